"""The parts of a syndicate's column page, found by the words that stand around them.

Such a page is mostly frame: breadcrumb, headline, ``Name, Outlet on`` and a date, ``Published in``, the column, a
rights line, ``Comments``, ``Related Channels``, ``Comics``. The words are more stable than the markup around them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from reader.clean.blocks.building import to_blocks
from reader.clean.blocks.inline import Address
from reader.clean.body.between import column_between
from reader.clean.body.candidates import keep_only
from reader.clean.body.furniture import is_rights_line, says_of_author
from reader.clean.body.units import Unit, cut_into_units
from reader.clean.facts.metadata import Metadata
from reader.clean.sites.channels import COMICS, RELATED, channels, ends_column, has_comments
from reader.clean.sites.heading import Head, Known, head_of, kicker_of, parted
from reader.clean.sites.lines import Line, page_lines
from reader.model.article import ChannelLink
from reader.model.blocks import Blocks, block_text
from reader.model.moment import Moment
from reader.page.tree import Element, drop
from reader.page.words import words
from reader.text import count_words

_MAY_BE = re.compile(r"\bpublished\s+in\b|^related channels\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"_{2,}|[-–—]{2,}")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
# Characters of a block that may say so, words that all notes have at most, and units among which one ends the text.
_LONGEST_SIGN = 300
_LONGEST_NOTE = 260
_LAST = 4
# Words: so long a line is of the text.
_SENTENCE = 12


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands around the column. ``blocks`` is the column with its author note and rights line, nothing else."""

    blocks: Blocks
    headline: str
    byline: str
    masthead: str
    published_at: Moment | None
    kicker: str
    published_in: tuple[ChannelLink, ...]
    related: tuple[ChannelLink, ...]
    comics: tuple[ChannelLink, ...]
    comments_url: str


def parts_of(root: Element, blocks: Blocks, facts: Metadata, address: Address) -> Parts | None:
    """The parts of a syndicate page whose whole body is ``blocks``; None if the page is of another kind.

    Where it gives parts, what is not of the column is taken out of the tree.
    """
    if not any(_MAY_BE.search(text) for text in map(block_text, blocks) if len(text) <= _LONGEST_SIGN):
        return None
    known = Known(root, facts)
    lines = parted(page_lines(root, address), known)
    head = head_of(lines, known)
    if head is None:
        return None
    stop, rights = _end(lines, head.start)
    comments = has_comments(root, lines[head.start :])
    return Parts(
        headline=head.headline,
        byline=head.byline,
        masthead=head.masthead,
        published_at=head.published_at,
        kicker=kicker_of(lines, head, known, address.page),
        published_in=head.published_in,
        related=channels(lines, stop, RELATED, address.page),
        comics=channels(lines, stop, COMICS, address.page),
        comments_url=f"{address.page.partition('#')[0]}#comments" if comments else "",
        blocks=_column(root, lines, head, stop, rights, address),
    )


class _Zone(Enum):
    """What a stretch of the page is to the column."""

    OUTSIDE = 0
    TEXT = 1
    SEPARATOR = 2
    BESIDE = 3


def _column(root: Element, lines: Sequence[Line], head: Head, stop: int, rights: int, address: Address) -> Blocks:
    """The text between the head and what follows the rights line; the rest is taken out of the tree.

    What stands between is weighed like any other page; note and rights line are kept as they are.
    """
    note = _note(lines, head, rights)
    cuts = [(head.start, _Zone.TEXT), (note, _Zone.SEPARATOR), (note + 1, _Zone.BESIDE)]
    cuts = [cut for cut in cuts if cut[0] < rights]
    cuts += [*((at, _Zone.BESIDE) for at in range(rights, stop)), (stop, _Zone.OUTSIDE)]
    for line in lines[note:stop]:
        _as_paragraph(line.at)
    edges = {_edge(lines[at - 1]): zone for at, zone in cuts}
    if note < rights:
        # A line of its own tells the next stages where the note begins, whatever the page draws there.
        separator = etree.Element("p")
        separator.text = "____"
        _put_behind(next(edge for edge, zone in edges.items() if zone is _Zone.BESIDE), separator)
    units = cut_into_units(root)
    zones = list(_zones(root, units, edges))
    for edge in edges:
        drop(edge)
    weighed = column_between(root, units, [zone is _Zone.TEXT for zone in zones])
    keep = [kept or zone is _Zone.BESIDE for kept, zone in zip(weighed, zones, strict=True)]
    keep_only(root, units, _with_signed(units, zones, keep, head.byline))
    return to_blocks(root, address)


