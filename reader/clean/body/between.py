"""The text of a page of which it is known where the column begins and ends, but not what else stands between.

The weights take nearly all of that for text, since it has text on either side. So it is looked at as a person would:
the paragraphs of the column look alike, what belongs to them stands among them in the tags of a text, and what a site
puts between stands in a box of its own or leads elsewhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reader.clean.body.kin import has_reason_to_go, is_phrase, says_to_go
from reader.clean.body.naming import is_ended, is_foreign
from reader.clean.body.readability import chosen_by_readability
from reader.clean.body.scoring import scores_of
from reader.clean.body.traits import is_prose
from reader.clean.body.units import Shape, Unit, shapes_of
from reader.page.tree import Element
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
_CELLS = words("table tr td th")
_ITEMS = words("li dt dd")
_WHOLE = words("h2 h3 h4 h5 h6 table pre") | _ITEMS
# Characters outside links with which a line says something of its own.
_BESIDE_LINKS = 25
_NAME = re.compile(r"[-_]+")
_BOXES = words("aside nav form dialog footer header menu")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")


def column_between(root: Element, units: Sequence[Unit], inside: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is text of the column that begins and ends with those that are ``inside``."""
    scores = scores_of(units, chosen_by_readability(root, units))
    look = _Look(units, inside, scores)
    keep = [is_inside and look.is_text(at) for at, is_inside in enumerate(inside)]
    keep = _with_whole_lists(units, inside, keep)
    for at in range(len(units) - 2, -1, -1):
        leads = not keep[at + 1] and inside[at + 1] and _is_linked(units[at + 1])
        if leads and not is_ended(units[at].text):
            keep[at] = False
    return keep if any(keep) else list(inside)


def _with_whole_lists(units: Sequence[Unit], inside: Sequence[bool], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, the other items of a list included of which half is kept."""
    lists: defaultdict[Element | None, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        if inside[at] and unit.element.tag in _ITEMS:
            lists[unit.element.getparent()].append(at)
    kept = list(keep)
    for items in lists.values():
        size = sum(len(units[at].text) for at in items)
        if sum(len(units[at].text) for at in items if keep[at]) * 2 >= size:
            for at in items:
                kept[at] = True
    return kept


class _Look:
    """How the paragraphs of the column look, and with them every other unit."""

    def __init__(self, units: Sequence[Unit], inside: Sequence[bool], scores: Sequence[float]) -> None:
        self._units, self._inside, self._scores = units, inside, scores
        self._shapes = shapes_of(units)
        self._family = self._paragraphs()
        members = [unit.element for at, unit in enumerate(units) if inside[at] and self._shapes[at] in self._family]
        self._above = _common(members)
        self._wrappers = {
            (str(part.tag), part.get("class") or "") for member in members for part in self._chain(member)
        }
        prose = (
            at for at, unit in enumerate(units) if inside[at] and self._shapes[at] in self._family and is_prose(unit)
        )
        self._first = next(prose, -1)
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
        if any(part.tag in ("figure", "caption") for part in unit.element.iterancestors()):
            return False
        if self._shapes[at] in self._family:
            # Above the text, and of one word alone, a line that is no sentence is a label.
            strict = at < self._first or unit.text.isalpha()
            return is_prose(unit) or _says_enough(unit) or not (has_reason_to_go if strict else says_to_go)(unit)
        if _is_linked(unit):
            return False
        box = self._box(unit.element)
        if box is not None and not self._is_of_text(box):
            return False
        if is_prose(unit):
            return self._scores[at] >= _LEAST
        whole = unit.element.tag in _WHOLE and at > self._first
        return not (says_to_go(unit) if whole else has_reason_to_go(unit)) and self._scores[at] >= _LEAST

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
            own = (str(part.tag), part.get("class") or "") in self._wrappers
            cell = part.tag in _CELLS and part is not element
            if not own and (part.tag not in _TEXT_TAGS or cell):
                found = part
        return found

    def _is_of_text(self, box: Element) -> bool:
        """Whether a box holds text of the column all the same: hardly anything but sentences, or in a part called like
        those of the paragraphs a heading or a list."""
        if box.tag in _BOXES or is_foreign(box):
            return False
        held = self._boxes[box]
        if has_reason_to_go(held[0]) and held[0].element.tag not in _HEADINGS:
            return False
        if self._names_of(box) & {name for _, named in self._wrappers for name in _beginnings(named)}:
            lone = len(held) == 1 and held[0].element.tag in _HEADINGS
            if lone or all(is_ended(unit.text) and is_phrase(unit.text) for unit in held):
                return True
        size = sum(len(unit.text) for unit in held)
        prose = sum(len(unit.text) for unit in held if is_prose(unit) and not has_reason_to_go(unit))
        return prose >= _BOX_PROSE * size and sum(unit.linked for unit in held) <= _BOX_LINKED * size

    def _names_of(self, box: Element) -> set[str]:
        return _beginnings(box.get("class") or "")


def _beginnings(names: str) -> set[str]:
    """What the names of a part begin with, as templates name their parts alike: ``c`` of ``c-text c-text--wide``."""
    return {_NAME.split(name)[0] for name in names.split()}


def _says_enough(unit: Unit) -> bool:
    """Whether a line has words enough beside its links to be a sentence that cites."""
    return len(unit.text) - unit.linked >= _BESIDE_LINKS and is_ended(unit.text)


def _is_linked(unit: Unit) -> bool:
    return unit.linked > _MOST_LINKED * len(unit.text)


def _common(elements: Sequence[Element]) -> frozenset[Element]:
    """All that the elements have around them in common."""
    found: frozenset[Element] | None = None
    for element in elements:
        above = frozenset(element.iterancestors())
        found = above if found is None else found & above
    return found or frozenset()
