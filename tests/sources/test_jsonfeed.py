"""JSON Feed."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.feeds.reading import read_feed
from tests.sources.made import page

ITEM = {
    "id": "1",
    "url": "/slow-trains",
    "title": "Slow & steady",
    "content_html": "<p>What the train teaches.</p>",
    "date_published": "2026-11-23T09:14:00+01:00",
}


def feed(*items: Any, **more: Any) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Opinion", "items": items, **more})


def test_an_item() -> None:
    listing = read_feed(page(feed(ITEM, authors=[{"name": "Ada Okafor"}], next_url="?page=2")))
    (entry,) = listing.entries
    assert (listing.name, listing.byline) == ("Opinion", "Ada Okafor")
    assert listing.older == "https://paper.example/opinion?page=2"
    assert (entry.guid, entry.url) == ("1", "https://paper.example/slow-trains")
    assert (entry.headline, entry.byline, entry.dek) == ("Slow & steady", "Ada Okafor", "What the train teaches.")
    assert entry.published_at == datetime(2026, 11, 23, 8, 14, tzinfo=UTC)
    assert entry.body == "<p>What the train teaches.</p>"


@pytest.mark.parametrize(
    ("more", "byline"),
    [
        ({"author": {"name": "Dale Kim"}}, "Dale Kim"),
        ({"authors": [{"name": "Dale Kim"}, {"name": "Ilse Brandt"}]}, "Dale Kim and Ilse Brandt"),
        ({"authors": ["Dale Kim"], "author": "Dale Kim"}, ""),
    ],
)
def test_authors_of_both_versions(more: dict[str, Any], byline: str) -> None:
    assert read_feed(page(feed({**ITEM, **more}))).entries[0].byline == byline


@pytest.mark.parametrize(
    "item",
    [{"id": "https://paper.example/x"}, {"id": 7, "external_url": "https://paper.example/x"}],
)
def test_where_the_url_may_stand(item: dict[str, Any]) -> None:
    (entry,) = read_feed(page(feed({**item, "content_text": "1 < 2\n\nnext"}))).entries
    assert (entry.url, entry.headline) == ("https://paper.example/x", "1 < 2 next")
    assert entry.body == "<p>1 &lt; 2</p><p>next</p>"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=5
)


@given(st.lists(st.dictionaries(st.sampled_from([*ITEM, "authors", "author", "summary"]), _VALUES) | _VALUES))
def test_any_values_are_read_or_refused(items: list[Any]) -> None:
    try:
        listing = read_feed(page(feed(*items)))
    except SourceError:
        return
    assert all((entry.url or entry.body) and entry.headline for entry in listing.entries)


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ({"id": "2"}, ""),
        ({"id": 2}, ""),
        ({"id": "2", "url": 5}, ""),
        ({"id": "/a/2", "url": ["/b"]}, ""),
        ({"id": "tag:paper.example,2026:2", "url": None}, ""),
        ({"id": "https://paper.example/2"}, "https://paper.example/2"),
        ({"id": "2", "url": "javascript:x", "external_url": "/2"}, "https://paper.example/2"),
    ],
)
def test_an_id_is_a_link_only_if_it_is_a_whole_address(links: dict[str, Any], url: str) -> None:
    (entry,) = read_feed(page(feed({**links, "content_text": "A whole post."}))).entries
    assert (entry.url, entry.headline) == (url, "A whole post.")


RSS_ITEM = {
    "title": "Slow &amp; steady",
    "link": "/slow-trains",
    "description": "What the <b>train</b> teaches.",
    "pubDate": "Mon, 23 Nov 2026 09:14:00 GMT",
    "author": "nora@paper.example (Nora Whitfield)",
    "guid": {"isPermaLink": "false", "#value": "17"},
    "enclosure": {"url": "/train.jpg", "type": "image/jpeg"},
}


def rss_in_json(item: Any) -> str:
    return json.dumps({"rss": {"version": "2.0", "channel": {"title": "Opinion", "item": item}}})


@pytest.mark.parametrize("items", [[RSS_ITEM], RSS_ITEM, [None, RSS_ITEM, "x"]])
def test_rss_written_as_json(items: Any) -> None:
    listing = read_feed(page(rss_in_json(items)))
    (entry,) = listing.entries
    assert (listing.name, entry.headline, entry.byline) == ("Opinion", "Slow & steady", "Nora Whitfield")
    assert (entry.guid, entry.url) == ("17", "https://paper.example/slow-trains")
    assert entry.dek == "What the train teaches."
    assert entry.published_at == datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
    assert entry.picture == "https://paper.example/train.jpg"


@pytest.mark.parametrize(
    ("guid", "url"), [("https://paper.example/1", "https://paper.example/1"), ("17", ""), ({"#value": 17}, "")]
)
def test_an_item_of_rss_in_json_without_a_link_is_found_by_its_guid(guid: Any, url: str) -> None:
    (entry,) = read_feed(page(rss_in_json([{"title": "One", "guid": guid}]))).entries
    assert (entry.url, entry.body) == (url, "" if url else "<p>One</p>")


@pytest.mark.parametrize("items", [[], None, 7])
def test_an_empty_channel_of_rss_in_json_is_a_channel(items: Any) -> None:
    listing = read_feed(page(rss_in_json(items)))
    assert (listing.name, listing.entries) == ("Opinion", ())
