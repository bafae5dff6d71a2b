"""An article as JSON text and back.

A block is an object whose ``k`` names its kind; a span is a string if it is plain, else an object. Fields at their
default are left out. Text is found under the same keys in every kind (`_TEXT_KEYS`), so that a block
of a kind this version does not know can still be read, as a paragraph.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, assert_never

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
    block_text,
)
from reader.model.moment import moment_from_text, moment_to_text

DEEPEST = 32
"""Blocks nested deeper are kept as plain text: no column needs them, and Python's stack has an end."""

_TEXT_KEYS = {"t": "", "s": "", "b": "\n", "i": "\n", "r": "\n", "c": "", "by": ""}
"""What stands between the parts of: ``t`` text, ``s`` spans, ``b`` blocks, ``i`` items, ``r`` rows, ``c`` caption,
``by`` source or credit."""

_Json = dict[str, Any]
_Kind = TypeVar("_Kind", EmbedKind, NoteKind)


def article_to_json(article: Article) -> str:
    fields = {
        "url": article.url,
        "headline": article.headline,
        "byline": article.byline,
        "masthead": article.masthead,
        "published": moment_to_text(article.published_at),
        "kicker": article.kicker,
        "dek": article.dek,
        "blocks": _blocks_out(article.blocks),
        "note": _blocks_out(article.author_note),
        "rights": article.rights,
        "in": _links_out(article.published_in),
        "related": _links_out(article.related),
        "comics": _links_out(article.comics),
        "comments": article.comments_url,
        "lang": article.language,
        "words": article.words,
    }
    return json.dumps(_short(fields), ensure_ascii=False, separators=(",", ":"))


def article_from_json(text: str) -> Article:
    """The inverse of `article_to_json`. What is missing or of another shape comes back empty."""
    try:
        fields = _object(json.loads(text))
    except ValueError:
        fields = {}
    return Article(
        url=_text(fields, "url"),
        headline=_text(fields, "headline"),
        byline=_text(fields, "byline"),
        masthead=_text(fields, "masthead"),
        published_at=moment_from_text(_text(fields, "published")),
        kicker=_text(fields, "kicker"),
        dek=_text(fields, "dek"),
        blocks=_blocks_in(fields.get("blocks")),
        author_note=_blocks_in(fields.get("note")),
        rights=_text(fields, "rights"),
        published_in=_links_in(fields.get("in")),
        related=_links_in(fields.get("related")),
        comics=_links_in(fields.get("comics")),
        comments_url=_text(fields, "comments"),
        language=_text(fields, "lang"),
        words=_number(fields, "words"),
    )


def _blocks_out(blocks: Blocks, depth: int = 0) -> list[_Json]:
    if depth > DEEPEST:
        return [_block_out(Paragraph((Span(block_text(block)),)), depth) for block in blocks]
    return [_block_out(block, depth) for block in blocks]


def _block_out(block: Block, depth: int) -> _Json:
    match block:
        case Paragraph(spans):
            fields: _Json = {"k": "p", "s": _spans_out(spans)}
        case Heading(spans, level):
            fields = {"k": "h", "s": _spans_out(spans), "n": level}
        case List(items, ordered, start):
            parts = [_blocks_out(item.blocks, depth + 1) for item in items]
            return _short({"k": "l", "i": parts, "o": int(ordered)}) | {"n": start}
        case Quote(blocks, source, pull):
            fields = {"k": "q", "b": _blocks_out(blocks, depth + 1), "by": _spans_out(source), "pull": int(pull)}
        case Figure(image, alt, caption, credit, width, height, title):
            fields = {"k": "f", "u": image, "a": alt, "c": _spans_out(caption), "by": credit, "w": width, "h": height}
            fields["t"] = title
        case Table(rows, caption):
            fields = {"k": "t", "r": [[_cell_out(cell) for cell in row] for row in rows], "c": _spans_out(caption)}
        case Code(text, language):
            fields = {"k": "c", "t": text, "l": language}
        case Embed(kind, url, title, blocks, source):
            fields = {"k": "e", "of": kind, "u": url, "a": title, "b": _blocks_out(blocks, depth + 1)}
            fields["by"] = _spans_out(source)
        case Note(blocks, kind, label, name):
            fields = {"k": "n", "of": kind, "b": _blocks_out(blocks, depth + 1), "sign": label, "id": name}
        case Rule():
            fields = {"k": "r"}
        case _:
            assert_never(block)
    return _short(fields)


