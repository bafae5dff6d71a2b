"""Taking along: from the library, or from the web, to a document in an open format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from reader.export.appendix import marks_of
from reader.export.citation import citation, quotation
from reader.export.item import EDITED, Item, Marked, facts
from reader.export.names import file_names
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Rule, Span
from reader.model.entry import Entry, NewEntry, Scope
from reader.service.desk import Desk
from reader.service.programs import PATIENCE, answer, words_of
from reader.service.reading.opening import have_text
from reader.service.reading.unlisted import read_url
from reader.sources.identity import entry_key
from reader.text import inert_lines
from reader.typeset.lines import Line
from reader.typeset.setter import set_article, set_blocks

MOST = 10_000
MEASURE = 72
"""Cells a line of plain text: what mail and old printers take."""


class Format(StrEnum):
    """How columns are written; the value is the ending of the file."""

    MARKDOWN = "md"
    HTML = "html"
    EPUB = "epub"
    TEXT = "txt"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Selection:
    """Columns to take along, and how many were meant that have no text to take."""

    items: tuple[Item, ...]
    textless: int = 0


async def listed(desk: Desk, scope: Scope, reached: Callable[[int, int], None] | None = None) -> tuple[Item, ...]:
    """The entries of a list as they are in the library; nothing is fetched. ``reached`` is told how many are read and
    how many are to be, in the library's thread."""
    return await desk.library.read(lambda library: items_in(library, scope, reached))


def items_in(library: Library, scope: Scope, reached: Callable[[int, int], None] | None = None) -> tuple[Item, ...]:
    """As `listed`, with the library at hand."""
    entries = library.entries.rows(library.listed(scope, MOST))
    items = []
    for entry in entries:
        items.append(_item(library, entry))
        if reached:
            reached(len(items), len(entries))
    return tuple(items)


def items_of(library: Library, entry_ids: Sequence[int]) -> dict[int, Item]:
    """These entries as they are in the library, by their number; without those that are gone."""
    return {entry.id: _item(library, entry) for entry in library.entries.rows(tuple(entry_ids))}


async def marked(desk: Desk) -> tuple[Item, ...]:
    """Every column in which something is marked, those marked first before the others."""

    def read(library: Library) -> tuple[Item, ...]:
        ids = library.highlights.entries()
        found = items_of(library, ids)
        return tuple(found[each] for each in ids if each in found)

    return await desk.library.read(read)


async def named(desk: Desk, url: str) -> Item:
    """The column at a url; fetched if the library has no text of it, but not begun by that.

    Raises FetchError or CleanError when there is none.
    """
    entry = await desk.library.read(lambda library: library.entries.by_url(url))
    if entry is None:
        return await _loose(desk, url)
    desk.chosen.add(entry.id)
    return await with_text(desk, entry)


async def with_text(desk: Desk, entry: Entry) -> Item:
    """As `named`, of an entry that is at hand."""
    await have_text(desk, entry.id)
    return await desk.library.read(lambda library: _item(library, entry))


def highlights(items: Sequence[Item], *, as_table: bool) -> str:
    """What is marked in the columns: as a table that Readwise takes, or by columnist in Markdown."""
    from reader.export.highlights import highlights_csv, highlights_markdown

    return highlights_csv(items) if as_table else highlights_markdown(items)


def takeable(items: Sequence[Item], form: Format) -> Selection:
    """Those a format can hold. Only JSON Lines, from which a library can be made again, hold an entry without text."""
    if form is Format.JSONL:
        return Selection(tuple(items))
    whole = tuple(item for item in items if item.article)
    return Selection(whole, len(items) - len(whole))


def document(items: Sequence[Item], form: Format, title: str) -> bytes:
    """The columns in one file; Markdown of several is one after the other.

    Texts pass `reader.text` once more: one day somebody looks at the file on a terminal.
    """
    if form is Format.EPUB:
        from reader.export.epub import epub

        return epub(items, title)
    return inert_lines(_text(items, form, title)).encode()


