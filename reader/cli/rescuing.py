"""``byline rescue FILE``: a library made of what can be read of a damaged one."""

import argparse
import os
from pathlib import Path

from reader.cli.output import DIM, Writer
from reader.errors import FileError
from reader.library.library import Library
from reader.paths import Paths
from reader.text import safe


def rescue(options: argparse.Namespace, paths: Paths) -> int:
    """Makes a library beside the file, or where one is wanted, and tells what is in it. The file is not changed.

    Raises FileError if there is no such file or something at the other place, and LibraryError.
    """
    source = Path(options.file)
    target = Path(options.to or f"{source}.new")
    if not source.is_file():
        raise FileError(f"There is no file “{safe(str(source))}”.", "Check the path: it is that of a damaged library.")
    if os.path.lexists(target):
        raise _taken(target)
    try:
        rescued = Library.rescue(source, target)
    except FileExistsError as error:
        raise _taken(target) from error
    writer = Writer(options.json)
    if writer.as_json:
        counts = {"columns": rescued.columns, "saved": rescued.saved, "followed": rescued.followed}
        writer.record({"file": str(source), "rescued_to": str(target), **counts})
    else:
        writer.line(f"{rescued.sentence} The new library is {target}.")
        writer.line(f"To use it, put it in the place of {paths.library} while Byline is not running.", DIM)
    return 0


def _taken(target: Path) -> FileError:
    return FileError(f"There is something at “{safe(str(target))}” already.", "Give another place with --to.")
