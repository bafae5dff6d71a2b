"""What the parser process does with a page depends on what the page is."""

import pytest

from reader.errors import CleanError
from reader.model.page import Page
from reader.service.parser import jobs
from tests.service.pages import SITE, column, feed, item, listing

FEED = feed(item("The slow train", f"{SITE}/opinion/s-1"))


def _page(body: str, kind: str = "text/html") -> Page:
    return Page(f"{SITE}/opinion", f"{SITE}/opinion", body.encode(), kind, "utf-8")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (_page("{}", "application/json"), "holds data for programs"),
        (_page("{}", "application/activity+json"), "holds data for programs"),
        (_page(FEED, "application/rss+xml"), "is a feed"),
        (_page(FEED), "is a feed"),
    ],
)
def test_what_is_no_page_for_readers_is_not_cleaned(page: Page, says: str) -> None:
    with pytest.raises(CleanError, match=says):
        jobs.clean_page(page, "")


@pytest.mark.parametrize("rules", ["", "/nowhere/at/all"])
def test_a_column_is_cleaned_with_the_rules_of_its_site_or_without_any(rules: str) -> None:
    cleaned = jobs.clean_page(_page(column()), "The slow train", rules)
    assert cleaned.readable
    assert cleaned.article.headline == "The slow train"


@pytest.mark.parametrize("body", [FEED, listing("Op Eds", ("The slow train", f"{SITE}/opinion/s-1"))])
def test_a_list_is_read_whatever_it_is_written_as(body: str) -> None:
    assert [entry.headline for entry in jobs.read_list(_page(body)).entries] == ["The slow train"]


@pytest.mark.parametrize(
    "body",
    [
        '<opml version="2.0"><body><outline text="A" type="rss" xmlUrl="https://a.example/rss"/></body></opml>',
        'https://a.example/rss opinion "~A"',
    ],
)
def test_a_list_of_channels_is_read_whichever_it_is(body: str) -> None:
    channels, left_out = jobs.read_channel_list(_page(body, "text/plain"))
    assert [each.name for each in channels] == ["A"]
    assert not left_out


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        ('{"nothing": "of ours"}', []),
        (
            "title,url,time_added,cursor,tags,status\nOne,https://a.example/1,1700000000,,,unread",
            ["https://a.example/1"],
        ),
        (
            '<h1>Unread</h1><ul><li><a href="https://a.example/1" time_added="1700000000" tags="">One</a></li></ul>',
            ["https://a.example/1"],
        ),
        ("Dear diary", None),
    ],
)
def test_a_list_of_columns_is_read_as_what_it_is(body: str, urls: list[str] | None) -> None:
    read = jobs.read_columns(_page(body, "text/plain"))
    assert (read and [each.entry.url for each in read.items]) == urls
