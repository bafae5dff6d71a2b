"""Hooks: programs of the person's that are started when something has happened, one after another, in the background.

Each is a list of words, started without a shell, with nothing on its standard input and these variables:

``BYLINE_EVENT``  ``after-refresh``, ``on-save`` or ``on-finish``
``BYLINE_URL``, ``BYLINE_TITLE``, ``BYLINE_AUTHOR``, ``BYLINE_SOURCE``  of the column that was saved or finished
``BYLINE_NEW``, ``BYLINE_CHANNELS``, ``BYLINE_FAILED``  how many columns were new, and how many channels were asked and
did not answer, after a refresh
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from reader.errors import FileError
from reader.model.address import without_login
from reader.model.entry import Entry
from reader.service.programs import PATIENCE, answer

EVENTS = AFTER_REFRESH, ON_SAVE, ON_FINISH = ("after-refresh", "on-save", "on-finish")
GRACE = 1.0
"""Seconds that are left at the end to what still runs."""
MOST = 100
"""How many wait at once: a list of thousands that is finished must not keep programs starting for an hour."""
LONGEST = 2_000
"""Characters of a value: systems limit what a program is started with."""

_log = logging.getLogger(__name__)


class Hooks:
    """The programs by the event they are for. ``on_failure`` is told of the first failure of all; the log has each."""

    def __init__(self, programs: Mapping[str, Sequence[str]] | None = None, patience: float = PATIENCE) -> None:
        self._programs = {event: tuple(argv) for event, argv in (programs or {}).items() if argv}
        self._patience = patience
        self._waiting: deque[dict[str, str]] = deque()
        self._running: asyncio.Task[None] | None = None
        self._has_failed = False
        self.on_failure: Callable[[FileError], object] | None = None

    def saved(self, entry: Entry) -> None:
        """A column was saved that was not."""
        self._start(ON_SAVE, _of(entry))

    def finished(self, entry: Entry) -> None:
        """A column was finished that was not."""
        self._start(ON_FINISH, _of(entry))

    def wants_finished(self) -> bool:
        """Whether there is a program for what is finished, so that it need not be read what that was."""
        return ON_FINISH in self._programs

    def refreshed(self, new: int, channels: int, failed: int) -> None:
        """Channels were asked."""
        counts = {"BYLINE_NEW": new, "BYLINE_CHANNELS": channels, "BYLINE_FAILED": failed}
        self._start(AFTER_REFRESH, {name: str(count) for name, count in counts.items()})

    async def finish(self) -> None:
        """Waits until all that was started has ended."""
        while self._running:
            await asyncio.shield(self._running)

    async def close(self) -> None:
        """Ends what does not end by itself within `GRACE`; what has not begun never does."""
        if self._running:
            with suppress(TimeoutError):
                async with asyncio.timeout(GRACE):
                    await self.finish()
        if self._running:
            self._waiting.clear()
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    def _start(self, event: str, variables: Mapping[str, str]) -> None:
        if event not in self._programs:
            return
        if len(self._waiting) >= MOST:
            _log.warning("More than %d hooks wait; one for %s was left out.", MOST, event)
            return
        self._waiting.append({"BYLINE_EVENT": event, **variables})
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        try:
            while self._waiting:
                variables = self._waiting.popleft()
                await self._run_one(self._programs[variables["BYLINE_EVENT"]], variables)
        finally:
            self._running = None

    async def _run_one(self, argv: Sequence[str], variables: Mapping[str, str]) -> None:
        try:
            await answer(argv, "", self._patience, variables)
        except FileError as error:
            _log.warning("The hook %s failed: %s", variables["BYLINE_EVENT"], error)
            if self.on_failure and not self._has_failed:
                event = variables["BYLINE_EVENT"]
                self.on_failure(FileError(f"The hook {event} failed: {error.headline}", error.hint))
            self._has_failed = True


def _of(entry: Entry) -> dict[str, str]:
    values = {
        "BYLINE_URL": without_login(entry.url),
        "BYLINE_TITLE": entry.headline,
        "BYLINE_AUTHOR": entry.byline,
        "BYLINE_SOURCE": entry.masthead,
    }
    return {name: value.replace("\0", "")[:LONGEST] for name, value in values.items()}
