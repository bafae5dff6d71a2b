"""What reading costs as a page grows: one construct over and over, in every place, for every reader.

Bytes from outside may be anything, so nothing may cost much more than its size: four times the bytes may take no more
than `MOST_TIMES` the time, and a quarter of a megabyte no longer than the parser is given. What takes long is counted.
"""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random

from reader.errors import BylineError, PageTooHard
from reader.model.page import Page
from reader.service.parser.pool import DEADLINE
from reader.service.parser.worker import Worker
from tests.clean.measuring import import_path
from tests.hostile.mutations import READERS, URL
from tests.hostile.promise import Tally

WORKERS = 2
PATIENCE = 120.0
"""Seconds by the clock: it is the processor's that count."""
LARGE = 250_000
SMALLER = LARGE // 4
MOST_TIMES = 8
"""Linear is 4, n log n a little more; what the garbage of a large tree costs comes on top. The square would be 16."""
FELT = 0.3
"""Seconds of the processor under which nothing is said of how a cost grows."""
LONG = 1.0

Make = Callable[[int], str]
"""About so many characters of the construct."""


@dataclass(frozen=True, slots=True)
class Construct:
    name: str
    readers: tuple[str, ...]
    make: Make


def _times(piece: str) -> Make:
    return lambda size: piece * max(1, size // len(piece))


TAGS = (
    *(
        "a",
        "p",
        "h1",
        "h2",
        "h3",
        "li",
        "ul",
        "div",
        "span",
        "b",
        "em",
        "table",
        "tr",
        "td",
        "option",
        "dl",
        "dt",
        "dd",
    ),
    *("br", "img", "iframe", "script", "style", "noscript", "template", "svg", "form", "input", "article", "section"),
    *(
        "time",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
        "aside",
        "nav",
        "header",
        "footer",
        "main",
        "button",
        "label",
    ),
    *(
        "video",
        "source",
        "picture",
        "sup",
        "cite",
        "address",
        "title",
        "base",
        "frameset",
        "math",
        "font",
        "center",
        "x-y",
    ),
)
FILLED = {
    "a": '<a href="/s-{n}">Ada Holm: the slow train',
    "img": '<img src="/p-{n}.png" alt="The slow train">',
    "time": '<time datetime="2026-03-0{n}">3 March 2026',
    "iframe": '<iframe src="/v-{n}">',
    "td": "<td>The slow train",
    "a p": '<a href="/x"><p>',
    "a h3 p": '<article><a href="/s-{n}"><h3>The slow train</h3></a><p>By Ada Holm, 3 March 2026</p></article>',
    "class": '<div class="byline author date comments related">By Ada Holm',
    "itemprop": '<span itemprop="author"><span itemprop="name">Ada Holm</span>',
    "rel": '<a rel="author" href="/ada">Ada Holm</a> and ',
    "li a": '<li><a href="/s-{n}">The slow train leaves at six</a> March 3, 2026</li>',
    "note": '<sup><a href="#n{n}" id="r{n}">1</a></sup><p id="n{n}">',
    "hidden": '<div style="display:none" hidden aria-hidden="true">Subscribe',
    "wall": '<p>Subscribe to continue reading.</p><form><input type="password"></form>',
    "cell": "<tr><td>1<td>2</tr>",
    "br br": "The slow train leaves.<br><br>",
    "script json": '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"x{n}"}}</script>',
    "meta": '<meta property="article:author" content="Ada Holm {n}">',
    "link": '<link rel="alternate" type="application/rss+xml" href="/f{n}" title="Feed">',
}
ATTRIBUTES = (
    *(
        "href",
        "class",
        "id",
        "style",
        "content",
        "itemprop",
        "datetime",
        "title",
        "alt",
        "srcset",
        "src",
        "rel",
        "lang",
    ),
    *("name", "property", "data-src", "type", "width"),
)
TEXTS = {
    "one word": "a",
    "capitals": "AB",
    "blanks": " \t",
    "lines": "\n",
    "blanks and a word": " a",
    "commas": "a, ",
    "names": "Ada Holm, ",
    "by": "By Ada Holm ",
    "initials": "A. ",
    "inverted": "Holm, A., ",
    "and": "Ada and ",
    "dates": "March 3, 2026 ",
    "digits": "1",
    "numbers": "12:",
    "slashes": "1/",
    "hyphens": "a-",
    "dashes": " — ",
    "bars": " | ",
    "stops": "Mr. ",
    "quotes": '"a" ',
    "brackets": "(",
    "square": "[1] ",
    "stars": "* ",
    "underscores": "_",
    "addresses": "http://a.example/b ",
    "one address": "a.b/",
    "dots": "a.",
    "at": "a@b.example ",
    "ats": "@",
    "zero width": "a\u200b",
    "marks": "\u0301",
    "joined": "👩\u200d",
    "ideographs": "橋は長い。",
    "right to left": "אב ",
    "ampersands": "&amp;amp;",
    "entities": "&#65;",
    "less": "&lt;b&gt;",
    "percent": "%41",
    "backslashes": "\\",
    "mail names": "a@b.example (Ada Holm) ",
    "page": "Page 1 of 2 ",
    "minutes": "3 min ago ",
    "subscribe": "Subscribe now to read on. ",
    "rights": "© 2026 Ada Holm. ",
}
PAGE_SLOTS = {
    "title": "<title>{}</title>",
    "h1": "<h1>{}</h1>",
    "paragraph": "<h1>The slow train</h1><p>{}</p>",
    "byline": '<h1>The slow train</h1><p class="byline">{}</p>',
    "by": "<h1>The slow train</h1><p>By {}</p>",
    "link": '<a href="/s-1">{}</a>',
    "href": '<p><a href="{}">The slow train</a></p>',
    "heading link": '<h2><a href="/s-1">{}</a></h2><p>The slow train leaves.</p>',
    "author": '<meta name="author" content="{}">',
    "description": '<meta name="description" content="{}">',
    "date": '<meta property="article:published_time" content="{}">',
    "time": '<h1>The slow train</h1><time datetime="{0}">{0}</time>',
    "json": '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{0}","author":"{0}"}}</script>',
    "class": '<h1>The slow train</h1><div class="{}">Ada Holm</div>',
    "pre": "<pre>{}</pre>",
    "style": "<style>{}</style>",
}
FEED_SLOTS = {
    "title": "<item><title>{}</title><link>http://a.example/1</link></item>",
    "description": "<item><title>T</title><description>{}</description></item>",
    "creator": "<item><title>T</title><dc:creator>{}</dc:creator></item>",
    "author": "<item><title>T</title><author>{}</author></item>",
    "pubDate": "<item><title>T</title><pubDate>{}</pubDate></item>",
    "link": "<item><title>T</title><link>{}</link></item>",
    "guid": "<item><title>T</title><guid>{}</guid></item>",
    "feed title": "<title>{}</title><item><title>T</title></item>",
    "content": "<item><title>T</title><content:encoded>{}</content:encoded></item>",
}
ITEMS = (
    *("<item>", "<item/>", "<item></item>", "<item><title>T</title><link>/1</link></item>", "<title>T</title>"),
    *("<dc:creator>Ada Holm</dc:creator>", "<category>a</category>", '<enclosure url="/a.mp3"/>', "<a:b xmlns:a='c'>"),
    *(
        "<pubDate>3 Mar 2026</pubDate>",
        "<guid>1</guid>",
        "<media:thumbnail url='/a.png'/>",
        "<source url='/a'>S</source>",
    ),
    *(
        "<![CDATA[<p>a]]>",
        "<!-- a -->",
        "<?a b?>",
        "<entry/>",
        "<outline text='a' xmlUrl='/a'/>",
        "<outline><outline/>",
    ),
    *("&lt;p&gt;a&lt;/p&gt;", "<description>&lt;p&gt;</description>", "<author><name>Ada Holm</name></author>"),
)
FOUND = frozenset(
    {
        ("one word in a feed's author", "feed"),
        ("entities in a feed's creator", "feed"),
        ("underscores in class", "column"),
        ("<h1> open", "discovery"),
        ("many: a p", "index"),
    }
)
"""What once took the square of its size, or the depth of its tags."""
PAGES = ("column", "index", "comic", "discovery")
FEEDS = ("feed", "channel list", "discovery")
HEAD = "<html><body>"
RSS = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
)


