"""What stands above the text: kicker, headline, dek, byline, and the short rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import Article
from reader.model.blocks import Mark
from reader.model.moment import Moment
from reader.typeset.breaking import Shape
from reader.typeset.dates import long_date
from reader.typeset.lines import Role, Row, Run
from reader.typeset.spans import Face, row_width, set_runs, set_text

_KICKER = Face(Role.KICKER)
_HEADLINE = Face(Role.HEADLINE, Mark.STRONG)
_DEK = Face(Role.DEK, Mark.EM)
_BETWEEN = Run(" · ", Role.DIM)
_RULE_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a column before its text, any of it empty. ``waits`` for more: a row of facts is kept for it."""

    kicker: str = ""
    headline: str = ""
    dek: str = ""
    byline: str = ""
    masthead: str = ""
    published_at: Moment | None = None
    minutes: int = 0
    waits: bool = False


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
    late = [] if known.dek else set_text(article.dek, measure, _DEK, Shape.BALANCED)
    title = set_title(known.kicker, known.headline, known.dek, _joined_facts(known, stated, measure), measure)
    return [*title, short_rule(measure), *([(), *late] if late else [])]


def set_known(head: Head, measure: int) -> list[Row]:
    """The head alone; nothing when nothing is known."""
    title = set_title(head.kicker, head.headline, head.dek, _known_facts(head, measure), measure)
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


def set_title(kicker: str, headline: str, dek: str, facts: list[Row], measure: int) -> list[Row]:
    """Kicker, headline with its dek, and a row of facts, a blank row between them; any part may be missing."""
    title = [
        *set_text(headline, measure, _HEADLINE, Shape.BALANCED),
        *set_text(dek, measure, _DEK, Shape.BALANCED),
    ]
    rows: list[Row] = []
    for part in filter(None, (set_text(kicker.upper(), measure, _KICKER), title, facts)):
        rows += [(), *part] if rows else part
    return rows


def set_facts(facts: Sequence[Row], measure: int) -> list[Row]:
    """Facts in a row with a dot between them; one that does not fit begins a new row, without the dot."""
    rows: list[Row] = []
    for fact in facts:
        if rows and row_width(rows[-1]) + row_width((_BETWEEN, *fact)) <= measure:
            rows[-1] = (*rows[-1], _BETWEEN, *fact)
        else:
            rows += set_runs(fact, measure)
    return rows


def short_rule(measure: int) -> Row:
    return (Run("─" * min(_RULE_WIDTH, measure), Role.RULE),)


def dim(text: str) -> Row:
    return (Run(text, Role.DIM),)


def _facts(head: Head) -> dict[str, Row]:
    facts: dict[str, Row] = {}
    if head.byline:
        facts["byline"] = (Run("By ", Role.DIM), Run(head.byline, Role.COLUMNIST))
    if head.masthead and head.masthead != head.byline:
        facts["masthead"] = dim(head.masthead)
    if head.published_at:
        facts["date"] = dim(long_date(head.published_at))
    if head.minutes:
        facts["minutes"] = dim(f"{head.minutes} min")
    return facts
