"""What one adds to a column in plain mode: tags, a note, highlights by the numbers of paragraphs and sentences; and
what its site changed since it was kept."""

import re

from reader.editorial.edits import Kind
from reader.model.blocks import block_text, blocks_text
from reader.model.passage import passage_of
from reader.model.selection import Stretch, sentences_of
from reader.plain.declaring import verb
from reader.plain.places import Page
from reader.plain.session import Lines, Session
from reader.service.library import edits, marking
from reader.service.library.marking import Placed

COLUMN = (Page,)
_NUMBERS = re.compile(r"(\d{1,6})(?:\.(\d{1,6}))?(?:\s+(.*))?", re.DOTALL)
_NO_NUMBER = "There is no paragraph or sentence of that number. Type sentences and a number to hear them."


@verb("#", "tag", help="sort the column under names, or hear its tags: tag travel, food", places=COLUMN)
async def tag(session: Session, rest: str) -> Lines:
    entry = await session.entry_here()
    if not rest:
        tags = [each.name for each in await marking.known_tags(session.desk, entry.id) if each.here]
        return [f"Tags: {', '.join(tags)}." if tags else "It has no tags. Type tag and a name."]
    names = marking.tags_typed(rest)
    if not names:
        return ["A tag needs letters or digits."]
    session.change = await marking.tag(session.desk, entry, *names)
    told = ", ".join(names)
    return [
        f"Tagged {told}." if session.change.deeds else f"It has the tag{'s' if len(names) > 1 else ''} {told} already."
    ]


@verb("untag", help="take a tag from the column: untag travel", places=COLUMN)
async def untag(session: Session, rest: str) -> Lines:
    session.change = await marking.untag(session.desk, await session.entry_here(), rest)
    return [f"No longer tagged {rest}." if session.change.deeds else "It has no such tag."]


@verb("note", help="write a note on the column in place of the one before, or hear it: note so true", places=COLUMN)
async def note(session: Session, rest: str) -> Lines:
    entry = await session.entry_here()
    if not rest:
        written = await marking.note_of(session.desk, entry.id)
        return [f"Note: {written}" if written else "There is no note on it. Type note and what to write."]
    session.change = await marking.note(session.desk, entry, rest)
    return ["Noted."]


@verb("unnote", help="take the note from the column", places=COLUMN)
async def unnote(session: Session, rest: str) -> Lines:
    session.change = await marking.note(session.desk, await session.entry_here(), "")
    return ["The note is gone. Type undo to have it back."]


@verb("sentences", help="the sentences of a paragraph with their numbers: sentences 3", places=COLUMN)
async def sentences(session: Session, rest: str) -> Lines:
    number, stretch = _meant(_page(session), rest)[:2]
    if stretch is None:
        return [_NO_NUMBER]
    text = _page(session).opened.article.seen
    start, end = stretch
    found = (text[start + first : start + last] for first, last in sentences_of(text[start:end]))
    lines = [f"{number}.{at}: {' '.join(said.split())}" for at, said in enumerate(found, 1)]
    return [*lines, "Type mark and such a number to mark one."]


@verb(
    "mark",
    help="mark the paragraph said last, or one by its number, or one of its sentences, with words beside it: mark 3,"
    " mark 3.2 so true",
    places=COLUMN,
)
async def mark(session: Session, rest: str) -> Lines:
    _, stretch, beside = _meant(_page(session), rest)
    if stretch is None:
        return [_NO_NUMBER]
    passage = passage_of(_page(session).opened.article.seen, *stretch)
    session.change = await marking.highlight(session.desk, await session.entry_here(), passage, beside)
    said = "Marked, with a note" if beside else "Marked"
    return [f"{said}: {_short(passage.quote)}" if session.change.deeds else "It is marked already."]


@verb("marks", help="what you marked in the column", places=COLUMN)
async def marks(session: Session, rest: str) -> Lines:
    found = await _marked(session)
    lines = [f"{number}: {_told(each)}" for number, each in enumerate(found, 1)]
    return [*lines, "Type unmark and a number to take one away."] if lines else ["Nothing is marked in it."]


@verb("unmark", help="take a mark away by its number in marks: unmark 1", places=COLUMN)
async def unmark(session: Session, rest: str) -> Lines:
    found = await _marked(session)
    number = int(rest[:9]) if rest.isascii() and rest.isdigit() else 0
    if not 0 < number <= len(found):
        return await marks(session, rest)
    session.change = await marking.unhighlight(session.desk, found[number - 1].highlight)
    return ["No longer marked. Type undo to have it back."]


@verb("edits", help="what its site changed since the column was kept", places=COLUMN)
async def list_edits(session: Session, rest: str) -> Lines:
    found = await edits.edits_of(session.desk, _page(session).opened.entry.id)
    if found is None:
        return ["Nothing is known to be edited since the column was kept."]
    words = {Kind.OUT: "Taken out", Kind.IN: "Put in"}
    lines = [
        f"Paragraph {number}. {words[each.kind]}: {each.words}"
        for number, paragraph in enumerate(found.paragraphs, 1)
        for each in paragraph
        if each.kind in words
    ]
    return [*lines, "Type take to keep the new text instead."]


@verb("take", help="keep the new text of an edited column instead of the old one", places=COLUMN)
async def take(session: Session, rest: str) -> Lines:
    page = _page(session)
    found = await edits.edits_of(session.desk, page.opened.entry.id)
    if found is None:
        return ["Nothing is known to be edited since the column was kept."]
    session.change = await edits.take(session.desk, found)
    return [
        "The new text is kept from now on. Type undo to take it back.",
        *await session.read(page.shelf, page.number),
    ]


def _page(session: Session) -> Page:
    assert isinstance(session.place, Page)
    return session.place


def _meant(page: Page, rest: str) -> tuple[int, Stretch | None, str]:
    """The number of the paragraph, the characters of `Article.seen` that are meant, None for none, and what follows;
    without a number it is the paragraph that was said last."""
    found = _NUMBERS.fullmatch(rest)
    number = int(found[1]) if found else max(page.said, 1)
    beside = (found[3] or "").strip() if found else rest
    if not 0 < number <= len(page.parts):
        return number, None, beside
    blocks, at = page.opened.article.blocks, page.parts[number - 1].block
    before, text = blocks_text(blocks[:at], seen=True), block_text(blocks[at], seen=True)
    start = len(before) + 2 if before else 0
    if found and found[2]:
        sentence = int(found[2])
        each = sentences_of(text)
        stretch = each[sentence - 1] if 0 < sentence <= len(each) else None
        return number, (start + stretch[0], start + stretch[1]) if stretch else None, beside
    return number, (start, start + len(text)) if text else None, beside


async def _marked(session: Session) -> tuple[Placed, ...]:
    opened = _page(session).opened
    return (await marking.marks_of(session.desk, opened.entry.id, opened.article.seen)).highlights


def _told(marked: Placed) -> str:
    beside = f" Beside it: {marked.highlight.note}" if marked.highlight.note else ""
    lost = "" if marked.place else " These words are no longer in the text."
    return f"{' '.join(marked.highlight.passage.quote.split())}{beside}{lost}"


def _short(quote: str) -> str:
    words = quote.split()
    return f"{' '.join(words[:8])} …" if len(words) > 9 else " ".join(words)
