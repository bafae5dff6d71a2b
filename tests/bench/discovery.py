"""What would be offered at each page of the corpus: ``python -m tests.bench.discovery``, with ``--all`` page by page.

The pages are columns and articles, and a few lists that call themselves articles. Printed are how many offer something
to follow, how many a feed and how many a page of other columns, and the first of each, for a person to judge.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from reader.model.channel import NewChannel, SourceKind
from reader.model.listing import Discovered
from reader.model.page import Page
from reader.sources.discovery import discover
from tests.shared import SHARED

FOLDER = SHARED / "corpus" / "articles"


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    url: str
    answer: Discovered
    seconds: float

    @property
    def feeds(self) -> list[NewChannel]:
        return [channel for channel in self.answer.channels if channel.feed_url]

    @property
    def indexes(self) -> list[NewChannel]:
        return [channel for channel in self.answer.channels if channel.kind is SourceKind.INDEX]

    @property
    def authors(self) -> list[NewChannel]:
        return [channel for channel in self.indexes if channel.byline]


def cases() -> Iterator[Case]:
    """Every page of the corpus and what is offered there."""
    for line in (FOLDER / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        body = gzip.decompress((FOLDER / row["file"]).read_bytes())
        begun = process_time()
        answer = discover(Page(row["url"], row["url"], body, "text/html"))
        yield Case(row["id"], row["url"], answer, process_time() - begun)


def shown(channels: list[NewChannel]) -> str:
    return "; ".join(f"{channel.kind} {channel.name!r} {channel.feed_url or channel.url}" for channel in channels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every page with all that is offered there")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        sys.exit("The corpus is not here; it belongs in shared/ beside the project.")
    found = list(cases())
    for case in found if options.all else ():
        mark = "column" if case.answer.is_article else "list  " if case.answer.channels else "      "
        print(f"{mark} {case.name[:40]:40} {case.url[:90]}\n         {shown(list(case.answer.channels))}")
    times = sorted(case.seconds for case in found)
    print(f"{len(found)} pages, {sum(case.answer.is_article for case in found)} taken for a column")
    print(f"  offer something       {sum(bool(case.answer.channels) for case in found)}")
    for name, of in (("a feed", "feeds"), ("an author page", "authors"), ("any page of columns", "indexes")):
        offering = [case for case in found if getattr(case, of)]
        print(
            f"  offer {name:20} {len(offering)}; as {shown(getattr(offering[0], of)[:1])}"
            if offering
            else f"  {name}: none"
        )
    lists = [case for case in found if not case.answer.is_article and case.indexes]
    print(f"  themselves a list     {len(lists)}: {' '.join(case.name for case in lists)}")
    print(
        f"  CPU seconds a page: median {times[len(times) // 2]:.3f}  95th {times[len(times) * 95 // 100]:.3f}"
        f"  worst {times[-1]:.3f}"
    )


if __name__ == "__main__":
    main()
