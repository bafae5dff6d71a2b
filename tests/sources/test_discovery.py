"""What can be followed at a url."""

import pytest

from reader.model.channel import NewChannel, SourceKind
from reader.sources.catalogue import catalogue
from reader.sources.discovery import MOST, discover
from tests.sources.made import SITE, html, page, rss

KNOWN = {channel.url: channel for channel in catalogue()}
OPEDS = KNOWN[f"{SITE}/politics/opeds"]
GUESSED = next(channel for channel in catalogue() if not channel.confirmed)
STORIES = "".join(
    f"<h3><a href='/politics/opeds/s-{at}'>Headline {at}</a></h3><p>Teaser <a href='/x'>Read more</a></p>"
    for at in (1, 2)
)
COLUMN = "<h1>Slow trains</h1><p>Nora Whitfield, The Valley Ledger on</p><p>The text of the column.</p>"
STRIP = "<figure class='comic'><img id='comic-zoom' src='/1.gif'></figure>"
CARDS = "".join(f"<h3><a href='/o/{at}'>A headline of some words</a></h3>" for at in range(3))


def alternate(href: str, title: str = "RSS", kind: str = "application/rss+xml") -> str:
    return f"<link rel='alternate' type='{kind}' title='{title}' href='{href}'>"


def found(text: str, url: str = "https://paper.example/opinion") -> tuple[NewChannel, ...]:
    return discover(page(text, url)).channels


def test_a_feed_is_itself() -> None:
    (channel,) = found(rss(title="Opinion"), "https://paper.example/feed")
    assert channel == NewChannel(
        "https://paper.example/feed", "Opinion", SourceKind.FEED, feed_url="https://paper.example/feed"
    )


def test_a_json_feed_is_itself() -> None:
    (channel,) = found('{"title": "Opinion", "items": []}')
    assert (channel.name, channel.kind) == ("Opinion", SourceKind.FEED)


def test_a_feed_without_a_name_has_its_url() -> None:
    assert found(rss(title=""))[0].name == "https://paper.example/opinion"


def test_the_feeds_a_page_names_with_those_of_comments_last() -> None:
    head = (
        "<title>Opinion | The Valley Ledger</title>"
        + alternate("/comments/feed", "Opinion » Comments Feed")
        + alternate("/feed")
        + alternate("/sport.atom", "Sport", "application/atom+xml; charset=utf-8")
        + alternate("javascript:x()")
        + alternate("/style.css", "Style", "text/css")
    )
    channels = found(html(CARDS, head))
    assert [channel.feed_url for channel in channels] == [
        "https://paper.example/feed",
        "https://paper.example/sport.atom",
        "https://paper.example/comments/feed",
    ]
    assert [channel.name for channel in channels] == ["Opinion", "Sport", "Opinion » Comments"]
    assert [channel.url for channel in channels][:2] == [
        "https://paper.example/opinion",
        "https://paper.example/sport.atom",
    ]


def test_a_listing_page_without_a_feed() -> None:
    (channel,) = found(html(CARDS, "<title>Opinion | The Valley Ledger</title>"))
    assert channel == NewChannel("https://paper.example/opinion", "Opinion", SourceKind.INDEX)


def test_a_column_of_any_site_leads_to_its_columnist_and_its_feed() -> None:
    head = (
        "<meta property='og:type' content='article'><meta property='og:site_name' content='The Valley Ledger'>"
        + alternate("/feed", "")
    )
    crumbs = "<div class='breadcrumb'><a href='/'>Home</a><a href='/opinion'>Opinion</a></div>"
    body = crumbs + "<a rel='author' href='/nora'>By Nora</a>"
    answer = discover(page(html(body + COLUMN, head), "https://paper.example/opinion/slow-trains"))
    assert answer.is_article
    assert [(channel.url, channel.name, channel.kind) for channel in answer.channels] == [
        ("https://paper.example/nora", "Nora", SourceKind.INDEX),
        ("https://paper.example/", "The Valley Ledger", SourceKind.FEED),
        ("https://paper.example/opinion", "Opinion", SourceKind.INDEX),
    ]


def test_a_column_is_known_by_its_linked_data_too() -> None:
    data = '<script type="application/ld+json">{"@type": "OpinionNewsArticle"}</script>'
    assert discover(page(html(COLUMN, data))).is_article


def test_a_list_with_a_feed_of_comments_alone_is_followed_by_its_page() -> None:
    channels = found(html(CARDS, alternate("/comments/feed", "Comments")))
    assert [(channel.url, channel.kind) for channel in channels] == [
        ("https://paper.example/opinion", SourceKind.INDEX),
        ("https://paper.example/comments/feed", SourceKind.FEED),
    ]


@pytest.mark.parametrize("path", ["", "/", "/page-2"])
def test_a_syndicate_channel_is_that_of_the_catalogue(path: str) -> None:
    answer = discover(page(html(STORIES), f"{SITE}/politics/opeds{path}"))
    assert answer.channels == (OPEDS,)
    assert not answer.is_article


@pytest.mark.parametrize("host", ["http://arcamax.com", "https://www.arcamaxnews.com", "https://arcamaxezine.com"])
def test_on_every_mirror(host: str) -> None:
    assert found(html(STORIES, alternate("/politics/opeds/rss")), f"{host}/politics/opeds") == (OPEDS,)


