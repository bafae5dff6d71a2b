"""Settings: differences from the defaults, and a sentence with file and line for what is wrong."""

from pathlib import Path

import pytest

from reader.config import Configuration, Settings, all_settings, load_configuration
from reader.paths import platform_paths


def loaded(folder: Path, text: str) -> Configuration:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load_configuration(file)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ('theme = "light"', Settings(theme="light")),
        ("measure = 40", Settings(measure=40)),
        ("prefetch = true", Settings(prefetch=True)),
        ("justify = true", Settings(justify=True)),
        ('# mine\ntheme = "dark"\nmeasure = 120\n', Settings(measure=120)),
        ('\ufefftheme = "light"', Settings(theme="light")),
        ('preset = "newsboat"\n[keys]\nundo = "U"\n', Settings(preset="newsboat", keys={"undo": ("U",)})),
        ('[keys]\nto_top = ["g g", "home"]\nundo = []', Settings(keys={"to_top": ("g g", "home"), "undo": ()})),
        ('vault = "~/Notes"', Settings(vault="~/Notes")),
        ('[hooks]\non-save = ["a", "b c"]', Settings(hooks={"on-save": ("a", "b c")})),
        ('keys.undo = "U"', Settings(keys={"undo": ("U",)})),
    ],
)
def test_what_is_set(tmp_path: Path, text: str, settings: Settings) -> None:
    configuration = loaded(tmp_path, text)
    assert configuration.settings == settings
    assert configuration.complaints == ()


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    configuration = load_configuration(tmp_path / "none.toml")
    assert (configuration.settings, configuration.exists, configuration.complaints) == (Settings(), False, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\ntheme = "mauve"', "config.toml, line 2: theme is one of dark, light"),
        ("vault = 1", "config.toml, line 1: vault is a folder."),
        (
            '[hooks]\non-sale = "a"',
            "config.toml, line 2: hooks has nothing called on-sale: it has after-",
        ),
        ("[hooks]\non-save = 1", "config.toml, line 2: on-save is a program and its arguments"),
        ("measure = 12", "config.toml, line 1: measure is a number from 40 to 120."),
        ("measure = true", "config.toml, line 1: measure is a number from 40 to 120."),
        ('measure = "68"', "config.toml, line 1: measure is a number from 40 to 120."),
        ("prefetch = 1", "config.toml, line 1: prefetch is true or false."),
        ('justify = "yes"', "config.toml, line 1: justify is true or false."),
        ("colour = 1", "config.toml, line 1: there is no setting called colour."),
        ("mesure = 1", "config.toml, line 1: there is no setting called mesure. Is measure meant?"),
        ("keys = 3", "config.toml, line 1: keys is a table."),
        ('theme = "light"\n[keys]\nsave = "S"\nundo = 4', "config.toml, line 4: undo is a key such as "),
        ("[keys]\nundo = [4]", "config.toml, line 2: undo is a key such as "),
        ("[colours]\npage = 1", "config.toml, line 1: there is no setting called colours."),
        ("measure = 70\ntheme = ", "config.toml, line 2: this is not TOML: "),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    (complaint,) = loaded(tmp_path, text).complaints
    assert complaint.headline.startswith(said)
    assert str(tmp_path) in complaint.hint


def test_what_is_right_beside_it_holds(tmp_path: Path) -> None:
    configuration = loaded(tmp_path, 'theme = "mauve"\nmeasure = 50\ncolour = 1\n[keys]\nsave = 1\nundo = "U"\n')
    assert configuration.settings == Settings(measure=50, keys={"undo": ("U",)})
    assert len(configuration.complaints) == 3


def test_where_each_setting_is_given(tmp_path: Path) -> None:
    configuration = loaded(tmp_path, '# one\nmeasure = 50\n\n[keys]\n"undo" = "U"\n')
    assert configuration.lines == {"measure": 2, "keys": 4, "keys.undo": 5}


def test_every_setting_is_declared_with_help_and_a_default_that_it_may_be() -> None:
    assert len(all_settings()) > 5
    for each in all_settings():
        assert each.kind.help
        assert each.kind.table or each.kind.read(each.default) == each.default


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, body: bytes | None) -> None:
    file = tmp_path / "config.toml"
    if body is None:
        file.mkdir()
    else:
        file.write_bytes(body)
    (complaint,) = load_configuration(file).complaints
    assert complaint.headline == "config.toml cannot be read."


def test_the_demo_has_folders_of_its_own() -> None:
    own, demo = platform_paths(), platform_paths("byline-demo")
    assert own.library != demo.library
    assert own.settings.name == "config.toml"
    assert {own.library.name, own.log.name} == {"library.sqlite3", "byline.log"}
