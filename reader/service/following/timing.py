"""When a channel is asked: how long after an answer, how long after a failure. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from reader.model.channel import Channel, SourceKind

PAUSE = timedelta(minutes=30)
PAUSES = {SourceKind.COMIC: timedelta(hours=6)}
"""How long a channel that was asked is left alone, by its kind; `PAUSE` for the kinds not named."""
CHOSEN = {"hourly": timedelta(hours=1), "daily": timedelta(days=1)}
"""The same where a person set it for the channel."""
NEVER = "never"

FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)
LONGEST_WISH = timedelta(days=7)
"""A server may ask for more patience than we have of our own, but a mistyped number must not silence a channel."""


def is_due(channel: Channel, now: datetime) -> bool:
    """Whether a channel may be asked unbidden."""
    if channel.settings.refresh == NEVER:
        return False
    if channel.retry_at and now < channel.retry_at:
        return False
    if channel.refreshed_at is None:
        return True
    # A moment that lies ahead is that of a clock that was wrong.
    pause = CHOSEN.get(channel.settings.refresh) or PAUSES.get(channel.kind, PAUSE)
    return not timedelta(0) <= now - channel.refreshed_at < pause


def asked_with_all(channels: Iterable[Channel]) -> list[Channel]:
    """Those that are asked when a person asks all: not those of which they set that they are asked only by name."""
    return [channel for channel in channels if channel.settings.refresh != NEVER]


def next_try(now: datetime, failures: int, wish: float, chance: float) -> datetime:
    """Before when a channel that has failed ``failures`` times in a row, 1 or more, is to be left alone.

    ``wish`` is the seconds its server asked for. ``chance``, 0.0 to 1.0, adds up to a quarter, so that channels that
    failed together are not asked again together.
    """
    doublings = min(failures - 1, 10)
    wait = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT) * (1 + chance / 4)
    wished = timedelta(seconds=min(max(wish, 0.0), LONGEST_WISH.total_seconds()))
    return now + max(wait, wished)
