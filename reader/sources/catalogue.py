"""The channels that are known before anything was fetched: the syndicate's, and other opinion pages with feeds.

The facts are in `data/*.toml`, each file with its own legend; this reads them.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from reader.model.channel import NewChannel, SourceKind
from reader.page.links import origin_of, path_of
from reader.page.syndicate import GROUPS, ORIGIN, is_cartoon

_FILES = ("columns.toml", "comics.toml", "feeds.toml")
_CARTOON_PARENTS = ("/politics/editorialcartoons/", "/thefunnies/")

Row = dict[str, Any]


@cache
def catalogue() -> tuple[NewChannel, ...]:
    """Every known channel, in the order of the sections and, within one, of its list."""
    return tuple(_channel(section, row) for section, row in _rows())


@cache
def starter_urls() -> tuple[str, ...]:
    """What is followed at the first start: the four opinion lists and three comics, by their urls in the catalogue."""
    return tuple(_url(section, row) for section, row in _rows() if row.get("starter"))


def candidates(channel_url: str, code: str) -> tuple[str, ...]:
    """Where a channel may really be, best first, beginning with the url it is listed under.

    Columnists move between the three groups, and each also answers under ``/<code>`` alone; comics and cartoonists
    have two parents. Other codes the channel may have come last.
    """
    path, origin = path_of(channel_url), origin_of(channel_url)
    parent = path.removesuffix(code)
    parents: tuple[str, ...] = ()
    if parent in GROUPS:
        parents = GROUPS
    elif is_cartoon(channel_url):
        parents = _CARTOON_PARENTS
    places = [f"{origin}{at}{code}" for at in (*parents, "/") if code]
    others = [f"{origin}{parent}{other}" for other in _other_codes().get(path, ())]
    return tuple(dict.fromkeys((channel_url.rstrip("/"), *places, *others)))


@cache
def _accesses() -> dict[str, str]:
    return {_url(section, row): row.get("access", "free") for section, row in _rows()}


def access(channel_url: str) -> str:
    """What to expect of a channel's columns: ``free``, ``part``, ``metered`` or ``paywall``; ``free`` if not known."""
    return _accesses().get(channel_url, "free")


@cache
def _rows() -> tuple[tuple[Row, Row], ...]:
    return tuple(_read_rows())


def _read_rows() -> Iterator[tuple[Row, Row]]:
    data = files("reader.sources") / "data"
    for name in _FILES:
        for section in tomllib.loads((data / name).read_text("utf-8"))["section"]:
            for row in section["channels"]:
                yield section, row


def _url(section: Row, row: Row) -> str:
    if "url" in row:
        return str(row["url"])
    return f"{ORIGIN}{row.get('path') or section['parent'] + row['at']}"


def _channel(section: Row, row: Row) -> NewChannel:
    url = _url(section, row)
    return NewChannel(
        url=url,
        name=row["name"],
        kind=SourceKind(section.get("kind", "feed")),
        byline=row.get("byline") or (row["name"] if section.get("signed") else ""),
        section=section["name"],
        feed_url=row.get("feed") or f"{url}/rss",
        code="" if "url" in row else path_of(url).rpartition("/")[2],
        confirmed=not row.get("guess", False),
    )


@cache
def _other_codes() -> dict[str, tuple[str, ...]]:
    return {path_of(_url(section, row)): tuple(row["also"]) for section, row in _rows() if "also" in row}
