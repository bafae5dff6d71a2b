"""A real server on the loopback address that says exactly the bytes a test wants."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Writer = asyncio.StreamWriter
Script = Callable[[str, Writer], Awaitable[None]]


@dataclass
class Site:
    """``origin`` is where it listens, ``asked`` the heads of the requests it got."""

    origin: str
    asked: list[str] = field(default_factory=list)


@asynccontextmanager
async def serving(script: Script) -> AsyncIterator[Site]:
    """A site whose every request is answered by ``script(path, writer)``; the connection is closed after it."""
    site = Site("")

    async def answer(reader: asyncio.StreamReader, writer: Writer) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            site.asked.append(head)
            await script(head.split(" ")[1], writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    site.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield site
    finally:
        server.close()


def header(head: str, name: str) -> str:
    """The value of a field in the head of a request, empty if it has none; ``name`` in lower case."""
    lines = (line.partition(": ") for line in head.splitlines())
    return next((value for key, _, value in lines if key.lower() == name), "")


def saying(*pieces: bytes) -> Script:
    """A script that sends the pieces and closes."""

    async def script(_path: str, writer: Writer) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()

    return script


def answer(body: bytes = b"", status: str = "200 OK", **fields: str) -> bytes:
    """A whole answer; a field ``content_type`` becomes ``content-type``."""
    named = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body))} | fields
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body
