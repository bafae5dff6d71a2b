"""The picture beside an entry, who else Media RSS names, and where a feed goes on: the same by either path."""

import json
from typing import Any

import pytest

from reader.model.listing import Listing
from reader.sources.feeds.exact import read_exact
from reader.sources.feeds.reading import listing_of, parsed_any, read_feed
from reader.sources.feeds.root import feed_text
from tests.sources.made import atom, page, rss
from tests.sources.test_feed_exact import with_pictures

HERE = "https://paper.example/opinion"
ITEM = "<title>One</title><link>https://paper.example/one</link><description>A dek</description>"


def by_both(text: str) -> Listing:
    """The listing, which the fast path and feedparser tell alike."""
    source = page(text)
    told = feed_text(text)
    fast, slow = read_exact(told, HERE), parsed_any(told, HERE)
    assert fast is not None
    assert listing_of(fast, source) == listing_of(slow, source)
    return listing_of(fast, source)


@pytest.mark.parametrize(
    ("inside", "picture"),
    [
        ("", ""),
        ("<media:thumbnail url='/small.jpg'/>", "https://paper.example/small.jpg"),
        ("<media:content url='https://cdn.example/1' medium='image'/>", "https://cdn.example/1"),
        ("<media:content url='/1.jpg' type='image/jpeg'/>", "https://paper.example/1.jpg"),
        ("<media:content url='/1.JPG?w=9'/>", "https://paper.example/1.JPG?w=9"),
        ("<media:content url='/film.mp4' medium='video'/>", ""),
        ("<media:content url='/talk.mp3'/>", ""),
        ("<media:group><media:content url='/1.png'/></media:group>", "https://paper.example/1.png"),
        ("<media:content url='/a.jpg' width='90'/><media:content url='/b.jpg' width='900'/>", f"{HERE[:21]}/b.jpg"),
        (
            "<media:content url='/film.mp4' type='video/mp4'><media:thumbnail url='/still.jpg'/></media:content>",
            "still",
        ),
        ("<media:thumbnail url='/small.jpg'/><media:content url='/1.jpg'/>", "https://paper.example/1.jpg"),
        ("<enclosure url='/1.jpg' type='image/jpeg' length='1'/>", "https://paper.example/1.jpg"),
        ("<enclosure url='/talk.mp3' type='audio/mpeg'/><itunes:image href='/cover.png'/>", "cover"),
        ("<media:thumbnail url='data:image/png;base64,xx'/>", ""),
        ("<media:thumbnail url='javascript:alert(1)'/><enclosure url='/1.jpg' type='image/jpeg'/>", "/1.jpg"),
        ("<media:content url='/1.jpg' width='-1'/>", "https://paper.example/1.jpg"),
    ],
)
def test_the_picture_of_an_item(inside: str, picture: str) -> None:
    (entry,) = by_both(with_pictures(rss(ITEM + inside))).entries
    assert picture in entry.picture
    assert bool(entry.picture) == bool(picture)
    assert entry.url == "https://paper.example/one"


def test_the_picture_of_an_entry_of_atom() -> None:
    link = "<link rel='enclosure' type='image/png' href='1.png'/>"
    (entry,) = by_both(atom(f"<title>One</title><link href='one'/>{link}")).entries
    assert entry.picture == "https://paper.example/1.png"


def test_the_cover_of_a_podcast_is_no_picture_of_its_items() -> None:
    (entry,) = by_both(with_pictures(rss(ITEM, head="<itunes:image href='/cover.png'/>"))).entries
    assert entry.picture == ""


@pytest.mark.parametrize(
    ("credit", "byline"),
    [
        ("<media:credit role='author'>Ada Okafor</media:credit>", "Ada Okafor"),
        ("<media:credit role='photographer'>Dale Kim</media:credit>", ""),
        ("<media:content url='/1.jpg'><media:credit>Dale Kim</media:credit></media:content>", ""),
        (
            "<dc:creator>Nora Whitfield</dc:creator><media:credit role='author'>Ada Okafor</media:credit>",
            "Nora Whitfield",
        ),
        ("<itunes:author>Nora Whitfield</itunes:author>", "Nora Whitfield"),
    ],
)
def test_who_wrote_it_when_it_is_said_by_a_credit(credit: str, byline: str) -> None:
    (entry,) = by_both(with_pictures(rss(ITEM + credit))).entries
    assert entry.byline == byline


def test_what_media_and_podcast_elements_say_stands_in_when_nothing_else_does() -> None:
    link = "<link>https://paper.example/one</link>"
    of_media = "<media:title>A title</media:title><media:description>A dek</media:description>"
    of_podcast = "<title>A title</title><itunes:summary>A dek</itunes:summary>"
    entries = read_feed(page(with_pictures(rss(link + of_media, link.replace("one", "two") + of_podcast)))).entries
    assert [(entry.headline, entry.dek) for entry in entries] == [("A title", "A dek")] * 2


@pytest.mark.parametrize(
    ("more", "picture"),
    [
        ({"image": "/1.jpg"}, "https://paper.example/1.jpg"),
        ({"banner_image": "/2.jpg"}, "https://paper.example/2.jpg"),
        ({"image": "data:x", "banner_image": "/2.jpg"}, "https://paper.example/2.jpg"),
        (
            {
                "attachments": [
                    {"url": "/a.mp3", "mime_type": "audio/mpeg"},
                    {"url": "/3.png", "mime_type": "image/png"},
                ]
            },
            "3",
        ),
        ({"attachments": "none", "image": ["/1.jpg"]}, ""),
        ({"attachments": [None, {"mime_type": "image/png"}]}, ""),
        ({}, ""),
    ],
)
def test_the_picture_of_an_item_of_json_feed(more: dict[str, Any], picture: str) -> None:
    item = {"id": "1", "url": "/one", "title": "One", **more}
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})
    (entry,) = read_feed(page(text)).entries
    assert picture in entry.picture
    assert bool(entry.picture) == bool(picture)


@pytest.mark.parametrize(
    ("links", "older"),
    [
        ("<link rel='next' href='?page=2'/>", f"{HERE}?page=2"),
        ("<link rel='prev-archive' href='/2026/10'/>", "https://paper.example/2026/10"),
        ("<link rel='prev-archive' href='/2026/10'/><link rel='next' href='?page=2'/>", f"{HERE}?page=2"),
        ("<link rel='next' href='?page=2'/><link rel='next' href='?page=3'/>", f"{HERE}?page=2"),
        ("<link rel='self' href='/opinion'/><link rel='previous' href='?page=0'/>", ""),
        ("<link rel='next' href='#more'/>", ""),
        ("<link rel='next' href='javascript:next()'/>", ""),
        ("<link rel='next' href=' '/>", ""),
    ],
)
def test_where_the_entries_before_are(links: str, older: str) -> None:
    item = "<title>One</title><link href='one'/>"
    assert by_both(atom(item, head=f"<title>Opinion</title>{links}")).older == older
    in_rss = links.replace("<link", "<atom:link")
    text = rss(ITEM, head=f"<link>https://paper.example/</link>{in_rss}")
    assert by_both(text.replace("<rss ", "<rss xmlns:atom='http://www.w3.org/2005/Atom' ")).older == older


@pytest.mark.parametrize(
    ("next_url", "older"), [("?page=2", f"{HERE}?page=2"), (HERE, ""), ("", ""), (None, ""), ("file:///etc/passwd", "")]
)
def test_where_the_entries_before_are_in_json_feed(next_url: str | None, older: str) -> None:
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [], "next_url": next_url})
    assert read_feed(page(text)).older == older
