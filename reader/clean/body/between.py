"""The text of a page of which it is known where the column begins and ends, but not what else stands between.

The weights take nearly all of that for text, since it has text on either side. So it is looked at as a person would:
the paragraphs of the column look alike, what belongs to them stands among them in the tags of a text, and what a site
puts between stands in a box of its own or leads elsewhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.clean.body.kin import Shape, has_reason_to_go, shapes_of
from reader.clean.body.naming import GROUPS
from reader.clean.body.readability import chosen_by_readability
from reader.clean.body.scoring import scores_of
from reader.clean.body.traits import is_prose
from reader.clean.body.units import Unit
from reader.page.tree import Element, features
from reader.page.words import words

_LEAST = 0.5
# The share of the text that units of one look must have to be its paragraphs.
_FAMILY = 0.2
_MOST_LINKED = 0.4
# A box is text where so much of it is in sentences and hardly anything in links.
_BOX_PROSE, _BOX_LINKED = 0.6, 0.2
_TEXT_TAGS = words(
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table tr td th b i u em strong font span center q cite big "
    "small"
)
_BOXES = words("aside nav form dialog footer header menu")
_FOREIGN = ("ads", "share", "letter", "related", "comments", "frame")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")


def column_between(root: Element, units: Sequence[Unit], inside: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is text of the column that begins and ends with those that are ``inside``."""
    scores = scores_of(units, chosen_by_readability(root, units))
    look = _Look(units, inside, scores)
    keep = [is_inside and look.is_text(at) for at, is_inside in enumerate(inside)]
    for at, unit in enumerate(units):
        following = units[at + 1] if at + 1 < len(units) else None
        leads = following is not None and not keep[at + 1] and _is_linked(following)
        if unit.element.tag in _HEADINGS and leads:
            keep[at] = False
    return keep if any(keep) else list(inside)


class _Look:
    """How the paragraphs of the column look, and with them every other unit."""

    def __init__(self, units: Sequence[Unit], inside: Sequence[bool], scores: Sequence[float]) -> None:
        self._units, self._inside, self._scores = units, inside, scores
        self._shapes = shapes_of(units)
        self._family = self._paragraphs()
        members = [unit.element for at, unit in enumerate(units) if inside[at] and self._shapes[at] in self._family]
        self._above = _common(members)
        self._wrappers = {
            (str(part.tag), name) for member in members for part in self._chain(member) for name in _names(part)
        }
        self._boxes: dict[Element, list[Unit]] = {}
        for at, unit in enumerate(units):
            if inside[at] and self._shapes[at] not in self._family and (box := self._box(unit.element)) is not None:
                self._boxes.setdefault(box, []).append(unit)

    def _paragraphs(self) -> frozenset[Shape]:
        """The shapes that hold the most of the text."""
        sizes: Counter[Shape] = Counter()
        for at, unit in enumerate(self._units):
            if self._inside[at] and not has_reason_to_go(unit) and unit.element.tag not in _HEADINGS:
                sizes[self._shapes[at]] += len(unit.text) * (4 if is_prose(unit) else 1)
        total = sum(sizes.values())
        most = frozenset(shape for shape, size in sizes.items() if size >= _FAMILY * total)
        # Where every paragraph has a name of its own, all that holds text is taken.
        return most or frozenset(sizes)

    def is_text(self, at: int) -> bool:
        unit = self._units[at]
        if any(part.tag in ("figure", "caption") for part in unit.element.iterancestors()) or _is_linked(unit):
            return False
        if self._shapes[at] in self._family:
            return is_prose(unit) or not has_reason_to_go(unit)
        box = self._box(unit.element)
        if box is not None and not self._is_of_text(box):
            return False
        if is_prose(unit):
            return self._scores[at] >= _LEAST
        return not has_reason_to_go(unit) and self._scores[at] >= _LEAST

    def _chain(self, element: Element) -> Iterator[Element]:
        """The element and what it is in, below what holds the paragraphs."""
        part: Element | None = element
        while part is not None and part not in self._above:
            yield part
            part = part.getparent()

    def _box(self, element: Element) -> Element | None:
        """The outermost part around the element that no paragraph is in and that is none of the tags of a text."""
        found = None
        for part in self._chain(element):
            own = any((str(part.tag), name) in self._wrappers for name in _names(part))
            cell = part.tag in ("table", "tr", "td", "th") and part is not element
            if not own and (part.tag not in _TEXT_TAGS or cell):
                found = part
        return found

    def _is_of_text(self, box: Element) -> bool:
        """Whether a box holds text of the column all the same: hardly anything but sentences."""
        if box.tag in _BOXES or any(GROUPS[group].search(features(box)) for group in _FOREIGN):
            return False
        held = self._boxes[box]
        if has_reason_to_go(held[0]):
            return False
        size = sum(len(unit.text) for unit in held)
        prose = sum(len(unit.text) for unit in held if is_prose(unit) and not has_reason_to_go(unit))
        return prose >= _BOX_PROSE * size and sum(unit.linked for unit in held) <= _BOX_LINKED * size


def _is_linked(unit: Unit) -> bool:
    return unit.linked > _MOST_LINKED * len(unit.text)


def _names(part: Element) -> list[str]:
    """The names of the part; one without any is known by having none."""
    return (part.get("class") or "").split() or [""]


def _common(elements: Sequence[Element]) -> frozenset[Element]:
    """All that the elements have around them in common."""
    found: frozenset[Element] | None = None
    for element in elements:
        above = frozenset(element.iterancestors())
        found = above if found is None else found & above
    return found or frozenset()
