"""What links and pictures send to a real terminal: nothing but what a program that draws may send."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from reader.library import Library
from reader.model.article import Article, ChannelLink
from reader.model.blocks import Figure, Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from tests.hostile.wire import strays
from tests.ui.terminal import Terminal

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIXELS = "\x1b[?62;4c"
"""What a terminal answers that draws them (DA1)."""
XTERM = {"XTERM_VERSION": "XTerm(379)"}
TARGETS = (
    "https://press.example/plain",
    "https://press.example/\x1b]8;;https://evil.example/\x1b\\",
    "https://press.example/a\x1b\\b\x07c\x9cd\x00e\x7ff\n\r\tg",
    "https://press.example/]8;;https://evil.example",
    "https://press.example/with some spaces and \u00fc, \u6a4b, \u202egnp.exe, \u200b and \ud83d".encode(
        "utf-8", "replace"
    ).decode(),
    "https://press.example/" + "long" * 1250,
    "https://press.example/;id=x:y;;",
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " https://press.example/begins-with-a-space",
    "file:///etc/passwd",
    "data:text/html,x",
    "mailto:nora@press.example?subject=\x1b[2J",
    "//press.example/no-scheme",
    "#\x1b[31mnote",
    "https://",
)
_LINKS = re.compile(rb"\x1b\]8;[^;]*;([^\x07\x1b]*)")

Open = Callable[..., Terminal]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens Byline with links told to the terminal; with ``sixels`` in one that draws them."""
    running: list[Terminal] = []

    def open_terminal(name: str, *arguments: str, sixels: bool = False) -> Terminal:
        settings = tmp_path / "CONFIG" / name / "config.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text('hyperlinks = "always"\n')
        environment, cell = (XTERM, (9, 18)) if sixels else ({}, (0, 0))
        terminal = Terminal(tmp_path, *arguments, width=120, height=40, environment=environment, cell=cell)
        running.append(terminal)
        if sixels:
            terminal.wait_until(lambda: b"\x1b[c" in terminal.bytes)
            terminal.press(SIXELS)
        terminal.wait_for("Unread")
        return terminal

    yield open_terminal
    for each in running:
        each.close()


def press(terminal: Terminal, *keys: str) -> None:
    for each in keys:
        terminal.press(each)
        terminal.rest()


def leave(terminal: Terminal) -> bytes:
    terminal.press("Q")
    assert terminal.end() == 0
    assert strays(terminal.bytes) == []
    return terminal.bytes


@pytest.mark.parametrize("sixels", [False, True])
def test_a_column_with_links_and_a_picture_and_a_comic(opened: Open, sixels: bool) -> None:
    terminal = opened("byline-demo", "demo", sixels=sixels)
    picture = b"\x1bP0;1;0q" if sixels else "▀".encode()
    press(terminal, "1")
    for keys, seen in (("/near", "Near Enough"), ("\r\r", "Five ways"), ("\r", "Merrow Courier")):
        terminal.press(keys)
        terminal.wait_for(seen)
    press(terminal, "f", "\x1b", "\t", "\t", "\t", "G", "f", "\x1b")
    terminal.press("2j\r")
    terminal.wait_until(lambda: picture in terminal.bytes)
    press(terminal, "}", "j", " ", "b")
    before = len(terminal.bytes)
    press(terminal, "1", "\x1b", "1", "G", "\r")
    terminal.wait_until(lambda: b"1 new." in terminal.bytes)
    terminal.press("\r")
    terminal.wait_until(lambda: picture in terminal.bytes[before:])
    press(terminal, "+", "l", "+", "h", "-", "-", "z", "z")
    sent = leave(terminal)
    assert any(target.startswith(b"http") for target in _LINKS.findall(sent))
    assert sent.count(picture) > 20


def hostile_home(folder: Path) -> None:
    """A library that holds such targets as they came, as if nothing at the boundary had looked at them."""
    words = [Paragraph((Span("words "), Span(f"link {at}", link=target))) for at, target in enumerate(TARGETS)]
    figures = tuple(Figure(target, f"picture {at}") for at, target in enumerate(TARGETS[:6]))
    links = tuple(ChannelLink(f"channel {at}", target) for at, target in enumerate(TARGETS))
    with closing(Library.open(folder / "DATA" / "byline" / "library.sqlite3")) as library, library.write():
        channel = library.channels.add(NewChannel("https://press.example/c", "Press"), NOW)
        library.channels.follow(channel, NOW)
        library.entries.put(
            channel, [NewEntry("key", "https://press.example/s", "Hostile links", published_at=NOW)], NOW
        )
        entry = library.entries.by_key("key")
        assert entry
        article = Article(entry.url, "Hostile links", blocks=(*words, *figures), related=links, comments_url=TARGETS[1])
        library.articles.put(entry.id, article, Verdict.FULL, Rung.PAGE, [], NOW)
        library.saved.save(entry.id, NOW)


def test_hostile_targets_are_told_as_visible_ascii_or_not_at_all(opened: Open, tmp_path: Path) -> None:
    hostile_home(tmp_path)
    terminal = opened("byline", "--offline")
    press(terminal, "4", "\r")
    terminal.wait_for("link 1")
    press(terminal, "f", "\x1b", *"\t" * 40, "G", "f", "\x1b", "g", *" " * 4)
    told = set(_LINKS.findall(leave(terminal))) - {b""}
    assert b"https://press.example/plain" in told
    for target in told:
        assert re.fullmatch(rb"(https?://|mailto:)[!-~]*", target)
        assert len(target) <= 2083
