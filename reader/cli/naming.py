"""Which channel a person means."""

from reader.errors import SourceError
from reader.model.channel import Channel


def one_named(name: str, channels: tuple[Channel, ...]) -> Channel:
    """The channel of this name, code or url. Raises SourceError if there is none."""
    wanted = name.casefold()
    for channel in channels:
        if wanted in (channel.name.casefold(), channel.code.casefold(), channel.url, channel.feed_url):
            return channel
    raise SourceError(f"You follow no channel called “{name}”.", "“byline channels” lists those you follow.")
