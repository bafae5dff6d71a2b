"""What Byline tells of itself: keys, manual, completion, log. All of it from the declarations."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.arguments import make_parser
from reader.cli.declared import Declared, declared
from reader.cli.main import AT_ONCE, COMMANDS, function_of
from reader.cli.manual import manual_sections, roff
from reader.cli.records import article_record, channel_record, entry_record, failure_record
from reader.cli.shapes import ARTICLE, CHANNEL, ENTRY, FAILURE
from reader.config import all_settings
from reader.errors import Offline
from reader.model.article import Article
from reader.model.channel import Channel, SourceKind
from reader.model.entry import Entry, State
from reader.model.moment import utc_now
from reader.model.verdict import Rung, Verdict
from reader.paths import platform_paths
from reader.ui.commands.palette import PALETTES, palette_choices
from reader.ui.keymap import key_map
from reader.ui.keynames import key_label
from reader.ui.keys import PANES, PaneName, all_commands
from reader.ui.screens.help import help_lines
from tests.architecture import ROOT
from tests.cli.conftest import Byline

PAGE = ROOT / "reader" / "byline.1"


def everything(top: Declared) -> list[Declared]:
    return [top, *(each for child in top.commands for each in everything(child))]


def test_every_command_of_the_screen_is_in_help_palette_key_list_and_manual(byline: Byline) -> None:
    names = {each.name for each in all_commands()}
    listed = {each["name"]: each for each in map(json.loads, byline("keys", "--json").lines)}
    manual = byline("manual").out
    lines = help_lines(key_map(), PaneName.ARTICLE, width=200)
    help_text = "\n".join("".join(text for text, _ in line) for line in lines)
    choices = {each.name for each in palette_choices(key_map(), PaneName.ARTICLE)} | PALETTES
    windows = {each.name for each in all_commands() if not each.places & PANES}
    assert set(listed) == choices | windows == names
    for each in all_commands():
        assert f"[{each.name}]" in manual
        assert each.help in help_text
        assert listed[each.name]["keys"] == [key_label(key) for key in each.keys]


def test_every_command_of_the_command_line_is_one_that_is_done() -> None:
    assert {each.name for each in declared(make_parser()).commands} == {*COMMANDS, *AT_ONCE, "demo", "open"}
    assert all(callable(function_of(each)) for each in (*COMMANDS, *AT_ONCE))


class TestKeys:
    def test_the_persons_own_are_listed_and_what_is_wrong_is_told(self, byline: Byline) -> None:
        file = platform_paths().settings
        file.parent.mkdir(parents=True)
        file.write_text('[keys]\nundo = "g u"\nnobody = "x"\n')
        outcome = byline("keys")
        assert any(line.split()[:3] == ["undo", "g", "u"] for line in outcome.lines)
        assert outcome.code == 1
        assert outcome.err.startswith("byline: config.toml, line 3: no command is called nobody")

    def test_by_group(self, byline: Byline) -> None:
        titles = [line for line in byline("keys").lines if not line.startswith(" ")]
        assert titles == list(dict.fromkeys(each.group for each in all_commands()))


class TestManual:
    def test_commands_options_settings_and_shapes_are_in_it(self, byline: Byline) -> None:
        words = " ".join(byline("manual").out.split())
        for each in everything(declared(make_parser())):
            assert all(flag in words for option in each.options for flag in option.flags)
        for command in declared(make_parser()).commands:
            assert f"byline {command.name} " in words
        for setting in all_settings():
            assert setting.kind.help.casefold() in words.casefold()
        assert all(field in words for shape in (ENTRY, CHANNEL, ARTICLE, FAILURE) for field in shape)

    @pytest.mark.skipif(not shutil.which("groff"), reason="there is no groff here to read a manual page")
    def test_the_page_for_man_is_without_fault(self) -> None:
        page = "\n".join(roff(manual_sections()))
        done = subprocess.run(
            ["groff", "-man", "-ww", "-Tutf8", "-k"], input=page.encode(), capture_output=True, check=True
        )
        assert done.stderr.decode() == ""
        assert "a terminal reader for newspaper columns" in done.stdout.decode()

    def test_no_text_is_taken_for_a_macro(self) -> None:
        macros = {line.split()[0] for line in roff(manual_sections()) if line.startswith((".", "'"))}
        assert macros == {".TH", ".ad", ".SH", ".PP", ".TP", ".B", ".RS", ".RE"}

    def test_the_page_that_comes_with_the_program_is_that_of_now(self) -> None:
        page = "\n".join(line.rstrip() for line in roff(manual_sections())) + "\n"
        assert PAGE.read_text(encoding="utf-8") == page, "byline manual --roff > reader/byline.1"


class TestShapes:
    """What the manual says of ``--json`` is what is printed."""

    def test_of_an_entry(self) -> None:
        entry = Entry(1, "k", "u", "h", "", "", "", None, utc_now(), State.NEW, False)
        assert list(entry_record(entry)) == list(ENTRY)

    def test_of_a_channel(self) -> None:
        channel = Channel(1, "u", "n", SourceKind.FEED, "", "", "", "", True, True)
        assert list(channel_record(channel)) == list(CHANNEL)

    def test_of_a_column_and_of_what_could_not_be_had(self) -> None:
        article = Article("https://x.example/", "h")
        assert list(article_record(article, Verdict.FULL, Rung.PAGE)) == list(ARTICLE)
        assert list(failure_record("u", Offline("There is no network."))) == list(FAILURE)


def completed(script: str, *words: str) -> list[str]:
    """What bash offers for the last word."""
    line = " ".join(words)
    program = f"""{script}
