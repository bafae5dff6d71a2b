"""The Newsstand: the whole catalogue, searched as one types; follow, unfollow, add by address."""

from collections.abc import Coroutine

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from reader.errors import BylineError
from reader.model.channel import Channel, NewChannel
from reader.service import following, lists
from reader.service.desk import Desk
from reader.ui.theme import Palette
from reader.ui.widgets.newsstand_list import NewsstandList, looks_like_url
from reader.ui.widgets.rows import RowPane


class Newsstand(ModalScreen[bool]):
    """Dismissed with whether anything is followed that was not, or the other way round."""

    DEFAULT_CSS = """
    Newsstand { align: center middle; background: $background 60%; }
    #newsstand { width: 92; max-width: 100%; height: 90%; }
    """

    def __init__(self, desk: Desk, palette: Palette) -> None:
        super().__init__()
        self.desk = desk
        self.list = NewsstandList(palette)
        self.changed = False

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.work(self._read())

    async def _read(self) -> None:
        self.list.show(await lists.read_catalogue(self.desk))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        match event.key:
            case "escape" if not self.list.typed:
                self.dismiss(self.changed)
            case "escape" | "ctrl+u":
                self.list.search("")
            case "backspace":
                self.list.search(self.list.typed[:-1])
            case "enter":
                self.choose()
            case "down" | "ctrl+n":
                self.list.step(1)
            case "up" | "ctrl+p":
                self.list.step(-1)
            case "pagedown" | "pageup":
                self.list.page(1 if event.key == "pagedown" else -1)
            case "home" | "end":
                self.list.to_end(last=event.key == "end")
            case _ if event.character and event.is_printable:
                self.list.search(self.list.typed + event.character)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        first = event.text.strip().splitlines()[:1]
        self.list.search(self.list.typed + "".join(first)[:2000])

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

    def work(self, task: Coroutine[None, None, None]) -> None:
        """Does it beside the screen; what goes wrong is told."""
        self.run_worker(self._told(task), exclusive=True)

    async def _told(self, task: Coroutine[None, None, None]) -> None:
        try:
            await task
        except BylineError as error:
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
