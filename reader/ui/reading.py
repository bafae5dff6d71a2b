"""The reading screen: four panes, one state, and the way from a key to a command."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from reader.config import Settings
from reader.errors import BylineError
from reader.model.entry import Entry
from reader.model.place import TOP, Place
from reader.service.deeds import Change
from reader.service.desk import Desk
from reader.service.library import lists
from reader.service.library.marking import Marks
from reader.service.reading.opening import Opened
from reader.ui.borrowed import palette_named
from reader.ui.colourless import has_few_colours
from reader.ui.commands.beside import read_on, show_beside
from reader.ui.commands.links import To, choose
from reader.ui.commands.muting import expire_mutes
from reader.ui.commands.opening import open_listed
from reader.ui.commands.refreshing import begin_refresh, fetch_saved, fetch_shown, keep_fresh, progress
from reader.ui.commands.searching import back_to_search, keep_indexed, recount
from reader.ui.commands.selecting import bring_marks, select_dragged
from reader.ui.gauge import Gauge
from reader.ui.hinting import Hinting, greet
from reader.ui.keymap import Keyboard, Mode, key_map
from reader.ui.keys import Command, PaneName
from reader.ui.keys import Place as KeyPlace
from reader.ui.layout import Layout, pane_after, pane_beside
from reader.ui.listing import Listing
from reader.ui.panes import Panes
from reader.ui.screens.overlay import LEAVING
from reader.ui.start import Start
from reader.ui.state import Failed, Showing, is_same, shown_entry
from reader.ui.staying import leave_article
from reader.ui.theme import Palette, name_of_theme, textual_theme
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.channel_list import ChannelList
from reader.ui.widgets.entry_list import EntryList, SavedList
from reader.ui.widgets.key_bar import KeyBar, Notice, hints_of
from reader.ui.widgets.pane import Pane
from reader.ui.widgets.prompt import Done, OnChange, Prompt
from reader.ui.widgets.quote_box import QuoteBox
from reader.ui.widgets.rows import RowPane
from reader.ui.work import Task, begin

ROOM = "Byline needs a little more room: 40 columns by 10 lines."


class ReadingScreen(Screen[None]):
    def __init__(self, desk: Desk, settings: Settings, start: Start) -> None:
        super().__init__()
        self.desk = desk
        self.settings = settings
        self.palette: Palette = palette_named(settings.theme)
        self.channels = ChannelList(PaneName.CHANNELS)
        self.entries = EntryList(PaneName.ENTRIES)
        self.keyboard = Keyboard(key_map(settings))
        self.article = ArticleView(PaneName.ARTICLE, self.keyboard.map, settings.measure, settings.justify)
        self.saved = SavedList(PaneName.SAVED)
        self.bar = KeyBar("keys")
        self.quote = QuoteBox("quote")
        self.prompt = Prompt("prompt", lambda: self.begin(None))
        self.mode: Mode | None = None
        orders = (settings.order, settings.saved_order)
        self.listing = Listing(desk, self.keyboard.map, self.channels, self.entries, self.saved, *orders)
        self.panes = Panes(
            self, self.channels, self.entries, self.article, self.saved, name=start.pane, sizes=start.sizes
        )
        self.list_read: EntryList = self.entries
        self.gauge: Gauge | None = None
        self.notice: Notice | None = None
        self.history: list[Change] = []
        self.undone: list[Change] = []
        self.marks = Marks()
        self.trail = start.trail
        self.stays_since = desk.clock()
        self.days = 0
        self.hinting = Hinting(self, start.hints)
        self._start = start

    # Beginning and end

    def compose(self) -> ComposeResult:
        with Vertical(id="side"):
            yield self.channels
            yield self.saved
        yield self.entries
        yield self.article
        yield Static(ROOM, id="small", markup=False)
        yield self.quote
        yield self.bar
        yield self.prompt

    def on_mount(self) -> None:
        self.paint(self.settings.theme)
        self.listing.begin(self._start.front, self._start.window, self._start.saved, self._start.begun)
        self.focus_pane(self._start.pane)
        greet(self, self._start)
        self.call_after_refresh(keep_indexed, self)
        self.work(expire_mutes(self), group="mutes")
        if self._start.asks:
            begin_refresh(self, self.listing.front.channels)
        if self.settings.refresh:
            self.call_after_refresh(fetch_saved, self)
            self.call_after_refresh(keep_fresh, self)

    # Work that takes its time

    def work(self, task: Task, group: str = "", alone: bool = True) -> None:
        """Does it beside the screen; what goes wrong is told. ``alone`` in a group it ends the one before."""
        begin(self, task, self._tell_failure, group=group or "work", exclusive=bool(group) and alone)

    def _tell_failure(self, error: BylineError) -> None:
        self.tell(error.headline, failed=True)

    # Keys

    def on_key(self, event: events.Key) -> None:
        if self.mode:
            self.notice = None
            if self.mode.press(event.key, event.character):
                event.stop()
                event.prevent_default()
                self.update_bar()
                return
        command = self.keyboard.press(self.place, event.key)
        if command is None:
            nothing = self.keyboard.meant_nothing()
            self.bar_shows(Notice(nothing) if nothing else None)
            return
        event.stop()
        event.prevent_default()
        self.bar_shows(None)
        self.run_command(command)

    def run_command(self, command: Command) -> None:
        if self.panes.layout is Layout.TINY and command.name not in LEAVING:
            return
        self.hinting.used(command.name)
        command.run(self)
        self.update_bar()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self.mode is self.prompt:
            self.prompt.insert(event.text)

    def begin(self, mode: Mode | None) -> None:
        """Gives the keys to this mode, or back to the commands."""
        before, self.mode = self.mode, mode
        if before:
            before.end()
        self.update_bar()

    def ask(
        self,
        label: str,
        *,
        text: str = "",
        on_change: OnChange | None = None,
        on_done: Done,
        note_on: Hashable | None = None,
    ) -> None:
        """Lets the person type in the place of the key bar (see `reader.ui.widgets.prompt`)."""
        self.begin(self.prompt)
        self.notice = None
        self.prompt.begin(label, text, on_change, on_done, note_on)

    @on(KeyBar.Pressed)
    def _hint_clicked(self, message: KeyBar.Pressed) -> None:
        self.run_command(self.keyboard.map.command(message.command))

    # The bar

    def tell(self, text: str, failed: bool = False) -> None:
        """Confirms what was just done, until the next key."""
        self.bar_shows(Notice(text, failed))

    def bar_shows(self, notice: Notice | None) -> None:
        self.notice = notice
        strip = self.panes.name is PaneName.ARTICLE and self.article.turns_days
        words = self.mode.words if self.mode else ""
        hints = hints_of(self.keyboard.map, self, strip)
        self.hinting.show()
        self.bar.show(hints, notice or (Notice(words, stays=True) if words else None), progress(self))

    def measure_refresh(self, gauge: Gauge | None) -> None:
        """Shows how far a refresh is; None when it has ended."""
        self.gauge = gauge
        self.update_bar()

    def update_bar(self) -> None:
        self.bar_shows(self.notice)

    # Panes

    @property
    def pane(self) -> Pane:
        return self.panes.pane

    @property
    def place(self) -> KeyPlace:
        """Where a key is pressed."""
        return (self.mode and self.mode.place) or self.panes.name

    def choose(self) -> None:
        """Opens what is under the cursor of the pane in focus; a list that was never fetched is."""
        if isinstance(self.pane, RowPane) and not fetch_shown(self):
            self.pane.choose()

    @property
    def entry_in_focus(self) -> Entry | None:
        """The entry a command is about: the one under the cursor of a list, or the one that is read."""
        if self.panes.name is PaneName.ARTICLE:
            return shown_entry(self.showing)
        return self.panes.list.entry

    def asked_entry(self) -> Entry | None:
        """As `entry_in_focus`, for a command; where there is none, that is told."""
        entry = self.entry_in_focus
        if entry is None:
            self.tell("There is no column here.")
        return entry

    def focus_pane(self, name: PaneName) -> None:
        """Goes to the pane; where there is no room for all, it comes into view."""
        if name is not PaneName.ARTICLE:
            self.panes.alone = False
            leave_article(self)
        if name is not self.panes.name:
            self.begin(None)
        self.panes.focus(name)
        if name is PaneName.ENTRIES:
            self.listing.enter()
        if name is PaneName.ARTICLE:
            read_on(self)
        self.update_bar()

    def cycle_panes(self, step: int) -> None:
        """Goes to the next pane by number, after the last to the first."""
        self.focus_pane(pane_after(self.panes.name, step))

    def focus_beside(self, step: int) -> None:
        """Goes to the pane at the left (-1) or at the right (1), if there is one."""
        beside = pane_beside(self.panes.name, step)
        if beside:
            self.focus_pane(beside)

    @property
    def can_go_out(self) -> bool:
        """Whether there is something further out than what is in focus."""
        reading_saved = self.list_read is self.saved
        return self.panes.alone or self.panes.around(reading_saved) is not None

    def go_out(self) -> bool:
        """Goes one step out. False when there is nowhere further out."""
        if self.mode:
            self.begin(None)
            return True
        if self.panes.name is PaneName.ARTICLE and self.article.drop_link():
            return True
        if self.panes.alone:
            self.panes.alone = False
            return True
        if self.panes.name is PaneName.ARTICLE and self.panes.name_of(self.list_read) is None:
            back_to_search(self)
            return True
        outer = self.panes.around(self.list_read is self.saved)
        if outer:
            self.focus_pane(outer)
        return outer is not None

    def on_resize(self, event: events.Resize) -> None:
        self.panes.fit(event.size.width, event.size.height)
        self.call_after_refresh(self.update_bar)

    @on(Pane.Clicked)
    def _pane_clicked(self, message: Pane.Clicked) -> None:
        name = self.panes.name_of(message.pane)
        if name and name is not self.panes.name:
            self.focus_pane(name)

    def paint(self, theme: str) -> None:
        """Draws everything in the colours of this theme."""
        self.palette = palette_named(theme, has_few_colours(self.app))
        self.app.register_theme(textual_theme(self.palette))
        self.app.theme = name_of_theme(self.palette)
        self.panes.paint(self.palette)
        self.bar.paint(self.palette)
        self.prompt.paint(self.palette)
        self.quote.paint(self.palette)

    # Lists

    @on(RowPane.Highlighted, "#channels")
    def _channel_highlighted(self) -> None:
        scope = self.channels.scope
        if scope and scope != self.listing.scope:
            self.work(self.listing.go_to(scope), group="scope")

    @on(RowPane.Chosen, "#channels")
    def _channel_chosen(self) -> None:
        row = self.channels.row
        if row is None:
            # A key that came in the meantime has narrowed the list to nothing.
            return
        self.focus_pane(PaneName.ENTRIES)
        scope = self.channels.scope
        if scope:
            # A list that stands there may do so since before another Byline set its channel otherwise; one that is on
            # its way must not be overtaken by the one before.
            stands = self.entries.scope == scope
            self.work(self.listing.reload() if stands else self.listing.go_to(scope), group="scope")
        if row.channel and row.channel.refreshed_at is None:
            begin_refresh(self, [row.channel])

    @on(RowPane.Chosen, "#entries")
    @on(RowPane.Chosen, "#saved")
    def _entry_chosen(self, message: RowPane.Chosen) -> None:
        assert isinstance(message.pane, EntryList)
        open_listed(self, message.pane)

    @on(EntryList.Filled)
    def _list_filled(self) -> None:
        if self._start.asks:
            show_beside(self)
        self.update_bar()

    @on(EntryList.RowsWanted)
    def _rows_wanted(self, message: EntryList.RowsWanted) -> None:
        self.work(self._bring_rows(message.pane, message.ids))

    async def _bring_rows(self, pane: EntryList, ids: Sequence[int]) -> None:
        pane.supply(await lists.read_rows(self.desk, ids))

    async def entries_changed(self, ids: Sequence[int]) -> None:
        """Shows what changed about these entries wherever they are shown."""
        await self.listing.changed(ids)
        await self._refresh_shown(ids)
        recount(self)
        self.update_bar()

    async def _refresh_shown(self, ids: Sequence[int]) -> None:
        """Gives the article its changed entry. An opening stays itself: its answer is known by being asked for it."""
        shown = self.showing
        if isinstance(shown, Opened | Failed) and shown.entry.id in ids:
            rows = await lists.read_rows(self.desk, [shown.entry.id])
            if rows and is_same(self.showing, shown):
                self.article.update(replace(shown, entry=rows[0]))
            await bring_marks(self)

    # The article

    @property
    def showing(self) -> Showing:
        """What the article pane shows."""
        return self.article.showing

    def show(self, showing: Showing, place: Place = TOP) -> None:
        """Shows this state in the article pane."""
        self.begin(None)
        self.stays_since = self.desk.clock()
        self.article.channels = self.listing.front.channels
        self.article.show(showing, place)
        self.work(bring_marks(self), group="marks")
        self.update_bar()

    @on(ArticleView.EndReached)
    def _end_reached(self) -> None:
        leave_article(self, ended=True)

    @on(ArticleView.LinkClicked)
    def _link_clicked(self, message: ArticleView.LinkClicked) -> None:
        choose(self, message.link, To.INSIDE)

    @on(ArticleView.Dragged)
    def _dragged(self, message: ArticleView.Dragged) -> None:
        select_dragged(self, message.start, message.end)

    @on(ArticleView.Moved)
    def _article_moved(self) -> None:
        self.update_bar()

    # Taking back

    def did(self, change: Change) -> None:
        """Remembers a change, so that it can be taken back."""
        if change.deeds:
            self.history.append(change)
            self.undone.clear()
