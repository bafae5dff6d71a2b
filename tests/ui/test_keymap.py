"""The person's keys: what holds, what is told, and that nobody is locked out."""

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from reader.config import PRESETS as PRESET_NAMES
from reader.config import Configuration, Settings, load_configuration
from reader.model.entry import Scope, ScopeKind
from reader.service.library.lists import Front
from reader.ui.keymap import Keyboard, key_complaints, key_map
from reader.ui.keynames import key_label, keys_written
from reader.ui.keys import OverlayName, PaneName, Stage, all_commands
from reader.ui.listing import head_of
from reader.ui.presets import HABITS, NEWSBOAT, PRESETS
from reader.ui.screens.help import HelpScreen, help_lines
from reader.ui.screens.newsstand import Newsstand
from reader.ui.widgets.key_bar import hint_places, hints_of
from tests.ui.conftest import Start

ENTRIES, ARTICLE = PaneName.ENTRIES, PaneName.ARTICLE


def written(folder: Path, keys: str, before: str = "") -> Configuration:
    file = folder / "config.toml"
    file.write_text(f"{before}[keys]\n{keys}\n", encoding="utf-8")
    configuration = load_configuration(file)
    assert configuration.complaints == ()
    return configuration


def told(configuration: Configuration) -> list[str]:
    return [complaint.headline for complaint in key_complaints(configuration)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("n", ("n",)),
        ("N", ("N",)),
        ("é", ("é",)),
        ("g g", ("g", "g")),
        ("Ctrl-d", ("ctrl+d",)),
        ("ctrl+D", ("ctrl+d",)),
        ("C-d", ("ctrl+d",)),
        ("^D", ("ctrl+d",)),
        ("^", ("circumflex_accent",)),
        ("Shift-Tab", ("shift+tab",)),
        ("Alt-x", ("alt+x",)),
        ("alt-X", ("alt+X",)),
        ("ctrl-Space", ("ctrl+space",)),
        (" ", ("space",)),
        ("Space", ("space",)),
        ("PgDn", ("pagedown",)),
        ("PageUp", ("pageup",)),
        ("ESC", ("escape",)),
        ("Return", ("enter",)),
        ("F5", ("f5",)),
        ("↑", ("up",)),
        ("?", ("question_mark",)),
        ("/", ("slash",)),
        ("-", ("minus",)),
        ("+", ("plus",)),
        ("<", ("less_than_sign",)),
        ("#", ("number_sign",)),
        ("[", ("left_square_bracket",)),
        ("_", ("underscore",)),
        ("", None),
        ("g g g g", None),
        ("ctrl-", None),
        ("hyper-x", None),
        ("nn", None),
        ("F13", None),
        ("g nn", None),
        ("\x07", None),
    ],
)
def test_keys_as_a_person_writes_them(text: str, keys: tuple[str, ...] | None) -> None:
    assert keys_written(text) == keys


def test_every_declared_key_is_written_as_it_is_shown() -> None:
    for command in all_commands():
        for keys in command.keys:
            assert keys_written(key_label(keys)) == tuple(keys.split())


@given(st.text(max_size=12))
def test_whatever_is_written_is_understood_or_not(text: str) -> None:
    keys = keys_written(text)
    assert keys is None or keys_written(key_label(" ".join(keys))) == keys


