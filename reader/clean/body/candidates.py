"""Where the column is on the page: the units that are text of it, and what the page says its text is.

The page is cut into units, readability chooses among them, and every unit is weighed with its surroundings and with
that choice. What is no text of the column is taken out of the tree, which keeps the shape of the rest: headings,
lists, tables and pictures where they were. The text JSON-LD states is taken where it is all of that and more.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.clean.blocks.building import to_blocks
from reader.clean.blocks.footnotes import with_referred
from reader.clean.blocks.inline import Address
from reader.clean.body.above import without_head, without_lone_leads
from reader.clean.body.endings import with_endings
from reader.clean.body.kin import has_reason_to_go, with_kin, with_signatures, without_pleas
from reader.clean.body.naming import is_foreign
from reader.clean.body.readability import Choice, chosen_by_readability
from reader.clean.body.scoring import scores_of
from reader.clean.body.traits import is_prose
from reader.clean.body.units import Unit, cut_into_units
from reader.model.blocks import Blocks, List, Paragraph, Quote, Span, block_text, spans_of
from reader.page.tree import Element, drop
from reader.page.words import words
from reader.text import SENTENCE_ENDS, count_words, is_unstopped, safe

_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}…:;,\"”»)]")
_SHORTEST_PROSE = 8
# From this score on a unit is text of the column; where that gives hardly any text, from the second on.
_SURE, _LIKELY = 0.5, 0.2
# What stands between units of the text and says nothing against it needs less.
_BETWEEN = 0.3
# Parts of the page right around a unit, whose names tell what it is.
_LEVELS = 2
# Scores from which on units are looked at again, how many times the words there must be with them, and whether only
# prose counts: much of what is nearly sure, or the larger part of the page in sentences, is no furniture.
_WIDER = ((0.3, 1.3, False), (0.1, 2.0, True))
# Words: below the first nothing worth keeping was found. Shares: how much more prose another text must have, how much
# of it may be links, and how much of what was best so far it must hold.
_ENOUGH = 40
_MORE = 1.1
_MOST_LINKED = 0.35
_COVERED = 0.8
# A picture stays where one of so many units after it is text of the column.
_AHEAD = 3
_FRAMES = words("nav dialog map")


def best_candidate(root: Element, stated_body: str, address: Address) -> Blocks:
    """The column as blocks; the rest is taken out of the tree.

    ``stated_body`` is the text JSON-LD gives, empty if none. Only a page without any text gives no blocks.
    """
    units = cut_into_units(root)
    column = _column(units, chosen_by_readability(root, units))
    keep_only(root, units, with_referred([unit.element for unit in units], column))
    return _better(to_blocks(root, address), _stated(stated_body))


def _column(units: Sequence[Unit], choices: Sequence[Choice]) -> list[bool]:
    """Of each unit, whether it is text of the column: what scores well, else what is likely, else what there is."""
    scores = scores_of(units, choices)
    sure = [score >= _SURE for score in scores]
    if _size(units, sure) >= _ENOUGH:
        wide = _widened(units, scores, sure)
        whole = with_signatures(units, _with_between(units, scores, with_kin(units, wide)))
        kept = without_head(units, without_pleas(units, whole))
        return with_endings(units, without_lone_leads(units, kept))
    likely = [score >= _LIKELY or choice is Choice.KEPT for score, choice in zip(scores, choices, strict=True)]
    size = _size(units, likely)
    if size < _ENOUGH:
        return _below_headline(units, likely) if size else [True] * len(units)
    return likely


def _below_headline(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, the links above the headline left out where there is text below it."""
    headline = next((at for at, unit in enumerate(units) if unit.element.tag == "h1"), 0)
    says = any(kept and not unit.linked for unit, kept in zip(units[headline + 1 :], keep[headline + 1 :], strict=True))
    return [
        kept and not (says and at < headline and unit.linked == len(unit.text))
        for at, (unit, kept) in enumerate(zip(units, keep, strict=True))
    ]


