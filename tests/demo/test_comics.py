"""Comics: the page's shape, the walk through the days, the pictures."""

import re
from datetime import timedelta
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from reader.demo import pictures, stories
from reader.demo.holdings import ORIGIN
from reader.demo.strips import CARTOONISTS, COMICS, Series, Strip, all_series, picture_path
from tests.demo.conftest import TODAY, Client

STRIPS = [strip for series in all_series() for strip in series.strips]


def test_there_are_two_weeks_of_strips_and_six_cartoonists() -> None:
    assert [len(series.strips) for series in COMICS] == [7, 7]
    assert len(CARTOONISTS) == 6
    assert len({strip.id for strip in STRIPS}) == len(STRIPS)


@pytest.mark.parametrize("series", all_series(), ids=lambda series: series.code)
def test_newer_strips_have_higher_ids(series: Series) -> None:
    assert [strip.id for strip in series.strips] == sorted((strip.id for strip in series.strips), reverse=True)
    assert [strip.days for strip in series.strips] == sorted(strip.days for strip in series.strips)


@pytest.mark.parametrize("series", COMICS, ids=lambda series: series.code)
def test_one_can_walk_back_from_today_to_the_oldest(client: Client, series: Series) -> None:
    path, days = series.path, []
    while path:
        page = client.get(path)
        assert page.status == 200
        cur = re.search(r'<span class="cur">([^<]+)</span>', page.text)
        assert cur
        days.append(cur[1])
        previous = re.search(r'<a class="prev" href="([^"]+)" title="([^"]+)">', page.text)
        path = previous[1] if previous else ""
    assert days == [stories.calendar_date(TODAY - timedelta(days=back)) for back in range(7)]
    assert '<a class="prev-off" href="#"></a>' in page.text
    assert '<a class="next" href=' in page.text


def test_the_newest_strip_has_nothing_after_it(client: Client) -> None:
    page = client.get("/thefunnies/gullandbuoy/").text
    assert '<a class="next-off" href="#"></a>' in page
    assert 'title="Gull & Buoy for 11/22/2026"' in page
    assert '<meta property="og:title" content="Gull &amp; Buoy">' in page
    assert '<a class="bio" href="/thefunnies/gullandbuoy/biography"><cite>by Perpetua Lamm</cite></a>' in page


@pytest.mark.parametrize("series", all_series(), ids=lambda series: series.code)
def test_the_picture_stands_in_its_figure(client: Client, series: Series) -> None:
    page = client.get(series.path).text
    figure = re.search(r'<figure class="comic"><img id="comic-zoom" class="the-comic" (.+?)></figure>', page)
    assert figure
    fields = dict(re.findall(r'([\w-]+)="([^"]*)"', figure[1]))
    small, full = (Image.open(BytesIO(client.get(fields[name]).body)) for name in ("src", "data-zoom-image"))
    assert full.size == (int(fields["data-width"]), int(fields["data-height"]))
    assert small.width == 600
    assert (small.format, full.mode) == ("PNG", "RGB")
    assert re.search(r"for \d{1,2}/\d{1,2}/2026$", fields["alt"])
    assert '<cite class="comic-copyright">' in page


def test_the_id_of_todays_strip_is_in_the_share_link(client: Client) -> None:
    series = COMICS[0]
    page = client.get(series.path).text
    link = re.search(r'<div class="comic-share"><a href="([^"]+)"', page)
    assert link
    assert f"%2Fs-{series.strips[0].id}" in link[1]
    query = parse_qs(urlsplit(link[1].replace("&amp;", "&")).query)
    assert query == {"u": [f"{ORIGIN}{series.path}/s-{series.strips[0].id}"], "h": ["Gull & Buoy for 11/23/2026"]}


def test_the_short_link_of_a_strip_leads_to_its_page(client: Client) -> None:
    strip = COMICS[1].strips[3]
    assert client.first(f"/wickandmoth/s-{strip.id}").headers["Location"] == f"/thefunnies/wickandmoth/s-{strip.id}"


@pytest.mark.parametrize("strip", STRIPS, ids=lambda strip: f"{strip.code}-{strip.scene}")
def test_every_strip_is_drawn_once_and_differs_from_the_others(strip: Strip) -> None:
    drawn = pictures.strip_picture(strip)
    assert Image.open(BytesIO(drawn)).size == pictures.picture_size(strip)
    assert pictures.strip_picture(strip) is drawn
    assert all(pictures.strip_picture(other) != drawn for other in STRIPS if other.id != strip.id)


def test_a_picture_is_never_made_larger() -> None:
    strip = COMICS[0].strips[0]
    assert Image.open(BytesIO(pictures.strip_picture(strip, 5000))).size == pictures.STRIP_SIZE


def test_the_folders_of_a_picture_are_the_digits_of_its_id() -> None:
    assert picture_path(Strip(4310007, "gullandbuoy", "chip", 0, ())) == "/newspics/431/43100/4310007.png"


def test_a_picture_of_no_strip_is_not_there(client: Client) -> None:
    assert client.get("/newspics/1/100/10000.png").status == 404


@pytest.mark.parametrize("path", ["columns/orchard-road", "columns/undrawn", "channels/roughedges", "comics/minaokuda"])
def test_illustrations_and_badges_are_drawn(client: Client, path: str) -> None:
    image = Image.open(BytesIO(client.get(f"/jsnews/images/{path}.png").body))
    assert image.size == ((900, 420) if path.startswith("columns") else (120, 120))
    colors = image.getcolors(1 << 20)
    assert colors is not None
    assert len(colors) > 3