def _text(items: Sequence[Item], form: Format, title: str) -> str:
    match form:
        case Format.MARKDOWN:
            from reader.export.markdown import markdown

            return "\n".join(map(markdown, items))
        case Format.HTML:
            from reader.export.html import html_page

            return html_page(items, title)
        case Format.JSONL:
            from reader.export.jsonl import write_jsonl

            return write_jsonl(items)
        case Format.TEXT | Format.EPUB:
            return _plain_text(items)
        case _:
            assert_never(form)


def files(items: Sequence[Item]) -> list[tuple[str, str]]:
    """A Markdown file for each column: its name and its text."""
    from reader.export.markdown import markdown

    names = file_names(items, f".{Format.MARKDOWN}")
    return [(name, inert_lines(markdown(item))) for name, item in zip(names, items, strict=True)]


async def send(desk: Desk, entry: Entry, command: str, patience: float = PATIENCE) -> str:
    """What the command answers to the text of the entry. It is started as it is written, never by a shell.

    Raises FileError when it cannot be started, fails, or does not end; FetchError or CleanError without a text.
    """
    argv = words_of(command)
    item = await with_text(desk, entry)
    return await answer(argv, document([item], Format.TEXT, "").decode(), patience)


async def cite(desk: Desk, entry_id: int, words: str = "") -> str:
    """How the column is quoted: these words of it, if any, then who, what, where, when and its address."""

    def read(library: Library) -> str:
        entry = library.entries.get(entry_id)
        if entry is None:
            return ""
        known = facts(_item(library, entry))
        return quotation(words, known) if words else citation(known)

    return await desk.library.read(read)


def _item(library: Library, entry: Entry) -> Item:
    stored, edited = library.articles.get(entry.id), library.articles.edited(entry.id)
    item = Item(
        entry=_new_entry(entry),
        found_at=entry.found_at,
        saved_at=library.saved.saved_at(entry.id),
        saved=entry.saved,
        state=entry.state,
        place=entry.place,
        progress=entry.progress,
        channel=entry.channel,
        tags=library.tags.of(entry.id),
        note=library.notes.get(entry.id),
        highlights=tuple(Marked(each.passage, each.note, each.made_at) for each in library.highlights.of(entry.id)),
    )
    if stored is None or not stored.verdict.has_text:
        return item
    return replace(
        item,
        article=stored.article,
        verdict=stored.verdict,
        rung=stored.rung,
        reason=stored.reason,
        accessed_at=stored.cleaned_at,
        edited_at=edited.cleaned_at if edited else None,
    )


def _new_entry(entry: Entry) -> NewEntry:
    return NewEntry(
        key=entry.key,
        url=entry.url,
        headline=entry.headline,
        byline=entry.byline,
        masthead=entry.masthead,
        dek=entry.dek,
        published_at=entry.published_at,
        picture=entry.picture,
    )


async def _loose(desk: Desk, url: str) -> Item:
    """A column that is in no list."""
    found = await read_url(desk, url)
    article = found.article
    address = article.url or url
    entry = NewEntry(
        key=entry_key(address),
        url=address,
        headline=article.headline,
        byline=article.byline,
        masthead=article.masthead,
        dek=article.dek,
        published_at=article.published_at,
    )
    return Item(entry, article, found.verdict, found.rung, accessed_at=desk.clock())


def _plain_text(items: Sequence[Item]) -> str:
    return f"\n\n{'─' * MEASURE}\n\n\n".join(map(_plain, items))


def _plain(item: Item) -> str:
    """The column as the screen sets it, without what only the screen can follow, and where it is from."""
    about = facts(item)
    article = item.article or Article(about.url, about.headline)
    shown = replace(
        article,
        headline=about.headline,
        byline=about.byline,
        masthead=about.masthead,
        dek=about.dek,
        published_at=about.published_at,
        published_in=(),
        related=(),
        comics=(),
        comments_url="",
    )
    since = f", {EDITED}" if about.edited else ""
    source = Paragraph((Span(citation(replace(about, url="")) + since),))
    marks = marks_of(item)
    marked = (*set_blocks((Rule(), *marks), MEASURE), Line(())) if marks else ()
    lines = (*set_article(shown, MEASURE).lines, Line(()), *marked, *set_blocks((source,), MEASURE))
    # The address is not set: one that is broken over two lines leads nowhere.
    return "".join(f"{line.text.rstrip()}\n" for line in lines) + f"{about.url}\n"
