"""The person's settings: one TOML file that holds only what differs from the defaults.

Each setting is declared once, as a field of `Settings` that carries what it may be and a line of help; loading the
file, `byline config`, the manual page and the tests read it from there. What the file gets wrong is told with its
line, and for that setting alone the default holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, cast

from reader.errors import ConfigError

T = TypeVar("T")
Read = Callable[[object], object]
"""From a value of TOML to that of a setting. Raises ValueError for what it cannot be."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a setting may be: ``allowed`` says it after “is”; of a ``table`` it is said of each of its values, and
    ``names`` are all that it may hold; none where that is told elsewhere."""

    help: str
    allowed: str
    read: Read
    table: bool = False
    names: Words = ()


def _choice(help: str, *choices: str) -> str:
    """One of the choices; the first is the default."""

    def read(value: object) -> object:
        if value not in choices:
            raise ValueError
        return value

    return field(default=choices[0], metadata={"kind": Kind(help, f"one of {', '.join(choices)}", read)})


def _switch(help: str) -> bool:
    """True or false; false is the default."""

    def read(value: object) -> object:
        if not isinstance(value, bool):
            raise ValueError
        return value

    return field(default=False, metadata={"kind": Kind(help, "true or false", read)})


def _number(help: str, default: int, numbers: range) -> int:
    """A whole number of the range."""

    def read(value: object) -> object:
        if not isinstance(value, int) or isinstance(value, bool) or value not in numbers:
            raise ValueError
        return value

    allowed = f"a number from {numbers.start} to {numbers.stop - 1}"
    return field(default=default, metadata={"kind": Kind(help, allowed, read)})


def _width(help: str) -> int:
    """Cells, or 0 for what the layout has, the default."""

    def read(value: object) -> object:
        if not isinstance(value, int) or isinstance(value, bool) or (value and value not in WIDTHS):
            raise ValueError
        return value

    allowed = f"a number from {WIDTHS.start} to {WIDTHS.stop - 1}, or 0"
    return field(default=0, metadata={"kind": Kind(help, allowed, read)})


def _text(help: str, allowed: str) -> str:
    """Any text; empty is the default."""

    def read(value: object) -> object:
        if not isinstance(value, str) or "\0" in value:
            raise ValueError
        return value

    return field(default="", metadata={"kind": Kind(help, allowed, read)})


def _table(help: str, allowed: str, read: Read, names: Words = ()) -> Mapping[str, Words]:
    """A table of names, each with one word or several."""
    return field(default_factory=dict, metadata={"kind": Kind(help, allowed, read, table=True, names=names)})


def _words(value: object) -> object:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise ValueError
    return tuple(listed)


def _words_or_number(value: object) -> object:
    """As `_words`; a port is a number."""
    return (str(value),) if isinstance(value, int) and not isinstance(value, bool) else _words(value)


OWN_THEMES = ("dark", "light", "high-contrast", "terminal")
OTHER_THEMES = (
    *("nord", "gruvbox", "dracula", "tokyo-night", "monokai", "catppuccin-mocha", "catppuccin-latte"),
    *("solarized-dark", "solarized-light", "rose-pine", "rose-pine-dawn"),
)
THEMES = OWN_THEMES + OTHER_THEMES
PRESETS = ("byline", "newsboat", "vim")
MEASURES = range(40, 121)
FINISH = ("end", "open", "manual")
WIDTHS = range(20, 81)
ORDERS = ("newest", "oldest")
SAVED_ORDERS = ("saved", "published", "length", "columnist", "marked")
KEPT = range(10_001)
DAYS = 90
"""After which a column that nothing was done with is pruned, unless others are named."""
HOOKS = ("after-refresh", "on-save", "on-finish")
IMAGES = ("auto", "always", "never")
MAIL = ("to", "from", "host", "port", "security", "user", "password-command")


@dataclass(frozen=True, slots=True)
class Settings:
    theme: str = _choice("colours of the screen", *THEMES)
    icons: str = _choice("signs of the lists; ascii where a font lacks them", "unicode", "ascii")
    measure: int = _number("cells of a line of text", 68, MEASURES)
    justify: bool = _switch("fill the lines of the text up to the measure")
    order: str = _choice("what comes first in the list of what is unread and in those of channels", *ORDERS)
    saved_order: str = _choice("what comes first in the list of what is saved", *SAVED_ORDERS)
    channels_width: int = _width("cells of the channels where they stand beside the list; 0 as there is room")
    entries_width: int = _width("cells of the list beside the article; 0 as there is room")
    prefetch: bool = _switch("fetch the next unread columns of a list while one is read")
    refresh: bool = _switch("ask the channels that are due, at the start and while Byline runs")
    finish: str = _choice("when a column is finished: at its end, once it is opened, or only when you say so", *FINISH)
    keep: int = _number(
        "days after which columns nobody kept are let go of after a refresh; 0 keeps them for good", 0, KEPT
    )
    journal: str = _text("a folder by which what you do on several machines comes together", "a folder")
    vault: str = _text("a folder that gets every saved column as a Markdown file, for Obsidian or Logseq", "a folder")
    images: str = _choice("pictures in the text: where the terminal has colours, always, or never", *IMAGES)
    hyperlinks: str = _choice("links that the terminal can open: where it is known to, always, never", *IMAGES)
    preset: str = _choice("keys to begin with; those of newsboat or vim for who has them in the fingers", *PRESETS)
    hooks: Mapping[str, Words] = _table(
        "programs of yours, started after a refresh, when a column was saved, or when it was finished",
        'a program and its arguments: ["notify-send", "Byline"]',
        _words,
        HOOKS,
    )
    mail: Mapping[str, Words] = _table(
        "where editions are mailed and by which server; password-command prints the password",
        'words, as in "me@reader.example", or for password-command a program and its arguments: ["pass", "smtp"]',
        _words_or_number,
        MAIL,
    )
    keys: Mapping[str, Words] = _table(
        "keys of single commands, by the names that byline keys lists",
        'a key such as "n", "g g" or "ctrl-n", or a list of them',
        _words,
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One of the settings, as it is declared."""

    name: str
    kind: Kind
    default: object


