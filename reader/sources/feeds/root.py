"""Where a feed really begins, and what may stand before it."""

import re

from reader.errors import SourceError

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)(?=[\s>/])", re.IGNORECASE)

_REFERENCE = re.compile(r"&#(?:x0*([0-9a-f]{1,9})[0-9a-f]*|0*([0-9]{1,9})[0-9]*);?", re.IGNORECASE)


def looks_like_feed(text: str) -> bool:
    """Whether the first element is the root of an XML feed."""
    return bool(_ROOT.match(text, first_element(text)))


def feed_text(text: str) -> str:
    """The feed from its root element on. Raises SourceError when it has none, or declares entities before it."""
    start = first_element(text)
    if not _ROOT.match(text, start):
        raise no_feed()
    if "<!ENTITY" in text[:start]:
        raise SourceError(
            "The feed asks for a kind of expansion that is used to overwhelm programs, so it was not read.",
            "If you trust the site, tell its publisher that the feed declares entities.",
        )
    return _REFERENCE.sub(_legal, text[start:]) if "&#" in text else text[start:]


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
