"""Lines beside the text they were set from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Article
from reader.model.blocks import (
    Block,
    Cell,
    Code,
    Heading,
    List,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from reader.model.selection import sentences_of
from reader.typeset.setter import set_article
from reader.typeset.tracing import Trace, trace

LONG = "Extraordinarily complicated municipal infrastructure undertakings notwithstanding, nobody repaired the bridge. "


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


KINDS: list[Block] = [
    paragraph(LONG * 3),
    Heading((Span("What is left of it"),)),
    List((ListItem((paragraph("First of two"),)), ListItem((paragraph(LONG),))), ordered=True),
    Quote((paragraph(LONG),), source=(Span("— The mayor"),)),
    Paragraph((Span("Water, H"), Span("2", Mark.SUB), Span("O, it is said"), Span("12", Mark.SUP), Span(" ends."))),
    Code("if bridge:\n    repair(bridge)  # some day"),
    Rule(),
    Note((paragraph("A note below."),), label="1", name="n1"),
    paragraph("橋は誰も直さなかった。" * 6),
]


def traced(blocks: tuple[Block, ...], measure: int, justify: bool = False) -> tuple[str, Trace]:
    article = Article("https://example.com/", "Headline", blocks=blocks, language="en")
    return article.text, trace(set_article(article, measure, justify=justify), blocks)


def covered(found: Trace) -> set[int]:
    pieces = (piece for line in found.pieces for piece in line)
    return {place for piece in pieces for place in range(piece.place, piece.place + piece.length)}


@pytest.mark.parametrize("measure", [24, 40, 68, 100])
@pytest.mark.parametrize("justify", [False, True])
def test_every_letter_of_the_text_is_in_a_line(measure: int, justify: bool) -> None:
    text, found = traced(tuple(KINDS), measure, justify)
    missed = [text[at] for at in range(len(text)) if at not in covered(found) and not text[at].isspace()]
    assert missed == []


@pytest.mark.parametrize("measure", [40, 68])
def test_a_letter_of_a_line_is_that_of_the_text(measure: int) -> None:
    text, found = traced(tuple(KINDS[:4]), measure)
    for line, pieces in zip(found.lines, found.pieces, strict=True):
        for piece in pieces:
            assert line.text[piece.at : piece.at + piece.length] == text[piece.place : piece.place + piece.length]


def test_a_word_divided_at_a_line_end_is_marked_in_both_lines() -> None:
    _, found = traced((paragraph(LONG * 3),), 40)
    number = next(number for number, line in enumerate(found.lines) if line.block == 0 and line.text.endswith("-"))
    end = found.pieces[number][-1].place + found.pieces[number][-1].length
    assert [line for line, *_ in found.cells_of(end - 2, end + 2)] == [number, number + 1]
    assert found.line_of(end) == number + 1


def test_words_of_a_table_are_found_in_their_cells() -> None:
    rows = tuple(tuple(Cell((Span(f"cell{row}{column}"),)) for column in "ab") for row in range(3))
    text, found = traced((Table(rows),), 40)
    place = text.index("cell1b")
    ((line, start, end),) = found.cells_of(place, place + 6)
    assert found.lines[line].text[start:end] == "cell1b"


@pytest.mark.parametrize("measure", [24, 68])
def test_each_sentence_of_any_kind_of_text_has_cells_of_its_own(measure: int) -> None:
    rows = tuple(tuple(Cell((Span(f"cell {row}{column}."),)) for column in "ab") for row in range(3))
    note = Note((paragraph("See the ferry. It left."),), label="1", name="n1")
    blocks: tuple[Block, ...] = (*KINDS, Table(rows), paragraph("הגשר סגור. המעבורת יצאה. " * 4), note)
    article = Article("https://example.com/", "Headline", blocks=blocks, language="en")
    found = trace(set_article(article, measure), blocks)
    taken: set[tuple[int, int]] = set()
    for start, end in sentences_of(article.seen):
        parts = [(line, cell) for line, first, last in found.cells_of(start, end) for cell in range(first, last)]
        assert parts, article.seen[start:end]
        assert not taken.intersection(parts), article.seen[start:end]
        taken.update(parts)


@given(st.text("ab éü漢é\u0301👍🏽-.", min_size=1, max_size=120), st.integers(1, 30))
def test_whatever_the_text_parts_are_inside_their_lines(text: str, measure: int) -> None:
    whole, found = traced((paragraph(text), paragraph(text)), measure)
    for line, start, end in found.cells_of(0, len(whole)):
        assert 0 <= start < end <= found.lines[line].width
        assert found.line_of(found.first_place(line)) <= len(found.lines)
