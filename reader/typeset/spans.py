"""Spans of inline text set as rows of runs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import bidirectional

from wcwidth import grapheme_boundary_before

from reader.model.blocks import Mark, Span, Spans
from reader.typeset.breaking import Shape, Stretch, break_text
from reader.typeset.lines import Role, Row, Run
from reader.typeset.widths import cells
from reader.typeset.words import SOFT_HYPHEN


@dataclass(frozen=True, slots=True)
class Face:
    """How plain text looks in a kind of block: a role, and marks that a span's own ``EM`` turns upright again."""

    role: Role = Role.TEXT
    marks: Mark = Mark.NONE


PLAIN = Face()


@dataclass(frozen=True, slots=True)
class Number(Span):
    """The number of the link before it, which is no text of the article."""


_LONGEST_GRAPHEME = 64  # characters; longer ones are heaps of accents, and looking back over them costs time
_BLANKS = re.compile("[^\\S\n\u00a0\u202f\u2007]+")
_RAISED = dict(
    zip(
        "0123456789+-−=()*†‡abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾*†‡ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_RTL_SCRIPTS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def set_spans(
    spans: Spans, measure: int, face: Face = PLAIN, shape: Shape = Shape.RAGGED, language: str = ""
) -> list[Row]:
    """The rows of a paragraph, none wider than ``measure`` but for a grapheme that alone is; empty without text.

    Words are hyphenated by the rules of ``language``, a BCP 47 tag, but not in code; an empty or unknown one has none.
    """
    return set_runs(styled(spans, face), measure, shape, language)


def set_text(text: str, measure: int, face: Face = PLAIN, shape: Shape = Shape.RAGGED, language: str = "") -> list[Row]:
    """As `set_spans` for text of one face."""
    return set_runs((Run(text, face.role, face.marks),), measure, shape, language)


def set_runs(runs: Iterable[Run], measure: int, shape: Shape = Shape.RAGGED, language: str = "") -> list[Row]:
    """As `set_spans` for runs whose faces are settled.

    A paragraph whose first letter is of a script written from right to left is set flush right. Its characters
    stay in logical order: terminals that know UAX 9 reorder them, and the others could not join the letters anyway.
    A measure that is too narrow to be justified is set ragged.
    """
    flow = _Flow()
    for run in runs:
        flow.add(run)
    if shape is Shape.JUSTIFIED and measure < NARROWEST:
        shape = Shape.RAGGED
    lines = break_text(flow.text, measure, shape, language, flow.code() if language else ())
    rows = [flow.row(line) for line in lines]
    if shape is Shape.JUSTIFIED:
        widened = enumerate(zip(rows, lines, strict=True))
        rows = [row if line.last else justified(row, measure, number % 2 == 1) for number, (row, line) in widened]
    return [flush_right(row, measure) for row in rows] if right_to_left(flow.text) else rows


def styled(spans: Spans, face: Face = PLAIN) -> list[Run]:
    """The spans as runs in their final faces, superscripts and subscripts in characters of their own."""
    return [
        Run(_shifted(text, marks), _role(face, marks, link), _combined(face.marks, marks), link)
        if kind is not Number
        else Run(text, Role.NUMBER, link=link)
        for text, marks, link, kind in _whole_graphemes(spans)
    ]


def natural_width(runs: Sequence[Run]) -> int:
    """The cells of a paragraph's longest line when nothing but its own line breaks divides it."""
    text = _BLANKS.sub(" ", "".join(run.text for run in runs)).replace(SOFT_HYPHEN, "")
    return max(cells(line.strip(" ")) for line in text.split("\n"))


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction (UAX 9, rule P2) runs from right to left."""
    if text.isascii() or not _RTL_SCRIPTS.search(text):
        return False
    return next((kind != "L" for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)


def row_width(row: Row) -> int:
    """Cells of a row."""
    return cells("".join(run.text for run in row))


def flush_right(row: Row, measure: int) -> Row:
    """The row with spaces before it, so that it ends at the measure."""
    spare = measure - row_width(row)
    return (Run(" " * spare), *row) if row and spare > 0 else row


@dataclass(slots=True)
class _Flow:
    """The text of a paragraph in one piece, and the style of each stretch of it by the offset where it ends."""

    text: str = ""
    ends: list[int] = field(default_factory=list)
    styles: list[tuple[Role, Mark, str]] = field(default_factory=list)

    def add(self, run: Run) -> None:
        text = _BLANKS.sub(" ", run.text)
        if not self.text or self.text[-1] in " \n":
            text = text.lstrip(" ")
        if text:
            self.text += text
            self.ends.append(len(self.text))
            self.styles.append((run.role, run.marks, run.link))

    def code(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each stretch of code."""
        begun = zip([0, *self.ends], self.ends, self.styles, strict=False)
        return tuple((start, end) for start, end, (_, marks, _) in begun if marks & Mark.CODE)

    def row(self, line: Stretch) -> Row:
        """The runs of the line, with a hyphen where it ends in a word."""
        start, end, hyphen, _ = line
        runs = []
        number = bisect_right(self.ends, start)
        while start < end:
            stop = min(self.ends[number], end)
            text = self.text[start:stop].replace(SOFT_HYPHEN, "") + ("-" if hyphen and stop == end else "")
            if text:
                runs.append(Run(text, *self.styles[number]))
            start = stop
            number += 1
        return tuple(runs)


def _whole_graphemes(spans: Spans) -> list[tuple[str, Mark, str, type[Span]]]:
    """The spans, with what belongs to the last grapheme of a span (an accent, say) moved from the next one to it."""
    whole: list[tuple[str, Mark, str, type[Span]]] = []
    for span in spans:
        text = span.text
        if whole and text and not text.isascii():
            before, marks, link, kind = whole[-1]
            moved = _belonging(before, text)
            whole[-1] = (before + text[:moved], marks, link, kind)
            text = text[moved:]
        if text:
            whole.append((text, span.marks, span.link, type(span)))
    return whole


def _belonging(before: str, text: str) -> int:
    """How many characters of ``text`` continue the last grapheme of ``before``."""
    both = before[-_LONGEST_GRAPHEME:] + text[:_LONGEST_GRAPHEME]
    start = min(len(before), _LONGEST_GRAPHEME)
    moved = 0
    while start + moved < len(both) and grapheme_boundary_before(both, start + moved + 1) < start:
        moved += 1
    return moved


def _role(face: Face, marks: Mark, link: str) -> Role:
    if link:
        return Role.LINK
    return Role.CODE if marks & Mark.CODE else face.role


def _combined(face: Mark, own: Mark) -> Mark:
    """Stress inside italics is upright."""
    return (face | own) & ~Mark.EM if face & own & Mark.EM else face | own


def _shifted(text: str, marks: Mark) -> str:
    """Superscripts and subscripts in Unicode's own characters where it has them all, else ``[n]`` and ``_n``."""
    if not marks & (Mark.SUP | Mark.SUB) or not text.strip():
        return text
    signs = _RAISED if marks & Mark.SUP else _LOWERED
    if all(char in signs for char in text):
        return "".join(signs[char] for char in text)
    if marks & Mark.SUB:
        return f"_{text}"
    return text if text.startswith("[") and text.endswith("]") else f"[{text}]"


NARROWEST = 36  # cells; in a narrower measure the few spaces of a line would become holes
_WIDEST = 3  # cells of a space; a line that needs more, before a long url say, reads better left as it is
_SPACE = re.compile("(?<! ) (?! )")


def justified(row: Row, measure: int, from_right: bool = False) -> Row:
    """The row with its spaces widened evenly so that it takes ``measure`` cells; as it was where they would gape.

    The cells that cannot be dealt out evenly are spread over the line, beginning at its left or its right end: taken in
    turn from line to line, no side of the column looks thinner. Spaces in code stay as they are.
    """
    gaps = sum(0 if run.marks & Mark.CODE else len(_SPACE.findall(run.text)) for run in row)
    spare = measure - cells("".join(run.text for run in row))
    if not gaps or spare <= 0 or spare > gaps * (_WIDEST - 1):
        return row
    sizes = [1 - (-spare * (gap + 1) // gaps) + (-spare * gap // gaps) for gap in range(gaps)]
    spaces = map(" ".__mul__, reversed(sizes) if from_right else sizes)
    return tuple(
        run if run.marks & Mark.CODE else replace(run, text=_SPACE.sub(lambda _: next(spaces), run.text)) for run in row
    )
