"""A column in a vault: what is ours is as it is now, what is the person's stays byte for byte."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.item import Item, Marked
from reader.export.vault import column_file, columnist_file, columnist_id, has_fences, id_in, let_go, vault_id
from reader.model.blocks import List, ListItem, Paragraph, Span
from reader.model.passage import passage_of
from tests.export.made import item_of, items

BLOCKS = (
    Paragraph((Span("The slow train teaches patience."),)),
    List((ListItem((Paragraph((Span("One halt"),)),)),)),
    Paragraph((Span("Nobody learns it."),)),
)
SEEN = item_of("A slow train", BLOCKS).article
assert SEEN
MADE = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
ITEM = replace(
    item_of("A slow train", BLOCKS),
    saved_at=MADE,
    tags=("travel",),
    note="Read again",
    highlights=(
        Marked(passage_of(SEEN.seen, 4, 14), "Slow is good"),
        Marked(passage_of(SEEN.seen, SEEN.seen.index("One"), SEEN.seen.index("Nobody") + 6)),
        Marked(passage_of("Somewhere else altogether, in no text", 0, 20)),
    ),
)
FILE = """\
---
title: "A slow train"
url: "https://harbor.example/columns/bridge"
published: 2026-11-23
saved: 2026-11-24T08:30:00Z
tags: ["travel"]
verdict: "full"
byline: "5b65c7ac358c0c18"
byline-tags: ["travel"]
---
<!-- byline:begin text -->

# A slow train

2026-11-23

The slow train teaches patience. ^m1

- One halt

^m2

Nobody learns it. ^m3

***

[“A slow train”, 2026-11-23, https://harbor.example/columns/bridge (accessed 2026-11-24)]\
(https://harbor.example/columns/bridge)

<!-- byline:end -->

<!-- byline:begin marks -->

## Marked

> slow train

[[#^m1]]

*Slow is good*

> One halt
>
> Nobody

[[#^m2]]

> Somewhere else altog

## Note

*Read again*

<!-- byline:end -->
"""


def test_a_column_with_its_marks() -> None:
    assert column_file(ITEM) == FILE
    assert id_in(FILE) == vault_id(ITEM.entry.key)


def test_what_is_the_persons_stays_where_it_stands() -> None:
    hand = (
        FILE.replace('tags: ["travel"]', 'aliases:\n  - "Slow: train"\ntags:\n- travel\n- my own', 1)
        .replace("---\n<!--", "---\nAbove\r\n<!--", 1)
        .replace("\n<!-- byline:begin marks", "Between\n\n<!-- byline:begin marks", 1)
        + "\nBelow, without an end"
    )
    renamed = replace(ITEM, tags=("trains",), note="")
    now = column_file(renamed, hand)
    for words in ('aliases:\n  - "Slow: train"\n', "---\nAbove\r\n<!--", "Between\n\n<!--", "\nBelow, without an end"):
        assert words in now
    assert 'tags: ["trains", "my own"]' in now
    assert "Read again" not in now
    assert column_file(renamed, now) == now


def test_a_fence_without_an_end_is_the_persons() -> None:
    hand = FILE.replace("<!-- byline:end -->\n\n<!-- byline:begin marks", "Mine\n\n<!-- byline:begin marks", 1)
    now = column_file(ITEM, hand)
    assert "Mine" in now
    assert now.count("^m1\n") == 2
    assert column_file(ITEM, now) == now


def test_let_go_a_file_with_nothing_of_the_persons_is_nothing() -> None:
    assert let_go(FILE) == ""
    assert let_go(f"\ufeff{FILE}".replace("\n", "\r\n")) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [("---\n<!--", "---\nMine\n<!--"), ("tags: [", "tags: [Mine, "), ("title:", "rating: Mine\ntitle:")],
)
def test_let_go_what_is_the_persons_stays(old: str, new: str) -> None:
    left = let_go(FILE.replace(old, new, 1))
    assert "Mine" in left
    assert not has_fences(left)
    assert id_in(left) == id_in(FILE)
    again = column_file(ITEM, left)
    assert "Mine" in again
    assert "Read again" in again


def test_the_page_of_a_columnist_links_to_their_columns() -> None:
    page = columnist_file("Ada [Writer]", [("A *slow* train", "2026-11-23", "../Read later/slow (1).md")])
    assert "# Ada \\[Writer\\]\n\n- [A \\*slow\\* train](../Read%20later/slow%20%281%29.md) 2026-11-23\n" in page
    assert id_in(page) == columnist_id("Ada [Writer]")


@pytest.mark.parametrize(
    "text", ["", "---\n", "no front matter", "---\nbyline: x\n---\n", f"Mine\n---\nbyline: {'5b65c7ac' * 2}\n---\n"]
)
def test_what_is_none_of_ours_has_no_id(text: str) -> None:
    assert id_in(text) == ""


@given(items, st.sampled_from(["", "\n", "Mine\r\n", "<!-- byline:begin text -->\n", "<!-- byline:end -->\n"]))
def test_writing_once_more_changes_nothing(item: Item, own: str) -> None:
    first = column_file(item, "")
    now = column_file(item, first + own)
    assert now.replace(first, "") == own or own in now
    assert column_file(item, now) == now
    assert id_in(now) == vault_id(item.entry.key)
    if not own.strip():
        assert let_go(now) == ""


def test_a_tag_that_a_person_wrote_with_escapes_is_theirs() -> None:
    after = column_file(item_of("first"), '---\ntags: ["caf\\u00e9"]\n---\nMine.\n')
    assert "caf\\u00e9" in after or "café" in after
    assert "Mine." in after
