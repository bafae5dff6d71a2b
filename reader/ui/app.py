"""The Textual application: themes, signals, and a proper end."""

import asyncio
import logging
import os
import signal
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType

from reader.config import Configuration, Settings
from reader.errors import BylineError
from reader.service.desk import Desk
from reader.ui.borrowed import palette_named
from reader.ui.drawing import draw_with
from reader.ui.keymap import key_complaints
from reader.ui.screens.reading import ReadingScreen
from reader.ui.signs import signs_for
from reader.ui.start import Start, read_start
from reader.ui.terminal import Question, plain_terminal
from reader.ui.theme import textual_theme
from reader.ui.widgets.article_view import ArticleView

INTERRUPTED = 130
log = logging.getLogger("byline.screen")


class BylineApp(App[None]):
    CSS_PATH = "app.tcss"
    TITLE = "Byline"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]

    """``address`` is opened at once, if there is one."""

    def __init__(self, desk: Desk, settings: Settings, start: Start, address: str = "") -> None:
        super().__init__()
        palette = palette_named(settings.theme)
        self.register_theme(textual_theme(palette))
        self.theme = f"byline-{palette.name}"
        draw_with(signs_for(settings.icons, os.environ))
        self.desk = desk
        self.address = address
        self.reading = ReadingScreen(desk, settings, start)
        self.terminal = plain_terminal(settings.images, os.environ)

    def on_mount(self) -> None:
        self._end_on_signals()
        self.push_screen(self.reading)
        self.reading.article.show_pictures(self.terminal)
        if self.address:
            from reader.ui.commands.visiting import visit

            self.call_after_refresh(visit, self.reading, self.address)
        # The first page should not wait for the parser, and the first frame must not either.
        self.call_after_refresh(self._warm)

    def _warm(self) -> None:
        # Made only when its turn has come: someone who leaves before that would leave it unawaited.
        self.run_worker(self.desk.warm())

    @on(ArticleView.PicturesWanted)
    def _pictures_wanted(self, message: ArticleView.PicturesWanted) -> None:
        from reader.ui.commands.comics import bring_pictures

        bring_pictures(self.reading, message.entry_id, message.wishes)

    def action_interrupt(self) -> None:
        self.reading.quit(INTERRUPTED)

    def _fatal_error(self) -> None:
        # Textual would print a traceback with every value in it; the person gets a sentence and the log the rest.
        log.critical("the screen stopped over an error", exc_info=self._exception)
        self._close_messages_no_wait()

    @property
    def broke(self) -> bool:
        """Whether a mistake of the program ended it."""
        return self._exception is not None

    def _end_on_signals(self) -> None:
        """Signals to end do what a key would: the place kept, the terminal given back."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            with suppress(NotImplementedError, RuntimeError, ValueError):
                if number:
                    loop.add_signal_handler(number, self.reading.quit, 128 + number)


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
        start = read_start(desk, _notice(configuration))
    finally:
        terminal = question.answer()
    app = BylineApp(desk, configuration.settings, start, address)
    app.terminal = terminal
    try:
        app.run()
    finally:
        desk.library.close()
    if app.broke:
        raise BylineError("Byline made a mistake and had to stop.", "What you saved is safe. The log says more.")
    return app.return_code or 0
