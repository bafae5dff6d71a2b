"""The Textual application: themes, signals, and a proper end."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.message import Message
from textual.worker import WorkerError, WorkerFailed, WorkType

from reader.config import Configuration, Settings
from reader.errors import BylineError, LibraryError
from reader.service.desk import Desk
from reader.service.library import saving
from reader.service.library.copying import COPIED_AFTER, copy_weekly
from reader.service.library.health import look_over
from reader.service.unwritten import turn
from reader.typeset.signs import signs_for
from reader.ui.borrowed import palette_named
from reader.ui.colourless import Colourless, has_few_colours, is_idle
from reader.ui.commands.comics import bring_pictures
from reader.ui.commands.sizing import move_sizes
from reader.ui.commands.visiting import visit
from reader.ui.drawing import draw_with
from reader.ui.folding import keep_folded
from reader.ui.keymap import key_complaints
from reader.ui.leaving import end_soon, leaving_on_signals
from reader.ui.placeholders import Images
from reader.ui.reading import ReadingScreen
from reader.ui.screens.overlay import Overlay
from reader.ui.start import Start, read_start
from reader.ui.state import Idle
from reader.ui.staying import place_left
from reader.ui.terminal import Question, plain_terminal, shows_links
from reader.ui.theme import name_of_theme, textual_theme
from reader.ui.widgets.article_view import ArticleView
from reader.ui.widgets.channel_list import ChannelList
from reader.ui.widgets.key_bar import Notice
from reader.ui.work import close_unbegun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from textual.driver import Driver

    from reader.service.library.journal import Synced
    from reader.ui.driver import TerminalDriver

INTERRUPTED = 130
LEAVING = "leaving"
GIVING_UP = 0.5
"""Seconds for work that is given up to end."""
log = logging.getLogger("byline.screen")


KEPT_IN_MEMORY = "kept in memory"


class BylineApp(App[None], inherit_bindings=False):
    """``address`` is opened at once, if there is one. What is set on the screen is kept in the ``settings_file``, where
    one is named."""

    class LibraryTurned(Message):
        """From now on what is done is kept in memory, or it is written again."""

    CSS_PATH = "app.tcss"
    TITLE = "Byline"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]

    def __init__(
        self, desk: Desk, settings: Settings, start: Start, address: str = "", settings_file: Path | None = None
    ) -> None:
        super().__init__()
        self.no_color = bool(os.environ.get("NO_COLOR"))
        palette = palette_named(settings.theme, has_few_colours(self))
        self.register_theme(textual_theme(palette))
        self.theme = name_of_theme(palette)
        draw_with(signs_for(settings.icons, os.environ), shows_links(settings.hyperlinks, os.environ))
        self.desk = desk
        self.address = address
        self.settings_file = settings_file
        self.keeping = asyncio.Lock()
        self.reading = ReadingScreen(desk, settings, start)
        self.reading.channels.folded = start.folded
        self.reading.article.showing = Idle(known=start.has_read)
        self.old_sizes = start.old_sizes
        self.terminal = plain_terminal(settings.images, os.environ)
        self.images = Images(self._send)
        self.driver: TerminalDriver | None = None
        self.leaving: int | None = None
        self._running_loop: asyncio.AbstractEventLoop | None = None

    def get_driver_class(self) -> type[Driver]:
        if sys.platform == "win32":
            return super().get_driver_class()
        from reader.ui.driver import TerminalDriver

        return TerminalDriver

    def on_mount(self) -> None:
        self._running_loop = asyncio.get_running_loop()
        self.push_screen(self.reading)
        self.desk.library.on_turn = lambda: self.post_message(self.LibraryTurned())
        if self.desk.library.kept_in_memory:
            self.call_after_refresh(self._library_turned)
        self.reading.article.show_pictures(self.terminal, self.images)
        if self.address:
            self.call_after_refresh(visit, self.reading, self.address)
        # The first page should not wait for the parser, and the first frame must not either.
        self.call_after_refresh(self._warm)

    def _warm(self) -> None:
        warm: WorkType[None] = self.desk.warm
        self.run_worker(warm)
        self.reading.work(look_over(self.desk))
        self.reading.set_timer(COPIED_AFTER, lambda: self.reading.work(copy_weekly(self.desk)))
        self.desk.hooks.on_failure = lambda error: self.reading.tell(error.headline, failed=True)
        if self.reading.settings.vault:
            # For those who have one: it brings the exports along.
            from reader.service.library.vault import keep_vault, vault_folder

            folder = vault_folder(self.reading.settings.vault)
            if folder:
                self.reading.work(keep_vault(self.desk, folder))
        if self.reading.settings.journal:
            from reader.service.library.journal import keep_journal
            from reader.service.library.vault import vault_folder

            shared = vault_folder(self.reading.settings.journal)
            if shared:
                self.reading.work(keep_journal(self.desk, shared, self._journal_kept))
        if self.old_sizes:
            self.reading.work(move_sizes(self.reading))

    def _journal_kept(self, done: Synced | BylineError) -> None:
        """What was done on other machines is shown; why that or the telling failed is said once."""
        if isinstance(done, BylineError):
            self.reading.tell(done.headline, failed=True)
            return
        if done.failed:
            self.reading.tell(done.failed.headline, failed=True)
        if done.taken:
            self.reading.work(self.reading.listing.reload())

    @on(LibraryTurned)
    def _library_turned(self) -> None:
        why = self.desk.library.kept_in_memory
        told = Notice(turn(why), failed=why is not None)
        # What was just done is confirmed as well, a moment later; this must not be missed for it.
        self.reading.bar.stand(KEPT_IN_MEMORY if why else "", told)
        self.reading.bar_shows(told)

    @on(ArticleView.PicturesWanted)
    def _pictures_wanted(self, message: ArticleView.PicturesWanted) -> None:
        bring_pictures(self.reading, message.entry_id, message.wishes)

    @on(ChannelList.Folded)
    def _folded(self) -> None:
        folded = self.reading.channels.folded
        keeps = self.desk.library.write(lambda library: keep_folded(library, folded), durable=False)
        self.reading.work(keeps, group="folds", alone=False)

    def action_pause(self) -> None:
        """Stops Byline until the shell lets it go on."""
        if self.driver:
            self.driver.pause()
        else:
            self.reading.tell("There is no shell here that could bring Byline back.", failed=True)

    def draw_again(self) -> None:
        """Draws everything anew on a terminal that has lost what was drawn."""
        self.images.send_again()
        if self.driver:
            self.driver.forget_shown()
        self.refresh(layout=True)

    def _send(self, text: str) -> None:
        if self.driver:
            self.driver.write(text)

    def get_line_filters(self) -> Sequence[LineFilter]:
        # Textual's own for NO_COLOR leaves is_idle, also where the variable is empty.
        return [Colourless()] if self.no_color else [each for each in super().get_line_filters() if not is_idle(each)]

    @property
    def cursor_position(self) -> Offset:
        """The cell of the screen where the terminal's cursor stands after each drawing, hidden to the eye, followed by
        screen readers: the selected row, the line that is read, or the field that is typed in."""
        screen = self.screen
        if not isinstance(screen, ReadingScreen | Overlay):
            return Offset()
        typed = isinstance(screen, ReadingScreen) and screen.mode is screen.prompt
        shown = self.reading.prompt if typed else screen.pane
        return shown.region.offset + shown.cursor_cell() if shown.size.area else Offset()

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Textual's, for widgets that have one of their own; there are none here."""

    # The way out

    def action_interrupt(self) -> None:
        self.leave(INTERRUPTED)

    def leave(self, code: int = 0) -> None:
        """Keeps the place, closes what is open, and ends with this exit code; a second time does nothing."""
        if self._leaves_first(code):
            self._begin_leaving()

    def leave_soon(self, code: int) -> None:
        """As `leave`, as soon as what is being done lets it. May be called in any thread, and by a signal."""
        if self._running_loop is None:
            raise SystemExit(code)
        if self._leaves_first(code):
            self._running_loop.call_soon_threadsafe(self._begin_leaving)

    def _leaves_first(self, code: int) -> bool:
        """Takes the exit code and lets the terminal hold nothing up any more; False if the leaving has begun before."""
        if self.leaving is not None:
            return False
        self.leaving = code
        if self.driver:
            self.driver.leave()
        return True

    def _begin_leaving(self) -> None:
        leave: WorkType[None] = self._leave
        self.run_worker(leave, group=LEAVING)

    async def _leave(self) -> None:
        left = place_left(self.reading)
        if left:
            with suppress(LibraryError):
                await saving.keep_place(self.desk, left)
        await self._give_up_work()
        await self.desk.close()
        self.exit(return_code=self.leaving or 0)

    async def _give_up_work(self) -> None:
        """What is going on beside the screen ends first: without parser and library it could only fail."""
        others = [each for each in self.workers if each.group != LEAVING and not each.is_finished]
        for each in others:
            each.cancel()
        if others:
            with suppress(TimeoutError, WorkerError):
                async with asyncio.timeout(GIVING_UP):
                    await self.workers.wait_for_complete(others)

    def terminal_lost(self, code: int) -> None:
        """Leaves a terminal that nobody sits at any more."""
        end_soon(self, code)
        self.leave_soon(code)

    def give_terminal_back(self) -> None:
        if self.driver:
            self.driver.give_back()

    def on_unmount(self) -> None:
        close_unbegun()

    async def on_event(self, event: events.Event) -> None:
        # Who leaves is not held up by keys that were pressed before.
        if self.leaving is None or not isinstance(event, events.InputEvent):
            await super().on_event(event)

    # The last resort

    def stumble(self, error: Exception) -> None:
        """Ends over a mistake of the program that was made outside of any message."""
        self._handle_exception(error)

    def panic(self, *renderables: RenderableType) -> None:
        self.stumble(RuntimeError("Textual gave up"))

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every value in it; the person gets a sentence and the log the rest.
        error = self._exception
        log.critical(
            "the screen stopped over an error", exc_info=error.error if isinstance(error, WorkerFailed) else error
        )
        self._close_messages_no_wait()

    def keep_place_now(self) -> None:
        """Keeps the place after the event loop has ended over a mistake; what was left properly is closed by now."""
        left = place_left(self.reading) if self.broke and self.desk.library.is_open else None
        if left:
            with suppress(LibraryError):
                self.desk.library.write_now(saving.placed(self.desk, left))

    @property
    def broke(self) -> bool:
        """Whether a mistake of the program ended it."""
        return self._exception is not None


def _notice(configuration: Configuration) -> str:
    """The first thing that is wrong with the configuration, and how many there are besides."""
    first, *others = [*configuration.complaints, *key_complaints(configuration), None]
    more = f" {len(others) - 1} more: “byline config” tells." if len(others) > 1 else ""
    return first.headline + more if first else ""


def run_screen(desk: Desk, configuration: Configuration, address: str = "") -> int:
    """Shows the screen until the person leaves, the column at the address if there is one. Returns the exit code.

    Raises LibraryError before anything is drawn, and BylineError when a mistake of the program ended it.
    """
    question = Question(configuration.settings.images, os.environ)
    try:
        start = read_start(desk, _notice(configuration), asks=True, settings=configuration.settings)
    finally:
        terminal = question.answer()
    app = BylineApp(desk, configuration.settings, start, address, configuration.path)
    app.terminal = terminal
    try:
        with leaving_on_signals(app):
            app.run()
    finally:
        app.keep_place_now()
        desk.library.close()
    if app.broke:
        raise BylineError("Byline made a mistake and had to stop.", "What you saved is safe. The log says more.")
    return app.return_code or 0
