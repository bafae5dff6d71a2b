"""Where things stand on a page: how far from the headline, and whether in a part that belongs to something else."""

import re

from reader.page.tree import Element, features, text_of

_APART_TAGS = frozenset(("aside", "nav", "footer"))
_OTHERS = re.compile(
    r"comment|related|recommend|trending|most-?(?:read|popular)|disqus|respond\b|read-?(?:more|next)|newsletter|"
    r"more-(?:from|stories|news|articles)|carousel|up-?next"
)
_FRAME = re.compile(r"sidebar|latest|(?<!elementor-)widget|footer|popular|archive|(?<!node-)promo")
_LATEST = re.compile(r"latest|popular|archive|(?<!node-)promo|(?:^|[\s_-])(?:nav|menu)(?:$|[\s_-])")
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "title", "svg"))
_ABOVE, _BELOW, _BESIDE, _JUST_ABOVE = 500, 1200, 400, 40


class Layout:
    """The elements of a page in their order, seen from its headline.

    A part of the page is apart when its name says that it holds comments or other articles and the headline is not
    inside it: the frame of a whole page is often named after its sidebar.
    """

    def __init__(self, root: Element, headline: Element | None) -> None:
        self.elements = [element for element in root.iter("*") if element.tag not in _SILENT]
        self.links = [element for element in self.elements if element.tag == "a"]
        self.named = [element for element in self.elements if element.get("class") or element.get("id")]
        self.properties = [element for element in self.elements if element.get("itemprop") or element.get("property")]
        self._at: dict[Element, int] = {}
        total = 0
        for element in self.elements:
            self._at[element] = total
            total += len((element.text or "").strip()) + len((element.tail or "").strip())
        self.headline = headline if headline in self._at else None
        self._home = self._at[self.headline] if self.headline is not None else 0
        self._around = set(self.headline.iterancestors()) if self.headline is not None else set()
        self._apart: dict[Element, bool] = {}
        self._of_others: dict[Element, bool] = {}
        near = [element for element in self.elements if self.is_near(element) and not self.is_apart(element)]
        below = [element for element in near if self.distance(element) >= 0]
        # The elements around the headline that are not apart, those below it first, then those above it upwards.
        self.near = (*below, *(element for element in reversed(near) if self.distance(element) < 0))

    def distance(self, element: Element) -> int:
        """Characters of text from the headline to the element; negative above it."""
        return self._at.get(element, -_ABOVE) - self._home

    def prints(self, name: str) -> bool:
        """Whether the page shows the name anywhere, whatever its capitals."""
        shown = " ".join(f"{each.text or ''} {each.tail or ''}" for each in self.elements)
        return name.casefold() in " ".join(shown.split()).casefold()

    def is_near(self, element: Element) -> bool:
        """Whether a byline could stand where the element does: shortly above the headline, or below it before the text
        is well under way. On a page that shows no headline, this is its beginning."""
        return -_ABOVE <= self.distance(element) <= _BELOW

    def is_apart(self, element: Element) -> bool:
        """Whether the element belongs to a list of other articles, to a comment or to the frame of the page."""
        beside = self.headline is not None and -_JUST_ABOVE <= self.distance(element) <= _BESIDE
        path = []
        verdict = False
        for parent in (element, *element.iterancestors()):
            if not beside and parent in self._apart:
                verdict = self._apart[parent]
                break
            path.append(parent)
            if parent in self._around or parent.tag in ("html", "body"):
                break
            named = features(parent) if parent is not element else ""
            if (
                parent.tag == "nav"
                or _OTHERS.search(named)
                or (not beside and (parent.tag in _APART_TAGS or _FRAME.search(named)))
            ):
                verdict = True
                break
        for passed in path[1:] if not beside else ():
            self._apart[passed] = verdict
        return verdict

    def is_of_others(self, element: Element) -> bool:
        """Whether the element belongs to a comment, to a list of other articles, or to what leads through the site."""
        path: list[Element] = []
        verdict = False
        at: Element | None = element
        while at is not None and at not in self._around and at.tag not in ("html", "body"):
            if (known := self._of_others.get(at)) is not None:
                verdict = known
                break
            path.append(at)
            named = features(at)
            if at.tag == "nav" or (named and (_OTHERS.search(named) or _LATEST.search(named))):
                verdict = True
                break
            at = at.getparent()
        self._of_others.update(dict.fromkeys(path, verdict))
        return verdict


def short_text(element: Element, longest: int) -> str:
    """The words inside the element; empty if there are more than ``longest`` characters, which is seen early."""
    size = 0
    for piece in element.itertext():
        size += len(piece.strip())
        if size > longest:
            return ""
    return text_of(element)
