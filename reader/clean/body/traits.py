"""What can be seen of a unit: its words, where it stands, what its surroundings are called, and whether readability
chose it and its kin. A trait is a number from 0 to 1, or a little more for a count of words; one left out is 0."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.clean.body.naming import GROUPS, ROLES_ABOVE, SAID, TAGS_ABOVE, TAGS_OWN, is_ended
from reader.clean.body.readability import Choice
from reader.clean.body.units import Shape, Unit
from reader.page.head import meta, page_title
from reader.page.tree import Element, features, text_of

Traits = dict[str, float]

_FRAME = ("body", "html")
# Units: so near before or behind what readability chose a unit may still belong to it.
_NEAR = 4
_LONG, _SHORT = 25, 3
_SENTENCE = 10
# Letters of a word that says what a text is about, and how many such words count.
_LONG_WORD, _FEWEST, _MOST = 4, 4, 12
_LETTERS, _DEK = 9, 30
_WORD = re.compile(r"[^\W_]+")
_DESCRIPTIONS = ("description", "og:description", "twitter:description")


def traits_of(units: Sequence[Unit], shapes: Sequence[Shape], choices: Sequence[Choice]) -> list[Traits]:
    """The traits of every unit of a page. ``shapes`` are theirs, and ``choices`` says of each whether readability
    keeps it."""
    if not units:
        return []
    chosen = [choice is Choice.KEPT for choice in choices]
    around, counts = _Surroundings(), _Counts(units, shapes, chosen)
    subject = _Subject(units[0].element.getroottree().getroot())
    span = [at for at, is_chosen in enumerate(chosen) if is_chosen]
    first, last = (span[0], span[-1]) if span else (len(units), -1)
    headline = max((at for at, unit in enumerate(units) if unit.element.tag == "h1"), default=-1)
    total = sum(len(unit.text) for unit in units) or 1
    before, seen, found = 0, set[str](), list[Traits]()
    for at, unit in enumerate(units):
        traits = _said(unit) | around.of(unit.element) | counts.of(unit, shapes[at]) | subject.traits(unit)
        traits[_side(at, first, last)] = 1.0
        traits["chosen"] = float(chosen[at])
        traits["frame"] = float(choices[at] is Choice.FRAME)
        traits["above h1"] = float(at < headline)
        traits["seen"] = float(unit.text in seen)
        traits["depth in page"] = before / total
        before += len(unit.text)
        seen.add(unit.text)
        found.append(traits)
    return found


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
        "digits": sum(map(str.isdigit, start)) / len(start),
        "capital": float(text[0].isupper()),
        "lower": float(text[0].islower()),
        "shout": float(length > _SHORT and text.isupper()),
        "colon": float(text[-1] == ":"),
        "bars": float(any(sign in text for sign in ("|", "»", " · ", "›"))),
        "prose": float(is_prose(unit)),
    }
    if unit.linked:
        traits |= _linked(unit)
    said = (name for name, (most, pattern) in SAID.items() if length <= most and pattern.search(text))
    return traits | {f"says {name}": 1.0 for name in said}


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
        self._above: dict[Element, frozenset[str]] = {}
        self._groups: dict[str, frozenset[str]] = {}

    def of(self, element: Element) -> Traits:
        near = set(self._named(element))
        for parent in _parents(element, 2):
            near |= self._named(parent)
        if len(element) == 1:
            near |= self._named(element[0])
        names = [*self._over(element), *(f"near {group}" for group in near)]
        if element.tag in TAGS_OWN:
            names.append(f"tag {element.tag}")
        return dict.fromkeys(names, 1.0)

    def _over(self, element: Element) -> frozenset[str]:
        """The traits that hold for all that is in the element."""
        if (known := self._above.get(element)) is not None:
            return known
        parent = element.getparent()
        above: frozenset[str] = frozenset()
        if parent is not None and element.tag not in _FRAME:
            own = [f"under {group}" for group in self._named(element)]
            own += [f"in {name}" for name in (element.tag,) if name in TAGS_ABOVE]
            own += [f"in role {role}" for role in (element.get("role"),) if role in ROLES_ABOVE]
            above = self._over(parent).union(own)
        self._above[element] = above
        return above

    def _named(self, element: Element) -> frozenset[str]:
        name = features(element)
        if (known := self._groups.get(name)) is None:
            known = frozenset(group for group, pattern in GROUPS.items() if pattern.search(name))
            self._groups[name] = known
        return known


def _parents(element: Element, most: int) -> Iterator[Element]:
    for parent, _ in zip(element.iterancestors(), range(most), strict=False):
        if parent.tag in _FRAME:
            return
        yield parent


class _Counts:
    """Characters in the elements around the units, and in all units of one look: all of them, those in links, in prose,
    and those chosen.

    Kin are units of one tag and class whose parents are so too; units of one shape are so up to the root. What is seen
    of them tells of the others.
    """

    def __init__(self, units: Sequence[Unit], shapes: Sequence[Shape], chosen: Sequence[bool]) -> None:
        self._units: Counter[Element | str | Shape] = Counter()
        self._whole: Counter[Element | str | Shape] = Counter()
        self._chosen: Counter[Element | str | Shape] = Counter()
        self._linked: Counter[Element | str | Shape] = Counter()
        self._prose: Counter[Element | str | Shape] = Counter()
        for unit, shape, is_chosen in zip(units, shapes, chosen, strict=True):
            size, prose = len(unit.text), is_prose(unit)
            parts: tuple[Element | str | Shape, ...] = (shape, _kind(unit.element), *_parents(unit.element, 3))
            for part in parts:
                self._units[part] += 1
                self._whole[part] += size
                self._linked[part] += unit.linked
                self._prose[part] += size if prose else 0
                self._chosen[part] += size if is_chosen else 0
        self._all_prose = sum(len(unit.text) for unit in units if is_prose(unit)) or 1

    def of(self, unit: Unit, shape: Shape) -> Traits:
        kind = _kind(unit.element)
        traits = {
            "kin": self._chosen[kind] / self._whole[kind],
            "shape chosen": self._chosen[shape] / self._whole[shape],
        }
        for name, look in (("kin", kind), ("shape", shape)):
            whole, count = self._whole[look], self._units[look]
            traits[f"{name} many"] = min(math.log1p(count), 4) / 4
            traits[f"{name} alone"] = float(count == 1)
            traits[f"{name} linked"] = self._linked[look] / whole
            traits[f"{name} prose"] = self._prose[look] / whole
            traits[f"{name} of all prose"] = self._prose[look] / self._all_prose
        for name, parent in zip(("parent", "grandparent"), _parents(unit.element, 2), strict=False):
            whole = self._whole[parent]
            traits[f"{name} chosen"] = self._chosen[parent] / whole
            traits[f"{name} prose"] = self._prose[parent] / whole
            traits[f"{name} linked"] = self._linked[parent] / whole
        return traits


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
    return {word for word in _WORD.findall(text.lower()) if len(word) >= _LONG_WORD}
