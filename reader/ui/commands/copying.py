"""Copying to the clipboard, by the terminal itself (OSC 52), so that it works over ssh as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.service.library.exporting import cite
from reader.ui.keys import ENTRY, Group, PaneName, command

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


@command("y", group=Group.READING, help="Copy the address: of the column, or of the link gone to", places=ENTRY)
def copy_address(screen: ReadingScreen) -> None:
    link = screen.article.links.link if screen.panes.name is PaneName.ARTICLE else None
    entry = screen.asked_entry()
    if link and not link.target.startswith("#"):
        copy_text(screen, link.target.removeprefix("mailto:"), "the address of the link")
    elif entry:
        copy_text(screen, entry.url, "the address")


@command("Y", group=Group.READING, help="Copy a citation: who, what, where, when", places=ENTRY)
def copy_citation(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_cite(screen, entry))


async def _cite(screen: ReadingScreen, entry: Entry) -> None:
    copy_text(screen, await cite(screen.desk, entry.id), "the citation")


def copy_text(screen: ReadingScreen, text: str, what: str) -> None:
    """Copies the text, and says what it is."""
    screen.app.copy_to_clipboard(text)
    screen.tell(f"Copied {what}: {text}")
