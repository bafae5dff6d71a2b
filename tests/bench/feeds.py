"""What becomes of the feeds of the corpus: ``python -m tests.bench.feeds``, or ``pytest tests/bench/feeds.py -s``."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import Any

from reader.errors import SourceError
from reader.model.listing import Listing
from reader.model.moment import moment_to_text
from reader.model.page import Page
from reader.sources.dates import read_moment
from reader.sources.feed import listing_of, parsed_any, read_feed
from reader.sources.feed_exact import read_exact
from reader.sources.feed_root import feed_text
from reader.sources.lines import paragraphs
from reader.sources.links import web_url
from reader.sources.markup import page_text
from reader.sources.names import clean_name
from reader.sources.people import clean_byline
from tests.shared import shared
from tests.sources.made import page, rss

FILES, ROUNDS = 1733, 15
_EQUAL = re.compile(r"(entries\[0\]|feed)\[['\"](\w+)['\"]\]\s*==\s*u?(['\"])(.*)\3", re.DOTALL)
Case = dict[str, Any]


def cases() -> Iterator[tuple[Case, Page]]:
    """Every file of the manifest and the page that it would come as."""
    folder = shared("corpus/feeds")
    archives: dict[str, zipfile.ZipFile] = {}
    for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        archive = archives.setdefault(case["archive"], zipfile.ZipFile(folder / case["archive"]))
        yield case, page(linked(archive.read(case["path"])))


def linked(body: bytes) -> bytes:
    """The feed, its items with a link: without one most files of the corpus have no entry for us to judge."""
    if b"<link" in body or b"<guid" in body:
        return body
    return body.replace(b"</entry>", b"<link href='/1'/></entry>").replace(b"</item>", b"<link>/1</link></item>")


def outcome(case: Case, source: Page) -> tuple[str, Listing | None]:
    """How a file was answered: ``read`` with its listing, or ``refused`` in words."""
    try:
        return "read", read_feed(source)
    except SourceError:
        return "refused", None


def judged(case: Case, listing: Listing | None) -> str:
    """Whether the first expectation of a file of feedparser's is met; ``untranslated`` when we have no such field."""
    match = _EQUAL.fullmatch(str(case["expect"][0]).removeprefix("not bozo and ").strip()) if case["expect"] else None
    if not match or case.get("headers") or not listing:
        return "untranslated"
    at, name, value = match[1], match[2], match[4]
    if at == "feed":
        return _verdict(listing.name, clean_name(" ".join(paragraphs(value)))) if name == "title" else "untranslated"
    if not listing.entries or name not in FIELDS:
        return "untranslated"
    got, wanted = FIELDS[name](listing, value)
    return _verdict(got, wanted)


FIELDS: dict[str, Callable[[Listing, str], tuple[str, str]]] = {
    "title": lambda listing, value: (listing.entries[0].headline, value),
    "link": lambda listing, value: (listing.entries[0].url, web_url("https://paper.example/opinion", value)),
    "author": lambda listing, value: (listing.entries[0].byline, clean_byline(value)),
    "summary": lambda listing, value: (listing.entries[0].dek, " ".join(paragraphs(value))),
    "published": lambda listing, value: (
        moment_to_text(listing.entries[0].published_at) or "",
        moment_to_text(read_moment(value)) or "",
    ),
}


def _verdict(got: str, wanted: str) -> str:
    return "met" if " ".join(got.split()) == " ".join(" ".join(paragraphs(wanted)).split()) else "not met"


def same(source: Page) -> str:
    """Whether the fast path tells what feedparser does: ``same``, ``different``, or ``feedparser alone``."""
    try:
        text = feed_text(page_text(source).lstrip())
    except SourceError:
        return "no XML feed"
    parsed = read_exact(text, source.final_url)
    if not parsed:
        return "feedparser alone"
    return (
        "same" if listing_of(parsed, source) == listing_of(parsed_any(text, source.final_url), source) else "different"
    )


def speeds() -> dict[str, float]:
    """Median milliseconds for a feed of 50 items by either path, from bytes to listing and for the parsing alone."""
    item = "<title>Slow trains {0}</title><link>https://paper.example/{0}</link><description>{1}</description>"
    source = page(rss(*(item.format(at, "A teaser of a few words. " * 10) for at in range(50))))
    text = feed_text(page_text(source).lstrip())
    ways: dict[str, Callable[[], object]] = {
        "fast, parsing": lambda: read_exact(text, source.final_url),
        "fast, whole": lambda: read_feed(source),
        "feedparser, parsing": lambda: parsed_any(text, source.final_url),
        "feedparser, whole": lambda: listing_of(parsed_any(text, source.final_url), source),
    }
    return {name: median(_timed(way) for _ in range(ROUNDS)) for name, way in ways.items()}


def _timed(way: Callable[[], object]) -> float:
    begun = perf_counter()
    way()
    return (perf_counter() - begun) * 1000


def run() -> dict[str, Counter[str]]:
    """Counts by archive, printed; anything but a listing or a refusal in words ends it."""
    counts: dict[str, Counter[str]] = {}
    for case, source in cases():
        count = counts.setdefault(case["archive"], Counter())
        answer, listing = outcome(case, source)
        count.update(("files", answer, same(source)))
        count["entries"] += len(listing.entries) if listing else 0
        if case["archive"] == "feedparser.zip":
            count[judged(case, listing)] += 1
    for archive, count in counts.items():
        print(f"{archive:<18}", ", ".join(f"{name} {number}" for name, number in count.items()))
    print("exceptions 0;", ", ".join(f"{name} {ms:.1f} ms" for name, ms in speeds().items()), "for 50 items")
    return counts


def test_the_feeds_of_the_corpus() -> None:
    counts = run()
    assert sum(count["files"] for count in counts.values()) == FILES
    assert not any(count["different"] for count in counts.values())


if __name__ == "__main__":
    run()
