"""Hooks: started with what happened in their environment, one after another, and in nobody's way."""

import asyncio
import sys
import time
from pathlib import Path

import pytest

from reader.config import HOOKS
from reader.errors import FileError
from reader.model.entry import NewEntry, State
from reader.service.desk import Desk
from reader.service.hooks import EVENTS, MOST, Hooks
from reader.service.library import saving
from tests.service.conftest import NOW

pytestmark = pytest.mark.asyncio(loop_scope="module")

WRITES = """
import os, sys
told = {name: value for name, value in os.environ.items() if name.startswith("BYLINE_")}
with open(sys.argv[1], "a") as file:
    print(*(f"{name}={told[name]}" for name in sorted(told)), sep="|", file=file)
"""


def _writing(file: Path) -> tuple[str, ...]:
    return (sys.executable, "-c", WRITES, str(file))


async def test_what_happened_is_in_the_environment(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "told"
    desk.hooks = Hooks(dict.fromkeys(("after-refresh", "on-save", "on-finish"), _writing(file)))
    new = NewEntry(
        "k", "https://ada:secret@ada.example/1", "A $(slow) `train`; rm", byline="Ada", masthead="Harbor Times"
    )
    entry_id = await desk.library.write(lambda library: library.entries.add_loose(new, NOW))
    entry = await desk.library.read(lambda library: library.entries.get(entry_id))
    assert entry
    for _ in range(2):
        await saving.save(desk, entry)
        await saving.mark(desk, [entry_id], State.FINISHED)
    desk.hooks.refreshed(3, 7, 1)
    await desk.hooks.finish()
    column = "BYLINE_TITLE=A $(slow) `train`; rm|BYLINE_URL=https://ada.example/1"
    assert file.read_text().splitlines() == [
        f"BYLINE_AUTHOR=Ada|BYLINE_EVENT=on-save|BYLINE_SOURCE=Harbor Times|{column}",
        f"BYLINE_AUTHOR=Ada|BYLINE_EVENT=on-finish|BYLINE_SOURCE=Harbor Times|{column}",
        "BYLINE_CHANNELS=7|BYLINE_EVENT=after-refresh|BYLINE_FAILED=1|BYLINE_NEW=3",
    ]


async def test_a_failure_is_told_once_and_logged_each_time(caplog: pytest.LogCaptureFixture) -> None:
    told: list[FileError] = []
    hooks = Hooks({"after-refresh": ("no-such-program-anywhere",)})
    hooks.on_failure = told.append
    for _ in range(3):
        hooks.refreshed(0, 1, 0)
    await hooks.finish()
    assert [each.headline for each in told] == [
        "The hook after-refresh failed: There is no program called “no-such-program-anywhere”."
    ]
    assert caplog.text.count("The hook after-refresh failed") == 3


async def test_one_that_does_not_end_is_ended() -> None:
    hooks = Hooks({"after-refresh": (sys.executable, "-c", "import time; time.sleep(60)")}, patience=0.2)
    told: list[FileError] = []
    hooks.on_failure = told.append
    hooks.refreshed(0, 1, 0)
    await hooks.finish()
    assert "did not end within 0.2 seconds" in told[0].headline


async def test_leaving_waits_a_second_and_no_longer() -> None:
    hooks = Hooks({"after-refresh": (sys.executable, "-c", "import time; time.sleep(60)")})
    for _ in range(MOST + 5):
        hooks.refreshed(0, 1, 0)
    await asyncio.sleep(0)
    began = time.monotonic()
    await hooks.close()
    assert time.monotonic() - began < 2.5
    await hooks.close()


async def test_each_event_has_its_setting() -> None:
    assert EVENTS == HOOKS


async def test_without_programs_nothing_is_started() -> None:
    hooks = Hooks({"on-save": ()})
    hooks.refreshed(0, 1, 0)
    assert not hooks.wants_finished()
    await hooks.finish()
