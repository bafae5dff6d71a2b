"""Columns to export: one with every kind of block, and generated ones whose texts passed `reader.text`."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from reader.export.item import Item, Marked
from reader.model.article import Article, ChannelLink
from reader.model.blocks import (
    Block,
    Blocks,
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
    Rule,
    Span,
    Table,
    spans_text,
)
from reader.model.entry import NewEntry, State
from reader.model.passage import Passage
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.text import safe, safe_code, safe_lines
from tests.typeset.sample import ARTICLE, BLOCKS, paragraph

HAD = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
URL = "https://harbor.example/columns/bridge"


def item_of(headline: str, blocks: Blocks = ()) -> Item:
    """A column of one day with these blocks."""
    article = Article(URL, headline, published_at=date(2026, 11, 23), blocks=blocks)
    return Item(NewEntry(URL, URL, headline), article, Verdict.FULL, accessed_at=HAD)


def words(text: str) -> str:
    """All that can be seen of a text, without blanks."""
    return "".join(text.split())


def visible(found: Blocks) -> str:
    """The words of the blocks in their order, without blanks, as every format has them; pictures by their text."""
    return "".join(words(_visible(block)) for block in found)


def _visible(block: Block) -> str:
    match block:
        case Paragraph(inside) | Heading(inside):
            return spans_text(inside)
        case List(listed):
            return "".join(visible(each.blocks) for each in listed)
        case Quote(inner, source):
            return visible(inner) + _said(spans_text(source))
        case Embed(_, url, title, inner, source):
            return (title or url) + visible(inner) + _said(spans_text(source))
        case Note(inner, label=label):
            return label + visible(inner)
        case Figure(alt=alt, caption=caption, credit=credit):
            return alt + spans_text(caption) + credit
        case Table(rows, caption):
            return spans_text(caption) + "".join(spans_text(cell.spans) for row in rows for cell in row)
        case Code(text):
            return text
        case Rule():
            return ""


def _said(source: str) -> str:
    return f"—{source}" if source.strip() else ""


EMBED = Embed(EmbedKind.POST, "https://posts.example/1", "A post", (paragraph("It floods."),), (Span("@ferryman"),))
NOTE = Note((paragraph("Both accounts agree."),), NoteKind.FOOTNOTE, "1", "note-1")
SAMPLE = Item(
    NewEntry(URL, URL, ARTICLE.headline),
    replace(ARTICLE, blocks=(*BLOCKS, EMBED, NOTE)),
    Verdict.FULL,
    Rung.PAGE,
    accessed_at=HAD,
    saved_at=HAD,
    saved=True,
    channel="Op Eds",
)

_ALPHABET = st.sampled_from("aZ é橋א1 \n\\`*_[](){}<>#+-=.!|~$&;:'\"/%?@^—“” \u3000\u00a0👍🇩🇪٣")
raw = st.text(_ALPHABET, max_size=14) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
lines = raw.map(safe)
sizes = st.integers(0, 5000)
some = lines.map(lambda text: text or "x")
addresses = lines.map(lambda text: f"https://a.example/{text.replace(' ', '')}")
urls = st.just("") | addresses
spans = st.lists(
    st.builds(Span, raw.map(safe_lines), st.integers(0, 127).map(Mark), urls | st.just("#note-1")), max_size=4
).map(tuple)
cells = st.builds(Cell, spans, st.sampled_from(["left", "right", "center"]), st.booleans())
leaf_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, spans),
    st.builds(Heading, spans, st.integers(1, 4)),
    st.builds(Figure, urls, lines, spans, lines, sizes, sizes),
    st.builds(Table, st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple), spans),
    st.builds(Code, raw.map(safe_code), lines),
    st.just(Rule()),
)


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, several), max_size=3).map(tuple)
    return st.one_of(
        st.builds(List, items, st.booleans(), st.integers(-3, 99)),
        st.builds(Quote, several, spans, st.booleans()),
        st.builds(Embed, st.sampled_from(EmbedKind), urls, lines, several, spans),
        st.builds(Note, several, st.sampled_from(NoteKind), lines, lines),
    )


blocks: st.SearchStrategy[Blocks] = st.lists(st.recursive(leaf_blocks, _nested, max_leaves=6), max_size=4).map(tuple)
links = st.lists(st.builds(ChannelLink, lines, addresses, lines), max_size=2).map(tuple)
hours = st.datetimes(datetime(1000, 1, 1), datetime(9999, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))
moments = st.none() | st.dates() | hours
articles = st.builds(
    Article,
    url=urls,
    headline=lines,
    byline=lines,
    masthead=lines,
    published_at=moments,
    kicker=lines,
    dek=lines,
    blocks=blocks,
    author_note=blocks,
    rights=lines,
    published_in=links,
    related=links,
    comics=links,
    comments_url=urls,
    language=st.sampled_from(["", "en", "de-CH", 'x" onload="', "zh-Hant"]),
    words=sizes,
)
entries = st.builds(
    NewEntry,
    key=some,
    url=addresses,
    headline=lines,
    byline=lines,
    masthead=lines,
    dek=lines,
    published_at=moments,
    picture=urls,
)
marked = st.builds(
    Marked,
    passage=st.builds(
        lambda start, quote, before: Passage(start, start + len(quote), quote, before),
        sizes,
        st.text(min_size=1, max_size=20).map(safe_lines).filter(len),
        lines,
    ),
    note=lines,
    made_at=st.none() | hours,
)
items = st.builds(
    Item,
    entry=entries,
    article=articles | st.none(),
    verdict=st.sampled_from(Verdict) | st.none(),
    rung=st.none() | st.sampled_from(Rung),
    reason=lines,
    accessed_at=st.none() | hours,
    found_at=st.none() | hours,
    saved_at=st.none() | hours,
    saved=st.booleans(),
    state=st.sampled_from(State),
    place=st.builds(Place, sizes, sizes, lines),
    progress=st.floats(0, 1),
    channel=lines,
    tags=st.lists(some, max_size=2).map(tuple),
    note=st.text(max_size=30).map(safe_lines),
    highlights=st.lists(marked, max_size=2).map(tuple),
)
