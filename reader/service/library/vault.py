"""The vault: a folder of the person's that has every saved column and its marks as a Markdown file, as they are now.

What was written is remembered beside the library, so that only what changed is written again. A file is looked for by
the id in its front matter, wherever the person moved it; what they wrote into it stays (`reader.export.vault`).
"""

import asyncio
import json
import logging
import os
import stat
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from reader.errors import BylineError, FileError
from reader.export.item import Item, facts
from reader.export.names import file_names, slug
from reader.export.vault import column_file, columnist_file, columnist_id, has_fences, id_in, let_go, vault_id
from reader.library.library import Library
from reader.service.desk import Desk
from reader.service.library.exporting import items_of
from reader.service.writing import ORDINARY, PRIVATE, write_whole
from reader.text import safe

COLUMNISTS = "Columnists"
PAUSE = 2.0
"""Seconds after something was done in which more may be."""

_AT_ONCE = 50
"""Columns read from the library at a time."""
_HEAD = 16_384
"""Bytes of a file in which its id stands."""
_TRIES = 5
_RENDERER = 1
"""Raised when files are to be written otherwise."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Known:
    """A column as it was last written: its look in the library, its author, headline and day."""

    look: str
    author: str
    headline: str
    day: str


@dataclass(slots=True)
class Written:
    """How many files were written and removed, and what could not be."""

    written: int = 0
    removed: int = 0
    failed: list[FileError] = field(default_factory=list)


def vault_folder(setting: str) -> Path | None:
    """The folder that a person named; None if there is none."""
    return Path(os.path.expanduser(setting)).absolute() if setting.strip() else None


async def write_vault(
    desk: Desk, folder: Path, *, anew: bool = False, stop: Callable[[], bool] = lambda: False
) -> Written:
    """Brings the folder to what is saved now; ``anew`` also what was written before. ``stop`` ends it between files.

    Raises FileError if there can be no such folder, and LibraryError. A file that cannot be written keeps no other
    from it, and is tried again the next time.
    """
    memory = desk.library.path.with_name("vault.json")
    known = await asyncio.to_thread(_remembered, memory, folder)
    looks, ids = await desk.library.read(_looks)
    wanted = [each for each in looks if anew or ids[each] not in known or known[ids[each]].look != looks[each]]
    gone = known.keys() - {ids[each] for each in looks}
    done = Written()
    if not wanted and not gone:
        return done
    work = await asyncio.to_thread(_Folder, folder, done)
    authors = {known[each].author for each in gone}
    for start in range(0, len(wanted), _AT_ONCE):
        items = await desk.library.read(partial(items_of, entry_ids=wanted[start : start + _AT_ONCE]))
        for entry_id, item in items.items():
            if stop():
                break
            about = facts(item)
            before = known.get(ids[entry_id])
            authors |= {before.author if before else "", about.byline}
            if await asyncio.to_thread(work.put_column, item):
                day = about.published.isoformat() if about.published else ""
                known[ids[entry_id]] = _Known(looks[entry_id], about.byline, about.headline, day)
    for each in gone:
        if await asyncio.to_thread(work.let_go, each):
            del known[each]
    for author in sorted(filter(None, authors)):
        await asyncio.to_thread(work.put_columnist, author, {k: v for k, v in known.items() if v.author == author})
    await asyncio.to_thread(_remember, memory, folder, known)
    return done


async def keep_vault(desk: Desk, folder: Path, pause: float = PAUSE) -> None:
    """Writes what changed a little after it did, for as long as nobody gives it up; what goes wrong is logged."""
    changed = asyncio.Event()
    changed.set()
    loop = asyncio.get_running_loop()
    given_up = threading.Event()

    def deed() -> None:
        # The loop may have ended before the library's thread.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(changed.set)

    desk.library.on_deed.append(deed)
    try:
        while True:
            await changed.wait()
            await asyncio.sleep(pause)
            changed.clear()
            await _quietly(desk, folder, given_up.is_set)
    finally:
        given_up.set()
        desk.library.on_deed.remove(deed)


async def _quietly(desk: Desk, folder: Path, stop: Callable[[], bool]) -> None:
    try:
        done = await write_vault(desk, folder, stop=stop)
    except BylineError as error:
        _log.warning("The vault was not written: %s", error)
        return
    for failed in done.failed:
        _log.warning("A file of the vault was not written: %s", failed)


def _looks(library: Library) -> tuple[dict[int, str], dict[int, str]]:
    """How each saved entry is now, and the id of its file."""
    looks = library.saved.looks()
    return looks, {entry.id: vault_id(entry.key) for entry in library.entries.rows(tuple(looks))}


class _Folder:
    """The files of the vault, found by the ids in them. Its folders that begin with a dot are the programs' own."""

    def __init__(self, folder: Path, done: Written) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(
                f"The folder {safe(str(folder))} could not be made.", f"The system says: {error.strerror or error}."
            ) from error
        self._folder = folder
        self._done = done
        self._found: dict[str, list[Path]] = {}
        for path in _files(folder):
            self._found.setdefault(_id_of(path), []).append(path)

    def put_column(self, item: Item) -> bool:
        """Whether the file is now what it is to be."""
        name = vault_id(item.entry.key)
        return self._put(name, file_names([item], ".md")[0], lambda before: column_file(item, before))

    def put_columnist(self, author: str, columns: Mapping[str, _Known]) -> bool:
        """As above, of the page of a columnist, which goes when none of their columns is left."""
        name = columnist_id(author)
        if not columns:
            return self.let_go(name)
        place = f"{COLUMNISTS}/{slug(author) or name}.md"
        own = self._found.get(name, [self._folder / place])[0]
        ordered = sorted(columns.items(), key=lambda each: (each[1].day, each[1].headline, each[0]), reverse=True)
        rows = [
            (known.headline, known.day, Path(os.path.relpath(self._found[each][0], own.parent)).as_posix())
            for each, known in ordered
            if self._found.get(each)
        ]
        return self._put(name, place, lambda before: columnist_file(author, rows, before))

    def let_go(self, name: str) -> bool:
        """Takes ours out of every file with this id; one in which nothing is left is removed."""
        paths = self._found.pop(name, [])
        # Also those behind one that cannot be written.
        changed = [self._change(path, _without_ours) for path in paths]
        return all(changed)

    def _put(self, name: str, place: str, make: Callable[[str], str]) -> bool:
        paths = self._found.get(name)
        path = paths[0] if paths else self._free(self._folder / place, name)
        if not self._change(path, make):
            return False
        self._found.setdefault(name, [path])
        return True

    def _free(self, path: Path, name: str) -> Path:
        number, place = 1, path
        while os.path.lexists(place):
            ending = "" if number == 1 else f"-{number}"
            number, place = number + 1, path.with_name(f"{path.stem}-{name[:8]}{ending}.md")
        return place

    def _change(self, path: Path, make: Callable[[str], str]) -> bool:
        """Writes what is made of the file, whole; one that the person writes in this moment is read again."""
        try:
            for _ in range(_TRIES):
                state, before = _read(path)
                after = make(before)
                if after == before:
                    return True
                if _state(path) != state:
                    continue
                self._write(path, after)
                return True
        except OSError as error:
            self._done.failed.append(
                FileError(f"{safe(str(path))} could not be read.", f"The system says: {error.strerror or error}.")
            )
        except FileError as error:
            self._done.failed.append(error)
        return False

    def _write(self, path: Path, text: str) -> None:
        place = Path(os.path.realpath(path))
        if not text:
            path.unlink()
            self._done.removed += 1
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else ORDINARY
        write_whole(place, text.encode(errors="surrogateescape"), replacing=True, mode=mode)
        self._done.written += 1


