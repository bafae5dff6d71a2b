"""Tags, notes and highlights: what a person adds to an entry. Each is a `Change`, which `saving.undo` takes back."""

from reader.library.library import Library
from reader.model.entry import Entry
from reader.model.highlight import Highlight
from reader.model.passage import Passage
from reader.service.desk import Desk
from reader.service.library.marks import Highlighted, Noted, Tagged, Unhighlighted, Untagged
from reader.service.library.saving import Change


async def highlight(desk: Desk, entry: Entry, passage: Passage, note: str = "") -> Change:
    """Marks a passage of the entry's text, which is pinned by it."""

    def change(library: Library) -> Change:
        made = library.highlights.add(entry.id, passage, note, desk.clock())
        return Change("highlighted", saved=(Highlighted(entry.id, made.number),))

    return await desk.library.write(change)


async def unhighlight(desk: Desk, wanted: Highlight) -> Change:
    """Takes the highlight and its note away."""

    def change(library: Library) -> Change:
        gone = library.highlights.remove(wanted.number)
        return Change("highlight removed", saved=(Unhighlighted(gone.entry_id, gone),) if gone else ())

    return await desk.library.write(change)


async def note(desk: Desk, entry: Entry, text: str) -> Change:
    """Writes a note on the entry in place of the one before; an empty one takes it away."""

    def change(library: Library) -> Change:
        before = library.notes.put(entry.id, text, desk.clock())
        return Change("note", saved=(Noted(entry.id, before),))

    return await desk.library.write(change)


async def tag(desk: Desk, entry: Entry, name: str) -> Change:
    """Sorts the entry under a name; without effect if it has that tag."""

    def change(library: Library) -> Change:
        added = library.tags.add(entry.id, name)
        return Change("tagged", saved=(Tagged(entry.id, name),) if added else ())

    return await desk.library.write(change)


async def untag(desk: Desk, entry: Entry, name: str) -> Change:
    """Takes a tag from the entry; without effect if it has none of that name."""

    def change(library: Library) -> Change:
        removed = library.tags.remove(entry.id, name)
        return Change("tag removed", saved=(Untagged(entry.id, name),) if removed else ())

    return await desk.library.write(change)
