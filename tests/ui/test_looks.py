"""Colours chosen with a preview, signs for terminals that have few, widths that are kept."""

from contextlib import closing
from pathlib import Path

import pytest
from textual.color import Color

from reader.config import THEMES, Settings
from reader.library import Library
from reader.typeset.signs import ASCII, signs_for, speaks_unicode
from reader.ui.borrowed import contrast_of, palette_named, palette_names
from reader.ui.layout import Layout
from reader.ui.sizes import FACT, Sizes, read_sizes
from reader.ui.theme import DARK, Palette
from tests.contrast import GROUNDS, WORDS, measured, ratio
from tests.ui.conftest import Start


class TestThemes:
    def test_every_theme_of_the_settings_can_be_drawn_and_chosen(self) -> None:
        assert set(palette_names()) == set(THEMES)
        assert [palette_named(name).name for name in THEMES] == list(THEMES)

    @pytest.mark.parametrize("palette", measured(), ids=lambda palette: palette.name)
    def test_every_role_can_be_read_on_every_ground(self, palette: Palette) -> None:
        least = 7.0 if palette.name == "high-contrast" else 4.5
        for ground in GROUNDS:
            assert ratio(palette, "text", ground) >= 7.0, ground
            for role in WORDS:
                assert ratio(palette, role, ground) >= least, (role, ground)
            assert ratio(palette, "rule", ground) >= 1.5, ground

    def test_only_the_terminals_own_have_no_ratios(self) -> None:
        assert {each.name for each in measured()} == set(THEMES) - {"terminal"}

    def test_contrast_is_that_of_the_guidelines(self) -> None:
        assert contrast_of(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
        assert contrast_of(Color(118, 118, 118), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)

    async def test_the_cursor_shows_each_escape_brings_back_what_was(self, start: Start) -> None:
        async with start() as session:
            await session.press("ctrl+t")
            assert "Byline, dark" in session.text
            await session.press("down")
            assert session.screen.palette.name == "light"
            await session.press(*"nord")
            assert session.screen.palette.name == "nord"
            await session.press("escape", "escape")
            assert session.screen.palette == DARK

    async def test_enter_takes_it(self, start: Start) -> None:
        async with start() as session:
            await session.press("ctrl+t", *"dracula", "enter")
            assert session.screen.palette.name == "dracula"

    async def test_a_session_in_a_borrowed_theme(self, start: Start) -> None:
        async with start(settings=Settings(theme="gruvbox")) as session:
            assert session.screen.palette.name == "gruvbox"
            await session.press("T")
            assert session.screen.palette.name == "light"


class TestSigns:
    @pytest.mark.parametrize(
        ("environment", "unicode"),
        [
            ({}, True),
            ({"LANG": "en_US.UTF-8"}, True),
            ({"LANG": "de_DE.utf8@euro"}, True),
            ({"LANG": "en_US"}, True),
            ({"LANG": "C"}, False),
            ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, False),
            ({"LANG": "C.UTF-8"}, True),
            ({"LANG": "de_DE.ISO-8859-1"}, False),
        ],
    )
    def test_what_an_environment_speaks(self, environment: dict[str, str], unicode: bool) -> None:
        assert speaks_unicode(environment) is unicode
        assert bool(signs_for("unicode", environment)) is not unicode
        assert signs_for("ascii", environment) == ASCII

    def test_each_sign_becomes_one_character_of_ascii(self) -> None:
        assert all(str(sign).isascii() and len(str(sign)) == 1 for sign in ASCII.values())

    async def test_a_screen_without_them_holds_only_ascii_of_ours(self, start: Start) -> None:
        async with start(settings=Settings(icons="ascii")) as session:
            await session.go_to_channel("Op Eds")
            await session.press("j", "s")
            drawn = {character for character in session.text if not character.isascii()}
            assert not {character for character in drawn if not character.isalpha()}
            assert "+ What a slow train" in session.text or "+ " in session.text
        async with start() as session:
            assert "★" in session.text or "●" in session.text, "another session has its own"


class TestSizes:
    @pytest.mark.parametrize(
        ("fact", "sizes"),
        [
            ("", Sizes()),
            ("30 50", Sizes(30, 50)),
            ("0 50", Sizes(0, 50)),
            ("3 900", Sizes()),
            ("30", Sizes()),
            ("x y", Sizes()),
            ("² 50", Sizes()),
        ],
    )
    def test_what_was_kept_is_understood_or_left(self, tmp_path: Path, fact: str, sizes: Sizes) -> None:
        with closing(Library.open(tmp_path / "library.sqlite3")) as library:
            library.set_fact(FACT, fact)
            assert read_sizes(library) == sizes

    async def test_a_pane_is_widened_and_stays_so(self, start: Start) -> None:
        async with start(160, 40) as session:
            await session.press("2")
            width = session.screen.entries.size.width
            await session.press("greater_than_sign", "greater_than_sign")
            assert session.screen.entries.size.width == width + 4
            await session.press("1")
            side = session.screen.channels.size.width
            await session.press("less_than_sign")
            assert session.screen.channels.size.width == side - 2
        kept = Settings(channels_width=side - 2, entries_width=width + 4)
        async with start(160, 40, settings=kept) as session:
            assert (session.screen.channels.size.width, session.screen.entries.size.width) == (side - 2, width + 4)

    async def test_the_article_widens_at_the_cost_of_the_list_and_keeps_room_to_read(self, start: Start) -> None:
        async with start(140, 40) as session:
            await session.press("3")
            width = session.screen.article.size.width
            await session.press("greater_than_sign")
            assert session.screen.article.size.width == width + 2
            await session.press("2", *["greater_than_sign"] * 40)
            assert session.screen.article.size.width >= 40

    async def test_where_there_is_one_pane_at_a_time_it_has_all_the_room(self, start: Start) -> None:
        async with start(160, 40) as session:
            await session.press("2", "greater_than_sign")
            await session.pilot.resize_terminal(80, 24)
            await session.settle()
            assert session.screen.panes.layout is Layout.NARROW
            assert session.screen.entries.size.width == 80
            await session.press("greater_than_sign")
            assert "one pane at a time" in session.text


async def test_over_the_entries_the_channels_cover_all_of_them(start: Start) -> None:
    async with start(120, 40) as session:
        await session.press("2")
        entries = session.screen.entries.size.width
        await session.press("1")
        assert session.screen.channels.size.width == entries


class TestFewColours:
    async def test_the_selection_is_reversed_where_there_are_none(
        self, start: Start, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with start(160, 40) as session:
            await session.press("enter", "j")
            for pane in (session.screen.entries, session.screen.channels):
                rows = [pane.render_line(y) for y in range(pane.size.height)]
                reversed_rows = [row.text for row in rows if any(each.style and each.style.reverse for each in row)]
                assert 1 <= len(reversed_rows) <= 2, pane
            drawn = [each for strip in session.pilot.app.screen._compositor.render_strips() for each in strip]
            assert not [each for each in drawn if each.style and (each.style.color or each.style.bgcolor)]

    async def test_an_empty_variable_is_none(self, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "")
        async with start() as session:
            assert session.screen.palette == DARK

    async def test_sixteen_colours_are_the_terminals_own(self, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "linux")
        monkeypatch.delenv("COLORTERM")
        async with start() as session:
            assert session.screen.palette.plain
            await session.press("T")
            assert session.screen.palette.plain
            assert session.screen.palette.name == "light"
