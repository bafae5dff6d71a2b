"""The values every room talks about."""

import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import errors
from reader.model.article import Article
from reader.model.blocks import (
    Block,
    Cell,
    Code,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    block_text,
    blocks_text,
)
from reader.model.moment import day_of, moment_from_text, moment_to_text, plausible, utc
from reader.model.verdict import Verdict

WORDS = (Span("words"),)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (date(2026, 4, 4), "2026-04-04"),
        (datetime(2026, 4, 4, 10, 0, tzinfo=UTC), "2026-04-04T10:00:00Z"),
        (datetime(2026, 4, 4, 10, 0, tzinfo=timezone(timedelta(hours=-5))), "2026-04-04T15:00:00Z"),
        (None, None),
    ],
)
def test_a_moment_is_as_precise_as_it_is_known(moment: date | datetime | None, text: str | None) -> None:
    assert moment_to_text(moment) == text
    back = moment_from_text(text)
    assert back == (utc(moment) if isinstance(moment, datetime) else moment)


@given(st.dates(min_value=date(1000, 1, 1)) | st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)))
def test_moments_come_back(moment: date | datetime) -> None:
    expected = utc(moment) if isinstance(moment, datetime) else moment
    assert moment_from_text(moment_to_text(moment)) == expected
    assert day_of(moment) == (moment.date() if isinstance(moment, datetime) else moment)


@given(st.lists(st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC)), min_size=2))
def test_texts_of_moments_sort_in_time_order(moments: list[datetime]) -> None:
    texts = [moment_to_text(moment) or "" for moment in moments]
    assert sorted(texts) == [moment_to_text(moment) for moment in sorted(map(utc, moments))]


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "2026-04-0", "2026-04-04Tnoon"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment_from_text(text) is None


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Paragraph((Span("one "), Span("two", link="https://example.org/"))), "one two"),
        (Heading(WORDS, 2), "words"),
        (List((ListItem((Paragraph(WORDS),)), ListItem((Paragraph(WORDS),)))), "words\nwords"),
        (Quote((Paragraph(WORDS),), source=(Span("somebody"),)), "words\nsomebody"),
        (Figure("x.png", alt="not shown", caption=WORDS, credit="a hand"), "words\na hand"),
        (Table(((Cell(WORDS), Cell(WORDS)),), caption=(Span("a table"),)), "a table\nwords\twords"),
        (Code("  x = 1"), "  x = 1"),
        (Rule(), ""),
    ],
)
def test_the_words_of_a_block(block: Block, text: str) -> None:
    assert block_text(block) == text


def test_blocks_without_words_leave_no_gap() -> None:
    assert blocks_text((Paragraph(WORDS), Rule(), Paragraph(WORDS))) == "words\n\nwords"


ERRORS = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.BylineError)]


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_a_failure_crosses_the_border_of_a_process_whole(kind: type[errors.BylineError]) -> None:
    sent = kind("What happened.", "What can be done.")
    came = pickle.loads(pickle.dumps(sent))
    assert type(came) is kind
    assert (came.headline, came.hint, came.verdict) == (sent.headline, sent.hint, sent.verdict)
    assert str(came) == "What happened. What can be done."


def test_a_clean_error_carries_its_verdict() -> None:
    sent = errors.CleanError("No column here.", verdict=Verdict.EXPIRED)
    assert pickle.loads(pickle.dumps(sent)).verdict is Verdict.EXPIRED


def test_only_texts_may_be_shown_as_text() -> None:
    assert {verdict for verdict in Verdict if verdict.has_text} == {Verdict.FULL, Verdict.PARTIAL, Verdict.PAYWALLED}


def test_what_is_said_of_a_picture_is_found_and_not_counted() -> None:
    figure = Figure("i", "Gulls on a post", (Span("The harbour"),), "By R", title="They know.")
    article = Article("https://harbor.example/", "Harbour", blocks=(Quote((figure,)),))
    assert article.text == "The harbour\nBy R"
    assert article.seen == "The harbour\nGulls on a post\nThey know.\nBy R"


@pytest.mark.parametrize(
    ("clock", "now"),
    [
        (datetime(2026, 11, 23, 9, 14, 3, 77, tzinfo=UTC), datetime(2026, 11, 23, 9, 14, 3, tzinfo=UTC)),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC)),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), datetime(1970, 1, 2, tzinfo=UTC)),
        (datetime(2026, 11, 23, 9, 14), datetime(2026, 11, 23, 9, 14, tzinfo=UTC)),
    ],
)
def test_a_clock_at_an_end_of_the_calendar_is_not_followed_there(clock: datetime, now: datetime) -> None:
    assert plausible(clock) == now


def test_footnote_signs_are_raised_in_what_is_seen() -> None:
    spans = (Span("So say the studies."), Span("12", Mark.SUP), Span(" The 2"), Span("nd", Mark.SUP), Span(" is out."))
    assert block_text(Paragraph(spans)) == "So say the studies.12 The 2nd is out."
    assert block_text(Paragraph(spans), seen=True) == "So say the studies.¹² The 2nd is out."
