"""Marked passages by themselves: by columnist, and as a table."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.export.highlights import COLUMNS, highlights_csv, highlights_markdown
from reader.export.item import Item, Marked, facts
from reader.model.passage import Passage
from tests.export.made import item_of, items

MADE = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


def _item(headline: str, byline: str, day: int, *quotes: str, note: str = "") -> Item:
    item = item_of(headline)
    assert item.article
    article = replace(item.article, byline=byline, published_at=date(2026, 11, day))
    marked = tuple(Marked(Passage(4, 4 + len(quote), quote), "beside", MADE) for quote in quotes)
    return replace(item, article=article, highlights=marked, note=note)


def test_by_columnist_with_citation() -> None:
    some = [
        _item("Old", "bo Quill", 1, "One *two*"),
        _item("Unsigned one", "", 2, "Three"),
        _item("Nothing marked", "Ada Writer", 3),
        _item("New", "bo Quill", 4, "Four", note="On the whole"),
        _item("First", "Ada Writer", 5, "Five"),
    ]
    text = highlights_markdown(some)
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        *("# Highlights", "## Ada Writer", "### First", "## bo Quill", "### New", "### Old"),
        *("## Unsigned", "### Unsigned one"),
    ]
    assert (
        "### New\n\n> Four\n\n*beside*\n\n*On the whole*\n\n— [bo Quill, “New”, 2026-11-04,"
        " https://harbor.example/columns/bridge (accessed 2026-11-24)](https://harbor.example/columns/bridge)\n" in text
    )
    assert "> One \\*two\\*" in text


def test_as_a_table() -> None:
    rows = list(csv.DictReader(io.StringIO(highlights_csv([_item("New", "Ada Writer", 4, 'He said "yes",\nthen no')]))))
    assert rows == [
        {
            "Highlight": 'He said "yes",\nthen no',
            "Title": "New",
            "Author": "Ada Writer",
            "URL": "https://harbor.example/columns/bridge",
            "Note": "beside",
            "Location": "5",
            "Date": "2026-11-24 08:30:00",
        }
    ]


@given(st.lists(items, max_size=3))
def test_a_table_holds_every_passage(some: list[Item]) -> None:
    head, *rows = csv.reader(io.StringIO(highlights_csv(some), newline=""))
    assert tuple(head) == COLUMNS
    wanted = [(each.passage.quote, facts(item).headline, each.note) for item in some for each in item.highlights]
    assert [(row[0], row[1], row[4]) for row in rows] == wanted


def test_a_passage_without_a_note_stands_alone() -> None:
    item = replace(item_of("first"), highlights=(Marked(Passage(0, 5, "Trains", "", "")),))
    lines = [line for line in highlights_markdown((item,)).splitlines() if line]
    assert lines[lines.index("> Trains") + 1].startswith("— ")
