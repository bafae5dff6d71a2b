"""The page cut into units: the smallest parts of which each is wholly text of the column or wholly not.

A unit is an element that holds text and no other block: a paragraph, a heading, an item of a list, a caption, a cell. A
table of data and preformatted text are units as a whole. Text that stands bare between blocks, or is parted by two
``br``, is put into paragraphs of its own first, as a browser would lay it out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from reader.clean.blocks.tables import is_layout
from reader.page.tree import BLOCK_TAGS, Element, plain_text
from reader.page.words import words
from reader.text import count_words

_BLOCKS = BLOCK_TAGS - {"br"}
_WHOLE = words("pre h1 h2 h3 h4 h5 h6 math listing xmp")


Shape = int


@dataclass(frozen=True, slots=True)
class Unit:
    """``text`` with single spaces, ``linked`` how many of its characters are in links, ``words`` how many there are."""

    element: Element
    text: str
    linked: int
    words: int


def cut_into_units(root: Element) -> list[Unit]:
    """The units of the tree in document order; bare text in the tree is put into paragraphs on the way."""
    body = root.find("body")
    elements = list((root if body is None else body).iter())
    holders = _holders(elements)
    whole: set[Element] = set()
    found: list[Element] = []
    for element in elements:
        parent = element.getparent()
        if parent in whole:
            whole.add(element)
        elif element.tag in _WHOLE or (element.tag == "table" and not is_layout(element)):
            whole.add(element)
            found.append(element)
        elif element in holders:
            found += _wrapped(element, holders)
        elif element.tag in _BLOCKS:
            found += _parted(element)
    return [unit for element in _in_order(root, found) if (unit := _unit(element)).text]


def shapes_of(units: Sequence[Unit]) -> list[Shape]:
    """For each unit a number that those share whose tags and classes are the same up to the root."""
    numbers: dict[tuple[Shape, str, str | None], Shape] = {}
    known: dict[Element, Shape] = {}

    def shape(element: Element) -> Shape:
        if (found := known.get(element)) is None:
            parent = element.getparent()
            above = shape(parent) if parent is not None else 0
            found = numbers.setdefault((above, str(element.tag), element.get("class")), len(numbers) + 1)
            known[element] = found
        return found

    return [shape(unit.element) for unit in units]


def _holders(elements: list[Element]) -> set[Element]:
    """The elements that have a block somewhere in them."""
    holders: set[Element] = set()
    for element in reversed(elements):
        if element.tag in _BLOCKS or element in holders:
            parent = element.getparent()
            if parent is not None:
                holders.add(parent)
    return holders


def _wrapped(holder: Element, holders: set[Element]) -> Iterator[Element]:
    """Put each run of bare text and inline elements between the blocks of the holder into a paragraph."""
    run = _Run(holder)
    run.text(holder.text)
    holder.text = None
    for child in list(holder):
        if child.tag in _BLOCKS or child in holders:
            yield from run.end(child)
            tail, child.tail = child.tail, None
            run.text(tail)
        else:
            yield from run.add(child)
    yield from run.end(None)


def _parted(element: Element) -> Iterator[Element]:
    """The element, or where two ``br`` part its text, the paragraphs it is parted into."""
    breaks = [child for child in element if child.tag == "br"]
    if not any(_next_is_break(child) for child in breaks):
        yield element
        return
    run = _Run(element)
    run.text(element.text)
    element.text = None
    for child in list(element):
        yield from run.add(child)
    yield from run.end(None)


def _next_is_break(child: Element) -> bool:
    following = child.getnext()
    return following is not None and following.tag == "br" and not (child.tail or "").strip()


class _Run:
    """Text and inline elements on their way into a paragraph of their own."""

    def __init__(self, holder: Element) -> None:
        self._holder = holder
        self._lead = ""
        self._parts: list[Element] = []

    def text(self, text: str | None) -> None:
        if self._parts:
            self._parts[-1].tail = (self._parts[-1].tail or "") + (text or "")
        else:
            self._lead += text or ""

    def add(self, child: Element) -> Iterator[Element]:
        """A further inline element with its tail; a second ``br`` in a row ends the paragraph."""
        before = self._parts[-1] if self._parts else None
        ends = child.tag == "br" and before is not None and before.tag == "br" and not (before.tail or "").strip()
        self._parts.append(child)
        if ends:
            tail, child.tail = child.tail, None
            yield from self.end(child.getnext())
            self.text(tail)

    def end(self, following: Element | None) -> Iterator[Element]:
        """Put what was gathered into a paragraph before the following block, if it says anything."""
        parts, lead = self._parts, self._lead
        self._parts, self._lead = [], ""
        if not parts and not lead.strip():
            return
        paragraph = etree.SubElement(self._holder, "p")
        if following is not None:
            following.addprevious(paragraph)
        paragraph.text = lead
        paragraph.extend(parts)
        yield paragraph


def _in_order(root: Element, found: list[Element]) -> Iterator[Element]:
    wanted = set(found)
    return (element for element in root.iter() if element in wanted)


def _unit(element: Element) -> Unit:
    linked = sum(len(_text(link)) for link in element.iter("a")) if element.find(".//a") is not None else 0
    if not linked and any(True for _ in element.iterancestors("a")):
        linked = len(_text(element))
    text = _text(element)
    return Unit(element, text, linked, count_words(text))


def _text(element: Element) -> str:
    text = " ".join(map(str, element.itertext())) if element.tag == "table" else plain_text(element)
    return " ".join(text.split())
