"""Signals that the tests themselves may have been started to ignore, as under ``nohup`` or in the background."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def heeded(*numbers: int) -> Iterator[None]:
    """Processes started meanwhile do not inherit that these signals are ignored; the tests go on ignoring them."""
    # A handler is not inherited: in the new process the signal does what it usually does.
    before = {number: signal.signal(number, _ignore) for number in numbers if _is_ignored(number)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_ignored(number: int) -> bool:
    return signal.getsignal(number) is signal.SIG_IGN


def _ignore(number: int, frame: object) -> None:
    """Nothing happens."""
