"""The journal for several machines: what was done on this one goes into a folder of the person's, and what the others
put there is done here. No server, no lock, no clock; the library itself is never shared.

See `reader.model.register` for how it is joined, `reader.export.journal` for the lines.
"""

import asyncio
import logging
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from uuid import uuid4

from reader.errors import BylineError, FileError
from reader.export.journal import CHANNEL, ENTRY, LONGEST, MUTE, Told, line_of
from reader.library.addresses import address
from reader.library.journal import Kept, ReadFile
from reader.library.journal import Told as Machine
from reader.library.library import Library
from reader.service.desk import Desk
from reader.service.library.journal_folder import Reading, append, make_folder, news
from reader.service.library.journalled import apply_entries, record_entries
from reader.service.library.journalled_lists import apply_channel, apply_mutes, record_lists
from reader.service.library.ledger import Ledger
from reader.text import safe

PAUSE = 3.0
"""Seconds after something was done in which more may be."""
EVERY = 60.0
"""Seconds after which the folder is looked at again."""

_MACHINE, _LABEL, _FOLDER, _BEGUN = "journal", "journal_label", "journal_folder", "journal_begun"
"""Facts of the library; what is noted depends on the first (`reader.library.noting`)."""
_AT_ONCE = 200
"""Entries or lines in one write, so that what a person does meanwhile waits no longer than they notice."""
_LINES = 2_000
"""Lines written at a time."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Synced:
    """How many lines of others said something new, how many were written, and how many of what was read could not be
    used. ``failed`` is why not all could be written, None if it was: the rest is kept in the library."""

    taken: int = 0
    told: int = 0
    unusable: int = 0
    failed: FileError | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """``machine`` is this one, empty before the first time; ``untold`` registers stand in no file yet, ``waiting``
    columns are told of that no channel lists here."""

    machine: str
    machines: tuple[Machine, ...]
    untold: int
    waiting: int


async def sync(desk: Desk, folder: Path, *, anew: bool = False) -> Synced:
    """Takes in what the other machines told and tells what was done here; ``anew`` tells all of it again, for a folder
    from which it is gone.

    Raises LibraryError where the library cannot be written, and FileError where the folder is away or cannot be read:
    what was done here is kept in the library until it can be told.
    """
    if desk.library.kept_in_memory:
        raise desk.library.kept_in_memory
    work = _Work(desk, await desk.library.write(lambda library: _begin(library, folder), durable=False))
    # Before anything is taken in, so that it counts as done without knowing of that.
    while await desk.library.write(work.record, durable=False):
        pass
    known = await desk.library.read(lambda library: library.journal.files())
    if anew or not await desk.library.read(lambda library: library.fact(_FOLDER) == str(folder)):
        await asyncio.to_thread(make_folder, folder, is_known=False)
        await desk.library.write(lambda library: _tell_all(library, folder), durable=False)
        known = {}
    await asyncio.to_thread(_look_for, folder, work.machine, known)
    done = Synced()
    readings = await asyncio.to_thread(news, folder, known)
    while reading := await asyncio.to_thread(next, readings, None):
        await _take_in(desk, work, reading, done)
    await desk.library.write(work.settle, durable=False)
    await _tell(desk, work, folder, done)
    return done


async def keep_journal(
    desk: Desk, folder: Path, told: Callable[[Synced | BylineError], object], pause: float = PAUSE, every: float = EVERY
) -> None:
    """Keeps it up to date for as long as nobody gives it up: at once, a little after something was done here, and now
    and then for what the others did. ``told`` gets what came of it, a failure only when it is another than before."""
    changed = asyncio.Event()
    changed.set()
    loop = asyncio.get_running_loop()

    def deed() -> None:
        # The loop may have ended before the library's thread.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(changed.set)

    failed = ""
    desk.library.on_deed.append(deed)
    try:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), every)
            await asyncio.sleep(pause)
            changed.clear()
            done = await _quietly(desk, folder)
            error = done.failed if isinstance(done, Synced) else done
            if error is None or error.headline != failed:
                told(done)
            failed = error.headline if error else ""
    finally:
        desk.library.on_deed.remove(deed)


async def _quietly(desk: Desk, folder: Path) -> Synced | BylineError:
    try:
        return await sync(desk, folder)
    except BylineError as error:
        _log.warning("The journal was not brought up to date: %s", error)
        return error


async def status(desk: Desk) -> Status:
    """What is known of the journal; nothing is read of its folder."""

    def read(library: Library) -> Status:
        journal = library.journal
        return Status(library.fact(_MACHINE), journal.machines(), journal.waiting_to_be_told(), journal.waiting(ENTRY))

    return await desk.library.read(read)


def _begin(library: Library, folder: Path) -> str:
    """This machine's name, given at the first time and to a library that was copied to another."""
    label = _label()
    machine = library.fact(_MACHINE)
    if not machine:
        library.journal.begin()
    if not machine or library.fact(_LABEL) != label:
        machine = uuid4().hex
        library.set_fact(_MACHINE, machine)
        library.set_fact(_LABEL, label)
    return machine


