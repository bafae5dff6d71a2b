"""One column page of a syndicate in hundreds of markups: every part has several forms, chosen one by one.

A plan names the form of each part. Variant number n is always the same: first the plain page, then every single change
to it, then pairs of changes, then whole pages in the manner of a year, then pages whose every part is drawn by lot.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from reader.model.article import Cleaned
from reader.model.blocks import blocks_text
from reader.model.page import Page
from reader.model.verdict import Verdict

from . import markup_forms as forms
from . import markup_parts as parts

Plan = dict[str, str]
_STYLES: dict[str, Plan] = {
    "1999": {
        "shell": "tables",
        "headline": "font",
        "byline": "line",
        "crumbs": "text",
        "body": "breaks",
        "note": "break",
        "rights": "font",
        "related": "breaks",
        "comics": "breaks",
        "comments": "bold",
    },
    "2005": {
        "shell": "cells",
        "headline": "div",
        "crumbs": "arrows",
        "body": "table",
        "note": "plain",
        "related": "table",
        "comics": "table",
        "comments": "bold",
        "side": "before",
    },
    "2012": {
        "shell": "divs",
        "headline": "h1",
        "crumbs": "header",
        "related": "cards",
        "comics": "tiles",
        "side": "after",
    },
    "2018": {
        "shell": "main",
        "headline": "h1",
        "crumbs": "list",
        "body": "article",
        "date": "time",
        "note": "rule",
        "related": "grid",
        "comics": "figures",
        "comments": "disqus",
    },
    "2025": {
        "shell": "components",
        "headline": "h1",
        "crumbs": "nav",
        "body": "sections",
        "date": "time",
        "note": "aside",
        "rights": "footer",
        "related": "buttons",
        "comics": "figures",
        "comments": "section",
        "noise": "all",
    },
}
_PAIRS, _PER_STYLE, _WHOLE = 80, 8, 80


@dataclass(frozen=True, slots=True)
class Variant:
    """A page and the choices that made it; ``name`` tells where it differs from the plain one."""

    name: str
    plan: Plan
    page: Page


def variants(seed: int = 1, held_out: bool = False) -> Iterator[Variant]:
    """All the variants of one seed. ``held_out``: the words of what is no column are those kept apart."""
    for number, (name, plan) in enumerate(_plans(Random(seed))):
        source = forms.rendered(plan, Random(f"{seed} {number}"), held_out)
        yield Variant(name, plan, Page(parts.URL, parts.URL, source.encode(), "text/html", "utf-8", 200))


def _plans(random: Random) -> Iterator[tuple[str, Plan]]:
    yield "plain", dict(forms.PLAIN)
    changes = [
        (part, form) for part, all_forms in forms.FORMS.items() for form in all_forms if forms.PLAIN[part] != form
    ]
    for part, form in changes:
        yield f"{part}={form}", forms.PLAIN | {part: form}
    for _ in range(_PAIRS):
        (one, first), (other, second) = random.sample(changes, 2)
        yield f"{one}={first} {other}={second}", forms.PLAIN | {one: first, other: second}
    for year, style in _STYLES.items():
        for number in range(_PER_STYLE):
            free = [part for part in forms.FORMS if part not in style and part != "shell"]
            changed = {
                part: random.choice(list(forms.FORMS[part])) for part in random.sample(free, min(number, len(free)))
            }
            yield f"{year} {_told(changed)}".strip(), forms.PLAIN | style | changed
    for _ in range(_WHOLE):
        drawn = {part: random.choice(list(all_forms)) for part, all_forms in forms.FORMS.items()}
        yield f"whole {_told(drawn)}", drawn


def _told(plan: Plan) -> str:
    return " ".join(f"{part}={form}" for part, form in plan.items())


_CHECKS: dict[str, Callable[[Cleaned], tuple[object, object]]] = {
    "kicker": lambda got: (got.article.kicker, parts.KICKER),
    "headline": lambda got: (got.article.headline, parts.HEADLINE),
    "byline": lambda got: (got.article.byline, parts.BYLINE),
    "masthead": lambda got: (got.article.masthead, parts.MASTHEAD),
    "date": lambda got: (got.article.published_at, parts.DAY),
    "published in": lambda got: (got.article.published_in, (parts.CHANNEL,)),
    "body": lambda got: (got.article.text, "\n\n".join(parts.BODY)),
    "note": lambda got: (blocks_text(got.article.author_note), parts.NOTE),
    "rights": lambda got: (got.article.rights, parts.RIGHTS),
    "related": lambda got: (got.article.related, parts.RELATED),
    "comics": lambda got: (got.article.comics, parts.COMICS),
    "comments": lambda got: (got.article.comments_url, f"{parts.URL}#comments"),
    "verdict": lambda got: (got.verdict, Verdict.FULL),
}
PARTS = tuple(_CHECKS)


def wrong_parts(cleaned: Cleaned) -> dict[str, tuple[object, object]]:
    """By the name of each part that came out wrong: what it is and what it should be."""
    pairs = ((name, check(cleaned)) for name, check in _CHECKS.items())
    return {name: (got, wanted) for name, (got, wanted) in pairs if got != wanted}