class TestRemapping:
    def test_a_command_has_the_keys_that_are_set_and_no_others(self) -> None:
        keys = key_map(Settings(keys={"undo": ("U", "Ctrl-z")}))
        assert keys.command("undo").keys == ("U", "ctrl+z")
        assert (ENTRIES, ("u",)) not in keys.bound

    def test_what_is_set_takes_a_key_from_what_is_declared(self) -> None:
        keys = key_map(Settings(keys={"next_entry": ("j",)}))
        assert keys.bound[ENTRIES, ("j",)].name == "next_entry"
        assert keys.command("next_line").keys == ("j", "down", "ctrl+n"), "j goes on in other panes"
        assert keys.bound[PaneName.CHANNELS, ("j",)].name == "next_line"

    def test_without_keys_a_command_is_left_to_the_palette(self) -> None:
        assert key_map(Settings(keys={"undo": ()})).command("undo").keys == ()

    def test_two_keys_in_a_row(self) -> None:
        keys = key_map(Settings(keys={"to_top": ("g g",), "newsstand": ("g n",)}))
        board = Keyboard(keys)
        assert board.press(ENTRIES, "g") is None
        command = board.press(ENTRIES, "g")
        assert command
        assert command.name == "to_top"
        assert [board.press(ENTRIES, key) for key in "gn"][1] == keys.command("newsstand")

    def test_what_follows_no_beginning_counts_by_itself(self) -> None:
        board = Keyboard(key_map(Settings(keys={"to_top": ("g g",)})))
        assert board.press(ENTRIES, "g") is None
        command = board.press(ENTRIES, "J")
        assert command
        assert command.name == "next_entry"
        assert board.press(ENTRIES, "g") is None
        assert board.press(ARTICLE, "g") is None, "another pane begins anew"
        assert board.press(ARTICLE, "ctrl+x") is None
        assert board.pressed == ()

    @pytest.mark.parametrize("preset", PRESET_NAMES)
    def test_a_preset_names_commands_and_leaves_each_its_keys(self, preset: str) -> None:
        names = {each.name for each in all_commands()}
        assert set(PRESETS[preset]) <= names
        assert all(keys_written(keys) for words in PRESETS[preset].values() for keys in words)
        assert [each.name for each in key_map(Settings(preset=preset)).commands if not each.keys] == []

    def test_newsboats_keys(self) -> None:
        bound = key_map(Settings(preset="newsboat")).bound
        pressed = {"N": "toggle_finished", "E": "newsstand", "r": "refresh_channel", "Q": "quit_now"}
        assert {key: bound[ENTRIES, (key,)].name for key in pressed} == pressed

    @pytest.mark.parametrize("preset", HABITS)
    def test_each_key_of_the_other_program_does_what_it_does_there_or_has_no_command(self, preset: str) -> None:
        bound = key_map(Settings(preset=preset)).bound
        assert len({habit.keys for habit in HABITS[preset]}) == len(HABITS[preset])
        for habit in HABITS[preset]:
            keys = keys_written(habit.keys)
            assert keys
            meant = {command.name for (_, pressed), command in bound.items() if pressed == keys}
            assert set(habit.commands) <= meant, habit

    def test_what_newsboat_has_by_default_is_all_there(self) -> None:
        # The operations with a key in the manual of newsboat 2.44.
        assert len(NEWSBOAT) == 66
        assert [habit.does for habit in NEWSBOAT if habit.keys in ("C", "l", "/", "Ctrl-b")] == [
            *("mark-all-feeds-read", "toggle-show-read-feeds", "open-search", "bookmark")
        ]

    def test_in_newsboat_the_slash_searches(self) -> None:
        bound = key_map(Settings(preset="newsboat")).bound
        assert bound[ENTRIES, ("slash",)].name == "search"
        assert bound[ARTICLE, ("slash",)].name == "find_within"
        assert bound[ENTRIES, ("F",)].name == "filter_list"

    def test_the_persons_own_come_before_the_presets(self) -> None:
        keys = key_map(Settings(preset="newsboat", keys={"undo": ("N",)}))
        assert keys.bound[ENTRIES, ("N",)].name == "undo"


