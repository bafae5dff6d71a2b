"""``byline read``: a url, a file or standard input, cleaned and printed."""

import argparse
import os
import sys
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path

from reader.cli.desk import own_desk, start_library
from reader.cli.output import ACCENT, BOLD, DIM, ITALIC, PART_ONLY, Writer, complain, tell_part
from reader.cli.records import article_record, failure_record
from reader.editorial.pace import reading_minutes
from reader.errors import BylineError, FileError, LibraryError
from reader.model.address import without_login
from reader.model.blocks import Mark
from reader.model.page import Page
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.reading.unlisted import Read, read_page, read_url
from reader.typeset.lines import Line, Role, Run
from reader.typeset.setter import set_article

MOST_INPUT = 64_000_000
"""Bytes of standard input, far beyond what is taken for a page."""

STYLES: dict[Role, tuple[str, ...]] = {
    Role.KICKER: (ACCENT,),
    Role.HEADING: (ACCENT,),
    Role.BAR: (ACCENT,),
    Role.MARKER: (ACCENT,),
    Role.DIM: (DIM,),
    Role.NOTE: (DIM,),
    Role.CAPTION: (DIM,),
    Role.SECTION: (DIM,),
    Role.RULE: (DIM,),
}


def read(options: argparse.Namespace, paths: Paths) -> Coroutine[None, None, int]:
    """Prints each; one that fails is a sentence, and the others still come. 1 if any failed, else `PART_ONLY` if of any
    there was but a part.

    Standard input is read before the event loop runs, so that an interrupt ends the waiting for it.
    """
    return _read_each(options, paths, sys.stdin.buffer.read(MOST_INPUT) if "-" in options.what else b"")


async def _read_each(options: argparse.Namespace, paths: Paths, standard_input: bytes) -> int:
    desk = own_desk(options, paths)
    writer = Writer(options.json)
    failures = parts = 0
    try:
        _open_library(desk, paths)
        for number, what in enumerate(options.what):
            try:
                found = await _read(desk, what, standard_input)
            except BylineError as error:
                failures += 1
                _write_failure(writer, what, error)
            else:
                _write_article(writer, found, options.measure, number)
                parts += tell_part(without_login(what), found.verdict)
    finally:
        await desk.close()
    return 1 if failures else PART_ONLY if parts else 0


def _open_library(desk: Desk, paths: Paths) -> None:
    """What is kept is read from the library; a page can be read without one."""
    if os.path.lexists(paths.library):
        try:
            start_library(desk)
        except LibraryError as error:
            complain(error)


async def _read(desk: Desk, what: str, standard_input: bytes) -> Read:
    if "://" in what:
        return await read_url(desk, what)
    return await read_page(desk, _page(what, standard_input))


def _page(what: str, standard_input: bytes) -> Page:
    from reader.fetch.files import page_of_bytes, read_file

    if what == "-":
        return page_of_bytes(standard_input, "standard input")
    if not os.path.lexists(what):
        raise FileError(f"There is no file “{what}”.", "Check the path. An address begins with https://.")
    return read_file(Path(what))


def _write_failure(writer: Writer, what: str, error: BylineError) -> None:
    if writer.as_json:
        writer.record(failure_record(what, error))
    else:
        complain(error)


def _write_article(writer: Writer, found: Read, measure: int, number: int) -> None:
    if writer.as_json:
        writer.record(article_record(found.article, found.verdict, found.rung))
        return
    if number:
        writer.line()
        writer.line("─" * measure, DIM)
        writer.line()
    # What is piped is searched by programs, which find no word that is divided.
    article = found.article if writer.out.isatty() else replace(found.article, language="")
    setting = set_article(article, measure, minutes=reading_minutes(article.words))
    for line in setting.lines:
        writer.raw(_painted(writer, line))


def _painted(writer: Writer, line: Line) -> str:
    return "".join(_painted_run(writer, run) for run in line.runs)


def _painted_run(writer: Writer, run: Run) -> str:
    styles = [*STYLES.get(run.role, ())]
    styles += [BOLD] if run.marks & Mark.STRONG else []
    styles += [ITALIC] if run.marks & Mark.EM else []
    return writer.paint(run.text, *styles)
