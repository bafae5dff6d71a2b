"""A mistake of the program itself: two lines for the person, all of it for the log."""

import sys
from types import TracebackType

from reader.cli.output import complain
from reader.errors import BylineError


def tell_mistakes() -> None:
    """From now on an exception nobody expected is told in a sentence. The exit code stays Python's own, 1."""
    sys.excepthook = _tell


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    import logging

    if not logging.getLogger().handlers:
        # Else Python itself would print what nobody is there to log.
        logging.getLogger().addHandler(logging.NullHandler())
    logging.getLogger("byline").critical("stopped over a mistake", exc_info=(kind, error, trace))
    complain(BylineError("Byline made a mistake and had to stop.", "What you saved is safe. The log says more."))
