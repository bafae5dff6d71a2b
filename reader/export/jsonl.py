"""Everything Byline knows of a column as one JSON object a line (https://jsonlines.org), and back.

Each line says of itself what it is, so that lists can be cut, joined and searched by other tools. A field at its
default is left out; times are ISO 8601; a run of text without marks and link is a string.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from reader.export.item import Item
from reader.export.jsonl_in import item_of
from reader.export.jsonl_out import as_json

FORMAT, VERSION = "byline-column", 1
NEWER = "A newer Byline wrote it; this one cannot read it."
FOREIGN = "It is no column that Byline wrote."
BROKEN = "It is broken: no JSON."
NO_ADDRESS = "It names no address on the web."


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line that was left out, counted from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    items: tuple[Item, ...]
    left_out: tuple[Complaint, ...] = ()


def write_jsonl(items: Iterable[Item]) -> str:
    """A line each."""
    return "".join(json.dumps(_record(item), ensure_ascii=False, separators=(",", ":")) + "\n" for item in items)


def read_jsonl(text: str) -> Read:
    """The inverse of `write_jsonl`. Never raises: a line that makes no sense is left out, with the reason.

    The text may come from anywhere, so every value passes `reader.text`; what is of another shape is at its default.
    """
    items: list[Item] = []
    left_out: list[Complaint] = []
    # No other line end counts: the others may stand in a JSON string.
    for place, each in enumerate(text.split("\n"), 1):
        if not each.strip():
            continue
        found = _read_line(each)
        if isinstance(found, Item):
            items.append(found)
        else:
            left_out.append(Complaint(place, found))
    return Read(tuple(items), tuple(left_out))


def _record(item: Item) -> dict[str, object]:
    return {"format": FORMAT, "version": VERSION, **as_json(item)}


def _read_line(line: str) -> Item | str:
    """The item, or why there is none."""
    try:
        record = json.loads(line)
        if not isinstance(record, dict) or record.get("format") != FORMAT:
            return FOREIGN
        if record.get("version") != VERSION:
            return NEWER
        item = item_of(record)
    except (ValueError, RecursionError):
        return BROKEN
    return item if item.entry.url else NO_ADDRESS
