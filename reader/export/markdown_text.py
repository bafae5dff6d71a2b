"""Runs of text as the inside of a Markdown block: CommonMark 0.31 (https://spec.commonmark.org/0.31.2/).

No character of a text is taken for markup. Emphasis is written with asterisks where CommonMark is certain to see it,
and as an HTML element where punctuation or another emphasis touches it (section 6.2, rules 1 to 8).
"""

import re
from dataclasses import replace
from unicodedata import category

from reader.export.links import target
from reader.model.blocks import Mark, Span, Spans

BREAK = "\\\n"
"""A line break that the author set, in a paragraph (section 6.7)."""

_ACTIVE = re.compile(r"[\\`*_\[\]<>~|$]|&(?=#?\w*(?:;|\Z))|(?<==)=")
_LINE_START = re.compile(r"^(?:(?=[#+:=-])|(\d{1,9})(?=[.)](?:\s|$)))", re.MULTILINE)
_BLANKS = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
_TICKS = re.compile("`+")
_IN_ANGLES = re.compile(r"[<>\\&]")
_BARE = re.compile(r"[\w/:.,;?=%#~@+-]+")
_ELEMENTS = {Mark.SUP: "sup", Mark.SUB: "sub", Mark.STRIKE: "s"}
_STARS = {Mark.EM: ("*", "em"), Mark.STRONG: ("**", "strong")}


def inline(spans: Spans, line_break: str = BREAK) -> str:
    """The runs as Markdown, set at the beginning of a line; ``line_break`` stands where the author broke the line."""
    written = "".join(_pieces(_whole(spans)))
    return _line_starts(_BLANKS.sub("\n", written).strip()).replace("\n", line_break)


def plain(text: str, line_break: str = BREAK) -> str:
    """As `inline`, for a text without marks."""
    return inline((Span(text),), line_break)


def link(text: str, url: str) -> str:
    """A link with a text; only the text where the url leads nowhere."""
    address = target(url)
    return f"[{plain(text, ' ')}]({destination(address)})" if address else plain(text, " ")


def destination(address: str) -> str:
    """An address where Markdown wants one (section 6.3); it has passed `target`, so there is no blank in it."""
    if _BARE.fullmatch(address):
        return address
    return f"<{_IN_ANGLES.sub(_with_backslash, address)}>"


def code_span(text: str) -> str:
    """The text between more backticks than it holds in a row (section 6.1).

    With a bar in it, which would end the cell of a table, it is an element.
    """
    if "|" in text:
        return f"<code>{_escaped(text)}</code>"
    text = text.replace("\n", " ")
    fence = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _whole(spans: Spans) -> list[Span]:
    """Runs that differ in nothing joined, so that no mark ends where the next begins without need."""
    whole: list[Span] = []
    for span in spans:
        if whole and (whole[-1].marks, whole[-1].link) == (span.marks, span.link):
            whole[-1] = replace(span, text=whole[-1].text + span.text)
        elif span.text:
            whole.append(span)
    return whole


def _pieces(spans: list[Span]) -> list[str]:
    pieces: list[str] = []
    for number, span in enumerate(spans):
        before = pieces[-1][-1:] if pieces else ""
        after = spans[number + 1] if number + 1 < len(spans) else Span("")
        piece = _piece(span, before, "*" if after.marks else after.text[:1])
        if before == "!" and piece.startswith("["):
            pieces[-1] = f"{pieces[-1][:-1]}\\!"  # or the link would be a picture
        pieces.append(piece)
    return pieces


def _piece(span: Span, before: str, after: str) -> str:
    """One run; ``before`` and ``after`` are the characters that touch it. Blanks at its ends stay outside its marks."""
    core = span.text.strip()
    if not core:
        return span.text
    left, right = span.text.split(core, 1)
    address = target(span.link)
    if left or address:
        before = ""
    if right or address:
        after = ""
    marked = _marked(core, span.marks, before, after)
    return f"{left}[{marked}]({destination(address)}){right}" if address else f"{left}{marked}{right}"


def _marked(core: str, marks: Mark, before: str, after: str) -> str:
    inside = code_span(core) if marks & Mark.CODE else _escaped(core)
    for mark, name in _ELEMENTS.items():
        if marks & mark:
            inside = f"<{name}>{inside}</{name}>"
    for mark, (stars, name) in _STARS.items():
        if marks & mark:
            sure = _is_certain(inside, before, after)
            inside = f"{stars}{inside}{stars}" if sure else f"<{name}>{inside}</{name}>"
    return inside


def _is_certain(inside: str, before: str, after: str) -> bool:
    """Whether asterisks around this are emphasis whatever stands further off."""
    ends = inside.strip("*")
    return _opens(ends[:1], before) and _opens(ends[-1:], after)


def _opens(edge: str, outer: str) -> bool:
    """Whether an asterisk between the two opens, or mirrored closes: sections 6.2, left- and right-flanking."""
    return outer not in ("*", "\\") and (not _is_punctuation(edge) or not outer or outer.isspace())


def _is_punctuation(char: str) -> bool:
    return category(char)[0] in "PS" if char else True


def _escaped(text: str) -> str:
    return _ACTIVE.sub(_with_backslash, text)


def _line_starts(text: str) -> str:
    """What would begin a heading, a list or a rule is escaped at the beginning of each line."""
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\", text)


def _with_backslash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
