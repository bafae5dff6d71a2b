"""The article as JSON: it comes back equal, and nothing in the text can make reading it fail."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.codec import DEEPEST, article_from_json, article_to_json
from reader.model.article import Article, ChannelLink
from reader.model.blocks import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    EmbedKind,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Note,
    NoteKind,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
sizes = st.integers(0, 5000)
marks = st.integers(0, 127).map(Mark)
spans = st.lists(st.builds(Span, texts, marks, texts), max_size=3).map(tuple)
cells = st.builds(Cell, spans, st.sampled_from(["left", "right", "center"]), st.booleans())
leaf_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, spans),
    st.builds(Heading, spans, st.integers(1, 4)),
    st.builds(Figure, texts, texts, spans, texts, sizes, sizes, texts),
    st.builds(Table, st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple), spans),
    st.builds(Code, texts, texts),
    st.just(Rule()),
)


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, several), max_size=3).map(tuple)
    lists = st.builds(List, items, st.booleans(), st.integers(-3, 99))
    embeds = st.builds(Embed, st.sampled_from(EmbedKind), texts, texts, several, spans)
    notes = st.builds(Note, several, st.sampled_from(NoteKind), texts, texts)
    return st.one_of(lists, embeds, notes, st.builds(Quote, several, spans, st.booleans()))


blocks: st.SearchStrategy[Blocks] = st.lists(st.recursive(leaf_blocks, _nested, max_leaves=6), max_size=4).map(tuple)
links = st.lists(st.builds(ChannelLink, texts, texts, texts), max_size=2).map(tuple)
hours = st.datetimes(datetime(1000, 1, 1), datetime(9999, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))
articles = st.builds(
    Article,
    url=texts,
    headline=texts,
    byline=texts,
    masthead=texts,
    published_at=st.none() | st.dates() | hours,
    kicker=texts,
    dek=texts,
    blocks=blocks,
    author_note=blocks,
    rights=texts,
    published_in=links,
    related=links,
    comics=links,
    comments_url=texts,
    language=texts,
    words=sizes,
)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["k", "t", "s", "b", "i", "r", "c", "n", "m", "blocks", "x"]), inner)
    ),
    max_leaves=12,
)


@given(articles)
def test_an_article_comes_back_equal(article: Article) -> None:
    assert article_from_json(article_to_json(article)) == article


@given(blocks=any_json, links=any_json, date=any_json)
def test_json_of_any_shape_is_an_article(blocks: Any, links: Any, date: Any) -> None:
    text = json.dumps({"headline": "Kept", "blocks": blocks, "related": links, "published": date, "words": blocks})
    assert article_from_json(text).headline == "Kept"


@pytest.mark.parametrize("text", ["", "{", "null", "[1]", '"text"'])
def test_what_is_no_object_is_an_empty_article(text: str) -> None:
    assert article_from_json(text) == Article("", "")


def _one_block(block: dict[str, Any]) -> Block:
    (read,) = article_from_json(json.dumps({"blocks": [block]})).blocks
    return read


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ({"k": "verse", "s": ["Slow ", {"t": "trains", "m": 2}]}, "Slow trains"),
        ({"k": "aside", "b": [{"k": "p", "s": ["One"]}, {"k": "p", "s": ["two"]}], "by": "A."}, "One\ntwo\nA."),
        ({"k": "film", "u": "https://press.example/film"}, ""),
        ({"t": "no kind at all"}, "no kind at all"),
    ],
)  # fmt: skip
def test_a_block_of_unknown_kind_is_a_paragraph_of_its_text(block: dict[str, Any], text: str) -> None:
    assert _one_block(block) == Paragraph((Span(text),))


def test_unknown_keys_are_ignored() -> None:
    assert _one_block({"k": "h", "s": ["A part"], "n": 2, "colour": "red"}) == Heading((Span("A part"),), 2)


def test_plain_text_is_stored_without_ceremony() -> None:
    article = Article("u", "h", published_at=date(2026, 11, 23), blocks=(Paragraph((Span("Slow – trains"),)),))
    expected = '{"url":"u","headline":"h","published":"2026-11-23","blocks":[{"k":"p","s":["Slow – trains"]}]}'
    assert article_to_json(article) == expected


def test_what_is_nested_without_end_is_kept_as_text() -> None:
    block: Block = Paragraph((Span("the core"),))
    for _ in range(DEEPEST * 4):
        block = Quote((block,))
    read = article_from_json(article_to_json(Article("u", "h", blocks=(block,))))
    assert read.text == "the core"
    depth, inner = 0, read.blocks[0]
    while isinstance(inner, Quote):
        depth, inner = depth + 1, inner.blocks[0]
    assert depth == DEEPEST + 1
