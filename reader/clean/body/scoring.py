"""How likely each unit of a page is text of its column: two linear models, one after the other.

The first weighs what is seen of a unit alone; the second weighs that again, with what the first thought of the units
around it. So a short line between two paragraphs is kept, and a sentence among links is not. Text is cut from pages
in this way, unit by unit with their neighbours, since Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using
Shallow Text Features" (WSDM 2010). The weights and where they come from are in `reader.clean.body.weights`.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from reader.clean.body.readability import Choice
from reader.clean.body.traits import Traits, traits_of
from reader.clean.body.units import Unit
from reader.clean.body.weights import ALONE, AMONG
from reader.page.tree import Element

# Words beyond which a unit counts no more among its neighbours.
_HEAVIEST = 60
# Units on either side: the nearest, and those behind them.
_NEAR, _FAR = 4, 12


def scores_of(units: Sequence[Unit], choices: Sequence[Choice]) -> list[float]:
    """For each unit 0.0 (never of the column) to 1.0; ``choices`` says which of them readability keeps."""
    alone = traits_of(units, choices)
    first = [score(traits, ALONE) for traits in alone]
    return [score(traits | among, AMONG) for traits, among in zip(alone, among_others(units, first), strict=True)]


def score(traits: Traits, weights: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum of the traits."""
    weight = weights.get
    total = weight("bias", 0.0) + sum(value * weight(name, 0.0) for name, value in traits.items() if value)
    return 1 / (1 + math.exp(-max(-30.0, min(total, 30.0))))


def among_others(units: Sequence[Unit], scores: Sequence[float]) -> list[Traits]:
    """Of every unit, the mean scores of its neighbours near and far and of those in the same parent."""
    heavy = [math.sqrt(min(unit.text.count(" ") + 1, _HEAVIEST) + 1) for unit in units]
    means = _Means(scores, heavy)
    siblings = _siblings(units, scores, heavy)
    found: list[Traits] = []
    for at in range(len(units)):
        before, after = means.of(at - _NEAR, at), means.of(at + 1, at + 1 + _NEAR)
        previous, following = means.of(at - 1, at), means.of(at + 1, at + 2)
        found.append(
            {
                "previous": previous,
                "following": following,
                "either side": max(previous, following),
                "near before": before,
                "near after": after,
                "both near": before * after,
                "less of near": min(before, after),
                "far before": means.of(at - _FAR, at - _NEAR),
                "far after": means.of(at + 1 + _NEAR, at + 1 + _FAR),
                **siblings[at],
            }
        )
    return found


class _Means:
    """Weighted means over stretches of units, from running sums."""

    def __init__(self, scores: Sequence[float], heavy: Sequence[float]) -> None:
        weighted = (value * weight for value, weight in zip(scores, heavy, strict=True))
        self._sums = list(accumulate(weighted, initial=0.0))
        self._weights = list(accumulate(heavy, initial=0.0))

    def of(self, start: int, stop: int) -> float:
        """The mean over units ``start`` to ``stop`` as far as there are any, 0.0 if there are none."""
        most = len(self._sums) - 1
        start, stop = max(0, min(start, most)), max(0, min(stop, most))
        weight = self._weights[stop] - self._weights[start]
        return (self._sums[stop] - self._sums[start]) / weight if weight > 0 else 0.0


def _siblings(units: Sequence[Unit], scores: Sequence[float], heavy: Sequence[float]) -> list[Traits]:
    parents: list[Element | None] = [unit.element.getparent() for unit in units]
    sums: defaultdict[Element | None, float] = defaultdict(float)
    weights: defaultdict[Element | None, float] = defaultdict(float)
    for parent, value, weight in zip(parents, scores, heavy, strict=True):
        sums[parent] += value * weight
        weights[parent] += weight
    found: list[Traits] = []
    for parent, value, weight in zip(parents, scores, heavy, strict=True):
        others = weights[parent] - weight
        alone = others < 1e-6
        found.append({"alone": float(alone), "siblings": 0.5 if alone else (sums[parent] - value * weight) / others})
    return found
