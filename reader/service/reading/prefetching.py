"""Fetching texts before, or long after, somebody asks for them: one at a time, and never against the network's will."""

from collections.abc import Sequence

from reader.errors import CleanError, FetchError, Gone, NotText, Offline, TimedOut, TooLarge
from reader.library.library import Library
from reader.model.address import host_of
from reader.model.entry import Entry
from reader.model.verdict import Verdict
from reader.service.desk import Desk
from reader.service.reading.metered import is_metered
from reader.service.reading.opening import fetch_text

AHEAD = 3
SAVED_AT_ONCE = 10
ONES_OWN = (Gone, NotText, TooLarge)
"""Failures that concern one entry and say nothing of the next."""


async def prefetch(desk: Desk, entry_ids: Sequence[int], limit: int = AHEAD) -> int:
    """Fetches the text of the first ``limit`` entries that are unread and have none; how many texts came.

    Stops at the first sign that the network or a site would rather be left alone, and does nothing where the network
    is paid by the byte. An entry is tried once a session.
    """
    if desk.offline or await is_metered():
        return 0
    came = 0
    for entry in (await desk.library.read(lambda library: _without_text(library, desk, entry_ids)))[:limit]:
        desk.prefetched.add(entry.id)
        try:
            await fetch_text(desk, entry, polite=True)
        except (CleanError, *ONES_OWN):
            continue
        except FetchError:
            break
        came += 1
    return came


async def fetch_saved(desk: Desk, limit: int = SAVED_AT_ONCE) -> tuple[int, ...]:
    """Fetches the text of what is saved without one, and anew of what its list corrected since, at most ``limit`` of
    them; the entries that had none and have it now.

    Stops when the network is not there, and asks a host no further that lets nobody in. What a site was not able to
    give is asked for another time, what it did not want to give no more: that is remembered with the entry.
    """
    if desk.offline or await is_metered():
        return ()
    came: list[int] = []
    shut: set[str] = set()
    ids = await desk.library.read(lambda library: (*library.saved.textless(), *library.saved.corrected()))
    waiting = [each for each in ids if each not in desk.prefetched]
    for entry in (await desk.library.read(lambda library: library.entries.rows(waiting)))[:limit]:
        if host_of(entry.url) in shut:
            continue
        desk.prefetched.add(entry.id)
        try:
            await fetch_text(desk, entry, polite=True, again=entry.verdict is not None)
            came += [] if entry.verdict else [entry.id]
        except (FetchError, CleanError) as error:
            if isinstance(error, Offline | TimedOut) or error.verdict is Verdict.OFFLINE:
                await _wish(desk, entry)
            else:
                await _forget(desk, entry)
            if isinstance(error, Offline):
                break
            if error.verdict in (Verdict.BLOCKED, Verdict.PAYWALLED, Verdict.OFFLINE):
                shut.add(host_of(entry.url))
    return tuple(came)


async def fetch_wanted(desk: Desk) -> tuple[int, ...]:
    """Fetches what the person asked for while it could not be had; the entries whose text is there now.

    Stops when the network still is not there. What fails for another reason is asked for no more.
    """
    if desk.offline:
        return ()
    came = []
    for entry in await desk.library.read(lambda library: library.entries.rows(library.wanted.ids())):
        try:
            if entry.verdict is None:
                await fetch_text(desk, entry)
            came.append(entry.id)
        except (Offline, TimedOut):
            break
        except (FetchError, CleanError):
            pass
        await _forget(desk, entry)
    return tuple(came)


async def _wish(desk: Desk, entry: Entry) -> None:
    await desk.library.write(lambda library: library.wanted.add(entry.id, desk.clock()), durable=False)


async def _forget(desk: Desk, entry: Entry) -> None:
    await desk.library.write(lambda library: library.wanted.drop(entry.id), durable=False)


def _without_text(library: Library, desk: Desk, entry_ids: Sequence[int]) -> list[Entry]:
    entries = library.entries.rows([each for each in entry_ids if each not in desk.prefetched])
    return [entry for entry in entries if entry.state.unread and entry.verdict is None]
