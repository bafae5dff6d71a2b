"""What is exported: an entry, its text, and what the reader did with it."""

from dataclasses import dataclass
from datetime import date, datetime

from reader.model.address import without_login
from reader.model.article import Article
from reader.model.entry import NewEntry, State
from reader.model.moment import Moment, day_of
from reader.model.passage import Passage
from reader.model.place import TOP, Place
from reader.model.verdict import Rung, Verdict

UNTITLED = "Untitled"
EDITED = "edited since"
"""Said of a text that its site has changed after it was kept."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage that was marked, places as in `reader.model.article.Article.seen`, and what was written beside it."""

    passage: Passage
    note: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An entry without what only one library knows of it, such as its number there.

    ``article`` is None while there is no text; then ``verdict``, ``rung``, ``reason`` and ``accessed_at`` (when the
    text was had) are empty too. ``edited_at`` is when the page was seen to have other words than ``article``.
    ``place`` and ``progress`` are those of `reader.model.entry.Entry`.
    """

    entry: NewEntry
    article: Article | None = None
    verdict: Verdict | None = None
    rung: Rung | None = None
    reason: str = ""
    accessed_at: datetime | None = None
    found_at: datetime | None = None
    saved_at: datetime | None = None
    saved: bool = False
    state: State = State.NEW
    place: Place = TOP
    progress: float = 0.0
    channel: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[Marked, ...] = ()
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands above a column and in its citation, each the article's own or else the entry's; days in UTC."""

    headline: str
    byline: str
    masthead: str
    dek: str
    url: str
    published_at: Moment | None
    published: date | None
    accessed: date | None
    rights: str
    language: str
    edited: bool = False

    @property
    def credit(self) -> str:
        """The line under the headline: who, where and when, a dot between them."""
        masthead = self.masthead if self.masthead != self.byline else ""
        published = self.published.isoformat() if self.published else ""
        return " · ".join(filter(None, (self.byline, masthead, published, EDITED if self.edited else "")))


def facts(item: Item) -> Facts:
    """What is known of the column, once, for every format."""
    entry, article = item.entry, item.article or Article(item.entry.url, item.entry.headline)
    published = article.published_at or entry.published_at
    return Facts(
        headline=article.headline or entry.headline or UNTITLED,
        byline=article.byline or entry.byline,
        masthead=article.masthead or entry.masthead,
        dek=article.dek or entry.dek,
        url=without_login(article.url or entry.url),
        published_at=published,
        published=day_of(published) if published else None,
        accessed=day_of(item.accessed_at) if item.accessed_at else None,
        rights=article.rights,
        language=article.language,
        edited=item.edited_at is not None,
    )
