"""The rows of a page that lists columns, found by what repeats.

Headlines of one list stand in the same tags, beside each other, with the same things around them. Each row is the
largest part of the page that holds one headline and no other; rows whose parts lie side by side make a list, lists in
the same tags a strand, and the strand that says most is what the page is about. Class names are never read: a site may
call them what it likes. (The idea of rows as repeated sibling regions is that of Liu, Grossman and Zhai, "Mining data
records in web pages", KDD 2003; here headlines, not tags, are what is aligned.)
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lxml.html import HtmlElement

from reader.model.address import host_of
from reader.page.links import path_of
from reader.sources.lists.headlines import Headline, elements_of, read_headlines
from reader.sources.lists.lines import element_text
from reader.sources.lists.near_dates import near_moment, year_of
from reader.sources.lists.row_facts import NOTHING, Facts, read_facts

LEAST = 3
"""Headlines of one kind that make a page without a known pattern a list."""

_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6", "hr")
_ASIDE = re.compile(
    r"\W*(?:(?:the )?most (?:read|popular|viewed|shared|commented)|popular|trending|related|recommended|"
    r"you (?:may|might)|read (?:also|next)|also read|editor[s'’]+ picks?|don[’']t miss|sponsored|from our partners|"
    r"more from|more in|recent (?:posts|comments)|what we[’']re reading)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A headline, the part of the page that is its alone, and what that part tells."""

    headline: Headline
    unit: HtmlElement
    facts: Facts = NOTHING


@dataclass(frozen=True, slots=True)
class _Strand:
    rows: tuple[Row, ...]
    aside: bool

    @property
    def wordy(self) -> bool:
        return 2 * sum(row.headline.wordy for row in self.rows) >= len(self.rows)

    @property
    def heading(self) -> bool:
        return self.rows[0].headline.heading

    @property
    def told(self) -> float:
        """How many of date, byline and dek a row has, on average."""
        return sum(row.facts.count for row in self.rows) / len(self.rows)

    @property
    def weight(self) -> float:
        """How much it looks like what the page is about; 0 if too few or too short."""
        if len(self.rows) < LEAST or not self.wordy:
            return 0
        chars = sum(min(len(row.headline.text), 120) for row in self.rows)
        return chars * (2 if self.heading else 1) * (1 + self.told / 2) * (0.2 if self.aside else 1)


def read_rows(tree: HtmlElement, base: str, now: datetime | None = None) -> tuple[Row, ...]:
    """The rows of the list a page is about, in its order; none if nothing on it repeats. ``now`` is the clock that
    dates such as `yesterday` are read by."""
    mains = [each for each in tree.iter() if each.tag == "main" or each.get("role") == "main"]
    body = next(tree.iter("body"), tree)
    for part in (*(mains if len(mains) == 1 else ()), body):
        if rows := _rows_in(part, base, now):
            return rows
    return ()


def _rows_in(part: HtmlElement, base: str, now: datetime | None) -> tuple[Row, ...]:
    headlines = read_headlines(part, base)
    strands = _strands(_of_one_site(headlines, base), _units(headlines, part), now)
    best = max(strands, key=lambda strand: strand.weight, default=None)
    if best is None or best.weight == 0:
        return ()
    is_front = path_of(base) == "/"
    belonging = [each for each in strands if _belongs(each, best) or (is_front and _is_lead_and_list(each, best))]
    chosen = {row.headline for strand in belonging for row in strand.rows}
    by_headline = {row.headline: row for strand in strands for row in strand.rows}
    found: dict[str, Row] = {}
    for headline in headlines:
        if headline in chosen:
            found.setdefault(headline.key, by_headline[headline])
    return tuple(found.values()) if len(found) >= LEAST else ()


def _belongs(strand: _Strand, best: _Strand) -> bool:
    if strand is best:
        return True
    same_kind = strand.heading and best.heading
    return same_kind and strand.wordy and not strand.aside and (strand.told > 0 or best.told < 1)


def _is_lead_and_list(strand: _Strand, best: _Strand) -> bool:
    """Whether one is the stories that lead a front page, under headings, and the other plain links below them."""
    if strand.heading == best.heading or strand.aside or not strand.wordy:
        return False
    return strand.heading or len(strand.rows) >= LEAST


