"""Everything the syndicate publishes, arranged as a reader finds it: lists and channels, each with its columns."""

from dataclasses import dataclass
from functools import cache

from reader.demo import roughedges, stock
from reader.demo.stock import Column

ORIGIN = "http://lantern.localhost"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group's list or a columnist's channel at ``path``; ``columns`` newest first."""

    code: str
    name: str
    byline: str
    path: str
    section: str
    columns: tuple[Column, ...]
    bio: str = ""

    @property
    def is_group(self) -> bool:
        """Whether columns of many hands stand here."""
        return self.code in stock.GROUP_CODES


GROUP_NAMES = {
    "opeds": "Op Eds",
    "fromtheleft": "From the Left",
    "fromtheright": "From the Right",
    "mod": "Politics, Moderate",
}

_TOPICS = {
    "politics": "Politics",
    "healthandspirit": "Health & Spirit",
    "homeandleisure": "Home & Leisure",
    "knowledge": "Knowledge",
    "sports": "Sports",
    "entertainment": "Entertainment",
    "business": "Business",
    "thefunnies": "Comics",
}


@cache
def shelves() -> tuple[Shelf, ...]:
    """The four lists, the columnists, and Rough Edges. Raises `stock.StockError`."""
    return (*_groups(), *_channels(), _rough_edges())


@cache
def shelf_at() -> dict[str, Shelf]:
    """All shelves by path."""
    return {shelf.path: shelf for shelf in shelves()}


@cache
def home_of() -> dict[str, Shelf]:
    """A column's own channel, by the column's code."""
    return {shelf.code: shelf for shelf in shelves() if not shelf.is_group}


def topic(path: str) -> str:
    """The topic a path belongs to, as people read it: ``Home & Leisure``."""
    first = path.strip("/").partition("/")[0]
    return _TOPICS.get(first, first.title())


def newest_first(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """In the order of the lists: by day, those of one day by id."""
    return tuple(sorted(columns, key=lambda column: (column.days, column.id)))


def _groups() -> tuple[Shelf, ...]:
    return tuple(
        Shelf(
            code=code,
            name=name,
            byline="",
            path=f"/politics/{code}",
            section="Opinion",
            columns=newest_first(tuple(column for column in stock.columns() if code in column.lists)),
        )
        for code, name in GROUP_NAMES.items()
    )


def _channels() -> tuple[Shelf, ...]:
    return tuple(
        Shelf(
            code=person.code,
            name=person.name,
            byline=person.byline,
            path=person.path,
            section=person.section,
            columns=newest_first(tuple(column for column in stock.columns() if column.code == person.code)),
            bio=person.bio,
        )
        for person in stock.columnists()
    )


def _rough_edges() -> Shelf:
    return Shelf(
        code=roughedges.CODE,
        name=roughedges.NAME,
        byline=roughedges.BYLINE,
        path=roughedges.PATH,
        section=roughedges.SECTION,
        columns=roughedges.columns(),
        bio="The Night Desk keeps what the day desk could not use.",
    )
