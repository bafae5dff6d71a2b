"""Comics of any make, read by what every comic's page has."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.model.address import host_of
from reader.model.channel import SourceKind
from reader.model.listing import Listing
from reader.sources.comics.reading import read_comic
from reader.sources.discovery import discover
from reader.sources.identity import canonical
from tests.sources.made import html, page
from tests.sources.strip_layouts import NO_STRIPS, STRIP_LAYOUTS, StripLayout

each_layout = pytest.mark.parametrize("layout", STRIP_LAYOUTS, ids=lambda layout: layout.name)


def read(layout: StripLayout, body: str = "") -> Listing:
    return read_comic(page(html(body or layout.body, layout.head), layout.url))


@each_layout
def test_a_layout_gives_its_strip(layout: StripLayout) -> None:
    listing = read(layout)
    (entry,) = listing.entries
    assert entry.picture == layout.picture
    assert entry.url == (layout.own or layout.url)
    assert (entry.headline, entry.byline, entry.published_at) == (layout.headline, layout.byline, layout.day)
    assert (listing.name, listing.byline, listing.older) == (layout.title, layout.byline, layout.older)


@settings(max_examples=5)
@each_layout
@given(names=st.randoms(use_true_random=False))
def test_what_classes_are_called_changes_nothing(layout: StripLayout, names: Random) -> None:
    words = ("sidebar", "nav", "comic", "prev", "next", "x9f2", "gallery", "cur")
    classed = re.sub(
        r"<(div|p|a|img|span|h1|h2|figure|td)(?=[ >])", lambda m: f"<{m[1]} class='{names.choice(words)}'", layout.body
    )
    assert read(layout, classed) == read(layout)


@each_layout
def test_the_strip_before_is_another_page_of_the_same_host(layout: StripLayout) -> None:
    older = read(layout).older
    assert not older or (host_of(older) == host_of(layout.url) and canonical(older) != canonical(layout.url))


@each_layout
def test_such_a_page_is_offered_as_a_comic(layout: StripLayout) -> None:
    found = discover(page(html(layout.body, layout.head), layout.url))
    first = found.channels[0]
    assert not found.is_article
    assert (first.kind, first.name, first.byline) == (SourceKind.COMIC, layout.title, layout.byline)
    assert first.url == (layout.newest or layout.url)


def test_the_comic_comes_before_its_feed() -> None:
    layout = next(each for each in STRIP_LAYOUTS if not each.newest)
    feed = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    found = discover(page(html(layout.body, layout.head + feed), layout.url)).channels
    assert [channel.kind for channel in found[:2]] == [SourceKind.COMIC, SourceKind.FEED]
    assert found[1].url == found[1].feed_url


FRONT = "<title>Two Crows</title>"
NUMBERED = "<img src='/img/{0}.webp' alt='Two Crows'><a href='/strip/{1}'>Previous</a>"


@pytest.mark.parametrize(("shown", "before"), [(312, 311), (10, 9)])
def test_the_newest_strip_has_the_key_it_will_have_at_its_own_address(shown: int, before: int) -> None:
    text = html(NUMBERED.format(shown, before), FRONT)
    landing, own = (read_comic(page(text, f"https://crows.example/{at}")) for at in ("", f"strip/{shown}"))
    assert landing.entries[0].key == own.entries[0].key
    assert landing.entries[0].url == "https://crows.example/"


def test_a_strip_with_a_name_for_an_address_keeps_its_key_when_a_newer_one_comes() -> None:
    text = "<img src='/img/nest.webp' alt='Two Crows'><a href='/strip/egg'>Previous</a>"
    texts = (text, f"{text}<a href='/strip/wing'>Next</a>")
    keys = {read_comic(page(html(each, FRONT), "https://crows.example/strip/nest")).entries[0].key for each in texts}
    assert keys == {"https://crows.example/strip/nest"}


def test_without_numbers_the_picture_tells_the_newest_strips_apart() -> None:
    texts = [f"<img src='/img/{name}.webp' alt='Two Crows'><a href='/strip/nest'>Previous</a>" for name in "ab"]
    keys = {read_comic(page(html(text, FRONT), "https://crows.example/")).entries[0].key for text in texts}
    assert len(keys) == 2


def test_a_first_strip_that_leads_round_to_the_newest_is_the_last() -> None:
    text = html(NUMBERED.format(1, 312), FRONT)
    assert read_comic(page(text, "https://crows.example/strip/1")).older == ""


@pytest.mark.parametrize("name", NO_STRIPS)
def test_what_is_no_strip(name: str) -> None:
    text = html(NO_STRIPS[name], "<title>The Valley Ledger</title>")
    with pytest.raises(SourceError):
        read_comic(page(text, "https://ledger.example/a/slow-one"))
    assert all(found.kind is not SourceKind.COMIC for found in discover(page(text)).channels)
