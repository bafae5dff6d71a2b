"""The lists of the reading screen, kept in step with the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reader.model.channel import USUAL, Channel
from reader.model.entry import Entry, SavedOrder, Scope, ScopeKind
from reader.model.search import FollowedSearch
from reader.service.desk import Desk
from reader.service.library import editions, lists, saving
from reader.service.library.about import about_channel
from reader.service.library.columnists import LATE, Columnist, lateness, of_scope
from reader.service.library.lists import EntryWindow, Front
from reader.typeset.counting import counted
from reader.typeset.dates import ago, until
from reader.ui.keymap import KeyMap, told
from reader.ui.keys import PaneName
from reader.ui.widgets.channel_list import ChannelList
from reader.ui.widgets.entry_list import EntryList, ListHead, SavedList

FETCHING = "Fetching what is new …"
ORDERS = {
    SavedOrder.SAVED: "",
    SavedOrder.PUBLISHED: "last published",
    SavedOrder.LENGTH: "shortest first",
    SavedOrder.COLUMNIST: "by columnist",
    SavedOrder.MARKED: "last marked",
}
"""What the title says of the order of what is saved: nothing of the usual one."""


def merged_ids(shown: Sequence[int], now: Sequence[int]) -> tuple[int, ...]:
    """The list as it is now, with what was shown and has left it kept in its place.

    A finished entry leaves the unread list only when the person leaves the list.
    """
    present = set(now)
    after: dict[int | None, list[int]] = {}
    anchor: int | None = None
    for entry_id in shown:
        if entry_id in present:
            anchor = entry_id
        else:
            after.setdefault(anchor, []).append(entry_id)
    merged = list(after.get(None, ()))
    for entry_id in now:
        merged += (entry_id, *after.get(entry_id, ()))
    return tuple(merged)


def next_listed(shown: Sequence[int], now: Sequence[int], here: int) -> int | None:
    """Where the cursor goes that was at ``here``: there, else to the next that is still listed, else to the last."""
    present = set(now)
    after = shown[shown.index(here) :] if here in shown else ()
    return next((each for each in after if each in present), now[-1] if now else None)


def head_of(
    keys: KeyMap,
    scope: Scope,
    front: Front,
    channel: Channel | None,
    asking: bool,
    now: datetime,
    muted: int = 0,
    columnist: Columnist | None = None,
) -> ListHead:
    """The title of a list, and what it says when nothing is in it; ``muted`` is how many entries a channel lists that
    are not in it for being muted, ``columnist`` whose list it is."""
    empty: tuple[str, ...]
    match scope.kind:
        case ScopeKind.UNREAD:
            asks = told(keys, PaneName.ENTRIES, ("refresh_all", "asks all channels what is new."))
            fetched = any(each.refreshed_at for each in front.channels) or not front.channels
            nothing = "Nothing is unread." if fetched else "Nothing was fetched yet."
            empty = (FETCHING,) if asking else (nothing, "", asks)
            unread = f"{front.unread} unread" if front.unread else ""
            away = f"{front.muted} muted" if front.muted else ""
            facts = (" · ".join(filter(None, (unread, away))), unread)
            return ListHead("Unread", tuple(filter(None, facts)), empty)
        case ScopeKind.HISTORY:
            return ListHead("History", (), ("Nothing was opened yet.",))
        case ScopeKind.MUTED:
            hides = told(keys, PaneName.ENTRIES, ("list_mutes", "tells what is muted."))
            return ListHead("Muted", (f"{front.muted} unread",), ("Nothing is muted.", "", hides))
        case ScopeKind.EDITION:
            left = f"{front.edition} left" if front.edition else "read to its end" if front.edition == 0 else ""
            return ListHead("Today’s edition", (left,), ("Nothing is unread: there is no edition today.",))
        case ScopeKind.CONTINUE:
            return ListHead("Continue reading", (), ("Nothing is half read.",))
        case ScopeKind.SAVED:
            empty = ("Nothing saved yet.", "", told(keys, PaneName.ENTRIES, ("save", "saves a column.")))
            count, by = str(front.saved) if front.saved else "", ORDERS[scope.order]
            told_order = (" · ".join(filter(None, (count, by))), by, count)
            return ListHead("Saved", tuple(filter(None, told_order)), empty)
        case ScopeKind.SEARCH:
            return _head_of_search(front, scope)
        case ScopeKind.COLUMNIST:
            return _head_of_columnist(scope, columnist, now)
        case ScopeKind.CHANNEL:
            return _head_of_channel(keys, channel, asking, now, muted) if channel else ListHead()


def _head_of_search(front: Front, scope: Scope) -> ListHead:
    search = next((each for each in front.searches if each.number == scope.search), None)
    if search is None:
        return ListHead("Search", (), ("This search is not followed any more.",))
    unread = f"{search.unread:,} unread" if search.unread else ""
    query = f"search: {search.query}" if search.query != search.name else "search"
    return ListHead(search.name, (" · ".join(filter(None, (unread, query))), unread), ("Nothing here has that yet.",))


def _head_of_columnist(scope: Scope, columnist: Columnist | None, now: datetime) -> ListHead:
    if columnist is None:
        return ListHead(scope.columnist, (), ("Nothing of theirs is in a list any more.",))
    count = counted(len(columnist.ids), "column")
    rhythm = columnist.rhythm.sentence if columnist.rhythm else ""
    late = "late" if lateness(columnist, now.date()).startswith(LATE) else ""
    saved = f"{columnist.saved} saved" if columnist.saved else ""
    choices = ((count, rhythm, late, saved), (count, rhythm, late), (count, late or rhythm), (count,))
    return ListHead(columnist.name, tuple(" · ".join(filter(None, each)) for each in choices))


def _head_of_channel(keys: KeyMap, channel: Channel, asking: bool, now: datetime, muted: int) -> ListHead:
    here = PaneName.ENTRIES
    told_muted = f"{muted} muted" if muted else ""
    unread = " · ".join(filter(None, (f"{channel.unread} unread" if channel.unread else "", told_muted)))
    facts = (*(" · ".join(filter(None, (unread, state))) for state in _states(channel, asking)), unread)
    if asking:
        empty: tuple[str, ...] = (FETCHING,)
    elif channel.trouble:
        empty = (
            channel.trouble,
            "",
            _history(channel, now),
            told(keys, here, ("refresh_channel", "tries again now"), ("about", "tells more")),
        )
    elif channel.refreshed_at is None:
        empty = ("Not fetched yet.", "", told(keys, here, ("enter", "fetches this channel.")))
    elif muted:
        empty = ("All that the channel lists is muted.", "", told(keys, here, ("list_mutes", "tells what is muted.")))
    else:
        empty = ("The channel lists nothing.", "", told(keys, here, ("refresh_channel", "asks again.")))
    if not channel.followed:
        follows = f"not followed · {told(keys, here, ('follow_channel', 'follows'))}"
        facts = (f"{channel.unread} unread · {follows}" if channel.unread else follows, follows, "not followed")
    return ListHead(channel.name, facts, empty)


def _states(channel: Channel, asking: bool) -> list[str]:
    """How the channel's last refresh went, at length and short."""
    if asking:
        return ["refreshing …"]
    if channel.trouble:
        return [f"! {channel.trouble.rstrip('.')}", "! could not be had"]
    return [f"refreshed {_clock(channel.refreshed_at)}"] if channel.refreshed_at else []


