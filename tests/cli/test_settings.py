"""``byline config``: what holds, where it comes from, and the person's editor on it."""

import json
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from reader.config import all_settings, load_configuration
from reader.paths import platform_paths
from tests.cli.conftest import Byline


@pytest.fixture
def file(home: Path) -> Path:
    path = platform_paths().settings
    path.parent.mkdir(parents=True)
    return path


def test_every_setting_is_printed_as_toml_that_says_the_same(byline: Byline, file: Path) -> None:
    file.write_text('theme = "light"\n[keys]\nundo = ["U", "ctrl-x"]\n')
    outcome = byline("config")
    assert outcome.code == 0
    printed = tomllib.loads(outcome.out)
    assert printed == {
        **{each.name: each.default for each in all_settings()},
        "theme": "light",
        "keys": {"undo": ["U", "ctrl-x"]},
    }


def test_where_a_value_comes_from_is_said(byline: Byline, file: Path) -> None:
    file.write_text('\ntheme = "light"\nmeasure = 3\n[keys]\nundo = "U"\n')
    outcome = byline("config")
    said = {line.split(" = ")[0]: line.partition("# ")[2].split(":")[0] for line in outcome.lines if " = " in line}
    assert (said["theme"], said["measure"], said["undo"]) == ("line 2", "default", "line 5")
    assert outcome.code == 1
    assert outcome.err.startswith("byline: config.toml, line 3: measure is a number")


def test_without_a_file_it_is_said_that_there_is_none(byline: Byline) -> None:
    outcome = byline("config")
    assert outcome.code == 0
    assert "is not there, so the defaults hold" in outcome.lines[0]


def test_for_a_program(byline: Byline, file: Path) -> None:
    file.write_text("measure = 50\n")
    records = {each["name"]: each for each in map(json.loads, byline("config", "--json").lines)}
    assert set(records) == {each.name for each in all_settings()}
    assert (records["measure"]["value"], records["measure"]["default"], records["measure"]["line"]) == (50, 68, 1)


class TestSettingOne:
    @pytest.mark.parametrize(
        ("name", "typed", "line"),
        [
            ("measure", "72", "measure = 72"),
            ("theme", "light", 'theme = "light"'),
            ("theme", '"light"', 'theme = "light"'),
            ("justify", "true", "justify = true"),
            ("keys.undo", "U", '[keys]\nundo = "U"'),
            ("keys.undo", '["U", "ctrl-x"]', '[keys]\nundo = ["U", "ctrl-x"]'),
        ],
    )
    def test_it_stands_in_the_file_from_then_on(
        self, byline: Byline, file: Path, name: str, typed: str, line: str
    ) -> None:
        assert byline("config", "set", name, typed).code == 0
        assert file.read_text() == f"{line}\n"

    def test_all_else_is_as_it_was(self, byline: Byline, file: Path) -> None:
        file.write_text("# mine\r\nmeasure = 50  # narrow\r\nrefresh = true\r\n")
        byline("config", "set", "measure", "72")
        assert file.read_bytes() == b"# mine\r\nmeasure = 72  # narrow\r\nrefresh = true\r\n"

    def test_the_default_needs_no_line(self, byline: Byline, file: Path) -> None:
        file.write_text("measure = 50\nrefresh = true\n")
        byline("config", "set", "measure", "68")
        assert file.read_text() == "refresh = true\n"

    @pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
    def test_a_file_that_is_a_link_stays_one(self, byline: Byline, file: Path, tmp_path: Path) -> None:
        real = tmp_path / "dotfiles.toml"
        real.write_text("refresh = true\n")
        file.symlink_to(real)
        byline("config", "set", "measure", "72")
        assert file.is_symlink()
        assert real.read_text() == "refresh = true\nmeasure = 72\n"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("measure", "999"), "measure is a number from 40 to 120."),
            (("thme", "light"), "There is no setting called thme."),
            (("keys", "x"), "Is keys.NAME meant?"),
            (("measure.x", "1"), "There is no setting called measure.x."),
            (("theme",), "wants a name and a value"),
        ],
    )
    def test_what_cannot_be_is_said_and_nothing_written(
        self, byline: Byline, file: Path, words: tuple[str, ...], told: str
    ) -> None:
        outcome = byline("config", "set", *words)
        assert outcome.code != 0
        assert told in outcome.err
        assert not file.exists()

    def test_a_file_that_is_not_understood_is_left_alone(self, byline: Byline, file: Path) -> None:
        file.write_text("measure = = 1")
        outcome = byline("config", "set", "measure", "72")
        assert "is not TOML, so nothing is kept in it" in outcome.err
        assert file.read_text() == "measure = = 1"


class TestEditing:
    @pytest.fixture
    def editor(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """An editor that does what its file says with the file it is given as ``file``."""
        program = tmp_path / "my editor.py"
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(program), "--wait"]))
        monkeypatch.delenv("VISUAL", raising=False)
        return program

    def test_a_file_that_is_not_there_is_begun_with_every_setting_and_sets_none(
        self, byline: Byline, editor: Path
    ) -> None:
        editor.write_text("import sys; assert sys.argv[1] == '--wait'")
        assert byline("config", "edit").code == 0
        configuration = load_configuration(platform_paths().settings)
        assert configuration.exists
        assert (configuration.lines, configuration.complaints) == ({}, ())
        text = platform_paths().settings.read_text()
        assert all(f"# {each.name} = " in text or f"# [{each.name}]" in text for each in all_settings())

    def test_what_was_written_wrongly_is_told_at_once(self, byline: Byline, editor: Path) -> None:
        editor.write_text("import sys; open(sys.argv[2], 'w').write('measure = 3')")
        outcome = byline("config", "edit")
        assert outcome.code == 1
        assert outcome.err.startswith("byline: config.toml, line 1: measure is a number")

    def test_an_editor_that_fails_is_told(self, byline: Byline, editor: Path) -> None:
        editor.write_text("raise SystemExit(3)")
        outcome = byline("config", "edit")
        assert (outcome.code, "ended with an error" in outcome.err) == (1, True)

    @pytest.mark.parametrize(
        ("editor", "said"), [("/nowhere/ed", "“/nowhere/ed” cannot be run"), ("'vi", "EDITOR cannot be understood")]
    )
    def test_an_editor_that_is_none(
        self, byline: Byline, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
    ) -> None:
        monkeypatch.setenv("EDITOR", editor)
        monkeypatch.delenv("VISUAL", raising=False)
        outcome = byline("config", "edit")
        assert outcome.code == 1
        assert said in outcome.err

    def test_a_folder_that_cannot_be_made_is_told(self, byline: Byline, home: Path, editor: Path) -> None:
        (home / "config").write_text("in the way")
        outcome = byline("config", "edit")
        assert (outcome.code, "cannot be written" in outcome.err) == (1, True)


def test_a_preset_is_shown_beside_the_keys_of_its_program(byline: Byline) -> None:
    outcome = byline("keys", "--preset", "newsboat")
    assert (outcome.code, outcome.err) == (0, "")
    rows = outcome.lines[outcome.lines.index("Beside the keys of newsboat") + 1 :]
    assert len(rows) == 66
    assert "  N          toggle-article-read            toggle_finished" in rows
    assert "  C          mark-all-feeds-read            no command for it" in rows
    records = [json.loads(line) for line in byline("keys", "--preset", "vim", "--json").lines]
    assert {"preset": "vim", "key": "g g", "there": "first line", "here": ["to_top"]} in records
    assert byline("keys", "--preset", "emacs").code == 2
