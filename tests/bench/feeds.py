"""What becomes of the feeds of the corpus: ``python -m tests.bench.feeds``, or ``pytest tests/bench/feeds.py -s``."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Any

from reader.errors import SourceError
from reader.model.listing import Listing
from reader.model.page import Page
from reader.page.markup import page_text
from reader.sources.feeds.exact import read_exact
from reader.sources.feeds.reading import listing_of, parsed_any, read_feed
from reader.sources.feeds.root import feed_text
from tests.bench import feed_expectations, file_expectations, list_expectations
from tests.bench.expectations import MET, NO_PLACE, NOT_MET, POLICY, VERDICTS, Judgement, conditions
from tests.bench.feed_comparison import Comparison, meets, told_by_feedparser
from tests.shared import shared
from tests.sources.made import page, rss

FILES, ROUNDS = 1733, 15
KNOWN = 147
"""Expectations that are not met by policy; a new one among them would be a fault under a good name."""
_ITEM = re.compile(rb"<((?:\w+:)?(?:item|entry)|ITEM)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_ADDRESS = re.compile(rb"<link\b(?! rel=.stylesheet)|<guid>|<guid ispermalink=.true", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
Case = dict[str, Any]


def compared() -> Comparison:
    """Which of feedparser's own expectations Byline meets and which feedparser, on the same files."""
    found = Comparison()
    with zipfile.ZipFile(shared("corpus/feeds") / "feedparser.zip") as archive:
        for case, source in cases():
            if case["archive"] == "feedparser.zip":
                told = told_by_feedparser(archive.read(case["path"]), case.get("headers", ()))
                _, listing = outcome(case, source)
                for each in (each for expression in case["expect"] for each in conditions(expression)):
                    found.add(feed_expectations.judged(each, source, listing), meets(told, each))
    return found


def cases() -> Iterator[tuple[Case, Page]]:
    """Every file of the manifest and the page that it would come as."""
    folder = shared("corpus/feeds")
    archives: dict[str, zipfile.ZipFile] = {}
    for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        archive = archives.setdefault(case["archive"], zipfile.ZipFile(folder / case["archive"]))
        yield case, _served(linked(archive.read(case["path"])), case.get("headers", ()))


def _served(body: bytes, headers: Iterable[str]) -> Page:
    """The page as a server would send it with these headers."""
    told = {name.lower(): value.strip() for name, _, value in (header.partition(":") for header in headers)}
    charset = _CHARSET.search(told.get("content-type", ""))
    source = page(body, told.get("content-location") or "http://127.0.0.1:8097/opinion")
    return replace(source, charset=charset[1] if charset else "")


def linked(body: bytes) -> bytes:
    """The feed, each item without a link given one: else most files of the corpus have no entry for us to judge."""
    return _ITEM.sub(_with_link, body)


def _with_link(item: re.Match[bytes]) -> bytes:
    name, attributes, inside = item.groups()
    if _ADDRESS.search(inside) or b"href" in attributes.lower():
        return item[0]
    if name == b"ITEM":
        return b"<ITEM%b HREF='/1'>%b</ITEM>" % (attributes, inside)
    link = b"<link href='/1'/>" if name.endswith(b"entry") else b"<link>/1</link>"
    return b"<%b%b>%b%b</%b>" % (name, attributes, inside, link, name)


def outcome(case: Case, source: Page) -> tuple[str, Listing | None]:
    """How a file was answered: ``read`` with its listing, or ``refused`` in words."""
    try:
        return "read", read_feed(source)
    except SourceError:
        return "refused", None


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


def judgements(case: Case, source: Page, listing: Listing | None) -> list[Judgement]:
    """What becomes of each expectation of a file; that of a file which states none is that it is read or refused."""
    judge = JUDGES[case["archive"]]
    answers = list(judge(case, source, listing))
    return answers or [Judgement(MET, "read, or refused in words")]


def _by_expression(case: Case, source: Page, listing: Listing | None) -> Iterator[Judgement]:
    for expression in case["expect"]:
        yield from (feed_expectations.judged(each, source, listing) for each in conditions(expression))


def _by_list(case: Case, source: Page, listing: Listing | None) -> Iterator[Judgement]:
    for expression in case["expect"]:
        yield from (list_expectations.judged(each, source) for each in conditions(expression))


JUDGES: dict[str, Callable[[Case, Page, Listing | None], Iterable[Judgement]]] = {
    "feedparser.zip": _by_expression,
    "listparser.zip": _by_list,
    "netnewswire.zip": lambda case, source, listing: file_expectations.sentences(case["path"], source, listing),
    "feedvalidator.zip": lambda case, source, listing: file_expectations.items(source, listing),
}


def run() -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Counts by archive, and those of the verdicts, printed; anything but a listing or a refusal in words ends it."""
    counts: dict[str, Counter[str]] = {}
    table: dict[tuple[str, str], Counter[str]] = {}
    reasons: Counter[str] = Counter()
    for case, source in cases():
        count = counts.setdefault(case["archive"], Counter())
        answer, listing = outcome(case, source)
        count.update(("files", answer, same(source)))
        count["entries"] += len(listing.entries) if listing else 0
        for judgement in judgements(case, source, listing):
            group = case["group"] if case["archive"] == "feedparser.zip" else ""
            table.setdefault((case["archive"], group or case["kind"]), Counter())[judgement.verdict] += 1
            reasons[f"{judgement.verdict}: {judgement.why}"] += judgement.verdict in (POLICY, NO_PLACE)
            if judgement.verdict == NOT_MET:
                print("NOT MET", case["archive"], case["path"], case["expect"], judgement.why)
    for archive, count in counts.items():
        print(f"{archive:<18}", ", ".join(f"{name} {number}" for name, number in count.items()))
    verdicts = _print_table(table)
    print("\n".join(f"{number:>5}  {why}" for why, number in reasons.most_common() if number))
    print(compared())
    print("exceptions 0;", ", ".join(f"{name} {ms:.1f} ms" for name, ms in speeds().items()), "for 50 items")
    return counts, verdicts


def _print_table(table: dict[tuple[str, str], Counter[str]]) -> Counter[str]:
    """The verdicts by group, and their sums."""
    print(f"{'':<32}", *(f"{name:>20}" for name in ("expectations", *VERDICTS)))
    total: Counter[str] = Counter()
    for names, count in sorted(table.items()):
        total += count
        print(
            f"{' '.join(names):<32}",
            *(f"{number:>20}" for number in (count.total(), *(count[name] for name in VERDICTS))),
        )
    print(f"{'all':<32}", *(f"{number:>20}" for number in (total.total(), *(total[name] for name in VERDICTS))))
    return total


def test_the_feeds_of_the_corpus() -> None:
    counts, verdicts = run()
    assert sum(count["files"] for count in counts.values()) == FILES
    assert not any(count["different"] for count in counts.values())
    assert not verdicts[NOT_MET]
    assert verdicts[POLICY] <= KNOWN
    assert verdicts[MET] > 1_600


if __name__ == "__main__":
    run()
