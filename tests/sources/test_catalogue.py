"""The catalogue: complete, consistent, and true to the list it was made from."""

import json
import re
from collections import Counter

import pytest

from reader.model.channel import NewChannel, SourceKind
from reader.sources.catalogue import access, candidates, catalogue, starter_urls
from reader.sources.identity import canonical
from reader.text import is_inert
from tests.shared import counted, shared
from tests.sources.made import SITE

BY_URL = {channel.url: channel for channel in catalogue()}
SYNDICATED = [channel for channel in catalogue() if channel.url.startswith(SITE)]


def test_the_sections_stand_in_order_and_together() -> None:
    sections = [channel.section for channel in catalogue()]
    assert list(dict.fromkeys(sections)) == [
        *("Opinion", "From the Left", "From the Right", "Moderate", "Advice", "News & features"),
        *("Editorial cartoons", "Comics", "Newspapers", "Magazines", "Digests & debate", "Scholars"),
    ]
    assert sections == [section for section, count in Counter(sections).items() for _ in range(count)]


def test_no_url_feed_or_code_stands_twice() -> None:
    for values in (
        [canonical(channel.url) for channel in catalogue()],
        [canonical(channel.feed_url) for channel in catalogue()],
        [channel.code for channel in SYNDICATED],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


@pytest.mark.parametrize("channel", catalogue(), ids=lambda channel: channel.name)
def test_each_channel_is_whole(channel: NewChannel) -> None:
    assert channel.name
    assert channel.section
    assert channel.url.startswith("https://")
    assert channel.feed_url.startswith("https://")
    assert is_inert(channel.name + channel.byline + channel.url)
    assert channel.kind in (SourceKind.FEED, SourceKind.COMIC)


@pytest.mark.parametrize("channel", SYNDICATED, ids=lambda channel: channel.code)
def test_each_syndicated_channel_follows_the_sites_rules(channel: NewChannel) -> None:
    assert channel.feed_url == f"{channel.url}/rss"
    assert channel.url.endswith(f"/{channel.code}")
    assert re.fullmatch(r"[a-z0-9]+", channel.code)
    assert (channel.kind is SourceKind.COMIC) == (channel.section in ("Comics", "Editorial cartoons"))


def test_the_starters_are_the_opinion_lists_and_three_comics() -> None:
    starters = [BY_URL[url] for url in starter_urls()]
    assert [channel.name for channel in starters[:4]] == ["Op Eds", "From the Left", "From the Right", "Moderate"]
    assert [channel.kind for channel in starters[4:]] == [SourceKind.COMIC] * 3
    assert all(channel.confirmed for channel in starters)


@pytest.mark.parametrize(
    ("path", "places"),
    [
        (
            "/politics/mod/norawhitfield",
            (
                *("/politics/mod/norawhitfield", "/politics/fromtheleft/norawhitfield"),
                *("/politics/fromtheright/norawhitfield", "/norawhitfield"),
            ),
        ),
        (
            "/politics/fromtheleft/norawhitfield",
            (
                *("/politics/fromtheleft/norawhitfield", "/politics/fromtheright/norawhitfield"),
                *("/politics/mod/norawhitfield", "/norawhitfield"),
            ),
        ),
        (
            "/politics/editorialcartoons/norawhitfield",
            ("/politics/editorialcartoons/norawhitfield", "/thefunnies/norawhitfield", "/norawhitfield"),
        ),
        (
            "/thefunnies/norawhitfield",
            ("/thefunnies/norawhitfield", "/politics/editorialcartoons/norawhitfield", "/norawhitfield"),
        ),
        ("/healthandspirit/lifeadvice/norawhitfield", ("/healthandspirit/lifeadvice/norawhitfield", "/norawhitfield")),
    ],
)
@pytest.mark.parametrize("origin", [SITE, "http://lantern.localhost"])
def test_candidates(origin: str, path: str, places: tuple[str, ...]) -> None:
    assert candidates(origin + path, "norawhitfield") == tuple(origin + place for place in places)


def test_candidates_without_a_code_are_the_url() -> None:
    assert candidates("https://paper.example/opinion/", "") == ("https://paper.example/opinion",)


def test_every_guess_may_be_elsewhere() -> None:
    for channel in (channel for channel in catalogue() if not channel.confirmed):
        places = candidates(channel.url, channel.code)
        assert places[0] == channel.url
        assert len(places) == len(set(places)) >= 2


def test_other_codes_come_last() -> None:
    (channel,) = (channel for channel in catalogue() if channel.code == "terencepjeffrey")
    assert candidates(channel.url, channel.code)[-1] == f"{SITE}/politics/fromtheright/terencejeffrey"


def test_what_costs_money_is_noted() -> None:
    assert {access(channel.url) for channel in catalogue()} == {"free", "part", "metered", "paywall"}
    assert access(starter_urls()[0]) == "free"
    assert access("https://nowhere.example/") == "free"


def test_it_has_every_channel_of_the_list_it_was_made_from() -> None:
    rows = counted("channels", json.loads(shared("sites/arcamax-channels.json").read_text("utf-8")))
    assert len(SYNDICATED) == len(rows)
    for row in rows:
        channel = BY_URL[SITE + row["path"]]
        assert channel.confirmed == (row["status"] == "verified")
        assert (channel.kind is SourceKind.COMIC) == (row["kind"] == "comic")
        assert channel.byline == row["byline"]


def test_it_has_everybody_on_the_sample_page() -> None:
    sample = shared("sites/sample-page.txt")
    text = sample.read_text("utf-8").partition("Related Channels")[2]
    columnists = re.findall(r"^By (.+)$", text, re.MULTILINE)
    cartoonists = text.partition("\nComics\n")[2]
    bylines = {channel.byline for channel in SYNDICATED}
    assert len(columnists) == 53
    assert [name for name in columnists if name not in bylines] == []
    drawn = [
        channel.name
        for channel in SYNDICATED
        if channel.section == "Editorial cartoons" and channel.name in cartoonists
    ]
    assert len(drawn) == 6
