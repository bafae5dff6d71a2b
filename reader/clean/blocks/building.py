"""Elements as typed blocks.

One walk over the tree in document order. Inline elements add to the current run of text; a block element ends it, and
the run becomes a paragraph. So text in bare ``div`` elements and text parted by two ``br`` become paragraphs too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from reader.clean.blocks import footnotes
from reader.clean.blocks.embeds import is_player, is_post, player_of, post_of, without_source
from reader.clean.blocks.inline import Address, Context, entering, settle
from reader.clean.blocks.pictures import credit_element, figure_of, split_credit
from reader.clean.blocks.repair import mended
from reader.clean.blocks.tables import is_layout, table_of
from reader.model.blocks import (
    Block,
    Blocks,
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
from reader.page.tree import Element, features, text_of
from reader.page.words import words
from reader.text import count_words, safe, safe_code

_SKIPPED = words(
    "script style noscript template head title meta link base iframe object embed svg canvas audio video "
    "track button select option textarea input datalist progress meter area map param annotation nav "
    "dialog"
)
_FLOW = words(
    "address article aside body center dd details dir div dl fieldset figcaption footer form header "
    "hgroup html legend li main menu section summary tbody td tfoot th thead tr caption"
)
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source|brush:?)[-\s]([\w+#-]+)")
_PULL = re.compile(r"(?:pull|block|feature)-?quote--pull|pull(?:ed)?[-_]?quote|quote--pull|quote-pull")
_PULLED = _FLOW | words("p figure")
_LONGEST_PULLED = 80
_HIGHEST_START = 100_000


class _Flow:
    """The blocks so far and the run of text not yet ended."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._run: list[Span] = []
        self._waiting: list[Figure | Embed] = []

    def text(self, text: str | None, context: Context) -> None:
        # White space that begins a run shows nowhere; most text between the elements of a page is of that kind.
        if text and (self._run or not text.isspace()):
            self._run.append(Span(text.replace("\n", " "), context.marks, context.link))

    def line_break(self, context: Context) -> None:
        """One break stays in the paragraph; a second one with nothing between ends it."""
        for span in reversed(self._run):
            if span.text == "\n":
                self.end()
                return
            if span.text.strip(" \t\r\f\xa0"):
                break
        self._run.append(Span("\n", context.marks, context.link))

    def figure(self, figure: Figure | Embed) -> None:
        """A picture inside a sentence waits for the end of its paragraph."""
        self._waiting.append(figure)
        if not self._run:
            self.end()

    def end(self, make: Callable[[Spans], Block] = Paragraph) -> None:
        if self._run:
            spans = settle(self._run)
            self._run = []
            if spans_text(spans).strip("\xa0 \n"):
                self.blocks.append(make(spans))
        self.blocks += self._waiting
        self._waiting = []

    def add(self, *blocks: Block) -> None:
        self.end()
        self.blocks += blocks


def to_blocks(element: Element, address: Address) -> Blocks:
    """What the element holds as blocks, in document order. The element itself decides nothing."""
    return _inside(element, Context(address))


def _inside(element: Element, context: Context, skip: Element | None = None) -> Blocks:
    flow = _Flow()
    _children(element, context, flow, skip)
    flow.end()
    return tuple(flow.blocks)


def _children(element: Element, context: Context, flow: _Flow, skip: Element | None = None) -> None:
    flow.text(element.text, context)
    for child in element:
        if child is not skip:
            _element(child, context, flow)
        flow.text(child.tail, context)


def _element(element: Element, context: Context, flow: _Flow) -> None:
    tag = element.tag
    if tag in _SKIPPED:
        return
    if tag in _PULLED and _is_pulled(element):
        _pulled(element, context, flow)
    elif element.get("role") == "heading" and tag in _FLOW:
        _heading(element, context, flow)
    elif handler := _HANDLERS.get(tag):
        handler(element, context, flow)
    elif tag in _FLOW:
        flow.end()
        _children(element, entering(element, context), flow)
        flow.end()
    else:
        _children(element, entering(element, context), flow)


def _paragraph(element: Element, context: Context, flow: _Flow) -> None:
    flow.end()
    sign = footnotes.sign_of(element)
    if sign and (name := footnotes.name_of(element)):
        flow.add(_note(element, context, sign, name))
        return
    _children(element, entering(element, context), flow)
    flow.end()


def _note(element: Element, context: Context, sign: str, name: str) -> Note:
    return Note(_inside(footnotes.bare(element), context), label=sign, name=name)


