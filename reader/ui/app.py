"""The Textual application: themes, signals, and a proper end."""

import asyncio
import logging
import signal
from contextlib import suppress
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from reader.config import Settings
from reader.errors import BylineError
from reader.service.desk import Desk
from reader.ui.screens.reading import ReadingScreen
from reader.ui.start import Start, read_start
from reader.ui.theme import PALETTES, textual_theme

INTERRUPTED = 130
log = logging.getLogger("byline.screen")


class BylineApp(App[None]):
    CSS_PATH = "app.tcss"
    TITLE = "Byline"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, settings: Settings, start: Start) -> None:
        super().__init__()
        for palette in PALETTES.values():
            self.register_theme(textual_theme(palette))
        self.theme = f"byline-{settings.theme}"
        self.desk = desk
        self.reading = ReadingScreen(desk, settings, start)

    def on_mount(self) -> None:
        self._end_on_signals()
        self.push_screen(self.reading)
        # The first page should not wait for the parser, and the first frame must not either.
        self.call_after_refresh(self.run_worker, self.desk.warm())

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
        """SIGTERM and SIGHUP end like a key would: the place kept, the terminal given back."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            with suppress(NotImplementedError, RuntimeError, ValueError):
                if number:
                    loop.add_signal_handler(number, self.reading.quit, 128 + number)


def run_screen(desk: Desk, settings: Settings, notice: str = "") -> int:
    """Shows the screen until the person leaves. Returns the exit code.

    Raises LibraryError before anything is drawn, and BylineError when a mistake of the program ended it.
    """
    app = BylineApp(desk, settings, read_start(desk, notice))
    try:
        app.run()
    finally:
        desk.library.close()
    if app.broke:
        raise BylineError("Byline made a mistake and had to stop.", "What you saved is safe. The log says more.")
    return app.return_code or 0
