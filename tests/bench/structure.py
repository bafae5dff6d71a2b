"""How much of the structure of a page survives cleaning, on Mozilla's expected pages.

    python -m tests.bench.structure             kept, said and gold by kind
    python -m tests.bench.structure --worst 10  with the pages that lose most, and what they lose

The gold is text only; so the structure is that of the page's own elements whose words lie within the gold text: its
headings, list items, links, block quotations, captions of figures, and rows of tables that hold data. An element is
kept when a block or span of that kind says the same words; it is said when its words are in the text at all. Words are
compared by their letters and digits alone.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from reader.clean.blocks.tables import is_layout
from reader.clean.pipeline import clean
from reader.clean.prepare import parse
from reader.clean.showing import tidy
from reader.errors import CleanError
from reader.model.blocks import (
    Block,
    Blocks,
    Embed,
    Figure,
    Heading,
    List,
    Note,
    Quote,
    Table,
    block_text,
    blocks_text,
    spans_of,
    spans_text,
)
from reader.model.page import Page
from reader.page.tree import BLOCK_TAGS, Element, text_of

ARTICLES = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "articles"
KINDS = {
    "heading": "h1 h2 h3 h4 h5 h6",
    "item": "li",
    "link": "a",
    "quote": "blockquote",
    "figure": "figcaption",
    "row": "tr",
}
_TAGS = {tag: kind for kind, tags in KINDS.items() for tag in tags.split()}
# Letters: shorter words are found in any text by chance.
_SHORTEST = 12

Parts = Counter[tuple[str, str]]


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def gold_parts(root: Element, gold: str) -> Parts:
    """Kind and letters of each element of the page within the gold text; short ones must stand with their block."""
    said, lines = letters(gold), {letters(line) for line in gold.split("\n")}
    parts: Parts = Counter()
    for element in root.iter(*_TAGS):
        if element.tag == "tr" and is_layout(next(element.iterancestors("table"), element)):
            continue
        kind, text = _TAGS[element.tag], letters(_own_text(element))
        around = letters(_own_text(_block_around(element))) if kind == "link" else text
        if text and (around in lines or (len(around) >= _SHORTEST and around in said and kind != "heading")):
            parts[kind, text] += 1
    return parts


def _own_text(element: Element) -> str:
    """The words of the element; those of an item without the lists in it."""
    inner = [part for part in element.iter("ul", "ol") if part is not element] if element.tag == "li" else []
    return text_of(element) if not inner else text_of(element).removesuffix(" ".join(map(text_of, inner[:1])))


def _block_around(element: Element) -> Element:
    return next((parent for parent in element.iterancestors() if parent.tag in BLOCK_TAGS), element)


def kept_parts(blocks: Blocks) -> Parts:
    """Kind and letters of what the blocks hold."""
    parts: Parts = Counter(("link", text) for text in (letters(text) for text in _linked(blocks)) if text)
    parts.update((kind, letters(text)) for block in blocks for kind, text in _kinds(block))
    return parts


def _linked(blocks: Blocks) -> Iterator[str]:
    """The text of each link, whose spans stand in a row."""
    text, link = "", ""
    for span in spans_of(blocks):
        if span.link != link:
            yield text
            text = ""
        text, link = text + span.text if span.link else "", span.link
    yield text


def _kinds(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Heading(spans):
            yield "heading", spans_text(spans)
        case List(items):
            for item in items:
                own = [inner for inner in item.blocks if not isinstance(inner, List)]
                yield "item", " ".join(map(block_text, own))
                yield from (found for inner in item.blocks for found in _kinds(inner))
        case Quote(inner) | Embed(blocks=inner):
            yield "quote", block_text(block)
            yield from (found for part in inner for found in _kinds(part))
        case Note(inner):
            yield "item", block_text(block)
        case Figure(caption=caption, credit=credit):
            yield "figure", spans_text(caption) + credit
        case Table(rows):
            yield from (("row", "".join(spans_text(cell.spans) for cell in row)) for row in rows)
        case _:
            pass


def pages() -> Iterator[tuple[str, Page, str]]:
    """Name, page and gold text of each of Mozilla's pages."""
    gold = ARTICLES / "gold.jsonl"
    if not gold.is_file():
        sys.exit("The shared pages are not here; they belong in shared/corpus beside the project.")
    for line in gold.read_text("utf-8").splitlines():
        fields = json.loads(line)
        if fields["corpus"] == "mozilla":
            body = gzip.decompress((ARTICLES / fields["file"]).read_bytes())
            yield fields["id"], Page(fields["url"], fields["url"], body), fields["gold"]["text"]


def measured(page: Page, gold: str) -> tuple[Parts, Parts, Parts]:
    """The parts the gold has, those of them whose words the article has, and those it has as what they are."""
    root: etree._Element = tidy(parse(page))
    wanted = gold_parts(root, gold)
    try:
        article = clean(page).article
    except CleanError:
        return wanted, Counter(), Counter()
    blocks = article.blocks + article.author_note
    said = letters(blocks_text(blocks))
    return wanted, Counter({part: n for part, n in wanted.items() if part[1] in said}), wanted & kept_parts(blocks)


def by_kind(parts: Parts) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (kind, _), count in parts.items():
        counts[kind] += count
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=0, help="how many of the pages that lose most to name")
    options = parser.parse_args()
    results = [(name, *measured(page, gold)) for name, page, gold in pages()]
    counts = [by_kind(sum((one[at] for _, *one in results), Counter())) for at in range(3)]
    print(f"{'':<8} {'kept':>5} {'said':>5} {'gold':>5}  kept/gold kept/said")
    for kind in (*KINDS, "all"):
        wanted, said, kept = (one[kind] if kind in KINDS else one.total() for one in counts)
        print(f"{kind:<8} {kept:5} {said:5} {wanted:5}  {kept / (wanted or 1):9.3f} {kept / (said or 1):9.3f}")
    lost = sorted(((gold - has, name) for name, gold, _, has in results), key=lambda one: -one[0].total())
    for parts, name in lost[: options.worst]:
        some = "; ".join(f"{kind} {text[:30]}" for kind, text in list(parts)[:4])
        print(f"  {parts.total():4} {dict(by_kind(parts))}  {name}: {some}")


if __name__ == "__main__":
    main()
