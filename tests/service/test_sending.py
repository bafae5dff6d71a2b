"""A text handed to a program: what it answers, and every way in which it may not."""

import sys

import pytest

from reader.errors import FileError
from reader.model.entry import NewEntry
from reader.service.desk import Desk
from reader.service.library.exporting import send
from reader.service.programs import MOST, answer
from tests.service.conftest import has_entry
from tests.service.pages import SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

URL = f"{SITE}/opinion/s-101"
PYTHON = [sys.executable, "-c"]


async def test_the_article_goes_in_and_the_answer_comes_out(desk: Desk, web: Web) -> None:
    web.put(URL, column())
    entry = await has_entry(desk, NewEntry(URL, URL, "As the list words it"))
    said = await send(
        desk, entry, f"'{sys.executable}' -c 'import sys; print(len(sys.stdin.read()) > 500, \"$HOME;\")'"
    )
    assert said == "True $HOME;"


async def test_the_answer_cannot_act_on_the_terminal() -> None:
    assert await answer([*PYTHON, "print('a\\x1b]0;t\\x07b')"], "") == "ab"


async def test_a_program_that_reads_nothing_and_says_much() -> None:
    said = await answer([*PYTHON, f"print('x' * {3 * MOST})"], "text" * 500_000)
    assert said == "x" * MOST


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["no-such-program-here"], "There is no program called “no-such-program-here”."),
        ([*PYTHON, "raise SystemExit('no paper')"], f"“{sys.executable}” failed with code 1: no paper"),
        (
            [*PYTHON, "import time; time.sleep(60)"],
            f"“{sys.executable}” did not end within 0.5 seconds, and was stopped.",
        ),
        (["a\0b"], "“ab” could not be started."),
    ],
)
async def test_what_goes_wrong_is_a_sentence(argv: list[str], sentence: str) -> None:
    with pytest.raises(FileError) as failed:
        await answer(argv, "text", patience=0.5 if "sleep" in argv[-1] else 20)
    assert failed.value.headline == sentence


@pytest.mark.parametrize("command", ["", "  ", "lp 'open"])
async def test_what_is_no_command(desk: Desk, command: str) -> None:
    entry = await has_entry(desk, NewEntry(URL, URL, "Any"))
    with pytest.raises(FileError):
        await send(desk, entry, command)
