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
from reader.clean.body.traits import Seen, Traits, traits_of
from reader.clean.body.units import Unit, shapes_of
from reader.page.tree import Element

# Words beyond which a unit counts no more among its neighbours.
_HEAVIEST = 60
# Units on either side: the nearest, and those behind them.
_NEAR, _FAR = 4, 12


def scores_of(units: Sequence[Unit], choices: Sequence[Choice]) -> list[float]:
    """For each unit 0.0 (never of the column) to 1.0; ``choices`` says which of them readability keeps."""
    return MODEL.scores_of(units, choices)


class Model:
    """The two linear models with their weights: of a unit by itself, and with the scores of its neighbours."""

    def __init__(self, alone: Mapping[str, float], among: Mapping[str, float]) -> None:
        self._among = among
        self._both = {name: (alone.get(name, 0.0), among.get(name, 0.0)) for name in {*alone, *among}}

    def scores_of(self, units: Sequence[Unit], choices: Sequence[Choice]) -> list[float]:
        """See `reader.clean.body.scoring.scores_of`."""
        sums = self._sums_of(list(traits_of(units, shapes_of(units), choices)))
        bias, further_bias = self._both["bias"]
        first = [_logistic(bias + one) for one, _ in sums]
        among = Neighbours(units).traits(first)
        return [
            _logistic(further_bias + _weighed(traits, self._among, begun))
            for traits, (_, begun) in zip(among, sums, strict=True)
        ]

    def _sums_of(self, seen: Sequence[Seen]) -> list[tuple[float, float]]:
        """The sums of each unit's traits in both models; those of traits that units share are made once."""
        shared = {id(part): part for each in seen for part in each.shared}
        known = {number: self._both_sums(part) for number, part in shared.items()}
        sums = []
        for each in seen:
            alone, among = self._both_sums(each.own)
            for part in each.shared:
                one, other = known[id(part)]
                alone += one
                among += other
            sums.append((alone, among))
        return sums

    def _both_sums(self, traits: Traits) -> tuple[float, float]:
        """The weighted sums of the traits in the first model and in the second, without their bias."""
        alone = among = 0.0
        for name, value in traits.items():
            if value and name in self._both:
                one, other = self._both[name]
                alone += value * one
                among += value * other
        return alone, among


MODEL = Model(weights.ALONE, weights.AMONG)


def _weighed(traits: Traits, weighing: Mapping[str, float], begun: float = 0.0) -> float:
    """The weighted sum of the traits, added to what was ``begun``."""
    for name, value in traits.items():
        if value and name in weighing:
            begun += value * weighing[name]
    return begun


def score(traits: Traits, weighing: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum of the traits."""
    return _logistic(weighing.get("bias", 0.0) + _weighed(traits, weighing))


def _logistic(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(total, 30.0))))


class Neighbours:
    """The units around each unit of a page: those near and far before and behind it, and those in the same parent."""

    def __init__(self, units: Sequence[Unit]) -> None:
        numbers: dict[Element | None, int] = {}
        self._parents = [numbers.setdefault(unit.element.getparent(), len(numbers)) for unit in units]
        self._heavy = [math.sqrt(min(unit.words, _HEAVIEST) + 1) for unit in units]

    def traits(self, scores: Sequence[float]) -> Iterator[Traits]:
        """The mean scores of each unit's neighbours, one unit after the other."""
        means = _Means(scores, self._heavy)
        for at, siblings in enumerate(self._siblings(scores)):
            before, after = means.of(at - _NEAR, at), means.of(at + 1, at + 1 + _NEAR)
            previous, following = means.of(at - 1, at), means.of(at + 1, at + 2)
            yield {
                "previous": previous,
                "following": following,
                "either side": max(previous, following),
                "near before": before,
                "near after": after,
                "both near": before * after,
                "less of near": min(before, after),
                "far before": means.of(at - _FAR, at - _NEAR),
                "far after": means.of(at + 1 + _NEAR, at + 1 + _FAR),
                **siblings,
            }

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
