"""The syndicate's list pages, with everything that goes wrong on them."""

import pytest

from reader.errors import SourceError
from reader.model.article import ChannelLink
from reader.sources.lists.index import read_index
from tests.sources.made import SITE, html, page

LEFT = "/politics/fromtheleft"
SHELL = (
    "<header class='site-header'><nav><a href='/politics/opeds/s-1'>Top story of the day</a></nav></header>"
    "<header class='main-content-header'>"
    "<h2 class='contenttype-title'><a href='/politics/fromtheleft'>From the Left</a></h2> / "
    "<h3 class='container-child-title'><a href='/politics'>Politics</a></h3> / ArcaMax</header>"
    "<div class='ct-col side-column'><ul class='ct-category-nav'>"
    "<li class='category-title'><h3>Health & Spirit</h3></li>"
    "<li><a href='/politics/mod/ilsebrandt/' data-code='ilsebrandt'>Ilse Brandt</a></li></ul></div>"
)
TILES = (
    "<div class='comic-icons'><div class='comic-icon-cell'><a class='comic-icon' title='Ed Pen'"
    " href='/politics/editorialcartoons/edpen/s-99'><img src='x.png'>Ed Pen</a></div></div>"
    "<footer id='site-footer'><a href='/about/s-98'>About us</a></footer>"
)


def item(number: int, headline: str, teaser: str = "A teaser of the column ...", code: str = "norawhitfield") -> str:
    path = f"{LEFT}/{code}/s-{number}"
    return (
        f"<div class='item'><a href='{path}'><img src='/p.jpg'></a><div class='credit'>A. Lens/Harrow Photo</div>"
        f"<h3><a href='{path}'>{headline}</a></h3><p><a href='{LEFT}'>From the Left</a> / "
        f"<a href='{LEFT}/{code}'>Nora Whitfield</a> /</p><p>{teaser}</p><p><a href='{path}'>Read more</a></p></div>"
    )


def listed(*items: str, path: str = LEFT, head: str = "", after: str = "") -> str:
    return html(f"{SHELL}<div class='ct-col main-column'>{''.join(items)}{after}{TILES}</div>", head)


def read(text: str, path: str = LEFT) -> list[tuple[str, str, str]]:
    return [(entry.key, entry.headline, entry.dek) for entry in read_index(page(text, SITE + path)).entries]


def test_an_item_of_a_list() -> None:
    listing = read_index(page(listed(item(11, "Slow trains & fast minds"), item(12, "The last ferry")), SITE + LEFT))
    first, second = listing.entries
    assert listing.name == "From the Left"
    assert first.key == "arcamax.com:s-11"
    assert first.url == f"{SITE}{LEFT}/norawhitfield/s-11"
    assert first.headline == "Slow trains & fast minds"
    assert first.byline == "Nora Whitfield"
    assert first.dek == "A teaser of the column"
    assert first.published_at is None
    assert (second.key, second.headline) == ("arcamax.com:s-12", "The last ferry")


def test_navigation_tiles_and_footer_are_no_entries() -> None:
    keys = {key for key, _, _ in read(listed(item(11, "One"), item(12, "Two")))}
    assert keys == {"arcamax.com:s-11", "arcamax.com:s-12"}


@pytest.mark.parametrize(
    ("teaser", "dek"),
    [
        ("First paragraph.</p><p>Second one ...", "First paragraph. Second one"),
        ("By Nora Whitfield</p><p>The teaser", "The teaser"),
        ("----</p><p>The teaser</p><p>---", "The teaser"),
        ("Editor's note: a rerun.</p><p>The teaser", "Editor's note: a rerun. The teaser"),
        ("the losers\ufffd\ufffd ...", "the losers"),
        ("The teaser ... <a href='/politics/opeds/s-11'>Read more</a>", "The teaser"),
        ("Where <b>left</b> / right / centre meet", "Where left / right / centre meet"),
        ("<a href='https://x.example/'>A link</a> within", "A link within"),
    ],
)
def test_what_a_teaser_is(teaser: str, dek: str) -> None:
    assert read(listed(item(11, "One", teaser), item(12, "Two")))[0][2] == dek


