"""The data files: read whole, or refused in words."""

from collections.abc import Callable

import pytest

from reader.demo import stock
from reader.demo.stock import Column, StockError, read_column, read_columnists

FILE = """headline: On gates
byline: Ada Fenn
days: 3
lists: opeds mod
rights: ©{year} The Gate

<p>One.</p>
"""
CHANNEL = '[[channel]]\ncode = "adafenn"\nname = "Ada Fenn"\nbyline = "Ada Fenn"\nsection = "Moderate"\n'


def _column(text: str) -> Column:
    return read_column(text, 7, "adafenn", "01-on-gates.html")


def test_a_column_file_is_header_and_body() -> None:
    assert _column(FILE) == Column(
        id=7,
        code="adafenn",
        headline="On gates",
        byline="Ada Fenn",
        days=3,
        pages=("<p>One.</p>",),
        lists=("opeds", "mod"),
        rights="©{year} The Gate",
    )


def test_a_colon_in_a_value_stays() -> None:
    assert _column(FILE.replace("On gates", "Point: no gates")).headline == "Point: no gates"


def test_a_body_of_two_pages_is_split_at_its_mark() -> None:
    text = FILE.replace("days: 3", "days: 3\npages: 2") + "<!-- page -->\n<p>Two.</p>\n"
    assert _column(text).pages == ("<p>One.</p>", "<p>Two.</p>")


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda text: text.replace("headline: On gates\n", ""), "no headline"),
        (lambda text: text.replace("days: 3", "days: soon"), "days is no number"),
        (lambda text: text.replace("days: 3", "days: 3\nmood: fine"), "not a header line"),
        (lambda text: text.replace("opeds mod", "opeds nowhere"), "unknown list"),
        (lambda text: text.replace("days: 3", "days: 3\npages: 2"), "1 pages in the body, 2 in the header"),
        (lambda text: text.replace("<p>One.</p>", ""), "pages in the body"),
    ],
)
def test_a_faulty_file_is_named(spoil: Callable[[str], str], fault: str) -> None:
    with pytest.raises(StockError, match=rf"01-on-gates\.html.*{fault}"):
        _column(spoil(FILE))


def test_a_channel_is_read_and_foreign_keys_are_left() -> None:
    (fenn,) = read_columnists(CHANNEL + 'path = "/politics/mod/adafenn"\ngroup = "mod"\n')
    assert (fenn.code, fenn.path, fenn.bio) == ("adafenn", "/politics/mod/adafenn", "")


@pytest.mark.parametrize(("rest", "fault"), [("", "adafenn"), ('path = "/politics/mod/fenn"\n', "does not end in")])
def test_a_faulty_channel_is_named(rest: str, fault: str) -> None:
    with pytest.raises(StockError, match=fault):
        read_columnists(CHANNEL + rest)


def test_the_ids_count_up_by_channel_and_file() -> None:
    columns = stock.columns()
    assert [column.id for column in columns] == list(range(stock.FIRST_ID, stock.FIRST_ID + len(columns)))
    assert [column.code for column in columns] == sorted(column.code for column in columns)


def test_every_columnist_has_columns() -> None:
    assert {person.code for person in stock.columnists()} == {column.code for column in stock.columns()}
