"""Quality of extraction on the two halves of the shared pages: one to tune on, one kept aside.

    python -m tests.bench.halves                     both halves beside the stored baselines
    python -m tests.bench.halves --worst 15          with the worst pages of the tuning half
    python -m tests.bench.halves --json halves.json  with the scores of every page

A page belongs to the half that the first hex digit of the SHA-256 of its name says: even is the tuning half, odd is
aside. The pages of the half aside are never looked at, only its figures, which tell what a change is worth elsewhere.
"""

import argparse
import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

TOOL = Path(__file__).resolve().parents[2] / ".." / "shared" / "tools" / "extract_bench.py"
EXTRACTOR = "py:tests.bench.extraction:extract"
CORPORA = ("scrapinghub", "wcxb", "trafeval", "mozilla", "postlight")
# The width of a column and the figures that stand in it, by name.
COLUMNS = (("text", 6), *((corpus, 12) for corpus in CORPORA), ("acc", 6), ("title", 6), ("byline", 7), ("date", 6))


def is_tuning(name: str) -> bool:
    """Whether the page of this name is in the tuning half."""
    return int(hashlib.sha256(name.encode()).hexdigest()[0], 16) % 2 == 0


def tool() -> ModuleType:
    """The shared benchmark as a module."""
    spec = importlib.util.spec_from_file_location("extract_bench", TOOL)
    if spec is None or spec.loader is None or not TOOL.is_file():
        sys.exit("The shared benchmark is not here; it belongs in shared/tools beside the project.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(name: str, figures: dict[str, Any]) -> str:
    """One line of the table; a corpus stands for its F1, ``acc`` for the exact bodies of scrapinghub."""
    corpora = figures["corpora"]
    values = {corpus: corpora[corpus]["f"] for corpus in corpora}
    values |= {key: figures[key] for key in ("text", "title", "byline", "date")}
    values["acc"] = corpora.get("scrapinghub", {}).get("acc", float("nan"))
    line = "".join(f"{values.get(column, float('nan')):{width}.3f} " for column, width in COLUMNS)
    empty = sum(corpora[corpus]["empty"] for corpus in corpora)
    times = f"{figures['cpu50'] or 0:6.0f} {figures['cpu95'] or 0:6.0f}"
    return f"{name:<24}{line}{empty:5} {times} {figures['mb']:4.0f} {figures['errors']:4} {figures['timeouts']:4}"


def report(bench: ModuleType, name: str, scored: list[Any]) -> None:
    """The figures of one half beside those the baselines have on the same pages."""
    figures = bench.aggregate(scored)
    print(f"\n{name}: {len(scored)} pages")
    head = "".join(f"{column:>{width}} " for column, width in COLUMNS)
    print(f"{'':<24}{head}{'empty':>5} {'cpu50':>6} {'cpu95':>6} {'MB':>4} {'err':>4} {'t/o':>4}")
    print(row("Byline", figures))
    for baseline, stored, _ in sorted(bench.stored([page for page, _, _ in scored]), key=lambda one: -one[1]["text"]):
        print(row(baseline, stored))


def worst(bench: ModuleType, scored: list[Any], count: int, of: str) -> None:
    """The pages with the lowest figure for the body; a corpus of leads alone says too little to be listed."""
    graded = [(bench.page_f(page, scores), page, scores) for page, scores, _ in scored if page.corpus != "postlight"]
    print(f"\nworst {count} pages of {of}")
    for figure, page, scores in sorted(graded, key=lambda one: (one[0], one[1].id))[:count]:
        shares = " ".join(f"{key.upper()} {scores[key]:.2f}" for key in ("p", "r") if key in scores)
        snippets = f"{scores['w']}/{scores['wn']} with, {scores['b']}/{scores['bn']} without" if "w" in scores else ""
        print(f"  {figure:.3f} {shares:<14} {snippets:<26} {page.id}  {page.url[:80]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extractor", nargs="?", default=EXTRACTOR, help="py:module:function")
    parser.add_argument("--worst", type=int, default=0, help="how many of the worst pages of the tuning half to name")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path, help="where to write the scores of every page")
    options = parser.parse_args()
    bench = tool()
    run = argparse.Namespace(python=sys.executable, pythonpath="", jobs=options.jobs, timeout=30.0, verbose=False)
    scored = bench.run_extractor(options.extractor, bench.load("all"), run)
    tuning = [one for one in scored if is_tuning(one[0].id)]
    report(bench, "tuning half", tuning)
    report(bench, "half aside", [one for one in scored if not is_tuning(one[0].id)])
    if options.worst:
        worst(bench, tuning, options.worst, "the tuning half")
    if options.json:
        pages = {page.id: {**scores, **info, "body": bench.page_f(page, scores)} for page, scores, info in scored}
        options.json.write_text(json.dumps(pages, indent=1))


if __name__ == "__main__":
    main()
