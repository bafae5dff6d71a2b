"""``!`` hands the text to a command and shows what it answers."""

import sys

from reader.ui.screens.sheet import Sheet
from tests.ui.conftest import Session, Start

KEYS = {":": "colon", "/": "slash", ".": "full_stop", "-": "minus", " ": "space", "_": "underscore"}


async def run(session: Session, command: str) -> None:
    await session.press("exclamation_mark", *(KEYS.get(letter, letter) for letter in command), "enter")


async def test_the_answer_is_shown_in_a_sheet(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await run(session, f"{sys.executable} -m base64 -e -")
        assert isinstance(session.pilot.app.screen, Sheet)
        assert len(session.pilot.app.screen.pane.lines) > 10
        await session.press("escape")
        assert not any(isinstance(each, Sheet) for each in session.pilot.app.screen_stack)


async def test_what_is_no_program_is_told(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await run(session, "no-such-program-here")
        assert "There is no program called “no-such-program-here”." in session.text
