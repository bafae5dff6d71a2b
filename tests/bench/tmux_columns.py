"""Whether strings take as many columns in tmux as Byline counts: ``python -m tests.bench.tmux_columns [strings]``.

Each string is written in a pane of a tmux server of its own, as it is and as Byline draws it, and the terminal is
asked where the cursor stands (DSR, ECMA-48). Half of the strings are parts of real text, half are put together by
chance from the script's signs.

What disagrees as it is, is explained by what tmux (seen in 3.3a) is known not to do: it counts sign by sign and joins
only what a zero width joiner stands between. To Byline, as to wcwidth and Unicode, a letter or an emoji is counted as
a whole; so it tells the terminal the column after such a sign (`reader.ui.columns`).
"""

import os
import re
import shutil
import subprocess
import sys
import termios
import time
import tty
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from reader.text import safe
from reader.typeset.widths import cells, graphemes
from reader.ui.columns import placed
from tests.architecture import ROOT
from tests.typeset.scripts import STORY

WIDE = 400
"""Columns of the pane: no string wraps."""
LEFT = "\r"
LONGEST = 60
PATIENCE = 120.0
_KINDS = {
    "combining": ("a\u0301", "e\u0308", "n\u0303", "o\u0302\u0323", "u\u0308\u0304", "x\u0336", "q\u20dd", "c", "s"),
    "emoji": ("🙂", "🌉", "📰", "🚲", "☕", "⭐", "a", " "),
    "emoji joined": ("👨\u200d👩\u200d👧", "👩\u200d💻", "🐻\u200d❄\ufe0f", "🏴\u200d☠\ufe0f", "a", " "),
    "emoji toned": ("👍🏽", "👋🏿", "🧑🏻\u200d🚀", "a", " "),
    "emoji by U+FE0F": ("❤\ufe0f", "☂\ufe0f", "1\ufe0f\u20e3", "a", " "),
    "flags": ("🇩🇪", "🇫🇷", "🇯🇵", "🇳🇬", "a", " "),
    "fullwidth": ("ｆ", "ｕ", "１", "，", "ｱ", "ﾞ", "a"),
    "signs": ("—", "…", "“", "”", "·", "€", "№", "½", "→", "█", "▀", "─", "★", "●", "◐", "₁", "¹", "†"),
}
_REASONS = {
    "an emoji and its tone of skin are two": re.compile("[\U0001f3fb-\U0001f3ff]"),
    "no sign becomes wide by U+FE0F": re.compile("\ufe0f"),
}
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")


@dataclass(frozen=True, slots=True)
class Told:
    """A string, its kind, the cells that Byline counts, the columns it took as it is, and as it is drawn."""

    kind: str
    text: str
    counted: int
    alone: int
    drawn: int

    @property
    def reason(self) -> str:
        """Why tmux may count otherwise; empty if nothing of that kind is in the string."""
        return next((reason for reason, sign in _REASONS.items() if sign.search(self.text)), "")


def strings(count: int, seed: int = 20) -> list[tuple[str, str]]:
    """So many strings with their kinds, as many of each."""
    rng = Random(seed)
    signs = {name: tuple(graphemes(text)) for name, text in STORY.items()} | _KINDS
    names = list(signs)
    made = []
    for number in range(count):
        name = names[number % len(names)]
        pool = signs[name]
        length = rng.randint(1, min(LONGEST, len(pool)))
        if name in STORY and rng.random() < 0.5:
            start = rng.randint(0, len(pool) - length)
            text = "".join(pool[start : start + length])
        else:
            text = "".join(rng.choices(pool, k=length))
        made.append((name, safe(text) or "x"))
    return made


def columns_in_tmux(texts: list[str]) -> list[int]:
    """The column in a pane of tmux after each string, written from the left edge."""
    with TemporaryDirectory() as folder:
        asked, told = Path(folder) / "asked", Path(folder) / "told"
        asked.write_text("\n".join(texts), "utf-8", newline="\n")
        tmux = ["tmux", "-u", "-S", f"{folder}/socket", "-f", os.devnull]
        probe = [sys.executable, "-m", __name__ if __name__ != "__main__" else "tests.bench.tmux_columns"]
        here = {key: value for key, value in os.environ.items() if key != "TMUX"}
        begin = ["new-session", "-d", "-x", str(WIDE), "-y", "5", *probe, "--ask", str(asked), str(told)]
        subprocess.run([*tmux, *begin], env=here | {"LC_ALL": "C.UTF-8"}, cwd=ROOT, check=True)
        try:
            end = time.monotonic() + PATIENCE
            while not told.exists() and time.monotonic() < end:
                time.sleep(0.05)
            return [int(line) for line in told.read_text().split()]
        finally:
            subprocess.run([*tmux, "kill-server"], env=here, capture_output=True)


def ask(asked: Path, told: Path) -> None:
    """In the pane: writes each string and asks where the cursor is; keeps the answers when it has them all."""
    tty.setraw(0, termios.TCSANOW)
    taken = []
    for text in asked.read_text("utf-8").split("\n"):
        os.write(1, (LEFT + "\x1b[2K" + text).encode() + b"\x1b[6n")
        heard = b""
        while not (found := _ANSWER.search(heard)):
            heard += os.read(0, 100)
        taken.append(int(found[1]) - 1)
    unfinished = told.with_suffix(".part")
    unfinished.write_text("\n".join(map(str, taken)))
    unfinished.rename(told)


def measure(count: int) -> list[Told]:
    made = strings(count)
    alone = columns_in_tmux([text for _, text in made])
    drawn = columns_in_tmux([placed(LEFT + text).removeprefix(LEFT) for _, text in made])
    columns = zip(made, alone, drawn, strict=True)
    return [Told(kind, text, cells(text), *taken) for (kind, text), *taken in columns]


def main() -> None:
    if sys.argv[1:2] == ["--ask"]:
        ask(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    if not shutil.which("tmux"):
        sys.exit("There is no tmux here.")
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
    print(subprocess.run(["tmux", "-V"], capture_output=True, text=True).stdout.strip())
    print(f"{'':16} strings  agree as drawn  as they are")
    for kind in [*dict.fromkeys(each.kind for each in found), ""]:
        these = [each for each in found if each.kind == kind or not kind]
        drawn = sum(each.drawn == each.counted for each in these)
        alone = sum(each.alone == each.counted for each in these)
        print(f"{kind:16} {len(these):7} {drawn:15} {alone:12}")
    for reason, count in Counter(each.reason for each in found if each.counted != each.alone).items():
        print(f"{count:5} disagree as they are: {reason or 'not explained'}")
    for each in [each for each in found if each.counted != each.drawn][:10]:
        print(f"    {each.text!a}: {each.counted} counted, {each.drawn} taken as drawn")


if __name__ == "__main__":
    main()