def _of_one_site(headlines: list[Headline], base: str) -> list[Headline]:
    """The headlines that stay on the site, when half of them do; else all: a digest links to others."""
    own = [each for each in headlines if host_of(each.url) == host_of(base)]
    return own if len({each.key for each in own}) * 2 >= len({each.key for each in headlines}) else headlines


def _units(headlines: list[Headline], part: HtmlElement) -> dict[Headline, HtmlElement]:
    """The largest part of the page that each headline has to itself."""
    paths = defaultdict(list)
    for each in headlines:
        paths[each.path].append(each)
    held: dict[HtmlElement, set[str]] = defaultdict(set)
    for each in headlines:
        # A short link that nothing repeats is a remark in somebody's row and not a row.
        if each.wordy or each.heading or len(paths[each.path]) >= LEAST:
            for ancestor in each.link.iterancestors():
                held[ancestor].add(each.key)
    units = {}
    for each in headlines:
        unit = each.link
        while (parent := unit.getparent()) is not None and parent is not part and len(held[parent] | {each.key}) == 1:
            unit = parent
        units[each] = unit
    return units


def _strands(headlines: list[Headline], units: dict[Headline, HtmlElement], now: datetime | None) -> list[_Strand]:
    lists: dict[tuple[str, HtmlElement | None], list[Headline]] = defaultdict(list)
    for each in headlines:
        lists[each.path, units[each].getparent()].append(each)
    strands: dict[str, list[_Strand]] = defaultdict(list)
    for (path, _), members in lists.items():
        rows = _told([Row(each, units[each]) for each in members], set(units.values()), now)
        strands[path].append(_Strand(tuple(rows), _is_aside(members[0], rows[0].unit)))
    return [strand for alike in strands.values() for strand in _joined(alike)]


def _joined(alike: list[_Strand]) -> list[_Strand]:
    """Lists in the same tags whose rows tell about as much, as one: the months of an archive, sections of a page."""
    joined: list[_Strand] = []
    for strand in alike:
        for at, other in enumerate(joined):
            if other.aside == strand.aside and abs(other.told - strand.told) <= 1:
                joined[at] = _Strand((*other.rows, *strand.rows), strand.aside)
                break
        else:
            joined.append(strand)
    return joined


def _is_aside(first: Headline, unit: HtmlElement) -> bool:
    """Whether the list is announced as one of other columns than those the page is about."""
    if _ASIDE.fullmatch(first.under):
        return True
    for each in (unit, *list(unit.iterancestors())[:2]):
        before = each.getprevious()
        if isinstance(before, HtmlElement) and next(before.iter("a"), None) is None:
            text = element_text(before)
            return len(text) <= 40 and bool(_ASIDE.fullmatch(text))
    return False


def _told(rows: list[Row], taken: set[HtmlElement], now: datetime | None) -> list[Row]:
    """The rows with what stands in them, or, where they are laid out one after the other, between them."""
    flat = sum(bool(_after(row.unit, taken)) for row in rows) * 2 >= len(rows)
    dates_lead = flat and _is_date(rows[0].unit.getprevious(), now)
    told = []
    for row in rows:
        around: list[HtmlElement] = [row.unit, *(_after(row.unit, taken) if flat else ())]
        before = row.unit.getprevious()
        if dates_lead:
            around = around[:-1] if len(around) > 1 and _is_date(around[-1], now) else around
            around = [before, *around] if before is not None else around
        headline = row.headline
        facts = read_facts(around, headline, now, year_of(headline.under))
        if facts.moment is None and (moment := near_moment(headline.under, now)):
            facts = replace(facts, moment=moment)
        told.append(replace(row, facts=facts))
    return told


def _after(unit: HtmlElement, taken: set[HtmlElement]) -> Sequence[HtmlElement]:
    """What follows a headline before the next one, or the next heading."""
    after: list[HtmlElement] = []
    for each in unit.itersiblings():
        stops = each in taken or each.tag in _HEADING_TAGS or any(link in taken for link in each.iterdescendants())
        if not isinstance(each, HtmlElement) or stops or len(after) >= 8:
            break
        after.append(each)
    return after if after and (unit.tag != "tr" or elements_of(unit, "td")) else ()


def _is_date(element: HtmlElement | None, now: datetime | None) -> bool:
    return element is not None and element.tag not in _HEADING_TAGS and bool(near_moment(element_text(element), now))
