"""What went wrong: a mistake of the program told in two lines, and ``byline log``, which shows the rest."""

import argparse
import sys
import threading
from collections import deque
from types import TracebackType

from reader.cli.output import DIM, Writer, complain
from reader.errors import BylineError, FileError
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


def tell_mistakes() -> None:
    """From now on an exception nobody expected is told in a sentence. The exit code stays Python's own, 1."""
    sys.excepthook = _tell
    sys.unraisablehook = lambda told: _log(told.exc_type, told.exc_value, told.exc_traceback)
    threading.excepthook = lambda told: _log(told.exc_type, told.exc_value, told.exc_traceback)


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _log(kind, error, trace)
    complain(BylineError("Byline made a mistake and had to stop.", "What you saved is safe. The log says more."))


def _log(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    import logging

    if not logging.getLogger().handlers:
        # Else Python itself would print what nobody is there to log.
        logging.getLogger().addHandler(logging.NullHandler())
    logging.getLogger("byline").critical("stopped over a mistake", exc_info=(kind, error or kind(), trace))