def _as_paragraph(element: Element) -> None:
    """Make the heading that holds the element, if one does, a paragraph."""
    for part in (element, *element.iterancestors()):
        if part.tag in _HEADINGS:
            part.tag = "p"


def _edge(line: Line) -> Element:
    """A new element where the line ends, at which the page is cut."""
    edge = etree.Element("hr")
    if not line.inside:
        line.edge.addprevious(edge)
    elif line.edge.tag in ("html", "body"):
        line.edge.append(edge)
    else:
        # Behind the paragraph, not in it, which would no longer look like the others.
        _put_behind(line.edge, edge)
    return edge


def _put_behind(element: Element, following: Element) -> None:
    """Put an element right behind the other, in front of the text there."""
    tail, element.tail = element.tail, None
    element.addnext(following)
    following.tail = tail


def _zones(root: Element, units: Sequence[Unit], edges: Mapping[Element, _Zone]) -> Iterator[_Zone]:
    wanted = {unit.element for unit in units}
    zone = _Zone.OUTSIDE
    for element in root.iter():
        zone = edges.get(element, zone)
        if element in wanted:
            yield zone


def _with_signed(units: Sequence[Unit], zones: Sequence[_Zone], keep: Sequence[bool], byline: str) -> list[bool]:
    """Of each unit, whether it is kept, a note on the author at the end of the text included."""
    text = [at for at, zone in enumerate(zones) if zone is _Zone.TEXT][-_LAST:]
    signed = {at for at in text if byline and _is_note(units[at].text, byline)}
    return [kept or at in signed for at, kept in enumerate(keep)]


def _end(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """The line behind the column, and the first of the rights lines that end it, or else the same.

    A heading of a list ends the column where a rights line stands above it, be it in a share bar or a side column that
    a heading is called so; where none does, the first with text above it.
    """
    heads = [at for at in range(start, len(lines)) if ends_column(lines[at])]
    text = next((at for at in range(start, len(lines)) if count_words(lines[at].text) >= _SENTENCE), len(lines))
    owned = [at for at in range(start, len(lines)) if is_rights_line(lines[at].text)]
    stop = next((at for at in heads if any(own < at for own in owned)), None)
    if stop is None:
        # Without such a heading the last rights line is that of the whole site.
        owned = [own for own in owned if own > text][:1]
        stop = owned[0] + 1 if owned else next((at for at in heads if at > text), next(iter(heads), len(lines)))
    rights = max((own for own in owned if own < stop), default=-1)
    if rights < 0:
        return stop, stop
    stop = rights + 1
    while rights > start and is_rights_line(lines[rights - 1].text):
        rights -= 1
    return stop, rights


def _note(lines: Sequence[Line], head: Head, rights: int) -> int:
    """The line that parts the column from the note on its author; that of the rights if there is none."""
    count, found = 0, rights
    for at in range(rights - 1, head.start, -1):
        line = lines[at]
        drawn = line.rule and at + 1 < found == rights and _is_note(lines[at + 1].text, head.byline)
        if drawn or _SEPARATOR.fullmatch(line.text.replace(" ", "")):
            found = at
        count += count_words(line.text)
        if count > _LONGEST_NOTE:
            break
    return found


def _is_note(text: str, byline: str) -> bool:
    """Whether a line says who the author is."""
    said = text.lstrip("([*– ").casefold()
    return bool(byline) and said.startswith(byline.casefold()) and says_of_author(text)
