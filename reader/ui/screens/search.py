"""The search: all texts, as one types. Over the reading screen, and there again when one comes back from a column."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual import events, on
from textual.app import ComposeResult

from reader.model.place import Place
from reader.service.deeds import Change
from reader.service.desk import Desk
from reader.service.library import searches, searching
from reader.service.library.searching import Order, Search, WrongQuery
from reader.typeset.counting import counted
from reader.ui.field import Field
from reader.ui.keymap import KeyMap
from reader.ui.keys import OverlayName, PaneName
from reader.ui.screens.overlay import TypedOverlay
from reader.ui.state import Showing
from reader.ui.theme import Palette
from reader.ui.widgets.entry_list import EntryList
from reader.ui.widgets.result_list import ResultList
from reader.ui.widgets.rows import RowPane
from reader.ui.work import Task, begin

INDEXING = "indexing"
"""The group of workers that bring the index up to date: one is enough."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one was before the search: the pane, the list gone through, the column, the place in it."""

    pane: PaneName
    list_read: EntryList
    showing: Showing
    at: Place


class SearchScreen(TypedOverlay[bool]):
    """Dismissed with whether the entry under the cursor is to be opened."""

    DEFAULT_CSS = """
    SearchScreen { align: center middle; background: transparent; }
    #results { width: 100; max-width: 100%; height: 90%; }
    """

    place = OverlayName.SEARCH

    def __init__(
        self, desk: Desk, palette: Palette, keys: KeyMap, origin: Origin, did: Callable[[Change], None]
    ) -> None:
        """``did`` is told of each search that is followed."""
        super().__init__(palette, keys)
        self.desk = desk
        self.origin = origin
        self.did = did
        self.order = Order.NEWEST
        self.list = ResultList(keys)

    def begin(self, palette: Palette, now: datetime) -> None:
        """Begins a new search."""
        self.order, self.palette = Order.NEWEST, palette
        self.list.begin(palette, now)

    def compose(self) -> ComposeResult:
        yield self.list

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        self.work(self._bring_recent(), "recent")
        self.work(self._catch_up(), INDEXING)

    async def _bring_recent(self, asked: str = "") -> None:
        """Offers what was searched for last, to which ``asked`` belongs from now on."""
        await searches.remember(self.desk, asked)
        self.list.offer(await searches.recent(self.desk))

    async def _catch_up(self) -> None:
        """What was read meanwhile is found as well, and shown as it is now."""
        await searching.index_all(self.desk)
        if self.list.search and self.field.text:
            self._find(keep=True)

    @property
    def pane(self) -> ResultList:
        return self.list

    @property
    def field(self) -> Field:
        return self.list.naming or self.list.field

    def typed(self) -> None:
        """Searches for what is typed. What cannot be understood is said, and the rows stay."""
        self.list.typing()
        if self.list.naming is None:
            self._find()

    def choose(self) -> None:
        if self.list.naming:
            self.work(self._follow(self.list.naming.text), "follow")
        else:
            self.list.choose()

    def go_out(self) -> bool:
        if self.list.naming:
            self.list.ask_name(None)
            return True
        self._remember()
        self.dismiss(False)
        return True

    def _remember(self) -> None:
        """What found something is offered again; the letters on the way to it are not."""
        if self.list.ids and self.list.field.text:
            self.work(self._bring_recent(self.list.field.text), "recent")

    def follow(self) -> None:
        """Asks under which name the query is to be followed."""
        if self.list.field.text.strip() and self.list.naming is None:
            self.list.ask_name(Field(self.list.field.text))

    async def _follow(self, name: str) -> None:
        query = self.list.field.text
        self.did(await searches.follow(self.desk, query, name))
        self.list.ask_name(None)
        self.list.say(f"Followed: {name.strip() or query} stands among the channels.")
        self._remember()

    def forget(self) -> None:
        """Forgets what was searched for."""
        self.work(self._forget(), "recent")

    async def _forget(self) -> None:
        count = await searches.forget(self.desk)
        self.list.offer(())
        self.list.say(f"Forgotten: {counted(count, 'search', 'searches')}." if count else "Nothing was remembered.")

    def change_order(self) -> None:
        """The newest first instead of the best, or the other way round."""
        self.order = Order.NEWEST if self.order is Order.BEST else Order.BEST
        self._find()

    def _find(self, keep: bool = False) -> None:
        try:
            query = searching.read_query(self.field.text, typing=True)
        except WrongQuery as error:
            self.list.tell(error)
            return
        here = self.list.entry if keep else None
        self.work(self._show(query, here.id if here else None), "search")

    async def _show(self, query: searching.Query, keep: int | None) -> None:
        self.list.show_found(await searching.find(self.desk, query, self.order), keep)

    @on(EntryList.RowsWanted)
    def _rows_wanted(self, message: EntryList.RowsWanted) -> None:
        message.stop()
        if self.list.search:
            self.work(self._bring_rows(self.list.search, message.ids), "rows")

    async def _bring_rows(self, search: Search, ids: tuple[int, ...]) -> None:
        rows = await searching.read_found(self.desk, search.query, ids)
        if self.list.search is search:
            self.list.supply_found(rows)

    @on(RowPane.Chosen)
    def _chosen(self, message: RowPane.Chosen) -> None:
        message.stop()
        if self.list.offered:
            self.list.field.set(self.list.offered[self.list.cursor])
            self.typed()
        elif self.list.entry:
            self._remember()
            self.dismiss(True)

    def work(self, task: Task, group: str) -> None:
        """Does it beside the screen, the newest of a group ending the one before; what goes wrong is told."""
        begin(self, task, self.list.tell, group=group)
