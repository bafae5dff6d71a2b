"""A page as the lines a person sees, each with the stretches of text it is made of and the links they are in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reader.clean.blocks.inline import Address, absolute
from reader.page.tree import BLOCK_TAGS, Element, text_of
from reader.text import safe

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text as it stands in the source, the element it is in, and the link it is in. A link with a picture
    alone has its name for text."""

    text: str
    at: Element
    link: Element | None = None
    url: str = ""


@dataclass(frozen=True)
class Line:
    """What stands between two block elements or line breaks. ``level`` is that of the heading it is in, 0 if it is in
    none; ``rule``: a drawn line without text. ``edge`` is where it ends: in front of the element, or with it if
    ``inside``."""

    runs: tuple[Run, ...]
    level: int
    edge: Element
    inside: bool
    rule: bool = False

    @cached_property
    def text(self) -> str:
        return safe("".join(run.text for run in self.runs))

    @cached_property
    def linked(self) -> bool:
        """Whether all of it is in links."""
        return bool(self.runs) and all(run.url for run in self.runs if run.text.strip())

    @property
    def at(self) -> Element:
        """The element of its first stretch; for a drawn line that itself."""
        return self.runs[0].at if self.runs else self.edge


def page_lines(root: Element, address: Address) -> list[Line]:
    """The lines of the body of the page, in document order."""
    body = root.find("body")
    walk = _Walk(address.base or address.page)
    return list(walk.lines(root if body is None else body))


class _Walk:
    """What is known on the way through the tree."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._runs: list[Run] = []
        self._links: list[tuple[Element, str]] = []
        self._levels: list[int] = []

    def lines(self, root: Element) -> Iterator[Line]:
        stack: list[tuple[Element, bool]] = [(root, False)]
        while stack:
            element, ended = stack.pop()
            if ended:
                yield from self._leave(element)
                if element is not root:
                    self._add(element.tail, element)
                continue
            if element.tag in ("head", "script", "style"):
                self._add(element.tail, element)
                continue
            yield from self._enter(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def _enter(self, element: Element) -> Iterator[Line]:
        if element.tag in BLOCK_TAGS:
            yield from self._end(element, inside=False)
            if element.tag == "hr":
                yield Line((), 0, element, False, rule=True)
        if element.tag == "a":
            self._links.append((element, absolute(element.get("href") or "", self._base)))
            if not text_of(element):
                self._runs.append(Run(_picture_name(element), element, *self._links[-1]))
        if level := _level(element):
            self._levels.append(level)
        self._add(element.text, element)

    def _leave(self, element: Element) -> Iterator[Line]:
        if element.tag in BLOCK_TAGS:
            yield from self._end(element, inside=True)
        if element.tag == "a":
            self._links.pop()
        if _level(element):
            self._levels.pop()

    def _add(self, text: str | None, element: Element) -> None:
        if text and (self._runs or not text.isspace()):
            link, url = self._links[-1] if self._links else (None, "")
            self._runs.append(Run(text, element, link, url))

    def _end(self, edge: Element, inside: bool) -> Iterator[Line]:
        runs, self._runs = self._runs, []
        if any(run.text.strip() or run.url for run in runs):
            yield Line(tuple(runs), self._levels[-1] if self._levels else 0, edge, inside)


def _level(element: Element) -> int:
    if element.get("role") == "heading":
        return 2
    return _HEADINGS.get(str(element.tag), 0)


def _picture_name(link: Element) -> str:
    names = (link.get("title"), *(image.get("alt") for image in link.iter("img")))
    return next((safe(name) for name in names if name and name.strip()), "")
