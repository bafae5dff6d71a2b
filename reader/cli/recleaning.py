"""``byline reclean``: texts cleaned again from their stored pages, without asking any server."""

import argparse
from collections import Counter

from reader.cli.desk import open_desk
from reader.cli.output import ACCENT, BOLD, DIM, ERROR, Writer
from reader.cli.progress import Progress
from reader.model.address import without_login
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.library import searches
from reader.service.reading.recleaning import Recleaned, Result, Wanted, reclean, waiting

SAID = {Result.BETTER: ("better", ACCENT), Result.WORSE: ("kept", DIM), Result.FAILED: ("failed", ERROR)}


async def reclean_texts(options: argparse.Namespace, paths: Paths) -> int:
    """Cleans again what was asked for. 1 if not one text could be cleaned."""
    writer, counts = Writer(options.json), Counter[Result]()
    async with open_desk(options, paths, to_write=True) as desk:
        entry_ids = await waiting(desk, await _wanted(desk, options))
        with Progress("texts", shown=writer.is_watched) as progress:
            async for done in reclean(desk, entry_ids):
                counts[done.result] += 1
                with progress.aside():
                    _write(writer, done)
                failed = counts[Result.FAILED]
                progress.reach(counts.total(), len(entry_ids), f"{failed:,} failed" if failed else "")
    _write_counts(writer, counts)
    return 1 if counts and counts.total() == counts[Result.FAILED] else 0


async def _wanted(desk: Desk, options: argparse.Namespace) -> Wanted:
    if not options.name:
        return Wanted(saved=options.saved, every=options.all)
    return Wanted(channel_id=(await searches.channel_called(desk, options.name)).id)


def _write(writer: Writer, done: Recleaned) -> None:
    entry = done.entry
    if writer.as_json:
        told = {"status": done.result.value, "url": without_login(entry.url), "headline": entry.headline}
        writer.record({**told, "lost": done.lost, "reason": done.reason})
    elif done.result in SAID:
        word, style = SAID[done.result]
        writer.raw(f"{writer.paint(f'{word:>6}', style)}  {writer.paint(entry.headline)}")
        if done.reason:
            writer.line(f"        {done.reason}", DIM)


def _write_counts(writer: Writer, counts: Counter[Result]) -> None:
    if writer.as_json:
        writer.record({"status": "done", "looked_at": counts.total(), **{each.value: counts[each] for each in Result}})
    elif not counts:
        writer.line("No text waits to be cleaned again: all were made by this cleaner.", DIM)
    else:
        writer.line(
            f"{counts.total()} looked at: {counts[Result.BETTER]} better, {counts[Result.SAME]} same,"
            f" {counts[Result.WORSE]} kept as they were because they would be worse, {counts[Result.FAILED]} failed.",
            BOLD,
        )
