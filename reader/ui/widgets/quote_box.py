"""What is selected as it would be copied, over the key bar: the words between quotation marks, and their source."""

from textual.strip import Strip
from textual.widget import Widget

from reader.model.article import Article
from reader.model.quotation import between_marks
from reader.typeset.dates import long_date
from reader.typeset.lines import Line, Role
from reader.typeset.spans import set_text
from reader.typeset.widths import cut
from reader.ui.drawing import Brush, Piece
from reader.ui.theme import DARK, Palette

WORDS, LINES = 2, 4
"""Lines of the words, and of the whole: with the rule above and the source below."""
LEAST_ROOM = 16
"""Lines that a screen has to have for it to be shown."""
MARGIN = 3


class QuoteBox(Widget):
    DEFAULT_CSS = f"QuoteBox {{ display: none; layer: over; dock: bottom; margin-bottom: 1; height: {LINES}; }}"

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.brush = Brush(DARK, "side")
        self.words = ""
        self.source: list[Piece] = []

    def paint(self, palette: Palette) -> None:
        self.brush = Brush(palette, "side")
        self.refresh()

    def show(self, words: str, article: Article, byline: str) -> None:
        """Shows these words of the article, if there is room; ``byline`` is what is known where it names nobody."""
        self.words = " ".join(between_marks(words).split())
        self.source = _source(article, article.byline or byline)
        self.display = self.screen.size.height >= LEAST_ROOM
        self.refresh()

    def hide(self) -> None:
        self.display = False

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            return self.brush.pieces([("─" * width, Role.RULE)], [], width)
        if y == LINES - 1:
            return self.brush.pieces([(" " * MARGIN, Role.TEXT), *self.source], [(" ", Role.TEXT)], width)
        room = max(1, width - 2 * MARGIN)
        rows = set_text(_shortened(self.words, room), room)
        runs = rows[y - 1] if y - 1 < len(rows) else ()
        return self.brush.line(Line(tuple(runs)), width, MARGIN)


def _shortened(words: str, room: int) -> str:
    """What is too long without its middle, so that both ends are seen."""
    most = WORDS * (room - 8)
    if len(words) <= most:
        return words
    half = most // 2
    return f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"


def _source(article: Article, byline: str) -> list[Piece]:
    facts = [f"“{cut(article.headline, 60)}”", article.masthead if article.masthead != byline else ""]
    facts.append(long_date(article.published_at) if article.published_at else "")
    rest = ", ".join(filter(None, facts))
    return [(byline, Role.COLUMNIST), (", ", Role.DIM), (rest, Role.DIM)] if byline else [(rest, Role.DIM)]
