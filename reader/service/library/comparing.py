"""What is new is compared in the background: copies of a column are joined, columns on one subject noted."""

import asyncio
from datetime import datetime, timedelta
from functools import partial

from reader.editorial.same_column import FEWEST, SHORT, Told, copy_share, samples, words_of
from reader.editorial.subjects import LEAST_LIKENESS, shared_words, telling, vector
from reader.editorial.subjects import likeness as likeness_of
from reader.library.library import Library
from reader.library.same_columns import Text
from reader.library.subjects import OfSubject
from reader.service.deeds import Change, Rejoined, take_back
from reader.service.desk import Desk

SLICE = 8
"""Texts compared at once: what a key may have to wait for."""
PAUSE = 0.02
DAYS_AROUND, SUBJECT_DAYS = 7, 45
"""How far apart columns on one subject stand, and how old they are whose subject is known."""


async def compare_all(desk: Desk, pause: float = PAUSE) -> int:
    """Compares every text that was not, slice by slice with a pause of seconds between, and notes which are on one
    subject; how many entries were joined to another or taken from one."""
    changed = 0
    # Asked first, because a write would wait for another Byline even where there is nothing to do.
    while await desk.library.read(lambda library: library.same.waiting()):
        since = desk.clock() - timedelta(days=SUBJECT_DAYS)
        changed += await desk.library.write(partial(_compare_some, since=since), durable=False)
        await asyncio.sleep(pause)
    return changed


async def tell_apart(desk: Desk, entry_id: int) -> Change:
    """The person says that it is none of the copies it was joined with: it stands alone from now on."""

    def separate(library: Library) -> Change:
        deed = take_back(library, Rejoined(entry_id))
        return Change("told apart", (deed,) if deed else ())

    return await desk.library.write(separate)


def _compare_some(library: Library, since: datetime) -> int:
    changed = 0
    for entry_id in library.same.next(SLICE):
        text = library.same.text(entry_id)
        told = _told(text)
        changed += _compare(library, entry_id, told)
        if text and told and len(told.words) >= SHORT and told.day >= since.date():
            _note_subject(library, text)
    library.subjects.forget_before(since)
    return changed


def _note_subject(library: Library, text: Text) -> None:
    """Notes what the column is about, and which of the days around it are on the same subject."""
    words, entry_id = telling(text.headline, text.text), text.entry_id
    library.subjects.count(entry_id, words)
    own = vector(words, library.subjects.texts(), library.subjects.containing(words))
    library.subjects.put(entry_id, own)
    for other, theirs in library.subjects.around(entry_id, DAYS_AROUND):
        likeness = likeness_of(own, theirs)
        if likeness >= LEAST_LIKENESS:
            library.subjects.join(entry_id, OfSubject(other, likeness, shared_words(own, theirs)))


def _compare(library: Library, entry_id: int, told: Told | None) -> bool:
    """Compares one text; whether its entry was joined to another, or is no copy any more."""
    numbers = samples(told.words) if told else frozenset()
    library.same.compared(entry_id, numbers)
    others = library.same.others(entry_id)
    if any(_share(library, told, each) != 0 for each in others):
        return False
    if others:
        library.same.separate(entry_id)
    for other in (*library.same.candidates(entry_id, numbers), *library.same.titled_alike(entry_id)):
        share = _share(library, told, other)
        lead = library.same.lead(other)
        # What is like one of several copies must be like the one that stands for them, or copies of copies drift.
        if share != 0 and (lead == other or _share(library, told, lead) != 0):
            library.same.join(entry_id, other, share or 0.0)
            return True
    return bool(others)


def _share(library: Library, told: Told | None, other: int) -> float | None:
    """The part of the shorter text that two copies share, 0.0 where they are none; None while one of the texts is not
    here, so that headline and byline have to do."""
    theirs = _told(library.same.text(other))
    if not told or not theirs or min(len(told.words), len(theirs.words)) < FEWEST:
        return None
    return copy_share(told, theirs)


def _told(text: Text | None) -> Told | None:
    return Told(words_of(text.text), text.headline, text.day) if text else None
