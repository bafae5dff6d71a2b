"""Where the article is on the page: readability's answer, and what the page itself marks as its body.

readability is right on most pages. It is wrong in one way above all: of a page in many sections it keeps one. So what
the page marks as its article is compared with readability's answer, and taken where it is that answer and more.
"""

import logging
import re
from collections.abc import Iterator

import readability
from lxml import html

from reader.clean.blocks import to_blocks
from reader.clean.inline import Address
from reader.clean.spans import spans_of
from reader.clean.tree import Element, features, size_of
from reader.model.blocks import Blocks, List, Paragraph, Quote, Span, block_text
from reader.text import safe

# readability logs a traceback before it raises; on a terminal that is being drawn on, nobody wants it.
logging.getLogger("readability").setLevel(logging.CRITICAL + 1)

_BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:article-?_?(?:body|content|text)|story-?_?(?:body|content|text)|post-?_?(?:body|content|text)|entry-?_?content|"
    r"body-?_?(?:content|text|copy)|content-?_?body|main-?_?content|rich-?text)(?:$|[\s_-])"
)
_SENTENCE = re.compile(r"[.!?…。！？:;,\"”»)]")
_SHORTEST_PROSE = 8
# Words: below the first readability has found nothing worth keeping. Shares: how much more prose another part must
# have, how much of it may be links, and how much of what was best so far it must hold.
_ENOUGH = 40
_MORE = 1.1
_MOST_LINKED = 0.35
_COVERED = 0.8


class _Readability(readability.Document):  # type: ignore[misc]  # the package has no types
    """Keeps the tree that readability chose; its own way to text takes quadratic time over many attributes."""

    def get_clean_html(self) -> str:
        return str(html.tostring(self.html, encoding="unicode"))


def best_candidate(root: Element, stated_body: str, address: Address) -> Blocks:
    """The part of the page with the most prose for the least of anything else, as blocks.

    ``stated_body`` is the text JSON-LD gives, empty if none. Only a page without any text gives no blocks.
    """
    best = _by_readability(root, address)
    for element in _marked(root):
        best = _better(best, to_blocks(element, address))
    best = _better(best, _stated(stated_body))
    if prose_words(best) < _ENOUGH:
        whole = to_blocks(root, address)
        best = _better(best, whole) if best else whole
    return best


def _better(best: Blocks, other: Blocks) -> Blocks:
    have, more = prose_words(best), prose_words(other)
    if have < _ENOUGH:
        return other if more - link_words(other) / 2 > have else best
    if more < _MORE * have or link_words(other) > _MOST_LINKED * more:
        return best
    return other if _covers(other, best) else best


def _covers(larger: Blocks, smaller: Blocks) -> bool:
    """Whether nearly all the prose of one is in the other."""
    inside = {text for text, _ in _prose(larger)}
    wanted = list(_prose(smaller))
    return sum(words for text, words in wanted if text in inside) >= _COVERED * sum(words for _, words in wanted)


def _by_readability(root: Element, address: Address) -> Blocks:
    if not size_of(root):
        return ()
    document = _Readability(root)
    try:
        document.summary()
    except readability.readability.Unparseable:
        return ()
    return to_blocks(document.html, address)


def _marked(root: Element) -> Iterator[Element]:
    """What the page marks as its article, the narrowest marks first."""
    yield from (element for element in root.iter() if "articleBody" in (element.get("itemprop") or ""))
    yield from (element for element in root.iter("div", "section") if _BODY_NAME.search(features(element)))
    yield from root.iter("article")
    yield from root.iter("main")


def _stated(body: str) -> Blocks:
    if "<p" in body:
        return ()
    paragraphs = (safe(paragraph) for paragraph in re.split(r"\n\s*\n|\r\n|\n", body))
    return tuple(Paragraph((Span(paragraph),)) for paragraph in paragraphs if paragraph)


def prose_words(blocks: Blocks) -> int:
    """Words in sentences outside links: what is read, not what is clicked."""
    return sum(words for _, words in _prose(blocks))


def link_words(blocks: Blocks) -> int:
    return sum(len(span.text.split()) for span in spans_of(blocks) if span.link)


def _prose(blocks: Blocks) -> Iterator[tuple[str, int]]:
    for block in blocks:
        match block:
            case Paragraph(spans) if _SENTENCE.search(text := block_text(block)):
                words = sum(len(span.text.split()) for span in spans if not span.link)
                if words >= _SHORTEST_PROSE or len(text) > 60:
                    yield text, max(words, 1)
            case Quote(inner):
                yield from _prose(inner)
            case List(items):
                for item in items:
                    yield from _prose(item.blocks)
            case _:
                pass
