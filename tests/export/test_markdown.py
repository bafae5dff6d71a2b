"""Markdown: a parser finds the words that were written, the marks that were set, and nothing else."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.export.item import Item
from reader.export.markdown import front_matter, markdown
from reader.export.markdown_text import code_span, inline
from reader.model.blocks import Blocks, Cell, Code, Heading, List, ListItem, Mark, Paragraph, Quote, Span, Table
from reader.text import safe, safe_lines
from tests.export.made import SAMPLE, blocks, item_of, raw, some, visible, words

PARSER = MarkdownIt("commonmark").enable("table")
MARKED = {"strong_open": "strong", "em_open": "em", "code_inline": "code"}


def body(item: Item) -> str:
    """The Markdown between the head of the file with its headline, and the last rule."""
    text = markdown(item)
    _, _, page = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
    return page[page.index("# ") :]


def seen(tokens: list[Token]) -> str:
    """The words of a parsed text: what a reader of the rendered page sees."""
    found = ""
    for token in tokens:
        if token.type in ("text", "code_inline", "fence", "code_block"):
            found += token.content
        elif token.type in ("softbreak", "hardbreak"):
            found += "\n"
        elif token.children:
            found += seen(token.children)
    return found


@given(raw.map(safe_lines))
@settings(max_examples=300, deadline=None)
def test_no_text_becomes_markup(text: str) -> None:
    tokens = PARSER.parse(inline((Span(text),)))
    assert words(seen(tokens)) == words(text)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@given(st.lists(raw.map(safe_lines), min_size=1, max_size=4), st.lists(st.integers(0, 127).map(Mark), min_size=4))
@settings(max_examples=300, deadline=None)
def test_marks_stay_around_their_words(texts: list[str], marks: list[Mark]) -> None:
    spans = tuple(Span(text, mark) for text, mark in zip(texts, marks, strict=False))
    tokens = PARSER.parse(inline(spans))
    assert words(seen(tokens)) == words("".join(texts))
    assert words(emphasised(tokens, "em")) == words("".join(each.text for each in spans if each.marks & Mark.EM))
    assert words(emphasised(tokens, "strong")) == words(
        "".join(each.text for each in spans if each.marks & Mark.STRONG)
    )


def emphasised(tokens: list[Token], name: str) -> str:
    """The words in an element, whether asterisks or a tag began it."""
    found, depth = "", 0
    for token in [child for parent in tokens for child in parent.children or ()]:
        opens = token.type == f"{name}_open" or token.content == f"<{name}>"
        closes = token.type == f"{name}_close" or token.content == f"</{name}>"
        depth += opens - closes
        if depth and token.type in ("text", "code_inline"):
            found += token.content
    return found


@given(blocks)
@settings(max_examples=150, deadline=None)
def test_every_word_of_every_block_is_there_once(found: Blocks) -> None:
    page = body(item_of("Headline", found))
    tokens = PARSER.parse(page)
    expected = "Headline" + "2026-11-23" + visible(found)
    assert words(seen(tokens)).startswith(words(expected))


@given(raw)
@settings(deadline=None)
def test_a_quoted_text_comes_back(text: str) -> None:
    lines = front_matter({"title": text, "tags": (text, "b")}).split("\n")
    assert lines[0] == lines[-2] == "---"
    found = dict(line.split(": ", 1) for line in lines[1:-2])
    assert json.loads(found["tags"]) == [text, "b"]
    assert json.loads(found.get("title", '""')) == text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "".join(lines))


@pytest.mark.parametrize(
    "text", ["---\nx: y", "{a: b}", "yes", "1e3", "2026-11-23", "'", '"', "\\", "#", "a: b", "- a"]
)
def test_no_text_is_yaml_of_another_kind(text: str) -> None:
    assert front_matter({"title": text}) == f"---\ntitle: {json.dumps(text)}\n---\n"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((Span("a "), Span("b ", Mark.EM), Span("c")), "a *b* c"),
        ((Span("a"), Span("“b”", Mark.STRONG), Span("c")), "a<strong>“b”</strong>c"),
        ((Span("a", Mark.EM), Span("b", Mark.STRONG)), "<em>a</em>**b**"),
        ((Span("both", Mark.EM | Mark.STRONG),), "***both***"),
        ((Span("Look!"), Span("here", link="https://a.example/(b)")), "Look\\![here](<https://a.example/(b)>)"),
        ((Span("x", link="javascript:alert(1)"), Span("y", link="#note-1")), "xy"),
        ((Span("one\ntwo"),), "one\\\ntwo"),
        ((Span("1986. A year"),), "1986\\. A year"),
        ((Span("- no list"),), "\\- no list"),
        ((Span("AT&T &amp; 5 < 6"),), "AT&T \\&amp; 5 \\< 6"),
        ((Span("a `tick`", Mark.CODE),), "`` a `tick` ``"),
        ((Span("a|b", Mark.CODE),), "<code>a\\|b</code>"),
    ],
)
def test_runs_as_they_are_written(spans: tuple[Span, ...], expected: str) -> None:
    assert inline(spans) == expected


@given(some)
@settings(deadline=None)
def test_code_is_taken_as_it_stands(text: str) -> None:
    tokens = PARSER.parse(f"x {code_span(safe(text))} y")
    assert words(seen(tokens)) == words(f"x{text}y")


def kinds(page: str) -> list[str]:
    return [token.type for token in PARSER.parse(page)]


def test_two_lists_in_a_row_stay_two() -> None:
    def listed(text: str) -> List:
        return List((ListItem((Paragraph((Span(text),)),)),))

    page = body(item_of("h", (listed("a"), listed("b"), listed("c"))))
    assert kinds(page).count("bullet_list_open") == 3


def test_code_with_fences_in_a_quote_in_a_list() -> None:
    code = Code("```\n~~~\n````", "py")
    page = body(item_of("h", (List((ListItem((Quote((code,)),)),)),)))
    (fence,) = [token for token in PARSER.parse(page) if token.type == "fence"]
    assert (fence.content, fence.info) == ("```\n~~~\n````\n", "py")


def test_a_table_of_unequal_rows_without_a_head() -> None:
    rows = ((Cell((Span("a|b"),), "right"),), (Cell((Span("c\nd"),)), Cell((Span("e"),))))
    page = body(item_of("h", (Table(rows),)))
    assert "|  |  |\n| --: | --- |\n| a\\|b |  |\n| c<br>d | e |" in page
    assert kinds(page).count("tr_open") == 3


def test_hash_signs_at_the_end_of_a_heading_are_its_own() -> None:
    tokens = PARSER.parse(body(item_of("C#", (Heading((Span("About C ##"),)),))))
    assert seen(tokens).startswith("C#2026-11-23About C ##")


def test_the_sample_has_every_word() -> None:
    tokens = PARSER.parse(body(SAMPLE))
    article = SAMPLE.article
    assert article
    assert visible(article.blocks) in words(seen(tokens))
