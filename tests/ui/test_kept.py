"""What is set on the screen is in the person's settings, and there the next time."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from reader.config import Settings, load_configuration
from reader.service.reading.opening import Opened
from reader.ui.sizes import FACT
from tests.ui.conftest import Session, Start

Kept = Callable[[], AbstractAsyncContextManager[tuple[Session, Path]]]


@pytest.fixture
def kept(start: Start, tmp_path: Path) -> Kept:
    """A session whose settings are kept in a file."""
    file = tmp_path / "config" / "config.toml"

    @asynccontextmanager
    async def begin() -> AsyncIterator[tuple[Session, Path]]:
        async with start(settings=load_configuration(file).settings, settings_file=file) as session:
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


async def test_filled_lines_and_pictures_stay(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.press("enter", "enter", "B", "P")
        assert file.read_text() == 'justify = true\nimages = "never"\n'
        assert session.screen.article.justify
    async with kept() as (session, file):
        assert session.screen.article.justify
        assert session.screen.article.pictures.terminal.way is None
        await session.press("enter", "enter", "B", "P")
        assert file.read_text() == ""
        assert session.screen.article.pictures.terminal.way


async def test_the_order_of_the_lists_stays_and_the_next_is_the_one_below(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.go_to_channel("Op Eds")
        newest = session.screen.entries.ids
        here = session.screen.entries.entry
        await session.press("V")
        assert session.screen.entries.ids == newest[::-1]
        assert session.screen.entries.entry == here, "the cursor stays on its entry"
        assert file.read_text() == 'order = "oldest"\n'
    async with kept() as (session, file):
        await session.press("2", "g")
        assert session.screen.entries.ids == newest[::-1], "so it is in what is unread, all of it from one channel"
        await session.press("enter", "n")
        shown = session.screen.showing
        assert isinstance(shown, Opened)
        assert shown.entry.id == newest[-2]
        await session.press("2", "V")
        assert file.read_text() == ""


async def test_pane_widths_stay_in_the_settings(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.press("2", "greater_than_sign")
        width = session.screen.entries.size.width
        assert file.read_text() == f"entries_width = {width}\n"
    async with kept() as (session, file):
        assert session.screen.entries.size.width == width


async def test_widths_that_a_library_holds_move_into_the_settings_once(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.desk.library.write(lambda library: library.set_fact(FACT, "30 50"))
    async with kept() as (session, file):
        assert session.screen.entries.size.width == 50
        assert file.read_text() == "channels_width = 30\nentries_width = 50\n"
        assert await session.desk.library.read(lambda library: library.fact(FACT)) == ""


async def test_the_order_of_what_is_saved_stays_and_its_title_says_it(kept: Kept) -> None:
    async with kept() as (session, file):
        await session.go_to_channel("Op Eds")
        await session.press("2", "s", "j", "s", "4")
        here = session.screen.saved.entry
        usual = session.screen.saved.ids
        await session.press("V")
        assert file.read_text() == 'saved_order = "published"\n'
        assert "2 · last published" in session.text
        assert (set(session.screen.saved.ids), session.screen.saved.entry) == (set(usual), here)
        await session.press("V")
    async with kept() as (session, file):
        await session.press("4")
        assert "2 · shortest first" in session.text
        minutes = [session.screen.saved.entries[each].minutes for each in session.screen.saved.ids]
        assert minutes == sorted(minutes)
        await session.press("V", "V", "V")
        assert session.screen.saved.ids == usual
        assert file.read_text() == ""


async def test_a_saved_column_without_its_text_says_so_and_has_it_once_there_is_a_network(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
    async with start(offline=True) as session:
        await session.press("2", "s")
        kept = session.screen.saved.entry
        assert kept
        assert "text not here yet · " in session.text
    async with start(settings=Settings(refresh=True)) as session:
        saved = session.screen.saved.entry
        assert saved
        assert saved.id == kept.id
        assert saved.verdict
        assert "text not here yet" not in session.text
