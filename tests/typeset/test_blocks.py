"""Each kind of block, as the lines it gives."""

import pytest

from reader.model.article import Article
from reader.model.blocks import (
    Block,
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
)
from reader.typeset.lines import Line, Role
from reader.typeset.setter import set_article, set_blocks

from .sample import item, paragraph


def texts(*blocks: Block, measure: int = 30) -> list[str]:
    return [line.text for line in set_blocks(blocks, measure)]


def roles(line: Line) -> list[Role]:
    return [run.role for run in line.runs]


def test_paragraphs_are_parted_by_a_blank_line_that_belongs_to_the_next() -> None:
    lines = set_blocks((paragraph("one"), paragraph("two")), 30)
    assert [(line.text, line.block) for line in lines] == [("one", 0), ("", 1), ("two", 1)]


def test_a_block_without_text_leaves_no_gap() -> None:
    assert texts(paragraph("one"), Paragraph(()), paragraph("two")) == ["one", "", "two"]
    assert texts(Paragraph(())) == []


@pytest.mark.parametrize(
    ("level", "role", "marks"),
    [
        (1, Role.HEADING, Mark.STRONG),
        (2, Role.HEADING, Mark.STRONG | Mark.EM),
        (3, Role.HEADING, Mark.EM),
        (4, Role.DIM, Mark.EM),
        (9, Role.DIM, Mark.EM),
    ],
)
def test_a_heading_shows_its_level_by_more_than_colour(level: int, role: Role, marks: Mark) -> None:
    (line,) = set_blocks((Heading((Span("Part"),), level),), 30)
    assert (line.runs[0].role, line.runs[0].marks) == (role, marks)


def test_a_list_hangs_its_text_beside_the_bullet() -> None:
    assert texts(List((item("a bell for the west bank"), item("a bridge"))), measure=16) == [
        "• a bell for the",
        "  west bank",
        "• a bridge",
    ]


def test_numbers_are_right_aligned_and_begin_where_the_list_does() -> None:
    assert texts(List((item("nine"), item("ten")), ordered=True, start=9)) == [" 9. nine", "10. ten"]


def test_nested_lists_change_their_bullet() -> None:
    deep = List((item("a", List((item("b", List((item("c", List((item("d"),))),))),))),))
    assert texts(deep) == ["• a", "  – b", "    · c", "      • d"]


def test_items_of_several_paragraphs_are_parted_by_blank_lines() -> None:
    assert texts(List((item("a", paragraph("more of a")), item("b")))) == ["• a", "", "  more of a", "", "• b"]


def test_an_empty_item_keeps_its_number() -> None:
    assert texts(List((ListItem(()), item("b")), ordered=True)) == ["1. ", "2. b"]


def test_a_bullet_without_room_beside_it_stands_above() -> None:
    assert texts(List((item("word"),), ordered=True, start=100), measure=6) == ["100.", "word"]


def test_a_quotation_has_a_bar_and_its_source() -> None:
    lines = set_blocks((Quote((paragraph("“Twice.”"), paragraph("Thrice.")), source=(Span("– H. Grant"),)),), 30)
    assert [line.text for line in lines] == ["▎ “Twice.”", "▎", "▎ Thrice.", "▎ — H. Grant"]
    assert roles(lines[0]) == [Role.BAR, Role.QUOTE]
    assert lines[0].runs[1].marks == Mark.EM
    assert roles(lines[3]) == [Role.BAR, Role.DIM]


def test_a_source_of_nothing_is_left_out() -> None:
    assert texts(Quote((paragraph("a"),), source=(Span(" "),))) == ["▎ a"]


def test_a_pull_quote_is_heavier() -> None:
    (line,) = set_blocks((Quote((paragraph("Twice."),), pull=True),), 30)
    assert line.runs[1].marks == Mark.EM | Mark.STRONG


def test_quotations_nest() -> None:
    assert texts(Quote((Quote((paragraph("a"),)), List((item("b"),))))) == ["▎ ▎ a", "▎", "▎ • b"]


def test_what_is_nested_without_end_is_set_without_further_signs() -> None:
    block: Block = paragraph("last")
    for number in range(2_000):
        inner = (paragraph(f"level {number}"), block) if number == 1_000 else (block,)
        block = Quote(inner, source=(Span("source"),) if number == 1_500 else ())
        block = List((ListItem((block,)),)) if number % 2 else block
    lines = texts(block, measure=60)
    assert [line.split("▎ ")[-1] for line in lines if line.strip(" •–·▎")] == ["level 1000", "last", "source"]


