"""What a page states for machines, as JSON-LD."""

import json
from datetime import date

import pytest

from reader.model.entry import NewEntry
from reader.page.linked_data import outer_things, types_of
from reader.page.markup import parse_html
from reader.sources.lists.stated import MOST, stated_entries
from tests.sources.made import html

BASE = "https://ledger.example/opinion"
COLUMN = {
    "@type": "OpinionNewsArticle",
    "headline": "Slow trains",
    "url": "/opinion/slow",
    "author": [{"@type": "Person", "name": "Nora Whitfield"}, {"name": "Dale Kim"}],
    "description": "Nobody has ever arrived before the conductor did.",
    "datePublished": "2026-11-20",
}
ENTRY = NewEntry(
    "https://ledger.example/opinion/slow",
    "https://ledger.example/opinion/slow",
    "Slow trains",
    "Nora Whitfield and Dale Kim",
    dek="Nobody has ever arrived before the conductor did.",
    published_at=date(2026, 11, 20),
)


def script(stated: object) -> str:
    text = stated if isinstance(stated, str) else json.dumps(stated)
    return f'<script type="application/ld+json">{text}</script>'


def entries(*stated: object) -> tuple[NewEntry, ...]:
    tree = parse_html(html("<p>text</p>", "".join(map(script, stated))))
    assert tree is not None
    return stated_entries(tree, BASE)


@pytest.mark.parametrize(
    "stated",
    [
        {"@type": "ItemList", "itemListElement": [COLUMN]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": COLUMN}]},
        {"@type": "Blog", "blogPost": COLUMN},
        {"@type": ["WebPage", "CollectionPage"], "hasPart": [COLUMN]},
        {
            "@type": "https://schema.org/CollectionPage",
            "mainEntity": {"@type": "ItemList", "itemListElement": [COLUMN]},
        },
        {"@graph": [{"@type": "Organization", "name": "x"}, {"@type": "ItemList", "itemListElement": [COLUMN]}]},
        [{"@type": "Blog", "blogPosts": [COLUMN]}],
    ],
)
def test_a_list_in_any_of_its_forms(stated: object) -> None:
    assert entries(stated) == (ENTRY,)


@pytest.mark.parametrize(
    "stated",
    [
        COLUMN,
        {"@type": "ItemList"},
        {"@type": "ItemList", "itemListElement": ["words", 7, None]},
        {"@type": "ItemList", "itemListElement": [COLUMN | {"url": "https://other.example/slow"}]},
        {"@type": "ItemList", "itemListElement": [COLUMN | {"url": ["/a"]}]},
        {"@type": "ItemList", "itemListElement": [COLUMN | {"headline": 7}]},
        {"@type": "BreadcrumbList", "itemListElement": [COLUMN]},
        {"itemListElement": [COLUMN]},
        "{no json",
        "[" * 100_000,
        "",
    ],
)
def test_what_states_no_columns(stated: object) -> None:
    assert entries(stated) == ()


def test_a_broken_script_does_not_silence_the_others() -> None:
    assert entries("{no json", {"@type": "Blog", "blogPost": COLUMN}) == (ENTRY,)


def test_each_column_once_and_not_without_end() -> None:
    many = [COLUMN | {"url": f"/opinion/{number}"} for number in range(MOST + 5)]
    assert len(entries({"@type": "ItemList", "itemListElement": [COLUMN, COLUMN]})) == 1
    assert len(entries({"@type": "ItemList", "itemListElement": many})) == MOST


def test_a_list_in_itself_ends() -> None:
    nested: dict[str, object] = {"@type": "ItemList", "itemListElement": [COLUMN]}
    for _ in range(50):
        nested = {"@type": "ItemList", "itemListElement": [nested]}
    assert entries(nested) == ()


def test_what_is_said_is_made_safe() -> None:
    (entry,) = entries({"@type": "Blog", "blogPost": COLUMN | {"headline": "Slow\u001b[31m\ntrains", "author": None}})
    assert "\u001b" not in entry.headline
    assert "\n" not in entry.headline
    assert entry.byline == ""


def test_things_are_those_of_a_graph_one_by_one_and_not_what_they_list() -> None:
    tree = parse_html(html("", script({"@graph": [{"@type": "schema:Blog", "hasPart": [COLUMN]}, "words"]})))
    assert tree is not None
    assert [types_of(thing) for thing in outer_things(tree)] == [(), ("Blog",)]
    assert types_of({"@type": ["http://schema.org/Person", 7, "Author"]}) == ("Person", "Author")
    assert types_of({}) == ()
