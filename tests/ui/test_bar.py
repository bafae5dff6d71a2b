"""The bar below: what was done is told, and the help and the way back stay in view."""

import logging

import pytest

from reader.ui.widgets import key_bar
from reader.ui.widgets.key_bar import at_word
from tests.ui.conftest import Session, Start

LONG = "Harbor Times could not be had: the server says that it is too busy to answer, and asks to come back in an hour."


def bar(session: Session) -> str:
    return session.text.splitlines()[-1]


async def test_a_message_leaves_the_help_and_the_way_back(start: Start) -> None:
    async with start(80, 24) as session:
        await session.press("enter", "s")
        assert "Saved" in bar(session)
        assert "? help" in bar(session)
        assert "Esc back" in bar(session)


async def test_a_long_message_is_cut_at_a_word_and_whole_in_the_log(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    async with start(80, 24) as session:
        await session.press("enter")
        with caplog.at_level(logging.WARNING):
            session.screen.tell(LONG, failed=True)
            await session.settle()
        said = bar(session).partition("  ")[0].strip()
        assert said.endswith(" …")
        assert LONG.startswith(said.removesuffix(" …"))
        assert LONG[len(said) - 2] in " ,:.", "a word is whole"
        assert "? help" in bar(session)
        assert LONG in caplog.text


async def test_a_message_goes_after_a_while(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start(80, 24) as session:
        with monkeypatch.context() as patched:
            patched.setattr(key_bar, "LASTS", 0.05)
            session.screen.tell("Done.")
        assert session.screen.bar.notice
        while session.screen.bar.notice:
            await session.pilot.pause(0.05)
        session.screen.update_bar()
        await session.settle()
        assert "Done." not in bar(session)
        session.screen.tell("Done.")
        await session.settle()
        assert "Done." in bar(session), "told again it is shown again"


async def test_the_help_beside_a_message_can_be_clicked(start: Start) -> None:
    async with start(80, 24) as session:
        session.screen.tell("Done.")
        await session.settle()
        await session.pilot.click(offset=(bar(session).index("? help") + 2, 23))
        await session.settle()
        assert "Keys in the channels pane" in session.text


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [("all of it", 9, "all of it"), ("all of it", 8, "all of …"), ("all, of it", 6, "all …"), ("unbroken", 4, "unb…")],
)
def test_words_are_whole(text: str, room: int, shown: str) -> None:
    assert at_word(text, room) == shown


async def test_one_hint_until_the_first_column_was_opened(start: Start) -> None:
    hint = "opens the channel, then the column"
    async with start(120, 40) as session:
        assert hint in session.text
        assert "save a column for good" not in session.text
        await session.press("enter")
        assert hint in session.text
        await session.press("enter")
        assert hint not in session.text
    async with start(120, 40) as session:
        assert "A terminal reader" in session.text
        assert hint not in session.text


async def test_a_sentence_goes_with_the_next_key_and_the_next_question(start: Start) -> None:
    async with start() as session:
        await session.press("1", "G", "f2", "ctrl+u", "enter")
        assert "A channel needs a name." in session.text
        await session.press("f9")
        assert "A channel needs a name." not in session.text
        await session.press("a", *"nora", "f2", "ctrl+u", *"Nora W", "enter")
        assert "It is called Nora W now." in session.text
        await session.press("f3")
        assert "It is called" not in session.text
        await session.press("escape", "f2", "ctrl+u", "enter")
        assert "A channel needs a name." in session.text
        await session.press("down")
        assert "A channel needs a name." not in session.text
