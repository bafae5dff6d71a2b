"""Listing pages of any site."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.lists.index import read_index
from tests.sources.made import html, page

HEADLINES = ("What the slow train teaches", "A bridge nobody repaired", "The last night of the Orpheum")
URL = "https://paper.example/opinion"


def card(number: int, headline: str, extra: str = "") -> str:
    return f"<div class='card'><h3><a href='/opinion/{number}'>{headline}</a></h3>{extra}</div>"


def cards(extra: str = "") -> str:
    return "".join(card(number, headline, extra) for number, headline in enumerate(HEADLINES, 1))


def test_the_class_of_the_whole_page_hides_nothing() -> None:
    text = html(cards()).replace("<body>", "<body class='home sidebar newsletter'>")
    assert len(read_index(page(text, URL)).entries) == 3


def headlines(body: str) -> list[str]:
    return [entry.headline for entry in read_index(page(html(body), URL)).entries]


@pytest.mark.parametrize(
    "body",
    [
        cards(),
        "<nav><a href='/a/b/c'>A link of the navigation bar</a></nav>" + cards(),
        cards() + "<footer><h4><a href='/terms'>The terms of use of this site</a></h4></footer>",
        cards() + "<aside><h3><a href='/best'>The most read of the week</a></h3></aside>",
        "".join(f"<a href='/opinion/{at}'><h2>{text}</h2></a>" for at, text in enumerate(HEADLINES)),
        "<ul>"
        + "".join(f"<li class='story'><a href='/o/{at}'>{text}</a></li>" for at, text in enumerate(HEADLINES))
        + "</ul>",
        cards() + cards(),
        cards() + card(1, HEADLINES[0]),
        "<form class='x'>" + cards() + "</form>",
        cards()
        + "<div>"
        + "".join(f"<a href='/tag/{tag}'>{tag}</a>" for tag in ("trains", "bridges", "films"))
        + "</div>",
        "<h3><a href='/'>The home of this newspaper</a></h3>" + cards(),
        "<h3><a href='#top'>Back to the top of it</a></h3>" + cards(),
        cards() + "<h3><a href='https://ads.example/x'>Buy this very good mattress</a></h3>",
    ],
)
def test_what_repeats_are_the_entries(body: str) -> None:
    assert headlines(body) == list(HEADLINES)


def test_a_digest_may_link_to_other_sites() -> None:
    body = "".join(f"<h3><a href='https://p{at}.example/x'>{text}</a></h3>" for at, text in enumerate(HEADLINES))
    assert headlines(body) == list(HEADLINES)


def test_what_stands_with_a_headline() -> None:
    extra = (
        "<p>By Nora Whitfield</p><time datetime='2026-11-23'>Monday</time>"
        "<p>Nobody who takes it has ever arrived before the conductor did ...</p>"
    )
    entry = read_index(page(html(cards(extra)), URL)).entries[0]
    assert (entry.byline, entry.published_at) == ("Nora Whitfield", date(2026, 11, 23))
    assert entry.dek == "Nobody who takes it has ever arrived before the conductor did"
    assert (entry.url, entry.key) == ("https://paper.example/opinion/1", "https://paper.example/opinion/1")


def test_what_the_page_says_of_itself() -> None:
    head = (
        "<title>Opinion | The Valley Ledger</title><base href='https://paper.example/base/'>"
        "<link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>"
        "<link rel='alternate' type='application/atom+xml' href='feed.atom'>"
    )
    listing = read_index(page(html(cards() + "<a href='?p=2'>Older posts »</a>", head), URL))
    assert listing.name == "Opinion"
    assert listing.feed_url == "https://paper.example/base/feed.atom"
    assert listing.older == "https://paper.example/base/?p=2"


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "words", "\x00", "<html></html>", "<!-- -->"),
        html("<h1>A column</h1><p>One paragraph.</p><p>Another <a href='/x'>with a link</a>.</p>"),
        html(card(1, HEADLINES[0]) + card(2, HEADLINES[1])),
        html("".join(card(at, name) for at, name in enumerate(("Ada Okafor", "Dale Kim", "Ilse Brandt", "Rosa Lind")))),
        html("<nav>" + cards() + "</nav>"),
    ],
)
def test_a_page_on_which_nothing_repeats_is_told_in_words(text: str) -> None:
    with pytest.raises(SourceError) as told:
        read_index(page(text, URL))
    assert told.value.headline.endswith(".")
    assert told.value.hint.endswith(".")


@pytest.mark.parametrize("tag", ["div", "b", "a", "h2", "li", "table"])
def test_a_very_deep_page_is_read_or_refused(tag: str) -> None:
    with pytest.raises(SourceError):
        read_index(page(f"<{tag}>" * 20_000, URL))


@given(st.text())
def test_any_page_is_read_or_refused(text: str) -> None:
    try:
        listing = read_index(page(html(cards(text)).encode("utf-8", "surrogatepass"), URL))
    except SourceError:
        return
    assert all(entry.url.startswith(("http://", "https://")) and entry.headline for entry in listing.entries)
