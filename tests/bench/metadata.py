"""Headline, byline, date and masthead on the shared pages, in two halves: one to tune on, one kept aside.

    python -m tests.bench.metadata                 accuracy by corpus beside the stored baselines
    python -m tests.bench.metadata byline date     with the misses of the tuning half: ours, gold, where ours came from

A page belongs to the half that the first hex digit of its own SHA-256 says: even is the tuning half, odd is aside. Of
the half aside only the figures are looked at. How an answer is compared is said by the shared benchmark's ``--help``.
"""

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reader.clean.facts.metadata import facts_of
from reader.clean.facts.site import masthead_of
from reader.clean.facts.stated import read_stated
from reader.clean.prepare import parse
from reader.errors import CleanError
from reader.model.moment import moment_to_text
from reader.model.page import Page
from reader.page.bylines import join_people
from tests.bench.halves import CORPORA, tool

FIELDS = ("title", "byline", "date", "site")
HALVES = ("tuning", "aside")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page is said to be, field by field, and where each answer came from."""

    values: dict[str, str]
    sources: dict[str, str]
    seconds: float


def half_of(page: Any) -> str:
    return HALVES[int(page.sha256[0], 16) % 2]


def answer(page: Any) -> Answer:
    """The fields of one page, none if it gives no article."""
    try:
        root = parse(Page(page.url, page.url, page.data))
    except CleanError:
        return Answer({}, {}, 0.0)
    began = time.process_time()
    stated = read_stated(root, page.url)
    facts = facts_of(root, stated)
    seconds = time.process_time() - began
    moment = moment_to_text(facts.published_at.value) if facts.published_at else None
    values = {
        "title": facts.headline.value,
        "byline": join_people(facts.people.value) if facts.people else "",
        "date": moment or "",
        "site": masthead_of(stated),
    }
    found = {"title": facts.headline, "byline": facts.people, "date": facts.published_at}
    return Answer(values, {key: f"{each.source} {each.sureness:.2f}" for key, each in found.items() if each}, seconds)


def stored(bench: Any, pages: list[Any]) -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
    """The baselines that know all the pages: their scores by page."""
    document = bench.json.loads(bench.BASELINES.read_text())
    for name, baseline in document["extractors"].items():
        if all(page.id in baseline["pages"] for page in pages):
            yield (
                name,
                {page.id: dict(zip(document["keys"], baseline["pages"][page.id], strict=True)) for page in pages},
            )


def figures(pages: list[Any], scores: dict[str, dict[str, float]], field: str) -> str:
    """The mean over the corpora, and the share of each that is right, with how many pages state the field."""
    right: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        if (score := scores[page.id].get(field)) is not None:
            right[page.corpus].append(score)
    means = {corpus: statistics.fmean(right[corpus]) for corpus in CORPORA if corpus in right}
    parts = "  ".join(f"{corpus} {share:.3f}/{len(right[corpus])}" for corpus, share in means.items())
    return f"{statistics.fmean(means.values()):.3f}   {parts}" if means else "-"


def report(bench: Any, title: str, pages: list[Any], scores: dict[str, dict[str, float]]) -> None:
    rows = [("Byline", scores), *stored(bench, pages)]
    for field in FIELDS:
        print(f"\n{title}, {field}")
        for name, scored in rows:
            print(f"  {name:<24}{figures(pages, scored, field)}")


def misses(pages: list[Any], answers: dict[str, Answer], scores: dict[str, dict[str, float]], field: str) -> None:
    print(f"\nmisses of the tuning half, {field}")
    for page in pages:
        if half_of(page) == "tuning" and scores[page.id].get(field) == 0:
            ours = answers[page.id]
            said, source = ours.values.get(field, ""), ours.sources.get(field, "nowhere")
            print(f"  {page.id}: {said!r} ({source}), gold {page.gold[field]!r}")


def main(fields: list[str]) -> None:
    bench = tool()
    pages = bench.load("all")
    answers = {page.id: answer(page) for page in pages}
    scores = {page.id: bench.score(page, answers[page.id].values) for page in pages}
    for half in HALVES:
        own = [page for page in pages if half_of(page) == half]
        for split in ("dev", "extra"):
            part = [page for page in own if page.split == split]
            report(bench, f"{half} half, {split}, {len(part)} pages", part, scores)
        print(f"\n{half} half, all {len(own)} pages")
        for field in FIELDS:
            print(f"  {field:<24}{figures(own, scores, field)}")
    times = sorted(each.seconds * 1000 for each in answers.values())
    print(f"\nCPU ms a page: median {statistics.median(times):.1f}, p95 {times[int(len(times) * 0.95)]:.1f}")
    for field in fields:
        misses(pages, answers, scores, field)


if __name__ == "__main__":
    main([name for name in sys.argv[1:] if name in FIELDS])
