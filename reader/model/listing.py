"""What a source answers: the entries on a page, and what the page says of its channel."""

from dataclasses import dataclass

from reader.model.article import ChannelLink
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries in the order of the page. ``older`` is the url of the page (or strip) before, empty if none.

    ``channels`` are channels the page points to. An empty ``entries`` with a ``name`` is a real but empty channel.
    """

    entries: tuple[NewEntry, ...]
    name: str = ""
    byline: str = ""
    feed_url: str = ""
    older: str = ""
    channels: tuple[ChannelLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Discovered:
    """What can be followed at a url, best first, and what the page itself lists."""

    channels: tuple[NewChannel, ...]
    is_article: bool = False
