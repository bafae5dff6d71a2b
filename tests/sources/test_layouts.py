"""Lists laid out in many ways, read by what repeats in them."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.entry import NewEntry
from reader.sources.lists.index import read_index
from tests.sources.layouts import BYLINE, COLUMNS, DATE, DEK, FOOT, LAYOUTS, NAV, Layout
from tests.sources.made import html, page

URL = "https://paper.example/opinion"


def entries(layout: Layout, body: str = "") -> tuple[NewEntry, ...]:
    return read_index(page(html(body or layout.body, layout.head), URL)).entries


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_gives_its_columns(layout: Layout) -> None:
    found = entries(layout)
    assert [entry.headline for entry in found] == [column.headline for column in COLUMNS]
    assert all(entry.url.endswith(column.path) for entry, column in zip(found, COLUMNS, strict=True))
    told = {
        DATE: ([entry.published_at for entry in found], [column.day for column in COLUMNS], None),
        BYLINE: ([entry.byline for entry in found], [column.byline for column in COLUMNS], ""),
        DEK: ([entry.dek for entry in found], [column.dek for column in COLUMNS], ""),
    }
    for what, (shown, right, unknown) in told.items():
        assert shown == (right if what in layout.tells else [unknown] * len(COLUMNS)), what


@settings(max_examples=5)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@given(names=st.randoms(use_true_random=False))
def test_what_classes_are_called_changes_nothing(layout: Layout, names: Random) -> None:
    words = ("sidebar", "nav", "card", "footer", "ad", "x9f2", "comments", "headline")
    renamed = re.sub(r"class='[^']*'", lambda _: f"class='{names.choice(words)}'", layout.body)
    given_classes = re.sub(r"<(div|p|span|li|section)>", lambda m: f"<{m[1]} class='{names.choice(words)}'>", renamed)
    assert entries(layout, given_classes) == entries(layout)


@settings(max_examples=5)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@given(links=st.permutations(["Sport", "News of the whole valley", "Weather in the hills today", "Jobs", "Horoscope"]))
def test_other_navigation_changes_nothing(layout: Layout, links: list[str]) -> None:
    items = "".join(f"<li><a href='/{at}'>{text}</a></li>" for at, text in enumerate(links))
    nav = f"<nav><ul>{items}</ul></nav>"
    assert entries(layout, nav + layout.body.removeprefix(NAV).removesuffix(FOOT) + nav) == entries(layout)
