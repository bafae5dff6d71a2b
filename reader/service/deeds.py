"""What a person did, as values that can be taken back: each gives the library as it was, and is answered by its
reverse, so that what was taken back can be done again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self, assert_never

from reader.library.channels import Following
from reader.library.entries import Standing
from reader.library.library import Library
from reader.library.marks import Note
from reader.library.same_columns import Copied
from reader.library.saved import SavedMark
from reader.model.channel import ChannelSettings
from reader.model.highlight import Highlight
from reader.model.mute import Mute
from reader.model.recall import Recall
from reader.model.search import FollowedSearch
from reader.service.desk import Desk


@dataclass(frozen=True, slots=True)
class Stated:
    """Entries had these states, and other copies of their columns those."""

    were: tuple[Standing, ...]
    copies: tuple[Standing, ...] = ()

    @classmethod
    def of(cls, standings: Sequence[Standing], asked: Collection[int]) -> Self:
        """Those entries are told of that were asked for."""
        return cls(
            tuple(each for each in standings if each.entry_id in asked),
            tuple(each for each in standings if each.entry_id not in asked),
        )

    @property
    def entry_ids(self) -> tuple[int, ...]:
        return tuple(each.entry_id for each in self.were)


@dataclass(frozen=True, slots=True)
class _OfEntry:
    entry_id: int

    @property
    def entry_ids(self) -> tuple[int, ...]:
        return (self.entry_id,)


@dataclass(frozen=True, slots=True)
class Saved(_OfEntry):
    pass


@dataclass(frozen=True, slots=True)
class Unsaved(_OfEntry):
    """``mark`` is the place it had among what is saved."""

    mark: SavedMark


@dataclass(frozen=True, slots=True)
class Tagged(_OfEntry):
    name: str


@dataclass(frozen=True, slots=True)
class Untagged(_OfEntry):
    name: str


@dataclass(frozen=True, slots=True)
class Noted(_OfEntry):
    """``before`` is the note there was, None if there was none."""

    before: Note | None


@dataclass(frozen=True, slots=True)
class Highlighted(_OfEntry):
    number: int


@dataclass(frozen=True, slots=True)
class Unhighlighted(_OfEntry):
    highlight: Highlight


@dataclass(frozen=True, slots=True)
class Rewritten(_OfEntry):
    """``highlight`` as it was, with the note beside it."""

    highlight: Highlight


@dataclass(frozen=True, slots=True)
class TextTaken(_OfEntry):
    """``cleaned_at`` is when the text was cleaned that had been pinned."""

    cleaned_at: datetime


@dataclass(frozen=True, slots=True)
class ToldApart(_OfEntry):
    """``were`` is how the copies were joined that it was taken from."""

    were: tuple[Copied, ...]


@dataclass(frozen=True, slots=True)
class Rejoined(_OfEntry):
    """It was joined again with those it had been told apart from."""


@dataclass(frozen=True, slots=True)
class _OfLists:
    """What changes which channels and entries are listed, and no entry itself."""

    @property
    def entry_ids(self) -> tuple[int, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class _OfChannel(_OfLists):
    channel_id: int


@dataclass(frozen=True, slots=True)
class Followed(_OfChannel):
    """``before`` is its place among the followed, None if it was not followed."""

    before: Following | None


@dataclass(frozen=True, slots=True)
class Arranged(_OfChannel):
    """The channel was called so, in this section."""

    name: str
    section: str


@dataclass(frozen=True, slots=True)
class Adjusted(_OfChannel):
    """The channel had these settings."""

    settings: ChannelSettings


@dataclass(frozen=True, slots=True)
class Muted(_OfLists):
    number: int


@dataclass(frozen=True, slots=True)
class Unmuted(_OfLists):
    mute: Mute


@dataclass(frozen=True, slots=True)
class SearchFollowed(_OfLists):
    number: int


@dataclass(frozen=True, slots=True)
class SearchLetGo(_OfLists):
    search: FollowedSearch


@dataclass(frozen=True, slots=True)
class SearchRenamed(_OfLists):
    """The search of this number was called so."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Answered(_OfLists):
    """``before`` is how the highlight of this number had been answered, None if it never was."""

    number: int
    before: Recall | None


Kept = Saved | Unsaved | Tagged | Untagged | Noted | Highlighted | Unhighlighted | Rewritten | TextTaken
OfCopies = ToldApart | Rejoined
OfSearch = SearchFollowed | SearchLetGo | SearchRenamed
Deed = Stated | Kept | OfCopies | Followed | Arranged | Adjusted | Muted | Unmuted | OfSearch | Answered


