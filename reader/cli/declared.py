"""What the command line declares, as values: completion and the manual page are made from it.

argparse keeps what was declared in attributes that its documentation does not name; they are read here only.
"""

import argparse
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """An option, or what stands without one if it has no ``flags``. ``value`` is how its value is called, empty for
    a switch; ``choices`` are all it may be, empty if that is open."""

    flags: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A command with what can be asked of it; ``path`` is how it is called, ``("byline", "rules", "test")``."""

    path: tuple[str, ...]
    help: str
    usage: str
    arguments: tuple[Argument, ...]
    commands: tuple["Declared", ...] = ()

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def options(self) -> tuple[Argument, ...]:
        return tuple(each for each in self.arguments if each.flags)


def declared(parser: argparse.ArgumentParser, path: tuple[str, ...] = ("byline",), help: str = "") -> Declared:
    """What the parser and those of its commands declare."""
    arguments, commands = [], []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            commands += [declared(each, (*path, name), helps.get(name, "")) for name, each in action.choices.items()]
        else:
            arguments.append(_argument(action))
    usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
    return Declared(path, help, usage, tuple(arguments), tuple(commands))


def _argument(action: argparse.Action) -> Argument:
    flags = tuple(action.option_strings)
    # An option that takes nothing has an argument count of 0.
    value = "" if action.nargs == 0 else _called(action)
    choices = tuple(str(each) for each in action.choices or ())
    return Argument(flags, value, choices, action.help or "")


def _called(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    if action.choices:
        return "|".join(str(each) for each in action.choices)
    return action.dest.upper() if action.option_strings else action.dest
