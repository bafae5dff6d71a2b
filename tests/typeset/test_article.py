"""The page of an article: its head, its foot, and the numbers of its lines."""

import json
from dataclasses import replace
from datetime import date

import pytest

from reader.model.article import Article, ChannelLink
from reader.model.blocks import Mark, Paragraph
from reader.text import safe
from reader.typeset.head import Head, set_known
from reader.typeset.lines import HEAD, Line, Role, Run, Setting
from reader.typeset.setter import set_article
from tests.shared import counted, shared

from .sample import ARTICLE, paragraph

URL = "https://harbor.example/a"
BARE = Article(URL, "A headline")


def texts(article: Article, measure: int = 40, minutes: int = 0) -> list[str]:
    return [line.text for line in set_article(article, measure, minutes=minutes).lines]


def runs_of(setting: Setting, role: Role) -> list[Run]:
    return [run for line in setting.lines for run in line.runs if run.role is role]


def test_the_head_in_its_order() -> None:
    article = replace(
        BARE,
        kicker="Op Eds",
        dek="A dek",
        byline="A. Writer",
        masthead="Masthead",
        published_at=date(2026, 11, 23),
        blocks=(paragraph("Text."),),
    )
    assert texts(article, 60, 4) == [
        "OP EDS",
        "",
        "A headline",
        "A dek",
        "By A. Writer · Masthead · 23 November 2026 · 4 min",
        "────────────────",
        "",
        "Text.",
    ]


def test_parts_that_are_missing_leave_no_gap() -> None:
    assert texts(BARE) == ["A headline", "────────────────"]
    assert texts(replace(BARE, headline="", blocks=(paragraph("Text."),))) == ["────────────────", "", "Text."]


def test_the_head_has_its_faces() -> None:
    setting = set_article(ARTICLE, 120, minutes=4)
    assert runs_of(setting, Role.KICKER) == [Run("OP EDS", Role.KICKER)]
    assert {run.marks for run in runs_of(setting, Role.HEADLINE)} == {Mark.STRONG}
    assert {run.marks for run in runs_of(setting, Role.DEK)} == {Mark.EM}
    assert runs_of(setting, Role.COLUMNIST) == [Run("Nora Whitfield", Role.COLUMNIST)]


def test_a_byline_wraps_between_its_facts() -> None:
    article = replace(BARE, byline="A. Writer", masthead="The Masthead", published_at=date(2026, 11, 23))
    assert texts(article, 26, 4)[2:5] == ["By A. Writer", "The Masthead", "23 November 2026 · 4 min"]


def test_a_name_longer_than_the_line_is_broken_like_text() -> None:
    article = replace(BARE, byline="Ada Okafor and Nora Whitfield", masthead="The Masthead")
    assert texts(article, 20)[2:5] == ["By Ada Okafor and", "Nora Whitfield", "The Masthead"]


def test_a_masthead_that_is_the_byline_is_named_once() -> None:
    assert texts(replace(BARE, byline="The Editors", masthead="The Editors"))[2] == "By The Editors"


def test_the_foot_in_its_order() -> None:
    article = replace(
        BARE,
        author_note=(paragraph("A. Writer writes."),),
        rights="© 2026 Masthead",
        comments_url=URL,
        published_in=(ChannelLink("Op Eds", URL),),
        related=(ChannelLink("B. Columnist", URL, "B. Columnist"), ChannelLink("Point", URL, "Dale Kim")),
        comics=(ChannelLink("Mud Flats", URL),),
    )
    assert texts(article)[3:] == [
        "────────────────",
        "",
        "A. Writer writes.",
        "",
        "© 2026 Masthead",
        "",
        "Comments · open in the browser",
        "",
        "PUBLISHED IN",
        "Op Eds",
        "",
        "RELATED CHANNELS",
        "B. Columnist",
        "Point",
        "By Dale Kim",
        "",
        "COMICS",
        "Mud Flats",
    ]


def test_channels_stand_in_two_columns_where_they_fit() -> None:
    related = tuple(ChannelLink(name, URL, by) for name, by in (("One", "A"), ("Two", ""), ("Three", "")))
    assert texts(replace(BARE, related=related), 51)[3:] == [
        "RELATED CHANNELS",
        "One                        Two",
        "By A",
        "Three",
    ]


def test_the_foot_has_its_faces_and_links() -> None:
    setting = set_article(ARTICLE, 68)
    assert [run.text for run in runs_of(setting, Role.SECTION)] == ["PUBLISHED IN", "RELATED CHANNELS", "COMICS"]
    assert {run.marks for run in runs_of(setting, Role.NOTE)} == {Mark.EM}
    links = {run.text: run.link for run in runs_of(setting, Role.LINK)}
    assert links["Comments"] == ARTICLE.comments_url
    assert links["Mud Flats"] == ARTICLE.comics[0].url


