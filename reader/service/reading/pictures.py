"""Pictures: fetched when they come into view, kept in a folder with a cap, drawn in the parser process."""

import asyncio
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from reader.errors import CleanError, PageTooHard
from reader.library.library import Library
from reader.pictures.drawn import Canvas, Drawn
from reader.service.desk import Desk
from reader.service.parser import jobs
from reader.service.reading.ladder import trusted_for

MOST_BYTES = 100_000_000
"""Bytes of pictures that are kept; those not looked at for longest go first."""
_ACCEPTED = {"Accept": "image/webp,image/png,image/jpeg,image/gif,image/*;q=0.5"}


async def bring_picture(desk: Desk, entry_id: int, url: str, canvas: Canvas) -> Drawn:
    """The picture of an entry's article, drawn on the canvas. Raises FetchError or CleanError."""
    folder = desk.library.path.with_name("pictures")
    body = await asyncio.to_thread(_kept, folder, url)
    if body is None:
        body = await _fetched(desk, entry_id, url)
        await asyncio.to_thread(_keep, folder, url, body)
    try:
        return await desk.parser.run(jobs.draw_picture, body, canvas)
    except PageTooHard:
        raise CleanError("The picture was too much to draw.", "Look at it in the browser.") from None


async def _fetched(desk: Desk, entry_id: int, url: str) -> bytes:
    def hosts(library: Library) -> tuple[str, ...]:
        entry = library.entries.get(entry_id)
        if entry is None:
            return ()
        return (*trusted_for(library, entry), *((entry.url,) if entry_id in desk.chosen else ()))

    trusted = await desk.library.read(hosts)
    page = await desk.fetcher.fetch(url, trusted=trusted, headers=_ACCEPTED, picture=True)
    assert page, "without validators there is always a page"
    return page.body


def _kept(folder: Path, url: str) -> bytes | None:
    file = _file(folder, url)
    with suppress(OSError):
        body = file.read_bytes()
        os.utime(file)
        return body
    return None


def _keep(folder: Path, url: str, body: bytes, most: int = MOST_BYTES) -> None:
    """Keeps the picture and drops the oldest beyond the cap; without room on the disk there is no cache."""
    file = _file(folder, url)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".part")
        half.write_bytes(body)
        half.replace(file)
        _trim(folder, most)


def _trim(folder: Path, most: int) -> None:
    files = sorted(((file.stat().st_mtime_ns, file.stat().st_size, file) for file in folder.iterdir()), reverse=True)
    total = 0
    for _, size, file in files:
        total += size
        if total > most:
            file.unlink()


def _file(folder: Path, url: str) -> Path:
    return folder / sha256(url.encode()).hexdigest()
