"""What a person adds to a column as a whole: tags to find it by, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.model.matching import fold
from reader.service.library import marking
from reader.service.library.marking import Tag
from reader.typeset.counting import counted
from reader.typeset.widths import cut
from reader.ui.commands.keeping import done
from reader.ui.commands.selecting import tell_draft
from reader.ui.keymap import told
from reader.ui.keys import ENTRY, Group, command
from reader.ui.screens.overlay import show
from reader.ui.screens.picker import Picker
from reader.ui.when import has_entry
from reader.ui.widgets.entry_list import headline
from reader.ui.widgets.picker_list import Choice, Match, matches

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.KEEPING
MOST_OF_HEADLINE = 24
"""Cells of it in the label of a prompt."""


@command(
    "number_sign", group=GROUP, help="Tag the column, or take a tag away", label="tag", places=ENTRY, applies=has_entry
)
def tag(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_choose_tag(screen, entry), group="tags")


async def _choose_tag(screen: ReadingScreen, entry: Entry) -> None:
    known = await marking.known_tags(screen.desk, entry.id)

    def chosen(name: str | None) -> None:
        same = next((each for each in known if each.name == name), None)
        if same and same.here:
            screen.work(_untag(screen, entry, same.name))
        elif name is not None:
            screen.work(_tag(screen, entry, *((same.name,) if same else marking.tags_typed(name))))

    title, prompt = "#", "a tag, new or known; commas between several"
    show(screen.app, Picker(screen.palette, screen.keyboard.map, title, prompt, partial(_found, known)), chosen)


def _found(known: Sequence[Tag], typed: str) -> list[Match]:
    """The known tags with what is typed, those of the column first, and what is typed as a new one."""
    signs = ((each, "✓" if each.here else " ") for each in known)
    choices = [Choice(each.name, f"{sign} {each.name}", counted(each.count, "column")) for each, sign in signs]
    found = matches(choices, typed)
    names = marking.tags_typed(typed)
    if not names or any(marking.same_tag(each.name, typed) for each in known):
        return found
    # Before those that merely have its letters somewhere, so that what was typed can be meant.
    begun = [each for each in found if fold(each.choice.name).startswith(fold(typed.strip()))]
    new = Match(Choice(typed, f"+ {', '.join(names)}", "new"))
    return [*begun, new, *(each for each in found if each not in begun)]


async def _untag(screen: ReadingScreen, entry: Entry, name: str) -> None:
    change = await marking.untag(screen.desk, entry, name)
    await done(screen, entry, change, f"No longer tagged {name}: {headline(entry)}")


async def _tag(screen: ReadingScreen, entry: Entry, *names: str) -> None:
    change = await marking.tag(screen.desk, entry, *names)
    await done(screen, entry, change, f"Tagged {', '.join(names)}: {headline(entry)}")


@command("N", "apostrophe n", group=GROUP, help="Write a note on the column", places=ENTRY, applies=has_entry)
def note(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_ask_note(screen, entry), group="note")


async def _ask_note(screen: ReadingScreen, entry: Entry) -> None:
    before = await marking.note_of(screen.desk, entry.id)

    note_on = ("column", entry.id)

    def done(typed: str | None) -> None:
        if typed is None:
            tell_draft(screen, note_on, told(screen.keyboard.map, screen.panes.name, ("note", "goes on with it.")))
        elif typed != before:
            screen.work(_write(screen, entry, typed, before))

    label = f"Note on {cut(headline(entry), MOST_OF_HEADLINE)}"
    screen.ask(label, text=before, on_done=done, note_on=note_on)


async def _write(screen: ReadingScreen, entry: Entry, typed: str, before: str) -> None:
    change = await marking.note(screen.desk, entry, typed, before)
    shown = told(screen.keyboard.map, screen.place, ("about", "shows it."))
    await done(screen, entry, change, f"Written down. {shown}" if typed.strip() else "The note is gone.")
