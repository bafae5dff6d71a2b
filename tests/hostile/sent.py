"""What a broken, foreign or hostile terminal sends: bytes of any kind are keys or nothing, and never the end."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from reader.ui.input import PASTE_PATIENCE
from tests.hostile.closings import logged
from tests.hostile.filled import filled_home
from tests.hostile.promise import Tally
from tests.hostile.storms import is_alive, saved_items, write
from tests.ui.terminal import Terminal

AT_ONCE = 200
SEEDS = 5
A_SEED = 2_000
"""Bytes from which on there is one more seed."""
# What leaves, saves, takes back, starts another program, or has a command typed, is meant when it is pressed.
MEANT = b"QqsuoOcy!|AmX:\x03\x0f\x10\x11\x13\x1a\x1c"


def _bytes(count: int, seed: int) -> Iterator[bytes]:
    """Each byte once, Escape with each byte, and then random ones."""
    single = bytes(each for each in range(256) if each not in MEANT)
    pairs = b"".join(bytes((0x1B, each, 0x6A)) for each in range(256) if each not in MEANT)
    dice = Random(seed)
    random = dice.randbytes(max(0, count - len(single) - len(pairs)))
    # An end in the middle of something: the paste, the string, the sequence that never ends.
    tail = b"\x1b[200~never ended" if seed % 2 else b"\x1b]0;never ended"
    sent = (single + pairs)[:count] + bytes(each for each in random if each not in MEANT) + tail
    for begin in range(0, len(sent), AT_ONCE):
        yield sent[begin : begin + AT_ONCE]


def any_bytes(count: int, folder: Path, tally: Tally) -> None:
    """Up to five seeds, each with its share of the bytes and a library of its own."""
    seeds = min(SEEDS, max(1, count // A_SEED))
    for seed in range(seeds):
        home = folder / str(seed)
        path = filled_home(home, 300, 12)
        before = saved_items(path)
        terminal = Terminal(home, "--offline", width=120, height=40)
        try:
            terminal.wait_for("Unread")
            terminal.watched = False
            for piece in _bytes(count // seeds, seed):
                write(terminal, piece)
            # What never ends is given up after a while in which nothing comes.
            terminal.rest()
            time.sleep(PASTE_PATIENCE * 1.5)
            alive = is_alive(terminal)
            terminal.press("Q")
            ended = terminal.end()
        except AssertionError as error:
            ended = -1
            tally.check(False, f"seed {seed}: {error}")
        finally:
            terminal.close()
        tally.done += count // seeds
        tally.check(
            alive and ended == 0, f"seed {seed}: alive {alive}, ended with {ended}\n{terminal.text}{logged(home)}"
        )
        tally.check(saved_items(path) == before, f"seed {seed}: the saved items are others than before")