def _is_pulled(element: Element) -> bool:
    named = features(element)
    return "quote" in named and bool(_PULL.search(named)) and count_words(text_of(element)) <= _LONGEST_PULLED


def _pulled(element: Element, context: Context, flow: _Flow) -> None:
    match _inside(element, context):
        case (Quote() as quote,):
            flow.add(replace(quote, pull=True))
        case blocks if blocks:
            said, source = without_source(blocks)
            flow.add(Quote(said, source, pull=True))


def _heading(element: Element, context: Context, flow: _Flow) -> None:
    flow.end()
    level = min(int(element.tag[1] if element.tag in _HANDLERS else _aria_level(element)), 4)
    spans = _spans(element, context)
    if spans:
        flow.add(Heading(spans, level))
    for image in element.iter("img"):
        _image(image, context, flow)


def _aria_level(element: Element) -> str:
    level = element.get("aria-level") or ""
    return level if level in "123456" and level else "2"


def _break(element: Element, context: Context, flow: _Flow) -> None:
    flow.line_break(context)
    # An old page may close a br that never opened, so that lxml puts text inside; it is shown all the same.
    _children(element, context, flow)


def _rule(element: Element, context: Context, flow: _Flow) -> None:
    flow.add(Rule())
    _children(element, context, flow)


def _quotation(element: Element, context: Context, flow: _Flow) -> None:
    flow.text("“", context)
    _children(element, context, flow)
    flow.text("”", context)


_CODE_LINES = words("div p li tr")


def _pre(element: Element, context: Context, flow: _Flow) -> None:
    text = safe_code(mended("".join(_as_typed(element))))
    parts = [element, *element.iter("code"), *islice(element.iterancestors(), 2)]
    classed = _LANGUAGE.search(" ".join(map(features, parts)))
    named = (safe(part.get("data-lang") or part.get("data-language") or "") for part in parts)
    if text.strip():
        flow.add(Code(text, classed[1] if classed else next(filter(None, named), "")))


def _as_typed(element: Element) -> list[str]:
    """The text with its own spaces and line ends; a ``br`` is one more, and a block a line of its own."""
    said = [element.text or ""]
    for child in element:
        block = child.tag in _CODE_LINES
        if child.tag == "br" or (block and "".join(said)[-1:] not in ("", "\n")):
            said.append("\n")
        said += _as_typed(child)
        tail = child.tail or ""
        said += ["\n", tail] if block and tail.strip() and not tail.startswith("\n") else [tail]
    return said


def _list(element: Element, context: Context, flow: _Flow) -> None:
    if _are_footnotes(element):
        numbered = enumerate(element, start=_start(element))
        notes = [_note(item, context, str(number), footnotes.name_of(item)) for number, item in numbered]
        flow.add(*(note for note in notes if note.blocks))
        return
    items = [ListItem(blocks) for blocks in _items(element, context) if blocks]
    if items:
        flow.add(List(tuple(items), element.tag == "ol", _start(element)))


def _are_footnotes(element: Element) -> bool:
    return len(element) > 0 and all(item.tag == "li" and footnotes.name_of(item) for item in element)


def _items(element: Element, context: Context) -> Iterator[Blocks]:
    """The blocks of each item; what stands between items, as old pages nest lists, is an item of its own."""
    between = _Flow()
    between.text(element.text, context)
    for child in element:
        if child.tag == "li":
            between.end()
            yield tuple(between.blocks)
            between = _Flow()
            yield _inside(child, entering(child, context))
        else:
            _element(child, context, between)
        between.text(child.tail, context)
    between.end()
    yield tuple(between.blocks)


def _start(element: Element) -> int:
    first = next(element.iterchildren("li"), element)
    text = (element.get("start") or first.get("value") or "").strip()
    if element.tag != "ol" or not re.fullmatch(r"-?\d{1,6}", text, re.ASCII):
        return 1
    return max(-_HIGHEST_START, min(int(text), _HIGHEST_START))


def _definition_term(element: Element, context: Context, flow: _Flow) -> None:
    _paragraph(element, replace(context, marks=context.marks | Mark.STRONG), flow)


def _blockquote(element: Element, context: Context, flow: _Flow) -> None:
    if is_post(element):
        flow.add(post_of(element, context.address, _inside(element, context)))
        return
    named = _quote_source(element)
    blocks = _inside(element, context, named)
    if named is not None and not blocks:
        # Nobody said anything: then it is no source, and its words are what is quoted.
        named, blocks = None, _inside(element, context)
    blocks, source = (blocks, _spans(named, context)) if named is not None else without_source(blocks)
    if blocks:
        flow.add(Quote(blocks, source, bool(_PULL.search(features(element)))))


