"""Pruning: letting go of the texts and pages that nobody needs any more, by age and size."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.errors import LibraryError
from reader.library.library import Library
from reader.library.pruning import Prunable
from reader.model.channel import FOREVER
from reader.service.desk import Desk
from reader.typeset.counting import counted

SLICE = 50
"""Columns let go at once: what a key may have to wait for."""
LAST = "pruned"
"""The fact that says on which day it was done unasked."""

log = logging.getLogger("byline.library")


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many columns were let go, or would be, and the bytes that their texts and pages took."""

    columns: int
    bytes: int

    @property
    def words(self) -> str:
        """``12 columns, 3.4 MB``."""
        return f"{counted(self.columns, 'column')}, {self.bytes / 1_000_000:.1f} MB"


async def prune(desk: Desk, days: int | None, megabytes: float = 0.0, *, dry: bool = False) -> Pruned:
    """Lets go of what was not touched for so many days and takes more than so many megabytes, slice by slice; ``dry``
    only tells what that would be. None is for days that never end; a channel's own days count instead."""
    larger = int(megabytes * 1_000_000) if megabytes else -1

    def find(library: Library) -> tuple[Prunable, ...]:
        kept = {number: None if keep == FOREVER else int(keep) for number, keep in library.channels.keeping().items()}
        own = {number: _before(desk, each) for number, each in kept.items()}
        return library.pruning.candidates(_before(desk, days), larger, own)

    found = await desk.library.read(find)
    if not dry:
        for start in range(0, len(found), SLICE):
            await _let_go(desk, [each.entry_id for each in found[start : start + SLICE]])
    return Pruned(len(found), sum(each.bytes for each in found))


def _before(desk: Desk, days: int | None) -> datetime | None:
    return None if days is None else desk.clock() - timedelta(days=days)


async def _let_go(desk: Desk, entry_ids: Sequence[int]) -> None:
    await desk.library.write(lambda library: library.pruning.prune(entry_ids, desk.clock()), durable=False)


async def prune_unasked(desk: Desk, days: int) -> None:
    """After a refresh, where the settings say so (0: never) or a channel's: at most once a day, told to the log
    alone."""
    today = desk.clock().date().isoformat()

    def begin(library: Library) -> bool:
        begins = library.fact(LAST) != today
        if begins:
            library.set_fact(LAST, today)
        return begins

    # Nobody asked for it: where the library is in use or the disk is full, another day does it.
    try:
        own = await desk.library.read(lambda library: library.channels.keeping())
        if (days or own) and await desk.library.write(begin, durable=False):
            log.info("pruned %s", (await prune(desk, days or None)).words)
    except LibraryError as error:
        log.warning("nothing was pruned: %s", error.headline)