def test_a_bar_without_room_beside_it_is_left_out() -> None:
    assert texts(Quote((paragraph("word"),)), measure=5) == ["word"]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (
            Figure("i", "alt", (Span("A caption of two lines"),), "By R"),
            ["▧ A caption of", "  two lines", "  alt", "  By R"],
        ),
        (Figure("i", "alt"), ["▧ alt"]),
        (Figure("i", "Two LINES", (Span("On two lines"),)), ["▧ On two lines"]),
        (Figure("i", " ", (Span(" "),)), ["▧ Picture"]),
        (Figure("i", "IMG_2041.jpg"), ["▧ Picture"]),
        (Figure("i", "Gulls", title="They know."), ["▧ Gulls", "  They know."]),
        (Figure("i", "Gulls", title="gulls"), ["▧ Gulls"]),
    ],
)
def test_a_figure_is_what_is_said_of_it(figure: Figure, expected: list[str]) -> None:
    assert texts(figure, measure=17) == expected


def test_what_the_headline_says_is_not_said_again_under_a_picture() -> None:
    article = Article(
        "https://harbor.example/", "Gulls, 3 May", blocks=(Figure("i", "Gulls, 3 May", title="They know."),)
    )
    under = [line.text for line in set_article(article, 40, pictures={"i": (10, 2)}).lines][-3:]
    assert [line.strip() for line in under] == ["", "", "▧ They know."]


def test_a_figure_leads_to_its_picture() -> None:
    (line,) = set_blocks((Figure("https://harbor.example/p.png", "alt"),), 30)
    assert (line.runs[0].role, line.runs[0].link) == (Role.MARKER, "https://harbor.example/p.png")
    assert (line.runs[1].text, line.runs[1].link) == (" ", "")
    assert (line.runs[2].role, line.runs[2].marks) == (Role.CAPTION, Mark.EM)


def test_code_keeps_its_spaces_and_goes_on_after_a_sign() -> None:
    assert texts(Code("if x:\n    return  2\n\nreturn something_else"), measure=16) == [
        "│ if x:",
        "│     return  2",
        "│",
        "│ return ",
        "│ ↳ something_el",
        "│ ↳ se",
    ]


def test_code_has_no_tabs() -> None:
    assert texts(Code("a\tb")) == ["│ a   b"]


def test_narrow_code_does_without_signs() -> None:
    assert texts(Code("abcdefg"), measure=3) == ["abc", "def", "g"]


@pytest.mark.parametrize(("measure", "expected"), [(11, "   * * *"), (5, "* * *"), (1, "*")])
def test_a_rule_is_three_centred_stars(measure: int, expected: str) -> None:
    assert texts(Rule(), measure=measure) == [expected]


def test_an_embed_is_a_card_with_what_it_says_and_where_it_leads() -> None:
    url = "https://www.harbor.example/status/1"
    card = Embed(EmbedKind.POST, url, blocks=(paragraph("Late again."),), source=(Span("Ana"),))
    lines = set_blocks((card,), 40)
    assert [line.text for line in lines] == ["▎ Late again.", "▎ — Ana", "▎ ◆ Post on harbor.example"]
    assert lines[-1].runs[-1].link == url


@pytest.mark.parametrize(
    ("embed", "expected"),
    [
        (Embed(EmbedKind.VIDEO, "https://harbor.example/v", "The gate"), "▎ ▶ The gate"),
        (Embed(EmbedKind.AUDIO), "▎ ♪ Audio"),
    ],
)
def test_a_player_is_named(embed: Embed, expected: str) -> None:
    assert texts(embed, measure=40) == [expected]


def test_a_footnote_hangs_on_its_sign() -> None:
    assert texts(Note((paragraph("one two"),), label="1"), measure=7) == ["1 one", "  two"]


def test_a_correction_is_told_from_the_text_by_its_face() -> None:
    (line,) = set_blocks((Note((paragraph("Correction: four."),), NoteKind.CORRECTION),), 30)
    assert roles(line) == [Role.NOTE]
    assert line.runs[0].marks == Mark.EM
