"""One line in a channel."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from reader.model.moment import Moment
from reader.model.place import TOP, Place
from reader.model.verdict import Verdict


class State(StrEnum):
    """How far the reader got. Read means finished: the end was reached, or the reader said so."""

    NEW = "new"
    SEEN = "seen"
    READING = "reading"
    FINISHED = "finished"
    SKIPPED = "skipped"

    @property
    def unread(self) -> bool:
        return self not in (State.FINISHED, State.SKIPPED)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry as a source lists it, not yet in the library.

    ``key`` names its page for whoever lists it (see `reader.sources.identity`), so that one column in several lists is
    one entry; entries that share a page share it. ``guid`` is the list's own name for it, which counts in that list
    alone; empty if none. ``url`` is empty for an entry without a page. ``body`` is the text the feed itself carries, as
    HTML, empty if none; ``picture`` is the absolute http(s) url of the picture the source shows beside the entry, empty
    if none.
    """

    key: str
    url: str
    headline: str
    byline: str = ""
    masthead: str = ""
    dek: str = ""
    published_at: Moment | None = None
    body: str = ""
    picture: str = ""
    guid: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in the library.

    ``place`` is what stood at the top of the pane when it was last left, ``progress`` the share
    read, 0.0 to 1.0; ``minutes`` is 0 until the text is known; ``verdict`` is that of the text in the library, None if
    there is none;
    ``channel`` is the name of a channel it belongs to; ``picture`` is the url of the picture beside it, or empty;
    ``corrected_at`` is when its list last corrected it, and ``called`` the headline it had before one was corrected.
    ``opened_at`` is when its text was last opened. ``edited``: its page has other words now than the text that is kept.
    ``also`` is where other copies of the same column stand: their mastheads, else their channels or addresses.
    ``key`` tells it from every other entry of the library.
    """

    id: int
    key: str
    url: str
    headline: str
    byline: str
    masthead: str
    dek: str
    published_at: Moment | None
    found_at: datetime
    state: State
    saved: bool
    place: Place = TOP
    progress: float = 0.0
    minutes: int = 0
    verdict: Verdict | None = None
    channel: str = ""
    picture: str = ""
    called: str = ""
    corrected_at: datetime | None = None
    opened_at: datetime | None = None
    edited: bool = False
    also: tuple[str, ...] = ()

    @property
    def outlet(self) -> str:
        """Where it stands: its masthead, else its channel, else its host."""
        return self.masthead or self.channel or urlsplit(self.url).hostname or ""

    @property
    def also_at(self) -> str:
        """Where else the column is, in a few words; empty if nowhere."""
        if not self.also:
            return ""
        further = f" and {len(self.also) - 1} more" if len(self.also) > 1 else ""
        return f"also at {self.also[0]}{further}"

    @property
    def bare_headline(self) -> str:
        """The headline without the byline that some feeds put before it, for where the byline is told beside it."""
        return self.headline.removeprefix(f"{self.byline}: ") if self.byline else self.headline


class ScopeKind(StrEnum):
    CHANNEL = "channel"
    UNREAD = "unread"
    CONTINUE = "continue"
    SAVED = "saved"
    MUTED = "muted"
    HISTORY = "history"
    SEARCH = "search"
    EDITION = "edition"
    COLUMNIST = "columnist"


class SavedOrder(StrEnum):
    """What the list of what is saved begins with: saved last, published last, the shortest, the first columnist by
    name, marked last (a note or a highlight). Of equal ones the last saved is first."""

    SAVED = "saved"
    PUBLISHED = "published"
    LENGTH = "length"
    COLUMNIST = "columnist"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entries a list shows. ``channel_id`` counts for a channel only, ``search`` is the number of one that is
    followed and counts for that only, ``order`` for what is saved only. The list of a columnist is of the one who
    signed the entry ``signed`` with this name."""

    kind: ScopeKind
    channel_id: int = 0
    search: int = 0
    order: SavedOrder = SavedOrder.SAVED
    columnist: str = ""
    signed: int = 0
