"""``byline doctor``: what Byline runs on and what may be wrong with it, on one screen."""

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from reader import __version__
from reader.cli.desk import own_desk
from reader.cli.output import BOLD, DIM, ERROR, Writer
from reader.cli.records import Record
from reader.config import load_configuration
from reader.model.address import without_login
from reader.model.moment import moment_to_text
from reader.paths import Paths
from reader.service.library import health
from reader.service.library.copying import Copy, size_in_words
from reader.service.library.health import ChannelHealth, LibraryHealth, NetworkHealth
from reader.text import safe
from reader.typeset.dates import age
from reader.typeset.widths import fit

COLOURS = {0: "no colours", 16: "16 colours", 256: "256 colours", 1 << 24: "all colours"}
NAME_WIDTH = 32


@dataclass(frozen=True, slots=True)
class Terminal:
    """What output is written to. ``colours`` is how many it can show, 0 for none; ``trouble`` what keeps the screen
    from being drawn well, empty if nothing does or if this is no terminal."""

    name: str
    program: str
    columns: int
    rows: int
    colours: int
    unicode: bool
    multiplexed: bool
    interactive: bool
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Checkup:
    """Everything the doctor found."""

    versions: dict[str, str]
    library: LibraryHealth
    channels: tuple[ChannelHealth, ...]
    network: NetworkHealth | None
    terminal: Terminal
    settings: str
    settings_trouble: str
    cookies: str
    cookies_troubles: tuple[str, ...]
    now: datetime

    @property
    def failing(self) -> int:
        return sum(bool(each.channel.trouble) for each in self.channels)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What needs attention, each with the part it is about."""
        parts = {
            "the library": self.library.trouble,
            "the network": self.network.trouble if self.network else "",
            "the terminal": self.terminal.trouble,
            "the settings": self.settings_trouble,
            "the cookies": "".join(self.cookies_troubles),
            _channels(self.failing): "failing" if self.failing else "",
        }
        return tuple(part for part, trouble in parts.items() if trouble)


async def doctor(options: argparse.Namespace, paths: Paths) -> int:
    """Looks at everything; 0 when all is well, 1 when something needs attention."""
    desk = own_desk(options, paths)
    try:
        library, channels = await health.examine(desk)
        network = await health.ask_network(desk) if options.online else None
        now = desk.clock()
    finally:
        await desk.close()
    size = shutil.get_terminal_size()
    terminal = terminal_of(os.environ, (size.columns, size.lines), sys.stdout.encoding or "", sys.stdout.isatty())
    found = Checkup(
        versions=_versions(library, terminal),
        library=library,
        channels=channels,
        network=network,
        terminal=terminal,
        settings=str(paths.settings),
        settings_trouble=_settings_trouble(paths),
        cookies=str(paths.cookies),
        cookies_troubles=health.cookies_troubles(paths.cookies),
        now=now,
    )
    writer = Writer(options.json)
    if writer.as_json:
        writer.record(_record(found))
    else:
        _write(writer, found)
    return 1 if found.troubles else 0


def terminal_of(environment: Mapping[str, str], size: tuple[int, int], encoding: str, interactive: bool) -> Terminal:
    """The terminal as its variables describe it. A locale that is not set says nothing; then ``encoding`` decides."""
    name = safe(environment.get("TERM", ""))
    locale = next(filter(None, (environment.get(each, "") for each in ("LC_ALL", "LC_CTYPE", "LANG"))), encoding)
    is_unicode = "utf8" in locale.lower().replace("-", "")
    program = f"{environment.get('TERM_PROGRAM', '')} {environment.get('TERM_PROGRAM_VERSION', '')}"
    return Terminal(
        name=name,
        program=safe(program),
        columns=size[0],
        rows=size[1],
        colours=_colours(environment),
        unicode=is_unicode,
        multiplexed=bool(environment.get("TMUX")) or name.startswith(("tmux", "screen")),
        interactive=interactive,
        trouble=_terminal_trouble(name, is_unicode) if interactive else "",
    )


def _colours(environment: Mapping[str, str]) -> int:
    """How many colours, by the customs of COLORTERM, TERM and NO_COLOR (https://no-color.org)."""
    name = environment.get("TERM", "")
    if environment.get("NO_COLOR") or name in ("dumb", "unknown"):
        return 0
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit") or name.endswith("-direct"):
        return 1 << 24
    return 256 if "256color" in name else 16


def _terminal_trouble(name: str, is_unicode: bool) -> str:
    if name in ("dumb", "unknown"):
        return "This terminal cannot draw a screen. “byline latest” and “byline read URL” work here."
    if not is_unicode:
        return (
            "The locale is not Unicode, so quotes and accents may be drawn wrong. Set LANG to one that ends in UTF-8."
        )
    return ""


def _versions(library: LibraryHealth, terminal: Terminal) -> dict[str, str]:
    try:
        textual = version("textual")
    except PackageNotFoundError:
        textual = "not installed"
    return {
        "byline": __version__,
        "python": platform.python_version(),
        "textual": textual,
        "sqlite": library.sqlite or "not asked",
        "terminal": terminal.program or "not known",
    }


def _settings_trouble(paths: Paths) -> str:
    complaints = load_configuration(paths.settings).complaints
    return " ".join(complaint.headline for complaint in complaints)


def _write(writer: Writer, found: Checkup) -> None:
    names = ("Byline", "Python", "Textual", "SQLite", "terminal program")
    versions = zip(names, found.versions.values(), strict=True)
    _part(writer, "Versions", ", ".join(f"{name} {number}" for name, number in versions))
    _part(writer, "Library", *_library_lines(found.library, found.now))
    _complain(writer, found.library.trouble, found.library.hint)
    _part(writer, "Network", network_line(found.network))
    if found.network:
        _complain(writer, found.network.trouble, found.network.hint)
    _part(writer, "Terminal", _terminal_line(found.terminal))
    _complain(writer, found.terminal.trouble)
    _part(writer, "Settings", found.settings + _settings_state(found))
    _complain(writer, found.settings_trouble)
    if os.path.lexists(found.cookies):
        _part(writer, "Cookies", found.cookies + ("" if found.cookies_troubles else " is in order"))
        _complain(writer, *found.cookies_troubles)
    _part(writer, "Channels", *(() if found.channels else ("None are followed.",)))
    for channel in found.channels:
        _write_channel(writer, channel, found.now)
    if found.troubles:
        writer.line(f"Something needs attention: {', '.join(found.troubles)}.", BOLD, ERROR)
    else:
        writer.line("All is well.", BOLD)


def _settings_state(found: Checkup) -> str:
    if found.settings_trouble:
        return ""
    return " is in order" if os.path.lexists(found.settings) else " is not there, so the defaults hold"


def _part(writer: Writer, title: str, *lines: str) -> None:
    writer.line(title, BOLD)
    for line in lines:
        writer.line(f"  {line}")


def _complain(writer: Writer, *sentences: str) -> None:
    for sentence in filter(None, sentences):
        writer.line(f"  {sentence}", ERROR)


def _library_lines(library: LibraryHealth, now: datetime) -> tuple[str, ...]:
    if not library.made:
        return (f"{library.path} is not there yet; it is made when Byline first starts.",)
    if not library.schema:
        return (f"{library.path}, {size_in_words(library.size)}",)
    sound = "damaged" if library.trouble else "sound"
    oldest, newest = (moment_to_text(moment) for moment in (library.oldest, library.newest))
    span = f", dated {oldest} to {newest}" if oldest and newest else ""
    return (
        f"{library.path}, {size_in_words(library.size)}, schema {library.schema}, {sound}",
        f"{_channels(library.channels)} known, {library.followed} followed",
        f"{library.entries} entries{span}; {library.articles} articles, {library.saved} saved",
        _copy_line(library.copy, now),
        *filter(None, (library.rescued,)),
    )


def _copy_line(copy: Copy | None, now: datetime) -> str:
    if copy is None:
        return "No copy of it is kept. “byline library backup” makes one; once a week Byline does."
    return f"The last copy of it was made {_when(copy.made_at, now)}, {size_in_words(copy.size)}: {copy.path}"


def network_line(network: NetworkHealth | None) -> str:
    """What was asked and what came of it; None is a network that was not asked."""
    if network is None:
        return "Not asked. “byline doctor --online” asks one site of the catalogue."
    name = "its name is known" if network.resolved else "its name is not known here"
    answer = "it did not answer" if network.trouble else "it answered"
    return f"{without_login(network.url)}: {name}, {answer} after {network.seconds:.1f} s"


def _terminal_line(terminal: Terminal) -> str:
    if not terminal.interactive:
        return "The output does not go to a terminal."
    size = f"{terminal.columns} columns, {terminal.rows} rows"
    parts = (terminal.name or "TERM is not set", size, COLOURS[terminal.colours])
    text = "Unicode" if terminal.unicode else "no Unicode"
    return ", ".join((*parts, text, *(("in a multiplexer",) if terminal.multiplexed else ())))


def _write_channel(writer: Writer, health: ChannelHealth, now: datetime) -> None:
    channel = health.channel
    tried = f"tried {_when(channel.refreshed_at, now)}" if channel.refreshed_at else "never tried"
    facts = [tried]
    if channel.trouble and channel.succeeded_at:
        facts.append(f"last answered {_when(channel.succeeded_at, now)}")
    if health.quiet and health.heard_at:
        facts.append(f"not heard from since {age(health.heard_at, now)}")
    name = writer.paint(fit(channel.name, NAME_WIDTH))
    mark = writer.paint("✗", ERROR) if channel.trouble else writer.paint("?" if health.quiet else "✓", DIM)
    trouble = writer.paint(f"  {channel.trouble}", ERROR) if channel.trouble else ""
    writer.raw(f"  {mark} {name}  {writer.paint(', '.join(facts), DIM)}{trouble}")


def _when(moment: datetime, now: datetime) -> str:
    """``12m ago``, ``2h ago``, ``3 days ago``; a date as it is."""
    told = age(moment, now)
    return f"{told} ago" if told.endswith(("m", "h", "days")) else told


def _channels(count: int) -> str:
    return f"{count} channel" if count == 1 else f"{count} channels"


def _record(found: Checkup) -> Record:
    library, network, terminal = found.library, found.network, found.terminal
    return {
        "well": not found.troubles,
        "attention": list(found.troubles),
        "versions": found.versions,
        "library": {
            "path": library.path,
            "made": library.made,
            "bytes": library.size,
            "schema": library.schema or None,
            "channels": library.channels,
            "followed": library.followed,
            "entries": library.entries,
            "articles": library.articles,
            "saved": library.saved,
            "oldest": moment_to_text(library.oldest),
            "newest": moment_to_text(library.newest),
            "trouble": library.trouble,
            "hint": library.hint,
            "rescued": library.rescued,
            "copy": str(library.copy.path) if library.copy else "",
            "copied_at": moment_to_text(library.copy.made_at) if library.copy else None,
            "copy_bytes": library.copy.size if library.copy else 0,
        },
        "network": None if network is None else _network_record(network),
        "terminal": {
            "name": terminal.name,
            "columns": terminal.columns,
            "rows": terminal.rows,
            "colours": terminal.colours,
            "unicode": terminal.unicode,
            "multiplexed": terminal.multiplexed,
            "interactive": terminal.interactive,
            "trouble": terminal.trouble,
        },
        "settings": {"path": found.settings, "trouble": found.settings_trouble},
        "cookies": {"path": found.cookies, "troubles": list(found.cookies_troubles)},
        "channels": [_channel_record(channel) for channel in found.channels],
    }


def _network_record(network: NetworkHealth) -> Record:
    return {
        "url": without_login(network.url),
        "resolved": network.resolved,
        "seconds": network.seconds,
        "trouble": network.trouble,
        "hint": network.hint,
    }


def _channel_record(health: ChannelHealth) -> Record:
    channel = health.channel
    return {
        "name": channel.name,
        "url": without_login(channel.url),
        "tried_at": moment_to_text(channel.refreshed_at),
        "answered_at": moment_to_text(channel.succeeded_at),
        "next_try_at": moment_to_text(channel.retry_at),
        "trouble": channel.trouble,
        "heard_at": moment_to_text(health.heard_at),
        "quiet": health.quiet,
    }
