"""Which channels a person means by what they type: without case and accents, each word anywhere in what a channel is
called. Every face and the library ask here."""

import re
from collections.abc import Iterable
from typing import TypeVar
from unicodedata import combining, normalize

from reader.model.channel import Channel, NewChannel

_WORD = re.compile(r"[^\W_]+")
Known = TypeVar("Known", bound=Channel | NewChannel)


def fold(text: str) -> str:
    """Text as it is compared when somebody types it: without case and without accents."""
    return "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))


def folded(channel: Channel | NewChannel) -> str:
    """All that what is typed may match, the name first so that it also sorts by name."""
    return fold("\n".join((channel.name, channel.byline, channel.section, channel.code)))


def match_channels(channels: Iterable[Known], typed: str) -> list[Known]:
    """The channels that have every word of what was typed in name, byline, section or code."""
    words = fold(typed).split()
    return [channel for channel in channels if (about := folded(channel)) and all(word in about for word in words)]


def called_channels(channels: Iterable[Known], wanted: str) -> list[Known]:
    """The channels that have just this name, code, byline or address."""
    name = fold(wanted.strip())
    return [
        channel
        for channel in channels
        if name
        and (
            wanted in (channel.url, channel.feed_url)
            or name in (fold(channel.name), fold(channel.code), fold(channel.byline))
        )
    ]


def partly_called(channels: Iterable[Known], wanted: str) -> list[Known]:
    """The channels that have every word of what was typed as a whole word of their name, or of their byline."""
    words = set(fold(wanted).split())
    called = ((channel, (fold(channel.name), fold(channel.byline))) for channel in channels)
    return [channel for channel, names in called if words and any(words <= set(_WORD.findall(name)) for name in names)]


def named_channels(channels: Iterable[Known], wanted: str) -> list[Known]:
    """The channels that are called so, or if none is, those that match it (see `match_channels`)."""
    if not wanted.strip():
        return []
    channels = list(channels)
    return called_channels(channels, wanted) or match_channels(channels, wanted)
