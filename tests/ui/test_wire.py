"""What links and pictures send to a real terminal: nothing but what a program that draws may send."""

import re
import signal
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
from reader.pictures.drawn import Way
from reader.ui.driver import LEAVE
from tests.hostile.wire import strays
from tests.ui.terminal import Terminal

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KNOWING: dict[Way, tuple[dict[str, str], bytes, str]] = {
    Way.SIXEL: ({"XTERM_VERSION": "XTerm(379)"}, b"\x1b[c", "\x1b[?62;4c"),
    Way.PLACEHOLDERS: ({"TERM": "xterm-kitty"}, b"\x1b[>q\x1b[c", "\x1bP>|kitty(0.41.1)\x1b\\\x1b[?62;52;c"),
}
"""For a terminal that knows more than half blocks: what is set in it, what it is asked (XTVERSION, DA1), its answer."""
PICTURE = {Way.BLOCKS: "▀".encode(), Way.SIXEL: b"\x1bP0;1;0q", Way.PLACEHOLDERS: "\U0010eeee".encode()}
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
    """Opens Byline with links told to the terminal, which shows pictures in this way."""
    running: list[Terminal] = []

    def open_terminal(name: str, *arguments: str, way: Way = Way.BLOCKS) -> Terminal:
        settings = tmp_path / "CONFIG" / name / "config.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text('hyperlinks = "always"\n')
        environment, asked, answer = KNOWING.get(way, ({}, b"", ""))
        cell = (9, 18) if answer else (0, 0)
        terminal = Terminal(tmp_path, *arguments, width=120, height=40, environment=environment, cell=cell)
        running.append(terminal)
        if answer:
            terminal.wait_until(lambda: asked in terminal.bytes)
            terminal.press(answer)
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


@pytest.mark.parametrize("way", list(Way))
def test_a_column_with_links_and_a_picture_and_a_comic(opened: Open, way: Way) -> None:
    terminal = opened("byline-demo", "demo", way=way)
    picture = PICTURE[way]
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


_IMAGE = re.compile(
    r"\x1b_G(?:a=T[^;]*,i=(?P<sent>\d+),[^;]*)?m=(?P<more>[01]);[^\x1b]*\x1b\\"
    r"|\x1b_Ga=d,d=I,i=(?P<freed>\d+),q=2\x1b\\"
    r"|\x1b\[(?:\d+;)*38;2;(?P<colour>\d+;\d+;\d+)[;\d]*m\U0010eeee"
)


def images_left(sent: str) -> set[int]:
    """The images that the terminal still holds. Fails where a cell is drawn of one that it did not hold, or where one
    is sent in pieces with something else between them."""
    held: set[int] = set()
    number, going_on, at = 0, False, 0
    for found in _IMAGE.finditer(sent):
        assert not going_on or found.start() == at
        at = found.end()
        if found["more"]:
            assert going_on is not bool(found["sent"])
            number = int(found["sent"] or number)
            going_on = found["more"] == "1"
            held |= {number} if not going_on else set()
        elif found["freed"]:
            held.discard(int(found["freed"]))
        else:
            red, green, blue = map(int, found["colour"].split(";"))
            assert red << 16 | green << 8 | blue in held
    return held


def test_images_are_held_while_they_are_drawn_and_no_longer(opened: Open) -> None:
    terminal = opened("byline-demo", "demo", way=Way.PLACEHOLDERS)
    press(terminal, "1", "G", "\r")
    terminal.wait_until(lambda: b"1 new." in terminal.bytes)
    terminal.press("\r")
    terminal.wait_until(lambda: PICTURE[Way.PLACEHOLDERS] in terminal.bytes)
    for key in ("+", "l", "-", "?", "\x1b"):
        press(terminal, key)
        # Drawn in the parser process, some pictures come only after the screen has been still for a moment.
        terminal.rest()
    assert len(images_left(terminal.bytes.decode())) == 1
    # Woken after a stop that nobody told it of, it finds a screen that may have lost everything.
    before = len(terminal.bytes)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_until(lambda: PICTURE[Way.PLACEHOLDERS] in terminal.bytes[before:])
    terminal.rest()
    assert len(images_left(terminal.bytes[before:].decode())) == 1
    sent = leave(terminal)
    assert sent.rindex(b"\x1b_Ga=d") < sent.rindex(LEAVE.encode())
    assert images_left(sent.decode()) == set()


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
