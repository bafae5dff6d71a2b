"""What a list says of a date and what the article says of the same text: the same, or the list says less.

``python -m tests.page.test_date_agreement`` prints a table of texts, and marks those of which the two tell otherwise.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.facts.metadata import read_metadata
from reader.clean.prepare import parse_text
from reader.model.moment import Moment, day_of
from reader.page.dates import moment_in, read_moment
from reader.page.months import MONTHS
from reader.sources.lists.index import read_index
from reader.sources.lists.near_dates import near_moment
from tests.sources.made import page

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FORMS = (
    "{y:04}-{m:02}-{d:02}",
    "{y:04}{m:02}{d:02}",
    "{d:02}.{m:02}.{y:04}",
    "{d}/{m}/{y:04}",
    "{m}/{d}/{y:04}",
    "{d}-{m}-{y:04}",
    "{d:02}.{m:02}.{s:02}",
    "{d}/{m}/{s:02}",
    "{y:04}年{m}月{d}日",
    "{name} {d}, {y:04}",
    "{d} {name} {y:04}",
    "{d} {name} {s:02}",
    "{d} de {name} de {y:04}",
    "{name}/{d:02}/{y:04}",
    "Wed, {d} {name} {y:04}",
    "{d}th of {name}, {y:04}",
)
BEFORE = ("", "Published ", "Updated: ", "on ", "(", "| ", "By Nora Lind ", "Wednesday, ")
AFTER = (
    "",
    " 14:07",
    ", 2:07 PM EST",
    " at 9 a.m.",
    "T14:07:00Z",
    " 14:07:00 +0200",
    " | 5 min read",
    ")",
    " 25:00",
    " XYZ",
)


def texts() -> st.SearchStrategy[str]:
    def made(day: date, form: str, before: str, after: str) -> str:
        parts = {"y": day.year, "s": day.year % 100, "m": day.month, "d": day.day, "name": MONTHS[day.month - 1]}
        return before + form.format(**parts) + after

    days = st.dates(date(1750, 1, 1), date(2150, 12, 31))
    return st.builds(made, days, st.sampled_from(FORMS), st.sampled_from(BEFORE), st.sampled_from(AFTER))


def says_no_other(less: Moment | None, more: Moment | None) -> bool:
    """Whether the first is nothing, the second, or its day."""
    if less is None or more is None:
        return less is None
    return less == more or (not isinstance(less, datetime) and isinstance(more, datetime) and less == day_of(more))


@given(texts() | st.from_regex(r"[0-9A-Za-z:+/ .,-]{1,40}", fullmatch=True), st.booleans())
def test_a_list_says_no_other_day_than_the_article(text: str, day_first: bool) -> None:
    whole, inside = read_moment(text, day_first), moment_in(text, day_first)
    assert says_no_other(whole, inside)
    # Beside no clock a list has nothing that is relative.
    assert says_no_other(near_moment(text, None, day_first=day_first), inside)
    assert says_no_other(read_moment(text, None), whole)


SEEN = (
    *("13. November 2026", "13.11.2026", "13/11/2026", "4/5/2026", "13-11-2026", "13 novembre 2026", "13 nov. 2026"),
    *("Nov 22, 2026 at 3:45 PM EST", "2026年11月13日", "13 de noviembre de 2026", "13 November 2026, 10:00"),
    *("Fr, 13.11.2026 - 15:26", "Fri Nov 13 10:27:24 2026", "2026/11/13", "13 ноября 2026", "Nov 13 2026 9am"),
    *("2026-11-13T23:30:00", "2026-11-13T23:30:00-05:00", "20.11.99", "31.06.2026", "13-Nov-26", "20261113"),
    "Fri Nov 13 2026 09:05:00 GMT+0100 (CET)",
)


@pytest.mark.parametrize("language", ["en", "en-GB", "de"])
@pytest.mark.parametrize("text", SEEN)
def test_a_row_says_what_its_article_says(text: str, language: str) -> None:
    listed, told = in_list(text, language), in_article(text, language)
    assert says_no_other(listed, told)


def in_list(text: str, language: str = "en") -> Moment | None:
    names = ("What the slow train teaches", "A walk around the old harbour", "Why the clocks are always late")
    rows = "".join(f"<li><a href='/c/{at}-{at}'>{name}</a> <span>{text}</span></li>" for at, name in enumerate(names))
    document = f"<!DOCTYPE html><html lang='{language}'><body><h1>Columns</h1><ul>{rows}</ul></body></html>"
    return read_index(page(document)).entries[0].published_at


def in_article(text: str, language: str = "en") -> Moment | None:
    markup = (
        f"<html lang='{language}'><h1>What the slow train teaches</h1><p class='date'>{text}</p><p>The train leaves."
    )
    return read_metadata(parse_text(markup), "https://paper.example/a").published_at


def table() -> Iterator[str]:
    for text in SEEN:
        listed, told = in_list(text), in_article(text)
        yield f"{' ' if says_no_other(listed, told) else '!'} {text:<32} {listed!s:<28} {told!s}"


if __name__ == "__main__":
    print(*table(), sep="\n")
