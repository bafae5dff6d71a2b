"""Values from JSON that somebody else may have written: of the right shape and harmless, or at their default.

One reader for each kind of value. Texts pass `reader.text` as they would on their way from a page.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from reader.export.item import Item, Marked
from reader.model.article import Article, ChannelLink
from reader.model.blocks import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    EmbedKind,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Note,
    NoteKind,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)
from reader.model.entry import NewEntry, State
from reader.model.moment import Moment, moment_from_text, utc
from reader.model.passage import Passage
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.text import inert, safe, safe_code, safe_lines

JsonObject = Mapping[str, Any]
_Kind = TypeVar("_Kind", bound=StrEnum)

_LARGEST = 2**31 - 1
_BREAK = re.compile("[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])")
_LINKS = re.compile(r"https?://.+|mailto:.+|#.+", re.IGNORECASE)
_ALIGNMENTS = ("left", "right", "center")


def item_of(record: JsonObject) -> Item:
    """The item that `reader.export.jsonl_out.as_json` wrote. Raises RecursionError for blocks nested without end."""
    return Item(
        entry=_entry(_object(record, "entry")),
        article=_article(_object(record, "article")) if "article" in record else None,
        verdict=_one_of(Verdict, record, "verdict"),
        rung=_one_of(Rung, record, "rung"),
        reason=_line(record, "reason"),
        accessed_at=_instant(record, "accessed_at"),
        found_at=_instant(record, "found_at"),
        saved_at=_instant(record, "saved_at"),
        saved=record.get("saved") is True,
        state=_one_of(State, record, "state") or State.NEW,
        place=_place(record),
        progress=_share(record, "progress"),
        channel=_line(record, "channel"),
        tags=tuple(filter(None, (safe(tag) for tag in _list(record, "tags") if isinstance(tag, str)))),
        note=_written(record, "note"),
        edited_at=_instant(record, "edited_at"),
        highlights=tuple(filter(None, (_marked(each) for each in _list(record, "highlights")))),
    )


def _marked(value: object) -> Marked | None:
    fields = value if isinstance(value, dict) else {}
    passage = _object(fields, "passage")
    quote = _written(passage, "quote")
    if not quote:
        return None
    start = _number(passage, "start")
    around = (_written(passage, "before"), _written(passage, "after"))
    end = max(start, _number(passage, "end"))
    return Marked(Passage(start, end, quote, *around), _written(fields, "note"), _instant(fields, "made_at"))


def _written(fields: JsonObject, name: str) -> str:
    """Text of several lines."""
    return safe_lines(_text(fields, name))


def _place(record: JsonObject) -> Place:
    """An older Byline wrote the number of the block alone."""
    if not isinstance(record.get("place"), dict):
        return Place(_number(record, "place"))
    place = _object(record, "place")
    return Place(_number(place, "block"), _number(place, "offset"), _line(place, "words"))


def _entry(fields: JsonObject) -> NewEntry:
    return NewEntry(
        key=_line(fields, "key") or _web(fields, "url"),
        url=_web(fields, "url"),
        headline=_line(fields, "headline"),
        byline=_line(fields, "byline"),
        masthead=_line(fields, "masthead"),
        dek=_line(fields, "dek"),
        published_at=_moment(fields, "published_at"),
        picture=_web(fields, "picture"),
    )


def _article(fields: JsonObject) -> Article:
    return Article(
        url=_web(fields, "url"),
        headline=_line(fields, "headline"),
        byline=_line(fields, "byline"),
        masthead=_line(fields, "masthead"),
        published_at=_moment(fields, "published_at"),
        kicker=_line(fields, "kicker"),
        dek=_line(fields, "dek"),
        blocks=_blocks(fields, "blocks"),
        author_note=_blocks(fields, "author_note"),
        rights=_line(fields, "rights"),
        published_in=_channels(fields, "published_in"),
        related=_channels(fields, "related"),
        comics=_channels(fields, "comics"),
        comments_url=_web(fields, "comments_url"),
        language=_line(fields, "language"),
        words=_number(fields, "words"),
    )


def _blocks(fields: JsonObject, name: str) -> Blocks:
    return _blocks_of(_list(fields, name))


def _blocks_of(values: list[Any]) -> Blocks:
    found = (_block(value) for value in values if isinstance(value, dict))
    return tuple(block for block in found if block)


def _block(fields: JsonObject) -> Block | None:
    reader = _TYPES.get(_line(fields, "type"))
    return reader(fields) if reader else None


_TYPES: Mapping[str, Callable[[JsonObject], Block]] = {
    "paragraph": lambda fields: Paragraph(_spans(fields, "spans")),
    "heading": lambda fields: Heading(_spans(fields, "spans"), _number(fields, "level", 1)),
    "list": lambda fields: List(
        tuple(ListItem(_blocks_of(item)) for item in _list(fields, "items") if isinstance(item, list)),
        fields.get("ordered") is True,
        _number(fields, "start", 1),
    ),
    "quote": lambda fields: Quote(_blocks(fields, "blocks"), _spans(fields, "source"), fields.get("pull") is True),
    "figure": lambda fields: Figure(
        image=_web(fields, "image"),
        alt=_line(fields, "alt"),
        caption=_spans(fields, "caption"),
        credit=_line(fields, "credit"),
        width=_number(fields, "width"),
        height=_number(fields, "height"),
        title=_line(fields, "title"),
    ),
    "table": lambda fields: Table(
        tuple(
            tuple(_cell(cell) for cell in row if isinstance(cell, dict))
            for row in _list(fields, "rows")
            if isinstance(row, list)
        ),
        _spans(fields, "caption"),
    ),
    "embed": lambda fields: Embed(
        kind=_one_of(EmbedKind, fields, "kind") or EmbedKind.POST,
        url=_web(fields, "url"),
        title=_line(fields, "title"),
        blocks=_blocks(fields, "blocks"),
        source=_spans(fields, "source"),
    ),
    "note": lambda fields: Note(
        blocks=_blocks(fields, "blocks"),
        kind=_one_of(NoteKind, fields, "kind") or NoteKind.FOOTNOTE,
        label=_line(fields, "label"),
        name=_line(fields, "name"),
    ),
    "code": lambda fields: Code(safe_code(_text(fields, "text")), _line(fields, "language")),
    "rule": lambda fields: Rule(),
}


def _cell(fields: JsonObject) -> Cell:
    align = fields.get("align")
    return Cell(_spans(fields, "spans"), align if align in _ALIGNMENTS else "left", fields.get("header") is True)


def _spans(fields: JsonObject, name: str) -> Spans:
    return tuple(map(_span, _list(fields, name)))


def _span(value: object) -> Span:
    if isinstance(value, str):
        return Span(_run(value))
    fields = value if isinstance(value, dict) else {}
    marks = Mark.NONE
    for name in _list(fields, "marks"):
        marks |= _MARKS.get(name, Mark.NONE) if isinstance(name, str) else Mark.NONE
    link = _line(fields, "link")
    return Span(_run(_text(fields, "text")), marks, link if _LINKS.fullmatch(link) else "")


_MARKS = {str(mark.name).lower(): mark for mark in Mark if mark}


def _channels(fields: JsonObject, name: str) -> tuple[ChannelLink, ...]:
    found = (each for each in _list(fields, name) if isinstance(each, dict))
    links = (ChannelLink(_line(each, "name"), _web(each, "url"), _line(each, "byline")) for each in found)
    return tuple(link for link in links if link.url)


def _run(text: str) -> str:
    """Text inside a block: blanks as they are, one kind of line end."""
    return _BREAK.sub("\n", inert(text)).replace("\t", " ")


def _line(fields: JsonObject, name: str) -> str:
    return safe(_text(fields, name))


def _web(fields: JsonObject, name: str) -> str:
    """An address of the web, or nothing."""
    url = _line(fields, name)
    return url if url.lower().startswith(("http://", "https://")) else ""


def _moment(fields: JsonObject, name: str) -> Moment | None:
    return moment_from_text(_text(fields, name))


def _instant(fields: JsonObject, name: str) -> datetime | None:
    moment = _moment(fields, name)
    return utc(moment) if isinstance(moment, datetime) else None


def _one_of(kind: type[_Kind], fields: JsonObject, name: str) -> _Kind | None:
    value = fields.get(name)
    return next((each for each in kind if each.value == value), None)


def _share(fields: JsonObject, name: str) -> float:
    value = fields.get(name)
    return min(max(float(value), 0.0), 1.0) if isinstance(value, float) and isfinite(value) else float(value == 1)


def _number(fields: JsonObject, name: str, default: int = 0) -> int:
    value = fields.get(name)
    return value if type(value) is int and abs(value) <= _LARGEST else default


def _text(fields: JsonObject, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _list(fields: JsonObject, name: str) -> list[Any]:
    value = fields.get(name)
    return value if isinstance(value, list) else []


def _object(fields: JsonObject, name: str) -> JsonObject:
    value = fields.get(name)
    return value if isinstance(value, dict) else {}
