"""What can be asked, what cannot, and how that is told."""

import re
import shlex

import pytest

from reader import __version__
from reader.cli.arguments import make_parser
from reader.cli.declared import declared
from reader.cli.examples import EXAMPLES, TOP
from tests.cli.conftest import Byline, process

COMMANDS = tuple(each.name for each in declared(make_parser()).commands)


def test_the_version(byline: Byline) -> None:
    outcome = byline("--version")
    assert (outcome.code, outcome.out, outcome.err) == (0, f"byline {__version__}\n", "")


def test_help_names_every_command_and_the_exit_codes(byline: Byline) -> None:
    outcome = byline("--help")
    assert outcome.code == 0
    for command in COMMANDS:
        assert f"\n    {command} " in outcome.out
    assert "0 done, 1 it could not be had, 2 asked wrongly, 130 interrupted" in outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(byline: Byline, command: str) -> None:
    outcome = byline(command, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"usage: byline {command} ")


@pytest.mark.parametrize(
    ("arguments", "program"),
    [
        (("--bogus",), "byline"),
        (("bogus",), "byline"),
        (("--vers",), "byline"),
        (("--theme", "pink"), "byline"),
        (("read",), "byline read"),
        (("read", "x", "--measure", "wide"), "byline read"),
        (("read", "x", "--measure", "19"), "byline read"),
        (("read", "x", "--measure", "401"), "byline read"),
        (("read", "x", "--measure", "-1"), "byline read"),
        (("read", "x", "--measure", "9" * 5000), "byline read"),
        (("latest", "-n", "0"), "byline latest"),
        (("latest", "-n", "10001"), "byline latest"),
        (("latest", "-n", "²"), "byline latest"),
        (("saved", "more"), "byline"),
        (("add",), "byline add"),
        (("demo", "--theme"), "byline demo"),
    ],
)
def test_what_is_asked_wrongly_is_two_lines_and_the_code_2(
    byline: Byline, arguments: tuple[str, ...], program: str
) -> None:
    outcome = byline(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    happened, what_to_do = outcome.err.splitlines()
    assert happened.startswith("byline: ")
    assert happened.endswith(".")
    assert what_to_do == f"        “{program} --help” tells what can be asked."


def examples() -> list[str]:
    return [typed for typed, _ in (*TOP, *(each for listed in EXAMPLES.values() for each in listed))]


@pytest.mark.parametrize("typed", examples())
def test_every_example_is_something_that_can_be_asked(typed: str) -> None:
    calls = [
        words for words in re.split(r"[|<>()]|&&", typed.replace("\\<", "0")) if words.strip().startswith("byline")
    ]
    assert calls
    for call in calls:
        make_parser().parse_args(shlex.split(call)[1:])


def test_every_command_has_examples_and_they_are_in_its_help(byline: Byline) -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    for name, listed in EXAMPLES.items():
        told = byline(name, "--help").out
        assert all(typed in told for typed, _ in listed)


def test_a_hostile_argument_stays_text(byline: Byline) -> None:
    outcome = byline("saved", "\x1b]0;owned\x07\x9b2J")
    assert outcome.code == 2
    assert not set(outcome.err) & {"\x1b", "\x07", "\x9b"}


def test_the_version_is_told_without_loading_anything() -> None:
    outcome = process("--version", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in outcome.err.splitlines()}
    assert (outcome.code, outcome.out.strip()) == (0, f"byline {__version__}")
    assert {each for each in imported if each.startswith("reader")} == {"reader"}


@pytest.mark.parametrize("argument", ["--help", "channels"])
def test_textual_is_imported_for_the_screen_only(argument: str) -> None:
    outcome = process(argument, PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in outcome.err.splitlines()}
    assert outcome.code == 0
    assert "reader.cli.main" in imported
    assert not imported & {"textual", "rich", "httpx"}
