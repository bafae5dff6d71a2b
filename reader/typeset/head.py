"""What stands above the text: kicker, headline, dek, byline, and the short rule."""

from collections.abc import Sequence

from reader.model.article import Article
from reader.model.blocks import Mark
from reader.typeset.breaking import Shape
from reader.typeset.dates import long_date
from reader.typeset.lines import Role, Row, Run
from reader.typeset.spans import Face, row_width, set_runs, set_text

_KICKER = Face(Role.KICKER)
_HEADLINE = Face(Role.HEADLINE, Mark.STRONG)
_DEK = Face(Role.DEK, Mark.EM)
_BETWEEN = Run(" · ", Role.DIM)
_RULE_WIDTH = 16


def set_head(article: Article, measure: int, minutes: int) -> list[Row]:
    """Everything above the text, with the short rule; ``minutes`` of reading time, 0 when unknown."""
    facts = set_facts(_facts(article, minutes), measure)
    return [*set_title(article.kicker, article.headline, article.dek, facts, measure), short_rule(measure)]


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


def _facts(article: Article, minutes: int) -> list[Row]:
    facts: list[Row] = []
    if article.byline:
        facts.append((Run("By ", Role.DIM), Run(article.byline, Role.COLUMNIST)))
    if article.masthead and article.masthead != article.byline:
        facts.append(dim(article.masthead))
    if article.published_at:
        facts.append(dim(long_date(article.published_at)))
    if minutes:
        facts.append(dim(f"{minutes} min"))
    return facts
