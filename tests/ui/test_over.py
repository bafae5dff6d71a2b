"""What lies over the lines of a text: thousands of marks do not hold up a key."""

from collections.abc import Iterator
from time import process_time

from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.typeset.lines import Setting
from reader.typeset.setter import set_article
from reader.typeset.tracing import trace
from reader.ui.over import How, Over, Overlay

SENTENCE = "The ferry leaves at six. "
MANY = 5_000


def a_long_column() -> tuple[Setting, tuple[Paragraph, ...]]:
    blocks = tuple(Paragraph((Span(SENTENCE * 10),)) for _ in range(MANY // 10))
    return set_article(Article("https://press.example/1", "Ferries", blocks=blocks, language="en"), 68), blocks


def test_five_thousand_marks_are_laid_once_and_again_when_the_lines_or_they_change() -> None:
    setting, blocks = a_long_column()
    found = trace(setting, blocks)
    length = len(SENTENCE)
    marks = [Over(at * length, at * length + length - 1, How.MARKED) for at in range(MANY)]
    asked: list[int] = []

    def cells_of(start: int, end: int) -> Iterator[tuple[int, int, int]]:
        asked.append(start)
        return found.cells_of(start, end)

    overlay = Overlay()
    overlay.mark(marks, [])
    overlay.lay(setting, cells_of, ())
    assert len(asked) == MANY
    overlay.overs = (Over(0, 24, How.SELECTED),)
    begun = process_time()
    overlay.lay(setting, cells_of, ())
    assert process_time() - begun < 0.005
    assert len(asked) == MANY + 1
    overlay.lay(a_long_column()[0], cells_of, ())
    assert len(asked) == 2 * MANY + 2
    overlay.mark(marks[:3], [(0, "†")])
    overlay.lay(setting, cells_of, ())
    assert len(asked) == 2 * MANY + 2 + 5
    overlay.clear()
    overlay.lay(setting, cells_of, ())
    assert len(asked) == 2 * MANY + 2 + 5
