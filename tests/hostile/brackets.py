"""Brackets are part of a headline: shown as they are, never read as markup."""

from contextlib import closing
from pathlib import Path

from reader.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.text import safe
from tests.hostile.filled import NOW
from tests.hostile.grammar import bracketed
from tests.hostile.promise import Tally
from tests.ui.terminal import Terminal

ROWS = 60
IN_A_CHANNEL = 2_000


def brackets_are_shown(count: int, folder: Path, tally: Tally) -> None:
    """The headlines in the list, on a screen that is one list wide; each is looked for up to where it may be cut."""
    titles = [f"{number} {safe(bracketed(number))}" for number in range(count)]
    with closing(Library.open(folder / "DATA" / "byline" / "library.sqlite3")) as library, library.write():
        channel = library.channels.add(NewChannel("https://press.example/c", "[b]Op Eds[/b]", section="[i]News"), NOW)
        library.channels.follow(channel, NOW)
        entries = [NewEntry(f"{n}", f"https://press.example/{n}", title) for n, title in enumerate(titles)]
        library.entries.put(channel, entries, NOW)
    terminal = Terminal(folder, width=79, height=ROWS)
    try:
        seen = _seen(terminal, count)
        terminal.press("Q")
        ended = terminal.end()
    finally:
        terminal.close()
    for title in titles:
        tally.check(title[:40] in seen, f"not shown: {title}")
    tally.check(ended == 0, f"it ended with {ended}")


def _seen(terminal: Terminal, count: int) -> str:
    """All the list has shown, from top to end."""
    terminal.wait_for("Unread")
    terminal.press("2")
    terminal.rest()
    shown = [terminal.text]
    for _ in range(count):
        terminal.press("\x06")
        terminal.rest()
        if terminal.text == shown[-1]:
            break
        shown.append(terminal.text)
    return "\n".join(shown)
