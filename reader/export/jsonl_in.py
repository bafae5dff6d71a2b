"""Values from JSON that somebody else may have written: of the right shape and harmless, or at their default.

Its fields are read by `reader.export.fields`. Texts pass `reader.text` as they would on their way from a page.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from reader.export.fields import (
    JsonObject,
    instant_in,
    line_in,
    lines_in,
    list_in,
    moment_in,
    number_in,
    object_in,
    one_of_in,
    share_in,
    text_in,
    web_in,
)
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
from reader.model.passage import Passage
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.text import inert, safe, safe_code

_BREAK = re.compile("[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])")
_LINKS = re.compile(r"https?://.+|mailto:.+|#.+", re.IGNORECASE)
_ALIGNMENTS = ("left", "right", "center")


def item_of(record: JsonObject) -> Item:
    """The item that `reader.export.jsonl_out.as_json` wrote. Raises RecursionError for blocks nested without end."""
    return Item(
        entry=_entry(object_in(record, "entry")),
        article=_article(object_in(record, "article")) if "article" in record else None,
        verdict=one_of_in(Verdict, record, "verdict"),
        rung=one_of_in(Rung, record, "rung"),
        reason=line_in(record, "reason"),
        accessed_at=instant_in(record, "accessed_at"),
        found_at=instant_in(record, "found_at"),
        saved_at=instant_in(record, "saved_at"),
        saved=record.get("saved") is True,
        state=one_of_in(State, record, "state") or State.NEW,
        place=_place(record),
        progress=share_in(record, "progress"),
        channel=line_in(record, "channel"),
        tags=tuple(filter(None, (safe(tag) for tag in list_in(record, "tags") if isinstance(tag, str)))),
        note=lines_in(record, "note"),
        edited_at=instant_in(record, "edited_at"),
        highlights=tuple(filter(None, (_marked(each) for each in list_in(record, "highlights")))),
    )


def _marked(value: object) -> Marked | None:
    fields = value if isinstance(value, dict) else {}
    passage = object_in(fields, "passage")
    quote = lines_in(passage, "quote")
    if not quote:
        return None
    start = number_in(passage, "start")
    around = (lines_in(passage, "before"), lines_in(passage, "after"))
    end = max(start, number_in(passage, "end"))
    return Marked(Passage(start, end, quote, *around), lines_in(fields, "note"), instant_in(fields, "made_at"))


def _place(record: JsonObject) -> Place:
    """An older Byline wrote the number of the block alone."""
    if not isinstance(record.get("place"), dict):
        return Place(number_in(record, "place"))
    place = object_in(record, "place")
    return Place(number_in(place, "block"), number_in(place, "offset"), line_in(place, "words"))


def _entry(fields: JsonObject) -> NewEntry:
    return NewEntry(
        key=line_in(fields, "key") or web_in(fields, "url"),
        url=web_in(fields, "url"),
        headline=line_in(fields, "headline"),
        byline=line_in(fields, "byline"),
        masthead=line_in(fields, "masthead"),
        dek=line_in(fields, "dek"),
        published_at=moment_in(fields, "published_at"),
        picture=web_in(fields, "picture"),
    )


def _article(fields: JsonObject) -> Article:
    return Article(
        url=web_in(fields, "url"),
        headline=line_in(fields, "headline"),
        byline=line_in(fields, "byline"),
        masthead=line_in(fields, "masthead"),
        published_at=moment_in(fields, "published_at"),
        kicker=line_in(fields, "kicker"),
        dek=line_in(fields, "dek"),
        blocks=_blocks(fields, "blocks"),
        author_note=_blocks(fields, "author_note"),
        rights=line_in(fields, "rights"),
        published_in=_channels(fields, "published_in"),
        related=_channels(fields, "related"),
        comics=_channels(fields, "comics"),
        comments_url=web_in(fields, "comments_url"),
        language=line_in(fields, "language"),
        words=number_in(fields, "words"),
    )


def _blocks(fields: JsonObject, name: str) -> Blocks:
    return _blocks_of(list_in(fields, name))


def _blocks_of(values: list[Any]) -> Blocks:
    found = (_block(value) for value in values if isinstance(value, dict))
    return tuple(block for block in found if block)


def _block(fields: JsonObject) -> Block | None:
    reader = _TYPES.get(line_in(fields, "type"))
    return reader(fields) if reader else None


_TYPES: Mapping[str, Callable[[JsonObject], Block]] = {
    "paragraph": lambda fields: Paragraph(_spans(fields, "spans")),
    "heading": lambda fields: Heading(_spans(fields, "spans"), number_in(fields, "level", 1)),
    "list": lambda fields: List(
        tuple(ListItem(_blocks_of(item)) for item in list_in(fields, "items") if isinstance(item, list)),
        fields.get("ordered") is True,
        number_in(fields, "start", 1),
    ),
    "quote": lambda fields: Quote(_blocks(fields, "blocks"), _spans(fields, "source"), fields.get("pull") is True),
    "figure": lambda fields: Figure(
        image=web_in(fields, "image"),
        alt=line_in(fields, "alt"),
        caption=_spans(fields, "caption"),
        credit=line_in(fields, "credit"),
        width=number_in(fields, "width"),
        height=number_in(fields, "height"),
        title=line_in(fields, "title"),
    ),
    "table": lambda fields: Table(
        tuple(
            tuple(_cell(cell) for cell in row if isinstance(cell, dict))
            for row in list_in(fields, "rows")
            if isinstance(row, list)
        ),
        _spans(fields, "caption"),
    ),
    "embed": lambda fields: Embed(
        kind=one_of_in(EmbedKind, fields, "kind") or EmbedKind.POST,
        url=web_in(fields, "url"),
        title=line_in(fields, "title"),
        blocks=_blocks(fields, "blocks"),
        source=_spans(fields, "source"),
    ),
    "note": lambda fields: Note(
        blocks=_blocks(fields, "blocks"),
        kind=one_of_in(NoteKind, fields, "kind") or NoteKind.FOOTNOTE,
        label=line_in(fields, "label"),
        name=line_in(fields, "name"),
    ),
    "code": lambda fields: Code(safe_code(text_in(fields, "text")), line_in(fields, "language")),
    "rule": lambda fields: Rule(),
}


def _cell(fields: JsonObject) -> Cell:
    align = fields.get("align")
    return Cell(_spans(fields, "spans"), align if align in _ALIGNMENTS else "left", fields.get("header") is True)


def _spans(fields: JsonObject, name: str) -> Spans:
    return tuple(map(_span, list_in(fields, name)))


def _span(value: object) -> Span:
    if isinstance(value, str):
        return Span(_run(value))
    fields = value if isinstance(value, dict) else {}
    marks = Mark.NONE
    for name in list_in(fields, "marks"):
        marks |= _MARKS.get(name, Mark.NONE) if isinstance(name, str) else Mark.NONE
    link = line_in(fields, "link")
    return Span(_run(text_in(fields, "text")), marks, link if _LINKS.fullmatch(link) else "")


_MARKS = {str(mark.name).lower(): mark for mark in Mark if mark}


def _channels(fields: JsonObject, name: str) -> tuple[ChannelLink, ...]:
    found = (each for each in list_in(fields, name) if isinstance(each, dict))
    links = (ChannelLink(line_in(each, "name"), web_in(each, "url"), line_in(each, "byline")) for each in found)
    return tuple(link for link in links if link.url)


def _run(text: str) -> str:
    """Text inside a block: blanks as they are, one kind of line end."""
    return _BREAK.sub("\n", inert(text)).replace("\t", " ")
