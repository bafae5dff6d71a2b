"""Small pure helpers on a column's text: its date, its teaser, its body with the gaps of the site."""

import html
import re
import textwrap
from datetime import date, timedelta

from reader.demo.stock import Column
from reader.demo.strips import Strip

TEASER_LENGTH = 250
TEASER_WIDTH = 72
_SHORTEST_REST = 30
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_FOOTNOTE_MARK = re.compile(r"<sup>.*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_BETWEEN_PARAGRAPHS = re.compile(r"(?<=</p>)\s*(?=<p>)")
_OPENING = re.compile(r"<(?:blockquote|[uo]l|table|figure|aside|div|pre)\b")
_CLOSING = re.compile(r"</(?:blockquote|[uo]l|table|figure|aside|div|pre)>")


def published(item: Column | Strip, today: date) -> date:
    """The day a column or a strip appeared."""
    return today - timedelta(days=item.days)


def long_date(day: date) -> str:
    """``November 23, 2026``, whatever the locale."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def feed_date(day: date) -> str:
    """``Nov/23/2026``, the site's own form: no time, no zone, no standard."""
    return f"{_MONTHS[day.month - 1][:3]}/{day.day:02}/{day.year}"


def strip_date(day: date) -> str:
    """``11/23/2026``, no leading zeros, as in the titles of comics."""
    return f"{day.month}/{day.day}/{day.year}"


def calendar_date(day: date) -> str:
    """``November 23``, the day padded with a space to two places, as in the comics' calendar."""
    return f"{_MONTHS[day.month - 1]} {day.day:2}"


def plain_paragraphs(fragment: str) -> tuple[str, ...]:
    """The text of each ``<p>``, without tags and footnote marks, entities resolved."""
    texts = (_TAG.sub("", _FOOTNOTE_MARK.sub("", inner)) for inner in _PARAGRAPH.findall(fragment))
    return tuple(" ".join(html.unescape(text).split()) for text in texts)


def teaser(column: Column, length: int = TEASER_LENGTH) -> tuple[str, ...]:
    """About ``length`` characters from the top: the dek if there is one, then the first paragraphs, cut at a blank."""
    left = length
    parts = []
    for paragraph in filter(None, (column.dek, *plain_paragraphs(column.pages[0]))):
        parts.append(paragraph if len(paragraph) <= left else _cut(paragraph, left))
        left -= len(paragraph)
        if left < _SHORTEST_REST:
            break
    return tuple(part for part in parts if part)


def wrapped(text: str) -> str:
    """Hard-wrapped as the feeds do; a text without blanks (Japanese) stays on one line."""
    return textwrap.fill(text, TEASER_WIDTH, break_long_words=False, break_on_hyphens=False)


def with_gap(fragment: str, gap: str) -> str:
    """``gap`` put between the two paragraphs nearest the middle that stand in nothing but the body itself."""
    places = [
        match.start() for match in _BETWEEN_PARAGRAPHS.finditer(fragment) if _depth(fragment[: match.start()]) == 0
    ]
    if not places:
        return fragment
    middle = min(places, key=lambda place: abs(place - len(fragment) // 2))
    return f"{fragment[:middle]}\n{gap}\n{fragment[middle:].lstrip()}"


def _depth(fragment: str) -> int:
    return len(_OPENING.findall(fragment)) - len(_CLOSING.findall(fragment))


def _cut(text: str, length: int) -> str:
    head = text[:length]
    blank = head.rfind(" ")
    return head[:blank] if blank > 0 else head
