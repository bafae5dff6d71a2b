"""What a site changed in a column after it was kept, and taking that over."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from reader.editorial.edits import Paragraph, difference
from reader.library.library import Library
from reader.service.deeds import Change, TextTaken
from reader.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Edits:
    """The kept text and the one of ``seen_at``, which is on the site now, as one; ``kept_at`` is when the kept one was
    had."""

    entry_id: int
    kept_at: datetime
    seen_at: datetime
    paragraphs: tuple[Paragraph, ...]


async def edits_of(desk: Desk, entry_id: int) -> Edits | None:
    """What was edited since the text of the entry was kept; None if nothing is known to be."""
    kept, new = await desk.library.read(
        lambda library: (library.articles.get(entry_id), library.articles.edited(entry_id))
    )
    if kept is None or new is None:
        return None
    paragraphs = await asyncio.to_thread(difference, kept.article.blocks, new.article.blocks)
    return Edits(entry_id, kept.cleaned_at, new.cleaned_at, paragraphs)


async def take(desk: Desk, edits: Edits) -> Change:
    """Keeps the new text from now on instead of the one that was kept; without effect if another came meanwhile."""

    def change(library: Library) -> Change:
        gave_way = library.articles.swap(edits.entry_id, edits.seen_at)
        return Change("took the new text of", (TextTaken(edits.entry_id, gave_way),) if gave_way else ())

    return await desk.library.write(change)
