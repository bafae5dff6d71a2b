"""The Newsstand: the whole catalogue, searched as one types; follow, unfollow, add by address."""

from collections.abc import Callable
from dataclasses import replace

from textual import events
from textual.app import ComposeResult

from reader.errors import BylineError
from reader.model.channel import Channel, NewChannel
from reader.service.desk import Desk
from reader.service.following import following, newsstand
from reader.service.library import lists
from reader.ui.screens.overlay import Overlay
from reader.ui.theme import Palette
from reader.ui.widgets.newsstand_list import Change, Editing, NewsstandList, looks_like_url
from reader.ui.widgets.rows import RowPane
from reader.ui.work import Task, begin

MOVES: dict[str, Callable[[NewsstandList], None]] = {
    "down": lambda rows: rows.step(1),
    "ctrl+n": lambda rows: rows.step(1),
    "up": lambda rows: rows.step(-1),
    "ctrl+p": lambda rows: rows.step(-1),
    "pagedown": lambda rows: rows.page(1),
    "pageup": lambda rows: rows.page(-1),
    "home": lambda rows: rows.to_end(last=False),
    "end": lambda rows: rows.to_end(last=True),
}


class Newsstand(Overlay[bool]):
    """Dismissed with whether anything is followed that was not, or the other way round."""

    DEFAULT_CSS = """
    Newsstand { align: center middle; background: $background 60%; }
    #newsstand { width: 92; max-width: 100%; height: 90%; }
    """

    def __init__(self, desk: Desk, palette: Palette) -> None:
        super().__init__()
        self.desk = desk
        self.list = NewsstandList(palette, desk.clock().astimezone())
        self.changed = False

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.work(self._read())

    async def _read(self) -> None:
        self.list.show(await lists.read_catalogue(self.desk))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if self.list.editing:
            self._edit(self.list.editing, event)
            return
        match event.key:
            case "f2":
                self._begin_editing(Change.NAME)
            case "f3":
                self._begin_editing(Change.GROUP)
            case "f4" if self.list.typed:
                self.work(self._follow_shown())
            case "escape" if not self.list.typed:
                self.dismiss(self.changed)
            case "escape" | "ctrl+u":
                self.list.search("")
            case "backspace":
                self.list.search(self.list.typed[:-1])
            case "enter":
                self.choose()
            case key if key in MOVES:
                MOVES[key](self.list)
            case _ if event.character and event.is_printable:
                self.list.search(self.list.typed + event.character)

    def _begin_editing(self, what: Change) -> None:
        channel = self.list.chosen
        if isinstance(channel, Channel):
            self.list.edit(Editing(what, channel, channel.name if what is Change.NAME else channel.section))

    def _edit(self, editing: Editing, event: events.Key) -> None:
        """A key while a name or a group is typed."""
        match event.key:
            case "escape":
                self.list.edit(None)
            case "enter":
                self.list.edit(None)
                self.work(self._arrange(editing))
            case "backspace":
                self.list.edit(replace(editing, text=editing.text[:-1]))
            case "ctrl+u":
                self.list.edit(replace(editing, text=""))
            case _ if event.character and event.is_printable:
                self.list.edit(replace(editing, text=editing.text + event.character))

    async def _arrange(self, editing: Editing) -> None:
        change = newsstand.rename if editing.what is Change.NAME else newsstand.move
        await change(self.desk, editing.channel, editing.text)
        self.changed = True
        await self._read()
        said = f"It is called {editing.text} now." if editing.what is Change.NAME else f"It is in {editing.text} now."
        self.list.tell(said)

    async def _follow_shown(self) -> None:
        shown = [row for row in self.list.rows if isinstance(row, Channel)]
        count = await newsstand.follow_all(self.desk, shown)
        self.changed = self.changed or count > 0
        await self._read()
        self.list.tell(f"You follow {count} more." if count else "You follow all of these already.")

    def on_row_pane_highlighted(self, message: RowPane.Highlighted) -> None:
        message.stop()
        if isinstance(self.list.chosen, Channel):
            self.work(self._look_at(self.list.chosen), group="lately")

    async def _look_at(self, channel: Channel) -> None:
        self.list.show_lately(await newsstand.lately(self.desk, channel))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        first = "".join(event.text[:2000].strip().splitlines()[:1])
        if self.list.editing:
            self.list.edit(replace(self.list.editing, text=self.list.editing.text + first))
        else:
            self.list.search(self.list.typed + first)

    def on_row_pane_chosen(self, message: RowPane.Chosen) -> None:
        message.stop()
        self.choose()

    def choose(self) -> None:
        """Follows or unfollows the channel under the cursor, or what is at the address that was typed."""
        match self.list.chosen:
            case Channel() as channel:
                self.work(self._toggle(channel))
            case NewChannel() as offer:
                self.list.tell(f"Fetching {offer.name} …")
                self.work(self._follow(offer))
            case None if looks_like_url(self.list.typed):
                self.list.tell("Looking what is there …")
                self.work(self._look(self.list.typed))

    async def _toggle(self, channel: Channel) -> None:
        change = following.unfollow if channel.followed else following.follow
        await change(self.desk, channel.id)
        self.changed = True
        await self._read()
        self.list.tell(f"You {'no longer follow' if channel.followed else 'follow'} {channel.name}.")

    def work(self, task: Task, group: str = "default") -> None:
        """Does it beside the screen, the newest of a group ending the one before; what goes wrong is told."""
        begin(self, task, self._tell_failure, group=group)

    def _tell_failure(self, error: BylineError) -> None:
        self.list.tell(error.headline, failed=True)

    async def _look(self, address: str) -> None:
        found = await following.look(self.desk, address)
        if len(found) == 1:
            await self._follow(found[0])
        elif self.list.typed == address:
            self.list.offer(found)
            self.list.tell("Enter follows one of these, the best guess first.")

    async def _follow(self, offer: NewChannel) -> None:
        followed = await following.follow_new(self.desk, offer)
        self.changed = True
        self.list.search("")
        await self._read()
        trouble = followed.refreshed.error
        but = f", but: {trouble.headline}" if trouble else "."
        self.list.tell(f"You follow {followed.channel.name}{but}", failed=trouble is not None)