def all_settings() -> tuple[Setting, ...]:
    """Every setting, in the order of declaration."""
    defaults = Settings()
    return tuple(Setting(each.name, each.metadata["kind"], getattr(defaults, each.name)) for each in fields(Settings))


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the file says: the settings, the line of each that it really sets (``keys.undo`` for one of a table), and
    what could not be understood. ``exists`` is whether there is a file at all."""

    path: Path
    settings: Settings = field(default_factory=Settings)
    lines: Mapping[str, int] = field(default_factory=dict)
    complaints: tuple[ConfigError, ...] = ()
    exists: bool = True

    def complaint(self, name: str, what: str, meanwhile: str = "the default holds") -> ConfigError:
        """That ``what`` is wrong with the setting of this name, and what is so ``meanwhile``."""
        line = self.lines.get(name)
        where = f"{self.path.name}, line {line}" if line else self.path.name
        return ConfigError(f"{where}: {what}", f"Mend {self.path}; until then {meanwhile}.")


def load_configuration(path: Path) -> Configuration:
    """Reads the file; where it says nothing, cannot be understood or is not there, the defaults hold."""
    try:
        # Some editors begin a file with a byte order mark.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Configuration(path, exists=False)
    except (OSError, UnicodeDecodeError):
        return Configuration(
            path, complaints=(ConfigError(f"{path.name} cannot be read.", f"Look at {path}; the defaults hold."),)
        )
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Configuration(path, complaints=(_not_toml(path, str(error), text),))
    return _understood(Configuration(path, lines=dict(_lines(text))), values)


def setting_from(name: str, text: str) -> object:
    """The value that a person typed for a setting, or for one of a table (``keys.save``): as TOML has it, or bare.

    Raises ConfigError for a name or a value that is none.
    """
    import tomllib

    kinds = {each.name: each.kind for each in all_settings()}
    table, _, inner = name.partition(".")
    if table not in kinds or bool(inner) is not kinds[table].table:
        nearest = f" Is {table}.NAME meant?" if table in kinds and not inner else _nearest(table, kinds)
        raise ConfigError(f"There is no setting called {name}.", f"“byline config” lists them all.{nearest}")
    if kinds[table].names and inner not in kinds[table].names:
        raise ConfigError(f"{table} has nothing called {inner}.", f"It has {', '.join(kinds[table].names)}.")
    try:
        value: object = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        value = text
    try:
        kinds[table].read(value)
    except ValueError:
        raise ConfigError(f"{name} is {kinds[table].allowed}.", f"“{text}” is not.") from None
    return value


def changed_file(path: Path, name: str, value: object) -> str:
    """The text of the file with this setting, all else as the person wrote it; without it where it is the default.

    Raises ConfigError when the file cannot be understood: then it is better left as it is.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        # As bytes, so that the ends of its lines stay as they are.
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"{path.name} cannot be read, so nothing is kept in it.", f"Look at {path}.") from None
    try:
        document = tomlkit.parse(text)
    except TOMLKitError:
        raise ConfigError(f"{path.name} is not TOML, so nothing is kept in it.", f"Mend {path}.") from None
    table, _, inner = name.partition(".")
    holder: MutableMapping[str, Any] = document
    if inner:
        holder = document.setdefault(table, tomlkit.table())
    if not inner and value == getattr(Settings(), table):
        holder.pop(name, None)
    else:
        holder[inner or name] = value
    return tomlkit.dumps(document)


