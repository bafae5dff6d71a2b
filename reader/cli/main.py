"""From the arguments to a command, and from any failure to a sentence and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import make_parser
from reader.cli.output import complain, discard_output, written_out
from reader.errors import BylineError, TerminalError

if TYPE_CHECKING:
    import argparse

    from reader.paths import Paths

TELL_SETTINGS = frozenset({"config", "keys", "doctor", "manual", "completion"})
"""What tells of the settings itself, or does without them."""
AT_ONCE = {
    "config": "settings.config",
    "keys": "settings.keys",
    "log": "log.log",
    "manual": "manual.manual",
    "completion": "completion.completion",
    "rescue": "rescuing.rescue",
    "library": "library.library",
}
"""Where the functions are of what needs neither the person's library nor the network."""
COMMANDS = {
    "channels": "commands.channels",
    "latest": "commands.latest",
    "edition": "edition.edition",
    "send": "edition.send",
    "save": "saving.save",
    "saved": "commands.saved",
    "search": "searching.search",
    "columnist": "columnist.columnist",
    "refresh": "commands.refresh",
    "add": "commands.add",
    "packs": "packs.packs",
    "rename": "commands.rename",
    "channel": "adjusting.adjust_channel",
    "read": "reading.read",
    "import": "importing.import_list",
    "export": "exporting.export",
    "doctor": "doctor.doctor",
    "rules": "rules.rules",
    "reclean": "recleaning.reclean_texts",
    "prune": "saving.prune_library",
    "vault": "exporting.export_vault",
    "journal": "journal.journal",
}
"""Where those of the other commands without a screen are."""
DONE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments ask. Returns the exit code; never raises for what a person can meet."""
    _tolerate_any_stream()
    try:
        code = _obey(arguments)
        with written_out():
            sys.stdout.flush()
        return code
    except BylineError as error:
        complain(error)
        return WRONG if isinstance(error, TerminalError) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return DONE


def _obey(arguments: Sequence[str]) -> int:
    try:
        options = make_parser().parse_args(arguments)
    except SystemExit as told:
        # How argparse ends after help, the version, or a mistake.
        return int(told.code or DONE)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    if options.demo or options.command == "demo":
        from reader.cli import demo

        return demo.run(options, _do)
    from reader.paths import platform_paths

    return _do(options, platform_paths())


def _do(options: argparse.Namespace, paths: Paths) -> int:
    if options.command in (None, "open"):
        return _screen(options, paths)
    from reader.cli.settings import complain_of_settings
    from reader.cli.showing import loaded, log_to

    log_to(paths.log)
    if options.command not in TELL_SETTINGS:
        complain_of_settings(paths)
    verb = function_of(options.command)
    if options.command in AT_ONCE:
        return int(verb(options, paths))
    import asyncio

    loaded()
    code: int = asyncio.run(verb(options, paths))
    return code


def function_of(command: str) -> Callable[[argparse.Namespace, Paths], Any]:
    """The function of a command without a screen, loaded now: it takes the arguments and the person's paths, and
    returns its exit code, at once or by a coroutine."""
    module, _, name = (AT_ONCE | COMMANDS)[command].partition(".")
    function: Callable[[argparse.Namespace, Paths], Any] = getattr(import_module(f"reader.cli.{module}"), name)
    return function


def _screen(options: argparse.Namespace, paths: Paths) -> int:
    from reader.cli.desk import own_desk
    from reader.cli.showing import show_screen

    return show_screen(options, paths, own_desk(options, paths))


def _occupy_closed_streams() -> None:
    """Else the next file opened, the library perhaps, would be what a stream's number stands for."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _tolerate_any_stream() -> None:
    """A terminal of another encoding shows a question mark where it lacks a character; a closed stream is empty."""
    _occupy_closed_streams()
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the program
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