def constructs() -> Iterator[Construct]:
    """All of them, in an order that does not change."""
    for tag in TAGS:
        for name, piece in (("open", f"<{tag}>"), ("closed", f"<{tag}>a</{tag}>"), ("empty", f"<{tag}></{tag}>")):
            yield Construct(f"<{tag}> {name}", PAGES, _wrapped(HEAD, _times(piece)))
        yield Construct(f"<{tag}> within", PAGES, _wrapped(HEAD, _within(tag)))
    for name, piece in FILLED.items():
        yield Construct(f"many: {name}", PAGES, _wrapped(HEAD, _numbered(piece)))
    for name in ATTRIBUTES:
        for text in ("a", "a ", "a,", "/a", "a-", "2026-01-01 "):
            yield Construct(f"{name}={text!r}", PAGES, _attribute(name, text))
    yield Construct("attributes", (*PAGES, *FEEDS), _attributes)
    for text, piece in TEXTS.items():
        for slot, frame in PAGE_SLOTS.items():
            yield Construct(f"{text} in {slot}", PAGES, _slot(HEAD, frame, piece))
        for slot, frame in FEED_SLOTS.items():
            yield Construct(f"{text} in a feed's {slot}", FEEDS, _slot(RSS, frame, piece))
        yield Construct(f"{text} alone", (*PAGES, *FEEDS), _times(piece))
    for piece in ITEMS:
        for frame in (RSS, f"{RSS}<item>", '<feed xmlns="http://www.w3.org/2005/Atom"><entry>', "<opml><body>"):
            yield Construct(f"{piece} in {frame[-14:]}", FEEDS, _wrapped(frame, _times(piece)))
    for piece in ('{"a":', "[", '"a",', '{"items":[{"id":"1","title":"T"},'):
        yield Construct(
            f"JSON {piece}", FEEDS, _wrapped('{"version":"https://jsonfeed.org/version/1","items":[', _times(piece))
        )
    yield Construct("lines of a url file", FEEDS, _times('http://a.example/feed "a" "~b"\n'))