class TestComplaints:
    @pytest.mark.parametrize(
        ("keys", "said"),
        [
            ('undoo = "U"', "config.toml, line 2: no command is called undoo; “byline keys” lists them."),
            ('undo = "hyper-x"', "config.toml, line 2: “hyper-x” is no key. Keys are such as n, Ctrl-n, Space, g g."),
            (
                'save = "U"\nundo = "U"',
                "config.toml, line {0}: U is the key of {1}.",
            ),
            (
                'save = "U U"\nundo = "U"',
                "config.toml, line {0}: U{2} cannot be told from U{3}, which is the key of {1}.",
            ),
            (
                'undo = "m"',
                "config.toml, line 2: m was the key of toggle_finished, which has none now; the palette still has it.",
            ),
            (
                "quit_now = []\nout_or_quit = []",
                "config.toml, line 3: these keys leave none for leaving, so Q keeps it.",
            ),
            ("show_help = []", "config.toml, line 2: these keys leave none for the help, so ? keeps it."),
        ],
    )
    def test_what_is_wrong_is_told_with_its_line(self, tmp_path: Path, keys: str, said: str) -> None:
        first, second = ("save", "undo"), ("undo", "save")
        # Which of two clashing commands has the key follows the order of the help.
        possible = {said.format(*each) for each in (("3", first[0], "", " U"), ("2", second[0], " U", ""))}
        assert set(told(written(tmp_path, keys))) & possible
        assert len(told(written(tmp_path, keys))) == 1

    def test_what_holds_meanwhile_is_told_as_it_is(self, tmp_path: Path) -> None:
        (complaint,) = key_complaints(written(tmp_path, 'undo = "m"'))
        assert complaint.hint.endswith("until then m is undo.")

    def test_a_key_that_took_the_last_way_out_is_told_with_its_own_line(self, tmp_path: Path) -> None:
        complaints = told(written(tmp_path, '\nundo = ["Q", "q", "Ctrl-q"]'))
        assert complaints
        assert all(each.startswith("config.toml, line 3") for each in complaints)

    def test_keys_that_are_swapped_are_no_clash(self, tmp_path: Path) -> None:
        assert told(written(tmp_path, 'next_line = "k"\nprevious_line = "j"\n')) == []

    def test_the_same_key_in_different_panes_is_no_clash(self, tmp_path: Path) -> None:
        assert told(written(tmp_path, 'enter = "E"\npage_down_or_next = "E"\n')) == []

    def test_a_map_that_takes_everything_away_leaves_the_way_out_and_the_help(self, tmp_path: Path) -> None:
        everything = "\n".join(f"{each.name} = []" for each in all_commands())
        keys = key_map(written(tmp_path, everything).settings)
        assert keys.bound[ENTRIES, ("Q",)].name == "quit_now"
        assert keys.bound[ENTRIES, ("question_mark",)].name == "show_help"

    def test_a_map_that_gives_their_keys_to_others_leaves_them_too(self, tmp_path: Path) -> None:
        keys = 'undo = ["Q", "q", "Ctrl-q", "?", "F1"]'
        configuration = written(tmp_path, keys)
        assert key_map(configuration.settings).bound[ENTRIES, ("Q",)].name == "quit_now"
        assert sum("keeps it" in each for each in told(configuration)) == 2


async def test_the_screen_obeys_the_persons_keys_and_shows_them(start: Start) -> None:
    settings = Settings(keys={"newsstand": ("g a",), "show_help": ("F2",), "save": ("Ctrl-s",)})
    async with start(settings=settings) as session:
        assert "F2 help" in session.text
        await session.press("a")
        assert "type a name" not in session.text
        await session.press("g")
        await session.press("a")
        assert "type a name" in session.text
        await session.press("escape", "f2", "slash", *"for", "space", *"good")
        assert "/for good▏" in session.text
        assert "Ctrl-s" in session.text
        assert "g a" not in session.text.split("\n", 3)[3].rpartition("\n")[0]
        await session.press("backspace", *"x")
        assert "No command has that." in session.text
        await session.press("escape", "escape", "down")
        assert "No command has that." not in session.text


