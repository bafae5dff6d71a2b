"""``byline log``: what went wrong behind the screen."""

import argparse
from collections import deque

from reader.cli.output import DIM, Writer
from reader.errors import FileError
from reader.paths import Paths


def log(options: argparse.Namespace, paths: Paths) -> int:
    """Prints the path of the log and its last lines."""
    writer = Writer()
    try:
        with open(paths.log, encoding="utf-8", errors="replace") as file:
            last = deque(file, options.limit)
    except FileNotFoundError:
        last = deque()
    except OSError as error:
        raise FileError(f"{paths.log} cannot be read.", f"The system says: {error.strerror}.") from error
    writer.line(f"# {paths.log}{'' if last else ' is empty: nothing went wrong'}", DIM)
    for line in last:
        writer.raw(writer.paint(line))
    return 0
