"""Makes the pictures in ``screenshots/``: the real app on the demo, driven by keys, as SVG and PNG.

    python -m tests.screenshots            all of them
    python -m tests.screenshots article    those with this in their name

Needs ``resvg-py`` for the PNGs (in the ``dev`` extra) and a monospaced font on the machine.
"""

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from reader.config import Settings
from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.server import ORIGIN, Syndicate
from reader.service.desk import Desk
from reader.ui.app import BylineApp
from reader.ui.start import read_start

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
FONTS = "DejaVu Sans Mono, Liberation Mono, Menlo, Consolas, Noto Sans Mono CJK JP, monospace"
TODAY = date(2026, 11, 23)
SIZES = ((80, 24), (120, 40), (200, 60))


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the keys that lead there from the first screen, the theme, the sizes."""

    name: str
    keys: str
    theme: str = "dark"
    sizes: tuple[tuple[int, int], ...] = SIZES


SHOTS = (
    Shot("first-start", ""),
    Shot("list", "@fetched"),
    Shot("article", "@fetched enter @settled"),
    Shot("article-light", "@fetched enter @settled", theme="light"),
    Shot("quote-and-end", "@fetched enter @settled G", sizes=((120, 40),)),
    Shot("saved", "@fetched enter @settled s @settled escape J J s @settled j s @settled 4", sizes=SIZES),
    Shot("failure", "@fetched @consent enter @settled", sizes=((80, 24), (120, 40))),
    Shot("focus", "@fetched enter @settled z", sizes=((120, 40),)),
    Shot("empty", "4", sizes=((80, 24),)),
    Shot("about", "@fetched enter @settled i @settled", sizes=((120, 40),)),
    Shot("newsstand", "a @settled", sizes=((80, 24), (120, 40))),
    Shot("search", "@fetched enter @settled S b r i d g e @settled", sizes=((80, 24), (120, 40))),
    Shot("help", "@fetched question_mark", sizes=((80, 24), (120, 40))),
    Shot("tiny", "", sizes=((38, 9),)),
)


async def settled(pilot: Pilot[None]) -> None:
    """Waits until nothing is fetched, cleaned or written any more."""
    for _ in range(200):
        await pilot.pause(0.05)
        if not [worker for worker in pilot.app.workers if not worker.is_finished]:
            return


async def drive(pilot: Pilot[None], keys: str) -> None:
    """Presses the keys; a word with an @ is a step that is not one key."""
    app = pilot.app
    assert isinstance(app, BylineApp)
    for key in keys.split():
        match key:
            case "@settled":
                await settled(pilot)
            case "@fetched":
                await pilot.press("R")
                await settled(pilot)
                await pilot.press("j", "enter")
                await settled(pilot)
            case "@consent":
                await pilot.press("1", "G", *("k",) * 40)
                await settled(pilot)
                wanted = next(row for row in app.reading.channels.rows if row.label == "Rough Edges")
                app.reading.channels.move_to(app.reading.channels.rows.index(wanted))
                await pilot.press("enter", "j")
                await settled(pilot)
            case _:
                await pilot.press(key)
    await pilot.pause()


async def take(shot: Shot, width: int, height: int) -> str:
    """The picture as SVG."""
    with tempfile.TemporaryDirectory() as folder, Syndicate(TODAY, slow=0) as syndicate:
        desk = Desk(
            Path(folder) / "library.sqlite3",
            catalogue=catalogue,
            starters=starter_urls,
            routes={ORIGIN: syndicate.address},
        )
        app = BylineApp(desk, Settings(theme=shot.theme), read_start(desk))
        async with app.run_test(size=(width, height)) as pilot:
            await settled(pilot)
            await drive(pilot, shot.keys)
            svg = app.export_screenshot(title="byline", simplify=True)
            await desk.close()
        return self_contained(svg)


def self_contained(svg: str) -> str:
    """The picture without fonts from elsewhere: it must look the same with no network."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", svg)


def write(name: str, svg: str) -> None:
    import resvg_py

    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
    (FOLDER / f"{name}.png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg)))


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for shot in SHOTS:
        for width, height in shot.sizes:
            name = f"{shot.name}-{width}x{height}"
            if all(part in name for part in sys.argv[1:]):
                write(name, asyncio.run(take(shot, width, height)))
                print(name)


if __name__ == "__main__":
    main()
