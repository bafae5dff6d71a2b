"""Pages made to hurt: stored ones, changed by chance as a broken server or a spiteful author would change them.

Mutant number n of the same stored pages is always the same.
"""

import gzip
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reader.model.page import Page

URL = "https://paper.example/2026/11/23/a"
DEEP, MANY_ATTRIBUTES, LONG_LINE = 5_000, 100_000, 5_000_000

_TAG = re.compile(rb"<[a-zA-Z/][^<>]*>")
_WORD = re.compile(rb"(?<=[ >])[A-Za-z]{3,12}(?=[ <.,])")
_CHARSETS = (
    "",
    "utf-8",
    "utf-16",
    "shift_jis",
    "gb18030",
    "windows-1251",
    "iso-2022-jp",
    "x-user-defined",
    "none",
    "zip",
)
_TYPES = ("text/html", "text/html", "application/xhtml+xml", "text/plain", "")
_ENTITIES = (
    b"&nbsp;",
    b"&#0;",
    b"&#xD800;",
    b"&#x110000;",
    b"&amp;amp;",
    b"&lt;script&gt;",
    b"&unknown;",
    b"&#27;[2J",
    b"&",
)


@dataclass(frozen=True)
class Stock:
    """What mutants are made of: whole pages, small odd ones, and tokens that parsers stumble over."""

    pages: Sequence[Path]
    odd: Sequence[bytes]
    tokens: Sequence[bytes]

    def page(self, random: Random) -> bytes:
        """A page, three times in five a whole one."""
        if random.random() < 0.6:
            return gzip.decompress(random.choice(self.pages).read_bytes())
        return random.choice(self.odd)


def stock_of(corpus: Path) -> Stock:
    """The stored pages in the shared corpus."""
    hostile = corpus / "hostile"
    return Stock(
        pages=sorted((corpus / "articles" / "pages").glob("*.html.gz")),
        odd=tuple(_odd_pages(hostile)),
        tokens=tuple(_tokens((hostile / "dictionaries" / "html.dict").read_text("utf-8"))),
    )


