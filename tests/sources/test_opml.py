"""OPML read and written: every dialect, broken lists, hostile lists, and what other readers' lists hold."""

import json
import re
from ast import literal_eval
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from reader.errors import SourceError
from reader.model.channel import Channel, NewChannel, SourceKind
from reader.sources.exchange.newsboat import Complaint
from reader.sources.exchange.opml import read_opml, read_outlines, write_opml
from reader.text import is_inert
from tests.shared import counted, shared
from tests.sources.made import archived, page

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
FEED = 'xmlUrl="https://a.example/rss"'


def opml(body: str, version: str = "2.0") -> str:
    return (
        f'<?xml version="1.0"?>\n<opml version="{version}"><head><title>Mine</title></head><body>{body}</body></opml>'
    )


def one(body: str) -> NewChannel:
    (channel,) = read_opml(page(opml(body)))
    return channel


def left_out(body: str) -> Complaint:
    channels, (complaint,) = read_outlines(page(opml(body)))
    assert len(channels) <= 1
    return complaint


class TestReading:
    def test_a_feed_with_its_page(self) -> None:
        channel = one(f'<outline type="rss" text="A" {FEED} htmlUrl="https://a.example/"/>')
        assert channel == NewChannel("https://a.example/", "A", feed_url="https://a.example/rss")

    @pytest.mark.parametrize("version", ["1.0", "1.1", "2.0", "", "9"])
    def test_every_version(self, version: str) -> None:
        assert len(read_opml(page(opml(f'<outline text="A" {FEED}/>', version)))) == 1

    @pytest.mark.parametrize(
        "outline",
        [
            '<outline text="A" xmlURL="https://a.example/rss"/>',
            '<outline TEXT="A" XMLURL="https://a.example/rss" type="RSS"/>',
            '<Outline text="A" xmlurl="https://a.example/rss" type="atom"/>',
            '<outline title="A" xmlUrl=" https://a.example/rss "/>',
            '<outline text=" " title="A" xmlUrl="feed:https://a.example/rss"/>',
        ],
    )
    def test_odd_spellings(self, outline: str) -> None:
        channel = one(outline)
        assert (channel.name, channel.url, channel.feed_url) == ("A", "https://a.example/rss", "https://a.example/rss")

    def test_text_goes_before_title_and_a_nameless_one_has_its_place(self) -> None:
        assert one(f'<outline text="text" title="title" {FEED}/>').name == "text"
        assert one(f"<outline {FEED}/>").name == "a.example"

    def test_the_innermost_named_group_is_the_section(self) -> None:
        groups = f'<outline text="Outer"><outline title="Inner"><outline text=""><outline text="A" {FEED}/>'
        assert one(groups + "</outline></outline></outline>").section == "Inner"
        assert one(f'<outline text="A" {FEED}/>').section == ""

    def test_a_feed_inside_a_feed_is_in_the_group_around_both(self) -> None:
        inner = f'<outline text="B" xmlUrl="https://b.example/rss"><outline text="A" {FEED}/></outline>'
        assert [channel.section for channel in read_opml(page(opml(f'<outline text="G">{inner}</outline>')))] == [
            "G",
            "G",
        ]

    def test_without_a_group_the_category_is(self) -> None:
        assert one(f'<outline category=",/Opinion/Left,other" text="A" {FEED}/>').section == "Left"

    def test_a_page_alone_is_an_index(self) -> None:
        assert one('<outline text="A" htmlUrl="https://a.example/"/>').kind is SourceKind.INDEX

    def test_feeds_that_share_a_page_stay_apart(self) -> None:
        home = 'htmlUrl="https://a.example/"'
        outlines = f'<outline text="A" {FEED} {home}/><outline text="B" xmlUrl="https://a.example/b" {home}/>'
        assert [channel.url for channel in read_opml(page(opml(outlines)))] == [
            "https://a.example/",
            "https://a.example/b",
        ]

    def test_notes_and_empty_groups_are_no_channels(self) -> None:
        assert read_outlines(page(opml('<outline text="a note"/><outline/><outline text="G"> </outline>'))) == ((), ())

    def test_any_charset(self) -> None:
        body = f'<?xml version="1.0" encoding="iso-8859-1"?><opml><body><outline text="Café" {FEED}/></body></opml>'
        assert read_opml(page(body.encode("latin-1")))[0].name == "Café"
        assert read_opml(page(body.replace("iso-8859-1", "utf-16").encode("utf-16")))[0].name == "Café"


