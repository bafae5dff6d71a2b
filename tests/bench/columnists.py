"""Bylines of the shared corpus and variants of them: who is taken for one person, who should be?

    python -m tests.bench.columnists [--variants N] [--seed N] [--list]

Each name of the gold bylines is a person who writes for a masthead of their own. Variants are further bylines of those
persons in the same masthead, or in another where the channel is the same: in capitals, in the other order, with
initials, with a middle initial, a title, a suffix, without accents, with "Special to". Near misses are other persons:
of the same name in another masthead, or in the same with another first name of that initial or other middle initial.
All of it is read as the library reads bylines; pairs are judged.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining, normalize

from reader.editorial.columnists import persons
from reader.model.columnist import Signature
from reader.service.library.columnists import signers

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "articles" / "gold.jsonl"
FIRST_NAMES = (
    *("Ada", "Bo", "Cyrus", "Dora", "Emil", "Fay", "Gus", "Hedda", "Ivo", "Jora", "Kit", "Lena", "Milo", "Nell"),
    *("Otto", "Pia", "Quin", "Rosa", "Sven", "Tilda", "Ulf", "Vera", "Wim", "Xenia", "Yan", "Zoe"),
)


class Line(NamedTuple):
    """A byline as it is printed, whose it is, and how it was made."""

    of: str
    kind: str
    signature: Signature
    byline: str


def gold_names() -> list[str]:
    found: dict[str, None] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        for name in signers(json.loads(line)["byline"] or ""):
            found.setdefault(name)
    return list(found)


def _initials(name: str) -> str:
    *given, family = name.split()
    return " ".join([*(f"{each[0]}." for each in given), family])


def _inverted(name: str) -> str:
    *given, family = name.split()
    return f"{family}, {' '.join(given)}"


def _with_middle(name: str, letter: str) -> str:
    first, *rest = name.split()
    return " ".join((first, f"{letter}.", *rest))


def _without_accents(name: str) -> str:
    return "".join(each for each in normalize("NFKD", name) if not combining(each))


WAYS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "the other order": _inverted,
    "initials": _initials,
    "a middle initial": lambda name: _with_middle(name, "Q"),
    "a title": lambda name: f"Dr. {name}",
    "a degree": lambda name: f"{name}, Ph.D.",
    "a suffix": lambda name: f"{name}, Jr.",
    "no accents": _without_accents,
    "special to": lambda name: f"By {name}, Special to the Ledger",
    "by": lambda name: f"By {name} | 3 May 2026",
}


class Maker:
    def __init__(self, names: list[str], dice: random.Random) -> None:
        self.names, self.dice = names, dice
        self.lines: list[Line] = []

    def add(self, of: str, kind: str, byline: str, masthead: str, channel: int = 0) -> None:
        channels = frozenset({channel}) if channel else frozenset[int]()
        number = len(self.lines) + 1
        self.lines.append(Line(of, kind, Signature(number, "", masthead, channels=channels), byline))

    def make(self, variants: int) -> list[Line]:
        for at, name in enumerate(self.names):
            self.add(name, "itself", name, f"Paper {at}", at + 1)
        usual = [at for at, name in enumerate(self.names) if len(name.split()) == 2]
        ways = list(WAYS)
        for number in range(variants * 2 // 3):
            at = self.dice.choice(usual)
            kind = ways[number % len(ways)]
            self._variant(at, kind, number)
        for number in range(variants - variants * 2 // 3):
            self._near_miss(self.dice.choice(usual), number)
        return self.lines

    def _variant(self, at: int, kind: str, number: int) -> None:
        name = self.names[at]
        elsewhere = self.dice.random() < 0.3
        self.add(name, kind, WAYS[kind](name), f"Elsewhere {number}" if elsewhere else f"Paper {at}", at + 1)

    def _near_miss(self, at: int, number: int) -> None:
        name = self.names[at]
        match number % 4:
            case 0:
                self.add(f"{name} elsewhere {number}", "the same name elsewhere", name, f"Elsewhere {number}x")
            case 1:
                self.add(f"{name} initials {number}", "initials elsewhere", _initials(name), f"Elsewhere {number}x")
            case 2:
                letter = _without_accents(name)[0].upper()
                first = next((each for each in FIRST_NAMES if each[0] == letter), FIRST_NAMES[0])
                other = " ".join((first, *name.split()[1:]))
                if other != name:
                    self.add(other, "another first name", other, f"Paper {at}", at + 1)
            case _:
                middle = _with_middle(name, "X")
                self.add(f"{name} x", "another middle initial", middle, f"Near {at}", 100_000 + at)
                self.add(f"{name} y", "another middle initial", _with_middle(name, "Y"), f"Near {at}", 100_000 + at)


def signed(lines: list[Line]) -> list[tuple[Line, Signature]]:
    """The bylines as the library reads them; what names nobody is signed by nobody."""
    found = []
    for line in lines:
        names = signers(line.byline)
        for name in names:
            mine = line.signature
            others = tuple(each for each in names if each != name)
            found.append((line, Signature(mine.entry_id, name, mine.masthead, "", mine.channels, 0, others)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--variants", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--list", action="store_true", help="print every mistake")
    options = parser.parse_args()
    lines = Maker(gold_names(), random.Random(options.seed)).make(options.variants)
    read = signed(lines)
    began = time.process_time()
    made = persons(signature for _, signature in read)
    seconds = time.process_time() - began
    of = {line.signature.entry_id: line for line in lines}
    meant: dict[str, list[int]] = {}
    for line in lines:
        meant.setdefault(line.of, []).append(line.signature.entry_id)
    wanted = {pair for group in meant.values() for pair in combinations(sorted(group), 2)}
    found = {pair for person in made for pair in combinations(sorted(set(person.entry_ids)), 2)}
    right = wanted & found
    print(f"{len(lines):,} bylines, {len(read):,} signatures, {len(made):,} persons, {1000 * seconds:.0f} ms")
    print(f"pairs of one person {len(wanted):,}, joined {len(found):,}, rightly {len(right):,}")
    print(f"precision {len(right) / max(1, len(found)):.4f}   recall {len(right) / max(1, len(wanted)):.4f}")
    for name, pairs in (("missed", wanted - found), ("joined wrongly", found - wanted)):
        print(name, dict(Counter(" + ".join(sorted((of[one].kind, of[two].kind))) for one, two in pairs)))
        for one, two in sorted(pairs) if options.list else ():
            print(f"    {of[one].byline!r}  {of[two].byline!r}  {of[one].kind} + {of[two].kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
