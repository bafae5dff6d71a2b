"""A kind of block, a verdict or a rung is known wherever it must be: who adds one is told here what is missing."""

import json
from typing import get_args

import pytest

from reader.cli.arguments import make_parser
from reader.cli.declared import declared
from reader.cli.exporting import TABLE
from reader.export.html import article_markup
from reader.export.item import Item
from reader.export.jsonl import read_jsonl, write_jsonl
from reader.export.markdown import markdown
from reader.library.codec import article_from_json, article_to_json
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
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    block_text,
)
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from reader.service.library.exporting import Format, document
from reader.service.reading.opening import SENTENCES, refusal
from reader.typeset.setter import set_blocks
from reader.ui.screens.about import RUNGS, verdict_words

SAID = (Span("lighthouse"),)
LINE = Paragraph(SAID)
SAMPLES: dict[type, Block] = {
    Paragraph: LINE,
    Heading: Heading(SAID),
    List: List((ListItem((LINE,)),)),
    Quote: Quote((LINE,)),
    Figure: Figure("https://press.example/tower.png", caption=SAID),
    Table: Table(((Cell(SAID),),)),
    Code: Code("lighthouse"),
    Embed: Embed(EmbedKind.POST, "https://press.example/post", blocks=(LINE,)),
    Note: Note((LINE,), label="1", name="fn1"),
    Rule: Rule(),
}
KINDS = get_args(Block)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_of_block_goes_everywhere_and_keeps_its_words(kind: type) -> None:
    block = SAMPLES[kind]
    article = Article("https://press.example/1", "A headline", blocks=(LINE, block, LINE))
    item = Item(NewEntry("1", "https://press.example/1", "A headline"), article, Verdict.FULL)

    assert article_from_json(article_to_json(article)).blocks == article.blocks
    assert "k" in json.dumps(json.loads(article_to_json(article))["blocks"][1])
    assert [each.article for each in read_jsonl(write_jsonl([item])).items] == [article]
    lines = "\n".join(line.text for line in set_blocks(article.blocks, 60))
    words = 2 if kind is Rule else 3
    for text in (lines, markdown(item), article_markup(item), "\n".join(map(block_text, article.blocks))):
        assert text.count("lighthouse") == words


def test_every_format_can_be_asked_for_and_is_no_other() -> None:
    article = Article("https://press.example/1", "A headline", blocks=(LINE,))
    item = Item(NewEntry("1", article.url, article.headline), article, Verdict.FULL)
    (export,) = (each for each in declared(make_parser()).commands if each.name == "export")
    (asked,) = (each for each in export.options if "--format" in each.flags)
    assert list(asked.choices) == [*Format, TABLE]
    assert len({document([item], form, "Columns") for form in Format}) == len(Format)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_has_its_words(verdict: Verdict) -> None:
    assert verdict_words(verdict) != verdict.value
    if not verdict.has_text:
        assert refusal(verdict).headline == SENTENCES[verdict][0]
        assert refusal(verdict).hint
    others = [words for other, words in SENTENCES.items() if other is not verdict]
    assert verdict not in SENTENCES or SENTENCES[verdict] not in others


@pytest.mark.parametrize("rung", Rung)
def test_a_rung_has_its_words_and_comes_back_by_its_name(rung: Rung) -> None:
    assert RUNGS[rung]
    assert Rung.named(rung.value) is rung


def test_a_rung_of_another_version_is_the_plain_page() -> None:
    assert Rung.named("telepathy") is Rung.PAGE
