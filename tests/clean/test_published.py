"""The day of publication, told from the days of changes, of other articles and of today."""

from datetime import UTC, date, datetime

import pytest

from reader.clean.facts.metadata import read_metadata
from reader.clean.prepare import parse_text
from reader.model.moment import Moment, day_of
from reader.page.dates import day_in_path, moment_in

TITLE = "<title>What the slow train teaches</title><h1>What the slow train teaches</h1>"
DAY = date(2026, 11, 20)


def published(markup: str, url: str = "https://ledger.example/a", lang: str = "en") -> date | None:
    page = f'<html lang="{lang}">{TITLE}{markup}<p>The slow train leaves.'
    moment = read_metadata(parse_text(page), url).published_at
    return day_of(moment) if moment else None


@pytest.mark.parametrize(
    "markup",
    [
        "<div>Nov 20, 2026</div>",
        "<p>Published on 20 November 2026, 9 a.m.</p>",
        '<time datetime="2026-11-20">today</time>',
        '<time class="updated" datetime="2026-12-01"></time><time class="published" datetime="2026-11-20"></time>',
        '<span class="date">Updated: December 1, 2026</span><span class="date">November 20, 2026</span>',
        '<meta name="article:published_time" content="2026-11-20"><div>Dec 1, 2026</div>',
        '<meta property="article:published_time" content="2026-11-20T09:00:00Z">'
        '<meta property="article:modified_time" content="2026-12-01"><time datetime="2026-12-01"></time>',
        '<meta property="article:modified_time" content="2026-11-20">',
        '<meta name="publishedDateTime" content="2026-11-20">',
        '<div>Nov 20, 2026</div><div class="related"><time datetime="2001-01-01"></time></div>',
    ],
)
def test_the_day_of_publication_is_found(markup: str) -> None:
    assert published(markup) == DAY


def test_a_line_far_below_is_taken_where_there_is_nothing_else() -> None:
    assert published(f"<p>{'A sentence of the column. ' * 100}</p><p>20.11.2026</p>") == DAY


@pytest.mark.parametrize(("lang", "day"), [("en-US", date(2026, 4, 5)), ("en-GB", date(2026, 5, 4))])
def test_the_language_says_which_figure_is_the_day(lang: str, day: date) -> None:
    assert published("<p>4/5/2026</p>", lang=lang) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fri Nov 20 10:27:24 2026", datetime(2026, 11, 20, 10, 27, 24, tzinfo=UTC)),
        ("20 | 11 | 2026", DAY),
        ("20.11.26", DAY),
        ("20 de noviembre de 2026", DAY),
        ("20 listopada 2026", DAY),
        ("20. listopada 2026.", date(2026, 10, 20)),
        ("20 ноября 2026", DAY),
        ("20261120", DAY),
        ("20-Nov-2026", DAY),
        ("1.5.2026.3", date(2026, 5, 1)),
        ("10:27", None),
        ("31.31.2026", None),
    ],
)
def test_dates_of_many_lands(text: str, day: Moment | None) -> None:
    assert moment_in(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://l.example/2026/nov/20/train", DAY),
        ("https://l.example/train-20261120.html", DAY),
        ("https://l.example/2026-11-20-train", DAY),
        ("https://l.example/train-20269999.html", None),
        ("https://l.example/a?d=/2026/11/20/", None),
    ],
)
def test_days_in_addresses(url: str, day: date | None) -> None:
    assert day_in_path(url) == day
