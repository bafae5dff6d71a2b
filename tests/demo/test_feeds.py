"""The catalogue, and a feed for everything in it, quirks and all."""

import re
from xml.etree import ElementTree

import pytest

from reader.demo import feeds, stories
from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.holdings import ORIGIN, Shelf, shelf_at
from reader.demo.stock import Column
from reader.model.channel import NewChannel, SourceKind
from tests.demo.conftest import TODAY, Client

CHANNELS = catalogue()


def _path(url: str) -> str:
    return url.removeprefix(ORIGIN)


def test_the_catalogue_holds_lists_columnists_traps_and_comics() -> None:
    names = {channel.name for channel in CHANNELS}
    assert {"Op Eds", "From the Left", "From the Right", "Politics, Moderate", "Rough Edges"} < names
    assert sum(channel.kind is SourceKind.COMIC for channel in CHANNELS) == 8
    assert len({channel.code for channel in CHANNELS}) == len(CHANNELS)
    assert starter_urls() == tuple(channel.url for channel in CHANNELS)


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.code)
def test_every_url_of_the_catalogue_answers(client: Client, channel: NewChannel) -> None:
    page = client.get(_path(channel.url))
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f'type="application/rss+xml" title="RSS" href="{_path(channel.feed_url)}"' in page.text


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.code)
def test_every_feed_is_rss_with_the_quirks_of_the_site(client: Client, channel: NewChannel) -> None:
    answer = client.get(_path(channel.feed_url))
    assert answer.text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n\n\n<rss')
    head = ElementTree.fromstring(answer.body).find("channel")
    assert head is not None
    assert head.findtext("title") == f"{channel.name} - Lantern Syndicate"
    assert head.findtext("link") == f"{ORIGIN}/{_path(channel.feed_url)}"
    items = head.findall("item")
    assert items
    for item in items:
        assert [part.tag for part in item] == ["title", "description", "link", "pubDate"]
        assert re.fullmatch(r"[A-Z][a-z]{2}/\d\d/2026", item.findtext("pubDate", ""))
        assert re.fullmatch(rf"{ORIGIN}/[a-z0-9]+/s-\d{{7}}", item.findtext("link", ""))


def test_items_are_newest_first() -> None:
    for shelf in shelf_at().values():
        assert [column.days for column in shelf.columns] == sorted(column.days for column in shelf.columns)


def test_teasers_are_wrapped_and_end_as_on_the_site(client: Client) -> None:
    root = ElementTree.fromstring(client.get("/politics/opeds/rss").body)
    teasers = [item.findtext("description", "") for item in root.iter("item")]
    assert all(teaser.endswith('...<br /><br /><hr size="1" />') for teaser in teasers)
    for teaser in teasers:
        lines = teaser.partition("...<br")[0].split("\n")
        assert len(lines) > 1
        assert max(map(len, lines)) <= stories.TEASER_WIDTH or " " not in max(lines, key=len)


def _shelf(code: str) -> Shelf:
    return Shelf(code, "Op Eds", "", f"/politics/{code}", "Opinion", ())


@pytest.mark.parametrize(
    ("code", "number", "headline", "printed"),
    [
        ("opeds", 3, "On gates", "Ada Fenn: On gates  "),
        ("opeds", 6, "On gates", "Ada Fenn: On gates"),
        ("opeds", 3, "Point: no gates", "Point: no gates  "),
        ("opeds", 4, "On gates", "On gates"),
        ("mod", 3, "On gates", "On gates  "),
    ],
)
def test_some_headlines_carry_the_author_or_blanks(code: str, number: int, headline: str, printed: str) -> None:
    column = Column(number, "adafenn", headline, "Ada Fenn", 0, ("<p>x</p>",))
    assert feeds.feed_headline(_shelf(code), column) == printed


def test_links_of_the_feed_lead_to_the_page(client: Client) -> None:
    root = ElementTree.fromstring(client.get("/politics/opeds/rss").body)
    link = root.findtext("channel/item/link", "")
    first = client.first(_path(link))
    assert first.status == 301
    assert first.headers["Location"] == _path(link).replace("/opeds/", "/politics/opeds/")
    assert client.get(_path(link)).status == 200


def test_a_comic_feed_has_the_picture_in_its_description(client: Client) -> None:
    root = ElementTree.fromstring(client.get("/thefunnies/wickandmoth/rss").body)
    items = list(root.iter("item"))
    assert len(items) == 7
    assert items[0].findtext("title") == f"Wick & Moth for {stories.strip_date(TODAY)}"
    image = re.search(r'<img src="([^"]+)"', items[0].findtext("description", ""))
    assert image
    assert client.get(_path(image[1])).headers["Content-Type"] == "image/png"
