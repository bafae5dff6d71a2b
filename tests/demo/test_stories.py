"""Dates, teasers and gaps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.demo import stories
from reader.demo.stock import Column


def _column(*paragraphs: str, dek: str = "") -> Column:
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return Column(1, "adafenn", "On gates", "Ada Fenn", 3, (body,), dek=dek)


def test_dates_in_the_forms_of_the_site() -> None:
    day = date(2026, 4, 4)
    assert stories.feed_date(day) == "Apr/04/2026"
    assert stories.long_date(day) == "April 4, 2026"
    assert stories.strip_date(day) == "4/4/2026"
    assert stories.calendar_date(day) == "April  4"


@given(st.dates(min_value=date(2000, 1, 1)), st.integers(0, 400))
def test_a_column_appeared_its_days_before_today(today: date, days: int) -> None:
    column = Column(1, "a", "h", "b", days, ("<p>x</p>",))
    assert stories.published(column, today) + timedelta(days=days) == today


def test_a_teaser_is_the_dek_and_then_the_text() -> None:
    column = _column("The first <em>paragraph</em>.<sup><a href='#fn1'>1</a></sup>", dek="A dek.")
    assert stories.teaser(column) == ("A dek.", "The first paragraph.")


@given(st.lists(st.text("ab ", min_size=1, max_size=400).filter(str.strip), min_size=1, max_size=4))
def test_a_teaser_is_short_and_the_beginning_of_the_text(paragraphs: list[str]) -> None:
    parts = stories.teaser(_column(*paragraphs))
    whole = " ".join(" ".join(text.split()) for text in paragraphs)
    assert sum(map(len, parts)) <= stories.TEASER_LENGTH
    assert whole.startswith(" ".join(parts))


def test_lines_are_wrapped_at_72_and_words_stay_whole() -> None:
    wrapped = stories.wrapped("word " * 60 + "あ" * 100)
    assert max(len(line) for line in wrapped.split("\n")[:-1]) <= 72
    assert wrapped.split("\n")[-1] == "あ" * 100


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>", "<p>a</p>\n<p>b</p>\nGAP\n<p>c</p>\n<p>d</p>"),
        (
            "<p>a</p>\n<p>b</p><ul><li><p>c</p><p>d</p></li></ul>",
            "<p>a</p>\nGAP\n<p>b</p><ul><li><p>c</p><p>d</p></li></ul>",
        ),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
    ],
)
def test_the_gap_is_in_the_middle_and_never_inside_a_block(before: str, after: str) -> None:
    assert stories.with_gap(before, "GAP") == after
