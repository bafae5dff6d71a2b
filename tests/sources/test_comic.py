"""Comic pages: the newest strip, a strip of some day, the oldest one."""

from datetime import date

import pytest

from reader.errors import SourceError
from reader.sources.comics.reading import read_comic
from reader.sources.comics.syndicate_comic import day_in, nearest_day
from tests.sources.made import SITE, html, page

PATH = "/thefunnies/inkpot"
PREV = f"<a class='prev' href='{PATH}/s-10' title='Inkpot for 10/23/2019'>October 23</a>"
NEXT = f"<a class='next' href='{PATH}/s-12' title='Inkpot for 10/25/2019'>October 25</a>"
NEWEST = "<a class='next-off' href='#'></a>"
OLDEST = "<a class='prev-off' href='#'></a>"
CUR = "<span class='cur'>October 24</span>"
PLAIN = f"<a href='https://share.example/?u={SITE}{PATH}/s-11&h=Inkpot+for+10%2F24%2F2019'>Share</a>"
ENCODED = (
    "<a href='https://share.example/?u=https%3A%2F%2Fwww.arcamax.com%2Fthefunnies%2Finkpot%2Fs-11&h=Inkpot'>Share</a>"
)
HEAD = (
    "<title>Inkpot | Comics | ArcaMax Publishing</title><meta property='og:title' content='Inkpot'>"
    f"<link rel='alternate' type='application/rss+xml' href='{PATH}/rss'>"
)


def comic(*calendar: str, share: str = PLAIN, alt: str = "", head: str = HEAD) -> str:
    return html(
        "<a class='bio' href='biography'><cite>by Perpetua Lamm</cite></a>"
        f"<div class='comic-calendar'>{' '.join(calendar)}</div><figure class='comic'><img id='comic-zoom'"
        f" class='the-comic' src='/newspics/cache/lw600/11.gif' data-zoom-image='/newspics/11.gif'"
        f" alt='{alt}'></figure>{share}",
        head,
    )


def test_the_newest_strip_on_the_landing_page() -> None:
    listing = read_comic(page(comic(PREV, CUR, NEWEST), f"{SITE}{PATH}/"))
    (entry,) = listing.entries
    assert entry.key == "arcamax.com:s-11"
    assert entry.url == f"{SITE}{PATH}/s-11"
    assert entry.headline == "Inkpot, 24 October 2019"
    assert entry.byline == "Perpetua Lamm"
    assert entry.published_at == date(2019, 10, 24)
    assert (listing.name, listing.byline) == ("Inkpot", "Perpetua Lamm")
    assert listing.older == f"{SITE}{PATH}/s-10"
    assert listing.feed_url == f"{SITE}{PATH}/rss"


@pytest.mark.parametrize("share", [PLAIN, ENCODED, PLAIN.replace("&h", "&amp;h")])
def test_the_landing_pages_id_stands_in_the_share_links(share: str) -> None:
    assert read_comic(page(comic(PREV, CUR, share=share), SITE + PATH)).entries[0].key == "arcamax.com:s-11"


def test_a_strips_own_url_counts_first() -> None:
    assert read_comic(page(comic(PREV, CUR), f"{SITE}{PATH}/s-7")).entries[0].key == "arcamax.com:s-7"


def test_without_any_id_the_day_tells_strips_apart() -> None:
    text = comic(PREV, CUR, share="")
    (today,) = read_comic(page(text, SITE + PATH)).entries
    (other,) = read_comic(page(text.replace("10/23", "10/22").replace("October 24", "October 23"), SITE + PATH)).entries
    assert today.url == other.url == SITE + PATH
    assert today.key != other.key


@pytest.mark.parametrize("calendar", [(OLDEST, CUR, NEXT), (CUR, NEXT), ("<a class='prev' href='#'></a>", CUR, NEXT)])
def test_the_oldest_strip_has_none_before_it(calendar: tuple[str, ...]) -> None:
    assert read_comic(page(comic(*calendar), f"{SITE}{PATH}/s-11")).older == ""


@pytest.mark.parametrize(
    ("calendar", "alt", "day"),
    [
        ((PREV, CUR, NEXT), "Inkpot for 4/1/2026", date(2026, 4, 1)),
        ((PREV, CUR, NEXT), "", date(2019, 10, 24)),
        ((CUR, NEXT), "", date(2019, 10, 24)),
        ((PREV,), "", date(2019, 10, 24)),
        ((NEXT,), "", date(2019, 10, 24)),
        ((PREV, "<span class='cur'>October 27</span>"), "", date(2019, 10, 27)),
        (("<span class='cur'>November 20</span>",), "", date(2026, 11, 20)),
        (("<span class='cur'>September  1</span>",), "", date(2026, 9, 1)),
        ((PREV.replace("10/23/2019", "12/31/2019"), "<span class='cur'>January  1</span>"), "", date(2020, 1, 1)),
        ((NEXT.replace("10/25/2019", "1/1/2020"), "<span class='cur'>December 31</span>"), "", date(2019, 12, 31)),
        ((), "", None),
    ],
)
def test_the_day_of_a_strip(calendar: tuple[str, ...], alt: str, day: date | None) -> None:
    (entry,) = read_comic(page(comic(*calendar, share="", alt=alt), f"{SITE}{PATH}/s-11")).entries
    assert entry.published_at == day
    assert (entry.headline == "Inkpot") is (day is None)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (HEAD, "Inkpot"),
        ("<title>Inkpot | Comics | ArcaMax Publishing</title>", "Inkpot"),
        ("<meta property='og:title' content='Inkpot for 10/24/2019'>", "Inkpot"),
        ("<title>Gull & Buoy | Comics | ArcaMax Publishing</title>", "Gull & Buoy"),
        ("", "inkpot"),
    ],
)
def test_the_name_of_a_comic(head: str, name: str) -> None:
    assert read_comic(page(comic(CUR, head=head), SITE + PATH)).name == name


def test_an_editorial_cartoonist_is_read_the_same() -> None:
    url = f"{SITE}/politics/editorialcartoons/edpen"
    head = "<meta property='og:title' content='Ed Pen'>"
    share = PLAIN.replace(PATH, "/politics/editorialcartoons/edpen")
    (entry,) = read_comic(page(comic(CUR, share=share, head=head), url)).entries
    assert (entry.url, entry.headline) == (f"{url}/s-11", "Ed Pen, 24 October 2019")


@pytest.mark.parametrize("text", ["", "words", html("<h1>404: Page Not Found</h1><img src='x.png'>")])
def test_a_page_without_a_strip_is_told_in_words(text: str) -> None:
    with pytest.raises(SourceError) as told:
        read_comic(page(text, SITE + PATH))
    assert told.value.headline.endswith(".")
    assert told.value.hint.endswith(".")


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Inkpot for 9/1/2026", date(2026, 9, 1)),
        ("Flo & Friends for 12/31/2026 ", date(2026, 12, 31)),
        ("Inkpot for 13/1/2026", date(2026, 1, 13)),
        ("Inkpot for 13/13/2026", None),
        ("Inkpot", None),
    ],
)
def test_day_in(title: str, day: date | None) -> None:
    assert day_in(title) == day


def test_a_leap_day_is_put_into_a_leap_year() -> None:
    assert nearest_day("February 29", date(2028, 1, 1)) == date(2028, 2, 29)
    assert nearest_day("February 29", date(2026, 3, 1)) is None