class TestLeftOut:
    @pytest.mark.parametrize(
        ("outline", "reason"),
        [
            ('<outline text="L" type="include" url="https://a.example/l.opml"/>', "another list"),
            ('<outline text="L" type="Link" url="https://a.example/l.opml"/>', "another list"),
            ('<outline text="T" type="source" xmlUrl="https://reader.example/api"/>', "another list"),
            ('<outline text="F" xmlUrl="file:///etc/passwd"/>', "none of the web"),
            ('<outline text="J" xmlUrl="javascript:alert(1)"/>', "none of the web"),
            (f'<outline text="A" {FEED}/><outline text="again" {FEED}/>', "more than once"),
            (f'<outline text="A" {FEED}/><outline text=bare xmlUrl="https://b.example/rss"/>', "broken here"),
        ],
    )
    def test_each_has_its_reason(self, outline: str, reason: str) -> None:
        assert reason in left_out(outline).reason

    def test_and_its_line(self) -> None:
        head = '<?xml version="1.0"?>\n<!-- one\ntwo -->\n<opml><body>\n'
        text = f'{head}<outline {FEED}/>\n<outline xmlUrl="x:y"/></body></opml>'
        assert read_outlines(page(text))[1] == (Complaint(6, "x:y", "Its address is none of the web."),)


class TestBroken:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (f'<opml><body><outline text="A" {FEED}>', "A"),
            (f'<opml xmlns><body><outline text="A" {FEED}/></opml>', "A"),
            (f'\n\n junk <opml><body><outline text="AT&T" {FEED}/></body></opml>', "AT&T"),
            (f'<opml><body><outline text="a<b" {FEED}/></body></opml>', "a<b"),
            (
                f'<opml><body><outline text="arch&aelig;ology &nosuch; &amp;" {FEED}/></body></opml>',
                "archæology &nosuch; &",
            ),
            (f'<opml><body><outline text="A&#0;&#x1b;&#xD800;&#230;" {FEED}/></body></opml>', "Aæ"),
            (f'<opml><body><outline text="A" text="B" {FEED}/></body></opml>', "A"),
            (f'<opml><outline text="A" {FEED}/></opml>', "A"),
        ],
    )
    def test_what_makes_sense_is_read(self, text: str, name: str) -> None:
        assert [channel.name for channel in read_opml(page(text))] == [name]

    def test_an_address_with_bare_ampersands_is_whole(self) -> None:
        assert (
            one('<outline xmlUrl="https://a.example/?a=1&b=2&copy=3"/>').feed_url == "https://a.example/?a=1&b=2&copy=3"
        )

    def test_groups_nested_beyond_reason_are_survived(self) -> None:
        assert read_opml(page(opml(f"<outline {FEED}/>" + '<outline text="g">' * 5000)))[0].name == "a.example"

    @pytest.mark.parametrize(
        "text", ["", "plain", "<html><body>no</body></html>", "<rss><channel/></rss>", "<opml", "<!--"]
    )
    def test_what_is_no_list_is_refused(self, text: str) -> None:
        with pytest.raises(SourceError, match="no list of channels"):
            read_opml(page(text))


