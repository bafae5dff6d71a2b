"""Tags, notes and highlights: what a person adds to an entry. Each is a `Change`, which can be taken back."""

import asyncio
from dataclasses import dataclass, replace

from reader.library.folding import tag_key
from reader.library.library import Library
from reader.model.entry import Entry
from reader.model.highlight import Highlight
from reader.model.passage import Passage, find_passage
from reader.service.deeds import Change, Deed, Highlighted, Noted, Rewritten, Tagged, Unhighlighted, Untagged
from reader.service.desk import Desk
from reader.text import safe_lines


@dataclass(frozen=True, slots=True)
class Tag:
    """``count`` entries have it, the one that was asked about if ``here``."""

    name: str
    count: int
    here: bool


def tags_typed(text: str) -> tuple[str, ...]:
    """The names of tags in what is typed, with commas between them, each once."""
    names = (name.strip() for name in text.split(","))
    return tuple({tag_key(name): name for name in names if tag_key(name)}.values())


def same_tag(one: str, other: str) -> bool:
    """Whether both are the same tag."""
    return tag_key(one) == tag_key(other)


async def known_tags(desk: Desk, entry_id: int) -> tuple[Tag, ...]:
    """Every tag there is: those of the entry first, then the most used."""

    def read(library: Library) -> tuple[Tag, ...]:
        mine = {tag_key(name): name for name in library.tags.of(entry_id)}
        tags = [
            Tag(mine.get(tag_key(name), name), count, tag_key(name) in mine) for name, count in library.tags.known()
        ]
        return tuple(sorted(tags, key=lambda each: not each.here))

    return await desk.library.read(read)


async def note_of(desk: Desk, entry_id: int) -> str:
    """The note on the entry, empty if there is none."""
    return await desk.library.read(lambda library: library.notes.get(entry_id))


@dataclass(frozen=True, slots=True)
class Placed:
    """A highlight and where its words stand in the text as it is now; None if they are there no more."""

    highlight: Highlight
    place: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person added to an entry; highlights in the order of the text they were made in."""

    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[Placed, ...] = ()


async def marks_of(desk: Desk, entry_id: int, text: str) -> Marks:
    """What was added to the entry, found in this text: `reader.model.article.Article.seen`."""

    def read(library: Library) -> tuple[tuple[str, ...], str, tuple[Highlight, ...]]:
        return library.tags.of(entry_id), library.notes.get(entry_id), library.highlights.of(entry_id)

    tags, note, highlights = await desk.library.read(read)
    places = await asyncio.to_thread(lambda: [find_passage(text, each.passage) for each in highlights])
    return Marks(tags, note, tuple(map(Placed, highlights, places)))


async def highlight(desk: Desk, entry: Entry, passage: Passage, note: str = "") -> Change:
    """Marks a passage of the entry's text, which is pinned by it. Without effect if just this one is marked."""

    def change(library: Library) -> Change:
        if any(each.passage == passage for each in library.highlights.of(entry.id)):
            return Change("highlighted")
        made = library.highlights.add(entry.id, passage, note, desk.clock())
        return Change("highlighted", (Highlighted(entry.id, made.number),))

    return await desk.library.write(change)


async def extend(desk: Desk, entry: Entry, passage: Passage, *instead_of: Highlight) -> Change:
    """Marks a passage in place of those that it takes in; what was written beside them is written beside it."""

    def change(library: Library) -> Change:
        gone = [each for each in (library.highlights.remove(old.number) for old in instead_of) if each]
        note = "\n".join(filter(None, (each.note for each in gone)))
        made = library.highlights.add(entry.id, passage, note, desk.clock())
        deeds: list[Deed] = [Unhighlighted(entry.id, each) for each in gone]
        return Change("extended a highlight", (*deeds, Highlighted(entry.id, made.number)))

    return await desk.library.write(change)


async def unhighlight(desk: Desk, *wanted: Highlight) -> Change:
    """Takes the highlights and the notes beside them away."""

    def change(library: Library) -> Change:
        gone = filter(None, [library.highlights.remove(each.number) for each in wanted])
        return Change("highlight removed", tuple(Unhighlighted(each.entry_id, each) for each in gone))

    return await desk.library.write(change)


async def write_beside(desk: Desk, wanted: Highlight, note: str) -> Change:
    """Writes a note beside a highlight in place of the one before; an empty one takes it away."""

    def change(library: Library) -> Change:
        gone = library.highlights.remove(wanted.number)
        if gone is None:
            return Change("note")
        library.highlights.put_back(replace(gone, note=safe_lines(note)))
        return Change("note", (Rewritten(gone.entry_id, gone),))

    return await desk.library.write(change)


async def note(desk: Desk, entry: Entry, text: str, seen: str | None = None) -> Change:
    """Writes a note on the entry in place of the one that was ``seen``; an empty one takes it away. One that was
    written meanwhile, by another Byline, stays above it."""

    def change(library: Library) -> Change:
        now = library.notes.get(entry.id)
        kept = now if seen is not None and now != seen else ""
        before = library.notes.put(entry.id, "\n".join(filter(None, (kept, text))), desk.clock())
        return Change("wrote below another note on" if kept else "note", (Noted(entry.id, before),))

    return await desk.library.write(change)


async def tag(desk: Desk, entry: Entry, *names: str) -> Change:
    """Sorts the entry under these names; without effect for tags it has."""

    def change(library: Library) -> Change:
        return Change("tagged", tuple(Tagged(entry.id, name) for name in names if library.tags.add(entry.id, name)))

    return await desk.library.write(change)


async def untag(desk: Desk, entry: Entry, name: str) -> Change:
    """Takes a tag from the entry; without effect if it has none of that name."""

    def change(library: Library) -> Change:
        removed = library.tags.remove(entry.id, name)
        return Change("tag removed", (Untagged(entry.id, name),) if removed else ())

    return await desk.library.write(change)
