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
from reader.errors import BylineError, ConfigError, TerminalError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from reader.config import Settings
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
    if options.command is None:
        return _screen(options, paths)
    from reader.cli import commands

    log_to(paths.log)
    return asyncio.run(commands.COMMANDS[options.command](options, paths))


def _screen(options: argparse.Namespace, paths: Paths) -> int:
    from reader.cli.desk import own_desk

    return show_screen(options, paths, own_desk(paths, offline=options.offline))


def show_screen(options: argparse.Namespace, paths: Paths, desk: Desk) -> int:
    """Opens the screen on the desk. Raises TerminalError where there is none to draw on."""
    _require_terminal()
    from reader.ui.app import run_screen

    log_to(paths.log)
    settings, notice = _settings(options, paths)
    return run_screen(desk, settings, notice)


def _settings(options: argparse.Namespace, paths: Paths) -> tuple[Settings, str]:
    """The settings, and a sentence if the file could not be understood; then the defaults hold."""
    from dataclasses import replace

    from reader.config import Settings, load_settings

    try:
        settings, notice = load_settings(paths.settings), ""
    except ConfigError as error:
        settings, notice = Settings(), error.headline
    return (replace(settings, theme=options.theme) if options.theme else settings), notice


def log_to(file: Path) -> None:
    """What goes wrong behind the scenes is written to the log; without one, it is lost, and nothing else is."""
    import logging

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        logging.basicConfig(filename=file, level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    except OSError:
        logging.basicConfig(handlers=[logging.NullHandler()])


def _require_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError("Byline's screen needs a terminal.", "In a pipe, use “byline latest” or “byline read URL”.")
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        raise TerminalError("This terminal cannot draw a screen.", "Use “byline latest” and “byline read URL” here.")


def _tolerate_any_stream() -> None:
    """A terminal of another encoding shows a question mark where it lacks a character; a closed stream is empty."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the program
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
