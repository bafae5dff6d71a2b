"""Where a feed may be."""

from reader.sources.feeds.guesses import MOST, feed_guesses
from tests.sources.made import html, page

SITE = "https://paper.example"


def test_the_common_places() -> None:
    found = feed_guesses(page(html(""), f"{SITE}/opinion/"))
    assert found[:5] == tuple(
        f"{SITE}{place}" for place in ("/opinion/feed", "/opinion/rss", "/opinion?feed=rss2", "/feed", "/rss")
    )
    assert len(found) == MOST


def test_of_a_front_page() -> None:
    found = feed_guesses(page(html(""), f"{SITE}/"))
    assert found == tuple(
        f"{SITE}{place}" for place in ("/feed", "/rss", "/atom.xml", "/index.xml", "/rss.xml", "/feed.xml")
    )


def test_what_a_link_calls_a_feed_comes_first() -> None:
    body = "<a href='/about'>About RSS readers</a><a href='/all.rdf'>RSS</a><a href='/x.atom' title='Atom feed'></a>"
    assert feed_guesses(page(html(body), SITE))[:2] == (f"{SITE}/all.rdf", f"{SITE}/x.atom")


def test_never_elsewhere_nor_the_page_itself() -> None:
    body = "<a href='http://127.0.0.1/rss'>RSS</a><a href='/feed'>RSS</a>"
    found = feed_guesses(page(html(body), f"{SITE}/feed"))
    assert f"{SITE}/feed" not in found
    assert all(url.startswith(SITE) for url in found)
