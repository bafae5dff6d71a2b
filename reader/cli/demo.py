"""``byline demo``: the program on a syndicate of its own, with a library of its own."""

import argparse
import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

from reader.cli.headless_check import headless_check
from reader.cli.showing import log_to, show_screen
from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.server import ORIGIN, Syndicate
from reader.errors import BylineError, LibraryReadOnly
from reader.paths import Paths, platform_paths
from reader.service.desk import Desk

NAME = "byline-demo"


def run(options: argparse.Namespace, do: Callable[[argparse.Namespace, Paths], int]) -> int:
    """Starts the syndicate and shows it, or checks it without a screen, or does with it what another command asks."""
    paths = platform_paths(NAME)
    log_to(paths.log)
    if getattr(options, "fresh", False):
        _forget(paths)
    with _running(paths) as syndicate:
        if options.command != "demo":
            options.desk = partial(_desk, options, paths, syndicate)
            return do(options, paths)
        desk = _desk(options, paths, syndicate)
        if options.headless_check:
            return asyncio.run(headless_check(desk))
        return show_screen(options, paths, desk)


def _desk(options: argparse.Namespace, paths: Paths, syndicate: Syndicate) -> Desk:
    """A desk whose network is the syndicate."""
    return Desk(
        paths.library,
        catalogue=catalogue,
        starters=starter_urls,
        routes={ORIGIN: syndicate.address},
        rules=paths.rules,
        cookies=paths.cookies,
        offline=options.offline,
    )


def _running(paths: Paths) -> Syndicate:
    syndicate = Syndicate(_first_day(paths))
    try:
        syndicate.start()
    except OSError as error:
        raise BylineError(
            "The demo's syndicate could not be started.", "It needs a free port on this computer's loopback address."
        ) from error
    return syndicate


def _forget(paths: Paths) -> None:
    try:
        for name in (paths.library.name, f"{paths.library.name}-wal", f"{paths.library.name}-shm", "first-day"):
            (paths.data / name).unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(paths) from error


def _first_day(paths: Paths) -> date:
    """The day the demo was first started: its columns keep their dates between runs."""
    file = paths.data / "first-day"
    try:
        return date.fromisoformat(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        today = datetime.now(UTC).date()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(today.isoformat(), encoding="ascii")
    except OSError as error:
        raise _unwritable(paths) from error
    return today


def _unwritable(paths: Paths) -> LibraryReadOnly:
    return LibraryReadOnly(f"The folder {paths.data} cannot be written.", "Check that it is yours and may be changed.")
