"""What a person did with columns, as registers of the journal, and what other machines told of them, done here."""

import json
from collections.abc import Sequence
from dataclasses import replace

from reader.export.fields import instant_in
from reader.export.journal import (
    ABOUT,
    BESIDE,
    ENTRY,
    MARK,
    NOTE,
    PLACE,
    SAVED,
    STATE,
    TAG,
    UNREAD,
    canonical,
    entry_about,
    entry_in,
    mark_name,
    mark_value,
    passage_in,
    place_in,
    place_value,
)
from reader.library.library import Library
from reader.model.entry import Entry, NewEntry, State
from reader.model.highlight import Highlight
from reader.model.moment import moment_to_text
from reader.service.library.ledger import NOTHING, Known, Ledger, is_worded, shown

_KEPT = (SAVED, TAG, NOTE, MARK)


def record_entries(ledger: Ledger, changed: Sequence[tuple[int, bool]]) -> list[str]:
    """Tells what was changed of these entries, each with whether that was so at first. Returns the subjects that were
    not known to be entries here, and are to be done now."""
    found: list[str] = []
    for entry in ledger.library.entries.rows([entry_id for entry_id, _ in changed]):
        subjects = ledger.library.journal.subjects_of(ENTRY, entry.id)
        if not subjects:
            subjects = _recognised(ledger.library, entry)
            found += subjects
        _record(ledger, entry, subjects, at_first=dict(changed)[entry.id])
    ledger.library.journal.looked_at([entry_id for entry_id, _ in changed])
    return found


def _record(ledger: Ledger, entry: Entry, subjects: tuple[str, ...], *, at_first: bool) -> None:
    known = ledger.known(subjects)
    own = subjects or (f"{ENTRY} {entry.key}",)
    present = _present(ledger.library, entry)
    if not ledger.compare(own, present, known, at_first=at_first):
        return
    if not subjects:
        ledger.library.journal.bind(own[0], ENTRY, entry.id)
    if ABOUT not in known and any(name.startswith(_KEPT) for name in present):
        words = (entry.key, entry.url, entry.headline, entry.byline, entry.masthead, entry.dek, entry.published_at)
        about = canonical(entry_about(NewEntry(*words)))
        ledger.tell(own, ABOUT, about, Known(None, NOTHING), at_first=at_first)


def _recognised(library: Library, entry: Entry) -> tuple[str, ...]:
    """The subject that other machines told of and that turns out to be this entry; none if there is none."""
    key, page = library.journal.names_of(entry.id)
    for name in (key, page if library.journal.on_page(page) == entry.id else ""):
        subject = f"{ENTRY} {name}"
        if name and not library.journal.row_of(subject) and library.journal.kept([subject]):
            library.journal.bind(subject, ENTRY, entry.id)
            return (subject,)
    return ()


def _present(library: Library, entry: Entry) -> dict[str, str]:
    state = UNREAD if entry.state in (State.NEW, State.SEEN) else entry.state.value
    found = {STATE: canonical(state), PLACE: canonical(place_value(entry.place, entry.progress))}
    if entry.saved:
        found[SAVED] = canonical(moment_to_text(library.saved.saved_at(entry.id)))
    found |= {TAG + name.casefold(): canonical(name) for name in library.tags.of(entry.id)}
    if note := library.notes.get(entry.id):
        found[NOTE] = note
    for each in library.highlights.of(entry.id):
        name = mark_name(each.passage)
        found[name] = canonical(mark_value(each.passage, moment_to_text(each.made_at)))
        found[name.replace(MARK, BESIDE, 1)] = each.note
    return found


def apply_entries(ledger: Ledger, subjects: Sequence[str]) -> None:
    """Does here what was told of the subjects. One that is no entry here waits, unless it is kept: then it is made."""
    done = []
    for subject in subjects:
        entry_id = ledger.library.journal.row_of(subject) or _found(ledger, subject)
        if entry_id:
            _apply(ledger, entry_id)
            done.append(entry_id)
    ledger.set_states()
    # It is as it was told: no person changed it.
    ledger.library.journal.looked_at(done)


def _apply(ledger: Ledger, entry_id: int) -> None:
    library = ledger.library
    subjects = library.journal.subjects_of(ENTRY, entry_id)
    known = ledger.known(subjects)
    # What is written beside a highlight comes after its words.
    for name in sorted(known, key=lambda name: (name.startswith(BESIDE), name)):
        register = known[name].register
        if register is None or name == ABOUT or (value := shown(register)) == known[name].here:
            continue
        if is_worded(name):
            _write(ledger, entry_id, name, value)
        else:
            _put(ledger, entry_id, name, json.loads(value))
        library.journal.is_here(subjects, name, value)


def _found(ledger: Ledger, subject: str) -> int:
    """The entry that a subject is, made if somebody keeps it; 0 if none is known."""
    library, key = ledger.library, subject.partition(" ")[2]
    known = library.entries.by_key(key)
    entry_id = known.id if known else library.journal.on_page(key)
    if not entry_id:
        told = ledger.known([subject])
        about = told[ABOUT].register if ABOUT in told else None
        is_kept = any(
            each.register and name.startswith(_KEPT) and shown(each.register) not in ("", NOTHING)
            for name, each in told.items()
        )
        entry = entry_in(key, json.loads(shown(about))) if about else None
        if not (entry and is_kept and (entry.url or entry.headline)):
            return 0
        entry_id = library.entries.add_loose(entry, ledger.now)
    library.journal.bind(subject, ENTRY, entry_id)
    return entry_id


def _put(ledger: Ledger, entry_id: int, name: str, value: object) -> None:
    library, now = ledger.library, ledger.now
    if name == STATE:
        state = State.SEEN if value == UNREAD else State(str(value))
        ledger.states.setdefault(state, []).append(entry_id)
    elif name == PLACE and isinstance(value, dict):
        library.entries.set_place(entry_id, *place_in(value), now)
    elif name == SAVED:
        if value is None:
            library.saved.unsave(entry_id)
        else:
            library.saved.save(entry_id, instant_in({SAVED: value}, SAVED) or now)
    elif name.startswith(TAG):
        if isinstance(value, str):
            library.tags.add(entry_id, value)
        else:
            library.tags.remove(entry_id, name.removeprefix(TAG))
    elif name.startswith(MARK):
        _mark(ledger, entry_id, name, value)


def _mark(ledger: Ledger, entry_id: int, name: str, value: object) -> None:
    library = ledger.library
    there = _marked(library, entry_id, name)
    if not isinstance(value, dict):
        for each in there:
            library.highlights.remove(each.number)
    elif not there:
        note = ledger.known(library.journal.subjects_of(ENTRY, entry_id)).get(name.replace(MARK, BESIDE, 1))
        words = shown(note.register) if note and note.register else ""
        library.highlights.add(entry_id, passage_in(value), words, instant_in(value, "made_at") or ledger.now)


def _marked(library: Library, entry_id: int, name: str) -> list[Highlight]:
    return [each for each in library.highlights.of(entry_id) if mark_name(each.passage) == name]


def _write(ledger: Ledger, entry_id: int, name: str, text: str) -> None:
    library = ledger.library
    if name == NOTE:
        library.notes.put(entry_id, text, ledger.now)
        return
    for each in _marked(library, entry_id, name.replace(BESIDE, MARK, 1)):
        if each.note != text:
            library.highlights.remove(each.number)
            library.highlights.put_back(replace(each, note=text))
