"""Pages that stand in the place of a column: errors, checks, forms, empty shells. Told by several signs together.

Each kind has one table of phrases and perhaps a sign of its own; a page is of the kind with the highest score, if that
is high enough. What only a column has counts against all of them.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from reader.clean.verdict.evidence import Case
from reader.clean.verdict.phrases import BROKEN, CHECK, CONSENT, MISSING, NOBODY, REGION, SIGN_IN
from reader.clean.verdict.trail import Sign, plain
from reader.model.blocks import block_text
from reader.model.verdict import Verdict
from reader.page.alike import alike
from reader.text import count_words

# Words: a page that only says no has fewer in all, one that says it in a line has fewer still, a line that says it and
# a title that says it.
_SHORT_PAGE = 150
_VERY_SHORT = 80
_LONGEST_LINE = 30
_LONGEST_TITLE = 10
_ENOUGH = 3
# Characters of a line, and of a paragraph, in which phrases are looked for.
_MOST_LETTERS = 400
_LONGEST_NOTICE = 4000
# Boxes to tick that make a list of purposes; buttons below a question; letters within which a link follows the text.
_FEWEST_BOXES = 3
_MOST_BUTTONS = 5
_REACH = 300
_SURELY_ALIKE = 0.8
_REFUSALS = (401, 403, 429, 451)


@dataclass(frozen=True, slots=True)
class Kind:
    """``proof`` is what such a page has besides words, None if nothing; with ``needs_proof`` words alone do not do."""

    verdict: Verdict
    reason: str
    phrases: re.Pattern[str]
    proof: Callable[[Case], bool] | None = None
    needs_proof: bool = False


_REGISTER = "the site asks for a name and a password first"
_KINDS = (
    Kind(Verdict.GONE, "the site says the page is not there", MISSING),
    Kind(Verdict.GONE, "nobody publishes at this address", NOBODY),
    Kind(
        Verdict.BLOCKED,
        "the site wants to be sure that a person is reading",
        CHECK,
        lambda case: case.signs.challenged,
    ),
    Kind(Verdict.BLOCKED, "the site does not show this page in this country", REGION),
    Kind(
        Verdict.BLOCKED,
        _REGISTER,
        SIGN_IN,
        lambda case: case.signs.asks_password,
        needs_proof=True,
    ),
    Kind(Verdict.OFFLINE, "the site says that it is out of order", BROKEN),
)


def wall_of(case: Case) -> tuple[Verdict, str] | None:
    """What the page is instead of the column, and in a few words why; None when nothing speaks for it."""
    if case.status in (404, 410):
        return Verdict.GONE, _KINDS[0].reason
    if _is_form(case):
        return Verdict.BLOCKED, _REGISTER
    if case.words >= _SHORT_PAGE:
        return None
    if case.status in _REFUSALS:
        return Verdict.BLOCKED, _KINDS[2].reason
    against = _owned(case)
    score, kind = max(((_score(case, kind) - against, kind) for kind in _KINDS), key=lambda scored: scored[0])
    if score >= _ENOUGH:
        return kind.verdict, kind.reason
    if is_consent(case):
        return Verdict.CONSENT, "the page asks for consent to cookies or the use of data"
    return None


def _score(case: Case, kind: Kind) -> int:
    proven = kind.proof is not None and kind.proof(case)
    if kind.needs_proof and not proven:
        return 0
    titled = any(count_words(text) <= _LONGEST_TITLE and kind.phrases.search(text) for text in _titles(case))
    lines = (row.text for row in case.rows if row.words <= _LONGEST_LINE and not row.linked)
    told = any(kind.phrases.search(text[:_MOST_LETTERS]) for text in lines)
    said = 2 * titled + 2 * told
    return said + 2 * proven + (case.words < _VERY_SHORT) + _is_strange(case) if said or proven else 0


def _titles(case: Case) -> tuple[str, ...]:
    """What stands above everything: headings, and each part of the title between its bars."""
    parts = (part.strip() for text in case.signs.tops for part in re.split(r"\s[|–—-]\s", text))
    return (*parts, *(row.text for row in case.rows if row.heading and not row.linked))


def _is_strange(case: Case) -> bool:
    return case.signs.asked and not case.signs.holds_headline


def _owned(case: Case) -> int:
    """How much speaks for a column: a headline of its own above the text, a name, the syndicate's line."""
    headline = case.headline()
    said = (headline, *(text for text in case.signs.tops[:1] if plain(headline) not in plain(text)))
    own = bool(headline) and case.words >= _LONGEST_LINE
    own = own and not any(kind.phrases.search(text) for kind in _KINDS for text in said)
    return 2 * own + 2 * (case.signs.holds_headline and own) + bool(case.facts.byline) + 3 * case.headed


