"""Footnotes: the notes below a text that its signs refer to, by the names their anchors have."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice

from reader.page.tree import Element, drop, text_of

_NAME = re.compile(
    r"(?!.*(?:ref|back)[-_:.]?\d*$)(?:_?ftn|fn|foot-?note|end-?note|note|cite_note|sdfootnote|_?edn)[-_:.]?"
    r"(?:[\w.-]{0,40}[-_:.])?\d{1,4}[a-z]{0,3}",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivxl]{1,6})\s*[\])]?\.?", re.IGNORECASE)
_BACK = re.compile(r"[\W_]*|(?:back|return|jump up|zurück|retour)\b.{0,20}", re.IGNORECASE)


def name_of(element: Element) -> str:
    """The name that references to the footnote have; empty when the element is no footnote."""
    anchors = [element, *element.iter("a")]
    return next((name for part in anchors if _NAME.fullmatch(name := part.get("id") or part.get("name") or "")), "")


def sign_of(element: Element) -> str:
    """The sign the footnote begins with, where that leads back into the text: ``[1]``; empty if there is none."""
    sign = _leading_link(element)
    found = _SIGN.fullmatch(text_of(sign)) if sign is not None else None
    return found[1] if found else ""


def with_referred(elements: Sequence[Element], keep: Sequence[bool]) -> list[bool]:
    """Of each element, whether it is kept; the footnotes that a kept one refers to are, too."""
    kept = [element for element, is_kept in zip(elements, keep, strict=True) if is_kept]
    hrefs = (link.get("href") or "" for element in kept for link in element.iter("a"))
    named = {name for href in hrefs if _NAME.fullmatch(name := href.partition("#")[2])}
    if not named:
        return list(keep)
    return [is_kept or _is_note(element, named) for element, is_kept in zip(elements, keep, strict=True)]


def _is_note(element: Element, named: set[str]) -> bool:
    around = (part.get("id") for part in islice(element.iterancestors(), 3))
    return name_of(element) in named or not named.isdisjoint(filter(None, around))


def bare(element: Element) -> Element:
    """A copy of the footnote without its sign and without the arrows that lead back."""
    copy = deepcopy(element)
    copy.tail = None
    if sign_of(copy) and (sign := _leading_link(copy)) is not None:
        drop(sign)
    for link in list(_inner_links(copy)):
        if _BACK.fullmatch(text_of(link)):
            drop(link)
    return copy


def _leading_link(element: Element) -> Element | None:
    """The link to another place of the page with which the element begins."""
    text = element.text
    for part in element.iterdescendants():
        if (text or "").strip():
            return None
        if part.tag == "a" and part.get("href"):
            return part if "#" in (part.get("href") or "") else None
        text = part.text
    return None


def _inner_links(element: Element) -> Iterator[Element]:
    return (link for link in element.iter("a") if (link.get("href") or "").startswith("#"))
