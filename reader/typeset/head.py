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

    What was ``known`` and is shown already keeps its rows: the article may correct who wrote it and fill up the row of
    facts, and a dek of its own stands under the rule, as the first thing that came with the text.
    """
    stated = Head(
        article.kicker, article.headline, article.dek, article.byline, article.masthead, article.published_at, minutes
    )
    if known is None:
        return set_known(stated, measure) or [short_rule(measure)]
    stated = replace(stated, byline_link=known.byline_link)
    late = [] if known.dek else set_text(article.dek, measure, _DEK, Shape.BALANCED)
    title = _title(known, _joined_facts(known, stated, measure), measure)
    return [*title, short_rule(measure), *([(), *late] if late else [])]


def set_known(head: Head, measure: int) -> list[Row]:
    """The head alone; nothing when nothing is known."""
    title = _title(head, _known_facts(head, measure), measure)
    return [*title, short_rule(measure)] if title else []


def _known_facts(head: Head, measure: int) -> list[Row]:
    return set_facts([*_facts(head).values()], measure) or ([()] if head.waits else [])


def _joined_facts(known: Head, stated: Head, measure: int) -> list[Row]:
    """The facts in as many rows as they had: those known first, then what there is room for of the others."""
    shown, added = _facts(known), _facts(stated)
    room = len(_known_facts(known, measure))
    if not known.kicker and stated.kicker:
        added["kicker"] = dim(stated.kicker)
    corrected = shown | {"byline": added["byline"]} if {"byline"} <= shown.keys() & added.keys() else shown
    facts = corrected if len(set_facts([*corrected.values()], measure)) <= room else shown
    for name, fact in added.items():
        more = {**facts, name: facts.get(name, fact)}
        if len(set_facts([*more.values()], measure)) <= room:
            facts = more
    rows = set_facts([*facts.values()], measure)
    return rows + [()] * (room - len(rows))


def _title(head: Head, facts: list[Row], measure: int) -> list[Row]:
    """Kicker, headline with its dek, and a row of facts, a blank row between them; any part may be missing."""
    kicker = set_runs((Run(head.kicker.upper(), Role.KICKER, link=head.kicker_link),), measure)
    title = [
        *set_text(head.headline, measure, _HEADLINE, Shape.BALANCED),
        *set_text(head.dek, measure, _DEK, Shape.BALANCED),
    ]
    if right_to_left(head.headline):
        facts = [flush_right(row, measure) for row in facts]
    rows: list[Row] = []
    for part in filter(None, (kicker, title, facts)):
        rows += [(), *part] if rows else part
    return rows


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


def _facts(head: Head) -> dict[str, Row]:
    facts: dict[str, Row] = {}
    if head.byline:
        facts["byline"] = (Run("By ", Role.DIM), Run(head.byline, Role.COLUMNIST, link=head.byline_link))
    if head.masthead and head.masthead != head.byline:
        facts["masthead"] = dim(head.masthead)
    if head.published_at:
        facts["date"] = dim(long_date(head.published_at))
    if head.minutes:
        facts["minutes"] = dim(f"{head.minutes} min")
    return facts
