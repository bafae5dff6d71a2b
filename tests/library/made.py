"""Values the tests put into a library, and what they find there."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library import Library
from reader.library.finding import Found, Order
from reader.library.query import Query
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel, SourceKind
from reader.model.entry import NewEntry
from reader.model.moment import Moment
from reader.model.page import Page
from reader.model.verdict import Rung, Verdict

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def channel(name: str = "Op Eds", section: str = "Opinion", code: str = "", url: str = "") -> NewChannel:
    return NewChannel(url or f"https://press.example/{name.replace(' ', '').lower()}", name, section=section, code=code)


def guess(name: str, code: str) -> NewChannel:
    return NewChannel(f"https://press.example/guess/{code}", name, SourceKind.INDEX, code=code, confirmed=False)


def entry(key: str, published_at: Moment | None = None, headline: str = "A headline", body: str = "") -> NewEntry:
    return NewEntry(key, f"https://press.example/s-{key}", headline, published_at=published_at, body=body)


def article(text: str = "The slow train teaches patience.") -> Article:
    return Article("https://press.example/s-1", "A headline", blocks=(Paragraph((Span(text),)),), words=5)


def page(body: bytes = b"<p>The slow train</p>") -> Page:
    return Page("https://press.example/s-1", "https://press.example/x/s-1", body, "text/html", "utf-8", fetched_at=NOW)


def search(library: Library, query: Query, order: Order = Order.NEWEST) -> tuple[Found, ...]:
    """What the query finds of what is indexed, with the pieces that show why."""
    return library.finder.rows(query, library.finder.ids(query, order, 100))


def fill(path: Path, count: int = 30) -> None:
    """Makes a library of so many saved columns, each with its text, a tag and a note."""
    with closing(Library.open(path)) as library, library.write():
        channel_id = library.channels.add(channel(), NOW)
        library.channels.follow(channel_id, NOW)
        for number in range(count):
            library.entries.put(channel_id, [entry(f"{number}", body="A feed's own words. " * 40)], NOW)
            known = library.entries.by_key(f"{number}")
            assert known
            entry_id = known.id
            library.articles.put(entry_id, article(), Verdict.FULL, Rung.PAGE, [page()], NOW)
            library.saved.save(entry_id, NOW)
            library.tags.add(entry_id, "Travel")
            library.notes.put(entry_id, f"Note {number}", NOW)
