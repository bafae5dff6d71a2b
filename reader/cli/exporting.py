"""``byline export`` and ``byline vault``: columns to take along, and the list of channels."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli import subscriptions
from reader.cli.desk import open_desk
from reader.cli.output import BOLD, PART_ONLY, Writer, complain, tell_part, written_out
from reader.cli.progress import Progress
from reader.cli.records import Record
from reader.config import load_configuration
from reader.errors import BylineError, FileError
from reader.export.item import Item
from reader.model.address import without_login
from reader.model.entry import Scope, ScopeKind
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.library import exporting, searches
from reader.service.library.exporting import Format
from reader.service.library.vault import vault_folder, write_vault
from reader.service.writing import Filled, fill_folder, write_whole
from reader.text import safe

STANDARD_OUTPUT = "-"
TABLE = "csv"
LISTS = {"saved": (ScopeKind.SAVED, "Saved columns"), "unread": (ScopeKind.UNREAD, "Unread columns")}
MOST_COMPLAINTS = 5


async def export_vault(options: argparse.Namespace, paths: Paths) -> int:
    """Writes every file anew; 1 if any could not be written. Raises FileError where no folder is named or can be."""
    folder = vault_folder(options.folder or load_configuration(paths.settings).settings.vault)
    if folder is None:
        raise FileError("No folder is named.", "“byline vault FOLDER”, or “byline config set vault FOLDER” for good.")
    async with open_desk(options, paths) as desk:
        done = await write_vault(desk, folder, anew=True)
    for error in done.failed:
        complain(error)
    writer = Writer(options.json)
    if writer.as_json:
        counts = {"written": done.written, "removed": done.removed, "failed": len(done.failed)}
        writer.record({"folder": str(folder), **counts})
    else:
        removed = f", {done.removed} removed" if done.removed else ""
        writer.line(f"{safe(str(folder))}: {done.written} files written{removed}.", BOLD)
    return 1 if done.failed else 0


async def export(options: argparse.Namespace, paths: Paths) -> int:
    """Writes what was asked for to a file, a folder or standard output; 1 if any of it could not be had or written."""
    urls = [each for each in options.rest if "://" in each]
    place = _place([each for each in options.rest if each not in urls])
    if urls and options.what != "article":
        raise FileError("Only “byline export article” takes addresses.", "Name a file, a folder, or “-” last.")
    if options.json and (place == STANDARD_OUTPUT or options.what == "opml"):
        raise FileError("--json tells of columns that are written to a file or folder.", "Name what and where to.")
    if options.what == "opml":
        return await subscriptions.export(options, paths, place)
    if options.what == "highlights":
        return await _highlights(options, paths, place)
    if options.format == TABLE:
        raise FileError("Only highlights are written as csv.", "“byline export highlights FILE.csv” does.")
    form = _format(options.format, place)
    writer = Writer(options.json, out=sys.stderr if place == STANDARD_OUTPUT else None)
    async with open_desk(options, paths) as desk:
        with Progress("columns", shown=writer.is_watched) as progress:
            items, title, failures = await (
                _named(desk, urls, progress) if options.what == "article" else _listed(desk, options.what, progress)
            )
    selection = exporting.takeable(items, form)
    if not selection.items:
        raise _nothing(selection.textless, failures)
    failures += write_columns(writer, selection.items, form, title, place, options.force)
    if writer.as_json:
        writer.record({**_told(selection.items, form, place, failures), "textless": selection.textless})
    elif selection.textless:
        writer.line(f"{selection.textless} left out: their text is not here yet. “byline read URL” fetches one.")
    named = selection.items if options.what == "article" else ()
    parts = [tell_part(safe(without_login(item.entry.url)), item.verdict) for item in named]
    return 1 if failures else PART_ONLY if any(parts) else 0


async def _highlights(options: argparse.Namespace, paths: Paths, place: str) -> int:
    """Writes what is marked, as a table or by columnist."""
    ending = Path(place).suffix.removeprefix(".").lower()
    form = options.format or (ending if place != STANDARD_OUTPUT and ending else Format.MARKDOWN.value)
    if form not in (TABLE, Format.MARKDOWN):
        raise FileError(f"Highlights are not written as “{safe(form)}”.", "--format takes md, or csv for Readwise.")
    async with open_desk(options, paths) as desk:
        items = await exporting.marked(desk)
    if not items:
        raise FileError("Nothing was written.", "Nothing is marked yet.")
    text = exporting.highlights(items, as_table=form == TABLE)
    writer = Writer(options.json, out=sys.stderr if place == STANDARD_OUTPUT else None)
    if place == STANDARD_OUTPUT:
        _to_standard_output(text.encode(), Format.MARKDOWN)
    else:
        write_whole(Path(place), text, replacing=options.force)
    count = sum(len(item.highlights) for item in items)
    if writer.as_json:
        writer.record({"place": place, "format": form, "columns": len(items), "highlights": count})
    else:
        writer.line(f"{count} {'highlight' if count == 1 else 'highlights'} of {_columns(len(items))}.", BOLD)
    return 0


def _place(places: Sequence[str]) -> str:
    if len(places) > 1:
        raise FileError("There is one file or folder to write at a time.", "A url begins with https://.")
    return places[0] if places else STANDARD_OUTPUT


def _format(asked: str | None, place: str) -> Format:
    """The format that was asked for, or that the name of the place tells: a name without an ending is a folder."""
    if asked:
        return Format(asked)
    if place == STANDARD_OUTPUT:
        return Format.TEXT
    ending = Path(place).suffix.removeprefix(".").lower()
    known = next((form for form in Format if form.value == ending), None)
    if known is None and ending and not os.path.isdir(place):
        raise FileError(f"“.{safe(ending)}” is no format Byline writes.", f"--format takes {', '.join(Format)}.")
    return known or Format.MARKDOWN


async def _named(desk: Desk, urls: Sequence[str], progress: Progress) -> tuple[Sequence[Item], str, int]:
    """The columns at the urls, one after the other; one that cannot be had is a sentence, and the others still come."""
    if not urls:
        raise FileError("There is no address to export.", "“byline export article URL FILE” takes one or more.")
    items: list[Item] = []
    failures = 0
    wanted = dict.fromkeys(urls)
    for number, url in enumerate(wanted, 1):
        try:
            items.append(await exporting.named(desk, url))
        except BylineError as error:
            failures += 1
            with progress.aside():
                complain(type(error)(f"{url}: {error.headline}", error.hint))
        progress.reach(number, len(wanted), f"{failures:,} failed" if failures else "")
    return items, "Columns", failures


async def _listed(desk: Desk, what: str, progress: Progress) -> tuple[Sequence[Item], str, int]:
    if what in LISTS:
        kind, title = LISTS[what]
        return await exporting.listed(desk, Scope(kind), progress.reach), title, 0
    scope, name = await searches.listed(desk, what)
    return await exporting.listed(desk, scope, progress.reach), name, 0


def _nothing(textless: int, failures: int) -> BylineError:
    if textless:
        return FileError(
            f"None of the {textless} has its text here yet.",
            "Read or save them first; --format jsonl takes them as is.",
        )
    return FileError("Nothing was written.", "" if failures else "The list is empty.")


def write_columns(writer: Writer, items: Sequence[Item], form: Format, title: str, place: str, force: bool) -> int:
    """Writes the columns and says so; how many could not be written."""
    if form is Format.MARKDOWN and not _is_one_file(items, place):
        with Progress("files", shown=writer.is_watched) as progress:
            files = _reaching(exporting.files(items), progress)
            filled = fill_folder(Path(place), files, replacing=force)
        return _tell_filled(writer, filled, place)
    data = exporting.document(items, form, title)
    if place == STANDARD_OUTPUT:
        _to_standard_output(data, form)
    else:
        write_whole(Path(place), data, replacing=force)
        _say(writer, f"{_columns(len(items))} written to {safe(place)}.")
    return 0


def _reaching(files: Sequence[tuple[str, str]], progress: Progress) -> Iterator[tuple[str, str]]:
    """The files one by one, as they are written."""
    for number, file in enumerate(files, 1):
        yield file
        progress.reach(number, len(files))


def _is_one_file(items: Sequence[Item], place: str) -> bool:
    """Whether Markdown goes into one file, which holds one column. Raises FileError if it should hold several."""
    one = place == STANDARD_OUTPUT or (Path(place).suffix.lower() == ".md" and not os.path.isdir(place))
    if one and len(items) > 1:
        raise FileError("Markdown of several columns goes into a folder.", "Name one, or choose --format txt.")
    return one


def _to_standard_output(data: bytes, form: Format) -> None:
    if form is Format.EPUB and sys.stdout.isatty():
        raise FileError("A book is nothing to look at on a terminal.", "Name a file that ends in .epub.")
    with written_out():
        # As bytes, because the document says of itself that it is UTF-8, whatever the terminal speaks.
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _tell_filled(writer: Writer, filled: Filled, place: str) -> int:
    for error in filled.failed[:MOST_COMPLAINTS]:
        complain(error)
    told = [f"{_columns(len(filled.written))} written to {safe(place)}"]
    if filled.kept:
        told.append(f"{len(filled.kept)} kept as they were there (--force writes over them)")
    if filled.failed:
        told.append(f"{len(filled.failed)} could not be written")
    _say(writer, ", ".join(told) + ".")
    return len(filled.failed)


def _say(writer: Writer, sentence: str) -> None:
    if not writer.as_json:
        writer.line(sentence, BOLD)


def _told(items: Sequence[Item], form: Format, place: str, failures: int) -> Record:
    """What was written, for a program."""
    urls = [without_login(item.entry.url) for item in items]
    return {"place": place, "format": form.value, "columns": len(items), "failed": failures, "urls": urls}


def _columns(count: int) -> str:
    return f"{count} column" if count == 1 else f"{count} columns"
