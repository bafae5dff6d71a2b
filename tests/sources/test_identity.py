"""The same column is one entry, whichever list it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.syndicate import MIRRORS, channel_code, channel_url, is_cartoon, is_columnists, story_id
from reader.sources.identity import canonical, entry_key, feed_key

STORY = "arcamax.com:s-4060857"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.arcamax.com/politics/opeds/s-4060857",
        "https://www.arcamax.com/opeds/s-4060857",
        "http://arcamax.com/politics/fromtheleft/norawhitfield/s-4060857",
        "https://www.arcamax.com/politics/opeds/s-4060857-p2",
        "https://www.arcamax.com/newsheadlines/s-4060857-161329",
        "https://www.arcamax.com/politics/opeds/s-4060857?print",
        "https://www.arcamax.com//politics/opeds/s-4060857/",
        "https://www.arcamaxnews.com/opeds/s-4060857",
        "http://arcamaxezine.com/opeds/s-4060857#comments",
        *(f"https://{host}/thefunnies/inkpot/s-4060857" for host in sorted(MIRRORS)),
    ],
)
def test_a_story_is_its_number_on_every_mirror(url: str) -> None:
    assert entry_key(url, "some guid") == STORY


def test_another_site_of_the_same_scheme_has_its_own_numbers() -> None:
    assert entry_key("http://lantern.localhost/politics/opeds/s-17") == "lantern.localhost:s-17"
    assert entry_key("https://arcamax.co.uk/opeds/s-17") == "arcamax.co.uk:s-17"


@pytest.mark.parametrize(
    ("url", "guid", "key"),
    [
        ("https://paper.example/a", "17", "paper.example:17"),
        ("https://paper.example/a", "tag:paper.example,2026:17", "paper.example:tag:paper.example,2026:17"),
        ("https://paper.example/a", "http://paper.example/?p=17", "https://paper.example?p=17"),
        ("https://paper.example/a", "  ", "https://paper.example/a"),
        ("https://paper.example/a", "", "https://paper.example/a"),
        ("https://paper.example/a", "17\x1b[31m", "paper.example:17"),
    ],
)
def test_the_feeds_own_id_counts_before_the_url(url: str, guid: str, key: str) -> None:
    assert entry_key(url, guid) == key


@pytest.mark.parametrize(
    ("url", "guid", "key"),
    [
        ("https://paper.example/a?ref=rss#top", "17", "https://paper.example/a"),
        ("https://paper.example/a", "https://paper.example/?p=17", "https://paper.example/a"),
        ("https://links.example/r?to=17", "https://paper.example/a", "https://paper.example/a"),
        ("https://paper.example/a", "https://other.example/", "https://paper.example/a"),
        ("https://www.arcamax.com/opeds/s-4060857", "https://paper.example/a", STORY),
    ],
)
def test_an_item_of_a_feed_is_called_by_its_page(url: str, guid: str, key: str) -> None:
    assert feed_key(url, guid, "https://paper.example/rss", "A headline") == key


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://paper.example/nora/./col6.html", "https://paper.example/nora/col6.html"),
        ("https://paper.example/a/b/../../nora/col6.html", "https://paper.example/nora/col6.html"),
        ("https://paper.example/../nora/..", "https://paper.example/"),
        ("https://paper.example/nora/.", "https://paper.example/nora/"),
        ("https://paper.example/nora/.well/..x", "https://paper.example/nora/.well/..x/"),
    ],
)
def test_dot_segments_do_not_tell_pages_apart(url: str, same: str) -> None:
    assert canonical(url) == canonical(same)


def test_items_without_a_page_are_called_apart_and_by_their_feed() -> None:
    told = [("1", "a", "One"), ("2", "a", "One"), ("1", "b", "One"), ("1", "a", "Two")]
    keys = {feed_key("", guid, f"https://paper.example/{feed}", headline) for guid, feed, headline in told}
    assert len(keys) == len(told)
    assert all(key.startswith("paper.example:") for key in keys)


def test_a_permanent_link_in_one_feed_is_the_url_in_another() -> None:
    assert entry_key("https://links.example/r?to=17", "https://paper.example/a") == entry_key(
        "http://paper.example/a/?utm_source=feed"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/a",
        "http://paper.example/a",
        "https://PAPER.example/a/",
        "https://paper.example:443/a",
        "http://paper.example:80/a#top",
        "https://paper.example/a?utm_source=x&utm_medium=y",
        "https://paper.example/a?fbclid=1&gclid=2&mc_cid=3",
    ],
)
def test_what_does_not_tell_pages_apart_is_folded(url: str) -> None:
    assert entry_key(url) == "https://paper.example/a"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://paper.example/a?id=2&utm_source=x&page=3", "https://paper.example/a?id=2&page=3"),
        ("https://paper.example:8443/a", "https://paper.example:8443/a"),
        ("https://paper.example/A/b", "https://paper.example/A/b"),
        ("mailto:nora@paper.example", "mailto:nora@paper.example"),
    ],
)
def test_what_tells_pages_apart_is_kept(url: str, kept: str) -> None:
    assert canonical(url) == kept


@given(st.text())
def test_any_text_has_a_key(url: str) -> None:
    assert entry_key(url) == entry_key(url)
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://www.arcamax.com/politics/opeds/s-4060857", "4060857"),
        ("https://www.arcamax.com/politics/opeds/page-2", ""),
        ("https://www.arcamax.com/s-4060857", ""),
        ("https://paper.example/2026/s-class-cars", ""),
        ("https://paper.example/Opinion/s-12", ""),
    ],
)
def test_story_id(url: str, number: str) -> None:
    assert story_id(url) == number


@pytest.mark.parametrize(
    ("path", "channel"),
    [
        ("/politics/fromtheright/calthomas/s-4060857", "/politics/fromtheright/calthomas"),
        ("/opeds/s-4060857", "/opeds"),
        ("/politics/opeds/page-3", "/politics/opeds"),
        ("/politics/opeds/rss", "/politics/opeds"),
        ("/thefunnies/inkpot/", "/thefunnies/inkpot"),
        ("/thefunnies/inkpot/biography", "/thefunnies/inkpot"),
        ("/", ""),
        ("/comics", ""),
        ("/Some/Page.html", ""),
    ],
)
def test_channel_of_a_path(path: str, channel: str) -> None:
    assert channel_url(f"https://www.arcamax.com{path}") == (f"https://www.arcamax.com{channel}" if channel else "")
    assert channel_code(f"https://www.arcamax.com{path}") == channel.rpartition("/")[2]


def test_kinds_of_channels() -> None:
    assert is_cartoon("https://www.arcamax.com/thefunnies/inkpot")
    assert is_cartoon("https://www.arcamax.com/politics/editorialcartoons/edpen/s-1")
    assert not is_cartoon("https://www.arcamax.com/politics/opeds")
    assert is_columnists("https://www.arcamax.com/politics/mod/norawhitfield/rss")
    assert not is_columnists("https://www.arcamax.com/politics/mod/rss")
