"""``byline config``: every setting, its value and where it comes from; ``byline keys``: every command and its keys."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.cli.output import ACCENT, BOLD, DIM, Writer, complain
from reader.config import Configuration, Setting, all_settings, changed_file, load_configuration, setting_from
from reader.errors import ConfigError, FileError
from reader.paths import Paths
from reader.service.writing import rewrite
from reader.typeset.widths import cells, fit

if TYPE_CHECKING:
    from reader.ui.keymap import KeyMap

COLUMN = 24
EDITORS = ("notepad",) if os.name == "nt" else ("editor", "nano", "vim", "vi")


def config(options: argparse.Namespace, paths: Paths) -> int:
    """Prints the settings, or lets the person edit them; 1 if something in the file cannot be understood."""
    if options.doing == "edit":
        _edit(paths)
    if options.doing == "set":
        _set(options, paths)
    configuration = load_configuration(paths.settings)
    if not options.doing:
        writer = Writer(options.json)
        write = _write_records if writer.as_json else _write
        write(writer, configuration)
    complaints = [*configuration.complaints, *_about_keys(configuration)]
    for complaint in complaints:
        complain(complaint)
    return 1 if complaints else 0


def complain_of_settings(paths: Paths) -> None:
    """What is wrong with the settings, on standard error."""
    for complaint in load_configuration(paths.settings).complaints:
        complain(complaint)


def _set(options: argparse.Namespace, paths: Paths) -> None:
    """Keeps one setting in the file. Raises ConfigError or FileError."""
    if not options.name or options.value is None:
        raise ConfigError("“byline config set” wants a name and a value.", "For example: byline config set measure 72")
    value = setting_from(options.name, options.value)
    rewrite(paths.settings, changed_file(paths.settings, options.name, value))
    Writer().line(f"{options.name} = {_toml(value)}")


def _about_keys(configuration: Configuration) -> Iterator[ConfigError]:
    """What is wrong with the person's keys; the screen's commands are looked at only if there are any."""
    if configuration.settings.keys:
        from reader.ui.commands import key_complaints

        yield from key_complaints(configuration)


def _write(writer: Writer, configuration: Configuration) -> None:
    """As TOML that says the same, so that what is printed can be kept as the file."""
    there = "" if configuration.exists else " is not there, so the defaults hold; “byline config edit” makes it"
    writer.line(f"# {configuration.path}{there}", DIM)
    for line, comment in setting_lines(configuration):
        writer.raw(writer.paint(line.ljust(COLUMN) if comment else line) + writer.paint(comment, DIM))


def setting_lines(configuration: Configuration) -> Iterator[tuple[str, str]]:
    """Lines of TOML, each with a comment: where the value comes from, what it is for and what it may be."""
    for each in sorted(all_settings(), key=lambda each: each.kind.table):
        value = getattr(configuration.settings, each.name)
        if not each.kind.table:
            come = _origin(configuration, each.name)
            yield f"{each.name} = {_toml(value)}", f"  # {come}: {each.kind.help}; {each.kind.allowed}"
            continue
        yield "", ""
        yield f"[{each.name}]", f"  # {each.kind.help}; {each.kind.allowed}"
        for name, words in value.items():
            yield f"{name} = {_toml(words)}", f"  # {_origin(configuration, f'{each.name}.{name}')}"


def _origin(configuration: Configuration, name: str) -> str:
    line = configuration.lines.get(name)
    return f"line {line}" if line else "default"


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(each) for each in value)}]"
    # JSON's strings, numbers and truth values are TOML's too.
    return json.dumps(value, ensure_ascii=False)


def _write_records(writer: Writer, configuration: Configuration) -> None:
    for each in all_settings():
        writer.record(setting_record(each, configuration))


def setting_record(setting: Setting, configuration: Configuration) -> Mapping[str, object]:
    """``line`` is where the file gives it, null where the default holds."""
    return {
        "name": setting.name,
        "value": getattr(configuration.settings, setting.name),
        "default": setting.default,
        "line": configuration.lines.get(setting.name),
        "allowed": setting.kind.allowed,
        "help": setting.kind.help,
    }


def _edit(paths: Paths) -> None:
    """Opens the file in the person's editor and waits; a file that is not there is begun with every setting in it,
    none of them set. Raises ConfigError or FileError."""
    try:
        if not os.path.lexists(paths.settings):
            paths.settings.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            paths.settings.write_text(_beginning(paths), encoding="utf-8")
    except OSError as error:
        raise FileError(f"{paths.settings} cannot be written.", f"The system says: {error.strerror}.") from error
    editor = _editor()
    try:
        code = subprocess.run([*editor, str(paths.settings)], check=False).returncode
    except OSError as error:
        raise ConfigError(f"The editor “{editor[0]}” cannot be run.", "Name another in EDITOR.") from error
    if code:
        raise ConfigError(f"The editor “{editor[0]}” ended with an error.", f"The file is {paths.settings}.")


def _editor() -> list[str]:
    """The person's editor as words of a command. Raises ConfigError where there is none."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(name, ""), posix=os.name != "nt")
        except ValueError as error:
            raise ConfigError(f"{name} cannot be understood: {error}.", "It names the program to edit with.") from error
        if words:
            return words
    found = next((each for each in EDITORS if shutil.which(each)), None)
    if not found:
        raise ConfigError("There is no editor to open the settings with.", "Name one in the variable EDITOR.")
    return [found]


