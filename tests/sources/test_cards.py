"""Lists of channels as cards."""

import pytest

from reader.model.channel import NewChannel, SourceKind
from reader.sources.discovery import discover
from tests.sources.made import html, page

PEOPLE = (("ACLU", "The ACLU"), ("Ada Holm", "Ada Holm"), ("From the Hill", "Bo Quill"), ("Slow Trains", "Cy Lamm"))
BESIDE = "<div><a href='/c/{0}'><img src='/i/{0}.jpg'><h4>{1}</h4>By {2}</a><button>Follow</button></div>"
INSIDE = "<li><a href='/c/{0}'><img src='/i/{0}.jpg'><h4>{1}</h4>By {2}<button>Follow</button></a></li>"


def found(body: str, url: str = "https://paper.example/columnists", head: str = "") -> tuple[NewChannel, ...]:
    return discover(page(html(f"<h1>Columnists</h1>{body}", head), url)).channels


@pytest.mark.parametrize("card", [BESIDE, INSIDE])
def test_each_is_a_name_and_a_byline(card: str) -> None:
    channels = found("".join(card.format(at, *each) for at, each in enumerate(PEOPLE)))
    assert [(channel.name, channel.byline.removeprefix("The ")) for channel in channels] == [
        (name, by.removeprefix("The ")) for name, by in PEOPLE
    ]
    assert [(channel.url, channel.kind) for channel in channels][:1] == [
        ("https://paper.example/c/0", SourceKind.INDEX)
    ]


def test_a_page_of_comics_offers_them_and_is_no_strip() -> None:
    tile = "<a href='/comics/c{0}'><img src='/t/{0}.png' alt='Comic {0}'><h4>Comic {0}</h4>By Jenny Campbell</a>"
    tiles = "".join(tile.format(at) for at in range(150))
    turns = "<a rel='prev' href='/comics?page=1'>Previous</a><a rel='next' href='/comics?page=3'>Next</a>"
    big = "<img src='/big.png' width='900' height='300' alt='Comics by Jenny Campbell'>"
    head = "<title>Comics by Jenny Campbell</title><meta property='og:title' content='Comics by Jenny Campbell'>"
    channels = found(big + turns + tiles, "https://paper.example/comics", head)
    assert len(channels) == 150
    assert {(channel.kind, channel.byline) for channel in channels} == {(SourceKind.COMIC, "Jenny Campbell")}


@pytest.mark.parametrize(
    "card",
    [
        "<a href='/c/{0}'><img src='/i/{0}.jpg'><h4>The story of house number {0}</h4>By {2}</a>",
        "<a href='/c/{0}'><img src='/i/{0}.jpg'><h4>{1}</h4><p>How it came about, and who was there.</p></a>",
        "<a href='https://other.example/c/{0}'><img src='/i/{0}.jpg'><h4>{1}</h4>By {2}</a>",
        "<a href='/c/{0}'><h4>{1}</h4>By {2}</a>",
    ],
)
def test_what_is_no_card_of_a_channel(card: str) -> None:
    channels = found("".join(card.format(at, *each) for at, each in enumerate(PEOPLE)))
    assert [channel for channel in channels if "/c/" in channel.url] == []
