"""The person's own desk: the real catalogue, their own library, rules and cookies."""

import argparse
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from reader.cli.output import remark
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.following import following


def own_desk(paths: Paths, *, offline: bool = False) -> Desk:
    from reader.sources.catalogue import catalogue, starter_urls

    return Desk(
        paths.library,
        catalogue=catalogue,
        starters=starter_urls,
        rules=paths.rules,
        cookies=paths.cookies,
        offline=offline,
    )


def start_library(desk: Desk) -> None:
    """Opens the library; what was rescued of a damaged one is told on standard error. Raises LibraryError."""
    desk.library.start()
    if desk.library.mended:
        remark(desk.library.mended)


@asynccontextmanager
async def open_desk(options: argparse.Namespace, paths: Paths) -> AsyncIterator[Desk]:
    """The person's desk with its library open, closed properly at the end."""
    desk = own_desk(paths, offline=options.offline)
    try:
        start_library(desk)
        await desk.library.write(lambda library: following.begin(library, desk))
        yield desk
    finally:
        await desk.close()
