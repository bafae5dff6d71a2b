"""How likely each unit of a page is text of its column: two linear models, one after the other.

The first weighs what is seen of a unit alone; the second weighs that again, with what the first thought of the units
around it. So a short line between two paragraphs is kept, and a sentence among links is not. Text is cut from pages
in this way, unit by unit with their neighbours, since Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using
Shallow Text Features" (WSDM 2010). The weights and where they come from are in `reader.clean.body.weights`.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from reader.clean.body import weights
from reader.clean.body.readability import Choice
from reader.clean.body.traits import Traits, traits_of
from reader.clean.body.units import Unit, shapes_of
from reader.page.tree import Element

# Words beyond which a unit counts no more among its neighbours.
_HEAVIEST = 60
# Units on either side: the nearest, and those behind them.
_NEAR, _FAR = 4, 12


def scores_of(units: Sequence[Unit], choices: Sequence[Choice]) -> list[float]:
    """For each unit 0.0 (never of the column) to 1.0; ``choices`` says which of them readability keeps."""
    alone = traits_of(units, shapes_of(units), choices)
    first = [score(traits, weights.ALONE) for traits in alone]
    among = Neighbours(units).traits(first)
    return [score(one | other, weights.AMONG) for one, other in zip(alone, among, strict=True)]


def score(traits: Traits, weighing: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum of the traits."""
    weight = weighing.get
    total = weight("bias", 0.0) + sum(value * weight(name, 0.0) for name, value in traits.items() if value)
    return 1 / (1 + math.exp(-max(-30.0, min(total, 30.0))))


class Neighbours:
    """The units around each unit of a page: those near and far before and behind it, and those in the same parent."""

    def __init__(self, units: Sequence[Unit]) -> None:
        numbers: dict[Element | None, int] = {}
        self._parents = [numbers.setdefault(unit.element.getparent(), len(numbers)) for unit in units]
        self._heavy = [math.sqrt(min(unit.words, _HEAVIEST) + 1) for unit in units]

    def traits(self, scores: Sequence[float]) -> list[Traits]:
        """The mean scores of each unit's neighbours."""
        means = _Means(scores, self._heavy)
        siblings = list(self._siblings(scores))
        found: list[Traits] = []
        for at in range(len(scores)):
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

    def _siblings(self, scores: Sequence[float]) -> Iterator[Traits]:
        sums: defaultdict[int, float] = defaultdict(float)
        weights: defaultdict[int, float] = defaultdict(float)
        for parent, value, weight in zip(self._parents, scores, self._heavy, strict=True):
            sums[parent] += value * weight
            weights[parent] += weight
        for parent, value, weight in zip(self._parents, scores, self._heavy, strict=True):
            others = weights[parent] - weight
            alone = others < 1e-6
            yield {"alone": float(alone), "siblings": 0.5 if alone else (sums[parent] - value * weight) / others}


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
