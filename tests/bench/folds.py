"""What the fitted weights are worth on sites they were not fitted on, over all shared pages.

    python -m tests.bench.folds                      five folds, by split and corpus, beside the baselines
    python -m tests.bench.folds --worst 25           with the pages that come out worst
    python -m tests.bench.folds --without "in nav"   fitted without this trait; may be given again, or end with *
    python -m tests.bench.folds --json folds.json    with the scores of every page
    python -m tests.bench.folds --ablation           what each family of traits is worth: the log loss without it

All pages of a site are in one fold. Each page is read by the whole pipeline, with the weights fitted on the other four
folds. Needs numpy (`tests.bench.weights`).
"""

import argparse
import hashlib
import json
import os
import sys
from functools import cache
from math import isnan, log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reader.clean.body import scoring
from reader.model.address import host_of
from tests.bench import extraction
from tests.bench.halves import CORPORA, tool, worst
from tests.bench.labels import Sample, samples
from tests.bench.weights import Weights, fitted

FOLDS = 5
SPLITS = ("dev", "extra", "more")
_FACTS = ("title", "byline", "date")
_EXTRACTOR = "py:tests.bench.folds:extract"
_WEIGHTS = "BYLINE_BENCH_FOLDS"
# A wrong label would count for any number of right ones.
_SUREST = 0.02


def fold_of(url: str) -> int:
    """The fold that the site of the url is in."""
    site = host_of(url).removeprefix("www.")
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


def extract(html: bytes, url: str) -> dict[str, str | None]:
    """As `tests.bench.extraction.extract`, with the weights of the page's fold."""
    scoring.MODEL = _models()[fold_of(url)]
    return extraction.extract(html, url)


@cache
def _models() -> list[scoring.Model]:
    return [scoring.Model(*each) for each in json.loads(Path(os.environ[_WEIGHTS]).read_text())]


def crossed(pages: list[Sample], leave_out: frozenset[str] = frozenset()) -> list[Weights]:
    """For each fold the weights fitted on all the others."""
    folds = [[page for page in pages if fold_of(page.url) != fold] for fold in range(FOLDS)]
    return [fitted(others, leave_out) for others in folds]


def log_loss(pages: list[Sample], folds: list[Weights]) -> float:
    """How far the scores of labelled units are from their labels, in nats; each page with its own fold's weights."""
    loss = whole = 0.0
    for page in pages:
        alone, among = folds[fold_of(page.url)]
        plain = [traits | {"bias": 1.0} for traits in page.traits]
        near = page.near.traits([scoring.score(traits, alone) for traits in plain])
        for traits, further, label, weight in zip(plain, near, page.labels, page.weights, strict=True):
            if label is not None:
                guess = scoring.score(traits | further, among)
                loss -= weight * log(max(_SUREST, guess if label else 1 - guess))
                whole += weight
    return loss / whole


# What the traits of a family have in common, by how their names begin; those of no family stand for the unit's words.
FAMILIES = {
    "names and tags above": ("under ", "in "),
    "names and tags near": ("near ", "tag "),
    "words that furniture says": ("says ",),
    "what readability chose": (
        "chosen",
        "frame",
        "before",
        "after",
        "between",
        "just ",
        "parent chosen",
        "grandparent",
    ),
    "kin on the page": ("kin",),
    "units of its shape": ("shape",),
    "prose and links around": ("parent prose", "parent linked"),
    "links of its own": ("linked", "all linked", "links"),
    "headline and dek": ("about", "in title", "in dek", "above h1"),
}


def ablation(pages: list[Sample]) -> None:
    """Prints the log loss on folds left out, with all traits and without each family."""
    names = {name for page in pages for traits in page.traits for name in traits}
    left: dict[str, set[str]] = {"": set()}
    for family, beginnings in FAMILIES.items():
        left[family] = {name for name in names if name.startswith(beginnings)} - set().union(*left.values())
    left["words of its own"] = names - set().union(*left.values())
    for family, leave_out in left.items():
        loss = log_loss(pages, crossed(pages, frozenset(leave_out)))
        print(f"{loss:.4f}  without {len(leave_out):3} traits  {family}", flush=True)


def report(bench: Any, scored: list[Any]) -> None:
    """A line for each split and extractor: TEXT, each corpus, the facts, and pages without any text."""
    head = "".join(f"{corpus:>12}" for corpus in CORPORA) + "".join(f"{fact:>8}" for fact in _FACTS)
    print(f"{'':<28}{'TEXT':>7}{head}{'acc':>7}{'empty':>7}{'cpu50':>7}{'cpu95':>7}")
    for split in (*SPLITS, "all"):
        rows = [one for one in scored if split in ("all", one[0].split)]
        others = [(name, figures) for name, figures, _ in bench.stored([page for page, _, _ in rows])]
        for name, figures in [("Byline", bench.aggregate(rows)), *others]:
            corpora = figures["corpora"]
            values = [figures["text"], *(corpora.get(corpus, {}).get("f", float("nan")) for corpus in CORPORA)]
            facts = "".join(_shown(figures[fact], 8) for fact in _FACTS)
            acc = _shown(corpora.get("scrapinghub", {}).get("acc", float("nan")), 7)
            empty = sum(each["empty"] for each in corpora.values())
            cells = _shown(values[0], 7) + "".join(_shown(value, 12) for value in values[1:])
            print(f"{split:<6}{name:<22}{cells}{facts}{acc}{empty:7}", end="")
            print(f"{figures['cpu50'] or 0:7.0f}{figures['cpu95'] or 0:7.0f}")


def _shown(value: float, width: int) -> str:
    return f"{'-' if isnan(value) else f'{value:.3f}':>{width}}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--ablation", action="store_true")
    options = parser.parse_args()
    pages = samples()
    if options.ablation:
        ablation(pages)
        return
    names = {name for page in pages for traits in page.traits for name in traits}
    leave_out = {name for name in names for wanted in options.without if _is_meant(name, wanted)}
    folds = crossed(pages, frozenset(leave_out))
    print(f"{len(pages)} pages, {sum(len(page.labels) for page in pages)} units, log loss {log_loss(pages, folds):.4f}")
    bench = tool()
    run = argparse.Namespace(python=sys.executable, pythonpath="", jobs=2, timeout=30.0, verbose=False)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "weights.json"
        path.write_text(json.dumps(folds))
        os.environ[_WEIGHTS] = str(path)
        scored = bench.run_extractor(_EXTRACTOR, bench.load("all"), run)
    report(bench, scored)
    if options.worst:
        worst(bench, scored, options.worst, "the folds left out")
    if options.json:
        figures = {page.id: {**scores, **info, "body": bench.page_f(page, scores)} for page, scores, info in scored}
        options.json.write_text(json.dumps(figures, indent=1))


def _is_meant(name: str, wanted: str) -> bool:
    return name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted


if __name__ == "__main__":
    main()
