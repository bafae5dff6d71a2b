"""What becomes of feeds and answers as readers met them: ``python -m tests.bench.reports_wire``.

Each row is one input of the reports, or one situation on the wire, from the server to what a person sees.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reader.errors import BylineError
from reader.fetch.limits import Limits
from reader.model.channel import Channel
from reader.model.entry import Entry, Scope, ScopeKind
from reader.service.desk import Desk
from tests.fetch.loopback import Site, Writer, answer, serving
from tests.service.conftest import add_channel
from tests.shared import shared

Row = tuple[str, bool, str]
XML = "application/xml"


@dataclass
class Stand:
    """A desk, and the site it may ask. ``pages`` are whole answers by path, else the file of that name."""

    desk: Desk
    site: Site
    pages: dict[str, bytes]

    async def add(self, path: str, body: bytes | None = None, **fields: str) -> Channel:
        if body is not None:
            self.pages[f"/{path}"] = answer(body, **{"content_type": XML, **fields})
        return (await add_channel(self.desk, f"{self.site.origin}/{path}")).channel

    async def entries(self, channel: Channel) -> tuple[Entry, ...]:
        """In the order of the feed, as far as the library keeps it."""
        scope = Scope(ScopeKind.CHANNEL, channel.id)
        return await self.desk.library.read(lambda library: library.entries.rows(library.entries.ids(scope)))

    async def read(self, path: str, body: bytes | None = None, **fields: str) -> dict[str, str]:
        """The headlines of a feed that is followed, by the path and query of their urls."""
        channel = await self.add(path, body, **fields)
        entries = await self.entries(channel)
        return {entry.url.partition("//")[2].partition("/")[2]: entry.headline for entry in entries}


Check = Callable[[Stand], Awaitable[tuple[bool, str]]]
CHECKS: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """The function under its name among those that are gone through."""

    def keep(function: Check) -> Check:
        CHECKS[name] = function
        return function

    return keep


def report(name: str, origin: str) -> bytes:
    """A file of the reports, its addresses those of the site."""
    return (shared("corpus/reports") / name).read_bytes().replace(b"http://127.0.0.1:8471", origin.encode())


def feed(*items: str, top: str = "", root: str = 'rss version="2.0"') -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    name = root.split()[0]
    return f"<?xml version='1.0'?><{root}><channel><title>Made</title>{top}{inside}</channel></{name}>".encode()


def atom(*entries: str, top: str = "", about: str = "") -> bytes:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{about}><title>Made</title>{top}{inside}</feed>'.encode()


def equal(seen: object, right: object) -> tuple[bool, str]:
    return seen == right, "" if seen == right else repr(seen)


def rows() -> list[Row]:
    """Each input and situation: its name, whether what came of it is right, and what was seen instead."""
    for part in ("feeds", "answers"):
        import_module(f"tests.bench.wire_{part}")
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    found = []
    for name, function in CHECKS.items():
        with tempfile.TemporaryDirectory() as folder:
            try:
                async with asyncio.timeout(30):
                    right, seen = await _checked(function, Path(folder))
            except (BylineError, TimeoutError, KeyError, IndexError, ValueError, AssertionError) as error:
                right, seen = False, f"{type(error).__name__}: {error}"
        found.append((name, right, seen))
    return found


async def _checked(function: Check, folder: Path) -> tuple[bool, str]:
    pages: dict[str, bytes] = {}

    async def script(path: str, writer: Writer) -> None:
        name = path.lstrip("/")
        file = shared("corpus/reports") / name
        if path in pages:
            writer.write(pages[path])
        elif name and "/" not in name and file.is_file():
            kind = "text/html" if name.endswith(".html") else XML
            writer.write(answer(report(name, site.origin), content_type=kind))
        else:
            writer.write(answer(b"gone", "404 Not Found"))

    desk = Desk(folder / "library", catalogue=lambda: (), starters=lambda: (), limits=Limits(gap=0.0, pause=0.01))
    desk.library.start()
    async with serving(script) as site:
        try:
            return await function(Stand(desk, site, pages))
        finally:
            await desk.close()


def main() -> None:
    found = rows()
    for name, right, seen in found:
        print(f"{'right' if right else 'SHORT'}  {name}{'' if right else f': {seen[:300]}'}")
    print(f"{sum(right for _, right, _ in found)} of {len(found)} right")


if __name__ == "__main__":
    # The checks register with the module of this name, which is not the one that runs.
    import_module("tests.bench.reports_wire").main()
