"""Columns and lists: the parts in the order of the site, and its faults."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from reader.demo import listpage, stock
from reader.demo.columnpage import column_page, column_path
from reader.demo.holdings import Shelf, home_of, shelf_at
from reader.demo.stock import Column
from tests.demo.conftest import TODAY, Client

OP_EDS = shelf_at()["/politics/opeds"]


class _Words(HTMLParser):
    """The text of a page, without what scripts say."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "title")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "title")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _words(page: str) -> str:
    parser = _Words()
    parser.feed(page)
    return re.sub(r"[ \t\n]+", " ", "".join(parser.parts))


def _main(page: str) -> str:
    return page.partition('<header class="main-content-header">')[2]


@pytest.mark.parametrize("column", stock.columns(), ids=lambda column: str(column.id))
def test_a_column_has_its_parts_in_order(client: Client, column: Column) -> None:
    home = home_of()[column.code]
    text = client.get(column_path(home, column)).text
    parts = [
        f">{column.headline}</h1>".replace("&", "&amp;"),
        " on</cite>",
        '<span class="story-date">',
        f'Published in <a href="{home.path}">',
        '<div class="story-body">',
        '<p>&nbsp;</p>\n<div class="ad adunit"',
        "<p>____</p>" if len(column.pages) == 1 else "swipe to next page",
        "<span>Comments</span>",
        "Related Channels",
        '<div class="related-channel">',
        "<span>Comics</span>",
        'id="site-footer"',
    ]
    places = [_main(text).find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert f'schema/" lang="{column.language}">' in text


def test_the_words_stand_as_a_browser_would_copy_them(client: Client) -> None:
    column = next(column for column in OP_EDS.columns if column.masthead and column.days == 0)
    words = _words(client.get(column_path(OP_EDS, column)).text)
    assert f"{column.byline}, {column.masthead} on November 23, 2026 Published in Op Eds" in words
    assert "Politics / Lantern" in words
    assert "blog comments powered by Disqus" in words
    assert column.rights.replace("{year}", str(TODAY.year)) in words


def test_a_column_stands_in_its_lists_and_its_channel_with_one_canonical_url(client: Client) -> None:
    column = OP_EDS.columns[0]
    home = home_of()[column.code]
    canonical = f'<meta property="og:url" content="http://lantern.localhost{column_path(home, column)}">'
    for shelf in (OP_EDS, home):
        page = client.get(column_path(shelf, column)).text
        assert canonical in page
        assert f'Published in <a href="{shelf.path}">' in page


def test_a_kicker_stands_over_the_headline_if_there_is_one() -> None:
    plain = OP_EDS.columns[0]
    page = column_page(replace(plain, kicker="Ferries & tides"), OP_EDS, TODAY)
    assert '<div class="story-kicker">Ferries &amp; tides</div>\n<h1' in page
    assert "story-kicker" not in column_page(plain, OP_EDS, TODAY)


def test_a_column_of_two_pages_goes_on_at_p2(client: Client) -> None:
    column = next(column for column in stock.columns() if len(column.pages) == 2)
    path = column_path(home_of()[column.code], column)
    first, second = client.get(path).text, client.get(f"{path}-p2").text
    assert f'<a class="next" href="{path}-p2">' in first
    assert "<p>____</p>" not in first
    assert "swipe to next page" not in second
    assert "<p>____</p>" in second
    assert client.get(f"{path}-p3").status == 404


def test_short_links_lead_to_the_long_page(client: Client) -> None:
    column = next(column for column in stock.columns() if len(column.pages) == 2)
    path = column_path(home_of()[column.code], column)
    assert client.first(f"/{column.code}/s-{column.id}").headers["Location"] == path
    assert client.first(f"/{column.code}/s-{column.id}-p2").headers["Location"] == f"{path}-p2"


def test_six_cartoonists_stand_under_every_column_and_list(client: Client) -> None:
    for path in (OP_EDS.path, column_path(OP_EDS, OP_EDS.columns[0])):
        assert client.get(path).text.count('<div class="comic-icon-cell">') == 6


def test_lists_are_paged_by_ten(client: Client) -> None:
    count = listpage.page_count(OP_EDS)
    assert count > 1
    headlines: list[str] = []
    for number in range(1, count + 1):
        page = client.get(OP_EDS.path if number == 1 else f"{OP_EDS.path}/page-{number}").text
        found = re.findall(r'<h3><a href="/politics/opeds/s-(\d+)">', page)
        assert len(found) <= listpage.PAGE_SIZE
        assert (f'href="{OP_EDS.path}/page-{number + 1}"' in page) == (number < count)
        headlines += found
    assert headlines == [str(column.id) for column in OP_EDS.columns]


def test_a_group_names_where_each_column_comes_from(client: Client) -> None:
    shelf = shelf_at()["/politics/fromtheleft"]
    home = home_of()[shelf.columns[0].code]
    page = client.get(shelf.path).text
    assert f'<h3><a href="{column_path(home, shelf.columns[0])}">' in page
    assert f"{home.section} / {home.name} /" in _words(page)


def test_one_teaser_is_cut_in_a_link_and_one_in_a_character(client: Client) -> None:
    page = client.get(OP_EDS.path).text
    broken = OP_EDS.columns[listpage.BROKEN_LINK_AT]
    assert f'<a href=" ... <a href="{column_path(OP_EDS, broken)}">Read more</a>' in page
    assert page.count('<a href=" ...') == 1
    assert page.count("\ufffd\ufffd ... ") == 1


@pytest.mark.parametrize(("character", "left"), [("é", "\ufffd"), ("…", "\ufffd\ufffd"), ("😀", "\ufffd\ufffd\ufffd")])
def test_a_cut_character_leaves_what_its_bytes_leave(character: str, left: str) -> None:
    assert listpage.cut_inside(character) == left


def test_an_empty_channel_is_still_a_page() -> None:
    text = listpage.list_page(Shelf("roughedges", "Rough Edges", "", "/knowledge/roughedges", "Odds & Ends", ()))
    assert "Read more" not in text
    assert ">Rough Edges<" in text


@pytest.mark.parametrize("path", ["/", "/columns", "/comics", "/knowledge/roughedges/biography"])
def test_the_pages_that_lead_elsewhere(client: Client, path: str) -> None:
    assert client.get(path).status == 200


def test_a_page_begins_with_a_blank_line_and_leaves_ampersands_alone(client: Client) -> None:
    page = client.get("/politics/opeds").text
    assert page.startswith("\n<!DOCTYPE html>")
    assert "Health & Spirit" in page
    assert 'data-code="gullandbuoy">Gull & Buoy<' in page
