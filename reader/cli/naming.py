"""Which of the channels one follows a person means."""

from collections.abc import Sequence

from reader.errors import SourceError
from reader.model.channel import Channel
from reader.model.matching import named_channels
from reader.service.following.following import the_one


def one_named(name: str, channels: Sequence[Channel]) -> Channel:
    """The channel of this name, code or url. Raises SourceError if there is none, or if it may be several."""
    channel = the_one(named_channels(channels, name), name)
    if channel is None:
        raise SourceError(f"You follow no channel called “{name}”.", "“byline channels” lists those you follow.")
    return channel