@dataclass(frozen=True, slots=True)
class Change:
    """What a person did at once, in a few words of the past, and the deeds it was made of; none if nothing changed."""

    label: str
    deeds: tuple[Deed, ...] = ()

    @property
    def entry_ids(self) -> tuple[int, ...]:
        """The entries it was about, each once."""
        return tuple(dict.fromkeys(entry_id for deed in self.deeds for entry_id in deed.entry_ids))


async def undo(desk: Desk, change: Change) -> Change:
    """Takes the change back. Returns the reverse, which taken back does it again; without the deeds that could not be
    taken back because what they were about is gone."""

    def restore(library: Library) -> Change:
        reverse = [take_back(library, deed) for deed in reversed(change.deeds)]
        return Change(change.label, tuple(filter(None, reverse)))

    return await desk.library.write(restore)


def take_back(library: Library, deed: Deed) -> Deed | None:
    """Makes it as it was before the deed. Returns the reverse; None where there was nothing to take back."""
    match deed:
        case Stated(were, copies):
            now_are = library.entries.standings([each.entry_id for each in (*were, *copies)])
            library.entries.put_back((*were, *copies))
            return Stated.of(now_are, deed.entry_ids)
        case Followed(channel_id, before):
            now_is = library.channels.following(channel_id)
            library.channels.put_back(channel_id, before)
            return Followed(channel_id, now_is)
        case Arranged(channel_id, name, section):
            channel = library.channels.get(channel_id)
            library.channels.arrange(channel_id, name, section)
            return Arranged(channel_id, channel.name, channel.section) if channel else None
        case Adjusted(channel_id, settings):
            channel = library.channels.get(channel_id)
            library.channels.put_settings(channel_id, settings)
            return Adjusted(channel_id, channel.settings) if channel else None
        case Muted(number):
            mute = library.mutes.remove(number)
            return Unmuted(mute) if mute else None
        case Unmuted(mute):
            library.mutes.put_back(mute)
            return Muted(mute.number)
        case Saved(entry_id):
            mark = library.saved.mark(entry_id)
            library.saved.unsave(entry_id)
            return Unsaved(entry_id, mark) if mark else None
        case Unsaved(entry_id, mark):
            library.saved.put_back(entry_id, mark)
            return Saved(entry_id)
        case SearchFollowed() | SearchLetGo() | SearchRenamed():
            return _take_back_search(library, deed)
        case ToldApart() | Rejoined():
            return _take_back_copies(library, deed)
        case Answered(number, before):
            return Answered(number, library.recalls.put(number, before))
        case _:
            return _take_back_mark(library, deed)


def _take_back_copies(library: Library, deed: OfCopies) -> Deed | None:
    match deed:
        case ToldApart(entry_id, were):
            library.same.allow(entry_id, [each.entry_id for each in were])
            library.same.put_back(were)
            return Rejoined(entry_id)
        case Rejoined(entry_id):
            were = library.same.separate(entry_id)
            library.same.tell_apart(entry_id, [each.entry_id for each in were if each.entry_id != entry_id])
            return ToldApart(entry_id, were) if were else None
        case _:
            assert_never(deed)


def _take_back_search(library: Library, deed: OfSearch) -> Deed | None:
    match deed:
        case SearchFollowed(number):
            gone = library.searches.remove(number)
            return SearchLetGo(gone) if gone else None
        case SearchLetGo(search):
            library.searches.put_back(search)
            return SearchFollowed(search.number)
        case SearchRenamed(number, name):
            known = library.searches.get(number)
            library.searches.rename(number, name)
            return SearchRenamed(number, known.name) if known else None
        case _:
            assert_never(deed)


def _take_back_mark(
    library: Library, deed: Tagged | Untagged | Noted | Highlighted | Unhighlighted | Rewritten | TextTaken
) -> Deed | None:
    match deed:
        case Tagged(entry_id, name):
            return Untagged(entry_id, name) if library.tags.remove(entry_id, name) else None
        case Untagged(entry_id, name):
            return Tagged(entry_id, name) if library.tags.add(entry_id, name) else None
        case Noted(entry_id, before):
            return Noted(entry_id, library.notes.put_back(entry_id, before))
        case Highlighted(entry_id, number):
            gone = library.highlights.remove(number)
            return Unhighlighted(entry_id, gone) if gone else None
        case Unhighlighted(entry_id, highlight):
            library.highlights.put_back(highlight)
            return Highlighted(entry_id, highlight.number)
        case Rewritten(entry_id, highlight):
            now_is = library.highlights.remove(highlight.number)
            library.highlights.put_back(highlight)
            return Rewritten(entry_id, now_is) if now_is else None
        case TextTaken(entry_id, cleaned_at):
            gave_way = library.articles.swap(entry_id, cleaned_at)
            return TextTaken(entry_id, gave_way) if gave_way else None
        case _:
            assert_never(deed)
