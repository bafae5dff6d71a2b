"""A stream one can follow."""

from dataclasses import dataclass
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