compopt() {{ :; }}
COMP_WORDS=({" ".join(f'"{word}"' for word in words)}); COMP_CWORD={len(words) - 1}; COMP_LINE="{line}"
_byline
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


class TestCompletion:
    @pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
    @pytest.mark.parametrize(
        ("words", "offered"),
        [
            (("byline", "ref"), ["refresh"]),
            (("byline", "--th"), ["--theme"]),
            (("byline", "--theme", "l"), ["light"]),
            (("byline", "demo", "--theme", "da"), ["dark"]),
            (("byline", "--offline", "lat"), ["latest"]),
            (("byline", "rules", "t"), ["test"]),
            (("byline", "rules", "test", "--u"), ["--url"]),
            (("byline", "completion", ""), ["bash", "zsh", "fish", "-h", "--help"]),
            (("byline", "export", "opml", "--format", "e"), ["epub"]),
        ],
    )
    def test_bash(self, byline: Byline, words: tuple[str, ...], offered: list[str]) -> None:
        assert completed(byline("completion", "bash").out, *words) == offered

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_every_command_and_option_is_in_the_script_and_the_shell_can_read_it(
        self, byline: Byline, tmp_path: Path, shell: str
    ) -> None:
        script = byline("completion", shell).out
        for each in everything(declared(make_parser())):
            assert each.name in script
            for option in each.options:
                assert all(flag in script or f"-l {flag[2:]}" in script for flag in option.flags if flag[1] == "-")
        if shutil.which(shell):
            file = tmp_path / "script"
            file.write_text(script)
            assert subprocess.run([shell, "-n", str(file)], capture_output=True, check=False).returncode == 0


class TestLog:
    def test_its_last_lines_after_its_place(self, byline: Byline) -> None:
        file = platform_paths().log
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("one\ntwo\nthr\x1b[2Jee\n")
        assert byline("log", "-n", "2").lines == [f"# {file}", "two", "three"]

    def test_nothing_went_wrong(self, byline: Byline) -> None:
        outcome = byline("log")
        assert (outcome.code, outcome.lines[0]) == (0, f"# {platform_paths().log} is empty: nothing went wrong")

    def test_a_log_that_cannot_be_read_is_told(self, byline: Byline) -> None:
        platform_paths().log.mkdir(parents=True)
        outcome = byline("log")
        assert (outcome.code, "cannot be read" in outcome.err) == (1, True)
