"""The syndicate's feeds: no guid, no author, a date of its own kind, teasers wrapped by hand."""

from datetime import date

import pytest

from reader.sources.feeds.reading import read_feed
from tests.sources.made import SITE, page, rss

TEASER = (
    "The slow train out of town teaches patience to those who take it, and\n"
    'it is a hard lesson for the rest.\n\nNobody asked the\nconductor ...<br /><br /><hr size="1" />'
)


def item(title: str, number: int = 4060857, day: str = "Apr/04/2026", teaser: str = TEASER) -> str:
    return (
        f"<title><![CDATA[{title}]]></title><link>{SITE}/opeds/s-{number}</link>"
        f"<description><![CDATA[{teaser}]]></description><pubDate>{day}</pubDate>"
    )


def feed(*items: str, path: str = "/politics/opeds", title: str = "Op Eds - ArcaMax Publishing") -> str:
    return rss(*items, title=title, head=f"<link>{SITE}/{path}/rss</link>")


def test_an_item() -> None:
    listing = read_feed(page(feed(item("Commentary: Slow trains  ")), f"{SITE}/politics/opeds/rss"))
    (entry,) = listing.entries
    assert listing.name == "Op Eds"
    assert entry.key == "arcamax.com:s-4060857"
    assert entry.url == f"{SITE}/opeds/s-4060857"
    assert entry.headline == "Commentary: Slow trains"
    assert entry.byline == ""
    assert entry.published_at == date(2026, 4, 4)
    assert entry.dek == (
        "The slow train out of town teaches patience to those who take it, and it is a hard lesson for the rest. "
        "Nobody asked the conductor"
    )


@pytest.mark.parametrize(
    ("title", "byline"),
    [
        ("Nora Whitfield: Slow trains", "Nora Whitfield"),
        ("LZ Okafor: Slow trains", "LZ Okafor"),
        ("Editorial: Slow trains", ""),
        ("Commentary: Slow trains", ""),
        ("Slow trains", ""),
    ],
)
def test_the_name_before_the_colon_is_the_byline_and_stays_in_the_headline(title: str, byline: str) -> None:
    (entry,) = read_feed(page(feed(item(title)))).entries
    assert (entry.headline, entry.byline) == (title, byline)


def test_on_other_sites_what_stands_before_a_colon_is_no_byline() -> None:
    (entry,) = read_feed(page(rss("<title>Harrow Gap: a town</title><link>https://paper.example/1</link>"))).entries
    assert entry.byline == ""


def test_a_byline_line_in_the_teaser() -> None:
    (entry,) = read_feed(page(feed(item("Slow trains", teaser="By Dale Kim\n\nPatience is taught ...")))).entries
    assert (entry.byline, entry.dek) == ("Dale Kim", "Patience is taught")


def test_a_columnists_feed_names_its_columnist_for_all_but_a_guest() -> None:
    guest = item("Fast cars", 2, teaser="Editor's note: Nora Whitfield is off. This is by another ...")
    text = feed(item("Slow trains", 1), guest, title="Nora Whitfield - ArcaMax Publishing")
    listing = read_feed(page(text, f"{SITE}/politics/mod/norawhitfield/rss"))
    assert listing.byline == "Nora Whitfield"
    assert [entry.byline for entry in listing.entries] == ["Nora Whitfield", ""]


def test_a_teaser_cut_inside_a_character_or_a_tag() -> None:
    teasers = (
        "What it teaches the losers\ufffd\ufffd ...",
        'What it teaches the losers politics/opeds/s-26752">Read more',
    )
    items = (item("Slow trains", at, teaser=teaser) for at, teaser in enumerate(teasers, 1))
    assert {entry.dek for entry in read_feed(page(feed(*items))).entries} == {"What it teaches the losers"}


def test_bytes_cut_inside_a_character_are_read() -> None:
    body = feed(item("Slow trains", teaser="the losers’")).encode().replace("’".encode(), b"\xe2\x80")
    assert read_feed(page(body)).entries[0].headline == "Slow trains"


def test_many_items_of_one_day_keep_the_feeds_order() -> None:
    numbers = [30, 10, 20]
    listing = read_feed(page(feed(*(item(f"Column {number}", number) for number in numbers))))
    assert [entry.key for entry in listing.entries] == [f"arcamax.com:s-{number}" for number in numbers]


def test_a_feed_of_strips() -> None:
    text = feed(
        item("Inkpot for 4/4/2026", teaser="<img src='/newspics/1.gif'>"), path="thefunnies/inkpot", title="Inkpot"
    )
    listing = read_feed(page(text, f"{SITE}/thefunnies/inkpot/rss"))
    assert [(entry.headline, entry.dek) for entry in listing.entries] == [("Inkpot for 4/4/2026", "")]


def test_another_site_of_the_scheme_has_its_publisher_cut_from_the_name() -> None:
    text = rss("<title>One</title><link>http://lantern.localhost/opeds/s-1</link>", title="Op Eds - Lantern Syndicate")
    assert read_feed(page(text, "http://lantern.localhost/politics/opeds/rss")).name == "Op Eds"


def test_a_channel_link_with_a_double_slash_is_the_same_channel() -> None:
    text = feed(item("Slow trains"), path="/politics/mod/norawhitfield", title="Nora Whitfield - ArcaMax Publishing")
    plain, doubled = (
        read_feed(page(text, f"{SITE}{path}"))
        for path in ("/politics/mod/norawhitfield/rss", "//politics/mod/norawhitfield/rss")
    )
    assert f"{SITE}//politics" in text
    assert (plain.name, plain.byline, plain.entries) == (doubled.name, doubled.byline, doubled.entries)
    assert doubled.byline == "Nora Whitfield"


def test_lines_of_dashes_in_a_teaser_are_no_part_of_the_dek() -> None:
    teaser = "Editor's note: a rerun.\n\n---\n\nThe slow train teaches\npatience.\n\n----\n\nNobody asked ..."
    listing = read_feed(page(feed(item("Slow trains", 1, teaser=teaser), item("Fast cars", 2))))
    assert listing.entries[0].dek == "Editor's note: a rerun. The slow train teaches patience. Nobody asked"
    assert [entry.headline for entry in listing.entries] == ["Slow trains", "Fast cars"]
