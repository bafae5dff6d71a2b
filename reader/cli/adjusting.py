"""``byline channel``: what is set for one channel, told and changed."""

import argparse

from reader.cli.desk import open_desk
from reader.cli.output import BOLD, DIM, Writer
from reader.cli.records import channel_record
from reader.model.channel import CHANNEL_CHOICES, Channel
from reader.paths import Paths
from reader.service.following import following, newsstand
from reader.service.following.adjusting import TOLD, adjust, told
from reader.service.library import searches
from reader.typeset.widths import cells, fit


async def adjust_channel(options: argparse.Namespace, paths: Paths) -> int:
    """Sets what was asked for and tells what is set then."""
    values = {name: value for name in CHANNEL_CHOICES if (value := getattr(options, name))}
    changes = bool(values) or options.group is not None
    async with open_desk(options, paths, to_write=changes) as desk:
        meant = await searches.channel_called(desk, options.channel)
        if values:
            await adjust(desk, meant.id, **values)
        if options.group is not None:
            await newsstand.move(desk, meant, options.group)
        _write(Writer(options.json), await following.now(desk, meant))
    return 0


def _write(writer: Writer, known: Channel) -> None:
    if writer.as_json:
        writer.record(channel_record(known))
        return
    writer.line(known.name, BOLD)
    rows = [("group", "Group", known.section or "none"), *((name, TOLD[name], _value(known, name)) for name in TOLD)]
    width = max(cells(label) for _, label, _ in rows)
    for name, label, value in rows:
        writer.raw(f"  {writer.paint(fit(label, width), DIM)}  {writer.paint(value)}  {writer.paint(f'--{name}', DIM)}")


def _value(known: Channel, name: str) -> str:
    return f"{getattr(known.settings, name)}: {told(name, known.settings)}"