def _without_ours(before: str) -> str:
    return let_go(before) if has_fences(before) else before


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(root, name) for name in sorted(names) if name.endswith(".md") and not name.startswith("."))


def _id_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return id_in(file.read(_HEAD).decode(errors="replace"))
    except OSError:
        return ""


def _read(path: Path) -> tuple[tuple[int, int] | None, str]:
    """The state of a file and what is in it; bytes that are no UTF-8 come back as they are when it is written."""
    state = _state(path)
    return state, path.read_bytes().decode(errors="surrogateescape") if state else ""


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def _remembered(memory: Path, folder: Path) -> dict[str, _Known]:
    """What was written into this folder; nothing where that cannot be known."""
    try:
        told = json.loads(memory.read_text(encoding="utf-8"))
        if told["folder"] != str(folder) or told["renderer"] != _RENDERER:
            return {}
        return {str(name): _Known(*map(str, facts)) for name, facts in told["columns"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _remember(memory: Path, folder: Path, known: Mapping[str, _Known]) -> None:
    columns = {name: (each.look, each.author, each.headline, each.day) for name, each in known.items()}
    told = {"folder": str(folder), "renderer": _RENDERER, "columns": columns}
    write_whole(memory, json.dumps(told, ensure_ascii=False), replacing=True, mode=PRIVATE)
