"""Fits the weights by which units of a page are told from its furniture, on the tuning half of the shared pages.

    python -m tests.bench.weights    writes reader/clean/weights.py, whole or not at all

What a unit is comes from the gold texts: of the column when its words stand there in this order, furniture when they
do not, unknown when the gold does not tell. Two logistic regressions with a quadratic penalty are fitted by Newton's
method, the second with what the first says of the neighbours. A long page counts less than its number of units.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.clean.body.readability import chosen_by_readability
from reader.clean.body.scoring import among_others, score
from reader.clean.body.traits import Traits, traits_of
from reader.clean.body.units import Unit, cut_into_units
from reader.clean.prepare import open_noscript, parse, tidy
from reader.model.page import Page
from tests.bench.halves import is_tuning, tool

# The gold of mozilla is what another program said; that of trafeval names few units of a page.
CORPORA = {"scrapinghub": 1.0, "wcxb": 1.0, "mozilla": 0.5, "trafeval": 1.5}
PENALTY = 6.0
ROUNDS = 12
RAREST = 60
WEIGHTS = Path(__file__).resolve().parents[2] / "reader" / "clean" / "weights.py"
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Sample:
    units: list[Unit]
    traits: list[Traits]
    labels: list[float | None]
    weights: list[float]


def sample(page: Any) -> Sample:
    """The units of a page with their traits, what the gold says of them, and what each counts."""
    root = parse(Page(page.url, page.url, page.data))
    open_noscript(root)
    tidy(root)
    units = cut_into_units(root)
    labels = segment_labels(units, page.gold) if page.corpus == "trafeval" else text_labels(units, page.gold["text"])
    counts = [math.sqrt(min(unit.text.count(" ") + 1, 80)) for unit in units]
    known = sum(count for count, label in zip(counts, labels, strict=True) if label is not None) or 1.0
    share = 3 * CORPORA[page.corpus] / math.sqrt(known)
    traits = traits_of(units, chosen_by_readability(root, units))
    return Sample(units, traits, labels, [count * share for count in counts])


def segment_labels(units: Sequence[Unit], gold: dict[str, list[str]]) -> list[float | None]:
    labels: list[float | None] = [None] * len(units)
    for key, label in (("with", 1.0), ("without", 0.0)):
        for segment in (" ".join(text.split()) for text in gold.get(key, [])):
            for at, unit in enumerate(units):
                if segment and segment in unit.text:
                    labels[at] = label
    return labels


def text_labels(units: Sequence[Unit], gold: str) -> list[float | None]:
    """By the four-word runs a unit shares with the gold; a short unit by standing there beside its neighbour."""
    said = [_WORD.findall(unit.text.lower()) for unit in units]
    wanted = _WORD.findall(gold.lower())
    runs = set(zip(wanted, wanted[1:], wanted[2:], wanted[3:], strict=False))
    line = f" {' '.join(wanted)} "
    labels: list[float | None] = []
    for at, words in enumerate(said):
        if len(words) < 8:
            labels.append(_short_label(words, said[:at], said[at + 1 : at + 4], line))
            continue
        own = list(zip(words, words[1:], words[2:], words[3:], strict=False))
        share = sum(run in runs for run in own) / len(own)
        labels.append(1.0 if share > 0.7 else 0.0 if share < 0.3 else None)
    return labels


def _short_label(words: list[str], before: list[list[str]], after: list[list[str]], line: str) -> float | None:
    if not words:
        return None
    if f" {' '.join(words)} " not in line:
        return 0.0
    last = [word for part in before[-4:] for word in part][-3:]
    first = [word for part in after for word in part][:3]
    if f" {' '.join(last + words)} " in line or f" {' '.join(words + first)} " in line:
        return 1.0
    return None if len(words) >= 4 else 0.0


def fit(samples: Sequence[Sample], names: Sequence[str]) -> dict[str, float]:
    """The weights of a logistic regression over these traits."""
    number = {name: at for at, name in enumerate(names)}
    rows = [
        ([(number[name], value) for name, value in traits.items() if value and name in number], label, weight)
        for one in samples
        for traits, label, weight in zip(one.traits, one.labels, one.weights, strict=True)
        if label is not None
    ]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        step = _newton_step(rows, weights)
        weights = [old - change for old, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-3:
            break
    return dict(zip(names, weights, strict=True))


def _newton_step(rows: Sequence[tuple[list[tuple[int, float]], float, float]], weights: list[float]) -> list[float]:
    size = len(weights)
    slope = [PENALTY * weight for weight in weights]
    bend = [[PENALTY * (row == column) for column in range(size)] for row in range(size)]
    for traits, label, weight in rows:
        total = sum(weights[at] * value for at, value in traits)
        guess = 1 / (1 + math.exp(-max(-30.0, min(total, 30.0))))
        error, curve = weight * (guess - label), weight * guess * (1 - guess)
        for at, value in traits:
            slope[at] += error * value
            line, pull = bend[at], curve * value
            for other, further in traits:
                line[other] += pull * further
    return _solved(bend, slope)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination; the penalty makes every pivot positive."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for below in rows[at + 1 :]:
            if share := below[at] / pivot[at]:
                for column in range(at, len(pivot)):
                    below[column] -= share * pivot[column]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        known = sum(rows[at][column] * found[column] for column in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - known) / rows[at][at]
    return found


def common(samples: Sequence[Sample]) -> list[str]:
    """The traits that occur often enough to learn from."""
    counts = Counter(name for one in samples for traits in one.traits for name, value in traits.items() if value)
    return sorted(name for name, count in counts.items() if count >= RAREST)


def shown(name: str, weights: dict[str, float]) -> str:
    """The weights as a table in Python; those near nothing are left out."""
    lines = (f'    "{trait}": {weight:.2f},\n' for trait, weight in weights.items() if abs(weight) >= 0.005)
    return f"{name}: Mapping[str, float] = {{\n{''.join(lines)}}}\n"


def main() -> None:
    pages = [page for page in tool().load("all") if is_tuning(page.id) and page.corpus in CORPORA]
    samples = [sample(page) for page in pages]
    for one in samples:
        one.traits = [traits | {"bias": 1.0} for traits in one.traits]
    alone = fit(samples, common(samples))
    for one in samples:
        first = [score(traits, alone) for traits in one.traits]
        one.traits = [old | new for old, new in zip(one.traits, among_others(one.units, first), strict=True)]
    among = fit(samples, common(samples))
    module = (
        '"""What each trait of a unit counts: above 0 for the column, below 0 against it.\n\n'
        f"Fitted by ``tests/bench/weights.py`` on {len(pages)} pages with gold texts; not to be changed by hand.\n"
        '``ALONE`` weighs a unit by itself, ``AMONG`` with the scores of its neighbours.\n"""\n\n'
        f"from collections.abc import Mapping\n\n{shown('ALONE', alone)}{shown('AMONG', among)}"
    )
    # What is imported above must never be half written.
    draft = WEIGHTS.with_suffix(".draft")
    draft.write_text(module, "utf-8")
    draft.replace(WEIGHTS)


if __name__ == "__main__":
    main()
