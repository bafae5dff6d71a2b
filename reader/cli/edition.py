"""``byline edition``: today's edition, or what fills so many minutes, told or written to a file."""

import argparse
from datetime import date

from reader.cli.desk import open_desk
from reader.cli.exporting import write_columns
from reader.cli.output import BOLD, DIM, Writer, complain
from reader.cli.progress import Progress
from reader.cli.records import entry_record
from reader.editorial.pace import minutes_left
from reader.errors import BylineError, FileError
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.library import editions, exporting
from reader.service.library.editions import Edition
from reader.service.library.exporting import Format
from reader.service.reading.opening import have_text
from reader.typeset.counting import counted
from reader.typeset.dates import long_date

FILES = {"epub": Format.EPUB, "html": Format.HTML, "markdown": Format.MARKDOWN}
"""The options that name a file, and what is written to it."""


async def edition(options: argparse.Namespace, paths: Paths) -> int:
    """Tells the edition, or writes its columns; 1 if a text could not be had or nothing is there to be written."""
    written = [(form, getattr(options, name)) for name, form in FILES.items() if getattr(options, name)]
    async with open_desk(options, paths, to_write=True) as desk:
        made = await (editions.of_minutes(desk, options.minutes) if options.minutes else editions.todays(desk))
        if not written:
            _tell(Writer(options.json), made)
            return 0
        if not made.left:
            raise FileError("Nothing was written.", "Nothing in it is unread. “byline refresh” asks for more.")
        failures = await _fetch(desk, made)
        items = await desk.library.read(lambda library: exporting.items_of(library, [each.id for each in made.left]))
    wanted = [items[each.id] for each in made.left if each.id in items and items[each.id].article]
    for form, place in written:
        failures += write_columns(Writer(options.json), wanted, form, title_of(made), place, options.force)
    return 1 if failures else 0


def title_of(made: Edition) -> str:
    """What the file, and the head of what is told, is called."""
    if made.day:
        return f"Edition of {long_date(date.fromisoformat(made.day))}"
    return f"{counted(len(made.left), 'column')} for {counted(made.minutes, 'minute')}"


async def _fetch(desk: Desk, made: Edition) -> int:
    """Fetches the texts that are not here; how many could not be had, each told."""
    failures = 0
    missing = [each for each in made.left if each.verdict is None]
    with Progress("columns") as progress:
        for number, entry in enumerate(missing, 1):
            try:
                await have_text(desk, entry.id)
            except BylineError as error:
                complain(type(error)(f"{entry.headline}: {error.headline}", error.hint))
                failures += 1
            progress.reach(number, len(missing))
    return failures


def _tell(writer: Writer, made: Edition) -> None:
    if writer.as_json:
        for entry, place in zip(made.entries, made.placed, strict=True):
            writer.record({**entry_record(entry), "part": place.section, "why": place.why})
        return
    if not made.entries:
        writer.line("Nothing is unread." if made.day else "Nothing that is unread is so short.", DIM)
        return
    writer.line(title_of(made), BOLD)
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
