"""Columns as JSON Lines: they come back equal, and no line somebody else wrote can do harm."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.item import Item
from reader.export.jsonl import BROKEN, FOREIGN, NEWER, NO_ADDRESS, Complaint, Read, read_jsonl, write_jsonl
from reader.model.blocks import Code, Paragraph, Span
from tests.export.made import SAMPLE, URL, item_of, items, raw

any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | raw,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "spans", "text", "marks", "blocks", "items", "rows"]), inner)
        | st.fixed_dictionaries({"type": st.sampled_from(["list", "quote", "table", "embed", "note"]), "blocks": inner})
    ),
    max_leaves=12,
)


def line(**fields: Any) -> str:
    return json.dumps({"format": "byline-column", "version": 1, "entry": {"url": URL}} | fields)


@given(st.lists(items, max_size=3))
@settings(deadline=None)
def test_columns_come_back_equal(columns: list[Item]) -> None:
    text = write_jsonl(columns)
    assert read_jsonl(text) == Read(tuple(columns))
    assert text.count("\n") == len(columns)


def test_every_kind_of_block_comes_back() -> None:
    assert read_jsonl(write_jsonl([SAMPLE])).items == (SAMPLE,)


@given(any_json, any_json)
@settings(deadline=None)
def test_json_of_any_shape_is_read_or_left_out(article: Any, place: Any) -> None:
    (read,) = read_jsonl(line(article={"blocks": article}, place=place, progress=place, tags=place)).items
    again = read_jsonl(write_jsonl([read]))
    assert again == Read((read,))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", BROKEN),
        ("[" * 100_000, BROKEN),
        ("[]", FOREIGN),
        ('{"format":"other"}', FOREIGN),
        (line(version=2), NEWER),
        (line(entry={"url": "javascript:alert(1)"}), NO_ADDRESS),
        (line(entry=None), NO_ADDRESS),
    ],
)
def test_what_is_left_out_is_told(text: str, reason: str) -> None:
    assert read_jsonl(f"\n{text}\n{line()}\n") == Read(read_jsonl(line()).items, (Complaint(2, reason),))


def test_what_would_act_on_a_terminal_does_not_come_in() -> None:
    blocks = [
        {"type": "paragraph", "spans": ["a\x1b]52;c;x\x07b", {"text": "c", "link": "javascript:x"}]},
        {"type": "code", "text": "\x1b[2Jif x:\n\ty"},
        {"type": "script", "text": "x"},
    ]
    (read,) = read_jsonl(line(article={"blocks": blocks, "comments_url": "file:///etc/passwd"})).items
    assert read.article
    assert read.article.blocks == (Paragraph((Span("ab"), Span("c"))), Code("if x:\n    y"))
    assert read.article.comments_url == ""


def test_a_line_end_in_a_text_ends_no_line() -> None:
    columns = [item_of("first", (Paragraph((Span("a\nb"),)),)), item_of("second")]
    assert read_jsonl(write_jsonl(columns)).items == tuple(columns)


def test_a_mark_without_its_words_is_left_out() -> None:
    marks = [
        {"passage": {"start": 3, "end": 9}, "note": "Lost"},
        {"passage": {"start": 3, "end": 9, "quote": "trains"}},
    ]
    (read,) = read_jsonl(line(highlights=marks)).items
    assert [each.passage.quote for each in read.highlights] == ["trains"]