def _beginning(paths: Paths) -> str:
    lines = [
        f"# {line.ljust(COLUMN)}{comment}" if line else ""
        for line, comment in setting_lines(Configuration(paths.settings))
    ]
    head = "# Byline's settings. Take away the first # of a line and change what it says; the rest are the defaults.\n"
    return f"{head}\n" + "\n".join(line.rstrip() for line in lines) + "\n"


NAME, KEYS = 22, 20
KEY, THERE = 10, 30


def keys(options: argparse.Namespace, paths: Paths) -> int:
    """Prints the person's key map, or a preset's beside the keys of its program; 1 if something in it cannot be."""
    from reader.ui.commands import key_complaints, key_map

    configuration = load_configuration(paths.settings)
    if options.preset:
        configuration = Configuration(paths.settings, replace(configuration.settings, preset=options.preset, keys={}))
    writer = Writer(options.json)
    shown = key_map(configuration.settings)
    _write_keys(writer, shown)
    _write_habits(writer, shown, options.preset)
    complaints = [*configuration.complaints, *key_complaints(configuration)]
    for complaint in complaints:
        complain(complaint)
    return 1 if complaints else 0


def _write_keys(writer: Writer, shown: KeyMap) -> None:
    from reader.ui.keynames import key_label

    group = None
    for each in shown.commands:
        labels = [key_label(key) for key in each.keys]
        if writer.as_json:
            places = sorted(each.places)
            writer.record({"name": each.name, "keys": labels, "group": each.group, "help": each.help, "places": places})
            continue
        if each.group != group:
            group = each.group
            writer.line(group, BOLD)
        pressed = "  ".join(labels)
        pressed = fit(pressed, KEYS) if cells(pressed) <= KEYS else pressed
        writer.raw(f"  {writer.paint(fit(each.name, NAME), DIM)} {writer.paint(pressed, ACCENT)}  {each.help}")


def _write_habits(writer: Writer, shown: KeyMap, preset: str) -> None:
    """Key by key what the program has that the preset is called after, and what it does here."""
    from reader.ui.commands import HABITS

    habits = HABITS.get(preset or "", ())
    if habits and not writer.as_json:
        writer.line(f"Beside the keys of {preset}", BOLD)
    for habit in habits:
        if writer.as_json:
            writer.record({"preset": preset, "key": habit.keys, "there": habit.does, "here": list(habit.commands)})
            continue
        here = ", ".join(habit.commands) or _instead(shown, habit.keys)
        key, there = writer.paint(fit(habit.keys, KEY), ACCENT), writer.paint(fit(habit.does, THERE), DIM)
        writer.raw(f"  {key} {there} {writer.paint(here)}")


def _instead(shown: KeyMap, key: str) -> str:
    """What a key does here whose meaning in the other program has no command."""
    from reader.ui.keynames import keys_written

    keys = keys_written(key)
    meant = sorted({each.name for (_, bound), each in shown.bound.items() if bound == keys})
    return f"no command for it; the key is {', '.join(meant)}" if meant else "no command for it"
