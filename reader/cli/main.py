"""From the arguments to a command, and from any failure to a sentence and an exit code."""

from __future__ import annotations

import asyncio
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.arguments import make_parser
from reader.cli.output import complain, discard_output, written_out
from reader.errors import BylineError, TerminalError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from reader.config import Configuration
    from reader.paths import Paths
    from reader.service.desk import Desk

DONE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments ask. Returns the exit code; never raises for what a person can meet."""
    _tolerate_any_stream()
    try:
        code = _obey(arguments)
        with written_out():
            sys.stdout.flush()
        return code
    except BylineError as error:
        complain(error)
        return WRONG if isinstance(error, TerminalError) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return DONE


def _obey(arguments: Sequence[str]) -> int:
    try:
        options = make_parser().parse_args(arguments)
    except SystemExit as told:
        # How argparse ends after help, the version, or a mistake.
        return int(told.code or DONE)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    from reader.paths import platform_paths

    if options.command == "demo":
        from reader.cli import demo

        return demo.run(options)
    paths = platform_paths()
    if options.command in (None, "open"):
        return _screen(options, paths)
    from reader.cli import commands

    log_to(paths.log)
    if options.command in commands.AT_ONCE:
        return commands.AT_ONCE[options.command](options, paths)
    return asyncio.run(commands.COMMANDS[options.command](options, paths))


def _screen(options: argparse.Namespace, paths: Paths) -> int:
    from reader.cli.desk import own_desk

    return show_screen(options, paths, own_desk(paths, offline=options.offline))


def show_screen(options: argparse.Namespace, paths: Paths, desk: Desk) -> int:
    """Opens the screen on the desk, or the plain mode where that is asked for or the terminal cannot draw. Raises
    TerminalError where there is no terminal."""
    log_to(paths.log)
    address = getattr(options, "url", "")
    if options.plain:
        return _plain(desk, address)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            "Byline's screen needs a terminal.",
            "In a pipe, use “byline --plain”, “byline latest” or “byline read URL”.",
        )
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return _plain(desk, address)
    from reader.ui.app import run_screen

    return run_screen(desk, _configuration(options, paths), address)


def _plain(desk: Desk, address: str) -> int:
    from reader.cli.plain import run_plain

    return run_plain(desk, address)


def _configuration(options: argparse.Namespace, paths: Paths) -> Configuration:
    """What the person's file sets, and what they said this time."""
    from dataclasses import replace

    from reader.config import load_configuration

    written = load_configuration(paths.settings)
    return replace(written, settings=replace(written.settings, theme=options.theme)) if options.theme else written


def log_to(file: Path) -> None:
    """What goes wrong behind the scenes is written to the log; without one, it is lost, and nothing else is."""
    import logging

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        logging.basicConfig(filename=file, level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    except OSError:
        logging.basicConfig(handlers=[logging.NullHandler()])


def _occupy_closed_streams() -> None:
    """Else the next file opened, the library perhaps, would be what a stream's number stands for."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _tolerate_any_stream() -> None:
    """A terminal of another encoding shows a question mark where it lacks a character; a closed stream is empty."""
    _occupy_closed_streams()
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the program
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
