"""The registers of the journal beside what the library has: what a person changed becomes told, and what was told is
kept until it is done here. Works inside the write that its caller opened."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reader.export.journal import (
    ABOUT,
    BESIDE,
    FOLLOWED,
    MARK,
    NOTE,
    PLACE,
    SAVED,
    STATE,
    TAG,
    UNREAD,
    Told,
    canonical,
    place_value,
    register_fields,
    register_in,
)
from reader.library.journal import Kept
from reader.library.library import Library
from reader.model.entry import State
from reader.model.place import TOP
from reader.model.register import (
    AT_FIRST,
    HIGHEST,
    NO_WORDS,
    Plain,
    Register,
    Stamp,
    highest_count,
    joined,
)

COUNT = "journal_count"
"""The fact that has the highest count ever seen."""
NOTHING = "null"

_PRESENT_OR_NOT = (SAVED, TAG, MARK)


@dataclass(frozen=True, slots=True)
class Known:
    """A register as all machines told it, None while none did, and how it is in this library."""

    register: Register | None
    here: str


@dataclass(slots=True)
class Ledger:
    """``machine`` is this one. ``usual`` gives the name and section of each channel in the catalogue. ``states`` are
    those that entries are to have at the end: what is counted of a channel is counted once for all of them."""

    library: Library
    machine: str
    now: datetime
    usual: Callable[[], Mapping[str, tuple[str, str]]]
    states: dict[State, list[int]] = field(default_factory=dict)
    _count: int = 0

    def set_states(self) -> None:
        """Gives the entries their states."""
        for state, ids in self.states.items():
            self.library.entries.set_state(ids, state, self.now)
        self.states.clear()

    def known(self, subjects: Sequence[str]) -> dict[str, Known]:
        """The registers of one thing, by name, whichever of its subjects they were told of."""
        found: dict[str, Known] = {}
        for each in self.library.journal.kept(subjects):
            register, before = _read(each.register), found.get(each.name)
            if before and before.register:
                register = joined(before.register, register) if register else before.register
            found[each.name] = Known(register, each.here)
        return found

    def compare(
        self, subjects: Sequence[str], present: Mapping[str, str], known: Mapping[str, Known], *, at_first: bool
    ) -> bool:
        """Tells what is ``present`` and was not so before, under the first of the subjects; whether there was any."""
        changed = False
        for name in sorted(present.keys() | known.keys() - {ABOUT}):
            before = known.get(name, Known(None, usual_value(name)))
            here = present.get(name, usual_value(name))
            # What was written beside a highlight waits for its words to be marked again.
            is_loose = name.startswith(BESIDE) and name.replace(BESIDE, MARK, 1) not in present
            if is_loose or _same(name, here, before.here):
                continue
            self.tell(subjects, name, here, before, at_first=at_first)
            changed = True
        return changed

    def tell(self, subjects: Sequence[str], name: str, here: str, before: Known, *, at_first: bool) -> None:
        """The register is so from now on, by the person's hand."""
        stamp = Stamp(AT_FIRST if at_first and before.register is None else self._next(), self.machine)
        if is_worded(name):
            words = before.register if before.register and not isinstance(before.register, Plain) else NO_WORDS
            register: Register = words.rewritten(stamp, here)
        else:
            register = Plain(stamp, here)
        self.library.journal.put(Kept(subjects[0], name, _text(register), here, told=False))
        self.library.journal.is_here(subjects, name, here)

    def take(self, told: Told) -> bool:
        """Joins what another machine told with what is known; whether that said anything new."""
        self.saw(highest_count(told.register))
        kept = next((each for each in self.library.journal.kept([told.subject]) if each.name == told.name), None)
        known = _read(kept.register) if kept else None
        register = joined(known, told.register) if known else told.register
        if register == known:
            return False
        here = kept.here if kept else usual_value(told.name)
        is_told = kept.told if kept and known else True
        self.library.journal.put(Kept(told.subject, told.name, _text(register), here, is_told))
        return True

    def untold(self, limit: int) -> list[tuple[Kept, Told]]:
        """Registers that stand in no file yet."""
        kept = self.library.journal.untold(limit)
        return [(each, Told(each.subject, each.name, register_in(json.loads(each.register)))) for each in kept]

    def saw(self, count: int) -> None:
        """Who tells something from now on tells it after this."""
        if count > self._highest():
            self.library.set_fact(COUNT, str(count))
            self._count = 0

    def _next(self) -> int:
        """One count for all that is told in this write, where no register is told twice."""
        if not self._count:
            self._count = min(self._highest() + 1, HIGHEST)
            self.library.set_fact(COUNT, str(self._count))
        return self._count

    def _highest(self) -> int:
        return int(self.library.fact(COUNT) or 0)


def is_worded(name: str) -> bool:
    """Whether it is words, of which none may be lost."""
    return name == NOTE or name.startswith(BESIDE)


def shown(register: Register) -> str:
    """How the register is to be here."""
    return register.value if isinstance(register, Plain) else register.text


def usual_value(name: str) -> str:
    """How the register is where nobody did anything."""
    if is_worded(name):
        return ""
    return _USUAL.get(name, NOTHING)


_USUAL = {STATE: canonical(UNREAD), PLACE: canonical(place_value(TOP, 0.0)), FOLLOWED: canonical(False)}


def _same(name: str, one: str, other: str) -> bool:
    if name.startswith(_PRESENT_OR_NOT):
        return (one == NOTHING) == (other == NOTHING)
    return one == other


def _read(text: str) -> Register | None:
    return register_in(json.loads(text)) if text else None


def _text(register: Register) -> str:
    return canonical(register_fields(register))
