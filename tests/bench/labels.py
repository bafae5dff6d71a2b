"""What each unit of a page is by the page's gold text: of the column when its words stand there in this order,
furniture when they do not, unknown when the gold does not tell."""

import math
import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.clean.body.readability import chosen_by_readability
from reader.clean.body.scoring import Neighbours
from reader.clean.body.traits import Traits, traits_of
from reader.clean.body.units import Unit, cut_into_units, shapes_of
from reader.clean.prepare import parse
from reader.clean.showing import open_waiting, tidy
from reader.model.page import Page
from tests.bench.halves import tool

# The gold of mozilla is what another program said; that of trafeval names few units of a page.
CORPORA = {"scrapinghub": 1.0, "wcxb": 1.0, "mozilla": 0.5, "trafeval": 1.5}
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Sample:
    """The units of a page, their traits and those of their surroundings, their labels and what each counts."""

    name: str
    url: str
    near: Neighbours
    traits: list[Traits]
    labels: list[float | None]
    weights: list[float]


def sample(page: Any) -> Sample:
    """The units of a page with their traits, what the gold says of them, and what each counts."""
    root = parse(Page(page.url, page.url, page.data))
    open_waiting(root)
    tidy(root)
    units = cut_into_units(root)
    labels = segment_labels(units, page.gold) if page.corpus == "trafeval" else text_labels(units, page.gold["text"])
    counts = [math.sqrt(min(unit.text.count(" ") + 1, 80)) for unit in units]
    known = sum(count for count, label in zip(counts, labels, strict=True) if label is not None) or 1.0
    share = 3 * CORPORA[page.corpus] / math.sqrt(known)
    traits = [each.whole() for each in traits_of(units, shapes_of(units), chosen_by_readability(root, units))]
    near = Neighbours(units)
    return Sample(
        page.id,
        page.url,
        near,
        traits,
        labels,
        [count * share for count in counts],
    )


def samples() -> list[Sample]:
    """All shared pages whose gold says what their text is, in the order they have there."""
    count = len(_pages())
    with ProcessPoolExecutor(2) as processes:
        return list(processes.map(_numbered, range(count), chunksize=8))


@cache
def _pages() -> list[Any]:
    return [page for page in tool().load("all") if page.corpus in CORPORA]


def _numbered(number: int) -> Sample:
    return sample(_pages()[number])


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
