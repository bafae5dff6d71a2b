"""Feeds as they come: what is wrong in them, and what is right all the same (see `tests.bench.reports_wire`)."""

import gzip
import zlib
from contextlib import suppress
from functools import partial

from reader.errors import BylineError
from reader.fetch.files import page_of_bytes
from reader.service.following import subscriptions
from reader.service.reading.opening import open_entry
from tests.bench.reports_wire import CHECKS, XML, Stand, atom, check, equal, feed, report
from tests.fetch.loopback import answer
from tests.service.conftest import add_channel

TITLES = """Ocado to axe 'Low Price'|Tea & cake ’til four|How should <select> work?|The Times goes weekly
The Times goes weekly|</kubernetes>|Linked title|No more D&D; and R&D this year|AT&T raises prices|Crêpe fête
Ten years—on|Tom & Jerry|Tom & Jerry|A title over two lines|When 3 < 5 and 7 > 2|Vector<int> explained|Bold claim
First Second|First Second|It’s “fine”|It’s fine|It’s fine|*|*|*|*|*|Real|It’s café|H2O prices|Caption
"Quoted" – he said""".replace("\n", "|").split("|")
ATOM_TITLES = [
    *("A <b> tag", "A bold title", "Tom & Jerry", "How should <select> work?", "An xhtml title & more"),
    *("Tom & Jerry", "It's"),
]


@check("ampersand-raw-1")
async def _(stand: Stand) -> tuple[bool, str]:
    right = {
        "am/1.html": "AT&T raises prices",
        "am/2.html?a=1&b=2&copy=3&lt=4": "Research & development",
        "am/3.html": "Q&A: R&D, D&D",
    }
    return equal(await stand.read("ampersand-raw-1.xml"), right)


@check("ampersand-raw-5")
async def _(stand: Stand) -> tuple[bool, str]:
    right = {
        "al3?a=1&copy=3&section=4&para=2": "loose R&D",
        "al4?id=7&section=2&copy=1&sect=9&times=3": "loose2",
    }
    return equal(await stand.read("ampersand-raw-5.xml"), right)


@check("raw ampersands beside named entities and CDATA")
async def _(stand: Stand) -> tuple[bool, str]:
    body = feed(
        "<title>AT&T; f&ecirc;te</title><link>/a?x=1&reg=2</link>",
        "<title><![CDATA[P&G & R&amp;D]]></title><link><![CDATA[/b?x=1&copy=2]]></link>",
    )
    return equal(await stand.read("f", body), {"a?x=1&reg=2": "AT&T; fête", "b?x=1&copy=2": "P&G & R&D"})


CODED = ("none", "utf-8", "aws-chunked", "binary", "UTF-8, identity", "deflate, gzip", "gzip, gzip")
RIGHT = "Ça va très bien – “thanks”"


async def _coded(stand: Stand, coding: str) -> tuple[bool, str]:
    body = report("encoding-none.xml", stand.site.origin)
    for name in coding.split(", "):
        body = gzip.compress(body) if name == "gzip" else zlib.compress(body) if name == "deflate" else body
    seen = await stand.read("f.xml", body, content_encoding=coding)
    return equal([*seen.values()], [RIGHT])


for _name in CODED:
    CHECKS[f"content-encoding {_name}"] = partial(_coded, coding=_name)


@check("gzip without a header")
async def _(stand: Stand) -> tuple[bool, str]:
    body = gzip.compress(report("encoding-gzip-nohdr.xml", stand.site.origin))
    return equal([*(await stand.read("f.xml", body)).values()], [RIGHT])


@check("gzip packed twice, named once")
async def _(stand: Stand) -> tuple[bool, str]:
    body = gzip.compress(gzip.compress(report("encoding-none.xml", stand.site.origin)))
    return equal([*(await stand.read("f.xml", body, content_encoding="gzip")).values()], [RIGHT])


@check("a bomb in a packed body stays outside")
async def _(stand: Stand) -> tuple[bool, str]:
    bomb = gzip.compress(gzip.compress(b" " * 60_000_000))
    with suppress(BylineError):
        await stand.add("f.xml", bomb)
        return False, "it was taken"
    return True, ""


@check("feed-cp1252-says-utf8")
async def _(stand: Stand) -> tuple[bool, str]:
    return equal([*(await stand.read("feed-cp1252-says-utf8.xml")).values()], [RIGHT])


@check("utf-8 that says windows-1252")
async def _(stand: Stand) -> tuple[bool, str]:
    body = feed(f"<title>{RIGHT}</title><link>/a</link>").replace(b"'?>", b"' encoding='windows-1252'?>")
    in_feed = await stand.read("f", body)
    in_header = await stand.read(
        "g", feed(f"<title>{RIGHT}</title><link>/b</link>"), content_type=f"{XML}; charset=iso-8859-1"
    )
    return equal([*in_feed.values(), *in_header.values()], [RIGHT, RIGHT])


