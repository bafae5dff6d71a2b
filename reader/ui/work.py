"""Work that takes its time: done beside the screen, told when it fails, and closed where it was never begun."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.worker import WorkType

from reader.errors import BylineError

Task = Coroutine[None, None, None]

# Python complains of a coroutine that nobody awaits, and so of the work that is still to begin when the screen ends.
_unbegun: set[Task] = set()


def begin(
    screen: Screen[Any], task: Task, failed: Callable[[BylineError], None], *, group: str, exclusive: bool = True
) -> None:
    """Does the task beside the screen, which gives it up when it goes; in an exclusive group the newest ends the one
    before. ``failed`` is told what a person can meet."""
    _unbegun.add(task)
    told: WorkType[None] = partial(_told, task, failed)
    screen.run_worker(told, group=group, exclusive=exclusive)


async def _told(task: Task, failed: Callable[[BylineError], None]) -> None:
    _unbegun.discard(task)
    try:
        await task
    except BylineError as error:
        failed(error)


def close_unbegun() -> None:
    """Closes what was still to begin when the program ended."""
    while _unbegun:
        _unbegun.pop().close()
