"""The verdict over every page of the corpus, the demo's traps as the app meets them, and the invented pages.

    python -m tests.bench.verdicts

Lists every page whose verdict is not full with its reason, every full text that holds little of the gold text, and
every invented page whose verdict is not the one wished for; then, by kind and language, how many invented pages are
right, falsely full, and refused though whole. Of a page of the corpus the gold title is what its list called it.
With ``--invented`` the corpus is left out.
"""

import asyncio
import gzip
import json
import sys
import tempfile
from collections import Counter, defaultdict
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
from tests.clean.instead_boxes import behind_walls, boxes
from tests.clean.instead_offers import faded, offers
from tests.clean.instead_tongues import tongues
from tests.clean.instead_walls import teasers
from tests.clean.pages import page
from tests.clean.unseen import UNSEEN
from tests.clean.whole import WHOLES
from tests.clean.whole_about import about_cookies, quoting
from tests.clean.whole_tongues import WHOLES_OF_TONGUES

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
    for shown in (
        *INSTEAD,
        *WHOLES,
        *teasers(),
        *boxes(),
        *behind_walls(),
        *offers(),
        *faded(),
        *about_cookies(),
        *quoting(),
        *tongues(),
        *WHOLES_OF_TONGUES,
        *UNSEEN,
    ):
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


def table(pages: Iterable[Judged]) -> None:
    """By kind and language: pages; of them those falsely full (f), refused though whole (r), otherwise wrong (o)."""
    cells: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    whole = Counter[str]()
    for row in pages:
        kind, _, language = row.name.rpartition(" ")
        sort = _sort(row)
        cells[kind][language][sort] += 1
        whole[sort] += 1
    languages = sorted({language for each in cells.values() for language in each})
    print(f"{'':<28}" + "".join(f"{language:>8}" for language in languages))
    for kind, by_language in sorted(cells.items()):
        print(f"{kind[:27]:<28}" + "".join(f"{_cell(by_language[language]):>8}" for language in languages))
    print("  ".join(f"{sort} {whole[sort]}" for sort in ("right", "falsely full", "refused", "otherwise wrong")))


def _sort(row: Judged) -> str:
    if row.verdict in row.wished:
        return "right"
    if row.verdict == "full":
        return "falsely full"
    return "refused" if "full" in row.wished else "otherwise wrong"


def _cell(counts: Counter[str]) -> str:
    if not counts:
        return "·"
    return f"{counts.total()}" + "".join(f" {sort[0]}{count}" for sort, count in counts.items() if sort != "right")


def main() -> None:
    if CORPUS.is_dir() and "--invented" not in sys.argv[1:]:
        report("corpus, dev", corpus("dev"))
        report("corpus, extra", corpus("extra"))
    report("the demo's traps", asyncio.run(traps()))
    pages = list(invented())
    report("invented, those not as wished", pages)
    table(pages)


if __name__ == "__main__":
    main()
