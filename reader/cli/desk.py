"""The person's own desk: the real catalogue, their own library, rules and cookies."""

import argparse
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from reader.cli.output import complain, remark
from reader.config import load_configuration
from reader.errors import FileError, LibraryError
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.following import following
from reader.service.hooks import Hooks


def own_desk(options: argparse.Namespace, paths: Paths) -> Desk:
    """The person's desk, or the one that the options bring along (`reader.cli.demo`)."""
    brought: Callable[[], Desk] | None = getattr(options, "desk", None)
    if brought:
        return brought()
    from reader.sources.catalogue import catalogue, starter_urls

    desk = Desk(
        paths.library,
        catalogue=catalogue,
        starters=starter_urls,
        rules=paths.rules,
        cookies=paths.cookies,
        offline=options.offline,
    )
    desk.hooks = Hooks(load_configuration(paths.settings).settings.hooks)
    return desk


def start_library(desk: Desk) -> None:
    """Opens the library; what was rescued of a damaged one is told on standard error. Raises LibraryError."""
    desk.library.start()
    if desk.library.mended:
        remark(desk.library.mended)


async def _after_deeds(desk: Desk, paths: Paths) -> None:
    """What was done goes into the vault and the journal, if there are any; what keeps it from there is told, and is no
    failure."""
    settings = load_configuration(paths.settings).settings
    if not desk.library.deeds or not (settings.vault or settings.journal):
        return
    from reader.service.library.vault import vault_folder

    if folder := vault_folder(settings.journal):
        await _journal(desk, folder)
    if folder := vault_folder(settings.vault):
        await _vault(desk, folder)


async def _journal(desk: Desk, folder: Path) -> None:
    from reader.service.library.journal import sync

    try:
        done = await sync(desk, folder)
    except (FileError, LibraryError) as error:
        complain(error)
        return
    if done.failed:
        complain(done.failed)


async def _vault(desk: Desk, folder: Path) -> None:
    from reader.service.library.vault import write_vault

    try:
        done = await write_vault(desk, folder)
    except FileError as error:
        complain(error)
        return
    for failed in done.failed:
        complain(failed)


@asynccontextmanager
async def open_desk(options: argparse.Namespace, paths: Paths, *, to_write: bool = False) -> AsyncIterator[Desk]:
    """The person's desk with its library open, closed properly at the end.

    Raises LibraryError when it cannot be read or, ``to_write``, cannot be written; also at the end, when what was done
    could not be written up to then.
    """
    desk = own_desk(options, paths)
    try:
        start_library(desk)
        await desk.library.write(lambda library: following.begin(library, desk), durable=False)
        if to_write and desk.library.kept_in_memory:
            raise desk.library.kept_in_memory
        yield desk
        await _after_deeds(desk, paths)
        await desk.hooks.finish()
    finally:
        await desk.close()
    if desk.library.lost:
        raise desk.library.lost