def _quote_source(quote: Element) -> Element | None:
    """Who said it: a ``footer``, ``figcaption`` or ``cite`` that ends the quotation on a line of its own."""
    last = quote[-1] if len(quote) else None
    if last is None or (last.tail or "").strip():
        return None
    if last.tag == "p" and len(last) == 1 and not (last.text or last[0].tail or "").strip():
        return last if last[0].tag == "cite" and len(quote) > 1 else None
    return last if last.tag in ("footer", "figcaption", "cite") else None


def _image(element: Element, context: Context, flow: _Flow) -> None:
    if shown := _shown(element, context):
        flow.figure(shown)
    elif "emoji" in features(element) or "smiley" in features(element):
        flow.text(element.get("alt"), context)


def _shown(image: Element, context: Context) -> Figure | Embed | None:
    return player_of(image, context.address) if is_player(image) else figure_of(image, context.address)


def _figure(element: Element, context: Context, flow: _Flow) -> None:
    """A picture or a player with its caption; a figure of something else is that thing, with its caption."""
    captions = list(element.iter("figcaption"))
    pictures = [shown for image in element.iter("img", "amp-img") if (shown := _shown(image, context))]
    holds_text = any(True for _ in element.iter("blockquote", "table", "pre", "p", "ul", "ol"))
    prose = holds_text and not captions
    if not pictures or prose:
        flow.end()
        flow.add(*_captioned(element, captions, context))
        return
    caption, credit = _caption(captions, context)
    last = pictures[-1]
    if isinstance(last, Embed):
        said = (Paragraph(_spans(captions[0], context)),) if caption or credit else ()
        flow.add(*pictures[:-1], replace(last, blocks=said))
    else:
        flow.add(*pictures[:-1], replace(last, caption=caption, credit=credit))


def _captioned(element: Element, captions: list[Element], context: Context) -> Blocks:
    """A table or a quotation takes the caption of its figure as its own."""
    inside = entering(element, context)
    if len(captions) == 1 and captions[0].getparent() is element:
        match _inside(element, inside, captions[0]):
            case (Table(caption=()) as table,):
                return (replace(table, caption=_spans(captions[0], inside)),)
            case (Quote(source=()) as quote,):
                return (replace(quote, source=_spans(captions[0], inside)),)
    return _inside(element, inside)


def _caption(captions: list[Element], context: Context) -> tuple[Spans, str]:
    if not captions:
        return (), ""
    named = credit_element(captions[0])
    if named is not None:
        return _spans(captions[0], context, named), text_of(named)
    return split_credit(_spans(captions[0], context))


def _table(element: Element, context: Context, flow: _Flow) -> None:
    flow.end()
    if is_layout(element):
        _children(element, context, flow)
        flow.end()
    elif table := table_of(element, lambda cell: _spans(cell, context)):
        flow.add(table)


def _spans(element: Element, context: Context, skip: Element | None = None) -> Spans:
    run: list[Span] = []
    _collect(element, entering(element, context), run, skip)
    return settle(run)


def _collect(element: Element, context: Context, run: list[Span], skip: Element | None) -> None:
    opening, closing = ("“", "”") if element.tag == "q" else ("", "")
    run.append(Span(opening, context.marks, context.link))
    run.append(Span((element.text or "").replace("\n", " "), context.marks, context.link))
    for child in element:
        if child is not skip and child.tag not in _SKIPPED:
            parts_words = child.tag in _FLOW or (child.tag in _HANDLERS and child.tag != "q")
            apart = "\n" if child.tag == "br" else " " if parts_words else ""
            run.append(Span(apart, context.marks, context.link))
            _collect(child, entering(child, context), run, skip)
            run.append(Span(" " if apart == " " else "", context.marks, context.link))
        run.append(Span((child.tail or "").replace("\n", " "), context.marks, context.link))
    run.append(Span(closing, context.marks, context.link))


_Handler = Callable[[Element, Context, _Flow], None]
_HANDLERS: dict[str, _Handler] = {
    "p": _paragraph,
    **{f"h{level}": _heading for level in range(1, 7)},
    "br": _break,
    "hr": _rule,
    "q": _quotation,
    "pre": _pre,
    "listing": _pre,
    "xmp": _pre,
    "plaintext": _pre,
    "ul": _list,
    "ol": _list,
    "menu": _list,
    "dir": _list,
    "dt": _definition_term,
    "blockquote": _blockquote,
    "img": _image,
    "amp-img": _image,
    "figure": _figure,
    "table": _table,
}
