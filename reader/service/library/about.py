"""What is known about an entry or a channel: for the person who asks why it is as it is."""

from dataclasses import dataclass
from datetime import datetime

from reader.library.articles import StoredArticle
from reader.library.library import Library
from reader.model.address import without_login
from reader.model.article import Article
from reader.model.channel import Channel
from reader.model.edition import Placed
from reader.model.entry import Entry
from reader.model.highlight import Highlight
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk


@dataclass(frozen=True, slots=True)
class AboutText:
    """The text of an entry in the library: what it is worth, why, which rung gave it, when, and from which
    addresses. ``size`` is the bytes of its pages; ``pinned``: it is kept as it was when it was saved."""

    article: Article
    verdict: Verdict
    rung: Rung
    cleaned_at: datetime
    pinned: bool
    addresses: tuple[str, ...]
    size: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """``text`` is None while there is none in the library; ``trouble`` is why the page could not be had when it was
    last asked for, empty if it was had or never asked for. ``edited_at`` is when other words were seen on the page than
    those that are kept. ``copies`` says where other copies of the column are, and why they are taken for that.
    ``placed`` is where it stands in the last edition, and why. ``tags``, ``note`` and ``highlights`` are the
    person's."""

    entry: Entry
    text: AboutText | None
    trouble: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    highlights: tuple[Highlight, ...] = ()
    edited_at: datetime | None = None
    copies: tuple[str, ...] = ()
    placed: Placed | None = None


async def about_entry(desk: Desk, entry_id: int) -> About | None:
    """Everything the library knows about the entry; None if it is gone."""
    return await desk.library.read(lambda library: _about(library, entry_id))


async def about_channel(desk: Desk, channel_id: int) -> Channel | None:
    """The channel as it stands now."""
    return await desk.library.read(lambda library: library.channels.get(channel_id))


def _about(library: Library, entry_id: int) -> About | None:
    entry = library.entries.get(entry_id)
    if entry is None:
        return None
    stored, edited = library.articles.get(entry_id), library.articles.edited(entry_id)
    return About(
        entry,
        _about_text(library, entry_id, stored) if stored else None,
        library.entries.trouble(entry_id),
        library.tags.of(entry_id),
        library.notes.get(entry_id),
        library.highlights.of(entry_id),
        edited.cleaned_at if edited else None,
        _copies(library, entry_id),
        next((each for each in library.editions.columns() if each.entry_id == entry_id), None),
    )


def _copies(library: Library, entry_id: int) -> tuple[str, ...]:
    """Where each is, and what part of the shorter text it shares with the one it was joined to."""
    joined = library.same.joined(entry_id)
    own = next((each.share for each in joined if each.entry_id == entry_id), 0.0)
    others = {each.entry_id: each.share or own for each in joined if each.entry_id != entry_id}
    return tuple(f"{entry.outlet}: {_why(others[entry.id])}" for entry in library.entries.rows([*others]))


def _why(share: float) -> str:
    if not share:
        return "the same headline and byline in the same days; the texts are not both here"
    return f"{share:.0%} of the shorter text stand in the other"


def _about_text(library: Library, entry_id: int, stored: StoredArticle) -> AboutText:
    pages = library.articles.pages(entry_id)
    addresses = tuple(without_login(page.final_url) for page in pages)
    size = sum(len(page.body) for page in pages)
    return AboutText(
        stored.article,
        stored.verdict,
        stored.rung,
        stored.cleaned_at,
        stored.pinned,
        addresses,
        size,
        stored.reason,
    )
