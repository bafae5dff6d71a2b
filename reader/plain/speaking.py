"""What plain mode says: channels, entries and articles in whole words, one thing a line, nothing by sign or place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reader.model.article import Article
from reader.model.blocks import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Table,
    spans_of,
    spans_text,
)
from reader.model.channel import Channel
from reader.model.entry import Entry, State
from reader.typeset.counting import counted
from reader.typeset.dates import ago

STATES = {
    State.NEW: "new",
    State.SEEN: "unread",
    State.READING: "half read",
    State.FINISHED: "finished",
    State.SKIPPED: "skipped",
}
_SHORT = re.compile(r"^(\d+)([mh])\b")
_UNITS = {"m": "minute", "h": "hour"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article that is said at once; ``block`` is the number of its block."""

    block: int
    lines: tuple[str, ...]


def channel_words(channel: Channel) -> str:
    """The channel in a line."""
    unread = f"{channel.unread:,} unread" if channel.unread else "nothing unread"
    asked = unread if channel.refreshed_at else "not fetched yet"
    trouble = f"Trouble: {channel.trouble}" if channel.trouble else ""
    section = f"in {channel.section}" if channel.section else ""
    return _sentences(", ".join(filter(None, (channel.name, section, asked))), trouble)


def known_words(channel: Channel) -> str:
    """A channel of the catalogue in a line."""
    byline = f"by {channel.byline}" if channel.byline and channel.byline != channel.name else ""
    followed = "followed" if channel.followed else "not followed"
    return _sentences(", ".join(filter(None, (channel.name, byline, channel.section, followed))))


def entry_words(entry: Entry, now: datetime) -> str:
    """The entry in a line: its state first, for who hears no further, then the headline, and the rest."""
    saved = "" if not entry.saved else ", saved" if entry.verdict else ", saved, text not here yet"
    state = f"{STATES[entry.state]}{saved}{', edited since' if entry.edited else ''}"
    facts = ", ".join(_entry_facts(entry, now))
    return _sentences(state.capitalize(), entry.bare_headline, f"{facts[:1].upper()}{facts[1:]}")


def _entry_facts(entry: Entry, now: datetime) -> Iterator[str]:
    if entry.byline:
        yield f"by {entry.byline}"
    if entry.masthead:
        yield entry.masthead
    if entry.published_at:
        yield _SHORT.sub(lambda found: counted(int(found[1]), _UNITS[found[2]]), ago(entry.published_at, now))
    if entry.minutes:
        yield counted(entry.minutes, "minute")
    if entry.also:
        yield entry.also_at


def _sentences(*texts: str) -> str:
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in texts if text)


def article_parts(article: Article) -> tuple[Part, ...]:
    """The text of the article, block by block; what has nothing to say is left out."""
    spoken = (Part(number, tuple(_lines(block))) for number, block in enumerate(article.blocks))
    return tuple(part for part in spoken if part.lines)


def links_of(article: Article) -> tuple[tuple[str, str], ...]:
    """The links of the article that lead out of it, each once: its words and its address."""
    found: dict[str, str] = {}
    for span in spans_of(article.blocks):
        if span.link.startswith(("http:", "https:")):
            found[span.link] = f"{found.get(span.link, '')}{span.text}"
    return tuple((" ".join(words.split()), link) for link, words in found.items())


def foot_lines(article: Article) -> list[str]:
    """What stands under the text."""
    return [*_all_lines(article.author_note), *([article.rights] if article.rights else [])]


def _all_lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(spans):
            yield from _said(spans_text(spans, raised=True))
        case Heading(spans):
            yield from _said(spans_text(spans, raised=True), "Heading: ")
        case Code(text):
            yield from ("Code:", *text.splitlines(), "End of the code.")
        case Rule():
            return
        case List() | Table():
            yield from _rows(block)
        case Figure():
            yield _sentences(
                f"Picture: {block.alt}" if block.alt else "Picture",
                spans_text(block.caption, raised=True),
                block.credit,
            )
        case _:
            yield from _framed(block)


def _said(text: str, before: str = "") -> Iterator[str]:
    """The text without the line breaks that its author set for the eye."""
    joined = " ".join(text.split())
    if joined:
        yield before + joined


def _rows(block: List | Table) -> Iterator[str]:
    if isinstance(block, List):
        for number, item in enumerate(block.items, block.start):
            first, *rest = [*_all_lines(item.blocks), ""]
            yield f"{number}: {first}" if block.ordered else f"Item: {first}"
            yield from filter(None, rest)
        return
    yield _sentences("Table", spans_text(block.caption, raised=True))
    head = block.rows[0] if block.rows and all(cell.header for cell in block.rows[0]) else ()
    for row in block.rows[1 if head else 0 :]:
        yield _row_words(row, head)
    yield "End of the table."


def _row_words(row: tuple[Cell, ...], head: tuple[Cell, ...]) -> str:
    """Each cell with the heading of its column, as one hears it without seeing the table."""
    names = [spans_text(cell.spans, raised=True) for cell in head] + [""] * len(row)
    cells = [spans_text(cell.spans, raised=True) for cell in row]
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, cells, strict=False))


def _framed(block: Quote | Embed | Note) -> Iterator[str]:
    """What somebody else says, or what is said of the text: told where it begins and ends."""
    match block:
        case Quote(blocks, source):
            begin, said = "Quote", spans_text(source, raised=True)
        case Embed(kind=kind, title=title, blocks=blocks, source=source):
            begin, said = f"{kind.value.capitalize()}{f' “{title}”' if title else ''}", spans_text(source, raised=True)
        case Note(blocks, kind, label):
            begin, said = f"{kind.value.capitalize()}{f' {label}' if label else ''}", ""
    yield f"{begin}{f', {said}' if said else ''}:"
    yield from _all_lines(blocks)
    yield f"End of the {begin.split()[0].lower()}."
