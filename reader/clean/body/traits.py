"""What can be seen of a unit: its words, where it stands, what its surroundings are called, and whether readability
chose it and its kin. A trait is a number from 0 to 1, or a little more for a count of words; one left out is 0."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from string import digits
from typing import NamedTuple

from reader.clean.body.naming import GROUPS, ROLES_ABOVE, TAGS_ABOVE, TAGS_OWN, groups_of, is_ended, said_in
from reader.clean.body.readability import Choice
from reader.clean.body.units import Shape, Unit
from reader.page.head import meta, page_title
from reader.page.tree import Element, features, text_of

Traits = dict[str, float]


class Seen(NamedTuple):
    """The traits of one unit: its own, and those it shares with others, which are the same object for all of them."""

    own: Traits
    shared: tuple[Traits, ...]

    def whole(self) -> Traits:
        """All of them as one."""
        return {name: value for part in (self.own, *self.shared) for name, value in part.items()}


_FRAME = ("body", "html")
# Units: so near before or behind what readability chose a unit may still belong to it.
_NEAR = 4
_LONG, _SHORT = 25, 3
_SENTENCE = 10
# Letters of a word that says what a text is about, and how many such words count.
_LONG_WORD, _FEWEST, _MOST = 4, 4, 12
_LETTERS, _DEK = 9, 30
_LONG_WORDS = re.compile(rf"[^\W_]{{{_LONG_WORD},}}")
_NONE: Traits = {}
_NEAR_GROUP = {group: f"near {group}" for group in GROUPS}
_DESCRIPTIONS = ("description", "og:description", "twitter:description")


def traits_of(units: Sequence[Unit], shapes: Sequence[Shape], choices: Sequence[Choice]) -> Iterator[Seen]:
    """The traits of every unit of a page, one after the other. ``shapes`` are those of the units, and ``choices`` says
    of each whether readability keeps it."""
    if not units:
        return
    chosen = [choice is Choice.KEPT for choice in choices]
    around, counts = _Surroundings(), _Counts(units, shapes, chosen)
    subject = _Subject(units[0].element.getroottree().getroot())
    span = [at for at, is_chosen in enumerate(chosen) if is_chosen]
    first, last = (span[0], span[-1]) if span else (len(units), -1)
    headline = max((at for at, unit in enumerate(units) if unit.element.tag == "h1"), default=-1)
    total = sum(len(unit.text) for unit in units) or 1
    before, seen = 0, set[str]()
    for at, unit in enumerate(units):
        traits = _said(unit)
        if unit.element.tag in TAGS_OWN:
            traits[f"tag {unit.element.tag}"] = 1.0
        traits |= counts.of(unit, shapes[at])
        traits |= subject.traits(unit)
        traits[_side(at, first, last)] = 1.0
        traits["chosen"] = float(chosen[at])
        traits["frame"] = float(choices[at] is Choice.FRAME)
        traits["above h1"] = float(at < headline)
        traits["seen"] = float(unit.text in seen)
        traits["depth in page"] = before / total
        before += len(unit.text)
        seen.add(unit.text)
        yield Seen(traits, (*around.of(unit.element), *counts.looks(unit, shapes[at])))


def _side(at: int, first: int, last: int) -> str:
    """Where the unit stands as seen from those that were chosen."""
    if at < first:
        return "just before" if at + _NEAR >= first else "before"
    if at > last:
        return "just after" if at <= last + _NEAR else "after"
    return "between"


def _said(unit: Unit) -> Traits:
    """What the words of the unit say."""
    text, length = unit.text, len(unit.text)
    count, linked = unit.words, unit.linked / length
    start = text[:200]
    traits = {
        "words": min(math.log1p(count), 4.5),
        "linked": linked,
        "ends": float(is_ended(text)),
        "short": float(count <= _SHORT),
        "long": float(count >= _LONG),
        "digits": _digits(start) / len(start),
        "capital": float(text[0].isupper()),
        "lower": float(text[0].islower()),
        "shout": float(length > _SHORT and text.isupper()),
        "colon": float(text[-1] == ":"),
        "bars": float("|" in text or "»" in text or " · " in text or "›" in text),
        "prose": float(is_prose(unit)),
    }
    if unit.linked:
        traits |= _linked(unit)
    for name in said_in(text):
        traits[f"says {name}"] = 1.0
    return traits


def _digits(text: str) -> int:
    return sum(map(text.count, digits)) if text.isascii() else sum(map(str.isdigit, text))


def _linked(unit: Unit) -> Traits:
    targets = [link.get("href") or "" for link in unit.element.iter("a")]
    return {
        "all linked": float(unit.linked >= len(unit.text)),
        "links": min(len(targets) / 5, 1.0),
        "links out": float(any(target.startswith("http") for target in targets)),
        "links within": float(any(target.startswith("#") for target in targets)),
    }


def is_prose(unit: Unit) -> bool:
    """Whether the unit is a sentence or more, outside links."""
    return unit.linked <= 0.3 * len(unit.text) and unit.words >= _SENTENCE and is_ended(unit.text)


class _Surroundings:
    """The tags and names above the units of a page, each element looked at once."""

    def __init__(self) -> None:
        self._above: dict[Element, Traits] = {}
        self._near: dict[frozenset[str], Traits] = {}
        self._beside: dict[Element | None, frozenset[str]] = {}
        self._groups: dict[str, frozenset[str]] = {}

    def of(self, element: Element) -> tuple[Traits, Traits]:
        """The traits of all that is in the element, and those of what it and the parts around it are called."""
        parent = element.getparent()
        if (beside := self._beside.get(parent)) is None:
            beside = self._beside[parent] = frozenset[str]().union(*map(self._named, _parents(element, 2)))
        near = self._named(element) | beside
        if len(element) == 1:
            near |= self._named(element[0])
        if (traits := self._near.get(near)) is None:
            traits = self._near[near] = dict.fromkeys([_NEAR_GROUP[group] for group in near], 1.0)
        return self._over(element), traits

    def _over(self, element: Element) -> Traits:
        if (known := self._above.get(element)) is not None:
            return known
        parent = element.getparent()
        above: Traits = _NONE
        if parent is not None and element.tag not in _FRAME:
            own = [f"under {group}" for group in self._named(element)]
            own += [f"in {name}" for name in (element.tag,) if name in TAGS_ABOVE]
            own += [f"in role {role}" for role in (element.get("role"),) if role in ROLES_ABOVE]
            above = self._over(parent)
            if not above.keys() >= set(own):
                above = above | dict.fromkeys(own, 1.0)
        self._above[element] = above
        return above

    def _named(self, element: Element) -> frozenset[str]:
        named = features(element)
        if (known := self._groups.get(named)) is None:
            known = self._groups[named] = frozenset[str]().union(*map(groups_of, named.split()))
        return known


def _parents(element: Element, most: int) -> Iterator[Element]:
    for parent in islice(element.iterancestors(), most):
        if parent.tag in _FRAME:
            return
        yield parent


class _Tally:
    """How many units there are of one look or in one part of the page, and their characters: all of them, those in
    links, in prose, and those chosen."""

    __slots__ = ("chosen", "linked", "prose", "traits", "units", "whole")

    def __init__(self) -> None:
        self.units = self.whole = self.linked = self.prose = self.chosen = 0
        self.traits: Traits | None = None

    def add(self, unit: Unit, prose: bool, chosen: bool) -> None:
        size = len(unit.text)
        self.units += 1
        self.whole += size
        self.linked += unit.linked
        if prose:
            self.prose += size
        if chosen:
            self.chosen += size


class _Counts:
    """What the units of a page are like in the elements around each of them, and all that look as it does.

    Kin are units of one tag and class whose parents are so too; units of one shape are so up to the root. What is seen
    of them tells of the others.
    """

    def __init__(self, units: Sequence[Unit], shapes: Sequence[Shape], chosen: Sequence[bool]) -> None:
        self._kin: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._shapes: defaultdict[Shape, _Tally] = defaultdict(_Tally)
        self._parts: defaultdict[Element, _Tally] = defaultdict(_Tally)
        self._all_prose = 0
        for unit, shape, is_chosen in zip(units, shapes, chosen, strict=True):
            prose = is_prose(unit)
            self._kin[_kind(unit.element)].add(unit, prose, is_chosen)
            self._shapes[shape].add(unit, prose, is_chosen)
            for part in _parents(unit.element, 3):
                self._parts[part].add(unit, prose, is_chosen)
            self._all_prose += len(unit.text) if prose else 0

    def of(self, unit: Unit, shape: Shape) -> Traits:
        kin, alike = self._kin[_kind(unit.element)], self._shapes[shape]
        traits = {"kin": kin.chosen / kin.whole, "shape chosen": alike.chosen / alike.whole}
        for name, parent in zip(("parent", "grandparent"), _parents(unit.element, 2), strict=False):
            part = self._parts[parent]
            traits[f"{name} chosen"] = part.chosen / part.whole
            traits[f"{name} prose"] = part.prose / part.whole
            traits[f"{name} linked"] = part.linked / part.whole
        return traits

    def looks(self, unit: Unit, shape: Shape) -> tuple[Traits, Traits]:
        """What its kin are like, and all of its shape."""
        return self._look("kin", self._kin[_kind(unit.element)]), self._look("shape", self._shapes[shape])

    def _look(self, name: str, tally: _Tally) -> Traits:
        if tally.traits is None:
            tally.traits = {
                f"{name} many": min(math.log1p(tally.units), 4) / 4,
                f"{name} alone": float(tally.units == 1),
                f"{name} linked": tally.linked / tally.whole,
                f"{name} prose": tally.prose / tally.whole,
                f"{name} of all prose": tally.prose / (self._all_prose or 1),
            }
        return tally.traits


def _kind(element: Element) -> str:
    parent = element.getparent()
    above = f"{parent.tag}.{parent.get('class')}" if parent is not None else ""
    return f"{above}>{element.tag}.{element.get('class')}"


class _Subject:
    """What the head of the page and its headings say that the page is about."""

    def __init__(self, root: Element) -> None:
        said = [meta(root, key) for key in _DESCRIPTIONS]
        self._title = page_title(root)
        self._dek = max(said, key=len)
        headings = (text_of(heading) for heading in root.iter("h1"))
        self._words = _long_words(" ".join((self._title, meta(root, "og:title"), *said, *headings)))

    def traits(self, unit: Unit) -> Traits:
        words = _long_words(unit.text)
        shared = len(words & self._words) / max(_FEWEST, min(len(words), _MOST))
        return {
            "about": min(1.0, shared),
            "in title": float(len(unit.text) >= _LETTERS and unit.text in self._title),
            "in dek": float(len(unit.text) >= _DEK and unit.text[: 2 * _DEK] in self._dek),
        }


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORDS.findall(text.lower()))
