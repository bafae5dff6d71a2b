"""A list where a column should be: headlines that lead elsewhere, and hardly a word that is not under one of them."""

from reader.clean.blocks.spans import is_linked
from reader.clean.verdict.evidence import Case, Row
from reader.clean.verdict.phrases import NO_RESULTS, READ_MORE
from reader.model.blocks import Heading, blocks_text, spans_of
from reader.page.hosts import same_site
from reader.text import count_words

# Words: a list has fewer than the first for every "Read more", fewer than the second for a headline and fewer than the
# third before the first of them; a line of a list has at least the fourth, and no more than the fifth under it.
_TEASER = 120
_LINKED_PART = 90
_LEAD = 60
_SHORTEST_HEADLINE = 3
_LONGEST_TEASER = 80
# Share of the headings that lead to other sites, and words under each, with which a text tells of what others wrote.
_AWAY, _COMMENT = 0.8, 20
# Headlines that make a list, and the share of the text that must stand under them.
_FEWEST = 5
_COVERED = 0.8
# Words: the summaries of a list come to fewer; a column in numbered parts with links has more.
_LONGEST_LIST = 800


def is_list(case: Case) -> bool:
    """Whether the page lists columns, or what a search found, and is none."""
    if case.headed or (case.signs.holds_headline and case.signs.more < 2) or _sends_away(case):
        return False
    return (
        _has_teasers(case)
        or _begins_with_links(case)
        or _is_covered(case)
        or _is_search(case)
        or _is_repeated(case)
        or _is_another(case)
    )


def _sends_away(case: Case) -> bool:
    """Whether somebody put their name to a text whose headings lead to other sites, with more under each of them than
    a list tells of its own columns."""
    headings = [block.spans for block in case.found if isinstance(block, Heading) and is_linked(block)]
    links = [next(span.link for span in spans if span.link) for spans in headings]
    away = sum(not same_site(link, case.facts.url) for link in links)
    return bool(case.facts.byline) and away > _AWAY * len(links) and case.words > _COMMENT * len(links)


def _has_teasers(case: Case) -> bool:
    if case.signs.holds_headline:
        return False
    teasers = sum(bool(READ_MORE.fullmatch(span.text)) for span in spans_of(case.found) if span.link)
    if teasers >= 2 and case.words < _TEASER * teasers:
        return True
    # Links beside the text count only against a page that should have been a certain column.
    more = case.signs.more
    return case.signs.asked and more >= 2 and not case.dated and case.words < _TEASER * more


def _begins_with_links(case: Case) -> bool:
    linked = [number for number, block in enumerate(case.found) if isinstance(block, Heading) and is_linked(block)]
    if len(linked) < 3 or case.dated:
        return False
    # A column may end in a list of others, or name its parts by links; a list begins with them.
    before = count_words(blocks_text(case.found[: linked[0]]))
    return before < _LEAD and case.words < _LINKED_PART * len(linked)


def _is_covered(case: Case) -> bool:
    """Whether what was found is what stands under the headlines of a list, or nothing."""
    if case.signs.holds_headline or case.dated:
        return False
    headlines, under = _entries(case.rows)
    if headlines < _FEWEST:
        return False
    counts = [(row.words, row.letters in under) for row in case.lines if row.linked or not row.heading]
    return sum(words for words, listed in counts if listed) >= _COVERED * sum(words for words, _ in counts)


def _entries(rows: tuple[Row, ...]) -> tuple[int, frozenset[str]]:
    """How many headlines lead elsewhere, and the lines (headlines and short texts under them) that make the list."""
    headlines, lines = 0, set[str]()
    under: list[Row] | None = None
    for row in (*rows, Row("", "", 0, False, True)):
        starts = row.linked and row.words >= _SHORTEST_HEADLINE
        if starts or (row.heading and not row.linked):
            if under is not None and sum(one.words for one in under) <= _LONGEST_TEASER:
                lines.update(one.letters for one in under)
            under = [] if starts else None
        elif under is not None:
            under.append(row)
        if starts:
            headlines += 1
            lines.add(row.letters)
    return headlines, frozenset(lines)


def _is_search(case: Case) -> bool:
    strange = not case.signs.holds_headline and case.words < _TEASER
    return strange and any(NO_RESULTS.search(text) for text in case.signs.tops)


def _is_repeated(case: Case) -> bool:
    """Whether what was found stands in parts of one make, each with the headline of another column."""
    listed = case.signs.listed
    if case.signs.holds_headline or not listed or case.words > _LONGEST_LIST or (case.dated and not case.signs.strange):
        return False
    letters = " ".join(listed)
    told = sum(row.words for row in case.lines if row.letters and row.letters in letters)
    return told >= _COVERED * sum(row.words for row in case.lines)


def _is_another(case: Case) -> bool:
    """Whether the page begins another column than the one asked for, and leads to it."""
    return case.leads and case.signs.strange and case.words < _TEASER * 2
