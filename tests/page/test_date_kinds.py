"""The kinds of dates that feeds, lists and articles write, and what each of them means."""

from datetime import UTC, date, datetime

import pytest

from reader.model.moment import Moment, day_of, moment_to_text
from reader.page.dates import day_in_path, is_day_first, moment_in, moment_within, read_moment
from reader.page.months import _NAMES, MONTHS, month_number
from tests.shared import shared

DAY = date(2026, 10, 21)


def at(hour: int, minute: int = 0, day: int = 21) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mi., 21. Okt. 2026 - 14:07", at(14, 7)),
        ("Mittwoch, den 21. Oktober 2026, 14.07 Uhr", at(14, 7)),
        ("21.10.2026 um 14 Uhr", at(14)),
        ("mer, 21 ott 2026 14:07:00 +0200", at(12, 7)),
        ("mié., 21 de octubre de 2026 a las 14:07", at(14, 7)),
        ("quarta-feira, 21 de outubro de 2026 às 14h07", at(14, 7)),
        ("Publié le 21 octobre 2026 à 9h", at(9)),
        ("śr., 21 paź 2026 14:07:00 +0200", at(12, 7)),
        ("21. října 2026 14:07", at(14, 7)),
        ("keskiviikko 21. lokakuuta 2026 klo 14.07", at(14, 7)),
        ("2026. október 21., szerda 14:07", at(14, 7)),
        ("21 Ekim 2026 Çarşamba", DAY),
        ("21 EKİM 2026", DAY),
        ("21 октября 2026 г., 14:07", at(14, 7)),
        ("Τετ, 21 Οκτ 2026 14:07:00 EET", at(12, 7)),
        ("2026年10月21日(水) 14時07分", at(14, 7)),
        ("2026年10月21日 星期三 下午2:07", at(14, 7)),
        ("2026년 10월 21일 오후 2:07", at(14, 7)),
        ("2026. 10. 21. 14:07", at(14, 7)),
        ("２０２６年１０月２１日", DAY),
        ("21-10-2026 14:07", at(14, 7)),
        ("10-21-2026 14:07", at(14, 7)),
        ("2026.10.21 14:07", at(14, 7)),
        ("14:07 21.10.2026", at(14, 7)),
        ("Updated 2:07 PM ET, Wed October 21, 2026", at(18, 7)),
        ("Oct 21, 2026 at 2:07 p.m. E.T.", at(18, 7)),
        ("Wed Oct 21 14:07:00 EDT 2026", at(18, 7)),
        ("Wed Oct 21 2026 14:07:00 GMT+0200 (Central European Summer Time)", at(12, 7)),
        ("Wed, 21 Oct 2026 14:07:00 Europe/Berlin", at(12, 7)),
        ("2026-10-21T14:07:00+02:00[Europe/Berlin]", at(12, 7)),
        ("2026-10-21T14:07:00 -05:00 CDT", at(19, 7)),
        ("2026-10-21T14:07:00\N{MINUS SIGN}05:00", at(19, 7)),
        ("Wed, 21 Oct 2026 00:00:00 IST", at(18, 30, 20)),
        ("Wed, 21 Oct 2026 00:00:00 +9", at(15, 0, 20)),
        ("20261021T14:07:00.5Z", at(14, 7)),
        ("21-OCT-26 02.07.00 PM", at(14, 7)),
        ("10/21/26", DAY),
        ("2026-10-21+02:00", DAY),
        ("1792591620", at(14, 7)),
        ("Published: 20261021", DAY),
        ("1792591620000", at(14, 7)),
        ("Wed, 21 Oct 2026 9:5:0 GMT", at(9, 5)),
        ("October 21, 2026 2:07 PM Eastern Time", at(18, 7)),
        ("Oct 21 2026  2:07PM", at(14, 7)),
        ("31/12/99", date(1999, 12, 31)),
    ],
)
def test_a_date_of_this_kind(text: str, moment: Moment) -> None:
    assert read_moment(text) == moment
    assert type(read_moment(text)) is type(moment)


