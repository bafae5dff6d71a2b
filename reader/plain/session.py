"""A session in plain mode: where one is, and what is said on the way from one place to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.errors import LibraryError
from reader.model.entry import Entry, SavedOrder, Scope, ScopeKind
from reader.model.place import find_place, place_in
from reader.plain.places import Home, Over, Page, Place, Row, Shelf, Stand
from reader.plain.refreshing import refresh_lines
from reader.plain.speaking import (
    article_parts,
    channel_words,
    entry_words,
    foot_lines,
    known_words,
)
from reader.service.deeds import Change
from reader.service.desk import Desk
from reader.service.following import following
from reader.service.library import lists, saving
from reader.service.library.searches import scope_of
from reader.service.reading import opening
from reader.service.unwritten import turn
from reader.typeset.counting import counted

AT_ONCE = 10
"""Rows said before one is asked whether to go on."""

Lines = list[str]


class Session:
    """``place`` is where one is; the orders are those of the settings.

    Every answer is lines of text from the library or of ours, none of it styled."""

    def __init__(self, desk: Desk, order: str = lists.NEWEST, saved_order: str = SavedOrder.SAVED.value) -> None:
        self.desk = desk
        self.order = order
        self.saved_order = SavedOrder(saved_order)
        self.place: Place = Home()
        self.change: Change | None = None
        self._in_memory = False

    async def begin(self) -> Lines:
        """What is said first."""
        await self.desk.library.write(lambda library: following.begin(library, self.desk), durable=False)
        return ["Byline, plain mode. Type a number to go there, help for what else can be typed.", *await self.home()]

    def turned(self) -> Lines:
        """What is said once when the library cannot be written, and once when it can be again."""
        why = self.desk.library.kept_in_memory
        if self._in_memory == (why is not None):
            return []
        self._in_memory = why is not None
        return [turn(why)]

    async def choose(self, number: int) -> Lines:
        """Goes to what has this number where one is."""
        match self.place:
            case Home(rows) if 0 < number <= len(rows):
                return await self.enter(rows[number - 1])
            case Shelf(ids=ids) as shelf if 0 < number <= len(ids):
                return await self.read(shelf, number - 1)
            case Page(parts=parts) as page if 0 < number <= len(parts):
                self.place = replace(page, said=number - 1)
                return await self.read_on()
            case Stand(channels) if 0 < number <= len(channels):
                return await self.toggle_followed(number - 1)
        return ["Nothing here has that number."]

    # Lists

    async def home(self) -> Lines:
        """The lists and channels, from the first."""
        front = await lists.read_front(self.desk)
        crossing = [
            (Scope(ScopeKind.UNREAD), "Unread", front.unread),
            (Scope(ScopeKind.CONTINUE), "Continue reading", front.reading),
            (Scope(ScopeKind.SAVED, order=self.saved_order), "Saved", front.saved),
        ]
        rows = [Row(title, scope, f"{title}: {counted(count, 'column')}.") for scope, title, count in crossing]
        rows += [
            Row(each.name, scope_of(each), f"Search {each.name}: {each.unread:,} unread.") for each in front.searches
        ]
        rows += [
            Row(each.name, Scope(ScopeKind.CHANNEL, each.id), channel_words(each), each) for each in front.channels
        ]
        self.place = Home(tuple(rows))
        return [f"{counted(len(front.channels), 'channel')}.", *await self.more()]

    async def enter(self, row: Row) -> Lines:
        """Goes into a list; a channel that was never fetched is fetched first."""
        fetched = row.channel is None or row.channel.refreshed_at is not None
        said = [] if fetched or not row.channel else await refresh_lines(self.desk, [row.channel])
        return [*said, *await self.show(row)]

    async def show(self, row: Row) -> Lines:
        """The list from its first row."""
        window = await lists.read_window(self.desk, row.scope, self.order)
        self.place = Shelf(row.title, window.ids, row)
        return [f"{row.title}, {counted(len(window.ids), 'column')}.", *await self.more()]

    async def leave(self) -> None:
        """What was new in the list that is left has been seen."""
        shelf = self.place.shelf if isinstance(self.place, Page) else self.place
        if isinstance(shelf, Shelf) and shelf.row:
            await saving.mark_seen(self.desk, shelf.ids[: shelf.said])

    async def more(self) -> Lines:
        """The next rows of the list, or the next part of the column."""
        if isinstance(self.place, Page):
            return await self.read_on()
        if isinstance(self.place, Over):
            return []
        first, rows = self.place.said, await self._next_rows()
        if not rows:
            return ["That is the end of the list." if first else "Nothing is in it."]
        self.place = replace(self.place, said=first + len(rows))
        lines = [f"{number}. {words}" for number, words in enumerate(rows, first + 1)]
        left = self._count() - first - len(rows)
        return [*lines, *([f"{left:,} more: type Enter to go on."] if left else [])]

    async def _next_rows(self) -> Sequence[str]:
        match self.place:
            case Home(rows, said):
                return [row.words for row in rows[said : said + AT_ONCE]]
            case Shelf(ids=ids, said=said):
                now = self.desk.clock().astimezone()
                entries = await lists.read_rows(self.desk, ids[said : said + AT_ONCE])
                return [entry_words(entry, now) for entry in entries]
            case Stand(channels, said):
                return [known_words(channel) for channel in channels[said : said + AT_ONCE]]
        return ()

    def _count(self) -> int:
        match self.place:
            case Home(rows):
                return len(rows)
            case Shelf(ids=ids):
                return len(ids)
            case Stand(channels):
                return len(channels)
        return 0

    async def toggle_followed(self, at: int) -> Lines:
        """Follows the channel with this number, or lets it go."""
        assert isinstance(self.place, Stand)
        channel = self.place.channels[at]
        self.did(await (following.unfollow if channel.followed else following.follow)(self.desk, channel))
        changed = replace(channel, followed=not channel.followed)
        self.place = replace(self.place, channels=(*self.place.channels[:at], changed, *self.place.channels[at + 1 :]))
        return [f"You {'follow' if changed.followed else 'no longer follow'} {channel.name}."]

    def did(self, change: Change) -> None:
        """Remembers what was done, if anything was, so that it can be taken back."""
        if change.deeds:
            self.change = change

    # Columns

    async def read(self, shelf: Shelf, number: int, again: bool = False) -> Lines:
        """Opens the column with this number of the shelf and says its head and where one is in it."""
        opened = await opening.open_entry(self.desk, shelf.ids[number], again=again)
        parts = article_parts(opened.article)
        entry = opened.entry
        resumed = 0
        if 0 < entry.progress < 1 and not again:
            stopped = find_place(opened.article.blocks, entry.place) or entry.place
            resumed = next((at for at, part in enumerate(parts) if part.block >= stopped.block), 0)
        self.place = Page(shelf, number, opened, parts, resumed)
        return [*_head(opened, len(parts)), *await self._begin_text(resumed)]

    async def _begin_text(self, resumed: int) -> Lines:
        where = [f"You stopped at paragraph {resumed + 1}."] if resumed else []
        return [*where, *await self.read_on()]

    async def read_on(self) -> Lines:
        """The next paragraph; after the last the foot, and the column is finished."""
        page = self.place
        assert isinstance(page, Page)
        if page.said >= len(page.parts):
            return ["That was the end. n opens the next unread column, back goes to the list."]
        part = page.parts[page.said]
        self.place = page = replace(page, said=page.said + 1)
        place = place_in(page.opened.article.blocks, part.block)
        share = page.said / len(page.parts)
        left = saving.Left(page.opened.entry.id, place, share, ended=share == 1)
        self.did(await saving.keep_place(self.desk, left))
        if page.said < len(page.parts):
            return list(part.lines)
        return [*part.lines, *foot_lines(page.opened.article), "End of the column."]

    async def read_rest(self) -> Lines:
        """All that is left of the column."""
        lines: Lines = []
        while isinstance(self.place, Page) and self.place.said < len(self.place.parts):
            lines += await self.read_on()
        return lines or await self.read_on()

    async def entry_here(self) -> Entry:
        """The column that is read, as the library has it now. Raises LibraryError when it is gone."""
        assert isinstance(self.place, Page)
        rows = await lists.read_rows(self.desk, [self.place.opened.entry.id])
        if not rows:
            raise LibraryError("This column is no longer in the library.", "Type back for the list.")
        return rows[0]


def _head(opened: opening.Opened, parts: int) -> Lines:
    article, entry = opened.article, opened.entry
    title, said = article.headline or entry.headline, [article.kicker, article.dek]
    by = ", ".join(filter(None, (f"By {article.byline}" if article.byline else "", article.masthead)))
    trouble = [opened.trouble.headline] if opened.trouble else []
    length = f"{counted(parts, 'paragraph')}. Type Enter to read on, all for the rest."
    return [title, *filter(None, said), *([f"{by}."] if by else []), *trouble, length]
