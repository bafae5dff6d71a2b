"""What is said of blocks and entries: whole words, nothing by sign or place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.model.article import Article
from reader.model.blocks import (
    Block,
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
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from reader.model.entry import Entry, State
from reader.model.verdict import Verdict
from reader.plain.speaking import article_parts, entry_words, foot_lines
from reader.typeset.counting import counted

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def said(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def row(*texts: str, header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell(said(text), header=header) for text in texts)


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Paragraph(said("One\ntwo  three")), ("One two three",)),
        (Paragraph(said(" ")), ()),
        (Heading(said("Why")), ("Heading: Why",)),
        (Rule(), ()),
        (Code("a\n  b"), ("Code:", "a", "  b", "End of the code.")),
        (
            List((ListItem((Paragraph(said("a")), Paragraph(said("b")))), ListItem((Paragraph(said("c")),)))),
            ("Item: a", "b", "Item: c"),
        ),
        (List((ListItem((Paragraph(said("a")),)), ListItem(())), ordered=True, start=3), ("3: a", "4: ")),
        (
            Quote((Paragraph(said("Yes.")),), said("She")),
            ("Quote, She:", "Yes.", "End of the quote."),
        ),
        (Note((Paragraph(said("x")),), label="1"), ("Footnote 1:", "x", "End of the footnote.")),
        (
            Embed(EmbedKind.VIDEO, title="The film", blocks=(Paragraph(said("x")),)),
            ("Video “The film”:", "x", "End of the video."),
        ),
        (Figure("u", "a cat", said("It sleeps"), "By Me"), ("Picture: a cat. It sleeps. By Me.",)),
        (Figure("u"), ("Picture.",)),
        (
            Table((row("Town", "People", header=True), row("Merrow", "11,000"), row("Corbet")), said("Towns")),
            ("Table. Towns.", "Town: Merrow; People: 11,000", "Town: Corbet", "End of the table."),
        ),
        (Table((row("a", "b"),)), ("Table.", "a; b", "End of the table.")),
    ],
)
def test_a_block_in_lines(block: Block, lines: tuple[str, ...]) -> None:
    parts = article_parts(Article("u", "h", blocks=(block, Paragraph(said("after")))))
    assert [part.lines for part in parts] == [*([lines] if lines else []), ("after",)]
    assert parts[-1].block == 1


def test_the_foot() -> None:
    assert foot_lines(Article("u", "h", author_note=(Paragraph(said("She writes.")),), rights="©")) == [
        "She writes.",
        "©",
    ]
    assert foot_lines(Article("u", "h")) == []


@pytest.mark.parametrize(
    ("state", "word"), list(zip(State, ("new", "unread", "half read", "finished", "skipped"), strict=True))
)
def test_an_entry_in_a_line(state: State, word: str) -> None:
    entry = Entry(
        1, "k", "u", "Why not?", "A. Writer", "The Paper", "", NOW, NOW, state, True, minutes=1, verdict=Verdict.FULL
    )
    now = NOW.replace(hour=10)
    rest = "By A. Writer, The Paper, 1 hour ago, 1 minute."
    assert entry_words(entry, now) == f"{word.capitalize()}, saved. Why not? {rest}"
    without = replace(entry, verdict=None)
    assert entry_words(without, now) == f"{word.capitalize()}, saved, text not here yet. Why not? {rest}"


def test_counting() -> None:
    assert [counted(number, "column") for number in (0, 1, 2000)] == ["0 columns", "1 column", "2,000 columns"]


def test_a_footnote_sign_is_no_figure_of_the_sentence() -> None:
    spans = (Span("So say the studies."), Span("1", Mark.SUP))
    (part,) = article_parts(Article("", "", blocks=(Paragraph(spans),)))
    assert part.lines == ("So say the studies.¹",)
