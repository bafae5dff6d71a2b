"""The manual, made from what is declared: as plain text, and as a page for ``man`` (roff with the man macros)."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from reader import __version__
from reader.cli.declared import Argument, Declared, declared
from reader.cli.examples import EXAMPLES, TOP
from reader.cli.output import BOLD, Writer
from reader.cli.shapes import SHAPES
from reader.config import all_settings
from reader.paths import Paths


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something and what it is; ``deep`` for one that belongs to the item before."""

    term: str
    text: str
    deep: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    parts: tuple[Paragraph | Item, ...]


ENVIRONMENT = (
    Item("NO_COLOR", "If set, nothing is coloured; weight and slant remain."),
    Item("TERM", "On a terminal called dumb or unknown, byline is plain mode."),
    Item("VISUAL, EDITOR", "The program that “byline config edit” opens the settings with."),
    Item(
        "BROWSER",
        "Commands that open addresses outside, parted like PATH: the first that is here; %s stands for the address.",
    ),
    Item("HTTP_PROXY, HTTPS_PROXY, NO_PROXY", "The way to the web; the proxy has to speak HTTP."),
    Item("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "Where the files are, on Linux."),
)
FILES = (
    Item("~/.config/byline/config.toml", "Settings: only what differs from the defaults."),
    Item("~/.config/byline/rules/", "Your own rules for the pages of single sites."),
    Item("~/.config/byline/cookies.txt", "Cookies of sites you pay for."),
    Item("~/.local/share/byline/library.sqlite3", "The library: channels, columns, what you saved."),
    Item("~/.local/state/byline/byline.log", "What went wrong behind the screen; “byline log” shows it."),
)
CODES = (
    Item("0", "Done."),
    Item("1", "It could not be had; standard error says why."),
    Item("2", "Asked wrongly, or there is no terminal to draw on."),
    Item("3", "Of a column there was only a part, which was written all the same; standard error says why."),
    Item("130", "Interrupted."),
)


def manual(options: argparse.Namespace, paths: Paths) -> int:
    writer = Writer()
    sections = manual_sections()
    if options.roff:
        for line in roff(sections):
            writer.raw(line)
    else:
        for line, bold in plain(sections):
            writer.line(line, *([BOLD] if bold else []))
    return 0


def manual_sections() -> tuple[Section, ...]:
    """The manual as values."""
    from reader.cli.arguments import make_parser

    top = declared(make_parser())
    return (
        Section("Name", (Paragraph("byline - a terminal reader for newspaper columns"),)),
        Section("Synopsis", tuple(Paragraph(usage) for usage in _usages(top))),
        Section("Description", (Paragraph(DESCRIPTION),)),
        Section("Options", tuple(_argument(each) for each in top.arguments)),
        Section("Commands", tuple(part for each in top.commands for part in _command(each))),
        *_key_sections(),
        Section("Settings", (Paragraph(SETTINGS), *_settings())),
        Section("JSON", tuple(_shapes())),
        Section("Examples", tuple(Item(*each) for each in (*TOP, *chain(*EXAMPLES.values())))),
        Section("Exit status", CODES),
        Section("Environment", ENVIRONMENT),
        Section("Files", FILES),
    )


DESCRIPTION = (
    "Byline follows columnists, feeds and comics, fetches a column when it is opened, and shows its text and nothing"
    " else. What was fetched can be read without a network, what was saved stays. Without a command it opens the"
    " screen; “byline demo” is a tour on a small syndicate of its own that needs no network."
)
SETTINGS = (
    "The settings are a file in TOML that holds only what differs from the defaults. “byline config” prints them all"
    " and where each comes from, “byline config edit” opens the file. A setting that cannot be understood is told with"
    " its line, and the default holds."
)


def _usages(top: Declared) -> Iterator[str]:
    yield "byline [options]"
    for each in top.commands:
        for leaf in each.commands or (each,):
            yield leaf.usage


def _command(each: Declared) -> Iterator[Item]:
    for leaf in each.commands or (each,):
        yield Item(" ".join(leaf.path), _sentence(leaf.help or each.help))
        yield from (_argument(argument, deep=True) for argument in leaf.arguments if "-h" not in argument.flags)


def _argument(each: Argument, deep: bool = False) -> Item:
    term = ", ".join(each.flags)
    # Metavars may be wanted as they are typed.
    return Item(f"{term} {each.value}".strip(), _sentence(each.help.replace("%%", "%")), deep)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def _key_sections() -> Iterator[Section]:
    from reader.ui.commands import key_map
    from reader.ui.keynames import key_label
    from reader.ui.keys import PANES, OverlayName, PaneName

    yield Section("Keys", (Paragraph(KEYS),))
    for group, commands in groupby(key_map().commands, key=lambda each: each.group):
        items = []
        for each in commands:
            places = [place for place in (*PaneName, *OverlayName) if place in each.places]
            where = "" if each.places >= PANES else f" ({', '.join(places)})"
            pressed = ", ".join(key_label(key) for key in each.keys)
            items.append(Item(pressed, f"{_sentence(each.help)} [{each.name}]{where}"))
        yield Section(f"Keys: {group}", tuple(items))


KEYS = (
    "Each command of the screen is listed with its keys, its name and the panes and windows it is for, if not for all"
    " panes."
    ' The table [keys] of the settings gives commands other keys by these names: undo = "U",'
    ' to_top = ["g g", "Home"], or [] for none.'
)


def _settings() -> Iterator[Item]:
    for each in all_settings():
        default = "" if each.kind.table else f" The default is {str(each.default).lower()}."
        names = f" Its names are {', '.join(each.kind.names)}." if each.kind.names else ""
        yield Item(each.name, f"{_sentence(each.kind.help)} It is {each.kind.allowed}.{names}{default}")


def _shapes() -> Iterator[Paragraph | Item]:
    yield Paragraph(
        "With --json each line is one object. Times are ISO 8601; what is not known is null or empty. A search adds"
        " “snippet”, the piece of text with the words, and “marks”, where in it they stand."
    )
    for name, shape in SHAPES.items():
        yield Item(name, "")
        yield from (Item(field, _sentence(meaning), deep=True) for field, meaning in shape.items())


def plain(sections: Sequence[Section], width: int = 78) -> Iterator[tuple[str, bool]]:
    """The manual as lines of text, with whether a line is a title."""
    import textwrap

    for section in sections:
        yield section.title.upper(), True
        for part in section.parts:
            if isinstance(part, Paragraph):
                for line in textwrap.wrap(part.text, width - 2, break_long_words=False, break_on_hyphens=False):
                    yield f"  {line}", False
                continue
            indent = "      " if part.deep else "  "
            yield indent + part.term, False
            for line in textwrap.wrap(part.text, width - len(indent) - 6, break_long_words=False):
                yield f"{indent}      {line}", False
        yield "", False


def roff(sections: Sequence[Section]) -> Iterator[str]:
    """The manual for ``man``, in the macros of man(7)."""
    yield f'.TH BYLINE 1 "" "byline {__version__}" "User Commands"'
    # Ragged, since what is typed must not be stretched.
    yield ".ad l"
    for section in sections:
        yield f".SH {_escaped(section.title.upper())}"
        deep = False
        for part in section.parts:
            if isinstance(part, Paragraph):
                yield from (".PP", _escaped(part.text))
                continue
            if part.deep is not deep:
                yield ".RS" if part.deep else ".RE"
                deep = part.deep
            yield from (".TP", f".B {_escaped(part.term)}", _escaped(part.text) or r"\&")
        if deep:
            yield ".RE"


def _escaped(text: str) -> str:
    r"""The text as roff prints it: backslashes, hyphens that are typed, quotes in a macro's argument, a line's first
    dot."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq").replace("'", r"\(aq")
    return rf"\&{escaped}" if escaped.startswith((".", "`")) else escaped
