"""What a person would see of a page: scripts, controls and hidden parts go, what waits for a script stays."""

import re
from collections.abc import Sequence

from lxml.etree import XPath

from reader.clean.blocks.embeds import PLAYERS, stand_in
from reader.clean.blocks.pictures import make_figures
from reader.page.tree import (
    Element,
    drop,
    features,
    found_by,
    lines_of,
    named_parts,
    plain_text,
    size_of,
    text_of,
    unwrap,
)
from reader.page.words import words

_UNSEEN = words(
    "script style noscript template iframe object embed applet svg canvas link rt rp rtc amp-ad amp-analytics "
    "amp-auto-ads amp-consent amp-pixel amp-sidebar amp-social-share amp-sticky-ad amp-subscriptions-dialog "
    "amp-user-notification"
)
_FORM_PARTS = words("button label select option textarea input datalist output progress meter")
_MAY_BE_HIDDEN = XPath("descendant-or-self::*[@hidden or @style or @aria-hidden]")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_WALLED = re.compile(r"paywall|subscriber|premium")
# For the ear alone: cut to nothing or moved out of the window, or by the names that frameworks give to that.
_HEARD_STYLE = re.compile(
    r"clip\s*:\s*rect\(\s*(?:0|1px)\b|clip-path\s*:\s*inset\(\s*(?:50|100)%|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_HEARD_NAME = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-?readers?(?:-only|-text)?|(?:u-)?visually-?hidden|a11y-(?:only|hidden|text)|"
    r"(?:for-)?screenreaders?|offscreen|off-screen|hidden-visually|accessib(?:le|ility)-(?:hidden|text))(?:$|[\s_-])"
)
_LONGEST_HEARD = 200
"""Characters: what is longer is text of the page in a part with an unlucky name."""
# Beside code, in a cell or a part of its own.
_LINE_NUMBERS = re.compile(r"(?:^|[\s_-])(?:line-?(?:no|nos|number|numbers)|linenos?|gutter)(?:$|[\s_-])")
# Where React puts what it sends later: https://react.dev/reference/react-dom/server/renderToPipeableStream
_SENT_LATER = re.compile(r"S:([0-9a-f]+)")
# How much more there must be in paragraphs that are hidden than in those that are seen, for a script to show them.
_WAITING = 2
_WITHOUT_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_PARAGRAPH = 60


def tidy(root: Element) -> Element:
    """Drop from the tree, in place, what no reader sees: scripts, hidden parts, form controls. Returns it.

    Players of other sites and pictures with captions get the shape the next stages know. Hidden parts with most of the
    text are kept: they are the page itself, waiting for a script to show it. What is said over a word, to be read with
    it (ruby), is for those who cannot read the word.
    """
    for element in list(root.iter()):
        if element.tag in PLAYERS and stand_in(element):
            continue
        if element.tag in _FORM_PARTS and _holds_page(element, root):
            element.tag = "div"
        elif element.tag == "template" and (element.get("shadowrootmode") or element.get("shadowroot")):
            unwrap(element)
        elif element.tag in _UNSEEN or element.tag in _FORM_PARTS:
            drop(element)
    _set_out(root)
    make_figures(root)
    for figure in root.iter("figure"):
        if figure.find(".//pre") is not None and next(figure.iter("img", "amp-img"), None) is None:
            # Code is text of the column, whatever it is put into.
            figure.tag = "div"
    _drop_hidden(root)
    _drop_unread(root)
    return root


def _drop_unread(root: Element) -> None:
    """Drop what is for the ear alone, and the numbers of lines."""
    parts = [(part, features(part)) for part in named_parts(root, styled=True)]
    names = {named for _, named in parts}
    heard = set(filter(_HEARD_NAME.search, names))
    numbers = set(filter(_LINE_NUMBERS.search, names))
    for part, named in parts:
        alone = named in heard or _HEARD_STYLE.search(part.get("style") or "")
        if (alone and _is_short(part)) or (named in numbers and _is_number(part)):
            drop(part)


def _drop_hidden(root: Element) -> None:
    hidden = [element for element in found_by(_MAY_BE_HIDDEN, root) if _is_hidden(element)]
    if not hidden:
        return
    limit, waiting = size_of(root) // 2, _wait_for_a_script(root, hidden)
    for element in hidden:
        stays = size_of(element) >= limit or (waiting and _prose(element))
        if _WALLED.search(features(element)) or not stays:
            drop(element)


def _set_out(root: Element) -> None:
    """Make blocks of the inline elements that are laid out as such."""
    for span in root.iter("span"):
        if _BLOCK_STYLE.search(span.get("style") or ""):
            span.tag = "div"


def _wait_for_a_script(root: Element, hidden: Sequence[Element]) -> bool:
    """Whether the text of the page is in its hidden parts."""
    parts = set(hidden)
    outermost = [part for part in hidden if parts.isdisjoint(part.iterancestors())]
    waiting = sum(_prose(part) for part in outermost if not _WALLED.search(features(part)))
    return waiting > _WAITING * (_prose(root) - sum(map(_prose, outermost)))


def _prose(part: Element) -> int:
    """Characters in paragraphs of more than a line."""
    sizes = (len(plain_text(paragraph).strip()) for paragraph in part.iter("p"))
    return sum(size for size in sizes if size >= _PARAGRAPH)


def _holds_page(part: Element, root: Element) -> bool:
    """Whether a part of a form that is never closed has the page in it."""
    return next(part.iter("h1", "p"), None) is not None and _seen_size(part) * 2 > _seen_size(root)


def _seen_size(root: Element) -> int:
    """Characters of text, scripts and styles not counted."""
    return size_of(root) - sum(size_of(part) for part in root.iter("script", "style"))


def _is_hidden(element: Element) -> bool:
    if element.tag in ("html", "body"):
        return False
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    return element.get("aria-hidden") == "true" and not any(True for _ in element.iter("p", "img", "math"))


def _is_short(part: Element) -> bool:
    return len(plain_text(part).strip()) <= _LONGEST_HEARD


def _is_number(part: Element) -> bool:
    return not plain_text(part).translate(_WITHOUT_DIGITS).strip()


def open_waiting(root: Element) -> None:
    """Do, in place, what a script would do to show the page: each part that was sent later comes where it belongs, and
    each ``noscript`` with a picture, or with the page itself, is opened."""
    _put_in_place(root)
    holders = list(root.iter("noscript"))
    limit = _seen_size(root) // 3 if holders else 0
    for holder in holders:
        lone_picture = any(True for _ in holder.iter("img")) and not any(True for _ in holder.iter("p"))
        if lone_picture or (size_of(holder) > limit and not _is_said_before(holder, root)):
            unwrap(holder)


def _put_in_place(root: Element) -> None:
    places = {place.get("id"): place for place in root.iter("template")}
    for part in [part for part in root.iter("div") if part.get("hidden") is not None]:
        number = _SENT_LATER.fullmatch(part.get("id") or "")
        if number is None:
            continue
        del part.attrib["hidden"]
        place = places.get(f"B:{number[1]}", places.get(f"P:{number[1]}"))
        if place is not None and place not in part.iter("template"):
            place.addprevious(part)


def _is_said_before(holder: Element, root: Element) -> bool:
    """Whether the longest line of a part also stands elsewhere on the page, outside scripts."""
    longest = max(lines_of(holder), key=len, default="")
    inside = sum(text_of(part).count(longest) for part in (holder, *root.iter("script", "style")))
    return text_of(root).count(longest) > inside
