"""The frame of a page: the parts that all pages of its site have, or that nobody sees."""

import re

from reader.page.tree import Element, features
from reader.page.words import words

_TAGS = words("header nav aside footer dialog")
_ROLES = words("banner navigation complementary contentinfo dialog menu")
_NAME = re.compile(
    r"(?:^|[\s_-])(?:header|masthead|nav(?:bar|igation)?|menu|top-?bar|tool-?bar|side-?bar|foot(?:er)?)(?:[\s_-]|$)"
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# The head of a text is called so too.
_OF_TEXT = re.compile(r"(?:article|entry|post|story|content|page)(?:__|[-_])?header")


def is_frame(part: Element) -> bool:
    """Whether all pages of the site have this part, or nobody sees it. The head of an article is no frame."""
    if is_unseen(part) or part.get("role") in _ROLES:
        return True
    named = features(part)
    if (named and _OF_TEXT.search(named)) or (
        part.tag == "header" and next(part.iterancestors("article"), None) is not None
    ):
        return False
    return part.tag in _TAGS or bool(named and _NAME.search(named))


def is_framed(part: Element) -> bool:
    """Whether the part is in the frame, or is of it."""
    return any(is_frame(each) for each in (part, *part.iterancestors()))


def is_unseen(part: Element) -> bool:
    """Whether the page itself says that the part is not shown."""
    closed = part.tag == "dialog" and part.get("open") is None
    hidden = closed or part.get("hidden") is not None or part.get("aria-hidden") == "true"
    return hidden or is_styled_away(part)


def is_styled_away(part: Element) -> bool:
    """Whether the style of the part hides it."""
    style = part.get("style")
    return bool(style and _UNSEEN.search(style))
