"""Where each sign stands, told to terminals that count its cells otherwise.

Terminals disagree about what is put together: an emoji with its tone of skin or its U+FE0F, a family, consonants
joined by a virama. Two cells here may be one or four there (tmux 3.3a counts sign by sign), and whatever follows in
the line, the edge of the pane too, would stand elsewhere. So such a sign gets its cells blank first, and after it the
cursor is told its column (CHA, ECMA-48).
"""

import re

from reader.typeset.widths import cells, graphemes
from reader.ui.placeholders import PLACEHOLDER

# Scripts of India and its neighbours, joiners, enclosing marks, variation selectors, halfwidth marks, emoji.
PUT_TOGETHER = re.compile(
    "[\u0900-\u0dff\u1000-\u11ff\u1780-\u17ff\u200d\u20d0-\u20ff\ufe00-\ufe0f\uff9e\uff9f\U00011000-\U00011fff"
    "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
# Control strings, control sequences, other escapes, line ends; what is between them is text.
TOKEN = re.compile(
    r"\x1b[P\]_^X][^\x1b\x07]*(?:\x1b\\|\x07)|\x1b\[(?P<numbers>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[ -/]*(?P<escape>[0-~])|(?P<control>[\r\n])|(?P<text>[^\x1b\r\n]+)"
)


def placed(sent: str) -> str:
    """What is sent to the terminal, with the column told after every sign that terminals count differently. Where the
    column is not known from what was sent before, nothing is added."""
    if not PUT_TOGETHER.search(sent):
        return sent
    parts: list[str] = []
    column: int | None = None
    kept: int | None = None
    for token in TOKEN.finditer(sent):
        text = token["text"]
        if text is None:
            parts.append(token[0])
            if token["escape"] in ("7", "8"):
                kept, column = (column, kept) if token["escape"] == "7" else (kept, kept)
            elif token["control"] == "\r":
                column = 0
            elif token["final"]:
                column = _moved(column, token["final"], token["numbers"])
        elif column is None:
            parts.append(text)
        else:
            parts.append(_told(text, column) if PUT_TOGETHER.search(text) and PLACEHOLDER not in text else text)
            column += cells(text)
    return "".join(parts)


def _moved(column: int | None, final: str, numbers: str) -> int | None:
    """The column, from 0, after a control sequence."""
    given = [int(number) if number.isdecimal() else 1 for number in numbers.split(";")]
    match final:
        case "H" | "f":
            return given[1] - 1 if len(given) > 1 else 0
        case "G":
            return given[0] - 1
        case "C" | "D" if column is not None:
            return max(0, column + (given[0] if final == "C" else -given[0]))
        case "E" | "F":
            return 0
    return column


def _told(text: str, column: int) -> str:
    parts = []
    for grapheme in graphemes(text):
        width = cells(grapheme)
        if len(grapheme) > 1 and PUT_TOGETHER.search(grapheme):
            parts.append(f"{' ' * width}\x1b[{column + 1}G{grapheme}\x1b[{column + width + 1}G")
        else:
            parts.append(grapheme)
        column += width
    return "".join(parts)