def _history(channel: Channel, now: datetime) -> str:
    """When a failing channel last answered, and when it is next asked unbidden."""
    answered = f"It last answered {ago(channel.succeeded_at, now)}." if channel.succeeded_at else "It never answered."
    planned = channel.retry_at if channel.followed else None
    return f"{answered} Next try {until(planned, now)}." if planned else answered


def _clock(moment: datetime) -> str:
    return moment.astimezone().strftime("%H:%M")


class Listing:
    """Shows channels, entries and saved items as the library has them, without moving what is looked at."""

    def __init__(
        self,
        desk: Desk,
        keys: KeyMap,
        channels: ChannelList,
        entries: EntryList,
        saved: SavedList,
        order: str = "newest",
        saved_order: str = SavedOrder.SAVED.value,
    ) -> None:
        """The orders are those of the settings."""
        self.desk = desk
        self.order = order
        self.saved_scope = Scope(ScopeKind.SAVED, order=SavedOrder(saved_order))
        self.keys = keys
        self.channels = channels
        self.entries = entries
        self.saved = saved
        self.front = Front((), 0, 0, 0)
        self.scope = Scope(ScopeKind.UNREAD)
        self.muted = 0
        self.columnist: Columnist | None = None
        self.entered: Scope | None = None
        self.visited: Channel | None = None
        self.asking: frozenset[int] = frozenset()

    def begin(self, front: Front, window: EntryWindow, saved: EntryWindow, begun: Entry | None = None) -> None:
        """Shows what was read before the first frame, the cursor on the column to go on with."""
        self._show_front(front)
        self.channels.place_cursor(window.scope)
        self.scope, self.muted = window.scope, window.muted
        self.entries.show(window, self._head(), self.now)
        if begun and begun.id in self.entries.ids:
            self.entries.cursor = self.entries.ids.index(begun.id)
            self.entries.reveal()
        self.saved.show(saved, self._saved_head(), self.now)

    @property
    def now(self) -> datetime:
        """The time where the reader is: "yesterday" ends at their midnight."""
        return self.desk.clock().astimezone()

    @property
    def channel(self) -> Channel | None:
        """The channel whose entries are shown, None for a list that crosses channels."""
        followed = (each for each in self.front.channels if each.id == self.scope.channel_id)
        return next(followed, self.visited if self.is_visiting else None)

    @property
    def search(self) -> FollowedSearch | None:
        """The followed search whose list is shown; None for another list."""
        return next((each for each in self.front.searches if each.number == self.scope.search), None)

    @property
    def is_visiting(self) -> bool:
        """Whether the list is that of a channel one was led to, which need not be followed."""
        return self.visited is not None and self.visited.id == self.scope.channel_id

    async def visit(self, channel: Channel) -> None:
        """Shows the list of a channel, followed or not, as the library knows it now."""
        self.visited = await about_channel(self.desk, channel.id)
        await self.go_to(Scope(ScopeKind.CHANNEL, channel.id))
        if self.visited and self.visited.followed:
            self.channels.place_cursor(self.scope)

    async def go_to(self, scope: Scope) -> None:
        """Shows another list; what was new in the one that is left is seen."""
        left, self.scope = self.scope, scope
        if self.entered == left and left != scope:
            self.entered = None
            await saving.mark_seen(self.desk, self.entries.whole)
        window = await self._read_shown()
        if window:
            self.entries.show(window, self._head(), self.now)

    def enter(self) -> None:
        """The person went into the list that is shown."""
        self.entered = self.scope

    async def reload(self) -> None:
        """Reads everything again; the cursor and what is on the screen stay where they are."""
        self._show_front(await lists.read_front(self.desk))
        if self.visited:
            self.visited = await about_channel(self.desk, self.visited.id)
        window = await self._read_shown()
        if window:
            self._merge(window, self.entries.whole)

    async def count_again(self) -> None:
        """Shows the counts as they are by now; no list changes."""
        self._show_front(await lists.read_front(self.desk))
        self.entries.describe(self._head())

    async def turn(self, order: str) -> None:
        """Shows the lists in this order; the cursor stays on its entry."""
        self.order = order
        window = await self._read_shown()
        if window and window.scope.kind in lists.TURNED and not self.has_own_order:
            self._merge(window, self.entries.whole[::-1])

    @property
    def has_own_order(self) -> bool:
        """Whether an order is set for the channel whose list is shown."""
        return self.channel is not None and self.channel.settings.order != USUAL

    def _merge(self, window: EntryWindow, shown: Sequence[int]) -> None:
        ids = merged_ids(shown, window.ids)
        known = {**self.entries.entries, **{entry.id: entry for entry in window.rows}}
        here = self.entries.entry
        rows = tuple(known[each] for each in ids if each in known)
        merged = replace(window, ids=ids, rows=rows)
        self.entries.show(merged, self._head(), self.now, keep=here.id if here else None)

    async def leave_out(self) -> None:
        """Shows the list as it is now, without what was shown and has left it: the person asked for that."""
        self._show_front(await lists.read_front(self.desk))
        window, here = await self._read_shown(), self.entries.entry
        if window:
            keep = next_listed(self.entries.ids, window.ids, here.id) if here else None
            self.entries.show(window, self._head(), self.now, keep=keep)

    async def _read_shown(self) -> EntryWindow | None:
        """The list that is shown; None if another is by the time it is read."""
        scope, order = self.scope, self.order
        if scope.kind is ScopeKind.EDITION:
            await editions.todays(self.desk)
            self._show_front(await lists.read_front(self.desk))
        window = await self.desk.library.read(lambda library: lists.window(library, scope, order))
        if window.scope != self.scope:
            return None
        self.muted, self.columnist = window.muted, window.columnist
        return window

    async def changed(self, ids: Sequence[int]) -> None:
        """Shows entries whose state changed, and the counts that follow from it."""
        shown = [entry_id for entry_id in ids if entry_id in self.entries.entries]
        self.entries.supply(await lists.read_rows(self.desk, shown))
        self._show_front(await lists.read_front(self.desk))
        if self.columnist:
            scope = self.scope
            told = await self.desk.library.read(lambda library: of_scope(library, scope))
            self.columnist = told if scope == self.scope else self.columnist
        self.entries.describe(self._head())
        # What was just saved stands on top, unless the person is in the list: then the highlight stays.
        kept = self.saved.entry if self.saved.active else None
        await self._show_saved(kept)

    async def arrange_saved(self, order: SavedOrder) -> None:
        """Shows what is saved in this order; the cursor stays on its entry."""
        self.saved_scope = replace(self.saved_scope, order=order)
        await self._show_saved(self.saved.entry)

    async def _show_saved(self, keep: Entry | None) -> None:
        window = await lists.read_window(self.desk, self.saved_scope)
        if window.scope == self.saved_scope:
            self.saved.show(window, self._saved_head(), self.now, keep=keep.id if keep else None)

    def _saved_head(self) -> ListHead:
        return head_of(self.keys, self.saved_scope, self.front, None, False, self.now)

    def set_asking(self, channel_ids: frozenset[int]) -> None:
        """Marks the channels that are being refreshed."""
        self.asking = channel_ids
        self.channels.mark_asking(channel_ids)
        self.entries.describe(self._head())

    def _show_front(self, front: Front) -> None:
        self.front = front
        self.channels.show(front)

    def _head(self) -> ListHead:
        channel = self.channel
        if channel and self.desk.offline:
            # Nothing is asked then, so that no next try is planned.
            channel = replace(channel, retry_at=None)
        asking = self.scope.channel_id in self.asking if self.scope.channel_id else bool(self.asking)
        return head_of(self.keys, self.scope, self.front, channel, asking, self.now, self.muted, self.columnist)
