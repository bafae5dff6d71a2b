"""A library that holds hostile text as it came: as if nothing at the boundary had looked at it."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.library import Library
from reader.model.article import Article, ChannelLink
from reader.model.blocks import (
    Block,
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
    Span,
    Table,
)
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from tests.hostile.grammar import hostile_text

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IN_A_CHANNEL = 100
IN_AN_ARTICLE = 24


def storable(text: str) -> str:
    """SQLite keeps no half of a surrogate pair; all else goes in as it is."""
    return text.encode("utf-8", "replace").decode()


def article(first: int) -> Article:
    """The texts from this number on in every part that an article has."""
    texts = [storable(hostile_text(number)) for number in range(first, first + IN_AN_ARTICLE)]
    one, two, three, *rest = texts
    span = Span(one, Mark.STRONG, f"https://press.example/{two}")
    line = Paragraph((Span(two, Mark.EM, f"javascript:{one}"), Span(three)))
    blocks: tuple[Block, ...] = (
        *(Paragraph((Span(text),)) for text in rest),
        Heading((span,)),
        List((ListItem((line,)),), ordered=True),
        Quote((line,), (span,)),
        Figure(f"https://press.example/{one}.png", two, (span,), three),
        Table(((Cell((span,), header=True),), (Cell((Span(three),)),)), (span,)),
        Code(one, two),
        Embed(EmbedKind.POST, f"https://press.example/{one}", two, (line,), (span,)),
        Note((line,), NoteKind.FOOTNOTE, one, two),
    )
    links = (ChannelLink(one, f"https://press.example/{one}", two),)
    return Article(
        f"https://press.example/{one}",
        *(one, two, three, NOW, one, two, blocks, (line,), three, links, links, links),
        comments_url=f"https://press.example/{two}",
        language=one,
    )


def fill(library: Library, count: int, articles: int) -> None:
    """``count`` texts as headlines, bylines, mastheads and channel names, and that many articles beside them."""
    for first in range(0, count, IN_A_CHANNEL):
        name = storable(hostile_text(first))
        news = NewChannel(f"https://press.example/channel/{first}", name, byline=name, section=name)
        channel_id = library.channels.add(news, NOW)
        library.channels.follow(channel_id, NOW)
        numbers = range(first, min(first + IN_A_CHANNEL, count))
        library.entries.put(channel_id, [_entry(number) for number in numbers], NOW)
    for number in range(articles):
        kept = library.entries.by_key(f"key{number}")
        assert kept is not None
        made = article(number * IN_AN_ARTICLE)
        library.articles.put(kept.id, made, Verdict.FULL, Rung.PAGE, [], NOW, storable(hostile_text(number)))
        library.saved.save(kept.id, NOW)


def _entry(number: int) -> NewEntry:
    text = storable(hostile_text(number))
    published = NOW - timedelta(minutes=number)
    return NewEntry(f"key{number}", f"https://press.example/s-{number}", text, text, text, text, published)


def filled_home(folder: Path, count: int, articles: int) -> Path:
    """A home folder whose library is so filled; the library's path."""
    path = folder / "DATA" / "byline" / "library.sqlite3"
    with closing(Library.open(path)) as library, library.write():
        fill(library, count, articles)
    return path
