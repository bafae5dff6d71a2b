"""The columns the syndicate has in stock: data files beside this module, read and checked once.

``columns/channels.toml`` names the columnists. ``columns/<code>/<nn>-<slug>.html`` is one column: header lines
``key: value``, a blank line, then the body as an HTML fragment; the body of a column of several pages is split at
lines ``<!-- page -->``.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

FIRST_ID = 4_300_001
GROUP_CODES = frozenset({"opeds", "fromtheleft", "fromtheright", "mod"})
PAGE_BREAK = "<!-- page -->"

_KNOWN_KEYS = frozenset(
    {"headline", "byline", "masthead", "dek", "days", "lists", "language", "note", "rights", "pages", "kicker"}
)
_NEEDED_KEYS = ("headline", "byline", "days")


class StockError(ValueError):
    """A data file is not as it should be; the message names the file and the fault."""


@dataclass(frozen=True, slots=True)
class Columnist:
    """A person (or a board) with a channel of their own at ``path``."""

    code: str
    name: str
    byline: str
    path: str
    section: str
    masthead: str = ""
    bio: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``pages`` are HTML fragments, ``days`` its age, ``lists`` the group lists it also stands in.

    ``rights`` may hold ``{year}``, to be filled with the year of publication.
    """

    id: int
    code: str
    headline: str
    byline: str
    days: int
    pages: tuple[str, ...]
    masthead: str = ""
    dek: str = ""
    lists: tuple[str, ...] = ()
    language: str = "en"
    note: str = ""
    rights: str = ""
    kicker: str = ""


@cache
def columnists() -> tuple[Columnist, ...]:
    """All columnists, in the order of the file. Raises StockError."""
    text = (_folder() / "channels.toml").read_text(encoding="utf-8")
    return read_columnists(text)


@cache
def columns() -> tuple[Column, ...]:
    """All columns of all columnists, in the order of their ids. Raises StockError."""
    codes = sorted(columnist.code for columnist in columnists())
    return tuple(
        read_column(text, FIRST_ID + number, code, name)
        for number, (code, name, text) in enumerate(_column_files(codes))
    )


def read_columnists(text: str) -> tuple[Columnist, ...]:
    """The columnists of ``channels.toml``; keys that are not ours are left alone. Raises StockError."""
    known = {field.name for field in fields(Columnist)}
    found = []
    for table in tomllib.loads(text).get("channel", []):
        try:
            columnist = Columnist(**{key: str(value) for key, value in table.items() if key in known})
        except TypeError as error:
            raise StockError(f"channels.toml: {table.get('code', 'a channel without code')}: {error}") from error
        if columnist.path.rpartition("/")[2] != columnist.code:
            raise StockError(f"channels.toml: the path {columnist.path} does not end in {columnist.code}")
        found.append(columnist)
    return tuple(found)


def read_column(text: str, number: int, code: str, name: str) -> Column:
    """The column of one file; ``name`` is the file's, for the message. Raises StockError."""
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    header = dict(_header_lines(head, name))
    missing = [key for key in _NEEDED_KEYS if not header.get(key)]
    if missing:
        raise StockError(f"{name}: no {', '.join(missing)}")
    lists = tuple(header.get("lists", "").split())
    if not GROUP_CODES.issuperset(lists):
        raise StockError(f"{name}: unknown list in {' '.join(lists)}")
    pages = tuple(part.strip() for part in body.split(PAGE_BREAK))
    if len(pages) != _count(header.get("pages", "1"), "pages", name) or not all(pages):
        raise StockError(f"{name}: {len(pages)} pages in the body, {header.get('pages', '1')} in the header")
    return Column(
        id=number,
        code=code,
        headline=header["headline"],
        byline=header["byline"],
        days=_count(header["days"], "days", name),
        pages=pages,
        masthead=header.get("masthead", ""),
        dek=header.get("dek", ""),
        lists=lists,
        language=header.get("language", "en"),
        note=header.get("note", ""),
        rights=header.get("rights", ""),
        kicker=header.get("kicker", ""),
    )


def _header_lines(head: str, name: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key not in _KNOWN_KEYS:
            raise StockError(f"{name}: not a header line: {line}")
        yield key, value.strip()


def _count(text: str, key: str, name: str) -> int:
    if not text.isdecimal():
        raise StockError(f"{name}: {key} is no number: {text}")
    return int(text)


def _column_files(codes: list[str]) -> Iterator[tuple[str, str, str]]:
    """(code, file name, text) of every column file, sorted by code, then by file name."""
    for code in codes:
        folder = _folder() / code
        names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
        for name in names:
            if name.endswith(".html"):
                yield code, name, (folder / name).read_text(encoding="utf-8")


def _folder() -> Traversable:
    return files("reader.demo") / "columns"