def test_lines_know_their_block() -> None:
    article = replace(BARE, blocks=(paragraph("one"), Paragraph(()), paragraph("two")), rights="©")
    blocks = [(line.text, line.block) for line in set_article(article, 40).lines]
    assert blocks == [
        *[("A headline", HEAD), ("────────────────", HEAD), ("", 0), ("one", 0), ("", 2), ("two", 2)],
        *[("", 3), ("────────────────", 3), ("", 3), ("©", 3)],
    ]


@pytest.mark.parametrize(("block", "line"), [(-1, 0), (0, 3), (1, 5), (2, 5), (3, 7), (4, 9)])
def test_the_first_line_of_a_block_is_past_its_blank(block: int, line: int) -> None:
    article = replace(BARE, blocks=(paragraph("one"), Paragraph(()), paragraph("two")), rights="©")
    assert set_article(article, 40).first_line(block) == line


@pytest.mark.parametrize(("line", "block"), [(-5, HEAD), (0, HEAD), (2, 0), (3, 0), (4, 2), (99, 2)])
def test_the_block_at_a_line(line: int, block: int) -> None:
    article = replace(BARE, blocks=(paragraph("one"), Paragraph(()), paragraph("two")))
    assert set_article(article, 40).block_at(line) == block


def test_a_place_survives_another_measure() -> None:
    wide, narrow = set_article(ARTICLE, 100), set_article(ARTICLE, 30)
    for block in range(len(ARTICLE.blocks)):
        assert narrow.block_at(narrow.first_line(wide.block_at(wide.first_line(block)))) == block


def test_an_empty_setting_answers_too() -> None:
    assert (Setting((), 40).first_line(3), Setting((), 40).block_at(3)) == (0, HEAD)


def test_a_line_knows_its_text_and_width() -> None:
    line = Line((Run("漢"), Run("字!", Role.DIM)))
    assert (line.text, line.width, line.block) == ("漢字!", 5, HEAD)


@pytest.mark.parametrize("measure", [0, -3])
def test_a_measure_of_nothing_is_one_cell(measure: int) -> None:
    setting = set_article(ARTICLE, measure)
    assert setting.width == 1
    assert max(line.width for line in setting.lines) == 1


@pytest.mark.parametrize("measure", [1, 7, 40])
def test_strings_that_break_programs_break_no_line(measure: int) -> None:
    strings = json.loads(shared("corpus/hostile/blns.json").read_text("utf-8"))
    for string in map(safe, counted("naughty strings", strings)):
        setting = set_article(replace(BARE, byline=string, blocks=(paragraph(string),)), measure)
        assert max(line.width for line in setting.lines) <= measure


@pytest.mark.parametrize("measure", range(14, 72))
def test_the_minutes_are_not_alone_in_a_row_where_another_fact_can_go_with_them(measure: int) -> None:
    head = Head(headline="A", byline="Daniel R. DePetris", masthead="Los Angeles Times", minutes=4)
    rows = ["".join(run.text for run in row).strip() for row in set_known(head, measure)]
    facts = rows[2 : rows.index("─" * min(16, measure))]
    assert " ".join(" ".join(facts).replace("·", " ").split()) == "By Daniel R. DePetris Los Angeles Times 4 min"
    assert "4 min" not in facts or measure < len("Los Angeles Times · 4 min")
    assert all(len(row) <= measure for row in facts)


def test_a_byline_stands_where_its_headline_does() -> None:
    rows = set_known(Head(headline="הגשר שאיש לא רצה", byline="נורה", minutes=4), 40)
    text = ["".join(run.text for run in row) for row in rows]
    assert text[0].startswith(" ")
    assert text[2].startswith(" ")
    assert len(text[2]) == 40


def test_kicker_and_byline_lead_to_their_channels() -> None:
    head = Head(kicker="Op Eds", headline="A", byline="Ada Okafor", kicker_link="https://a.example", byline_link="#b")
    links = [(run.text, run.link) for row in set_known(head, 40) for run in row if run.link]
    assert links == [("OP EDS", "https://a.example"), ("Ada Okafor", "#b")]


def test_where_else_the_column_is() -> None:
    also = (ChannelLink("Gazette", f"{URL}/gazette", "the full text"), ChannelLink("Herald", f"{URL}/herald"))
    asides = (("Also at", also), ("On the same subject", ()))
    shown = replace(BARE, related=(ChannelLink("One", URL),))
    setting = set_article(shown, 40, number_links=True, asides=asides)
    lines = [line.text for line in setting.lines]
    assert lines[lines.index("ALSO AT") :] == [
        "ALSO AT",
        "Gazette₁ · the full text",
        "Herald₂",
        "",
        "RELATED CHANNELS",
        "One₃",
    ]
    assert setting.links == (f"{URL}/gazette", f"{URL}/herald", URL)
