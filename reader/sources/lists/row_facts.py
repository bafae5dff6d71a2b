"""What stands with a headline in a list: who wrote the column, when, and what it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from lxml.html import HtmlElement

from reader.model.moment import Moment, day_of
from reader.page.bylines import clean_byline
from reader.page.dates import day_in_path, is_day_first, moment_within, read_moment
from reader.page.people import is_person_in_title
from reader.page.tree import text_of
from reader.sources.lists.headlines import Headline
from reader.sources.lists.lines import Line, read_lines
from reader.sources.lists.near_dates import near_moment
from reader.sources.lists.teaser import dek_of, is_byline, name_in_byline
from reader.text import safe

_PROSE = 40
_SHORT_PROSE = 5
_PIECES = re.compile(r"\s*(?:[·•|∙●]|\s[-–—/]\s|\n|\t)\s*")
_BY = re.compile(r"by:?", re.IGNORECASE)
_AUTHOR_PATH = re.compile(r"/(?:authors?|by|people|staff|profiles?|writers?|contributors?|columnists?)/[^/?#]+/?$")
_REMARK = re.compile(
    r"\W*(?:filed under|posted in|tags?:|categor(?:y|ies):|share|photo(?:graph)?s?\b|image|credit|getty|listen|watch|"
    r"\d+ (?:comments?|shares?|min))\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The parts of an entry beside its headline; each may be missing."""

    byline: str = ""
    moment: Moment | None = None
    dek: str = ""

    @property
    def count(self) -> int:
        return bool(self.byline) + bool(self.moment) + bool(self.dek)


NOTHING = Facts()


def read_facts(
    around: Iterable[HtmlElement], headline: Headline, now: datetime | None, year: int | None = None
) -> Facts:
    """What the elements around a headline tell. ``year`` is that of the month they are filed under, if any."""
    parts = list(around)
    marked = next(filter(None, (_marked_moment(part) for part in parts)), None)
    day_first = bool(parts) and is_day_first(str(parts[0].getroottree().getroot().get("lang") or ""))
    facts = Facts(next(filter(None, (_marked_author(part) for part in parts)), ""), marked)
    teaser: list[str] = []
    for line in (line for part in parts for line in read_lines(part, headline.url)):
        rest = line.text.replace(headline.text, " ", 1).strip()
        if len(rest) < 3:
            continue
        if _is_teaser(line, rest, headline.url):
            teaser.append(rest.lstrip(" :–—-"))
        else:
            pieces = [*_pieces(line, headline.text), rest]
            near = (near_moment(piece, now, year, day_first) for piece in pieces)
            moment = facts.moment or _fuller(next(filter(None, near), None), moment_within(rest, day_first)[0])
            facts = replace(facts, moment=moment, byline=facts.byline or _names(line, pieces))
    return replace(facts, moment=facts.moment or day_in_path(headline.url), dek=dek_of(teaser[:3]))


def _fuller(moment: Moment | None, within: Moment | None) -> Moment | None:
    """The moment of a piece of a remark; that of the whole remark where there is no other, or where it tells the hour
    of the same day, as of ``18.11.2026 - 15:26``."""
    return within if moment is None or (within and day_of(within) == moment) else moment


def _names(line: Line, pieces: list[str]) -> str:
    return _named(line, pieces) or _named(line, [moment_within(pieces[-1])[1]])


def _is_teaser(line: Line, rest: str, url: str) -> bool:
    """Whether the line is a sentence about the column; a link of its own to elsewhere makes it a remark."""
    elsewhere = any(len(link.text) * 2 > len(rest) and link.url != url for link in line.links)
    if line.heading or elsewhere or _REMARK.fullmatch(rest) or is_byline(rest):
        return False
    # A short line with a date in it is a remark, however many words it has.
    _, undated = moment_within(rest)
    words = len(rest.split())
    if undated != rest and len(undated) < 60 and rest[-1] not in ".!?…":
        return False
    return words >= _SHORT_PROSE and (len(rest) >= _PROSE or rest[-1] in ".!?…。")


def _pieces(line: Line, headline: str) -> list[str]:
    pieces = [safe(piece) for part in line.parts for piece in _PIECES.split(part)]
    return [piece for piece in pieces if piece and piece != headline]


def _named(line: Line, pieces: list[str]) -> str:
    """Who a line of remarks names: under a link to an author, after `By`, or alone."""
    for link in line.links:
        if _AUTHOR_PATH.search(link.url) and link.url.count("-") < 5 and link.text:
            return clean_byline(link.text)
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        said = f"By {following}" if _BY.fullmatch(piece) else piece
        if names := name_in_byline(moment_within(said)[1].strip(" ,;|") if len(said) < 120 else ""):
            return names
    return next((clean_byline(piece) for piece in pieces if len(line.text) < 80 and is_person_in_title(piece)), "")


def _marked_author(part: HtmlElement) -> str:
    for element in part.iter("a", "span", "meta", "address", "div", "p", "cite"):
        said = (element.get("rel") or "").lower().split(), (element.get("itemprop") or "").lower().split()
        marked = "author" in said[0] or "author" in said[1]
        if marked and (name := clean_byline(element.get("content") or text_of(element))):
            return name
    return ""


def _marked_moment(part: HtmlElement) -> Moment | None:
    """The moment in ``time datetime``, a ``datePublished`` of microdata, or the title of an abbreviated date."""
    for element in part.iter("time", "meta", "abbr", "span"):
        said = (element.get("datetime") or "", element.get("content") or "", element.get("title") or "")
        dated = element.tag != "meta" or "datePublished" in (element.get("itemprop") or "")
        if dated and (moment := next(filter(None, map(read_moment, filter(None, said))), None)):
            return moment
    return None
