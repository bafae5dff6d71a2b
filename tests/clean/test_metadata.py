"""Who, what, when and where a page says it is."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.facts.headline import without_site
from reader.clean.facts.metadata import Metadata, read_metadata
from reader.clean.prepare import parse_text
from reader.model.moment import Moment
from reader.page.dates import day_in_path, moment_in

from .pages import URL, column


def facts(markup: str, url: str = "https://paper.example/a") -> Metadata:
    return read_metadata(parse_text(markup), url)


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_json_ld_in_a_graph() -> None:
    found = facts(
        ld(
            '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Not this"},'
            '{"@type": ["Article", "OpinionNewsArticle"], "headline": "A headline",'
            '"author": [{"name": "Ada Holm"}, {"name": "Bo Lind"}],'
            '"datePublished": "2026-11-20T09:14:00+02:00", "publisher": {"name": "The Paper"}, "description": "A dek.",'
            '"articleSection": "Opinion", "inLanguage": "en-GB", "isAccessibleForFree": "False", "wordCount": 612}]}'
        )
    )
    assert found == Metadata(
        url="https://paper.example/a",
        headline="A headline",
        byline="Ada Holm and Bo Lind",
        masthead="The Paper",
        published_at=datetime(2026, 11, 20, 7, 14, tzinfo=UTC),
        kicker="Opinion",
        dek="A dek.",
        language="en-GB",
        words=612,
        free=False,
    )


@pytest.mark.parametrize(
    "script",
    ["", "{", "[]", "null", '{"@type": 7}', '{"@type": "NewsArticle", "author": {"name": {"x": []}}}', "[" * 5000],
)
def test_broken_json_ld_says_nothing(script: str) -> None:
    assert facts(ld(script) + "<p>text").byline == ""


def test_json_ld_may_be_a_list_and_hold_line_ends() -> None:
    assert (
        facts(ld('[{"@type": "NewsArticle",\n "headline": "Two\nlines", "author": "Ada Holm"}]')).byline == "Ada Holm"
    )


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta name="author" content="By Ada Holm">', "Ada Holm"),
        (
            '<meta property="article:author" content="https://x.example/ada"><a rel="author" href="/ada">Ada Holm</a>',
            "Ada Holm",
        ),
        ('<span itemprop="author"><span itemprop="name">Ada Holm</span> in Paris</span>', "Ada Holm"),
        ('<p class="byline">By Ada Holm | 20 Nov 2026</p>', "Ada Holm"),
        ("<p>By Ada Holm</p>", "Ada Holm"),
        ('<aside><p class="byline">By Somebody Else</p></aside>', ""),
        ('<meta name="author" content="admin">', ""),
    ],
)
def test_byline(head: str, byline: str) -> None:
    assert (
        facts(f"{head}<p>By and by, the text begins, which is no byline at all, however it may begin.").byline == byline
    )


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (
            '<meta property="article:published_time" content="2026-11-20T07:14:00Z">',
            datetime(2026, 11, 20, 7, 14, tzinfo=UTC),
        ),
        ('<time datetime="2026-11-20">Friday</time>', date(2026, 11, 20)),
        (
            '<div class="related"><time datetime="2001-01-01"></time></div><time>20 November 2026</time>',
            date(2026, 11, 20),
        ),
        ('<span class="date">November 20, 2026</span>', date(2026, 11, 20)),
        ("<p>nothing</p>", None),
    ],
)
def test_published_at(head: str, moment: Moment | None) -> None:
    assert facts(f"<body>{head}").published_at == moment


def test_the_address_may_hold_the_day() -> None:
    assert facts("<p>text", URL).published_at == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T23:30:00-05:00", datetime(2026, 11, 21, 4, 30, tzinfo=UTC)),
        ("2026-11-20T23:30:00", datetime(2026, 11, 20, 23, 30, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 09:00:00 +0100", datetime(2026, 11, 20, 8, tzinfo=UTC)),
        ("Nov/20/2026", date(2026, 11, 20)),
        ("Published on November 20th, 2026 at noon", date(2026, 11, 20)),
        ("20. März 2026", date(2026, 3, 20)),
        ("le 1er août 2026", date(2026, 8, 1)),
        ("20.11.2026", date(2026, 11, 20)),
        ("11/20/2026", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("2026年11月20日", date(2026, 11, 20)),
        ("1795132800", datetime(2026, 11, 20, tzinfo=UTC)),
        ("2026-02-31", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(text: str, moment: Moment | None) -> None:
    assert moment_in(text) == moment


@given(st.text())
def test_no_text_breaks_the_dates(text: str) -> None:
    moment_in(text)
    assert day_in_path(text) is None or "/" in text


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert moment_in(day.isoformat()) == day
    assert moment_in(f"{day:%B} {day.day}, {day.year:04d}") == day


@pytest.mark.parametrize(
    ("title", "masthead", "headline"),
    [
        ("The slow train | The Paper", "The Paper", "The slow train"),
        ("The Paper: The slow train", "", "The Paper: The slow train"),
        ("The Paper - The slow train", "The Paper", "The slow train"),
        ("The slow train - Opinion - The Paper", "", "The slow train - Opinion"),
        ("A word - and another long half of it", "", "A word - and another long half of it"),
        ("The slow train", "The Paper", "The slow train"),
        ("", "", ""),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title: str, masthead: str, headline: str) -> None:
    assert without_site(title, (masthead,)) == headline


def test_the_heading_that_the_title_repeats_is_the_headline() -> None:
    assert facts(column()).headline == "What the slow train teaches"
    assert facts("<title>The slow train</title><h1>The Paper</h1><p>text").headline == "The slow train"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/b", "https://paper.example/b"),
        ("https://www.paper.example/b", "https://www.paper.example/b"),
        ("https://elsewhere.example/b", "https://paper.example/a"),
        ("/", "https://paper.example/a"),
        ("javascript:x", "https://paper.example/a"),
    ],
)
def test_canonical_address(href: str, url: str) -> None:
    assert facts(f'<link rel="canonical" href="{href}"><p>text').url == url


def test_control_sequences_do_not_pass() -> None:
    found = facts('<title>A \x1b]0;evil\x07title of words</title><meta name="author" content="Ada\x1b[2J Holm">')
    assert (found.headline, found.byline) == ("A title of words", "Ada Holm")
