"""The front page of a paper: the sections its navigation leads to, and the stories it lists."""

import pytest

from reader.model.channel import SourceKind
from reader.page.markup import parse_html
from reader.sources.lists.front_page import MOST, sections
from reader.sources.lists.index import read_index
from tests.sources.made import html, page

HOME = "https://ledger.example/"
LEAD = "<h2><a href='/opinion/slow'>What the slow train teaches</a></h2><p>Nobody has ever arrived before it did.</p>"
LINKS = ("A bridge nobody repaired in time", "Slow soup beats all the others", "The last night of the old Orpheum")
LIST = "<ul>" + "".join(f"<li><a href='/opinion/{at}'>{text}</a></li>" for at, text in enumerate(LINKS)) + "</ul>"


def offered(*links: tuple[str, str], within: str = "nav", base: str = HOME) -> list[tuple[str, str]]:
    anchors = "".join(f"<a href='{url}'>{name}</a>" for url, name in links)
    tree = parse_html(html(f"<{within}>{anchors}</{within.split()[0]}>"))
    assert tree is not None
    found = sections(tree, base)
    assert all(channel.kind is SourceKind.INDEX for channel in found)
    return [(channel.url, channel.name) for channel in found]


def test_opinion_comes_first_and_the_rest_in_the_order_of_the_page() -> None:
    found = offered(("/news", "News"), ("/sport", "Sport"), ("/voices", "Voices"), ("/opinion", "Opinion"))
    assert [name for _, name in found] == ["Voices", "Opinion", "News", "Sport"]
    assert found[1][0] == f"{HOME}opinion"


@pytest.mark.parametrize("within", ["nav", "header", "div role='navigation'"])
def test_navigation_is_known_by_what_it_is(within: str) -> None:
    assert offered(("/news", "News"), within=within) == [(f"{HOME}news", "News")]


@pytest.mark.parametrize("within", ["div", "main", "footer", "div class='nav'"])
def test_links_elsewhere_are_no_sections(within: str) -> None:
    assert offered(("/news", "News"), within=within) == []


@pytest.mark.parametrize(
    "link",
    [
        ("https://other.example/news", "News"),
        ("/", "Front page"),
        ("/login", "Log in"),
        ("/subscribe", "Subscribe now"),
        ("/privacy", "Privacy"),
        ("/news", ""),
        ("/a/b/c", "Deep"),
        ("/news", "What the slow train teaches"),
        ("mailto:desk@ledger.example", "Write"),
    ],
)
def test_what_is_no_section(link: tuple[str, str]) -> None:
    assert offered(link) == []


def test_a_section_is_offered_once_and_not_without_end() -> None:
    assert len(offered(("/news", "News"), ("/news/", "News"), ("/news#top", "Latest"))) == 1
    assert len(offered(*((f"/s{number}", f"Section {number}") for number in range(MOST + 8)))) == MOST


def test_only_a_front_page_has_sections() -> None:
    assert offered(("/news", "News"), base=f"{HOME}opinion") == []


@pytest.mark.parametrize("leads", [1, 4])
def test_plain_links_below_the_stories_that_lead_are_entries(leads: int) -> None:
    before = "".join(LEAD.replace("slow", f"slow-{at}", 1) for at in range(leads))
    found = read_index(page(html(f"<main>{before}{LIST}</main>"), HOME)).entries
    assert [entry.headline for entry in found] == ["What the slow train teaches"] * leads + list(LINKS)


def test_what_is_most_read_is_not_listed_twice_over() -> None:
    text = LEAD.replace("slow", "a", 1) + LEAD.replace("slow", "b", 1) + LEAD.replace("slow", "c", 1)
    found = read_index(page(html(f"<main>{text}<div><h3>Most read</h3>{LIST}</div></main>"), HOME)).entries
    assert len(found) == 3
