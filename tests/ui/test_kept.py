"""What is set on the screen is in the person's settings, and there the next time."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from reader.config import load_configuration
from reader.ui.app import BylineApp
from tests.ui.conftest import Session, Start

Kept = Callable[[], AbstractAsyncContextManager[tuple[Session, Path]]]


@pytest.fixture
def kept(start: Start, tmp_path: Path) -> Kept:
    """A session whose settings are kept in a file."""
    file = tmp_path / "config" / "config.toml"

    @asynccontextmanager
    async def begin() -> AsyncIterator[tuple[Session, Path]]:
        async with start(settings=load_configuration(file).settings) as session:
            assert isinstance(session.pilot.app, BylineApp)
            session.pilot.app.settings_file = file
            yield session, file

    return begin


async def test_the_colours_stay(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.press("T")
        assert file.read_text() == 'theme = "light"\n'
    async with kept() as (session, file):
        assert session.screen.palette.name == "light"
        await session.press("T")
        assert file.read_text() == ""


async def test_the_colours_that_were_chosen_stay_and_those_only_seen_do_not(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.press("ctrl+t", *"nord", "escape")
        assert not file.exists()
        await session.press("ctrl+t", *"nord", "enter")
        assert file.read_text() == 'theme = "nord"\n'


async def test_the_measure_stays_until_it_is_as_at_first(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.press("enter", "enter", "plus", "plus", "minus")
        assert file.read_text() == "measure = 72\n"
    async with kept() as (session, file):
        assert session.screen.article.measure == 72
        await session.press("enter", "enter", "equals_sign")
        assert file.read_text() == ""


async def test_what_else_stands_in_the_file_stays(kept: Kept) -> None:
    async with kept() as (_, file):
        file.parent.mkdir()
        file.write_text('# mine\njustify = true # so\n\n[keys]\nsave = "w"\n')
    async with kept() as (session, file):
        await session.press("T")
        assert file.read_text() == '# mine\njustify = true # so\ntheme = "light"\n\n[keys]\nsave = "w"\n'


async def test_a_file_that_is_not_understood_is_left_alone_and_told(kept: Kept) -> None:
    async with kept() as (_, file):
        file.parent.mkdir()
        file.write_text("theme = = 1")
    async with kept() as (session, file):
        await session.press("T")
        assert "is not TOML, so nothing is kept in it" in session.text
        assert file.read_text() == "theme = = 1"
        assert session.screen.palette.name == "light"
