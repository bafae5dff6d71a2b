"""The head of a syndicate's column: headline, ``Name, Outlet on`` and a date, ``Published in``, and the steps above."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.clean.facts.headline import is_site, without_site
from reader.clean.facts.metadata import Metadata
from reader.clean.sites.channels import RELATED, is_title, joined
from reader.clean.sites.lines import Line, Run
from reader.model.article import ChannelLink
from reader.model.moment import Moment
from reader.page.alike import alike, line_words, same_name
from reader.page.bylines import clean_byline
from reader.page.dates import moment_in
from reader.page.head import meta, page_title
from reader.page.links import path_of
from reader.page.people import is_person
from reader.page.tree import Element
from reader.text import count_words, safe

_BYLINE = re.compile(r"(?P<who>[^\W\d_].{2,120}?)\s+on(?:\s+(?P<date>.{6,40}))?")
_PUBLISHED_IN = re.compile(r"(?:^|(?<=\s))published\s+in\b\s*:?\s*(?P<names>.{0,120})$", re.IGNORECASE)
_TITLES = frozenset(("jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"))
# Lines between the headline and its byline, and between the byline and the date or the channel.
_NEAR, _BESIDE = 8, 5
_LONGEST_DATE = 40
_SAME = 0.8
_SHORTEST_TITLE = 3
_STEPS = re.compile(r"\s*[/›»>→]\s*|\s+[|·•]\s+")
_STEP = 40
_MOST_STEPS = 4
# Words: a longer line begins the text.
_LONGEST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Head:
    """Where among the lines the headline stands and where the text begins, and what the lines between them say."""

    at: int
    start: int
    headline: str
    byline: str
    masthead: str
    published_at: Moment | None
    published_in: tuple[ChannelLink, ...]


class Known:
    """What the head of the page says of the headline and of the site, so that both are known when they are seen."""

    def __init__(self, root: Element, facts: Metadata) -> None:
        self.names = tuple(filter(None, (meta(root, "og:site_name"), facts.masthead)))
        said = (without_site(text, self.names) for text in (meta(root, "og:title"), page_title(root), facts.headline))
        self.titles = tuple(
            dict.fromkeys(
                text for text in said if len(line_words(text)) >= _SHORTEST_TITLE and not is_site(text, self.names)
            )
        )

        title = page_title(root)
        added = (title.removeprefix(told).strip(" |-–—·»:") for told in self.titles if title.startswith(told))
        self.names += tuple(filter(None, added))

    def is_headline(self, text: str) -> bool:
        return any(alike(text, title) >= _SAME for title in self.titles)

    def is_site(self, text: str) -> bool:
        return is_site(text, (*self.names, "home")) or any(same_name(text, name) for name in self.names)


def parted(lines: Sequence[Line], known: Known) -> list[Line]:
    """The lines, a headline that shares its line with what follows on one of its own."""
    return [part for line in lines for part in _parted(line, known)]


def _parted(line: Line, known: Known) -> Iterator[Line]:
    if len(line.runs) > 1 and any(line.text.startswith(title) and line.text != title for title in known.titles):
        for at in range(1, len(line.runs)):
            if safe("".join(run.text for run in line.runs[:at])) in known.titles:
                yield Line(line.runs[:at], line.level, line.edge, line.inside)
                yield Line(line.runs[at:], 0, line.edge, line.inside)
                return
    yield line


def head_of(lines: Sequence[Line], known: Known) -> Head | None:
    """The head of a column; None where the page has none of this kind."""
    has_channels = any(is_title(line, RELATED) for line in lines)
    for at, line in enumerate(lines):
        match = _BYLINE.fullmatch(_without_published(line.text)) if len(line.text) < 400 else None
        if match and (moment_in(match["date"] or "") or not match["date"]):
            top = _headline_above(lines, at, known)
            head = _head(lines, top, at, match["who"], match["date"] or "") if top is not None else None
            if head and (head.published_in or (head.published_at and has_channels)):
                return head
    return _unsigned(lines, known) if has_channels else None


def _without_published(text: str) -> str:
    return _PUBLISHED_IN.sub("", text).strip()


def _headline_above(lines: Sequence[Line], at: int, known: Known) -> int | None:
    """The line near above that the head of the page calls the headline, else the nearest heading."""
    above = range(at - 1, max(-1, at - 1 - _NEAR), -1)
    told = next((number for number in above if known.is_headline(lines[number].text)), None)
    return told if told is not None else next((number for number in above if lines[number].level), None)


def _unsigned(lines: Sequence[Line], known: Known) -> Head | None:
    """The head of a column whose byline and date are not joined by "on", found from ``Published in``."""
    for at, line in enumerate(lines):
        top = _headline_above(lines, at, known) if _PUBLISHED_IN.search(line.text) and len(line.text) < 160 else None
        if top is None:
            continue
        for number in range(top + 1, at + 2):
            text = _without_published(lines[number].text) if number < len(lines) else ""
            name = split_outlet(text)[0] if len(text) < 160 else ""
            if name and all(map(is_person, re.split(r", | and ", name))):
                return _head(lines, top, number, text, "")
    return None


def _head(lines: Sequence[Line], top: int, at: int, who: str, day: str) -> Head:
    byline, masthead = split_outlet(who)
    if at - 1 > top and ", " not in who and (name := _name_in(lines[at - 1].text)):
        byline, masthead = name, safe(who)
    last, moment = at, moment_in(day)
    near = range(max(top + 1, at - _BESIDE), min(len(lines), at + 1 + _BESIDE))
    named = next(
        (number for number in near if _PUBLISHED_IN.search(lines[number].text) and _is_short(lines[number])), None
    )
    if moment is None:
        dated = sorted(near, key=lambda number: (abs(number - at), number))
        for number in dated:
            if moment := _day_in(lines[number]):
                last = max(last, number)
                break
    published: tuple[ChannelLink, ...] = ()
    if named is not None:
        published, end = _published_in(lines, named)
        last = max(last, end)
    return Head(top, last + 1, lines[top].text, byline, masthead, moment, published)


def _is_short(line: Line) -> bool:
    names = _PUBLISHED_IN.search(line.text)
    return names is not None and not names["names"].endswith((".", "!", "?"))


def _name_in(text: str) -> str:
    name = clean_byline(text) if len(text) <= 80 else ""
    return name if name and all(map(is_person, re.split(r", | and ", name))) else ""


def _day_in(line: Line) -> Moment | None:
    for run in line.runs:
        for part in (run.at, run.at.getparent()):
            if part is not None and part.tag == "time" and (moment := moment_in(part.get("datetime") or "")):
                return moment
    text = _without_published(line.text)
    return moment_in(text) if len(text) <= _LONGEST_DATE else None


def split_outlet(who: str) -> tuple[str, str]:
    """``Name, Outlet`` as name and outlet; ``Name, Jr.`` is a name."""
    name, _, outlet = who.rpartition(", ")
    if not name or re.sub(r"\W", "", outlet).lower() in _TITLES:
        return clean_byline(who), ""
    return clean_byline(name), safe(outlet)


def _published_in(lines: Sequence[Line], at: int) -> tuple[tuple[ChannelLink, ...], int]:
    """The channels named after the words, more than one parted by a comma or "and", and the line they end on."""
    match = _PUBLISHED_IN.search(lines[at].text)
    names = match["names"].strip(" :") if match else ""
    if names:
        ended = len(lines[at].text) - len(match["names"]) if match else 0
        return _named(lines[at], names, ended), at
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is not None and len(following.text) <= 2 * _STEP and any(run.url for run in following.runs):
        return _linked(following.runs), at + 1
    return (), at


def _named(line: Line, names: str, start: int) -> tuple[ChannelLink, ...]:
    seen = 0
    after: list[Run] = []
    for run in joined(line):
        seen = line.text.find(run.text, seen)
        if run.url and seen >= start:
            after.append(run)
        seen += len(run.text)
    return _linked(after) or (ChannelLink(names, ""),)


def _linked(runs: Sequence[Run]) -> tuple[ChannelLink, ...]:
    return tuple(ChannelLink(text, run.url) for run in runs if run.url and (text := safe(run.text)))


def kicker_of(lines: Sequence[Line], head: Head, known: Known, page: str) -> str:
    """The first step of the breadcrumb, nearest above the headline or, under a banner, between it and the text:
    ``Politics / Site`` and ``Site > Politics`` give ``Politics``."""
    text = next(
        (at for at in range(head.start, len(lines)) if count_words(lines[at].text) > _LONGEST_STEPS), head.start
    )
    for part in (lines[: head.at], lines[head.start : text]):
        steps = [list(_steps(line)) for line in part]
        lists = [line.at.getparent() if line.at.tag == "li" else None for line in part]
        for at in range(len(steps) - 1, -1, -1):
            if first := _first_step(_trail(steps, lists, at), known, head.headline, page):
                return first
    return ""


@dataclass(frozen=True, slots=True)
class _Step:
    text: str
    url: str = ""


def _steps(line: Line) -> Iterator[_Step]:
    """What the line says between signs like ``/``, one empty step for every sign."""
    for run in joined(line):
        parts = _STEPS.split(f" {run.text} ") if not run.url else [run.text]
        for number, part in enumerate(parts):
            if number:
                yield _Step("")
            if part.strip():
                yield _Step(part.strip(), run.url)


def _trail(steps: Sequence[Sequence[_Step]], lists: Sequence[Element | None], at: int) -> list[_Step]:
    """The steps on this line and on those before it that belong with it: short lines in a row, parted by signs, items
    of one list, or each a link of its own."""
    trail = list(steps[at])
    before = at - 1
    while before >= 0 and len(trail) <= 2 * _MOST_STEPS:
        near = steps[before]
        signed = bool(near and not near[-1].text) or bool(trail and not trail[0].text)
        linked = len(near) == 1 and bool(near[0].url) and all(step.url for step in trail)
        if not (signed or linked or (lists[before] is not None and lists[before] is lists[at])):
            break
        trail = [*near, *trail]
        before -= 1
    return trail


def _first_step(trail: Sequence[_Step], known: Known, headline: str, page: str) -> str:
    signs = any(not step.text for step in trail)
    named = [step for step in trail if step.text]
    if any(len(step.text) > _STEP and step.text != headline for step in named) or not named:
        return ""
    home = [at for at, step in enumerate(named) if known.is_site(step.text) or _is_root(step.url)]
    others = [
        step
        for at, step in enumerate(named)
        if at not in home and step.text != headline and any(map(str.isalpha, step.text))
    ]
    leading = [step for step in others if step.url and _leads_to(step.url, page)]
    if len(named) > _MOST_STEPS:
        beside = [named[other] for at in home for other in (at - 1, at + 1) if 0 <= other < len(named)]
        return next((step.text for step in beside if step in leading), "")
    if not others or not (signs or home or leading):
        return ""
    if len(named) < 2 and not leading:
        return others[0].text if signs and home else ""
    return (leading or others)[0].text


def _is_root(url: str) -> bool:
    return bool(url) and path_of(url) == "/"


def _leads_to(url: str, page: str) -> bool:
    """Whether the page is in the part of the site that the address names."""
    path = path_of(url)
    return path != "/" and path_of(page).startswith(f"{path}/")
