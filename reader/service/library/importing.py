"""Columns brought in: from Byline's own JSON Lines, and from the lists of other programs in which things are saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.editorial.pace import reading_minutes
from reader.export.item import Item, Marked
from reader.export.jsonl import Complaint
from reader.library.folding import tag_key
from reader.library.library import Library
from reader.model.entry import Entry, State
from reader.model.page import Page
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.parser import jobs
from reader.sources.identity import entry_key


@dataclass(frozen=True, slots=True)
class Brought:
    """What a list brings: columns that are new here or were not saved, those that are here already, and what is left
    out of the list and why."""

    new: tuple[Item, ...]
    known: tuple[Item, ...]
    left_out: tuple[Complaint, ...]


async def preview(desk: Desk, page: Page) -> Brought | None:
    """What the list would bring; nothing is changed. None if this is no list of columns."""
    read = await desk.parser.run(jobs.read_columns, page)
    if read is None:
        return None
    items = tuple(map(_keyed, read.items))

    def part(library: Library) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        known = {item.entry.key for item in items if _is_here(library, item)}
        return (
            tuple(item for item in items if item.entry.key not in known),
            tuple(item for item in items if item.entry.key in known),
        )

    return Brought(*await desk.library.read(part), read.left_out)


async def bring(desk: Desk, brought: Brought) -> None:
    """Puts what is new into the library, all or nothing. Nothing is fetched: a text that is not in the list comes when
    its column is opened. What the library knows better stays."""

    await desk.library.write(lambda library: put_items(library, brought.new, desk.clock()))


def put_items(library: Library, items: Sequence[Item], now: datetime) -> None:
    """Keeps the items, of those saved in one second the first on top."""
    for item in reversed(items):
        _put(library, item, now)


def _keyed(item: Item) -> Item:
    """An item of another program has no key yet."""
    return item if item.entry.key else replace(item, entry=replace(item.entry, key=entry_key(item.entry.url)))


def _known(library: Library, item: Item) -> Entry | None:
    found = library.entries.by_key(item.entry.key)
    if found or library.entries.share_url(item.entry.url):
        return found
    return library.entries.by_url(item.entry.url)


def _is_here(library: Library, item: Item) -> bool:
    known = _known(library, item)
    if known is None or (item.saved and not known.saved) or (item.article and known.verdict is None):
        return False
    return not (_new_tags(library, known.id, item) or _new_marks(library, known.id, item)) and (
        not item.note or library.notes.get(known.id) != ""
    )


def _new_tags(library: Library, entry_id: int, item: Item) -> list[str]:
    mine = {tag_key(name) for name in library.tags.of(entry_id)}
    return [name for name in item.tags if tag_key(name) and tag_key(name) not in mine]


def _new_marks(library: Library, entry_id: int, item: Item) -> list[Marked]:
    mine = {(each.passage.start, each.passage.quote) for each in library.highlights.of(entry_id)}
    return [each for each in item.highlights if (each.passage.start, each.passage.quote) not in mine]


def _put(library: Library, item: Item, now: datetime) -> None:
    known = _known(library, item)
    entry_id = known.id if known else library.entries.add_loose(item.entry, item.found_at or now)
    if item.saved:
        library.saved.save(entry_id, item.saved_at or now)
    for name in _new_tags(library, entry_id, item):
        library.tags.add(entry_id, name)
    for each in _new_marks(library, entry_id, item):
        library.highlights.add(entry_id, each.passage, each.note, each.made_at or now)
    if item.note and not library.notes.get(entry_id):
        library.notes.put(entry_id, item.note, now)
    if item.article and (known is None or known.verdict is None):
        how = (item.rung or Rung.PAGE, (), item.accessed_at or now, item.reason)
        library.articles.put(entry_id, item.article, item.verdict or Verdict.FULL, *how)
        library.entries.improve(entry_id, minutes=reading_minutes(item.article.words))
    if known is None or known.state is State.NEW:
        library.entries.set_state([entry_id], item.state, now)
        library.entries.set_place(entry_id, item.place, item.progress, now)
