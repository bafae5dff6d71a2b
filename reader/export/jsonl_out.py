"""Values as JSON: an object of a value's fields under their own names, those at their default left out."""

from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from reader.export.item import Item, Marked
from reader.model.address import without_login
from reader.model.article import Article, ChannelLink
from reader.model.blocks import Block, Cell, ListItem, Mark, Span
from reader.model.entry import NewEntry
from reader.model.moment import moment_to_text, utc
from reader.model.passage import Passage
from reader.model.place import Place
from reader.text import inert_lines

_FIELDS = Item | NewEntry | Article | ChannelLink | Block | ListItem | Cell | Span | Place | Marked | Passage


def as_json(value: object) -> Any:
    """The value as `json.dumps` takes it. A block names its ``type``; marks are a list of their names."""
    match value:
        case Span(text, Mark.NONE, ""):
            return inert_lines(text)
        case Mark():
            return [str(mark.name).lower() for mark in Mark if mark and mark in value]
        case ListItem(blocks):
            return as_json(blocks)
        case StrEnum():
            return value.value
        case str():
            return inert_lines(value)
        case datetime():
            return moment_to_text(utc(value))
        case date():
            return moment_to_text(value)
        case tuple():
            return [as_json(each) for each in value]
    if isinstance(value, _FIELDS):
        named = {"type": type(value).__name__.lower()} if isinstance(value, Block) else {}
        kept = (each for each in fields(value) if getattr(value, each.name) != _default(each))
        told = named | {each.name: as_json(getattr(value, each.name)) for each in kept}
        return told | ({"url": without_login(told["url"])} if "url" in told else {})
    return value


def _default(field: "Field[Any]") -> object:
    """What a field has when nothing was said; a text or a list nobody gave is empty."""
    return field.default if field.default is not MISSING else ()
