"""``byline import``: channels to follow, or columns to keep, whichever the list holds."""

import argparse
import sys
from collections.abc import Coroutine
from pathlib import Path

from reader.cli import subscriptions
from reader.cli.desk import open_desk
from reader.cli.output import ACCENT, BOLD, DIM, Writer
from reader.cli.records import Record
from reader.export.item import Item, facts
from reader.model.address import without_login
from reader.model.moment import moment_to_text
from reader.model.page import Page
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.library import importing
from reader.service.library.importing import Brought

MOST_INPUT = 64_000_000
"""Bytes of standard input, far beyond what is taken for a list."""


def import_list(options: argparse.Namespace, paths: Paths) -> Coroutine[None, None, int]:
    """Brings in what a list names; 1 if it named nothing that can be had.

    Standard input is read before the event loop runs, so that an interrupt ends the waiting for it.
    """
    return _import(options, paths, sys.stdin.buffer.read(MOST_INPUT) if options.list == "-" else b"")


async def _import(options: argparse.Namespace, paths: Paths, standard_input: bytes) -> int:
    async with open_desk(options, paths, to_write=not options.dry_run) as desk:
        page = await _page(desk, options.list, standard_input)
        brought = await importing.preview(desk, page)
        if brought is None:
            return await subscriptions.import_channels(desk, page, options)
        if not options.dry_run:
            await importing.bring(desk, brought)
    writer = Writer(options.json)
    if writer.as_json:
        _write_records(writer, brought, options.dry_run)
    else:
        _write_columns(writer, brought, options.dry_run)
    return 0 if brought.new or brought.known else 1


async def _page(desk: Desk, what: str, standard_input: bytes) -> Page:
    from reader.fetch.files import page_of_bytes, read_file

    if what == "-":
        return page_of_bytes(standard_input, "standard input")
    if "://" not in what:
        return read_file(Path(what))
    page = await desk.fetcher.fetch(what)
    assert page, "without validators there is always a page"
    return page


def _write_columns(writer: Writer, brought: Brought, is_preview: bool) -> None:
    for mark, items in (("+", brought.new), ("=", brought.known)):
        for item in items:
            headline = writer.paint(facts(item).headline)
            writer.raw(f" {writer.paint(mark, ACCENT)} {headline}  {writer.paint(without_login(item.entry.url), DIM)}")
    for left in brought.left_out:
        writer.raw(f" {writer.paint('-', DIM)} line {left.line}  {writer.paint(left.reason, DIM)}")
    verb = "would be brought in" if is_preview else "brought in"
    counts = (f"{len(brought.new)} {verb}", f"{len(brought.known)} here already", f"{len(brought.left_out)} left out")
    writer.line(", ".join(counts) + ".", BOLD)
    textless = sum(item.article is None for item in brought.new)
    if textless:
        writer.line(f"The text of {textless} is fetched when they are opened.", DIM)


def _write_records(writer: Writer, brought: Brought, is_preview: bool) -> None:
    for status, items in (("new", brought.new), ("known", brought.known)):
        for item in items:
            writer.record(_record(status, item))
    for left in brought.left_out:
        writer.record({"status": "left out", "line": left.line, "reason": left.reason})
    writer.record(
        {
            "status": "previewed" if is_preview else "done",
            "new": len(brought.new),
            "known": len(brought.known),
            "left_out": len(brought.left_out),
        }
    )


def _record(status: str, item: Item) -> Record:
    return {
        "status": status,
        "url": without_login(item.entry.url),
        "headline": facts(item).headline,
        "state": item.state.value,
        "saved": item.saved,
        "saved_at": moment_to_text(item.saved_at),
        "tags": list(item.tags),
    }
