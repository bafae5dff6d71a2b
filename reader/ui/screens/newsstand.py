"""The Newsstand: the whole catalogue, searched as one types; follow, unfollow, add by address."""

import asyncio
from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from reader.errors import BylineError
from reader.model.channel import Channel, NewChannel
from reader.model.entry import Entry
from reader.service import deeds
from reader.service.desk import Desk
from reader.service.following import following, newsstand, packs
from reader.service.following.following import Column
from reader.service.library import adding
from reader.typeset.counting import counted
from reader.ui.field import Field
from reader.ui.keymap import KeyMap
from reader.ui.keynames import is_typed
from reader.ui.keys import OverlayName
from reader.ui.screens.overlay import TypedOverlay
from reader.ui.theme import Palette
from reader.ui.widgets.group_list import EVERYTHING, Group, GroupList
from reader.ui.widgets.newsstand_list import Editing, NewsstandList, Pack, looks_like_url
from reader.ui.widgets.rows import RowPane
from reader.ui.work import Task, begin

LATELY = "lately"
BROAD = 100
"""Columns from which on the groups stand beside the list."""
PAUSE = 0.7
"""Seconds the cursor stays on a channel before it is asked."""


class Newsstand(TypedOverlay[bool]):
    """Dismissed with whether anything is followed that was not, or the other way round, or is set otherwise.

    ``followed`` is what was followed last and still is, ``has_adjusted`` whether anything was set for a channel,
    ``column`` what was given by its address in place of a channel, saved and to be read."""

    DEFAULT_CSS = """
    #stand { layout: horizontal; width: 100%; height: 100%; }
    #groups { display: none; width: 26; height: 100%; }
    Newsstand.-broad #groups { display: block; }
    #newsstand { width: 1fr; height: 100%; }
    """

    place = OverlayName.NEWSSTAND

    def __init__(self, desk: Desk, palette: Palette, keys: KeyMap, did: Callable[[deeds.Change], None]) -> None:
        """``did`` is told every change, so that it can be taken back."""
        super().__init__(palette, keys)
        self.did = did
        self.desk = desk
        self.list = NewsstandList(palette, keys, desk.clock().astimezone())
        self.groups = GroupList(palette)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (BROAD, "-broad")]
        self.changed = False
        self.has_adjusted = False
        self.followed: Channel | None = None
        self.column: Entry | None = None

    def compose(self) -> ComposeResult:
        with Container(id="stand"):
            yield self.groups
            yield self.list

    def on_mount(self) -> None:
        self.work(self._read())

    async def _read(self) -> None:
        known = await newsstand.shelves(self.desk)
        self.list.newest, self.list.packs = known.newest, known.packs
        self.list.show(known.channels)
        self.groups.show(known.channels, known.own, self.list.is_silent, self.list.group)

    @property
    def pane(self) -> RowPane:
        return self.groups if self.groups.active else self.list

    @property
    def has_groups(self) -> bool:
        """Whether there is room for the groups beside the list."""
        return self.size.width >= BROAD

    def go_to_groups(self, there: bool) -> None:
        """Gives the keys to the groups, or back to the list."""
        self.groups.active = there and self.has_groups
        self.list.active = not self.groups.active
        self.place = OverlayName.GROUPS if self.groups.active else OverlayName.NEWSSTAND
        self.groups.refresh()
        self.list.refresh()

    def on_resize(self) -> None:
        self.go_to_groups(self.groups.active)

    def paint(self, palette: Palette) -> None:
        super().paint(palette)
        self.groups.paint(palette)
        self.list.paint(palette)

    @property
    def field(self) -> Field:
        return self.list.editing.field if self.list.editing else self.list.field

    def typed(self) -> None:
        self.go_to_groups(False)
        if not self.list.editing:
            # What is typed is looked for everywhere.
            self.list.group = EVERYTHING
            self.groups.move_to(0)
            self.list.search()

    def go_out(self) -> bool:
        # From the list one key leads back to reading: what is typed is taken away by Ctrl-u, or by typing.
        if self.groups.active:
            self.go_to_groups(False)
            return True
        if self.list.group.pack:
            left = self.list.pack
            self.list.show_group(EVERYTHING)
            if left:
                self.list.go_to(left)
            return True
        self.dismiss(self.changed)
        return True

    def on_key(self, event: events.Key) -> None:
        editing = self.list.editing
        self.list.tell("")
        if not editing and self.list.typed and is_typed(event.key):
            # What may stand within a name is a command's key only as the first of what is typed.
            event.stop()
            event.prevent_default()
            self.press(event.key, event.character)
            return
        if not editing:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        if event.key in ("enter", "escape"):
            self.list.edit(None)
            if event.key == "enter":
                self.work(self._rename(editing.channel, editing.field.text))
        else:
            self.press(event.key, event.character)

    def rename(self) -> None:
        """Lets the person type another name for the channel under the cursor."""
        channel = self.list.chosen
        if isinstance(channel, Channel):
            self.list.edit(Editing(channel, Field(channel.name)))

    async def _rename(self, channel: Channel, name: str) -> None:
        self._did(await newsstand.rename(self.desk, channel, name))
        await self._read()
        self.list.tell(f"It is called {name} now.")

    async def moved(self, change: deeds.Change, said: str) -> None:
        """Takes over that a channel was put into another group."""
        self._did(change)
        await self._read()
        self.list.tell(said)

    def follow_shown(self) -> None:
        """Follows all of the starter pack, or lets go of all of it; else all channels shown for what is typed."""
        if self.list.pack:
            self.work(self._toggle_pack(self.list.pack))
        elif self.list.field.text:
            self.work(self._follow_shown())

    async def _toggle_pack(self, pack: packs.Held) -> None:
        change = await packs.toggle(self.desk, pack)
        self._did(change)
        await self._read()
        many = counted(len(change.deeds), "channel")
        self.list.tell(f"You {'no longer follow' if pack.is_followed else 'follow'} {many} of {pack.pack.name}.")

    async def _follow_shown(self) -> None:
        await self._follow_all([row for row in self.list.rows if isinstance(row, Channel)])

    async def _follow_all(self, channels: Sequence[Channel]) -> None:
        new = [each for each in channels if not each.followed]
        if new:
            self._did(await following.follow(self.desk, *new))
            await self._read()
        self.list.tell(f"You follow {len(new)} more." if new else "You follow all of these already.")

    async def adjusted(self, change: deeds.Change) -> None:
        """Takes over what was set for a channel."""
        self.has_adjusted = True
        self._did(change)
        await self._read()

    def _did(self, change: deeds.Change) -> None:
        self.changed = True
        self.did(change)

    def on_row_pane_highlighted(self, message: RowPane.Highlighted) -> None:
        message.stop()
        if message.pane is self.groups:
            self.list.show_group(self.groups.chosen)
        elif isinstance(self.list.chosen, Channel):
            self.work(self._look_at(self.list.chosen), group=LATELY)
        else:
            self.workers.cancel_group(self, LATELY)
            self.list.refresh()

    async def _look_at(self, channel: Channel) -> None:
        """Tells what is known of the channel; of one that is not followed, what it lists is asked once one stays."""
        known = await newsstand.lately(self.desk, channel)
        self.list.show_lately(known)
        if channel.followed or known.entries or self.desk.offline or channel.id in self.list.heard:
            return
        await asyncio.sleep(PAUSE)
        self.list.show_lately(await newsstand.look_ahead(self.desk, channel))

    def on_row_pane_chosen(self, message: RowPane.Chosen) -> None:
        message.stop()
        if message.pane is self.groups:
            self.go_to_groups(False)
        else:
            self.choose()

    def choose(self) -> None:
        """Follows or unfollows the channel under the cursor, or what is at the address that was typed."""
        match self.list.chosen:
            case Channel() as channel:
                self.work(self._toggle(channel))
            case packs.Held(pack=starter):
                self.list.show_group(Group(starter.name, pack=True))
            case Pack() as pack:
                self.work(self._follow_all(pack.channels))
            case NewChannel() as offer:
                self.list.tell(f"Fetching {offer.name} …")
                self.work(self._follow(offer))
            case None if looks_like_url(self.list.field.text):
                self.list.tell("Looking what is there …")
                self.work(self._look(self.list.field.text))

    async def _toggle(self, channel: Channel) -> None:
        change = following.unfollow if channel.followed else following.follow
        self._did(await change(self.desk, channel))
        self.followed = None if channel.followed else channel
        await self._read()
        self.list.tell(f"You {'no longer follow' if channel.followed else 'follow'} {channel.name}.")

    def work(self, task: Task, group: str = "default") -> None:
        """Does it beside the screen, the newest of a group ending the one before; what goes wrong is told."""
        begin(self, task, self._tell_failure, group=group)

    def _tell_failure(self, error: BylineError) -> None:
        self.list.tell(error.headline, failed=True)

    async def _look(self, address: str) -> None:
        found = await following.look(self.desk, address)
        if isinstance(found, Column):
            kept = await adding.keep(self.desk, found)
            self._did(kept.change)
            self.column = kept.entry
            self.dismiss(self.changed)
        elif len(found) == 1:
            await self._follow(found[0])
        elif self.list.field.text == address:
            self.list.offer(found)
            self.list.tell("These are there, the best guess first.")

    async def _follow(self, offer: NewChannel) -> None:
        followed = await following.follow_new(self.desk, offer)
        self._did(followed.change)
        self.followed = followed.channel
        self.list.field.set("")
        self.list.search()
        await self._read()
        # Else the next Enter would let go the first of all channels, which nobody looked at.
        self.list.go_to(followed.channel)
        trouble = followed.refreshed.error
        but = f", but: {trouble.headline}" if trouble else "."
        self.list.tell(f"You follow {followed.channel.name}{but}", failed=trouble is not None)
