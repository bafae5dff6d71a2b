"""Comics of any make, read by what every comic's page has."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.model.channel import SourceKind
from reader.model.listing import Listing
from reader.sources.comic import read_comic
from reader.sources.discovery import discover
from reader.sources.identity import canonical
from reader.sources.links import host_of
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


@pytest.mark.parametrize("name", NO_STRIPS)
def test_what_is_no_strip(name: str) -> None:
    text = html(NO_STRIPS[name], "<title>The Valley Ledger</title>")
    with pytest.raises(SourceError):
        read_comic(page(text, "https://ledger.example/a/slow-one"))
    assert all(found.kind is not SourceKind.COMIC for found in discover(page(text)).channels)
