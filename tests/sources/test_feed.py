"""Feeds of every kind, and every defect of a single item."""

from datetime import UTC, date, datetime

import pytest

from reader.errors import SourceError
from reader.model.moment import day_of
from reader.sources.feeds.reading import read_feed
from tests.sources.made import atom, page, rss

LINK = "<link>https://paper.example/slow-trains</link>"


def test_an_item_of_rss() -> None:
    listing = read_feed(
        page(
            rss(
                f"<title>Slow &amp;amp; steady </title>{LINK}<guid isPermaLink='false'>17</guid>"
                "<dc:creator>nora@paper.example (Nora Whitfield)</dc:creator>"
                "<pubDate>Mon, 23 Nov 2026 09:14:00 EST</pubDate>"
                "<source url='https://x.example/f'>The Valley Ledger</source>"
                "<description>&lt;p&gt;What the train teaches ...&lt;/p&gt;</description>"
                "<content:encoded><![CDATA[<p>What the train teaches is patience.</p>]]></content:encoded>",
                title="Opinion",
            ),
            "https://paper.example/opinion/rss",
        )
    )
    (entry,) = listing.entries
    assert (listing.name, listing.feed_url) == ("Opinion", "https://paper.example/opinion/rss")
    assert (entry.key, entry.guid) == ("https://paper.example/slow-trains", "17")
    assert entry.url == "https://paper.example/slow-trains"
    assert entry.headline == "Slow & steady"
    assert entry.byline == "Nora Whitfield"
    assert entry.masthead == "The Valley Ledger"
    assert entry.dek == "What the train teaches"
    assert entry.published_at == datetime(2026, 11, 23, 14, 14, tzinfo=UTC)
    assert entry.body == "<p>What the train teaches is patience.</p>"


def test_an_entry_of_atom_inherits_the_feeds_author() -> None:
    listing = read_feed(
        page(
            atom(
                "<title type='text'>a &lt;b&gt; c</title><id>tag:paper.example,2026:1</id><updated>2026-11-23</updated>"
                "<link rel='edit' href='/edit/1'/><link rel='alternate' href='one'/><summary>Plain &lt;i> dek</summary>"
                "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Text</p></div></content>",
                "<title>Two</title><link href='two'/><author><name>Dale Kim</name></author>"
                "<author><name>Ilse Brandt</name></author>",
                head="<title>Opinion</title><author><name>Ada Okafor</name></author><link rel='next' href='?page=2'/>",
            )
        )
    )
    one, two = listing.entries
    assert (one.url, one.headline, one.byline) == ("https://paper.example/one", "a <b> c", "Ada Okafor")
    assert (one.published_at, one.dek) == (date(2026, 11, 23), "Plain <i> dek")
    assert "<p>Text</p>" in one.body
    assert (two.key, two.byline) == ("https://paper.example/two", "Dale Kim and Ilse Brandt")
    assert (listing.byline, listing.older) == ("Ada Okafor", "https://paper.example/opinion?page=2")


def test_the_keeper_of_an_rss_channel_wrote_none_of_its_items() -> None:
    head = "<managingEditor>ada@paper.example (Ada Okafor)</managingEditor>"
    listing = read_feed(page(rss(f"<title>One</title>{LINK}", head=head)))
    assert (listing.byline, listing.entries[0].byline) == ("Ada Okafor", "")


def test_rdf() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Opinion</title></channel>'
        f"<item><title>One</title>{LINK}<dc:date>2026-11-23</dc:date><dc:creator>Ada Okafor</dc:creator></item>"
        "</rdf:RDF>"
    )
    (entry,) = read_feed(page(feed)).entries
    assert (entry.headline, entry.byline, entry.published_at) == ("One", "Ada Okafor", date(2026, 11, 23))


def test_the_order_is_the_feeds_and_a_repeated_item_counts_once() -> None:
    items = (f"<title>{name}</title><link>https://paper.example/{name}</link>" for name in ("b", "a", "b", "c"))
    assert [entry.headline for entry in read_feed(page(rss(*items))).entries] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("item", "headline"),
    [
        (f"{LINK}<description>Five words of a dek</description>", "Five words of a dek"),
        (f"<title> </title>{LINK}<description>{'word ' * 30}</description>", f"{'word ' * 10}".strip() + "…"),
        (LINK, "Slow trains"),
        ("<link>https://paper.example/</link>", "paper.example"),
        (f"<title>Cut short\ufffd\ufffd</title>{LINK}", "Cut short"),
    ],
)
def test_a_headline_is_found_for_what_has_none(item: str, headline: str) -> None:
    assert read_feed(page(rss(item))).entries[0].headline == headline


@pytest.mark.parametrize(
    "item",
    [
        "<title>No link</title>",
        "<title>Script</title><link>javascript:alert(1)</link>",
        "<title>File</title><link>file:///etc/passwd</link>",
        "<title>Mail</title><link>mailto:nora@paper.example</link>",
    ],
)
def test_the_text_of_an_item_that_leads_nowhere_is_its_headline(item: str) -> None:
    listing = read_feed(page(rss(item, f"<title>Good</title>{LINK}")))
    first, good = listing.entries
    assert (first.url, first.body, first.dek) == ("", f"<p>{first.headline}</p>", "")
    assert (good.headline, good.body) == ("Good", "")


