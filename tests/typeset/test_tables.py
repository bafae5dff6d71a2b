import pytest

from reader.model.blocks import Cell, Mark, Span, Table
from reader.typeset.lines import Role
from reader.typeset.setter import set_blocks
from reader.typeset.tables import set_table

from .sample import table


def texts(block: Table, measure: int) -> list[str]:
    return ["".join(run.text for run in row) for row in set_table(block, measure)]


LEDGER = ("Year | Paid | Study", "1998 | 12,400 | Soundness of the piers", "2004 | 9 | Once more")


def test_columns_are_as_wide_as_their_content_and_aligned() -> None:
    assert texts(table(*LEDGER), 60) == [
        "Year    Paid  Study",
        "────────────────────────────────────",
        "1998  12,400  Soundness of the piers",
        "2004       9  Once more",
    ]


def test_a_column_that_does_not_fit_is_wrapped_and_its_rows_parted() -> None:
    assert texts(table(*LEDGER), 28) == [
        "Year    Paid  Study",
        "────────────────────────────",
        "1998  12,400  Soundness of",
        "              the piers",
        "",
        "2004       9  Once more",
    ]


def test_a_table_that_is_too_narrow_becomes_records() -> None:
    assert texts(table(*LEDGER), 18) == [
        "Year: 1998",
        "Paid: 12,400",
        "Study: Soundness",
        "  of the piers",
        "",
        "Year: 2004",
        "Paid: 9",
        "Study: Once more",
    ]


def test_prose_in_columns_becomes_records_before_it_becomes_a_tower() -> None:
    prose = "the town paid and paid again " * 10
    rows = texts(table(f"{prose}|{prose}", align="left left", head=False), 40)
    assert max(map(len, rows)) > 30


def test_records_without_a_header_are_lines() -> None:
    assert texts(table("one two three | four | five", head=False), 9) == ["one two", "three", "four", "five"]


def test_a_single_column_is_wrapped_whatever_its_length() -> None:
    assert texts(table("the town paid", align="left", head=False), 8) == ["the town", "paid"]
    assert len(texts(table("word " * 200, align="left", head=False), 24)) == 40


def test_a_header_is_bold_and_its_rule_has_a_role() -> None:
    head, rule, *_ = set_table(table(*LEDGER), 60)
    assert [(run.role, run.marks) for run in head if run.text.strip()] == [(Role.TABLE_HEAD, Mark.STRONG)] * 3
    assert [run.role for run in rule] == [Role.RULE]


def test_a_centred_cell() -> None:
    assert texts(table("wide one", "ab", align="center", head=False), 20) == ["wide one", "   ab"]


def test_short_rows_are_filled_and_empty_ones_left_out() -> None:
    one, two = Cell((Span("1"),)), Cell((Span("2"),), "right")
    assert texts(Table(((one, two), (), (Cell(()), two), (one,))), 20) == ["1  2", "   2", "1"]
    assert texts(Table(()), 20) == []


def test_an_empty_corner_does_not_hide_a_header() -> None:
    corner = Cell((Span(" "),))
    grid = Table(((corner, Cell((Span("Paid"),), header=True)), (Cell((Span("1998"),)), Cell((Span("12"),)))))
    assert texts(grid, 20) == ["      Paid", "──────────", "1998    12"]


def test_the_caption_stands_above() -> None:
    captioned = Table(table("a | b", align="left left", head=False).rows, (Span("What was paid"),))
    lines = set_blocks((captioned,), 30)
    assert [line.text for line in lines] == ["What was paid", "a  b"]
    assert lines[0].runs[0].role is Role.CAPTION


def test_links_in_cells_are_kept() -> None:
    (row,) = set_table(Table(((Cell((Span("here", Mark.NONE, "https://harbor.example/"),)),),)), 20)
    assert row[0].link == "https://harbor.example/"


@pytest.mark.parametrize(
    ("column", "right"),
    [
        (("1", "22", "333"), True),
        (("1,204", "–", "98.5"), True),
        (("$4.50", "$120"), True),
        (("12 %", "3%", ""), True),
        (("-3", "+12", "±4"), True),
        (("12 km", "140 km"), True),
        (("€ 1.200,50", "EUR 3"), True),
        (("1999", "circa 2000"), False),
        (("10 Downing Street", "2"), False),
        (("one", "three"), False),
        (("–", "none"), False),
    ],
)
def test_figures_stand_at_the_right_of_their_column(column: tuple[str, ...], right: bool) -> None:
    bar = Cell((Span("|"),))
    table = Table(tuple((bar, Cell((Span(text),)), bar) for text in column))
    rows = ["".join(run.text for run in row) for row in set_table(table, 60)]
    gaps = {len(row[1:-1]) - len(row[1:-1].rstrip()) for row, text in zip(rows, column, strict=True) if text}
    assert (gaps == {2}) is right
