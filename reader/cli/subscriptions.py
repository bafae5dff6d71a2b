"""``byline import`` and ``byline export opml``: lists of channels from and for other readers."""

import argparse
import sys
from pathlib import Path

from reader.cli.desk import open_desk
from reader.cli.output import ACCENT, BOLD, DIM, Writer, written_out
from reader.cli.progress import Progress
from reader.cli.records import Record
from reader.model.address import without_login
from reader.model.channel import Channel, NewChannel
from reader.model.page import Page
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.following import subscriptions
from reader.service.following.subscriptions import Import
from reader.service.writing import write_whole

MANY = 40
"""Channels of a list from which on a terminal is told their number instead of each."""


async def import_channels(desk: Desk, page: Page, options: argparse.Namespace) -> int:
    """Follows what a list names; 1 if it named nothing that can be followed."""
    writer = Writer(options.json)
    with Progress("channels", shown=writer.is_watched) as progress:
        if options.dry_run:
            done = await subscriptions.preview(desk, page)
        else:
            done = await subscriptions.import_channels(desk, page, progress.reach)
    if writer.as_json:
        _write_records(writer, done, options.dry_run)
    else:
        is_long = progress.is_shown and len(done.new) + len(done.followed) > MANY
        _write_list(writer, done, options.dry_run, whole=options.dry_run or not is_long)
    return 0 if done.new or done.followed else 1


def _write_list(writer: Writer, done: Import, is_preview: bool, whole: bool) -> None:
    """What is left out and the sums, if ``whole`` every channel too."""
    if whole:
        for channel in done.new:
            _write_channel(writer, "+", channel)
        for known in done.followed:
            _write_channel(writer, "=", known)
    for left in done.left_out:
        where = f"line {left.line}: " if left.line else ""
        writer.raw(f" {writer.paint('-', DIM)} {writer.paint(f'{where}{left.text}')}  {writer.paint(left.reason, DIM)}")
    verb = "would be followed" if is_preview else "followed now"
    counts = (f"{len(done.new)} {verb}", f"{len(done.followed)} followed already", f"{len(done.left_out)} left out")
    writer.line(", ".join(counts) + ".", BOLD)
    if done.backup:
        writer.line(f"The list as it was before is in {done.backup}.", DIM)


def _write_channel(writer: Writer, mark: str, channel: NewChannel | Channel) -> None:
    section = writer.paint(f"{channel.section}: " if channel.section else "", DIM)
    address = writer.paint(without_login(channel.feed_url or channel.url), DIM)
    writer.raw(f" {writer.paint(mark, ACCENT)} {section}{writer.paint(channel.name)}  {address}")


def _write_records(writer: Writer, done: Import, is_preview: bool) -> None:
    for channel in done.new:
        writer.record(_record("new", channel))
    for known in done.followed:
        writer.record(_record("followed", known))
    for left in done.left_out:
        writer.record({"status": "left out", "line": left.line or None, "text": left.text, "reason": left.reason})
    writer.record(
        {
            "status": "previewed" if is_preview else "done",
            "new": len(done.new),
            "followed": len(done.followed),
            "left_out": len(done.left_out),
            "backup": str(done.backup or ""),
        }
    )


def _record(status: str, channel: NewChannel | Channel) -> Record:
    return {
        "status": status,
        "name": channel.name,
        "url": without_login(channel.url),
        "feed_url": without_login(channel.feed_url),
        "section": channel.section,
        "kind": channel.kind.value,
    }


async def export(options: argparse.Namespace, paths: Paths, place: str) -> int:
    """Writes the channels that are followed to a file, or to standard output for ``-``."""
    async with open_desk(options, paths) as desk:
        text = await subscriptions.exported(desk)
    if place == "-":
        with written_out():
            # As bytes, because the list says of itself that it is UTF-8, whatever the terminal speaks.
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()
    else:
        write_whole(Path(place), text, replacing=options.force)
    return 0
