"""Marked passages by themselves: by columnist as Markdown, each column cited, or as a table for Readwise."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC

from reader.export.appendix import quoted, written
from reader.export.citation import citation
from reader.export.item import Item, facts
from reader.export.markdown import blocks_markdown
from reader.export.markdown_text import link, plain
from reader.text import inert_lines

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
"""Of https://docs.readwise.io/readwise/docs/importing-highlights/csv: the heads of its table."""
NO_AUTHOR = "Unsigned"


def highlights_markdown(items: Sequence[Item]) -> str:
    """The columnists by name, of each the columns, newest first, with what was marked in them and written beside it."""
    by_author: dict[str, list[Item]] = {}
    for item in items:
        if item.highlights:
            by_author.setdefault(facts(item).byline, []).append(item)
    parts = ["# Highlights"]
    for author in sorted(by_author, key=lambda name: (not name, name.casefold())):
        parts.append(f"## {plain(author or NO_AUTHOR, ' ')}")
        for item in sorted(by_author[author], key=_newest, reverse=True):
            parts += _column(item)
    return inert_lines("\n\n".join(parts)) + "\n"


def highlights_csv(items: Sequence[Item]) -> str:
    """A row for each marked passage in the order of the columns and their texts; ``Location`` is the number of the
    character it begins with, ``Date`` when it was marked, in UTC. The note on a column as a whole is in no row."""
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for item in items:
        about = facts(item)
        for each in item.highlights:
            made = each.made_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") if each.made_at else ""
            passage = each.passage
            table.writerow((passage.quote, about.headline, about.byline, about.url, each.note, passage.start + 1, made))
    return out.getvalue()


def _newest(item: Item) -> tuple[str, str]:
    about = facts(item)
    return (about.published.isoformat() if about.published else ""), about.headline


def _column(item: Item) -> Iterator[str]:
    about = facts(item)
    yield f"### {plain(about.headline, ' ')}"
    for each in item.highlights:
        yield blocks_markdown((quoted(each.passage.quote),))
        if each.note:
            yield blocks_markdown(tuple(written(each.note)))
    if item.note:
        yield blocks_markdown(tuple(written(item.note)))
    yield f"— {link(citation(about), about.url)}"
