"""A disk that fills up or may not be written any more at any place of a session, and takes what is written again later,
or never: every stored text opens, and what was done is in the file, or it is told that it is not.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, cycle, islice, product
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from unittest.mock import patch

from reader.errors import LibraryError
from reader.library import Library, LibraryThread, unwritten
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry, Scope, ScopeKind, State
from reader.model.verdict import Rung, Verdict
from tests.hostile.promise import Tally
from tests.room import no_room, read_only

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PLACES = ("opening", "saving", "marking", "refreshing", "reading", "closing")
KINDS = ("full", "nearly full", "read only")
RETURNS = ("at once", "later", "at the end", "never")
TEXTS = 4
LONG = 60_000
"""Characters of the text that is read and kept, so that it needs more than what little room is left."""


@dataclass
class Session:
    """One session and what it has acknowledged: names of what is saved, and notes."""

    thread: LibraryThread
    channel: int
    numbers: Iterator[int] = field(default_factory=count)
    saved: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)

    def opening(self) -> None:
        self.thread.start()

    def closing(self) -> None:
        self.thread.close()

    def saving(self) -> None:
        name = f"loose {next(self.numbers)}"
        self._add(name, lambda library: library.entries.add_loose(_entry(name), NOW))
        self._save(name)

    def marking(self) -> None:
        name = min(self.ids)
        note = f"Note {next(self.numbers)}"
        self.thread.write_now(lambda library: library.notes.put(self.ids[name], note, NOW))
        self.notes[name] = note

    def refreshing(self) -> None:
        """What a list brings, of which one is saved: the list itself would be asked again."""
        name = f"listed {next(self.numbers)}"
        self.thread.write_now(lambda library: library.entries.put(self.channel, [_entry(name)], NOW), durable=False)
        found = self.thread.read_now(lambda library: library.entries.by_key(name))
        assert found
        self.ids[name] = found.id
        self._save(name)

    def reading(self) -> None:
        name = f"read {next(self.numbers)}"

        def keep(library: Library) -> int:
            entry_id = library.entries.add_loose(_entry(name), NOW)
            library.articles.put(entry_id, _article(name, LONG), Verdict.FULL, Rung.PAGE, [], NOW)
            library.entries.set_state([entry_id], State.READING, NOW)
            return entry_id

        self._add(name, keep)
        self._save(name)

    def _add(self, name: str, work: Callable[[Library], int]) -> None:
        self.ids[name] = self.thread.write_now(work)

    def _save(self, name: str) -> None:
        self.thread.write_now(lambda library: library.saved.save(self.ids[name], NOW))
        self.saved.add(name)


def _entry(name: str) -> NewEntry:
    return NewEntry(name, f"https://press.example/{name.replace(' ', '-')}", name)


def _article(name: str, length: int = 0) -> Article:
    # Letters that cannot be packed away.
    text = name + random.Random(name).randbytes(length // 2).hex()
    return Article(f"https://press.example/{name}", name, blocks=(Paragraph((Span(text),)),), words=5)


def _made(path: Path) -> tuple[int, dict[str, int]]:
    """A library with a channel and some texts: the number of that, and of those by name."""
    ids = {}
    with closing(Library.open(path)) as library:
        for number in range(TEXTS):
            name = f"stored {number}"
            ids[name] = library.entries.add_loose(_entry(name), NOW)
            library.articles.put(ids[name], _article(name), Verdict.FULL, Rung.PAGE, [], NOW)
        return library.channels.add(NewChannel("https://press.example/", "The Press"), NOW), ids


def _trouble(kind: str, path: Path, place: str, chance: random.Random) -> AbstractContextManager[None]:
    if kind == "read only" and place == "opening":
        return read_only(path.parent)
    files = (path, path.with_name(f"{path.name}-wal"))
    size = max(file.stat().st_size for file in files if file.exists())
    return no_room(size + chance.randrange(LONG) if kind == "nearly full" else 0)


def _unreadable(session: Session) -> list[str]:
    """The stored texts that do not open."""

    def read(library: Library) -> list[str]:
        texts = {f"stored {number}": library.articles.get(session.ids[f"stored {number}"]) for number in range(TEXTS)}
        return [name for name, text in texts.items() if text is None or text.article != _article(name)]

    return session.thread.read_now(read)


def _missing(path: Path, session: Session) -> list[str]:
    """What was acknowledged and is not in the file."""
    with closing(Library.open(path)) as library:
        if library.store.rows("PRAGMA integrity_check")[0][0] != "ok":
            return ["the file is damaged"]
        kept = {each.headline for each in library.entries.rows(library.entries.ids(Scope(ScopeKind.SAVED)))}
        found = {name: library.entries.by_key(name) for name in session.notes}
        notes = {name: library.notes.get(entry.id) if entry else "" for name, entry in found.items()}
    return [*sorted(session.saved - kept), *(name for name, note in session.notes.items() if notes[name] != note)]


def _session(path: Path, place: str, kind: str, returns: str, chance: random.Random) -> tuple[list[str], bool]:
    """What went wrong in a session in which the disk takes nothing from a place on, until some acts later; and whether
    it told of a loss at its end."""
    channel, ids = _made(path)
    acts = ["opening", *chance.sample(PLACES[1:-1], len(PLACES) - 2), "closing"]
    begins = acts.index(place)
    ends = {"at once": begins + 1, "later": begins + 2, "at the end": len(acts) - 1}.get(returns, len(acts))
    broken: list[str] = []
    with closing(LibraryThread(path)) as thread, ExitStack() as trouble:
        session = Session(thread, channel, ids=ids)
        for number, act in enumerate(acts):
            if number == begins:
                trouble.enter_context(_trouble(kind, path, place, chance))
            if number == ends:
                trouble.close()
            getattr(session, act)()
            broken += _unreadable(session) if thread.is_open else []
    missing = _missing(path, session)
    if bool(missing) != (thread.lost is not None):
        broken += [f"told: {thread.lost}, missing: {missing}"]
    if ends < len(acts) and missing:
        broken += [f"missing: {missing}"]
    return broken, thread.lost is not None


def _cases() -> list[tuple[str, str, str]]:
    """Every time, kind and place together; in the first third any two of them meet."""
    numbered = product(enumerate(RETURNS), enumerate(KINDS), enumerate(PLACES))
    ordered = sorted(numbered, key=lambda case: sum(number for number, _ in case) % len(KINDS) != 0)
    return [(returns, kind, place) for (_, returns), (_, kind), (_, place) in ordered]


def full_and_read_only(count: int, _: Path, tally: Tally) -> None:
    """Sessions with every place, kind and time, in a folder that everybody may enter."""
    chance, lost = random.Random(23), 0  # the same cases each time
    cases = cycle(_cases())
    with TemporaryDirectory() as folder, patch.object(unwritten, "PAUSE", 0.0):
        Path(folder).chmod(0o755)
        for number, (returns, kind, place) in enumerate(islice(cases, count)):
            path = Path(folder) / str(number) / "library.db"
            path.parent.mkdir(mode=0o755)
            try:
                broken, told = _session(path, place, kind, returns, chance)
                lost += told
            except (LibraryError, OSError) as error:
                broken = [f"{type(error).__name__}: {error}"]
            tally.check(not broken, f"{kind} when {place}, room {returns}: {'; '.join(broken)}")
            rmtree(path.parent)
    tally.measured = f"{lost} of them told of a loss at their end, all without room up to then"
