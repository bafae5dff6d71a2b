"""``byline search``: what a query finds, with the piece of text where it does."""

import argparse
from collections.abc import Sequence

from reader.cli.desk import open_desk
from reader.cli.output import ACCENT, BOLD, DIM, Writer, complain, remark
from reader.cli.records import Record, entry_record, search_record
from reader.errors import BylineError
from reader.model.address import without_login
from reader.model.search import FollowedSearch
from reader.paths import Paths
from reader.service.desk import Desk
from reader.service.library import searches
from reader.service.library.searching import Found, Order, Snippet, WrongQuery, find, index_all, read_query
from reader.typeset.dates import age
from reader.typeset.widths import fit

AT_ONCE = 5000
"""How many entries are indexed before an answer: some seconds, needed for a library made before."""


async def search(options: argparse.Namespace, paths: Paths) -> int:
    try:
        query = read_query(" ".join(options.query))
    except WrongQuery as error:
        complain(error)
        return 2
    order = Order.BEST if options.best else Order.NEWEST
    writer = Writer(options.json)
    async with open_desk(options, paths, to_write=bool(options.follow)) as desk:
        await index_all(desk, pause=0.0, most=AT_ONCE)
        if options.follow:
            await searches.follow(desk, " ".join(options.query), options.follow)
            remark(f"You follow the search {options.follow} now.")
        found = await find(desk, query, order, limit=options.limit, rows=options.limit)
        for each in found.rows:
            if writer.as_json:
                writer.record(found_record(each))
            else:
                _write(writer, each, desk)
    if found.waiting:
        complain(
            BylineError(f"{found.waiting:,} older entries are not searched yet.", "Searching again goes on there.")
        )
    elif not found.rows and not writer.as_json:
        writer.line("Nothing here has that.", DIM)
    return 0


def found_record(found: Found) -> Record:
    """As for a list of entries, and the piece with where in it, from and to, the words stand."""
    return {**entry_record(found.entry), "snippet": found.snippet.text, "marks": [list(m) for m in found.snippet.marks]}


def write_searches(writer: Writer, followed: Sequence[FollowedSearch]) -> None:
    """The followed searches, under a heading of their own."""
    if followed and not writer.as_json:
        writer.line("Searches", BOLD)
    for search in followed:
        if writer.as_json:
            writer.record(search_record(search))
        else:
            name, unread = writer.paint(fit(search.name, 32)), writer.paint(f"{search.unread or '':>5}", ACCENT)
            writer.raw(f" {writer.paint('★', ACCENT)} {name}{unread}  {writer.paint(search.query, DIM)}")


def _write(writer: Writer, found: Found, desk: Desk) -> None:
    entry = found.entry
    when = age(entry.published_at, desk.clock()) if entry.published_at else ""
    facts = " · ".join(filter(None, (entry.byline, entry.masthead, entry.channel, when, entry.also_at)))
    writer.headline(entry)
    writer.line(f"  {facts}", DIM)
    if found.snippet.text:
        writer.raw(f"  {_marked(writer, found.snippet)}")
    writer.line(f"  {without_login(entry.url)}", DIM)


def _marked(writer: Writer, snippet: Snippet) -> str:
    parts, last = [], 0
    for start, end in snippet.marks:
        parts += [writer.paint(snippet.text[last:start]), writer.paint(snippet.text[start:end], ACCENT)]
        last = end
    return "".join([*parts, writer.paint(snippet.text[last:])])