def _with_between(units: Sequence[Unit], scores: Sequence[float], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, those between others included that may be text and have no reason to go."""
    ends = [at for at, is_kept in enumerate(keep) if is_kept]
    kept = list(keep)
    for at in range(ends[0], ends[-1]) if ends else ():
        unit = units[at]
        may_be = scores[at] >= _BETWEEN and not unit.linked and not has_reason_to_go(unit)
        kept[at] = keep[at] or (
            may_be and not any(map(is_foreign, (unit.element, *islice(unit.element.iterancestors(), _LEVELS))))
        )
    return kept


def _widened(units: Sequence[Unit], scores: Sequence[float], sure: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept: with what is less sure where that is so much that a piece was found."""
    size, wide = _size(units, sure), list(sure)
    for least, times, prose in _WIDER:
        wider = [
            kept or (score >= least and (not prose or is_prose(unit)))
            for unit, kept, score in zip(units, sure, scores, strict=True)
        ]
        if _size(units, wider) > times * size:
            wide = [one or other for one, other in zip(wide, wider, strict=True)]
    return wide


def _size(units: Sequence[Unit], keep: Sequence[bool]) -> int:
    return sum(unit.words for unit, kept in zip(units, keep, strict=True) if kept)


def keep_only(root: Element, units: Sequence[Unit], keep: Sequence[bool]) -> None:
    """Drop from the tree the units not to be kept, and the pictures that do not stand above any text that is.

    A picture that stays keeps its caption, which is no text of the column but said of the picture.
    """
    kept = [unit.element for unit, is_kept in zip(units, keep, strict=True) if is_kept]
    for frame in {part for element in kept for part in element.iterancestors() if part.tag in _FRAMES}:
        # A page that never closes its navigation has its text in it.
        frame.tag = "div"
    holders = {part for element in kept for part in element.iterancestors()}
    pictures = set(_pictures(root, units, keep, holders))
    figures = {figure for picture in pictures for figure in picture.iterancestors("figure")}
    inside = {part for element in kept for part in element.iter()}
    for picture in list(root.iter("img", "amp-img")):
        if picture not in pictures and picture not in inside:
            drop(picture)
    for unit, is_kept in zip(units, keep, strict=True):
        if not is_kept and not figures.intersection(unit.element.iterancestors("figure")):
            drop(unit.element)


def _pictures(root: Element, units: Sequence[Unit], keep: Sequence[bool], holders: set[Element]) -> Iterator[Element]:
    """The pictures soon followed by a unit that is kept, or behind one in the same part of the page.

    ``holders`` are the elements that have units to be kept in them.
    """
    numbers = {unit.element: number for number, unit in enumerate(units)}
    passed = 0
    for element in root.iter():
        passed = numbers.get(element, passed - 1) + 1
        if element.tag not in ("img", "amp-img"):
            continue
        beside = next((part for part in element.iterancestors() if part in holders), None)
        ends = passed > 0 and keep[passed - 1] and units[passed - 1].element.getparent() is beside
        if ends or any(keep[passed : passed + _AHEAD]):
            yield element


def _better(best: Blocks, other: Blocks) -> Blocks:
    have, more = prose_words(best), prose_words(other)
    if have < _ENOUGH:
        return other if more - link_words(other) / 2 > have else best
    if more < _MORE * have or link_words(other) > _MOST_LINKED * more:
        return best
    return other if _covers(other, best) else best


def _covers(larger: Blocks, smaller: Blocks) -> bool:
    """Whether nearly all the prose of one is in the other."""
    inside = {text for text, _ in _prose(larger)}
    wanted = list(_prose(smaller))
    return sum(count for text, count in wanted if text in inside) >= _COVERED * sum(count for _, count in wanted)


def _stated(body: str) -> Blocks:
    if "<p" in body:
        return ()
    paragraphs = (safe(paragraph) for paragraph in re.split(r"\n\s*\n|\r\n|\n", body))
    return tuple(Paragraph((Span(paragraph),)) for paragraph in paragraphs if paragraph)


def prose_words(blocks: Blocks) -> int:
    """Words in sentences outside links: what is read, not what is clicked."""
    return sum(count for _, count in _prose(blocks))


def link_words(blocks: Blocks) -> int:
    return sum(count_words(span.text) for span in spans_of(blocks) if span.link)


def _prose(blocks: Blocks) -> Iterator[tuple[str, int]]:
    for block in blocks:
        match block:
            case Paragraph(spans) if _SENTENCE.search(text := block_text(block)) or is_unstopped(text):
                count = sum(count_words(span.text) for span in spans if not span.link)
                if count >= _SHORTEST_PROSE or len(text) > 60:
                    yield text, max(count, 1)
            case Quote(inner):
                yield from _prose(inner)
            case List(items):
                for item in items:
                    yield from _prose(item.blocks)
            case _:
                pass
