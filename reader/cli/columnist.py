"""``byline columnist``: who writes under a name, when they publish, and their newest columns."""

import argparse

from reader.cli.commands import write_entries
from reader.cli.desk import open_desk
from reader.cli.output import BOLD, Writer
from reader.cli.records import columnist_record
from reader.paths import Paths
from reader.service.library import columnists, lists
from reader.service.library.columnists import Columnist, lateness
from reader.service.library.searching import index_all
from reader.typeset.counting import counted
from reader.typeset.dates import long_date

AT_ONCE = 5000
"""How many entries are indexed, and bylines read, before an answer: some seconds, for a library made before."""


async def columnist(options: argparse.Namespace, paths: Paths) -> int:
    """Tells of the columnist. Raises SourceError if nobody is called so, and for a name that fits several."""
    writer = Writer(options.json)
    async with open_desk(options, paths) as desk:
        await index_all(desk, pause=0.0, most=AT_ONCE)
        await columnists.sign_all(desk, pause=0.0, most=AT_ONCE)
        found = await columnists.called(desk, " ".join(options.name))
        late = lateness(found, desk.clock().astimezone().date())
        if writer.as_json:
            writer.record(columnist_record(found, late))
        else:
            _tell(writer, found, late)
        entries = await lists.read_entries(desk, found.scope, options.limit)
        return write_entries(writer, entries, desk, "")


def _tell(writer: Writer, found: Columnist, late: str) -> None:
    writer.line(found.name, BOLD)
    facts = (
        f"{counted(len(found.ids), 'column')} from {long_date(found.first)} to {long_date(found.last)}",
        found.rhythm.sentence if found.rhythm else "",
        found.kept,
    )
    writer.line(" · ".join(filter(None, facts)))
    for label, said in (
        ("", late),
        ("Printed as: ", " · ".join(found.aliases[1:])),
        ("In: ", " · ".join(found.mastheads)),
        ("Listed by: ", " · ".join(each.name for each in found.channels)),
        ("Own channel: ", " · ".join(each.name for each in found.own)),
    ):
        if said:
            writer.line(f"{label}{said}")
    writer.line()