def test_its_feed_leads_to_the_same_channel() -> None:
    assert found(rss(title="Op Eds - ArcaMax Publishing"), OPEDS.feed_url) == (OPEDS,)


def test_a_guessed_channel_that_answers_is_confirmed() -> None:
    (channel,) = found(html(STORIES), GUESSED.url)
    assert channel.confirmed
    assert channel.url == GUESSED.url


def test_a_channel_the_catalogue_lacks() -> None:
    title = "<title>Nora Whitfield | Politics | ArcaMax Publishing</title>"
    (channel,) = found(html(STORIES, title), f"{SITE}/politics/mod/norawhitfield")
    assert channel == NewChannel(
        f"{SITE}/politics/mod/norawhitfield",
        "Nora Whitfield",
        SourceKind.FEED,
        "Nora Whitfield",
        feed_url=f"{SITE}/politics/mod/norawhitfield/rss",
        code="norawhitfield",
    )


def test_a_syndicated_column_leads_to_its_channel() -> None:
    body = "<a href='/politics/mod/norawhitfield'>Nora Whitfield</a>" + COLUMN
    answer = discover(page(html(body), f"{SITE}/politics/mod/norawhitfield/s-4060857"))
    assert answer.is_article
    assert [(channel.url, channel.name) for channel in answer.channels] == [
        (f"{SITE}/politics/mod/norawhitfield", "Nora Whitfield")
    ]


def test_a_short_url_leads_to_the_channel_the_page_says_it_is_in() -> None:
    head = f"<meta property='og:url' content='{SITE}/politics/opeds/s-4060857'>"
    assert found(html(COLUMN, head), f"{SITE}/opeds/s-4060857") == (OPEDS,)


def test_a_short_url_is_told_by_its_code() -> None:
    assert found(html(COLUMN), f"{SITE}/opeds/s-4060857") == (OPEDS,)
    (guessed,) = found(html(COLUMN), f"{SITE}/{GUESSED.code}/s-4060857")
    assert guessed == GUESSED


def test_a_column_that_has_gone_answers_with_its_list() -> None:
    stories = STORIES.replace("/x'", "/politics/opeds/s-2'")
    answer = discover(page(html(stories), f"{SITE}/politics/opeds/s-3614920"))
    assert not answer.is_article
    assert answer.channels == (OPEDS,)


def test_a_comic_and_each_of_its_strips() -> None:
    garfield = KNOWN[f"{SITE}/thefunnies/garfield"]
    assert found(html(STRIP), garfield.url) == (garfield,)
    answer = discover(page(html(STRIP), f"{garfield.url}/s-4060857"))
    assert answer.channels == (garfield,)
    assert not answer.is_article


def test_a_comic_of_another_site_of_the_scheme() -> None:
    head = "<title>Inkpot | Lantern</title>" + alternate("/thefunnies/inkpot/rss")
    bio = "<a class='bio'><cite>by Perpetua Lamm</cite></a>"
    (channel,) = found(html(bio + STRIP, head), "http://lantern.localhost/thefunnies/inkpot")
    assert (channel.name, channel.kind, channel.code) == ("Inkpot", SourceKind.COMIC, "inkpot")
    assert channel.byline == "Perpetua Lamm"


@pytest.mark.parametrize("text", ["", "words", "{}", "{", "<rss", html("<p>Nothing here.</p>")])
def test_nothing_to_follow(text: str) -> None:
    answer = discover(page(text))
    assert answer.channels == ()
    assert not answer.is_article


def opml(count: int) -> str:
    outlines = (f'<outline text="Paper {at}" xmlUrl="https://paper.example/{at}/feed"/>' for at in range(count))
    return f'<?xml version="1.0"?><opml version="2.0"><body>{"".join(outlines)}</body></opml>'


def test_a_list_of_channels_offers_them_in_its_order() -> None:
    answer = discover(page(opml(3), "https://paper.example/all.opml"))
    assert [(channel.name, channel.feed_url) for channel in answer.channels] == [
        (f"Paper {at}", f"https://paper.example/{at}/feed") for at in range(3)
    ]
    assert not answer.is_article


def test_a_very_long_list_offers_its_first_channels() -> None:
    assert len(found(opml(MOST + 50))) == MOST


def test_a_broken_list_offers_nothing() -> None:
    assert found("<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body/></opml>") == ()


@pytest.mark.parametrize(
    ("feed", "address"),
    [
        ("/jane.xml", "https://paper.example/jane.html"),
        ("/rss.xml", "https://paper.example/"),
        ("/arc/outboundfeeds/rss/", "https://paper.example/"),
        ("/opinion/rss", "https://paper.example/opinion/rss"),
    ],
)
def test_a_feed_of_what_looks_like_a_column_stands_for_what_its_address_says(feed: str, address: str) -> None:
    head = "<title>Jane Doe</title><meta property='og:type' content='article'>" + alternate(feed)
    answer = discover(page(html(COLUMN, head), "https://paper.example/jane.html"))
    assert answer.is_article
    assert [channel.url for channel in answer.channels] == [address]