class TestWindows:
    """Newsstand, search, palette and sheets hear the same map."""

    async def test_a_sheet_is_scrolled_and_left_by_the_keys_of_the_person(self, start: Start) -> None:
        keys = {"next_line": ("e",), "out": ("t",)}
        async with start(80, 24, settings=Settings(keys=keys)) as session:
            await session.press("question_mark", "j")
            sheet = session.pilot.app.screen
            assert isinstance(sheet, HelpScreen)
            assert sheet.pane.top == 0
            await session.press("e")
            assert sheet.pane.top == 1
            assert "t closes" in session.text
            await session.press("t")
            assert session.pilot.app.screen is session.screen

    async def test_a_letter_is_typed_where_one_types_whatever_it_means_elsewhere(self, start: Start) -> None:
        async with start(settings=Settings(keys={"rename_channel": ("Ctrl-g",), "next_line": ("r",)})) as session:
            await session.press("a", "r")
            newsstand = session.pilot.app.screen
            assert isinstance(newsstand, Newsstand)
            assert newsstand.field.text == "r"
            assert "Ctrl-g name" in session.text
            await session.press("ctrl+g")
            assert newsstand.list.editing

    async def test_quitting_and_the_help_are_everywhere(self, start: Start) -> None:
        for key in ("a", "S", "colon", "i"):
            async with start() as session:
                await session.press(key, "f1")
                assert isinstance(session.pilot.app.screen, HelpScreen), key
                await session.press("escape", "ctrl+q")
                assert session.pilot.app.return_code == 0

    @pytest.mark.parametrize("typed", ["", "out = []\n", 'out = "b"\n', 'undo = "Esc"\n'])
    def test_there_is_a_way_back_out_of_every_window(self, tmp_path: Path, typed: str) -> None:
        bound = key_map(written(tmp_path, typed).settings).bound
        for place in OverlayName:
            assert [each.name for (where, _), each in bound.items() if where is place and each.name == "out"], place

    def test_sentences_name_the_keys_of_the_person(self) -> None:
        keys = key_map(Settings(keys={"refresh_all": ("Ctrl-r",), "save": ()}))
        front = Front((), 0, 0, 0)
        now = datetime(2026, 11, 27, tzinfo=UTC)
        assert head_of(keys, Scope(ScopeKind.UNREAD), front, None, False, now).empty[-1].startswith("Ctrl-r asks all")
        assert head_of(keys, Scope(ScopeKind.SAVED), front, None, False, now).empty[-1] == ""

    async def test_the_bar_always_has_the_help_and_the_way_back(self, start: Start) -> None:
        async with start() as session:
            for key in ("1", "2", "3", "4", "a"):
                await session.press(key)
                stage = cast(Stage, session.pilot.app.screen)
                hints = hints_of(session.screen.keyboard.map, stage)
                for room in range(24, 200):
                    shown = {each.command for _, _, each in hint_places(hints, room)}
                    assert "show_help" in shown, (key, room)
                    assert len(shown & {"out", "out_or_quit"}) == 1, (key, room, shown)

    async def test_the_bar_has_nothing_that_does_nothing(self, start: Start) -> None:
        of_entries = {"enter", "save", "toggle_finished", "next_unread", "open_in_browser"}
        of_texts = {"page_down_or_next", "follow_link", "find_within"}
        async with start() as session:

            def shown() -> set[str]:
                return {hint.command for hint in session.screen.bar.hints}

            await session.press("3")
            assert shown().isdisjoint(of_entries | of_texts)
            await session.press("4")
            assert shown().isdisjoint(of_entries)
            await session.go_to_channel("Op Eds")
            assert of_entries <= shown()
            await session.press("s", "4")
            assert of_entries <= shown()
            await session.press("s")
            assert shown().isdisjoint(of_entries)
            await session.press("2", "enter")
            assert of_entries | of_texts <= shown() | {"enter"}

    async def test_a_paste_reaches_the_line_that_is_typed(self, start: Start) -> None:
        async with start() as session:
            for keys in ("question_mark slash", "a f2", "a f3", "a", "S", "colon"):
                await session.press(*keys.split())
                session.pilot.app.screen.post_message(Paste("zebra\n"))
                await session.settle()
                assert "zebra▏" in session.text, keys
                while session.pilot.app.screen is not session.screen:
                    await session.press("escape")

    def test_the_help_of_a_window_names_the_keys_that_count_in_it(self) -> None:
        lines = ["".join(part for part, _ in line) for line in help_lines(key_map(), OverlayName.NEWSSTAND)]
        next_line = next(line for line in lines if "Next line or row" in line)
        assert next_line.split()[:2] == ["↓", "Ctrl-n"]
