"""``byline library``: the file of the library looked after by hand."""

import argparse
from collections.abc import Callable
from pathlib import Path

from reader.cli.output import BOLD, DIM, ERROR, Writer
from reader.cli.rescuing import rescue
from reader.errors import LibraryDamaged
from reader.model.moment import moment_to_text, utc_now
from reader.paths import Paths
from reader.service.library import copying
from reader.service.library.copying import size_in_words
from reader.text import safe
from reader.typeset.dates import age

PARTS = ("texts", "pages", "index", "rest", "free")
NAMES = {"pages": "pages as fetched", "index": "index of words"}


def library(options: argparse.Namespace, paths: Paths) -> int:
    """Does one of the doings; 1 if a check finds damage. Raises FileError and LibraryError."""
    return _DOINGS[options.doing](options, paths, Writer(options.json))


def _where(options: argparse.Namespace, paths: Paths, writer: Writer) -> int:
    found = copying.where(paths.library)
    room, copy = found.room, found.copy
    parts = {name: int(getattr(room, name)) for name in PARTS}
    if writer.as_json:
        copied = {
            "copy": str(copy.path) if copy else "",
            "copied_at": moment_to_text(copy.made_at) if copy else None,
            "copy_bytes": copy.size if copy else 0,
        }
        writer.record({"path": str(found.path), "bytes": room.size, "schema": room.version, **parts, **copied})
        return 0
    writer.line(safe(str(found.path)), BOLD)
    writer.line(f"{size_in_words(room.size)}, schema {room.version}")
    for name, size in parts.items():
        writer.line(f"  {NAMES.get(name, name):<18}{size_in_words(size):>10}", DIM)
    if copy:
        when = age(copy.made_at, utc_now())
        writer.line(f"The last copy is of {when}, {size_in_words(copy.size)}: {safe(str(copy.path))}")
    else:
        writer.line("No copy is kept. “byline library backup” makes one.")
    return 0


def _check(options: argparse.Namespace, paths: Paths, writer: Writer) -> int:
    troubles = copying.troubles(paths.library)
    if writer.as_json:
        writer.record({"path": str(paths.library), "sound": not troubles, "troubles": list(troubles)})
    elif troubles:
        writer.line(f"The library {safe(str(paths.library))} is damaged.", BOLD, ERROR)
        for trouble in troubles:
            writer.line(f"  {trouble}", ERROR)
        writer.line("The next start of Byline rescues what can be read, “byline library repair” beside it.", DIM)
    else:
        writer.line("The library is sound.", BOLD)
    return 1 if troubles else 0


def _backup(options: argparse.Namespace, paths: Paths, writer: Writer) -> int:
    copy = copying.backup(paths.library, Path(options.file) if options.file else None, utc_now())
    if writer.as_json:
        writer.record({"path": str(paths.library), "copy": str(copy.path), "bytes": copy.size})
    else:
        writer.line(f"Copied to {safe(str(copy.path))}, {size_in_words(copy.size)}.", BOLD)
    return 0


def _restore(options: argparse.Namespace, paths: Paths, writer: Writer) -> int:
    source = Path(options.file)
    try:
        aside = copying.restore(source, paths.library, utc_now())
    except LibraryDamaged as error:
        hint = f"“byline library repair {safe(options.file)}” takes what can be read."
        raise LibraryDamaged(error.headline, hint) from error
    if writer.as_json:
        writer.record({"path": str(paths.library), "restored": str(source), "aside": str(aside) if aside else ""})
    else:
        writer.line(f"The library is that of {safe(str(source))} now.", BOLD)
        if aside:
            writer.line(f"The one before is kept as {safe(str(aside))}.", DIM)
    return 0


def _compact(options: argparse.Namespace, paths: Paths, writer: Writer) -> int:
    before, after = copying.compact(paths.library)
    if writer.as_json:
        writer.record({"path": str(paths.library), "bytes_before": before, "bytes_after": after})
    else:
        writer.line(f"{before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now.", BOLD)
    return 0


def _repair(options: argparse.Namespace, paths: Paths, writer: Writer) -> int:
    options.file = options.file or str(paths.library)
    return rescue(options, paths)


_DOINGS: dict[str, Callable[[argparse.Namespace, Paths, Writer], int]] = {
    "where": _where,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "compact": _compact,
    "repair": _repair,
}