def _odd_pages(hostile: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(hostile / "go-fuzz.zip") as archive:
        yield from (archive.read(name) for name in sorted(archive.namelist()) if name[:4] in ("html", "xml/"))
    for group in json.loads((hostile / "html5lib-tokenizer.json").read_text("utf-8")).values():
        yield from (case["input"].encode("utf-8", "surrogatepass") for case in group)
    for case in json.loads((hostile / "dompurify.json").read_text("utf-8")):
        yield str(case["payload"]).encode("utf-8", "surrogatepass")
    for file in sorted((hostile / "encoding").glob("*.dat")):
        yield file.read_bytes()


def _tokens(dictionary: str) -> Iterator[bytes]:
    """The quoted strings of a fuzzer's dictionary, one a line."""
    for line in dictionary.splitlines():
        if found := re.search(r'"(.+)"\s*$', line):
            yield found[1].encode()


Harm = Callable[[bytes, Random, Stock], bytes]
"""What is done to a page."""


def flipped(page: bytes, random: Random, _stock: Stock) -> bytes:
    """Some bytes are others."""
    damaged = bytearray(page)
    for _ in range(random.choice((1, 10, 200)) if page else 0):
        damaged[random.randrange(len(page))] = random.randrange(256)
    return bytes(damaged)


def cut_off(page: bytes, random: Random, _stock: Stock) -> bytes:
    """It ends too early, as when the connection breaks."""
    return page[: random.randint(0, len(page))]


def without_tags(page: bytes, random: Random, _stock: Stock) -> bytes:
    """Tags are missing."""
    share = random.choice((0.01, 0.2, 0.9))
    return _TAG.sub(lambda tag: b"" if random.random() < share else tag[0], page)


def with_tags_twice(page: bytes, random: Random, _stock: Stock) -> bytes:
    """Tags stand there twice."""
    share = random.choice((0.01, 0.2, 0.9))
    return _TAG.sub(lambda tag: tag[0] * (2 if random.random() < share else 1), page)


def spliced(page: bytes, random: Random, stock: Stock) -> bytes:
    """Another page begins where this one is cut."""
    other = stock.page(random)
    return page[: random.randint(0, len(page))] + other[random.randint(0, len(other)) :]


def stumbling(page: bytes, random: Random, stock: Stock) -> bytes:
    """Tokens that parsers stumble over stand anywhere."""
    for _ in range(random.choice((1, 20, 100))):
        page = _inserted(page, random.choice(stock.tokens), random)
    return page


def with_entities(page: bytes, random: Random, _stock: Stock) -> bytes:
    """Words are entities, many of which are none."""
    return _WORD.sub(lambda word: random.choice(_ENTITIES) if random.random() < 0.3 else word[0], page)


def with_nuls(page: bytes, random: Random, _stock: Stock) -> bytes:
    """NULs stand in words, in tags and in a row."""
    nul = b"\0" * random.choice((1, 1, 5_000))
    for _ in range(random.choice((1, 50))):
        page = _inserted(page, nul, random)
    return page


def of_two_charsets(page: bytes, random: Random, _stock: Stock) -> bytes:
    """It begins in one charset and ends in another."""
    cut = random.randint(0, len(page))
    tail = page[cut:].decode("utf-8", "replace").encode(random.choice(("utf-16", "shift_jis", "koi8-r")), "replace")
    return page[:cut] + tail


def flooded(page: bytes, random: Random, _stock: Stock) -> bytes:
    """One tag has 100,000 attributes."""
    shape = random.choice((b" a%d", b" a%d=1", b' data-%d="x y"', b" a%d='<p>'", b" class=c%d"))
    tag = b"<div" + b"".join(shape % number for number in range(MANY_ATTRIBUTES)) + b">"
    return _inserted(page, tag, random, between_tags=True)


def with_huge_attribute(page: bytes, random: Random, _stock: Stock) -> bytes:
    """One attribute is a megabyte long."""
    name = random.choice((b"class", b"style", b"href", b"content", b"title", b"src"))
    value = random.choice((b"x", b"a b ", b"-", b";", b"&amp;", b"/")) * 1_000_000
    tag = random.choice((b"<p %s='%s'>", b"<a %s='%s'>", b"<meta property=og:title %s='%s'>", b"<img %s='%s'>"))
    return _inserted(page, tag % (name, value[:1_000_000]), random, between_tags=True)


def nested(page: bytes, random: Random, _stock: Stock) -> bytes:
    """Elements stand in one another, 5,000 deep."""
    tag = random.choice((b"div", b"span", b"blockquote", b"ul><li", b"table><tr><td", b"b", b"p", b"a href=x", b"q"))
    deep = (b"<" + tag + b">") * DEEP
    return _inserted(page, deep, random, between_tags=True)


def on_one_line(page: bytes, random: Random, _stock: Stock) -> bytes:
    """One line is five million characters long."""
    piece = random.choice(
        (b"x", b"word ", b"Two words. ", b"\xe4\xb8\x96", b"<br>", b"&amp;", b"<b>a</b> ", b"<", b"--")
    )
    return _inserted(page, piece * (LONG_LINE // len(piece)), random, between_tags=True)


def of_frames(page: bytes, random: Random, _stock: Stock) -> bytes:
    """There is nothing but frames, and perhaps what is shown without them."""
    aside = page if random.random() < 0.5 else b""
    return b"<html><frameset><frame src=a><frame src=b><noframes>" + aside + b"</noframes></frameset></html>"


def as_xhtml(page: bytes, random: Random, _stock: Stock) -> bytes:
    """It says that it is XML, with entities of its own, one in another."""
    entities = b"".join(b'<!ENTITY e%d "&e%d;&e%d;&e%d;">' % (n + 1, n, n, n) for n in range(12))
    doctype = b'<!DOCTYPE html [<!ENTITY e0 "lol"><!ENTITY x SYSTEM "file:///etc/hostname">' + entities + b"]>"
    return b'<?xml version="1.0"?>' + doctype + _inserted(page, b"<p>&e12;&x;</p>", random, between_tags=True)


def without_body(page: bytes, _random: Random, _stock: Stock) -> bytes:
    """The head is all there is."""
    return re.split(rb"</head|<body", page, maxsplit=1, flags=re.IGNORECASE)[0]


HARMS: dict[Harm, int] = {
    flipped: 10,
    cut_off: 10,
    without_tags: 10,
    with_tags_twice: 10,
    spliced: 15,
    stumbling: 10,
    with_entities: 6,
    with_nuls: 6,
    of_two_charsets: 6,
    of_frames: 3,
    as_xhtml: 3,
    without_body: 3,
    flooded: 2,
    with_huge_attribute: 2,
    nested: 3,
    on_one_line: 1,
}
"""Each with how often it is chosen: those that make a page large cost the time of many others."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A page and what was done to it."""

    number: int
    harms: tuple[str, ...]
    page: Page

    @property
    def name(self) -> str:
        return f"{self.number} {', '.join(self.harms)} ({len(self.page.body) / 1e6:.2f} MB)"


def mutant(number: int, stock: Stock) -> Mutant:
    """One page, harmed once to three times, and now and then with a type or a charset that is not its own."""
    random = Random(number)
    harms = random.choices(list(HARMS), list(HARMS.values()), k=random.choice((1, 1, 2, 3)))
    body = stock.page(random)
    for harm in harms:
        body = harm(body, random, stock)
    kind = random.choice(_TYPES) if random.random() < 0.2 else "text/html"
    charset = random.choice(_CHARSETS) if random.random() < 0.2 else ""
    return Mutant(number, tuple(harm.__name__ for harm in harms), Page(URL, URL, body, kind, charset))


def _inserted(page: bytes, piece: bytes, random: Random, between_tags: bool = False) -> bytes:
    """The page with the piece anywhere in it, or before any of its tags."""
    at = random.randint(0, len(page))
    if between_tags:
        at = max(page.find(b"<", at), 0)
    return page[:at] + piece + page[at:]
