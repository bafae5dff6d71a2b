"""Bylines become people, and of the many places that name some the right one is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.facts.metadata import read_metadata
from reader.clean.prepare import parse_text
from reader.page.bylines import join_people, people_in
from reader.page.people import is_person, natural_case

TITLE = "<title>What the slow train teaches</title><h1>What the slow train teaches</h1>"


def byline(markup: str, url: str = "https://ledger.example/a") -> str:
    return read_metadata(parse_text(f"{TITLE}{markup}<p>The slow train leaves."), url).byline


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By ADA HOLM and BO LIND, Los Angeles Times", ("Ada Holm", "Bo Lind")),
        ("Ada Holm, Bo Lind & Cy Root", ("Ada Holm", "Bo Lind", "Cy Root")),
        ("Von Ada Holm, Bo Lind und Cy Root, NDR", ("Ada Holm", "Bo Lind", "Cy Root")),
        ("Par Ada Holm et Bo Lind", ("Ada Holm", "Bo Lind")),
        ("Ada Ortega y Gasset", ("Ada Ortega y Gasset",)),
        ("Opinion by Dr. Ada Holm", ("Dr. Ada Holm",)),
        ("Erstellt von Ada Holm", ("Ada Holm",)),
        ("Ada Holm, Special to The Ledger", ("Ada Holm",)),
        ("Ada Holm in Paris", ("Ada Holm",)),
        ("By Ada Holm, photographs by Bo Lind", ("Ada Holm",)),
        ("Ada Holm, translated by Bo Lind", ("Ada Holm",)),
        ("The Ledger - Ada Holm", ("Ada Holm",)),
        ("Ada Holm, Jr.", ("Ada Holm Jr.",)),
        ("ADA HOLM March 11", ("Ada Holm",)),
        ("Ada Holm | ada@ledger.example", ("Ada Holm",)),
        ("松村太郎", ("松村太郎",)),
        ("Ada and the Trains", ("Ada and the Trains",)),
        ("Redaktion", ("Redaktion",)),
        ("View all posts by Ada Holm", ()),
        ("admin", ()),
    ],
)
def test_people_of_a_byline(text: str, people: tuple[str, ...]) -> None:
    assert people_in(text) == people


@pytest.mark.parametrize(
    ("name", "natural"),
    [
        ("RONALD McDONALD", "Ronald McDonald"),
        ("CONOR O'BRIEN", "Conor O'Brien"),
        ("ANNA VAN DER BERG", "Anna van der Berg"),
        ("ADA HOLM-LIND JR.", "Ada Holm-Lind Jr."),
        ("J.D. HOLM III", "J.D. Holm III"),
        ("AFP", "AFP"),
        ("Ada HOLM", "Ada HOLM"),
    ],
)
def test_names_in_capitals_are_set_in_natural_case(name: str, natural: str) -> None:
    assert natural_case(name) == natural


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ada Holm", True),
        ("Christoph von Eichhorn", True),
        ("A. B. Holm", True),
        ("New York", False),
        ("Associated Press", False),
        ("crazy trains", False),
        ("Ada", False),
        ("Room 12", False),
        ("", False),
    ],
)
def test_what_reads_like_a_person(text: str, person: bool) -> None:
    assert is_person(text) is person


@pytest.mark.parametrize(
    "markup",
    [
        ld('{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Holm"}]}'),
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Holm">',
        '<p><a href="/author/ada-holm">Ada Holm</a></p>',
        "<span>By <b>Ada Holm</b></span>",
        "<div>March 3, 2026 | By Ada Holm</div>",
        "<span>Ada Holm</span><span>Mar 3, 2026</span>",
        '<div itemprop="author"><meta itemprop="name" content="Ada Holm"></div>',
        '<meta name="author" content="adaholm"><p class="byline">ADA HOLM</p>',
        '<meta name="author" content="Ledger"><meta property="og:site_name" content="Ledger"><p>By Ada Holm</p>',
        ld('{"@type": "Article", "author": {"name": "admin"}}') + '<a rel="author" href="/ada">Ada Holm</a>',
        '<p class="byline">By Ada Holm</p><div class="comments"><p class="author">Bo Lind</p></div>',
        '<p>By Ada Holm</p><div class="related"><a href="/author/bo">Bo Lind</a></div>',
        '<p class="photo-author">Bo Lind</p><p>By Ada Holm</p>',
        '<p>By Ada Holm</p><a href="/@ledger">TikTok</a>',
    ],
)
def test_the_columnist_is_found(markup: str) -> None:
    assert byline(markup) == "Ada Holm"


def test_several_links_that_stand_together_are_one_byline() -> None:
    links = '<p><a rel="author" href="/a">Ada Holm</a> and <a rel="author" href="/b">Bo Lind</a></p>'
    assert byline(links) == "Ada Holm and Bo Lind"


def test_the_site_itself_is_named_where_nobody_else_is() -> None:
    site = '<meta property="og:site_name" content="The Ledger"><meta name="author" content="The Ledger">'
    assert byline(site) == "The Ledger"


def test_a_page_that_names_nobody_has_no_byline() -> None:
    assert byline("<p>New York</p><p>March 3, 2026</p>") == ""


@given(st.text())
def test_no_text_breaks_the_names(text: str) -> None:
    people = people_in(text)
    assert len(people) == len(set(people))
    assert join_people(people) == join_people([*people, *people])
