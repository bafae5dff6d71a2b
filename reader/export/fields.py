"""Values from an object of JSON that somebody else may have written: of the right kind and harmless, or else missing.

One reader for each kind of value. Texts pass `reader.text` as they would on their way from a page.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from reader.model.moment import Moment, moment_from_text, utc
from reader.text import safe, safe_lines

JsonObject = Mapping[str, Any]
_Kind = TypeVar("_Kind", bound=StrEnum)

_LARGEST = 2**31 - 1


def lines_in(fields: JsonObject, name: str) -> str:
    """Text of several lines."""
    return safe_lines(text_in(fields, name))


def line_in(fields: JsonObject, name: str) -> str:
    return safe(text_in(fields, name))


def web_in(fields: JsonObject, name: str) -> str:
    """An address of the web, or nothing."""
    url = line_in(fields, name)
    return url if url.lower().startswith(("http://", "https://")) else ""


def moment_in(fields: JsonObject, name: str) -> Moment | None:
    return moment_from_text(text_in(fields, name))


def instant_in(fields: JsonObject, name: str) -> datetime | None:
    moment = moment_in(fields, name)
    return utc(moment) if isinstance(moment, datetime) else None


def one_of_in(kind: type[_Kind], fields: JsonObject, name: str) -> _Kind | None:
    value = fields.get(name)
    return next((each for each in kind if each.value == value), None)


def share_in(fields: JsonObject, name: str) -> float:
    value = fields.get(name)
    return min(max(float(value), 0.0), 1.0) if isinstance(value, float) and isfinite(value) else float(value == 1)


def number_in(fields: JsonObject, name: str, default: int = 0) -> int:
    value = fields.get(name)
    return value if type(value) is int and abs(value) <= _LARGEST else default


def text_in(fields: JsonObject, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def list_in(fields: JsonObject, name: str) -> list[Any]:
    value = fields.get(name)
    return value if isinstance(value, list) else []


def object_in(fields: JsonObject, name: str) -> JsonObject:
    value = fields.get(name)
    return value if isinstance(value, dict) else {}
