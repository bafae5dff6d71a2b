"""``byline packs`` and ``byline add --pack``: starter packs told, and one followed whole."""

import argparse

from reader.cli.desk import open_desk
from reader.cli.output import ACCENT, BOLD, DIM, Writer
from reader.cli.records import pack_record
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.following import packs as service
from reader.service.following.packs import Held
from reader.typeset.counting import counted


async def packs(options: argparse.Namespace, paths: Paths) -> int:
    """Every pack with what it holds and how much of it is followed."""
    async with open_desk(options, paths) as desk:
        known = await service.packs(desk)
    writer = Writer(options.json)
    for held in known:
        if writer.as_json:
            writer.record(pack_record(held))
        else:
            _write(writer, held)
    return 0


def _write(writer: Writer, held: Held) -> None:
    star = writer.paint("★ " if held.is_followed else "  ", ACCENT)
    count = f"{held.followed} of {len(held.channels)} followed"
    writer.raw(f"{star}{writer.paint(held.pack.name, BOLD)}  {writer.paint(f'{held.pack.about}, {count}', DIM)}")
    writer.line(f"    {', '.join(each.name for each in held.channels)}")


async def follow_pack(desk: Desk, options: argparse.Namespace) -> int:
    """Follows all of the pack that is asked for. Raises SourceError for what is none."""
    writer = Writer(options.json)
    held = await service.called(desk, options.pack)
    change = await service.follow(desk, held)
    if writer.as_json:
        writer.record(pack_record(await service.called(desk, held.pack.name)))
    elif change.deeds:
        writer.line(f"You follow {counted(len(change.deeds), 'channel')} more, all of {held.pack.name}.", BOLD)
        writer.line("“byline refresh” asks what they have.", DIM)
    else:
        writer.line(f"You follow all of {held.pack.name} already.", BOLD)
    return 0