def _wrapped(before: str, make: Make) -> Make:
    return lambda size: before + make(size)


def _within(tag: str) -> Make:
    return lambda size: f"<{tag}>" * (size // (2 * len(tag) + 5)) + "a" + f"</{tag}>" * (size // (2 * len(tag) + 5))


def _numbered(piece: str) -> Make:
    return lambda size: "".join(piece.format(n=number % 1000) for number in range(size // len(piece)))


def _attribute(name: str, text: str) -> Make:
    return lambda size: (
        f'{HEAD}<h1>The slow train</h1><p><a href="/a" {name}="{text * (size // len(text))}">By Ada Holm</a>'
    )


def _attributes(size: int) -> str:
    return f"<p {' '.join(f'a{number}=1' for number in range(size // 9))}>The slow train"


def _slot(before: str, frame: str, piece: str) -> Make:
    filled = frame.format
    times = frame.count("{0}") or 1
    safe = piece if piece.startswith("&") else escape(piece)
    return lambda size: before + filled(safe * max(1, size // len(safe) // times))


def seconds_of(reader: str, body: bytes) -> float:
    """The job: seconds of the processor that one reader takes for the bytes."""
    kind = "application/xml" if reader in FEEDS[:2] else "text/html"
    page = Page(URL, URL, body, kind, "", 200)
    began = time.process_time()
    with suppress(BylineError, MemoryError):
        READERS[reader](page)
    return time.process_time() - began


def costs_grow_with_size(count: int, _folder: Path, tally: Tally) -> None:
    """The trial: so many pairs of construct and reader: those that were dear once, and others by chance."""
    os.environ["PYTHONPATH"] = import_path()
    pairs = [(construct, reader) for construct in constructs() for reader in construct.readers]
    Random(count).shuffle(pairs)
    pairs.sort(key=lambda pair: (pair[0].name, pair[1]) not in FOUND)
    # How fast a computer is says nothing of the code: with a few pairs only how the cost grows is looked at.
    asyncio.run(_all(pairs[:count], DEADLINE if count > 100 else PATIENCE, tally))


async def _all(pairs: list[tuple[Construct, str]], most: float, tally: Tally) -> None:
    waiting = iter(pairs)
    longest, slowest, long = 0.0, "", 0

    async def work() -> None:
        nonlocal longest, slowest, long
        worker = Worker(PATIENCE)
        for construct, reader in waiting:
            smaller, large = await _measured(worker, reader, construct, 1)
            if _is_dear(smaller, large, most):
                # A busy computer is dear now and then, a construct always.
                smaller, large = await _measured(worker, reader, construct, 3)
            told = f"{reader}: {construct.name}: {smaller:.2f} s, four times as much {large:.2f} s"
            tally.check(not _is_dear(smaller, large, most), told)
            long += large > LONG
            if large > longest:
                longest, slowest = large, told
        await worker.close()

    await asyncio.gather(*(work() for _ in range(WORKERS)))
    tally.measured = f"{long} took over {LONG:.0f} s of the processor, slowest {slowest}"


async def _measured(worker: Worker, reader: str, construct: Construct, times: int) -> tuple[float, float]:
    """The least seconds of so many, for a quarter of the size and for the whole."""
    large = min([await _seconds(worker, reader, construct.make(LARGE)) for _ in range(times)])
    if large <= FELT:
        return large, large
    return min([await _seconds(worker, reader, construct.make(SMALLER)) for _ in range(times)]), large


def _is_dear(smaller: float, large: float, most: float) -> bool:
    return large >= most or (large > FELT and large > MOST_TIMES * max(smaller, FELT / MOST_TIMES))


async def _seconds(worker: Worker, reader: str, body: str) -> float:
    try:
        seconds = await worker.run(seconds_of, (reader, body.encode()))
    except PageTooHard:
        return PATIENCE
    assert isinstance(seconds, float)
    return seconds
