"""``byline journal``: what is done on several machines, brought together by a folder."""

import argparse
from pathlib import Path

from reader.cli.desk import open_desk
from reader.cli.output import BOLD, DIM, Writer, complain
from reader.config import load_configuration
from reader.errors import FileError
from reader.model.moment import moment_from_text, utc_now
from reader.paths import Paths
from reader.service.library.journal import Status, status, sync
from reader.service.library.vault import vault_folder
from reader.text import safe
from reader.typeset.dates import age


async def journal(options: argparse.Namespace, paths: Paths) -> int:
    """Tells of it or brings it up to date; 1 if not all could be written. Raises FileError and LibraryError."""
    folder = vault_folder(load_configuration(paths.settings).settings.journal)
    if folder is None:
        raise FileError("No folder is named.", "“byline config set journal FOLDER” names the one the machines share.")
    writer = Writer(options.json)
    async with open_desk(options, paths) as desk:
        if options.doing != "sync":
            _tell(writer, folder, await status(desk))
            return 0
        done = await sync(desk, folder, anew=options.anew)
    if done.failed:
        complain(done.failed)
    if writer.as_json:
        counts = {"taken": done.taken, "told": done.told, "unusable": done.unusable, "failed": bool(done.failed)}
        writer.record({"folder": str(folder), **counts})
    else:
        unusable = f", {done.unusable} lines could not be used" if done.unusable else ""
        writer.line(f"{safe(str(folder))}: {done.taken} taken in, {done.told} told{unusable}.", BOLD)
    return 1 if done.failed else 0


def _tell(writer: Writer, folder: Path, found: Status) -> None:
    if writer.as_json:
        for each in found.machines:
            about = {"machine": each.machine, "name": each.label, "here": each.machine == found.machine}
            counts = {"acts": each.lines, "unusable": each.unusable, "read_at": each.read_at}
            writer.record(about | counts)
        writer.record({"folder": str(folder), "untold": found.untold, "waiting": found.waiting})
        return
    writer.line(safe(str(folder)), BOLD)
    for each in found.machines:
        here = "this machine" if each.machine == found.machine else f"last read {_ago(each.read_at)}"
        writer.line(f"  {each.label} ({each.machine[:8]}): {each.lines} acts, {here}")
        if each.unusable:
            writer.line(f"    {each.unusable} lines of it cannot be used: not whole yet, or of a later Byline.")
    if not found.machines:
        writer.line("  Nothing was told yet. “byline journal sync” begins.", DIM)
    if found.untold:
        writer.line(f"{found.untold} acts of this machine are not written yet.")
    if found.waiting:
        writer.line(f"{found.waiting} columns are told of that no channel lists here yet.", DIM)


def _ago(stored: str) -> str:
    moment = moment_from_text(stored)
    return age(moment, utc_now()) if moment else "never"
