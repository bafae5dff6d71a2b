"""The screen, or the plain mode, for whoever the terminal and the person are."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from reader.errors import TerminalError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from reader.config import Configuration
    from reader.paths import Paths
    from reader.service.desk import Desk


def show_screen(options: argparse.Namespace, paths: Paths, desk: Desk) -> int:
    """Opens the screen on the desk, or the plain mode where that is asked for or the terminal cannot draw. Raises
    TerminalError where there is no terminal, LibraryError when the library cannot be read, or when at the end something
    that was done could not be written into it."""
    code = _show(options, paths, desk)
    if desk.library.lost:
        raise desk.library.lost
    return code


def _show(options: argparse.Namespace, paths: Paths, desk: Desk) -> int:
    log_to(paths.log)
    address = getattr(options, "url", "")
    if options.plain:
        return _plain(desk, paths, address)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            "Byline's screen needs a terminal.",
            "In a pipe, use “byline --plain”, “byline latest” or “byline read URL”.",
        )
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return _plain(desk, paths, address)
    from reader.ui.app import run_screen

    loaded()
    return run_screen(desk, _configuration(options, paths), address)


def _plain(desk: Desk, paths: Paths, address: str) -> int:
    from reader.cli.plain import run_plain
    from reader.config import load_configuration

    return run_plain(desk, load_configuration(paths.settings).settings, address)


def _configuration(options: argparse.Namespace, paths: Paths) -> Configuration:
    """What the person's file sets, and what they said this time."""
    from dataclasses import replace

    from reader.config import load_configuration

    written = load_configuration(paths.settings)
    return replace(written, settings=replace(written.settings, theme=options.theme)) if options.theme else written


def loaded() -> None:
    """Says that most of the program is loaded. That stays until the end: what collects garbage, which the start did
    without, need not look through it."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def log_to(file: Path) -> None:
    """What goes wrong behind the scenes is written to the log; without one, it is lost, and nothing else is."""
    import logging

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # It names what was read: nobody else's business.
        os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        os.chmod(file, 0o600)
        logging.basicConfig(filename=file, level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    except OSError:
        logging.basicConfig(handlers=[logging.NullHandler()])