def is_consent(case: Case) -> bool:
    """Most of the text speaks of consent, and the page has the buttons to give it, or says so above all."""
    if case.headed or _is_own(case) or (case.signs.holds_headline and not CONSENT.search(case.headline())):
        return False
    counts = [
        (count_words(text), bool(CONSENT.search(text[:_LONGEST_NOTICE]))) for text in map(block_text, case.blocks)
    ]
    asking = sum(words for words, asks in counts if asks)
    besides = sum(words for words, _ in counts) - asking
    marks = [mark.sign for mark in case.signs.trail.marks]
    if _is_ticked(case) or _is_asked(case, bool(asking)):
        return True
    if not asking or besides >= _SHORT_PAGE or asking < besides:
        return False
    titled = case.words < _SHORT_PAGE and any(CONSENT.search(text) for text in case.signs.tops)
    return case.signs.agree > 0 or titled or Sign.AGREE in marks


def _is_own(case: Case) -> bool:
    """Whether right above the text stands the headline of the page, and it is the one asked for or somebody put their
    name to it: a column about consent."""
    headed = alike(case.headline(), case.facts.headline) >= _SURELY_ALIKE
    return headed and (case.signs.holds_headline or bool(case.facts.byline))


def _is_form(case: Case) -> bool:
    """Whether most of what was found is said by a form with a field for a password."""
    if not case.signs.asks_password:
        return False
    said = sum(row.words for row in case.lines if row.letters in case.signs.trail.beside)
    return said * 2 > sum(row.words for row in case.lines)


def _is_ticked(case: Case) -> bool:
    """Whether most of what was found stands beside boxes to tick."""
    ticked = sum(row.words for row in case.lines if row.letters in case.signs.trail.ticked)
    boxes = sum(mark.sign is Sign.AIM for mark in case.signs.trail.marks)
    return boxes >= _FEWEST_BOXES and ticked * 2 > sum(row.words for row in case.lines)


def _is_asked(case: Case, asking: bool) -> bool:
    """Whether the page is a few words and right below them buttons, one of them to agree or to refuse; nobody can
    write anything into it."""
    trail = case.signs.trail
    signs = Counter(mark.sign for mark in trail.marks)
    if case.words >= _VERY_SHORT or case.facts.byline or signs[Sign.PASSWORD] or signs[Sign.MAIL]:
        return False
    buttons = signs[Sign.AGREE] + signs[Sign.BUTTON]
    strange = case.signs.strange or not case.signs.asked
    return 2 <= buttons <= _MOST_BUTTONS and strange and signs[Sign.AGREE] + asking + case.signs.strange > 1


def is_lost(case: Case) -> bool:
    """Whether few words, none of them of the headline that was asked for, are followed by a link to the front page."""
    if not case.signs.strange or not 0 < case.words < _LONGEST_LINE or case.facts.byline:
        return False
    trail = case.signs.trail
    first = trail.end_of(case.lines[0].text if case.lines else "")
    return any(mark.sign is Sign.HOME for mark in trail.between(first, first + _REACH))
