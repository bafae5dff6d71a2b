"""What the terminal can show, asked of itself while the program reads its library."""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from reader.pictures.drawn import Way

_USUAL_CELL = (10, 20)
# Primary device attributes (DA1, DEC STD 070): a 4 among them stands for sixels.
_QUESTION = b"\x1b[c"
# Name and version (XTVERSION, "XTerm Control Sequences"), asked for before the attributes and so answered before them.
_NAME_QUESTION = b"\x1b[>q"
_NAME = re.compile(rb"\x1bP>\|(kitty|ghostty)[( ](\d{1,4})\.(\d{1,4})")
_FIRST_WITH_PLACEHOLDERS = {b"kitty": (0, 28), b"ghostty": (1, 0)}
_ANSWER = re.compile(rb"\x1b\[\?([\d;]*)c")
_PATIENCE = 0.2
_MAY_KNOW = ("XTERM_VERSION", "KONSOLE_VERSION", "WT_SESSION", "WEZTERM_PANE", "ITERM_SESSION_ID")
_MAY_KNOW_TERMS = ("foot", "mlterm", "contour", "yaft")
_REGISTERS_OF_XTERM = 16


@dataclass(frozen=True, slots=True)
class Terminal:
    """``way`` is how it shows pictures, None for not at all; ``cell`` the pixels of a cell, wide and high."""

    way: Way | None = None
    cell: tuple[int, int] = _USUAL_CELL
    colours: int = 256


def plain_terminal(images: str, environment: Mapping[str, str]) -> Terminal:
    """What is known without asking: half blocks, unless there are no colours."""
    colourless = environment.get("NO_COLOR") or environment.get("TERM") in ("dumb", "vt100", "vt220", "linux")
    none = images == "never" or (images == "auto" and bool(colourless))
    return Terminal(None if none else Way.BLOCKS)


_OPENING_LINKS = (
    "KITTY_WINDOW_ID",
    "WT_SESSION",
    "KONSOLE_VERSION",
    "WEZTERM_PANE",
    "ITERM_SESSION_ID",
)
_OPENING_LINKS_TERMS = ("foot", "xterm-kitty", "xterm-ghostty", "alacritty", "contour", "mlterm")
_OPENING_LINKS_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio")
_FIRST_VTE = 5000


def shows_links(hyperlinks: str, environment: Mapping[str, str]) -> bool:
    """Whether links are told to the terminal (OSC 8). Without being told so, only to those known to open them; a
    multiplexer may be in front of one that prints them as text."""
    if hyperlinks != "auto":
        return hyperlinks == "always"
    term, vte = environment.get("TERM", ""), environment.get("VTE_VERSION", "")
    if term == "dumb" or term.startswith(("screen", "tmux", "linux")):
        return False
    return (
        any(environment.get(each) for each in _OPENING_LINKS)
        or term.startswith(_OPENING_LINKS_TERMS)
        or environment.get("TERM_PROGRAM") in _OPENING_LINKS_PROGRAMS
        or (vte.isascii() and vte.isdigit() and int(vte[:9]) >= _FIRST_VTE)
    )


class Question:
    """Asks at once; `answer` is for later, when it has arrived. Where nobody could answer, nothing is asked."""

    def __init__(self, images: str, environment: Mapping[str, str]) -> None:
        self._plain = plain_terminal(images, environment)
        self._environment = environment
        self._before: list[Any] | None = None
        named = _NAME_QUESTION if may_know_placeholders(environment) else b""
        question = named + _QUESTION if named or may_draw_sixels(environment) else b""
        if self._plain.way and question and sys.stdin.isatty() and sys.stdout.isatty():
            self._ask(question)

    def _ask(self, question: bytes) -> None:
        with suppress(ImportError, OSError):
            import termios
            import tty

            self._before = termios.tcgetattr(sys.stdin.fileno())
            tty.setcbreak(sys.stdin.fileno(), termios.TCSANOW)
            os.write(sys.stdout.fileno(), question)

    def answer(self) -> Terminal:
        """What the terminal can, as far as it has said so by now."""
        if self._before is None:
            return self._plain
        import termios

        try:
            said = _heard(sys.stdin.fileno())
        finally:
            # What comes later is thrown away: to the screen it would be keys.
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSAFLUSH, self._before)
        cell = _cell_pixels(sys.stdout.fileno())
        if cell and knows_placeholders(said):
            return Terminal(Way.PLACEHOLDERS, cell)
        if not (knows_sixels(said) and cell):
            return self._plain
        return Terminal(Way.SIXEL, cell, _REGISTERS_OF_XTERM if "XTERM_VERSION" in self._environment else 256)


def may_draw_sixels(environment: Mapping[str, str]) -> bool:
    """Whether it is worth asking."""
    known = environment.get("TERM", "").startswith(_MAY_KNOW_TERMS) or any(name in environment for name in _MAY_KNOW)
    return known and not _in_multiplexer(environment)


def may_know_placeholders(environment: Mapping[str, str]) -> bool:
    """Whether it is worth asking. Where Textual draws in fewer colours, or in none, they cannot be images' numbers."""
    if environment.get("NO_COLOR") or environment.get("COLORTERM") not in ("truecolor", "24bit"):
        return False
    known = (
        "KITTY_WINDOW_ID" in environment
        or environment.get("TERM", "").startswith(("xterm-kitty", "xterm-ghostty"))
        or environment.get("TERM_PROGRAM") == "ghostty"
    )
    return known and not _in_multiplexer(environment)


def _in_multiplexer(environment: Mapping[str, str]) -> bool:
    """Whether it is tmux or screen that answers: for itself, and passing nothing on unless told to."""
    multiplexed = "TMUX" in environment or "STY" in environment
    return multiplexed or environment.get("TERM", "").startswith(("tmux", "screen"))


def knows_placeholders(said: bytes) -> bool:
    """Whether the answer names a terminal that has learnt them."""
    found = _NAME.search(said)
    return found is not None and (int(found[2]), int(found[3])) >= _FIRST_WITH_PLACEHOLDERS[found[1]]


def knows_sixels(said: bytes) -> bool:
    """Whether the answer has sixels among what the terminal can."""
    found = _ANSWER.search(said)
    return found is not None and b"4" in found[1].split(b";")[1:]


def _heard(source: int) -> bytes:
    said = b""
    while not _ANSWER.search(said) and select.select([source], [], [], _PATIENCE)[0]:
        piece = os.read(source, 1024)
        if not piece:
            break
        said += piece
    return said


def _cell_pixels(source: int) -> tuple[int, int] | None:
    import fcntl
    import struct
    import termios

    with suppress(OSError):
        answer = fcntl.ioctl(source, termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", answer)
        if rows and columns and width >= columns and height >= rows:
            return width // columns, height // rows
    return None
