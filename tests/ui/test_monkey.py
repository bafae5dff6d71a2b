"""Keys, clicks and sizes in no order: nothing breaks, nothing quits unasked, nothing saved is lost.

``BYLINE_MONKEY=2000`` presses that many keys.
"""

import os
import random
from contextlib import suppress

import pytest
from textual.errors import NoWidget

from reader.model.entry import Scope, ScopeKind
from tests.ui.conftest import Session, Start

PRESSES = int(os.environ.get("BYLINE_MONKEY", "80"))
KEYS = (
    *("j", "k", "g", "G", "space", "b", "ctrl+d", "ctrl+u", "n", "p", "J", "K", "h", "l", "tab", "shift+tab"),
    *("1", "2", "3", "4", "enter", "enter", "enter", "escape", "s", "m", "A", "u", "r", "x", "z", "minus", "plus"),
    *("equals_sign", "question_mark", "T", "a", "left_square_bracket", "backspace", "pagedown", "home", "end"),
    *("colon", "ctrl+t", "greater_than_sign", "less_than_sign", "O"),
)
SIZES = ((80, 24), (120, 40), (200, 60), (39, 9), (1, 1), (45, 12), (131, 30), (89, 11))


async def act(session: Session, dice: random.Random) -> None:
    """One thing a cat on the keyboard would do."""
    chance = dice.random()
    if chance < 0.05:
        await session.pilot.resize_terminal(*dice.choice(SIZES))
    elif chance < 0.1:
        width, height = session.pilot.app.size
        # The pilot refuses to click where the layout has not arrived yet after a resize.
        with suppress(NoWidget):
            await session.pilot.click(offset=(dice.randrange(width), dice.randrange(height)), times=dice.choice((1, 2)))
    else:
        await session.pilot.press(dice.choice(KEYS))


@pytest.mark.parametrize("seed", range(3))
async def test_a_cat_on_the_keyboard(start: Start, seed: int) -> None:
    dice = random.Random(seed)
    async with start(*dice.choice(SIZES[:3])) as session:
        await session.press("R")
        for _ in range(PRESSES):
            await act(session, dice)
        await session.settle()
        assert session.pilot.app.is_running
        await session.pilot.resize_terminal(120, 40)
        await session.settle()
        assert session.text.strip()
        kept = await session.desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.SAVED)))
    async with start() as session:
        assert session.screen.saved.ids == kept