@pytest.mark.parametrize(
    "text",
    [
        *("Yesterday, 14:07", "0000-00-00", "Thu, 01 Jan -001 00:00:00 +0000", "2026-21-10 14:07", "31.06.2026"),
        *("04-05-2026", "04/05/26", "21/10/26", "Oct 2026", "21 Oct", "2125551234", "20269921", "192.168.1.2026"),
        *("2026-10-21T14:60", "Wed, 21 Oct 2026 24:07", "Wed, 21 Oct 2026 14:07:00 -1900", "21 Oct 2026 14:00-16:00"),
        "21 Oct 2026 10:00-12:00",
        *("21 October 2026 by Nora Lind", "Nora Lind 21 Oct 2026", "21/10/2026/3", "21 Oct 20266", "5 21 Oct 2026"),
    ],
)
def test_what_nobody_can_tell_is_unknown(text: str) -> None:
    assert read_moment(text) is None


def test_a_hint_tells_what_the_figures_do_not() -> None:
    spring, late = date(2026, 4, 5), date(2026, 5, 4)
    assert [read_moment("4/5/2026", hint) for hint in (False, True, None)] == [spring, late, None]
    assert [read_moment("4-5-2026", hint) for hint in (False, True, None)] == [None, late, None]
    assert [read_moment("4.5.2026", hint) for hint in (False, True, None)] == [late] * 3
    assert [is_day_first(tag) for tag in ("", "en", "en-US", "en-GB", "de")] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("text", "moment", "rest"),
    [
        ("Posted on October 21, 2026 at 2:07 pm by Nora", at(14, 7), "Posted on   by Nora"),
        ("21 October 2026 14:07 BY NORA", at(14, 7), "  BY NORA"),
        ("Trains, 31 June 2026, or 21 October 2026", DAY, "Trains, 31 June 2026, or  "),
        ("In 18 May 20 people came", None, "In 18 May 20 people came"),
        ("Meet on 21 Oct 2026 14:00-16:00", at(14), "Meet on  -16:00"),
        ("Meet on 21 Oct 2026 10:00-12:00", at(10), "Meet on  -12:00"),
        ("21 October 2026 5.5 million", DAY, "  5.5 million"),
        ("Version 1.5.26 of 21.10.26", DAY, "Version 1.5.26 of  "),
    ],
)
def test_a_date_within_a_text(text: str, moment: Moment | None, rest: str) -> None:
    assert moment_within(text) == (moment, rest)
    assert moment_in(text) == moment


@pytest.mark.parametrize(
    "path", ["2026/10/21/train", "2026/okt/21", "2026-10-21-train", "a/train-20261021.html", "x/2026/october/21/"]
)
def test_a_day_in_an_address(path: str) -> None:
    assert day_in_path(f"https://l.example/{path}") == DAY


@pytest.mark.parametrize(
    "path", ["2026/13/21/train", "2026/10/train", "train-12026102199", "a?d=/2026/10/21/", "2026/oct-21"]
)
def test_no_day_in_an_address(path: str) -> None:
    assert day_in_path(f"https://l.example/{path}") is None


def test_a_name_is_of_one_month() -> None:
    for number, names in enumerate(_NAMES, 1):
        assert {month_number(name) for name in names.split()} == {number}
        assert {month_number(name.upper()) for name in (MONTHS[number - 1], names.split()[-1])} == {number}
    assert month_number("fevrier") == month_number("Février") == 2
    assert month_number("brumaire") == 0


def test_the_dates_that_feeds_were_seen_to_write() -> None:
    """A date, and what it means: a beginning of its ISO form in UTC, or ``unknown``; see the README beside the file."""
    lines = shared("corpus/reports/dates.tsv").read_text("utf-8").splitlines()
    cases = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert len(cases) >= 53
    wrong = [(text, meant, moment_to_text(read_moment(text))) for text, meant in cases if not _is(text, meant)]
    assert not wrong


def _is(text: str, meant: str) -> bool:
    moment = read_moment(text)
    if meant == "unknown" or moment is None:
        return meant == "unknown" and moment is None
    if meant == "future":
        return day_of(moment).year > 2030
    said = moment_to_text(moment) or ""
    words = meant.removeprefix("unix ").split()[0].rstrip("Z")
    first, _, other = words.partition("/")
    return said.startswith(first) or (bool(other) and said.startswith(first[: -len(other)] + other))