def test_a_teaser_cut_inside_a_link_costs_no_entry() -> None:
    broken = item(12, "Two", "It began with <a href='").replace("'", '"')
    stories = read(listed(item(11, "One"), broken, item(13, "Three")))
    assert [(key, headline) for key, headline, _ in stories] == [
        ("arcamax.com:s-11", "One"),
        ("arcamax.com:s-12", "Two"),
        ("arcamax.com:s-13", "Three"),
    ]
    assert stories[1][2] == "It began with"


def test_a_link_that_only_the_raw_page_still_has() -> None:
    lost = f'<h3>Two</h3><p>It began with <a href=" ...</p><p><a href="{LEFT}/dalekim/s-12">Read more</a></p>'
    stories = read(listed(item(11, "One"), lost, item(13, "Three")))
    assert [(key, headline) for key, headline, _ in stories] == [
        ("arcamax.com:s-11", "One"),
        ("arcamax.com:s-12", "Two"),
        ("arcamax.com:s-13", "Three"),
    ]


def test_one_item_with_read_more_is_a_list_and_a_lone_link_is_none() -> None:
    assert read(listed(item(11, "One"))) == [("arcamax.com:s-11", "One", "A teaser of the column")]
    with pytest.raises(SourceError):
        read(listed("<p>See <a href='/politics/opeds/s-11'>an earlier column</a>.</p>"))


def test_a_story_linked_twice_is_one_entry() -> None:
    assert len(read(listed(item(11, "One"), item(11, "One again"), item(12, "Two")))) == 2


@pytest.mark.parametrize(
    ("path", "links", "older"),
    [
        (LEFT, f"<a href='{LEFT}/page-2'>2</a> <a href='{LEFT}/page-3'>3</a>", f"{LEFT}/page-2"),
        (f"{LEFT}/page-2", f"<a href='{LEFT}'>1</a> <a href='{LEFT}/page-3'>3</a>", f"{LEFT}/page-3"),
        (f"{LEFT}/page-16", f"<a href='{LEFT}/page-15'>15</a>", ""),
        (LEFT, f"<a href='{LEFT}/page-9' rel='next'>on</a><a href='{LEFT}/page-2'>2</a>", f"{LEFT}/page-9"),
    ],
)
def test_the_page_before(path: str, links: str, older: str) -> None:
    listing = read_index(page(listed(item(11, "One"), item(12, "Two"), after=links), SITE + path))
    assert listing.older == (SITE + older if older else "")


def test_feed_name_and_byline_of_a_columnists_channel() -> None:
    head = (
        "<title>Nora Whitfield | Politics | ArcaMax Publishing</title>"
        f"<link rel='alternate' type='application/rss+xml' href='{LEFT}/norawhitfield/rss'>"
    )
    bio = (
        "<header class='fn-content-header'><a class='bio' href='biography'><cite>by Nora Whitfield</cite></a></header>"
    )
    text = listed(bio, item(11, "One").replace("Nora Whitfield", ""), item(12, "Two"), head=head)
    listing = read_index(page(text, f"{SITE}{LEFT}/norawhitfield"))
    assert (listing.name, listing.byline) == ("Nora Whitfield", "Nora Whitfield")
    assert listing.feed_url == f"{SITE}{LEFT}/norawhitfield/rss"
    assert {entry.byline for entry in listing.entries} == {"Nora Whitfield"}


def test_the_channels_it_points_to() -> None:
    related = (
        "<h2>Related Channels</h2><div><a href='/politics/mod/dalekim/'><img src='d.png'></a>"
        "<a href='/politics/mod/dalekim/'>Dale Kim</a><p>By Judge Dale Kim</p></div>"
    )
    listing = read_index(page(listed(item(11, "One"), item(12, "Two"), after=related), SITE + LEFT))
    assert listing.channels == (
        ChannelLink("Dale Kim", f"{SITE}/politics/mod/dalekim", "Judge Dale Kim"),
        ChannelLink("Ilse Brandt", f"{SITE}/politics/mod/ilsebrandt"),
    )


def test_a_date_line_is_a_date_and_no_teaser() -> None:
    text = listed(item(11, "One", "November 23, 2026</p><p>The teaser"), item(12, "Two"))
    entry = read_index(page(text, SITE + LEFT)).entries[0]
    assert (str(entry.published_at), entry.dek) == ("2026-11-23", "The teaser")
