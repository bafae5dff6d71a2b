"""The syndicate's list pages: a headline, the line of where it comes from, a teaser, `Read more`; and again.

Only the headline's link is trusted. A teaser that was cut inside a link leaves a tag open, which swallows the
markup up to the next quote; then the id stands in nothing but the raw page, and is looked for there.
"""

import re

from reader.model.entry import NewEntry
from reader.model.moment import Moment
from reader.page.bylines import clean_byline
from reader.page.dates import read_moment
from reader.page.links import web_url
from reader.page.people import is_person_in_title
from reader.page.syndicate import is_cartoon, site_of, story_id
from reader.sources.columnists import person_before_colon
from reader.sources.identity import entry_key
from reader.sources.lists.lines import Line, Link, paragraphs
from reader.sources.lists.teaser import dek_of, headline_of, name_in_byline
from reader.text import safe

_MORE = re.compile(r"\W*(?:read more|continue reading)\W*", re.IGNORECASE)
_MORE_AT_END = re.compile(r"\bread more\W*$", re.IGNORECASE)
# It begins where the path does and is read once: a picture written into the page is a path without end.
_RAW_STORY = re.compile(
    r"(?<![a-z0-9])((?:/|(?<!/))(?:[a-z0-9]++/)++s-(\d++)(?:-p?\d++)?)[\"'](?P<more>\s*+>\s*+Read more)?", re.IGNORECASE
)
_RAW_HEADING = re.compile(r"<h([1-4])\b[^>]{0,2000}+>(.{1,600}?)</h\1>", re.IGNORECASE | re.DOTALL)


def read_stories(lines: list[Line], raw: str, base: str) -> tuple[NewEntry, ...]:
    """The entries of a list page, in its order; none if it is no list. ``raw`` is the page's markup."""
    starts = _headlines(lines, cartoons=is_cartoon(base))
    ends = [at for at, _ in starts[1:]] + [len(lines)]
    entries = [_entry(link, lines[at], lines[at + 1 : end]) for (at, link), end in zip(starts, ends, strict=False)]
    listed = len(entries) > 1 or any(_MORE_AT_END.search(line.text) for line in lines)
    return _with_lost(entries, raw, base) if listed else ()


def _headlines(lines: list[Line], cartoons: bool) -> list[tuple[int, Link]]:
    """Each story's first link that has a text of its own, and the line it stands in."""
    found: dict[str, tuple[int, Link]] = {}
    for at, line in enumerate(lines):
        for link in line.links:
            number = story_id(link.url) if cartoons or not is_cartoon(link.url) else ""
            if number and not _MORE.fullmatch(link.text) and re.search(r"\w", link.text):
                found.setdefault(number, (at, link))
    return sorted(found.values(), key=lambda each: each[0])


def _entry(link: Link, line: Line, following: list[Line]) -> NewEntry:
    teaser, byline, moment = _teaser(link, line, following)
    return NewEntry(
        key=entry_key(link.url),
        url=link.url,
        headline=headline_of(link.text),
        byline=person_before_colon(link.text) or byline,
        dek=dek_of(teaser),
        published_at=moment,
    )


def _teaser(link: Link, line: Line, following: list[Line]) -> tuple[list[str], str, Moment | None]:
    """The lines of a teaser up to `Read more`, and the people and the date that lines among them give."""
    teaser: list[str] = []
    byline, moment = "", line.moment
    for each in (Line(line.text.partition(link.text)[2].strip()), *following):
        if each.heading:
            break
        said = read_moment(each.text)
        moment = moment or each.moment or said
        if _is_origin(each):
            byline = byline or _columnist(each)
        elif names := name_in_byline(each.text):
            byline = names
        elif not said:
            teaser.append(each.text)
        if _MORE_AT_END.search(each.text):
            break
    return teaser, byline, moment


def _is_origin(line: Line) -> bool:
    """Whether a line is ``<Group> / <Channel> /``: links, and nothing but slashes between them."""
    rest = line.text
    for link in line.links:
        rest = rest.replace(link.text, "", 1)
    return bool(line.links) and "/" in rest and not rest.strip(" /")


def _columnist(origin: Line) -> str:
    """The person whose channel comes last in a line of origin; empty if it is nobody's."""
    return next((clean_byline(link.text) for link in origin.links[-1:] if is_person_in_title(link.text)), "")


def _with_lost(entries: list[NewEntry], raw: str, base: str) -> tuple[NewEntry, ...]:
    """The entries with those among them whose links were swallowed: a `Read more` after a heading of its own."""
    known = {entry.key: entry for entry in entries}
    ordered: dict[str, NewEntry] = {}
    after = 0
    for match in _RAW_STORY.finditer(raw):
        key = f"{site_of(base)}:s-{match[2]}"
        if key in known:
            ordered.setdefault(key, known[key])
        elif match["more"] and key not in ordered:
            headings = _RAW_HEADING.findall(raw, after, match.start())
            headline = safe(" ".join(paragraphs(headings[-1][1]))) if headings else ""
            url = web_url(base, "/" + match[1].lstrip("/"))
            if headline and not is_cartoon(url):
                ordered[key] = NewEntry(key, url, headline_of(headline), byline=person_before_colon(headline))
        after = match.end()
    if len(ordered.keys() - known.keys()) == 0:
        return tuple(entries)
    return tuple({**ordered, **known}.values())
