"""``byline save`` and ``byline prune``: columns kept for good, and what nobody kept anything of let go."""

import argparse

from reader.cli.desk import open_desk
from reader.cli.output import ACCENT, BOLD, DIM, Writer, complain
from reader.cli.records import entry_record, failure_record
from reader.errors import BylineError, LibraryError
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.library import lists, saving
from reader.service.library.pruning import prune
from reader.service.reading.visiting import entry_at

KEPT = "What is saved, tagged, noted, highlighted, half read, or unread in a channel you follow always stays."
LEFT = "They are in no list and no history any more; only opening its address brings one back."
NOTHING = "There is nothing to let go of."


async def save(options: argparse.Namespace, paths: Paths) -> int:
    """Saves what is at each address, one after the other; 1 if the text of any of them could not be had."""
    writer = Writer(options.json)
    failures = 0
    async with open_desk(options, paths, to_write=True) as desk:
        for url in dict.fromkeys(options.urls):
            failures += not await _save(writer, desk, url)
    return 1 if failures else 0


async def _save(writer: Writer, desk: Desk, url: str) -> bool:
    """Whether the column is saved with its text; what went wrong is told, and the others still come."""
    try:
        entry = await entry_at(desk, url)
        _, trouble = await saving.save(desk, entry)
    except LibraryError:
        raise
    except BylineError as error:
        if writer.as_json:
            writer.record(failure_record(url, error))
        else:
            complain(type(error)(f"{url}: {error.headline}", error.hint))
        return False
    (now,) = await lists.read_rows(desk, [entry.id]) or (entry,)
    if writer.as_json:
        writer.record({**entry_record(now), "error": trouble.headline if trouble else ""})
        return trouble is None
    before = "was saved before" if entry.saved else "saved"
    writer.raw(f"{writer.paint('★ ', ACCENT)}{writer.paint(now.headline, BOLD)}  {writer.paint(before, DIM)}")
    if trouble:
        complain(type(trouble)(f"Its text is not here: {trouble.headline}", trouble.hint))
    return trouble is None


async def prune_library(options: argparse.Namespace, paths: Paths) -> int:
    """Lets go of what is asked for, or tells what that would be."""
    dry = options.dry_run
    async with open_desk(options, paths, to_write=not dry) as desk:
        gone = await prune(desk, options.older_than, options.larger_than, dry=dry)
    writer = Writer(options.json)
    if writer.as_json:
        writer.record({"columns": gone.columns, "bytes": gone.bytes, "done": not dry})
        return 0
    if not gone.columns:
        writer.line(NOTHING, BOLD)
    elif dry:
        writer.line(f"Would be let go of, texts, pages and their place in lists and history: {gone.words}.", BOLD)
    else:
        writer.line(f"Let go of: {gone.words}. What comes from now on is kept in their room.", BOLD)
        writer.line(LEFT, DIM)
    writer.line(KEPT, DIM)
    return 0
