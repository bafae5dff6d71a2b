"""Blocks as markup that is HTML and XML at once, for a page in a browser and a chapter in a book.

Every word is escaped, every attribute quoted, every element closed; nothing in it is fetched or run when it is shown.
A picture is named with a link to it.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import assert_never

from reader.export.apart import as_quote
from reader.export.links import target
from reader.model.blocks import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    spans_text,
)

_NO_XML = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids (section 2.2) or asks not to use; `reader.text` lets most of it in nowhere."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ELEMENTS = {
    Mark.STRONG: ("<strong>", "</strong>"),
    Mark.EM: ("<em>", "</em>"),
    Mark.CODE: ("<code>", "</code>"),
    Mark.SUP: ("<sup>", "</sup>"),
    Mark.SUB: ("<sub>", "</sub>"),
    Mark.SMALL_CAPS: ('<span class="small-caps">', "</span>"),
    Mark.STRIKE: ("<s>", "</s>"),
}
_LARGEST = 2**31 - 1
"""HTML numbers its lists with 32 bits."""

STYLE = """\
:root { color-scheme: light dark; --page: #fbf8f1; --text: #2b2924; --dim: #6b6558; --link: #22577a; --rule: #d8d0be; }
@media (prefers-color-scheme: dark) {
  :root { --page: #14161a; --text: #d9d4c7; --dim: #9a9588; --link: #7fb0c9; --rule: #343941; }
}
body { background: var(--page); color: var(--text); font: 1.1rem/1.6 Georgia, "Times New Roman", serif;
  margin: 0 auto; max-width: 36em; padding: 2em 1em; overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { line-height: 1.25; break-after: avoid; }
a { color: var(--link); }
.dek { font-style: italic; font-size: 1.15em; }
.kicker, .credit, figcaption, cite, footer { color: var(--dim); font-size: 0.9em; }
.kicker { text-transform: uppercase; letter-spacing: 0.08em; }
.small-caps { font-variant: small-caps; }
blockquote { border-left: 3px solid var(--rule); margin: 1em 0; padding: 0 1em; }
blockquote.pull { font-size: 1.2em; }
figure { border: 1px solid var(--rule); margin: 1em 0; padding: 0 1em; break-inside: avoid; }
hr { border: 0; border-top: 1px solid var(--rule); width: 30%; }
pre { overflow-x: auto; white-space: pre-wrap; font-size: 0.85em; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--rule); padding: 0.2em 0.6em; text-align: left; vertical-align: top; }
.right { text-align: right; }
.center { text-align: center; }
article + article { border-top: 1px solid var(--rule); margin-top: 4em; break-before: page; }
@media print {
  :root { --page: #fff; --text: #000; --dim: #444; --link: #000; --rule: #999; }
  body { font-size: 11pt; }
}
"""
"""The look of a page and of a book, the same roles as the screen's: https://www.w3.org/TR/mediaqueries-5/ for dark."""


def escaped(text: str) -> str:
    """The text for markup: between tags, and between double quotes."""
    return escape(_NO_XML.sub("\ufffd", text))


def language_of(tag: str) -> str:
    """A language as ``lang`` may have it; ``und``, undetermined, for what is none (BCP 47, RFC 5646)."""
    return tag if _LANGUAGE.fullmatch(tag) else "und"


def link_to(url: str, inside: str) -> str:
    """``inside``, which is markup, as a link; without one where the url leads nowhere."""
    address = target(url)
    return f'<a href="{escaped(address)}">{inside}</a>' if address and inside else inside


def spans_markup(spans: Spans) -> str:
    return "".join(map(_span, spans))


def blocks_markup(blocks: Blocks) -> str:
    """The blocks, each on a line of its own."""
    return "\n".join(filter(None, map(_block, blocks)))


def paragraph(inside: str, kind: str = "") -> str:
    """``inside``, which is markup, as a paragraph of a class; nothing for nothing."""
    name = f' class="{kind}"' if kind else ""
    return f"<p{name}>{inside}</p>" if inside else ""


def joined(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def _span(span: Span) -> str:
    inside = escaped(span.text).replace("\n", "<br/>")
    if not inside:
        return ""
    for mark, (opening, closing) in _ELEMENTS.items():
        if span.marks & mark:
            inside = f"{opening}{inside}{closing}"
    return link_to(span.link, inside)


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return paragraph(spans_markup(spans))
        case Heading(spans, level):
            inside, name = spans_markup(spans), f"h{min(max(level, 1), 4) + 1}"
            return f"<{name}>{inside}</{name}>" if inside else ""
        case List():
            return _list(block)
        case Quote():
            return _quote(block)
        case Embed() | Note():
            return _quote(as_quote(block))
        case Figure():
            return _figure(block)
        case Table():
            return _table(block)
        case Code(text):
            return f"<pre><code>{escaped(text)}</code></pre>"
        case Rule():
            return "<hr/>"
        case _:
            assert_never(block)


def _list(block: List) -> str:
    name = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 and abs(block.start) < _LARGEST else ""
    items = "\n".join(f"<li>{_item(item)}</li>" for item in block.items)
    return f"<{name}{start}>\n{items}\n</{name}>" if items else ""


def _item(item: ListItem) -> str:
    """A paragraph alone in an item needs no element of its own."""
    match item.blocks:
        case (Paragraph(spans),):
            return spans_markup(spans)
        case (Paragraph(spans), *rest):
            return joined((spans_markup(spans), blocks_markup(tuple(rest))))
    return blocks_markup(item.blocks)


def _quote(block: Quote) -> str:
    kind = ' class="pull"' if block.pull else ""
    source = spans_markup(block.source) if spans_text(block.source).strip() else ""
    inside = joined((blocks_markup(block.blocks), paragraph(source and f"<cite>— {source}</cite>")))
    return f"<blockquote{kind}>\n{inside}\n</blockquote>" if inside else ""


def _figure(block: Figure) -> str:
    seen = paragraph(link_to(block.image, escaped(block.alt) or "Picture"))
    below = joined((paragraph(spans_markup(block.caption)), paragraph(escaped(block.credit))))
    caption = f"<figcaption>{below}</figcaption>" if below else ""
    return f"<figure>\n{joined((seen, caption))}\n</figure>"


def _table(block: Table) -> str:
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows if row)
    caption = spans_markup(block.caption)
    if not rows:
        return paragraph(caption)
    return joined(("<table>", caption and f"<caption>{caption}</caption>", f"<tbody>\n{rows}\n</tbody>", "</table>"))


def _cell(cell: Cell) -> str:
    name = "th" if cell.header else "td"
    side = f' class="{cell.align}"' if cell.align in ("right", "center") else ""
    return f"<{name}{side}>{spans_markup(cell.spans)}</{name}>"