def _label() -> str:
    return safe(socket.gethostname())[:80] or "nameless"


def _tell_all(library: Library, folder: Path) -> None:
    library.journal.tell_all_again()
    library.set_fact(_FOLDER, str(folder))


def _look_for(folder: Path, machine: str, known: Mapping[str, ReadFile]) -> None:
    """Raises FileError where what this machine wrote is gone: an empty folder may be where a disk is to be."""
    make_folder(folder, is_known=True)
    if any(name.startswith(f"{machine}/") for name in known) and not (folder / machine).is_dir():
        hint = "Is the disk there? “byline journal sync --anew” writes all of it again."
        raise FileError(f"What this machine wrote is not in {safe(str(folder))} any more.", hint)


async def _take_in(desk: Desk, work: "_Work", reading: Reading, done: Synced) -> None:
    for start in range(0, len(reading.told), _AT_ONCE):
        told = reading.told[start : start + _AT_ONCE]
        done.taken += await desk.library.write(partial(work.take, told=told), durable=False)
    done.unusable += reading.file.unusable
    await desk.library.write(lambda library: library.journal.put_file(reading.file, desk.clock()), durable=False)


async def _tell(desk: Desk, work: "_Work", folder: Path, done: Synced) -> None:
    while untold := await desk.library.read(work.untold):
        lines = [line for each, line in untold if len(line) <= LONGEST]
        known = await desk.library.read(lambda library: library.journal.files())
        file = None
        try:
            if lines:
                file = await asyncio.to_thread(append, folder, work.machine, _label(), known, lines)
        except FileError as error:
            done.failed = error
            return
        for each, line in untold:
            if len(line) > LONGEST:
                _log.warning("Too long for the journal: %s of %s", each.name, each.subject)
        await desk.library.write(partial(_told, desk=desk, file=file, untold=untold), durable=False)
        done.told += len(lines)


def _told(library: Library, desk: Desk, file: ReadFile | None, untold: Sequence[tuple[Kept, bytes]]) -> None:
    library.journal.tell(each for each, _ in untold)
    if file:
        library.journal.put_file(file, desk.clock())


class _Work:
    """What is done in the library's thread, each part in a write of its own."""

    def __init__(self, desk: Desk, machine: str) -> None:
        self.machine = machine
        self._desk = desk
        self._usual = cache(self._catalogue)

    def record(self, library: Library) -> bool:
        """Tells some of what was changed here; whether there may be more."""
        ledger = self._ledger(library)
        self._lists(ledger)
        changed = library.journal.changed(_AT_ONCE)
        apply_entries(ledger, record_entries(ledger, changed))
        return bool(changed)

    def take(self, library: Library, told: Sequence[Told]) -> int:
        """Does here what others told; how much of it was new."""
        ledger = self._ledger(library)
        subjects = list(dict.fromkeys(each.subject for each in told))
        # What was done here meanwhile was done without knowing of this.
        rows = [library.journal.row_of(each) for each in subjects if _kind(each) == ENTRY]
        record_entries(ledger, library.journal.changed_of(rows))
        if any(_kind(each) != ENTRY for each in subjects):
            self._lists(ledger)
        new = [each.subject for each in told if ledger.take(each)]
        apply_entries(ledger, [each for each in dict.fromkeys(new) if _kind(each) == ENTRY])
        for subject in dict.fromkeys(new):
            if _kind(subject) == CHANNEL:
                apply_channel(ledger, subject)
        if any(_kind(each) == MUTE for each in new):
            apply_mutes(ledger)
        return len(new)

    def settle(self, library: Library) -> int:
        """Mutes what waited for its channel or section, and tells what a channel that came was called here; how many
        mutes still wait."""
        ledger = self._ledger(library)
        self._lists(ledger)
        return apply_mutes(ledger)

    def untold(self, library: Library) -> list[tuple[Kept, bytes]]:
        """Some of the registers that stand in no file yet, with their lines."""
        return [(kept, line_of(told)) for kept, told in self._ledger(library).untold(_LINES)]

    def _lists(self, ledger: Ledger) -> None:
        at_first = not ledger.library.fact(_BEGUN)
        record_lists(ledger, at_first=at_first)
        if at_first:
            ledger.library.set_fact(_BEGUN, "yes")

    def _ledger(self, library: Library) -> Ledger:
        return Ledger(library, self.machine, self._desk.clock(), self._usual)

    def _catalogue(self) -> Mapping[str, tuple[str, str]]:
        return {address(each.url): (each.name, each.section) for each in self._desk.catalogue()}


def _kind(subject: str) -> str:
    return subject.partition(" ")[0]