class TestHostile:
    @pytest.mark.parametrize(
        "declaration",
        [
            '<!DOCTYPE opml [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
            '<!DOCTYPE opml SYSTEM "https://evil.example/x.dtd">',
            "<!doctype opml>",
            '<!DOCTYPE opml [<!ENTITY a "]><opml>">]>',
            '<!-- harmless --><!DOCTYPE opml [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        ],
    )
    def test_a_document_type_is_refused(self, declaration: str) -> None:
        with pytest.raises(SourceError, match="overwhelm programs"):
            read_opml(page(f'{declaration}<opml><body><outline text="&b;" {FEED}/></body></opml>'))

    def test_a_comment_that_speaks_of_one_is_not(self) -> None:
        assert read_opml(page(f"<!-- no <!DOCTYPE here --><opml><body><outline {FEED}/></body></opml>"))

    def test_what_would_act_on_a_terminal_is_taken_out(self) -> None:
        channel = one(f'<outline text="a&#x9b;2J&#x202e;b\x1b]0;x\x07"><outline text="N&#x9d;0;x" {FEED}/></outline>')
        assert is_inert(channel.name + channel.section)


class TestWriting:
    def channel(self, **but: Any) -> Channel:
        told: dict[str, Any] = {"id": 1, "url": "https://a.example/", "name": "A", "kind": SourceKind.FEED}
        told |= {"byline": "", "section": "", "code": "", "confirmed": True, "followed": True}
        return Channel(**(told | {"feed_url": "https://a.example/rss"} | but))

    def outlines(self, *channels: Channel) -> list[dict[str, str]]:
        tree = etree.fromstring(write_opml(channels, "Mine", NOW).encode())
        return [{str(name): str(value) for name, value in each.items()} for each in tree.iter("outline")]

    def test_a_plain_feed_is_plain_opml(self) -> None:
        (outline,) = self.outlines(self.channel())
        plain = {"text": "A", "title": "A", "type": "rss", "htmlUrl": "https://a.example/"}
        assert outline == plain | {"xmlUrl": "https://a.example/rss"}

    def test_sections_are_groups(self) -> None:
        found = self.outlines(
            self.channel(section="S & T"), self.channel(section="S & T", feed_url="https://b.example/")
        )
        assert [outline["text"] for outline in found] == ["S & T", "A", "A"]

    def test_a_channel_without_a_feed_has_its_kind(self) -> None:
        (outline,) = self.outlines(self.channel(feed_url="", kind=SourceKind.COMIC))
        assert outline["{urn:byline:opml}kind"] == "comic"
        assert outline["type"] == "link"
        assert "xmlUrl" not in outline

    def test_the_head_has_title_and_date(self) -> None:
        text = write_opml([], "Mine & <yours>", NOW)
        assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>")
        assert "<title>Mine &amp; &lt;yours&gt;</title>" in text
        assert "<dateCreated>Mon, 23 Nov 2026 09:14:00 GMT</dateCreated>" in text


COUNT = re.compile(r"""len\(result\[["'](feeds|opportunities)["']\]\) == (\d+)""")
VALUE = re.compile(r"""result\[["'](feeds|opportunities)["']\]\[(\d)\]\[["'](url|title)["']\] == (["'].*["'])""")


def expected(expectation: str, channels: tuple[NewChannel, ...]) -> tuple[object, object] | None:
    """What listparser expects and what was read here, for a number, a url or a title; None for anything else."""
    told = {
        "feeds": [{"url": each.feed_url, "title": each.name} for each in channels if each.feed_url],
        "opportunities": [{"url": each.url, "title": each.name} for each in channels if not each.feed_url],
    }
    if count := COUNT.fullmatch(expectation):
        return int(count[2]), len(told[count[1]])
    if value := VALUE.fullmatch(expectation):
        return literal_eval(value[4]), told[value[1]][int(value[2])][value[3]]
    return None


def test_the_lists_of_the_corpus() -> None:
    files = dict(counted("listparser.zip", archived("feeds/listparser.zip")))
    cases = [json.loads(line) for line in shared("corpus/feeds/manifest.jsonl").read_text("utf-8").splitlines()]
    read, refused, met = 0, 0, 0
    for case in cases:
        if case["archive"] != "listparser.zip":
            continue
        try:
            channels = read_opml(page(files[case["path"]]))
        except SourceError:
            # FOAF and other lists that are no OPML.
            assert case["kind"] in ("foaf", "other")
            refused += 1
            continue
        read += 1
        for pair in filter(None, (expected(each, channels) for each in case["expect"])):
            assert pair[0] == pair[1], case["path"]
            met += 1
    print(f"listparser: {read} read, {refused} refused in words, {met} expectations on urls, titles and numbers met")
    assert (read, refused) == (49, 12)
    assert met >= 14


def test_the_list_of_a_real_reader() -> None:
    (body,) = [body for name, body in archived("feeds/netnewswire.zip") if name.endswith(".opml")]
    channels, complaints = read_outlines(page(body))
    print(f"netnewswire: {len(channels)} channels, {len(complaints)} left out")
    assert (len(channels), len(complaints)) == (207, 0)


def test_every_list_with_a_defect_is_read_or_refused() -> None:
    lists = [(name, body) for name, body in archived("feeds/feedvalidator.zip") if name.endswith(".opml")]
    assert len(lists) == 19
    refused = []
    for name, body in lists:
        try:
            channels, _ = read_outlines(page(body))
        except SourceError:
            refused.append(name)
        else:
            assert is_inert(" ".join(channel.name for channel in channels)), name
    assert refused == ["opml/clean/outlineDocument.opml"]
