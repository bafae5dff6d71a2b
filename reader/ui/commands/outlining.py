"""The outline of the article, and going by its parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.model.article import Article
from reader.model.blocks import Block, Heading, Paragraph, block_text
from reader.service.reading.opening import Opened
from reader.ui.keys import ARTICLE, Group, command
from reader.ui.screens.overlay import show
from reader.ui.screens.picker import Picker
from reader.ui.state import is_same
from reader.ui.widgets.picker_list import Choice, matches

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.READING


@command("t", group=GROUP, help="Outline of the column", places=ARTICLE)
def outline(screen: ReadingScreen) -> None:
    if not isinstance(screen.showing, Opened):
        return
    shown = screen.showing
    choices = outline_choices(shown.article)
    picker = Picker(screen.palette, screen.keyboard.map, "Outline", "a few letters", partial(matches, choices))
    begun = [each.name for each in choices if int(each.name) <= screen.article.place().block]
    if begun:
        picker.begin_at(begun[-1])

    def chosen(name: str | None) -> None:
        if name and is_same(screen.showing, shown):
            screen.article.go_to_block(int(name))

    show(screen.app, picker, chosen)


def outline_choices(article: Article) -> list[Choice]:
    """The headings, or where there are none how each paragraph begins; named by the number of the block."""
    headings = [
        Choice(str(number), "  " * (block.level - 1) + block_text(block))
        for number, block in enumerate(article.blocks)
        if isinstance(block, Heading)
    ]
    begun = (
        Choice(str(number), " ".join(block_text(block).split()))
        for number, block in enumerate(article.blocks)
        if isinstance(block, Paragraph)
    )
    return headings or list(begun)


def _go(screen: ReadingScreen, step: int, kind: Callable[[Block], bool]) -> None:
    """Goes to the next or the last block of a kind."""
    if not isinstance(screen.showing, Opened):
        return
    article, setting = screen.article, screen.article.setting
    numbers = [number for number, block in enumerate(screen.showing.article.blocks) if kind(block)]
    lines = [setting.first_line(number) for number in numbers]
    beyond = [line for line in lines if (line > article.top if step > 0 else line < article.top)]
    if beyond:
        article.show_from(beyond[0] if step > 0 else beyond[-1])
    elif step < 0:
        article.show_from(0)


def _is_any(block: Block) -> bool:
    return True


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading)


@command("right_curly_bracket", group=Group.MOVING, help="Next paragraph", places=ARTICLE)
def next_paragraph(screen: ReadingScreen) -> None:
    _go(screen, 1, _is_any)


@command("left_curly_bracket", group=Group.MOVING, help="Previous paragraph", places=ARTICLE)
def previous_paragraph(screen: ReadingScreen) -> None:
    _go(screen, -1, _is_any)


@command("right_parenthesis", group=Group.MOVING, help="Next heading", places=ARTICLE)
def next_heading(screen: ReadingScreen) -> None:
    _go(screen, 1, _is_heading)


@command("left_parenthesis", group=Group.MOVING, help="Previous heading", places=ARTICLE)
def previous_heading(screen: ReadingScreen) -> None:
    _go(screen, -1, _is_heading)
