"""What a page really is: the column, a part of it, or something a site shows in its place.

No single phrase decides. A column may be about cookies, robots or paying for news; a wall is told by what it is made
of: buttons that ask, a title that says so, and no text besides.
"""

import re

from reader.clean.verdict.evidence import Case, rows_of
from reader.clean.verdict.lists import is_list
from reader.clean.verdict.paywall import continues_elsewhere, is_counted, walled
from reader.clean.verdict.walls import is_lost, wall_of
from reader.model.blocks import Paragraph, block_text, blocks_text
from reader.model.verdict import Verdict
from reader.text import SENTENCE_CLOSERS, SENTENCE_ENDS, count_words, is_unstopped

_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")
_SENTENCE = re.compile(rf"[.!?][{SENTENCE_CLOSERS}]*(?:\s|$)|(?![.!?])[{SENTENCE_ENDS}]")
# Words: a column is hardly ever shorter than the first; a note or a verse has at least the second, and below the third
# there is nothing to read.
_SHORT_TEXT = 40
_NOTE = 25
_NOTHING = 10
# Line ends in a verse, at least.
_VERSE = 2
# Words: what a list prints of its newest column has fewer.
_BEGUN = 150
# Below this share of the words the page states for itself, some are missing.
_STATED = 0.6


def judge(case: Case) -> tuple[Verdict, str]:
    """The verdict, and in a few words why. What is not the column at all comes before what is a part of it."""
    if wall := wall_of(case):
        return wall
    if is_list(case):
        return Verdict.EXPIRED, "the page is a list of columns"
    if is_lost(case):
        return Verdict.GONE, "a few words under another headline, and a link to the front page"
    if _is_menu(case):
        return Verdict.EMPTY, "there are only links on the page"
    cut = _is_cut(case)
    if reason := walled(case, cut):
        return Verdict.PAYWALLED, reason
    if case.words < _SHORT_TEXT and not (case.words and (case.headed or case.dated)):
        return _judge_little(case)
    if case.goes_on:
        return Verdict.PARTIAL, "the column goes on on another page"
    if is_counted(case):
        return Verdict.PARTIAL, "the page says that it is the first of several"
    if continues_elsewhere(case):
        return Verdict.PARTIAL, "a link leads to the rest of the column"
    if cut:
        return Verdict.PARTIAL, "the text breaks off"
    if case.words < _BEGUN and (heading := case.misnamed):
        return Verdict.PARTIAL, f"the text is headed “{heading}”, which is not the headline of the page"
    return Verdict.FULL, f"{case.words} words"


def _is_menu(case: Case) -> bool:
    """Whether what was found is the way to other pages, with hardly a word to read between the links."""
    rows = rows_of(case.blocks)
    linked = sum(row.words for row in rows if row.linked)
    unlinked = [row for row in rows if not row.linked]
    if any(_is_sentence(row.text) for row in unlinked):
        return linked > sum(row.words for row in unlinked) + _NOTE
    return linked > sum(row.words for row in unlinked if not row.heading)


def _judge_little(case: Case) -> tuple[Verdict, str]:
    """A page of few words: a letter or a verse under its headline, or what is left where the text should be."""
    if case.words == 0:
        return Verdict.EMPTY, "the page only leads to another" if case.signs.sends_on else "no text was found"
    prose = any(isinstance(block, Paragraph) and _is_sentence(block_text(block)) for block in case.blocks)
    # One line under a headline is a column where somebody put their name to it.
    nothing = case.words < _NOTHING and not case.facts.byline
    # Verse has its lines, and often no sentence.
    verse = bool(case.facts.byline) and blocks_text(case.blocks).count("\n") >= _VERSE
    if nothing or not (prose or verse) or case.signs.sends_on or not case.headline():
        return Verdict.EMPTY, "hardly a word was found"
    # What somebody put their name to and ended with a full stop may be as short as they like.
    last = next((block_text(block) for block in reversed(case.blocks) if isinstance(block, Paragraph)), "")
    ended = verse or (bool(case.facts.byline) and _is_sentence(last, len(last) - 3))
    if (case.words < _NOTE and not ended) or case.signs.plays or case.goes_on or _is_cut(case):
        return Verdict.PARTIAL, "only a few words were found"
    return Verdict.FULL, f"{case.words} words"


def _is_sentence(text: str, first: int = 0) -> bool:
    """Whether a sentence ends in the text, from the character of this number on."""
    return bool(_SENTENCE.search(text[max(0, first) :])) or is_unstopped(text)


def _is_cut(case: Case) -> bool:
    stated = max(case.facts.words, count_words(case.facts.body))
    last = next((block for block in reversed(case.blocks) if isinstance(block, Paragraph)), None)
    return case.words < _STATED * stated or (last is not None and bool(_CUT.search(block_text(last))))
