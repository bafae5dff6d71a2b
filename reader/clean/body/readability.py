"""Which units of a page readability chooses: the strongest trait of all, and what is kept when nothing else is sure.

readability is given the tree without its frame, its bare text already in paragraphs; so the two steps it takes longest
for, rewriting ``div`` elements and weighing every part of its choice once more, are left out.
"""

import logging
from collections.abc import Sequence
from enum import Enum

import readability
from lxml import html
from lxml.etree import XPath

from reader.clean.body.prune import pruned
from reader.clean.body.units import Unit
from reader.page.tree import Element, size_of

# readability logs a traceback before it raises; on a terminal that is being drawn on, nobody wants it.
logging.getLogger("readability").setLevel(logging.CRITICAL + 1)

_NUMBER = "byline-unit"
_ALL_NUMBERS = XPath(f"descendant-or-self::*/@{_NUMBER}", smart_strings=False)


class _Readability(readability.Document):  # type: ignore[misc]  # the package has no types
    """readability on a tree that was parsed and prepared before; every try starts from a fresh copy of it."""

    offered: frozenset[str] = frozenset()

    def _parse(self, root: Element) -> Element:
        # readability asks its elements for what only those of lxml.html can do.
        tree: Element = html.html_parser.makeelement(root.tag)
        tree.extend(pruned(root))
        self.offered = _numbers(tree)
        return tree

    def transform_misused_divs_into_paragraphs(self) -> None:
        for element in self.html.iter("div"):
            if element.get(_NUMBER) is not None:
                element.tag = "p"

    def sanitize(self, node: Element, candidates: object, keep_all_images: bool = False) -> str:
        self.html = node
        return " " * size_of(node)


class Choice(Enum):
    """What became of a unit: left out with the frame of the page, looked at by readability, kept by it."""

    FRAME = 0
    LEFT = 1
    KEPT = 2


def chosen_by_readability(root: Element, units: Sequence[Unit]) -> list[Choice]:
    """What becomes of each unit of the tree; readability keeps none where it finds nothing."""
    if not units:
        return []
    for number, unit in enumerate(units):
        unit.element.set(_NUMBER, str(number))
    document = _Readability(root)
    try:
        document.summary()
        kept = _numbers(document.html)
    except readability.readability.Unparseable:
        kept = frozenset[str]()
    return [_choice(str(number), kept, document.offered) for number in range(len(units))]


def _choice(number: str, kept: frozenset[str], offered: frozenset[str]) -> Choice:
    if number in kept:
        return Choice.KEPT
    return Choice.LEFT if number in offered else Choice.FRAME


def _numbers(tree: Element) -> frozenset[str]:
    found = _ALL_NUMBERS(tree)
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()
