"""What stands above the text: kicker, headline, dek, byline, and the short rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.article import Article
from reader.model.blocks import Mark
from reader.model.moment import Moment
from reader.typeset.breaking import Shape
from reader.typeset.dates import long_date
from reader.typeset.lines import Role, Row, Run
from reader.typeset.spans import Face, flush_right, right_to_left, row_width, set_runs, set_text
from reader.typeset.widths import cells

_HEADLINE = Face(Role.HEADLINE, Mark.STRONG)
_DEK = Face(Role.DEK, Mark.EM)
_BETWEEN = Run(" · ", Role.DIM)
_RULE_WIDTH = 16
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a column before its text, any of it empty. ``waits`` for more: a row of facts is kept for it.
    The links lead to the channels of the section and of the columnist."""

    kicker: str = ""
    headline: str = ""
    dek: str = ""
    byline: str = ""
    masthead: str = ""
    published_at: Moment | None = None
    minutes: int = 0
    waits: bool = False
    kicker_link: str = ""
    byline_link: str = ""


def set_head(article: Article, measure: int, minutes: int, known: Head | None = None) -> list[Row]:
    """Everything above the text, with the short rule; ``minutes`` of reading time, 0 when unknown.

    What was ``known``, and is shown already, stays as it is; the article corrects who wrote it and adds what was not
    known, each where it always stands.
    """
    stated = Head(
        article.kicker, article.headline, article.dek, article.byline, article.masthead, article.published_at, minutes
    )
    return set_known(_joined(known, stated) if known else stated, measure) or [short_rule(measure)]


def set_known(head: Head, measure: int) -> list[Row]:
    """The head alone, in the one order it has wherever it is shown; nothing when nothing is known."""
    title = _title(head, _facts(head, measure), measure)
    return [*title, short_rule(measure)] if title else []


def _joined(known: Head, stated: Head) -> Head:
    """What was known, and from what the article states the byline and whatever was empty."""
    return replace(
        known,
        kicker=known.kicker or stated.kicker,
        headline=known.headline or stated.headline,
        dek=known.dek or stated.dek,
        byline=stated.byline or known.byline,
        masthead=known.masthead or stated.masthead,
        published_at=known.published_at or stated.published_at,
        minutes=known.minutes or stated.minutes,
    )


def _title(head: Head, facts: list[Row], measure: int) -> list[Row]:
    """Kicker, headline, dek and facts; any part may be missing. Between headline and facts is always a row, the dek's:
    where it comes with the text, nothing has to make room for it."""
    kicker = set_runs((Run(head.kicker.upper(), Role.KICKER, link=head.kicker_link),), measure)
    headline = set_text(head.headline, measure, _HEADLINE, Shape.BALANCED)
    dek = set_text(head.dek, measure, _DEK, Shape.BALANCED)
    if right_to_left(head.headline):
        facts = [flush_right(row, measure) for row in facts]
    title = [*headline, *(dek or ([()] if headline and facts else [])), *facts]
    return [*kicker, (), *title] if kicker and title else [*kicker, *title]


def set_facts(facts: Sequence[Row], measure: int) -> list[Row]:
    """Facts in a row with a dot between them; one that does not fit begins a new row, without the dot. A short one
    takes the fact before it along, so that it is not alone there."""
    rows: list[list[Row]] = []
    for fact in facts:
        if rows and _width([*rows[-1], fact]) <= measure:
            rows[-1].append(fact)
        elif rows and len(rows[-1]) > 1 and row_width(fact) <= _SHORT and _width([rows[-1][-1], fact]) <= measure:
            rows.append([rows[-1].pop(), fact])
        else:
            rows.append([fact])
    return [row for each in rows for row in _row(each, measure)]


def _width(facts: Sequence[Row]) -> int:
    return sum(map(row_width, facts)) + cells(_BETWEEN.text) * (len(facts) - 1)


def _row(facts: Sequence[Row], measure: int) -> list[Row]:
    first, *others = facts
    joined = (*first, *(run for fact in others for run in (_BETWEEN, *fact)))
    return [joined] if others else set_runs(first, measure)


def short_rule(measure: int) -> Row:
    return (Run("─" * min(_RULE_WIDTH, measure), Role.RULE),)


def dim(text: str) -> Row:
    return (Run(text, Role.DIM),)


def _facts(head: Head, measure: int) -> list[Row]:
    """Who, where, when and how long, in this order; a blank row where none of it is known and it ``waits``."""
    facts: list[Row] = []
    if head.byline:
        facts.append((Run("By ", Role.DIM), Run(head.byline, Role.COLUMNIST, link=head.byline_link)))
    if head.masthead and head.masthead != head.byline:
        facts.append(dim(head.masthead))
    if head.published_at:
        facts.append(dim(long_date(head.published_at)))
    if head.minutes:
        facts.append(dim(f"{head.minutes} min"))
    return set_facts(facts, measure) or ([()] if head.waits else [])
