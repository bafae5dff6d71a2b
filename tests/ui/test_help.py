"""The help: as wide as there is room, whole, with what the person changed."""

from pathlib import Path
from typing import cast

import pytest

from reader.config import load_configuration
from reader.typeset.widths import cells
from reader.ui.app import BylineApp
from reader.ui.keymap import key_map
from reader.ui.keys import OverlayName, PaneName, all_commands
from reader.ui.screens.help import Lines, help_lines, in_columns
from tests.ui.conftest import Start

PLACES = (*PaneName, *OverlayName)


def texts(lines: Lines) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


@pytest.mark.parametrize("width", [36, 49, 50, 76, 120])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_cut_at_any_width(place: PaneName | OverlayName, width: int) -> None:
    lines = texts(help_lines(key_map(), place, width=width))
    assert max(map(cells, lines)) <= width
    words = [word for line in lines for word in line.split()]
    for command in all_commands():
        assert set(command.help.split()) <= set(words), command.name


@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_hold_every_line_once_and_no_heading_stands_alone(count: int) -> None:
    lines = help_lines(key_map(), PaneName.ENTRIES, width=48)
    joined = in_columns(lines, count, 50)
    assert len(joined) <= -(-len(lines) // count) + count
    columns = [[text[50 * column : 50 * column + 50].rstrip() for text in texts(joined)] for column in range(count)]
    assert [line for column in columns for line in column if line] == [each.rstrip() for each in texts(lines) if each]
    for column in columns[:-1]:
        last = [line for line in column if line][-1]
        assert not last.isupper()


@pytest.mark.parametrize(("width", "count"), [(80, 1), (106, 2), (160, 3)])
async def test_there_are_as_many_columns_as_there_is_room_for(start: Start, width: int, count: int) -> None:
    async with start(width, 60) as session:
        await session.press("question_mark")
        lines = session.text.splitlines()
        text = session.text
        assert "…" not in text
        assert max(map(len, lines)) <= width
        row = next(line for line in lines if "MOVING" in line)
        assert len([part for part in row.split("  ") if part.strip()]) >= count


async def test_keys_of_the_person_are_told_with_file_and_line(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('# mine\n[keys]\nnewsstand = "g a"\n', encoding="utf-8")
    async with start(160, 90, settings=load_configuration(file).settings) as session:
        cast(BylineApp, session.pilot.app).settings_file = file
        await session.press("question_mark")
        assert "yours: config.toml, line 3" in session.text
