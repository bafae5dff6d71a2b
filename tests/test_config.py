"""Settings: differences from the defaults, and a sentence with file and line for what is wrong."""

from pathlib import Path

import pytest

from reader.config import Settings, load_settings
from reader.errors import ConfigError
from reader.paths import platform_paths


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ('theme = "light"', Settings(theme="light")),
        ("measure = 40", Settings(measure=40)),
        ("prefetch = true", Settings(prefetch=True)),
        ("justify = true", Settings(justify=True)),
        ('# mine\ntheme = "dark"\nmeasure = 120\n', Settings("dark", 120)),
    ],
)
def test_what_is_set(tmp_path: Path, text: str, settings: Settings) -> None:
    assert load_settings(written(tmp_path, text)) == settings


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\ntheme = "mauve"', "config.toml, line 2: theme is one of dark, light."),
        ("measure = 12", "config.toml, line 1: measure is a number from 40 to 120."),
        ("measure = true", "config.toml, line 1: measure is a number from 40 to 120."),
        ('measure = "68"', "config.toml, line 1: measure is a number from 40 to 120."),
        ("prefetch = 1", "config.toml, line 1: prefetch is true or false."),
        ('justify = "yes"', "config.toml, line 1: justify is true or false."),
        ("colour = 1", "config.toml, line 1: there is no setting called colour."),
        ("theme = ", "config.toml is not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(written(tmp_path, text))
    assert caught.value.headline.startswith(said)
    assert str(tmp_path) in caught.value.hint


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, body: bytes | None) -> None:
    file = tmp_path / "config.toml"
    if body is None:
        file.mkdir()
    else:
        file.write_bytes(body)
    with pytest.raises(ConfigError) as caught:
        load_settings(file)
    assert caught.value.headline == "config.toml cannot be read."


def test_the_demo_has_folders_of_its_own() -> None:
    own, demo = platform_paths(), platform_paths("byline-demo")
    assert own.library != demo.library
    assert own.settings.name == "config.toml"
    assert {own.library.name, own.log.name} == {"library.sqlite3", "byline.log"}