@pytest.mark.parametrize(
    "item", ["", "<title> </title>", "<guid isPermaLink='false'>17</guid>", "<link>mailto:a@b.example</link>"]
)
def test_an_item_that_says_nothing_is_left_out(item: str) -> None:
    assert [entry.headline for entry in read_feed(page(rss(item, f"<title>Good</title>{LINK}"))).entries] == ["Good"]


def test_a_headline_that_is_the_text_has_no_markup() -> None:
    (entry,) = read_feed(page(rss("<title>Is 3 &amp;lt; 5 &amp;amp; 6?</title>"))).entries
    assert (entry.headline, entry.body) == ("Is 3 < 5 & 6?", "<p>Is 3 &lt; 5 &amp; 6?</p>")


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>/relative</link>", "https://paper.example/relative"),
        ("<guid>https://paper.example/by-guid</guid>", "https://paper.example/by-guid"),
        ("<enclosure url='https://paper.example/talk.mp3' type='audio/mpeg'/>", "https://paper.example/talk.mp3"),
    ],
)
def test_where_an_items_url_may_stand(item: str, url: str) -> None:
    assert read_feed(page(rss(f"<title>One</title>{item}"))).entries[0].url == url


def test_a_summary_is_the_body_where_there_is_no_other() -> None:
    link = "<link>https://paper.example/1</link>"
    told = f"<title>1</title>{link}<description>&lt;p&gt;A teaser.&lt;/p&gt;</description>"
    assert read_feed(page(rss(told))).entries[0].body == "<p>A teaser.</p>"
    assert not read_feed(page(rss(told.replace("teaser.", "teaser ...")))).entries[0].body


def test_plain_text_becomes_html_without_losing_its_signs() -> None:
    (entry,) = read_feed(page(atom("<link href='/1'/><content type='text'>1 &lt; 2\n\nnext</content>"))).entries
    assert entry.body == "<p>1 &lt; 2</p><p>next</p>"


def test_a_missing_date_is_unknown_and_never_now() -> None:
    items = (
        f"<link>https://paper.example/{at}</link>{when}" for at, when in enumerate(("", "<pubDate>soon</pubDate>"))
    )
    assert [entry.published_at for entry in read_feed(page(rss(*items))).entries] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "just words", "<html><body><p>A page</p></body></html>", "{", "[]", "{}", '{"items": 3}', "<opml/>"),
        *("<!-- <rss> -->", "<!-- never closed <rss><channel/>", "<svg/>", "{" * 100_000),
    ],
)
def test_what_is_no_feed_is_told_in_words(text: str) -> None:
    with pytest.raises(SourceError) as told:
        read_feed(page(text))
    assert told.value.headline.endswith(".")
    assert told.value.hint.endswith(".")


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(page(rss())) == read_feed(page("Warning: at line 3\n" + rss()))
    assert read_feed(page(rss())).name == "Opinion"


def test_a_feed_cut_short_gives_what_arrived() -> None:
    text = rss(f"<title>One</title>{LINK}", "<title>Two</title><link>https://paper.example/two</link>")
    listing = read_feed(page(text[: text.index("</channel>")]))
    assert [entry.headline for entry in listing.entries] == ["One", "Two"]


def test_charsets() -> None:
    text = '<?xml version="1.0" encoding="{}"?>' + rss(f"<title>Sí, señor</title>{LINK}").partition("?>")[2]
    for charset in ("iso-8859-1", "utf-16", "utf-8-sig"):
        (entry,) = read_feed(page(text.format(charset).encode(charset))).entries
        assert entry.headline == "Sí, señor"


def test_an_enclosure_named_by_its_text_is_not_the_page() -> None:
    entry = (
        "<title>One</title><link rel='alternate' href='https://paper.example/one'/>"
        "<link rel='enclosure'>https://paper.example/one.mp3</link>"
    )
    assert [each.url for each in read_feed(page(atom(entry))).entries] == ["https://paper.example/one"]


@pytest.mark.parametrize("rel", ["via", "related"])
def test_an_entry_that_names_only_what_it_is_about_leads_there(rel: str) -> None:
    entry = f"<title>One</title><link rel='{rel}' href='https://other.example/one'/>"
    assert [each.url for each in read_feed(page(atom(entry))).entries] == ["https://other.example/one"]


def test_plain_content_that_looks_like_markup_keeps_its_words_in_the_dek() -> None:
    entry = "<title>One</title><link href='/one'/><content type='text'>History of the &lt;blink&gt; tag</content>"
    assert read_feed(page(atom(entry))).entries[0].dek == "History of the <blink> tag"


def test_items_without_a_link_are_read_from_the_feed() -> None:
    told = "<description>Text of column number {0}.</description><guid isPermaLink='false'>n{0}</guid>"
    listing = read_feed(page(rss(*(told.format(number) for number in range(3)), "<guid isPermaLink='false'>x</guid>")))
    assert [(entry.url, entry.guid, entry.body) for entry in listing.entries] == [
        ("", f"n{number}", f"Text of column number {number}.") for number in range(3)
    ]
    assert len({entry.key for entry in listing.entries}) == 3


def test_the_order_of_figures_is_that_of_the_other_dates() -> None:
    told = (("One", "11/12/2026"), ("Two", "13/12/2026 10:00"), ("Three", "1/2/2026"))
    items = (f"<title>{name}</title><link>/{name}</link><pubDate>{day}</pubDate>" for name, day in told)
    days = [day_of(entry.published_at) for entry in read_feed(page(rss(*items))).entries if entry.published_at]
    assert days == [date(2026, 12, 11), date(2026, 12, 13), date(2026, 2, 1)]
