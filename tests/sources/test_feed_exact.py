"""The fast path and feedparser tell the same of every feed that both read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.model.listing import Listing
from reader.model.page import Page
from reader.page.markup import page_text
from reader.sources.feeds.exact import read_exact
from reader.sources.feeds.reading import listing_of, parsed_any, read_feed
from reader.sources.feeds.root import feed_text
from reader.sources.lists.lines import paragraphs
from tests.shared import counted
from tests.sources.made import archived, atom, page, rss

FEEDS = ("feedparser.zip", "feedvalidator.zip", "netnewswire.zip")
LINK = "<link>https://paper.example/a?b=1&amp;c=2</link>"


def both(each: Page) -> tuple[Listing, Listing] | None:
    """The listing by the fast path and by feedparser; None when the fast path steps aside or it is no XML feed."""
    try:
        text = feed_text(page_text(each).lstrip())
    except SourceError:
        return None
    parsed = read_exact(text, each.final_url)
    return (listing_of(parsed, each), listing_of(parsed_any(text, each.final_url), each)) if parsed else None


def test_the_same_entries_over_the_corpus() -> None:
    read = 0
    for archive in FEEDS:
        for name, body in counted(archive, archived(f"feeds/{archive}")):
            if answers := both(page(body)):
                assert answers[0] == answers[1], f"{archive}: {name}"
                read += 1
    assert read > 1_250


WORDS = st.text("ab é—\u00a0&<>;#'\"\n1", max_size=20).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
DATES = st.sampled_from(("Apr/04/2026", "Mon, 23 Nov 2026 09:14:00 EST", "2026-11-23", "soon", ""))
URLS = st.sampled_from(
    ("/one", "https://paper.example/a/../b?x=1&amp;copy=2", "http:///paper.example/c", "mailto:a@b.c", "")
)


def element(names: str, inside: st.SearchStrategy[str], attributes: tuple[str, ...] = ("",)) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, how, text: f"<{name}{how}>{text}</{name}>",
        st.sampled_from(names.split()),
        st.sampled_from(attributes),
        inside,
    )


PICTURE = st.builds(
    "<{} {}='{}'{}>{}</{}>".format,
    st.shared(st.sampled_from(("media:content", "media:thumbnail", "enclosure", "itunes:image")), key="picture"),
    st.sampled_from(("url", "href")),
    st.sampled_from(("/1.jpg", "https://paper.example/a.png?w=1&amp;h=2", "/talk.mp3", "", "data:x")),
    st.sampled_from(("", " type='image/jpeg'", " type='audio/mpeg'", " medium='image' width='300'", " width='90'")),
    st.sampled_from(
        ("", " ", "<media:credit role='author'>Ada Okafor</media:credit>", "<media:credit>x</media:credit>")
    ),
    st.shared(st.sampled_from(("media:content", "media:thumbnail", "enclosure", "itunes:image")), key="picture"),
)
OF_RSS = st.one_of(
    element("title dc:title description dc:description content:encoded author dc:creator source category", WORDS),
    element("pubDate dc:date", DATES),
    element("link guid comments", URLS),
    element("guid", WORDS, (" isPermaLink='false'", " isPermaLink='true'")),
    PICTURE,
)
TYPES = ("", " type='text'", " type='html'", " type='text/html'", " type='xhtml'")
XHTML = WORDS.map(lambda text: f"<div xmlns='http://www.w3.org/1999/xhtml'><p class='x'>{text}</p><br/>{text}</div>")
PERSON = st.builds("<name>{}</name><email>{}</email>".format, WORDS, st.sampled_from(("", "a@b.example")))
OF_ATOM = st.one_of(
    element("title summary content", WORDS, TYPES),
    element("title summary content", XHTML, (" type='xhtml'",)),
    element("published updated", DATES),
    element("id", URLS),
    element("author contributor", PERSON),
    st.builds("<link href='{}' rel='{}'/>".format, URLS, st.sampled_from(("alternate", "self", "enclosure", "next"))),
)


@given(st.lists(st.lists(OF_RSS, max_size=6).map("".join), max_size=3))
def test_the_same_entries_of_generated_rss(items: list[str]) -> None:
    answers = both(page(with_pictures(rss(*items))))
    assert answers is None or answers[0] == answers[1]


@given(st.lists(st.lists(OF_ATOM, max_size=6).map("".join), max_size=3), PERSON)
def test_the_same_entries_of_generated_atom(entries: list[str], keeper: str) -> None:
    answers = both(page(atom(*entries, head=f"<title>Opinion</title><author>{keeper}</author>")))
    assert answers is None or answers[0] == answers[1]


def test_plain_feeds_go_the_fast_way() -> None:
    assert both(page(rss(f"<title>One</title>{LINK}<description>A &lt;b&gt;dek&lt;/b&gt;</description>")))
    assert both(page(atom("<title>One</title><link href='/one'/>")))


def test_what_is_not_plain_is_left_to_feedparser() -> None:
    item = f"<title>One</title>{LINK}"
    strange = (
        rss(item).replace("</channel>", ""),
        rss(item + "<title>Two</title>"),
        rss(item, head="<title>Again</title>"),
        rss(item + "<description>A <b>dek</b></description>"),
        rss(item + "<title2/>"),
        rss(item).replace("<channel>", "<channel xml:base='/x/'>"),
        rss("<title>S\u00c3\u00ad</title>" + LINK),
        rss(item).replace("xmlns:dc='", "").replace("purl.org/dc/elements/1.1/", "x.example/dc"),
    )
    assert [both(page(text)) for text in strange] == [None] * len(strange)


def with_pictures(text: str) -> str:
    """The feed, with the name spaces that pictures are of."""
    spaces = "xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' "
    return text.replace("<rss ", f"<rss {spaces}")


def test_the_caption_of_a_picture_is_no_body() -> None:
    picture = "<media:content url='/1.jpg'><media:description>A caption</media:description></media:content>"
    text = rss(f"<title>One</title>{LINK}<description>The dek</description>{picture}")
    (entry,) = read_feed(page(text.replace("<rss ", "<rss xmlns:media='http://search.yahoo.com/mrss/' "))).entries
    assert (entry.dek, entry.body) == ("The dek", "The dek")


PARTS = (
    "a",
    "word ",
    "\n",
    "\n\n",
    " \t",
    "<br>",
    "<br />",
    "<p>",
    "</p>",
    "<p>in</p>",
    '<hr size="1" />',
    "\u00a0",
    "é",
    ">",
)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_a_fragment_without_a_tree_has_the_lines_of_its_tree(fragment: str) -> None:
    assert paragraphs(fragment) == paragraphs(f"{fragment}<b></b>")


@pytest.mark.parametrize("author", ["", "<author/>", "<itunes:author>Bo Quill</itunes:author>"])
def test_the_owner_of_a_podcast_wrote_none_of_it(author: str) -> None:
    owner = (
        "<itunes:owner><itunes:name>Ada Holm</itunes:name><itunes:email>ada@paper.example</itunes:email></itunes:owner>"
    )
    space = "http://www.itunes.com/dtds/podcast-1.0.dtd"
    text = rss(f"<title>A headline</title>{LINK}{owner}{author}", head=owner + author)
    answers = both(page(text.replace("<rss ", f"<rss xmlns:itunes='{space}' ", 1)))
    assert answers
    assert answers[0] == answers[1]
    assert {answers[0].byline, answers[0].entries[0].byline} == {"Bo Quill" if "Bo" in author else ""}
