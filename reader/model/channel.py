"""A stream one can follow."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """How a channel's entries are listed."""

    FEED = "feed"
    INDEX = "index"
    COMIC = "comic"
    COLUMNIST = "columnist"
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class NewChannel:
    """A channel as the catalogue, a person or a page names it, not yet in the library.

    ``url`` is the page a person would open, ``feed_url`` its feed if it has one. ``code`` is the site's
    own name for the channel (``calthomas``): the url may change, the code stays. ``confirmed`` is False
    for a guessed url, which is resolved when first opened.
    """

    url: str
    name: str
    kind: SourceKind = SourceKind.FEED
    byline: str = ""
    section: str = ""
    feed_url: str = ""
    code: str = ""
    confirmed: bool = True


USUAL = "usual"
"""What a channel has that is set to nothing of its own."""
FOREVER = "forever"

CHANNEL_CHOICES: Mapping[str, tuple[str, ...]] = {
    "text": (USUAL, "page", "feed"),
    "order": (USUAL, "newest", "oldest"),
    "refresh": (USUAL, "hourly", "daily", "never"),
    "pictures": (USUAL, "on", "off"),
    "keep": (USUAL, "7", "30", "90", "365", FOREVER),
}
"""What can be set for one channel, by the names of `ChannelSettings`, and to what."""


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What a person set for one channel; each is one of `CHANNEL_CHOICES`.

    ``text``: the page is fetched, and again where only the feed's text is here (``page``), or the feed's own text is
    enough if it is more than a teaser (``feed``). ``order``: what its list begins with. ``refresh``: how often it is
    asked unbidden. ``pictures``: whether they are shown in its columns. ``keep``: for how many days after something was
    done with them columns that nobody kept are here at the least, or `FOREVER`.
    """

    text: str = USUAL
    order: str = USUAL
    refresh: str = USUAL
    pictures: str = USUAL
    keep: str = USUAL

    def own(self) -> dict[str, str]:
        """What is not as usual, by name."""
        values = {each.name: str(getattr(self, each.name)) for each in fields(self)}
        return {name: value for name, value in values.items() if value != USUAL}

    def before(self, other: "ChannelSettings") -> "ChannelSettings":
        """These, and the other's where these are as usual."""
        return ChannelSettings(**{**other.own(), **self.own()})


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel in the library. ``unread`` counts its entries neither finished nor skipped;
    ``trouble`` is the sentence for the last refresh if it failed, else empty. ``refreshed_at`` is when it was last
    asked, ``succeeded_at`` when it last answered, ``retry_at`` before when it is better left alone after failures."""

    id: int
    url: str
    name: str
    kind: SourceKind
    byline: str
    section: str
    feed_url: str
    code: str
    confirmed: bool
    followed: bool
    unread: int = 0
    entries: int = 0
    refreshed_at: datetime | None = None
    trouble: str = ""
    etag: str = ""
    last_modified: str = ""
    succeeded_at: datetime | None = None
    retry_at: datetime | None = None
    settings: ChannelSettings = ChannelSettings()
