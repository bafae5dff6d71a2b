"""``byline edition``: today's edition, or what fills so many minutes, told, written or mailed; ``byline send``."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from reader.cli.desk import open_desk
from reader.cli.exporting import write_columns
from reader.cli.output import BOLD, DIM, Writer, complain
from reader.cli.progress import Progress
from reader.cli.records import entry_record
from reader.config import load_configuration
from reader.editorial.pace import minutes_left
from reader.errors import BylineError, FileError
from reader.export.item import Item
from reader.model.entry import Entry, Scope, ScopeKind
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.library import delivery, editions, exporting, lists
from reader.service.library.delivery import Mail, mail_of
from reader.service.library.editions import Edition
from reader.service.library.exporting import Format
from reader.service.library.vault import vault_folder
from reader.service.reading.opening import have_text
from reader.text import safe
from reader.typeset.counting import counted
from reader.typeset.dates import long_date

FILES = {"epub": Format.EPUB, "html": Format.HTML, "markdown": Format.MARKDOWN}
"""The options that name a file, and what is written to it."""


async def edition(options: argparse.Namespace, paths: Paths) -> int:
    """Tells the edition, writes its columns or mails them; 1 if a text could not be had or nothing is there to be
    written."""
    written = [(form, getattr(options, name)) for name, form in FILES.items() if getattr(options, name)]
    mail = mail_of(load_configuration(paths.settings).settings.mail) if options.mail else None
    writer = Writer(options.json)
    if options.markdown.lower().endswith(".md"):
        raise FileError("An edition is several columns, and Markdown of several is a folder.", "Name a folder.")
    async with open_desk(options, paths, to_write=True) as desk:
        made = await (editions.of_minutes(desk, options.minutes) if options.minutes else editions.todays(desk))
        title = title_of(made, options.minutes)
        if not written and mail is None:
            _tell(writer, made, title)
            return 0
        if not made.left:
            raise FileError("Nothing was written.", "Nothing in it is unread. “byline refresh” asks for more.")
        items, failures = await _with_texts(desk, made.left)
        for form, place in written:
            failures += write_columns(writer, tuple(items.values()), form, title, place, options.force)
            if writer.as_json:
                writer.record({"title": title, "place": place, "columns": len(items)})
        if mail:
            await _deliver(desk, writer, mail, items, title, again=options.again)
    return 1 if failures else 0


async def send(options: argparse.Namespace, paths: Paths) -> int:
    """Mails what is saved and was not sent before, or puts it into a folder; 1 if a text could not be had."""
    mail = None if options.folder else mail_of(load_configuration(paths.settings).settings.mail)
    async with open_desk(options, paths, to_write=True) as desk:
        entries = await lists.read_entries(desk, Scope(ScopeKind.SAVED), lists.MOST)
        items, failures = await _with_texts(desk, entries)
        title = f"Saved columns, {long_date(desk.clock().astimezone().date())}"
        where = mail or vault_folder(options.folder)
        assert where, "a folder is named where no mail is"
        await _deliver(desk, Writer(options.json), where, items, title, again=options.again)
    return 1 if failures else 0


async def _deliver(
    desk: Desk, writer: Writer, where: Mail | Path, items: Mapping[int, Item], title: str, *, again: bool
) -> None:
    """Sends those of the columns that were not sent before, or all of them ``again``, and says so."""
    known = await desk.library.read(lambda library: library.sent.of(tuple(items)))
    wanted = {number: item for number, item in items.items() if again or number not in known}
    if wanted and isinstance(where, Path):
        await delivery.put_into(desk, where, wanted, title)
    elif wanted and isinstance(where, Mail):
        await delivery.send(desk, where, wanted, title)
    before = len(items) - len(wanted)
    if writer.as_json:
        writer.record({"title": title, "sent": len(wanted), "before": before})
        return
    to = f"put into {safe(str(where))}" if isinstance(where, Path) else f"mailed to {safe(where.to)}"
    writer.line(f"{counted(len(wanted), 'column')} {to}." if wanted else "Nothing that was not sent before.", BOLD)
    if before:
        unsure = sum(not sure for number, sure in known.items() if number not in wanted)
        doubt = f", of {unsure} of them it is not sure" if unsure else ""
        writer.line(f"{counted(before, 'column')} left out: sent before{doubt}. --again sends them again.", DIM)


async def _with_texts(desk: Desk, entries: Sequence[Entry]) -> tuple[dict[int, Item], int]:
    """The columns in their order, by the numbers of their entries, the texts that are not here fetched first; and how
    many could not be had, each told."""
    failures = await _fetch(desk, [each for each in entries if each.verdict is None])
    items = await desk.library.read(lambda library: exporting.items_of(library, [each.id for each in entries]))
    return {each.id: items[each.id] for each in entries if each.id in items and items[each.id].article}, failures


def title_of(made: Edition, minutes: int | None) -> str:
    """What the file, and the head of what is told, is called."""
    if made.day:
        return f"Edition of {long_date(date.fromisoformat(made.day))}"
    return f"{counted(len(made.left), 'column')} for {counted(minutes or 0, 'minute')}"


async def _fetch(desk: Desk, missing: Sequence[Entry]) -> int:
    failures = 0
    with Progress("columns") as progress:
        for number, entry in enumerate(missing, 1):
            try:
                await have_text(desk, entry.id)
            except BylineError as error:
                complain(type(error)(f"{entry.headline}: {error.headline}", error.hint))
                failures += 1
            progress.reach(number, len(missing))
    return failures


def _tell(writer: Writer, made: Edition, title: str) -> None:
    if writer.as_json:
        for entry, place in zip(made.entries, made.placed, strict=True):
            writer.record({**entry_record(entry), "part": place.section, "why": place.why})
        return
    if not made.entries:
        writer.line("Nothing is unread." if made.day else "Nothing that is unread is so short.", DIM)
        return
    writer.line(title, BOLD)
    part = ""
    for entry, place in zip(made.entries, made.placed, strict=True):
        if place.section != part:
            part = place.section
            writer.line("")
            writer.line(part.upper(), DIM)
        left = minutes_left(entry.minutes, entry.progress)
        facts = (entry.byline, entry.masthead, f"{left} min" if left else "", place.why, entry.also_at)
        writer.headline(entry)
        writer.line(f"  {' · '.join(filter(None, facts))}", DIM)
    rest = (f"{counted(len(made.left), 'column')} left", f"{made.minutes} min" if made.minutes else "")
    writer.line("")
    writer.line(" · ".join(filter(None, rest)), DIM)
