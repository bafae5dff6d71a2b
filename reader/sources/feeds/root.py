"""Where a feed really begins, and what may stand before it."""

import re
from html.entities import entitydefs

from reader.errors import SourceError

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)(?=[\s>/])", re.IGNORECASE)
_ROOT_WITH_FORMAT = re.compile(
    r"<(?:[\w.-]+:)?(?:rss|feed|rdf)\s[^<>]{0,300}?(?:version|xmlns)[\w:.-]*\s*=", re.IGNORECASE
)
_OF_A_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|opml)(?=[\s>])", re.IGNORECASE)
_MOST_BEFORE = 3_000
"""Characters; a server's warnings stand before a feed, a feed that a page shows as an example further down."""

_CDATA_OR_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#\d+;|#x[0-9a-f]+;)(?:(\w+);)?", re.IGNORECASE | re.DOTALL
)
_REFERENCE = re.compile(r"&#(?:x0*([0-9a-f]{1,9})[0-9a-f]*|0*([0-9]{1,9})[0-9]*);?", re.IGNORECASE)


def looks_like_feed(text: str) -> bool:
    """Whether the first element is the root of an XML feed."""
    return _root(text) >= 0


def feed_text(text: str) -> str:
    """The feed from its root element on. Raises SourceError when it has none, or declares entities before it."""
    start = _root(text)
    if start < 0:
        raise no_feed()
    if "<!ENTITY" in text[:start]:
        raise SourceError(
            "The feed asks for a kind of expansion that is used to overwhelm programs, so it was not read.",
            "If you trust the site, tell its publisher that the feed declares entities.",
        )
    feed = _CDATA_OR_AMPERSAND.sub(_escaped, text[start:]) if "&" in text else text[start:]
    return _REFERENCE.sub(_legal, feed) if "&#" in feed else feed


def _root(text: str) -> int:
    """The index of the feed's root; -1 if there is none. What a server said before it is passed over."""
    start = first_element(text)
    if _ROOT.match(text, start):
        return start
    found = _ROOT_WITH_FORMAT.search(text, start, start + _MOST_BEFORE)
    return found.start() if found and not _OF_A_PAGE.search(text, 0, found.start()) else -1


def _escaped(found: re.Match[str]) -> str:
    """An ampersand that begins no reference, as the reference that means it; all else as it is."""
    name = found[1]
    if found[0].startswith("<") or (name and name in entitydefs) or name == "apos":
        return found[0]
    return f"&amp;{found[0][1:]}"


def _legal(reference: re.Match[str]) -> str:
    """The reference, or nothing in its place when it means no character that XML allows (XML 1.0, 2.2)."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    allowed = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return reference[0] if allowed else ""


def no_feed() -> SourceError:
    """The error for a page that is something else."""
    return SourceError(
        "The address does not answer with a feed.", "Give the address of a feed, or of a page that lists columns."
    )


def first_element(text: str) -> int:
    """The index of the first start tag, declarations, comments and instructions passed over; the length if none."""
    at = text.find("<")
    while at >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
        elif text.startswith("<?", at):
            end = text.find(">", at)
        elif text.startswith("<!", at):
            end = _doctype_end(text, at)
        else:
            return at
        at = text.find("<", end + 1) if end >= 0 else -1
    return len(text)


def _doctype_end(text: str, at: int) -> int:
    end, subset = text.find(">", at), text.find("[", at)
    if 0 <= subset < end:
        close = text.find("]", subset)
        return text.find(">", close) if close >= 0 else -1
    return end
