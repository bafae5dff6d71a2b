"""The verdict over every page of the corpus, the demo's traps as the app meets them, and the invented pages.

    python -m tests.bench.verdicts

Lists every page whose verdict is not full with its reason, every full text that holds little of the gold text, and
every invented page whose verdict is not the one wished for. Of a page of the corpus the gold title is what its list
called it.
"""

import asyncio
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reader.clean.pipeline import clean
from reader.demo import roughedges
from reader.demo.server import Syndicate
from reader.errors import CleanError, FetchError
from reader.model.page import Page
from reader.service.desk import Desk
from reader.service.reading.ladder import Errand, climb
from tests.clean.instead import INSTEAD
from tests.clean.pages import page
from tests.clean.whole import WHOLES

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "articles"
# Below this share of the gold text a full verdict is doubted.
LITTLE = 0.6


@dataclass(frozen=True, slots=True)
class Judged:
    """``share`` of the gold text that was found, 1.0 where there is none; ``wished`` verdicts of an invented page."""

    name: str
    verdict: str
    reason: str
    words: int
    share: float = 1.0
    wished: tuple[str, ...] = ()


def judged(name: str, source: Page, headline: str, gold: dict[str, Any], wished: tuple[str, ...] = ()) -> Judged:
    try:
        cleaned = clean(source, headline)
    except CleanError as error:
        return Judged(name, error.verdict.value, str(error), 0, 0.0, wished)
    article = cleaned.article
    return Judged(name, cleaned.verdict.value, cleaned.reason, article.words, share_of(gold, article.text), wished)


def share_of(gold: dict[str, Any], text: str) -> float:
    """Words of the gold text, or segments of it, that are in the text; of a text without spaces little."""
    if segments := gold.get("with"):
        held = " ".join(text.split())
        return sum(" ".join(segment.split()) in held for segment in segments) / len(segments)
    wanted = Counter(str(gold.get("text") or gold.get("lead") or "").lower().split())
    return (wanted & Counter(text.lower().split())).total() / wanted.total() if wanted else 1.0


def corpus(split: str) -> Iterator[Judged]:
    for row in map(json.loads, (CORPUS / "gold.jsonl").read_text("utf-8").splitlines()):
        if row["split"] == split:
            body = gzip.decompress((CORPUS / row["file"]).read_bytes())
            source = Page(row["url"], row["url"], body, "text/html")
            yield judged(row["id"], source, row["title"] or "", row["gold"])


def invented() -> Iterator[Judged]:
    for shown in (*INSTEAD, *WHOLES):
        yield judged(shown.name, page(shown.markup), shown.asked, {}, tuple(map(str, shown.verdicts)))


async def traps() -> list[Judged]:
    """Every entry of Rough Edges, fetched and cleaned as when a person opens it."""
    found = []
    with tempfile.TemporaryDirectory() as folder, Syndicate(date.today(), slow=0.1) as syndicate:
        desk = Desk(Path(folder) / "library.sqlite3", catalogue=lambda: (), starters=lambda: ())
        desk.library.start()
        for column in roughedges.columns():
            url = f"{syndicate.address}{roughedges.PATH}/s-{column.id}"
            try:
                cleaned = (await climb(desk, Errand(url, column.headline))).cleaned
                found.append(Judged(column.headline, cleaned.verdict.value, cleaned.reason, cleaned.article.words))
            except (FetchError, CleanError) as error:
                found.append(Judged(column.headline, error.verdict.value, error.headline, 0))
        await desk.close()
    return found


def report(title: str, pages: Iterable[Judged]) -> None:
    rows = list(pages)
    counts = Counter(row.verdict for row in rows)
    print(f"{title}: {len(rows)} pages  " + "  ".join(f"{name} {count}" for name, count in counts.most_common()))
    for row in rows:
        strange = row.verdict not in row.wished if row.wished else row.verdict != "full" or row.share < LITTLE
        if strange:
            print(f"  {row.verdict:<10} {row.words:>5} words  {row.share:4.0%} of gold  {row.name[:60]}: {row.reason}")


def main() -> None:
    if CORPUS.is_dir():
        report("corpus, dev", corpus("dev"))
        report("corpus, extra", corpus("extra"))
    report("the demo's traps", asyncio.run(traps()))
    report("invented, those not as wished", invented())


if __name__ == "__main__":
    main()
