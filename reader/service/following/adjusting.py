"""What is set for one channel: told, and changed."""

from dataclasses import replace

from reader.errors import SourceError
from reader.library.library import Library
from reader.model.channel import CHANNEL_CHOICES, FOREVER, USUAL, Channel, ChannelSettings
from reader.service.deeds import Adjusted, Change
from reader.service.desk import Desk

TOLD = {
    "text": "Text",
    "order": "First in the list",
    "refresh": "Asked what is new",
    "pictures": "Pictures",
    "keep": "Columns nobody kept",
}
"""What each is called, by its name."""
VALUES = {
    ("text", USUAL): "the page, or else what the feed has",
    ("text", "page"): "the page, and again where only the feed’s is here",
    ("text", "feed"): "the feed’s own is enough",
    ("order", USUAL): "as in other lists",
    ("order", "newest"): "the newest",
    ("order", "oldest"): "the oldest",
    ("refresh", USUAL): "as others are",
    ("refresh", "hourly"): "once an hour",
    ("refresh", "daily"): "once a day",
    ("refresh", "never"): "only by name",
    ("pictures", USUAL): "as in other columns",
    ("pictures", "on"): "shown",
    ("pictures", "off"): "left out",
    ("keep", USUAL): "go when others do",
    ("keep", "7"): "go after a week",
    ("keep", "30"): "go after a month",
    ("keep", "90"): "go after three months",
    ("keep", "365"): "go after a year",
    ("keep", FOREVER): "stay for good",
}


def told(name: str, settings: ChannelSettings) -> str:
    """The value of a setting as a person reads it."""
    return VALUES[name, getattr(settings, name)]


def summary(settings: ChannelSettings) -> str:
    """What is not as usual, in a line; empty if all is."""
    return " · ".join(f"{TOLD[name].lower()}: {told(name, settings)}" for name in settings.own())


def next_value(name: str, settings: ChannelSettings) -> str:
    """What the setting may be after what it is, the first after the last."""
    choices = CHANNEL_CHOICES[name]
    return choices[(choices.index(getattr(settings, name)) + 1) % len(choices)]


async def adjust(desk: Desk, channel_id: int, **values: str) -> Change:
    """Sets these for the channel, by the names of `ChannelSettings`; the others stay. Raises SourceError when it is
    gone."""

    def put(library: Library) -> Change:
        channel = library.channels.get(channel_id)
        if channel is None:
            raise SourceError("This channel is no longer in the library.")
        settings = replace(channel.settings, **values)
        if settings == channel.settings:
            return Change(f"left {channel.name} as it was")
        library.channels.put_settings(channel_id, settings)
        return Change(_label(channel, settings), (Adjusted(channel_id, channel.settings),))

    return await desk.library.write(put)


def _label(channel: Channel, settings: ChannelSettings) -> str:
    changed = [name for name in CHANNEL_CHOICES if getattr(settings, name) != getattr(channel.settings, name)]
    return f"set for {channel.name}: {', '.join(f'{name} {getattr(settings, name)}' for name in changed)}"