def _cell_out(cell: Cell) -> _Json:
    align = "" if cell.align == "left" else cell.align
    return _short({"s": _spans_out(cell.spans), "a": align, "head": int(cell.header)})


def _spans_out(spans: Spans) -> list[str | _Json]:
    return [
        _short({"t": span.text, "m": int(span.marks), "l": span.link}) if span.marks or span.link else span.text
        for span in spans
    ]


def _links_out(links: tuple[ChannelLink, ...]) -> list[list[str]]:
    return [[link.name, link.url, link.byline] for link in links]


def _blocks_in(value: object) -> Blocks:
    return tuple(_block_in(_object(item)) for item in _list(value))


def _block_in(fields: _Json) -> Block:
    reader = _KINDS.get(_text(fields, "k"))
    return reader(fields) if reader else Paragraph((Span(_any_text(fields)),))


_KINDS: Mapping[str, Callable[[_Json], Block]] = {
    "p": lambda fields: Paragraph(_spans_in(fields.get("s"))),
    "h": lambda fields: Heading(_spans_in(fields.get("s")), _number(fields, "n", 1)),
    "l": lambda fields: List(
        tuple(ListItem(_blocks_in(item)) for item in _list(fields.get("i"))),
        bool(_number(fields, "o")),
        _number(fields, "n", 1),
    ),
    "q": lambda fields: Quote(_blocks_in(fields.get("b")), _spans_in(fields.get("by")), bool(_number(fields, "pull"))),
    "f": lambda fields: Figure(
        image=_text(fields, "u"),
        alt=_text(fields, "a"),
        caption=_spans_in(fields.get("c")),
        credit=_text(fields, "by"),
        width=_number(fields, "w"),
        height=_number(fields, "h"),
        title=_text(fields, "t"),
    ),
    "t": lambda fields: Table(
        tuple(tuple(_cell_in(_object(cell)) for cell in _list(row)) for row in _list(fields.get("r"))),
        _spans_in(fields.get("c")),
    ),
    "c": lambda fields: Code(_text(fields, "t"), _text(fields, "l")),
    "e": lambda fields: Embed(
        _one_of(EmbedKind, fields, EmbedKind.POST),
        _text(fields, "u"),
        _text(fields, "a"),
        _blocks_in(fields.get("b")),
        _spans_in(fields.get("by")),
    ),
    "n": lambda fields: Note(
        _blocks_in(fields.get("b")),
        _one_of(NoteKind, fields, NoteKind.FOOTNOTE),
        _text(fields, "sign"),
        _text(fields, "id"),
    ),
    "r": lambda fields: Rule(),
}


def _one_of(kinds: type[_Kind], fields: _Json, default: _Kind) -> _Kind:
    """The kind the block says it is; of a kind this version does not know, the default."""
    return next((kind for kind in kinds if kind == _text(fields, "of")), default)


def _cell_in(fields: _Json) -> Cell:
    return Cell(_spans_in(fields.get("s")), _text(fields, "a") or "left", bool(_number(fields, "head")))


def _spans_in(value: object) -> Spans:
    return tuple(_span_in(item) for item in _list(value))


def _span_in(value: object) -> Span:
    if isinstance(value, str):
        return Span(value)
    fields = _object(value)
    return Span(_text(fields, "t"), Mark(_number(fields, "m")), _text(fields, "l"))


def _links_in(value: object) -> tuple[ChannelLink, ...]:
    triples = ([str(part) for part in _list(item)] for item in _list(value))
    return tuple(ChannelLink(*triple) for triple in triples if len(triple) == 3)


def _any_text(value: object, between: str = "") -> str:
    """The words of a block of unknown kind; spans run on, blocks stand on lines of their own."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        parts = (_any_text(value.get(key), between) for key, between in _TEXT_KEYS.items())
        return "\n".join(filter(None, parts))
    return between.join(_any_text(item, between) for item in _list(value))


def _short(fields: _Json) -> _Json:
    return {key: value for key, value in fields.items() if value}


def _object(value: object) -> _Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(fields: _Json, key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _number(fields: _Json, key: str, default: int = 0) -> int:
    value = fields.get(key)
    return value if isinstance(value, int) else default
