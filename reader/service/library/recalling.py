"""The passages that come back: a handful of one's highlights a day."""

import asyncio
from dataclasses import dataclass

from reader.editorial.recalling import FEWEST, Answer, answered, due, midnight_before
from reader.library.library import Library
from reader.model.entry import Entry
from reader.model.highlight import Highlight
from reader.model.passage import find_passage
from reader.model.place import Place, place_at
from reader.service.deeds import Answered, Change
from reader.service.desk import Desk
from reader.typeset.widths import cut

__all__ = ["FEWEST", "Answer", "Passages", "Recalled", "answer", "passages", "place_of"]


TOLD = 40
"""Cells of a passage by which it is told from others."""
DONE = {Answer.KEEP: "kept", Answer.LATER: "put off", Answer.LET_GO: "let go of"}


@dataclass(frozen=True, slots=True)
class Recalled:
    """A passage, and the column it is from."""

    highlight: Highlight
    entry: Entry


@dataclass(frozen=True, slots=True)
class Passages:
    """Those that are left of today's handful; ``marked`` is how many highlights there are at all."""

    left: tuple[Recalled, ...]
    marked: int


async def passages(desk: Desk) -> Passages:
    """What comes back today."""
    now = desk.clock().astimezone()

    def read(library: Library) -> Passages:
        turns = library.recalls.turns()
        fresh = library.recalls.made_since(midnight_before(now))
        found = [library.recalls.highlight(number) for number in due(turns, now, fresh)]
        columns = ((each, library.entries.get(each.entry_id)) for each in found if each)
        return Passages(tuple(Recalled(each, entry) for each, entry in columns if entry), len(turns))

    return await desk.library.read(read)


async def answer(desk: Desk, highlight: Highlight, said: Answer) -> Change:
    """Says when the passage comes back: later than last time, sooner, or no more."""

    def change(library: Library) -> Change:
        before = library.recalls.get(highlight.number)
        library.recalls.put(highlight.number, answered(highlight.number, before, said, desk.clock()))
        words = cut(" ".join(highlight.passage.quote.split()), TOLD)
        return Change(f"{DONE[said]} the passage “{words}”", (Answered(highlight.number, before),))

    return await desk.library.write(change)


async def place_of(desk: Desk, highlight: Highlight) -> Place | None:
    """Where the passage stands in the text of its column; None where there is none, or not these words."""
    stored = await desk.library.read(lambda library: library.articles.get(highlight.entry_id))
    if stored is None:
        return None
    found = await asyncio.to_thread(find_passage, stored.article.seen, highlight.passage)
    return place_at(stored.article.blocks, found[0]) if found else None
