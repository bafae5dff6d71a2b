"""Plain mode, the command line and the screen show the same entries, states and texts of one library."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.config import Settings
from reader.model.blocks import Paragraph, spans_text
from reader.plain.speaking import STATES
from reader.service.desk import Desk
from reader.service.reading.opening import Opened
from reader.ui.app import BylineApp
from reader.ui.start import read_start
from reader.ui.widgets.entry_list import headline
from tests.architecture import ROOT
from tests.plain.conftest import Begin, Talk
from tests.ui.conftest import Session

CHANNELS = ("Op Eds", "From the Left", "Gull & Buoy")


async def whole_list(talk: Talk, title: str) -> list[str]:
    """The lines of all entries of the list."""
    lines = await talk.go_to(title)
    while talk.said[-1].endswith("type Enter to go on."):
        lines = lines + await talk.type("")
    return [line.partition(". ")[2] for line in lines if re.match(r"\d+\. ", line)]


async def column(talk: Talk, title: str, number: int) -> str:
    """What is said of the column with this number."""
    await talk.go_to(title)
    head = await talk.type(str(number))
    return "\n".join([*head, *await talk.type("1", "all")])


@pytest.mark.parametrize("title", CHANNELS)
async def test_the_screen_and_plain_mode_agree(
    begin: Begin, desk_at: Callable[..., Desk], tmp_path: Path, title: str
) -> None:
    async with begin() as talk:
        await talk.type("r")
        await talk.go_to(title)
        await talk.type("2", "all", "s")
        listed = await whole_list(talk, title)
        text = await column(talk, title, 3)
        listed_after = await whole_list(talk, title)
    assert listed != listed_after
    desk = desk_at(tmp_path)
    app = BylineApp(desk, Settings(), read_start(desk))
    async with app.run_test(size=(140, 40)) as pilot:
        session = Session(pilot, app.reading, desk)
        await session.go_to_channel(title)
        screen = session.screen
        shown = [screen.entries.entries[entry_id] for entry_id in screen.entries.ids]
        assert len(shown) == len(listed_after)
        for line, entry in zip(listed_after, shown, strict=True):
            state, told, _ = line.partition(". ")
            assert state == f"{STATES[entry.state]}{', saved' if entry.saved else ''}".capitalize()
            assert line.removeprefix(f"{state}{told}").startswith(headline(entry))
        screen.entries.move_to(2)
        await session.press("enter")
        assert isinstance(screen.showing, Opened)
        article = screen.showing.article
        for block in article.blocks:
            if isinstance(block, Paragraph):
                assert " ".join(spans_text(block.spans).split()) in text
    await desk.close()


def test_the_command_line_and_plain_mode_agree(tmp_path: Path) -> None:
    homes = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("DATA", "CONFIG", "STATE")}

    def byline(*arguments: str, typed: str = "") -> list[str]:
        done = subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            cwd=ROOT,
            input=typed.encode(),
            capture_output=True,
            env=os.environ | homes,
            check=True,
        )
        return done.stdout.decode().splitlines()

    byline("demo", "--plain", typed="4\n1\ns\nall\n2\nq\n")
    # The demo's library, asked by the commands that take the person's own.
    library = tmp_path / "DATA" / "byline-demo" / "library.sqlite3"
    (tmp_path / "DATA" / "byline").mkdir()
    library.rename(tmp_path / "DATA" / "byline" / library.name)
    entries = [json.loads(line) for line in byline("--offline", "latest", "-n", "100", "--json")]
    saved = [json.loads(line) for line in byline("--offline", "saved", "--json")]
    said = byline("--offline", "--plain", typed="1\n\n\nsaved\nq\n")
    assert len(entries) == 20
    whole = " ".join(said)
    for entry in entries:
        state = f"{STATES[entry['state']]}{', saved' if entry['saved'] else ''}".capitalize()
        bare = entry["headline"].removeprefix(f"{entry['byline']}: ")
        assert f". {state}. {bare}" in whole
    assert [each["headline"] for each in saved] == ["The bridge nobody wanted to repair"]
    assert f"1. Finished, saved. {saved[0]['headline']}. " in " ".join(said)
