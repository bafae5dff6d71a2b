"""Sizes, keys, mouse and pastes in no order: nothing breaks, nothing quits unasked, nothing saved is lost."""

import os
import select
import time
from contextlib import closing
from pathlib import Path
from random import Random

from reader.library import Library
from reader.model.entry import Scope, ScopeKind
from tests.hostile.filled import filled_home
from tests.hostile.grammar import hostile_text
from tests.hostile.promise import Tally
from tests.hostile.wire import strays
from tests.ui.terminal import Terminal

AT_ONCE = 40
"""Key presses between two looks at what came back."""
PATIENCE = 30.0
ATTEMPTS = 3
SHEETS = 6
"""How many may lie one above the other."""
SAVED = Scope(ScopeKind.SAVED)
# All that is bound but what quits, saves, takes back, or starts another program.
KEYS = (
    *"jkgGbnpJKhlmrxzTiSaftv/'{}()[]+-=<>;,.:?1234567890 \t\r\r\r\x1b\x1b\x06\x02\x04\x15\x10\x0c\x7f",
    *(
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[H",
        "\x1b[F",
        "\x1bOP",
        "\x1bOQ",
        "\x1bOS",
        "\x1b[19~",
        "D",
        "\x1b[Z",
        "\x1b[I",
        "\x1b[O",
    ),
    *("\x1b[1;5C", "\x1b[99;99~", "\x1b[<", "\x1b[", "\x1b]11;rgb:0/0/0\x1b\\", "\x1b[?2026;2$y", "ñ", "漢", "👩‍👩‍👧"),
)


def _gesture(dice: Random) -> str:
    """A key, a mouse event anywhere, or a paste, as a terminal sends it."""
    chance = dice.random()
    if chance < 0.12:
        button, column, row = dice.choice((0, 1, 2, 32, 35, 64, 65)), dice.randrange(1, 260), dice.randrange(1, 90)
        return f"\x1b[<{button};{column};{row}{dice.choice('Mm')}"
    if chance < 0.14:
        pasted = hostile_text(dice.randrange(10_000)).replace("\x1b", "").replace("\x03", "").replace("\x11", "")
        return f"\x1b[200~{pasted.encode('utf-8', 'replace').decode()}\x1b[201~"
    return str(dice.choice(KEYS))


def _drain(terminal: Terminal) -> None:
    """Takes what has come, without waiting for more."""
    while select.select([terminal.master], [], [], 0)[0]:
        terminal.bytes += os.read(terminal.master, 1 << 16)


def write(terminal: Terminal, data: bytes) -> None:
    """Hands the bytes over as fast as the program takes them."""
    while data and terminal.process.poll() is None:
        _, ready, _ = select.select([], [terminal.master], [], 0.1)
        if ready:
            data = data[os.write(terminal.master, data[:512]) :]
        _drain(terminal)


def keys_mouse_and_pastes(count: int, folder: Path, tally: Tally) -> None:
    """20 seeds, each with its share of the presses and a library of its own."""
    seeds = min(20, max(1, count // 500))
    for seed in range(seeds):
        _one_storm(seed, count // seeds, folder / str(seed), tally)


def _one_storm(seed: int, presses: int, folder: Path, tally: Tally) -> None:
    dice = Random(seed)
    path = filled_home(folder, 300, 12)
    before = saved_items(path)
    terminal = Terminal(folder, "--offline", width=120, height=40)
    try:
        terminal.wait_for("Unread")
        terminal.watched = False
        for _ in range(0, presses, AT_ONCE):
            write(terminal, "".join(_gesture(dice) for _ in range(AT_ONCE)).encode())
        alive = is_alive(terminal)
        said = "" if alive else terminal.text
        terminal.press("Q")
        ended = terminal.end()
    finally:
        terminal.close()
    tally.check_all(presses, strays(terminal.bytes))
    tally.check(alive and ended == 0, f"seed {seed}: alive {alive}, ended with {ended}\n{said}")
    tally.check(saved_items(path) == before, f"seed {seed}: the saved items are others than before")


def sizes(count: int, folder: Path, tally: Tally) -> None:
    """From nothing at all to 500 x 200, in a list, an article, and every screen."""
    dice = Random(count)
    filled_home(folder, 300, 12)
    terminal = Terminal(folder, "--offline", width=120, height=40)
    try:
        terminal.wait_for("Unread")
        terminal.watched = False
        for number in range(count):
            terminal.resize(
                dice.choice((0, 1, 2, 79, 80, dice.randrange(500))), dice.choice((0, 1, 2, dice.randrange(200)))
            )
            if number % 7 == 0:
                write(
                    terminal,
                    dice.choice(
                        (b"4\r", b"1", b"2", b"?", b"\x1b", b"a", b"\x1b", b"S", b"\x1b", b"3\x06", b"i", b"\x1b")
                    ),
                )
            time.sleep(0.005)
            _drain(terminal)
            if terminal.process.poll() is not None:
                break
            tally.done += 1
        alive = is_alive(terminal)
        said = "" if alive else terminal.text
        terminal.press("Q")
        ended = terminal.end()
    finally:
        terminal.close()
    tally.check(alive and ended == 0, f"alive {alive}, ended with {ended}\n{said}")


def is_alive(terminal: Terminal) -> bool:
    """Whether after all that it still draws its lists, in a size of which nothing was drawn yet."""
    for _ in range(ATTEMPTS):
        terminal.watched = False
        terminal.resize(101, 31)
        terminal.rest()
        # One after another: of two in one moment the second closes nothing.
        for _ in range(SHEETS):
            write(terminal, b"\x1b")
            terminal.rest()
        write(terminal, b"2")
        terminal.rest()
        terminal.watched = True
        terminal.resize(120, 40)
        shows = terminal.shows("? help", patience=PATIENCE / ATTEMPTS)
        if shows and not any(words in terminal.text for words in ("Esc c", "Newsstand", "Search  ")):
            return True
    return False


def saved_items(path: Path) -> tuple[int, ...]:
    """The entries that the library at this path keeps."""
    with closing(Library.open(path)) as library:
        return library.entries.ids(SAVED)