def _not_toml(path: Path, told: str, text: str) -> ConfigError:
    what, _, where = told.partition(" (at ")
    found = re.match(r"line (\d+)", where)
    line = found[1] if found else len(text.splitlines())
    headline = f"{path.name}, line {line}: this is not TOML: {what}."
    return ConfigError(headline, f"Mend {path}; until then the defaults hold.")


def _understood(written: Configuration, values: Mapping[str, object]) -> Configuration:
    """The configuration with the values that are right, and a complaint for each that is not."""
    kinds = {each.name: each.kind for each in all_settings()}
    good: dict[str, object] = {}
    wrong: list[ConfigError] = []
    for name, value in values.items():
        if name not in kinds:
            wrong.append(written.complaint(name, f"there is no setting called {name}.{_nearest(name, kinds)}"))
            continue
        try:
            good[name], complaints = _value(written, name, kinds[name], value)
            wrong += complaints
        except ValueError:
            what = "a table" if kinds[name].table else kinds[name].allowed
            wrong.append(written.complaint(name, f"{name} is {what}."))
    # Each value has passed the reader of its own field.
    settings = Settings(**cast(dict[str, Any], good))
    lines = {name: line for name, line in written.lines.items() if _holds(name, good)}
    return Configuration(written.path, settings, lines, tuple(wrong))


def _holds(name: str, good: Mapping[str, object]) -> bool:
    table, _, inner = name.partition(".")
    value = good.get(table)
    return inner in value if inner and isinstance(value, dict) else table in good


def _value(written: Configuration, name: str, kind: Kind, value: object) -> tuple[object, list[ConfigError]]:
    """The value as the setting has it; of a table those that are right, and complaints about the others."""
    if not kind.table:
        return kind.read(value), []
    if not isinstance(value, dict):
        raise ValueError
    good: dict[str, object] = {}
    wrong: list[ConfigError] = []
    for inner, each in value.items():
        if kind.names and inner not in kind.names:
            what = f"{name} has nothing called {inner}: it has {', '.join(kind.names)}."
            wrong.append(written.complaint(f"{name}.{inner}", what))
            continue
        try:
            good[inner] = kind.read(each)
        except ValueError:
            wrong.append(written.complaint(f"{name}.{inner}", f"{inner} is {kind.allowed}."))
    return good, wrong


def _nearest(name: str, known: Mapping[str, Kind]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f" Is {near[0]} meant?" if near else ""


_HEADER = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")
_ASSIGNED = re.compile(r"""\s*(["']?)([\w.-]+)\1\s*=""")


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Where each name is given. A name is given once in TOML, and what looks like one inside a string of several lines
    is none of ours."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[1] + "."
            yield header[1], number
        elif assigned := _ASSIGNED.match(line):
            yield table + assigned[2], number
