"""What is set on the screen stays: it is written into the person's settings, beside what else stands there."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.config import changed_file
from reader.service.writing import rewrite

if TYPE_CHECKING:
    from reader.ui.app import BylineApp
    from reader.ui.reading import ReadingScreen


def keep(screen: ReadingScreen, name: str, value: object) -> None:
    """Keeps the setting, after those that were made before it; why it cannot be kept is told."""
    app = cast("BylineApp", screen.app)
    if app.settings_file is not None:
        screen.work(written(app.keeping, app.settings_file, name, value))


async def written(turn: asyncio.Lock, file: Path, name: str, value: object) -> None:
    """Writes the setting into the file. Raises ConfigError or FileError."""
    async with turn:
        await asyncio.to_thread(lambda: rewrite(file, changed_file(file, name, value)))