@check("junk-before-xml")
async def _(stand: Stand) -> tuple[bool, str]:
    return equal([*(await stand.read("junk-before-xml.xml")).values()], [RIGHT])


@check("other text before the xml")
async def _(stand: Stand) -> tuple[bool, str]:
    body = b"Notice: <i>x</i> at line 3\n<script>var a = 1;</script>\n" + atom('<title>A</title><link href="/a"/>')
    return equal(await stand.read("f", body, content_type="text/html"), {"a": "A"})


@check("xml-base-on-content")
async def _(stand: Stand) -> tuple[bool, str]:
    channel = await stand.add("xml-base-on-content.atom")
    (entry,) = await stand.entries(channel)
    opened = await open_entry(stand.desk, entry.id)
    links = [span.link for block in opened.article.blocks for span in getattr(block, "spans", ()) if span.link]
    right = [f"{stand.site.origin}/blog/c_su_windows/two.html", f"{stand.site.origin}/abs.html"]
    return equal((entry.url, links[:2]), (f"{stand.site.origin}/blog/gone-xb.html", right))


@check("titles-32-forms")
async def _(stand: Stand) -> tuple[bool, str]:
    seen = await stand.read("titles-32-forms.xml")
    wrong = [
        f"{number}: {seen.get(f't/{number}.html')!r}"
        for number, right in enumerate(TITLES)
        if right not in ("*", seen.get(f"t/{number}.html"))
    ]
    return not wrong, "; ".join(wrong)


@check("titles-atom")
async def _(stand: Stand) -> tuple[bool, str]:
    seen = await stand.read("titles-atom.atom")
    return equal([seen[f"ta/{number}.html"] for number in range(len(ATOM_TITLES))], ATOM_TITLES)


@check("titles-wide")
async def _(stand: Stand) -> tuple[bool, str]:
    seen = await stand.read("titles-wide.xml")
    return equal((len(seen), seen.get("w/7.html")), (10, "Tab in title and zero width isolates override"))


@check("titles of a JSON feed")
async def _(stand: Stand) -> tuple[bool, str]:
    body = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Q&amp;A", "items": [
        {"id": "1", "url": "/1", "title": "Tom &amp; Jerry&#39;s", "content_text": "x"},
        {"id": "2", "url": "/2", "title": "First<br>Second", "content_text": "x"},
        {"id": "3", "url": "/3", "title": "The <select> tag, <i>again</i>", "content_text": "x"}]}"""
    right = {"1": "Tom & Jerry's", "2": "First Second", "3": "The <select> tag, again"}
    return equal(await stand.read("f.json", body, content_type="application/json"), right)


@check("a source that holds an entry")
async def _(stand: Stand) -> tuple[bool, str]:
    body = atom(
        '<title>A</title><link href="/a"/><source><title>Src</title><id>s</id><entry/></source><summary>S</summary>',
        '<title>B</title><link href="/b"/><source><entry><title>No</title><link href="/no"/></entry></source>',
    )
    return equal(await stand.read("f", body), {"a": "A", "b": "B"})


@check("a list's type=source is no feed")
async def _(stand: Stand) -> tuple[bool, str]:
    body = b"""<opml version="1.0"><body><outline title="Reader" type="source" xmlUrl="https://r.example/api"
        sourceSubtype="fl_ttrss"><outline title="A" type="rss" xmlUrl="https://a.example/f"/></outline>
        <outline title="Unread" type="vfolder" xmlUrl="vfolder"/></body></opml>"""
    plan = await subscriptions.preview(stand.desk, page_of_bytes(body, "list"))
    return equal([channel.feed_url for channel in plan.new], ["https://a.example/f"])


@check("feed: urls")
async def _(stand: Stand) -> tuple[bool, str]:
    stand.pages["/f"] = answer(feed("<title>A</title><link>/a</link>"), content_type=XML)
    host = stand.site.origin.partition("://")[2]
    seen = [
        (await add_channel(stand.desk, f"{form}/f")).channel.url
        for form in (f"feed:http://{host}", f"feed://{host}", f"FEED:http://{host}")
    ]
    return equal(seen, [f"{stand.site.origin}/f"] * 3)


@check("backslashes in urls")
async def _(stand: Stand) -> tuple[bool, str]:
    body = feed(
        "<title>A</title><link>\\x\\a?q=\\b</link>", "<title>B</title><link>" + stand.site.origin + "\\y\\b</link>"
    )
    return equal(await stand.read("f", body), {"x/a?q=\\b": "A", "y/b": "B"})
