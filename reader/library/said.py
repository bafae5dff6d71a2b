"""What a channel said of an entry when it was last asked, in so few letters that it can be kept with every listing."""

from hashlib import blake2b
from typing import NamedTuple

from reader.model.entry import NewEntry
from reader.model.moment import moment_to_text

_NOTHING = "-"


class Said(NamedTuple):
    """Digests of what was said, a dash for what was not; ``date`` is the moment's own text."""

    headline: str
    byline: str
    masthead: str
    dek: str
    url: str
    picture: str
    body: str
    date: str

    @property
    def text(self) -> str:
        """As it is stored."""
        return " ".join(self)

    def after(self, before: "Said | None") -> "Said":
        """What was said last of each thing: a list that leaves something out has taken nothing back."""
        if before is None:
            return self
        return Said._make(old if new == _NOTHING else new for new, old in zip(self, before, strict=True))


def said_of(entry: NewEntry) -> Said:
    """What a source says of the entry."""
    told = (entry.headline, entry.byline, entry.masthead, entry.dek, entry.url, entry.picture, entry.body)
    return Said._make((*map(digest, told), moment_to_text(entry.published_at) or _NOTHING))


def read_said(text: str) -> Said | None:
    """The inverse of `Said.text`; None for a listing that was made before it was kept."""
    parts = text.split(" ")
    return Said._make(parts) if len(parts) == len(Said._fields) else None


def digest(text: str) -> str:
    """Equal for equal texts, and but for a mishap of one in a billion for no others."""
    return blake2b(text.encode(errors="replace"), digest_size=6).hexdigest() if text else _NOTHING
