"""Makes the pictures in ``screenshots/``: the real app on the demo, driven by keys, as SVG and PNG.

    python -m tests.screenshots            all of them
    python -m tests.screenshots article    those with this in their name

What has not changed is written with the same bytes: the clock stands still, the place is nowhere, and channels are
asked one after another. Only the PNGs also depend on the machine, on its first font of `FONTS`; they need ``resvg-py``
(in the ``dev`` extra). The photographs of real terminals are made where their tools are (`tests.photograph`).
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from reader.config import Configuration, Settings
from reader.demo.catalogue import catalogue, starter_urls
from reader.demo.server import ORIGIN, Syndicate
from reader.library.library import Library
from reader.model.blocks import Paragraph, Span
from reader.model.entry import Scope, ScopeKind
from reader.model.passage import passage_of
from reader.model.selection import sentences_of
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.library.searching import index_all
from reader.ui.app import BylineApp, run_screen
from reader.ui.commands.beside import show_beside
from reader.ui.commands.refreshing import begin_refresh
from reader.ui.keys import PaneName
from reader.ui.start import UNREAD, read_start
from tests import photograph

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
FONTS = "DejaVu Sans Mono, Liberation Mono, Menlo, Consolas, Noto Sans Mono CJK JP, monospace"
NO_FILE = Path(os.devnull)
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
NOWHERE = {"TZ": "UTC", "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
OF_SOMEWHERE = ("LC_ALL", "NO_COLOR")
SIZES = ((80, 24), (120, 40), (200, 60))
NEXT_PARAGRAPH = "right_curly_bracket "


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the keys that lead there from the first screen, the theme, the sizes."""

    name: str
    keys: str
    theme: str = "dark"
    sizes: tuple[tuple[int, int], ...] = SIZES


def in_both(name: str, keys: str) -> tuple[Shot, Shot]:
    """The picture in every size, and in the light theme in the middle one."""
    return Shot(name, keys), Shot(f"{name}-light", keys, theme="light", sizes=SIZES[1:2])


SHOTS = (
    Shot("first-start", "@first"),
    Shot("list", "@fetched"),
    Shot("article", "@fetched enter @settled"),
    Shot("article-light", "@fetched enter @settled", theme="light"),
    Shot("saved", "@fetched enter @settled s @settled escape J J s @settled j s @settled 4", sizes=SIZES),
    Shot("failure", "@fetched @consent enter @settled", sizes=((80, 24), (120, 40))),
    Shot("focus", "@fetched enter @settled z", sizes=((120, 40),)),
    Shot("empty", "4", sizes=((80, 24),)),
    Shot("edition", "@fetched apostrophe e @settled enter @settled escape j", sizes=SIZES),
    Shot("about", "@fetched enter @settled i @settled", sizes=((120, 40),)),
    *in_both("links", f"@fetched @cloud {NEXT_PARAGRAPH * 2} f @settled"),
    *in_both("find", "@fetched enter @settled slash b r i d g e @settled"),
    *in_both("select", f"@fetched enter @settled v j j enter @settled v {'j ' * 8}n s o enter @settled v l"),
    *in_both("outline", "@fetched @cloud t @settled"),
    *in_both("picture", f"@fetched @cloud escape j enter @settled {NEXT_PARAGRAPH}"),
    *in_both("related", "@fetched enter @settled G"),
    Shot("newsstand", "a @settled", sizes=((80, 24), (120, 40))),
    *in_both("comic", "@comic"),
    Shot("search", "@fetched enter @settled @indexed S b r i d g e @settled", sizes=((80, 24), (120, 40))),
    Shot("passages", "@fetched enter @settled @marked apostrophe p @settled"),
    Shot("edits", "@fetched enter @settled @edited e @settled"),
    Shot("channel-settings", "@fetched 1 e @settled"),
    Shot("tags", "@fetched enter @settled @tagged number_sign @settled"),
    Shot("mutes", "@fetched M @settled"),
    Shot("help", "@fetched question_mark", sizes=((80, 24), (120, 40))),
    Shot("tiny", "", sizes=((38, 9),)),
)


def _read_last(library: Library) -> int:
    return library.entries.ids(Scope(ScopeKind.HISTORY))[0]


def _mark_before(library: Library) -> None:
    """Passages of the open column, marked days ago: enough for some of them to come back."""
    entry_id = _read_last(library)
    article = library.articles.get(entry_id)
    assert article
    text = article.article.seen
    for number, (start, end) in enumerate(sentences_of(text)[2:14]):
        note = "Who counted them?" if number == 0 else ""
        library.highlights.add(entry_id, passage_of(text, start, end), note, NOW - timedelta(days=9 - number % 4))


def _edit(library: Library) -> None:
    """The open column is kept, and its site has other words since."""
    entry_id = _read_last(library)
    library.saved.save(entry_id, NOW)
    kept = library.articles.get(entry_id)
    assert kept
    first, *others = kept.article.blocks
    assert isinstance(first, Paragraph)
    blocks = (Paragraph((Span("This column was corrected. "), *first.spans)), *others[:3], *others[4:])
    new = replace(kept.article, blocks=blocks)
    library.articles.put(entry_id, new, Verdict.FULL, Rung.PAGE, [], NOW + timedelta(hours=1), edited=True)


def _tag(library: Library) -> None:
    """Tags of this column and of others."""
    for number, entry_id in enumerate((_read_last(library), *library.entries.ids(UNREAD)[:6])):
        for name in ("bridges", "for the book", "to quote", "für später", "Wege und Umwege")[: 5 - number]:
            library.tags.add(entry_id, name)
    for name in ("to quote", "für später", "Wege und Umwege"):
        library.tags.remove(_read_last(library), name)


OF_THE_PERSON = {"@marked": _mark_before, "@edited": _edit, "@tagged": _tag}
"""What a person did before the picture."""


@contextmanager
def nowhere() -> Iterator[None]:
    """An environment that is the same on every machine: its time zone, its language, its terminal."""
    before = {name: os.environ.pop(name) for name in (*NOWHERE, *OF_SOMEWHERE) if name in os.environ}
    os.environ.update(NOWHERE)
    _read_time_zone()
    try:
        yield
    finally:
        for name in NOWHERE:
            del os.environ[name]
        os.environ.update(before)
        _read_time_zone()


def _read_time_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


async def settled(pilot: Pilot[None]) -> None:
    """Waits until nothing is fetched, cleaned or written any more."""
    await pilot.pause()
    while busy := [worker for worker in pilot.app.workers if not worker.is_finished]:
        await pilot.app.workers.wait_for_complete(busy)
        await pilot.pause()


async def drive(pilot: Pilot[None], keys: str) -> None:
    """Presses the keys; a word with an @ is a step that is not one key."""
    app = pilot.app
    assert isinstance(app, BylineApp)
    for key in keys.split():
        match key:
            case "@settled":
                await settled(pilot)
            case "@first":
                await begin_anew(pilot, app)
            case "@fetched":
                await fetch(pilot, app)
                await pilot.press("j", "enter")
                await settled(pilot)
            case "@indexed":
                # As it is ten seconds later, however long the picture took.
                await index_all(app.desk, pause=0)
            case "@marked" | "@edited" | "@tagged":
                await app.desk.library.write(OF_THE_PERSON[key])
                await app.reading.entries_changed([await app.desk.library.read(_read_last)])
                await settled(pilot)
            case "@consent":
                await go_to(pilot, app, "Rough Edges")
                await pilot.press("j")
                await settled(pilot)
            case "@cloud":
                await go_to(pilot, app, "Near Enough")
                await pilot.press("enter")
                await settled(pilot)
            case "@comic":
                await go_to(pilot, app, "Obed Castellan")
                await pilot.press("enter")
                await settled(pilot)
            case _:
                await pilot.press(key)
    await settled(pilot)


async def fetch(pilot: Pilot[None], app: BylineApp) -> None:
    """Asks the channels in their order: the first to list a column names the page that it is read on."""
    for channel in app.reading.listing.front.channels:
        begin_refresh(app.reading, [channel])
        await settled(pilot)


async def begin_anew(pilot: Pilot[None], app: BylineApp) -> None:
    """What the first start does by itself, one channel after another."""
    await app.reading.listing.go_to(UNREAD)
    app.reading.focus_pane(PaneName.ENTRIES)
    for channel in app.reading.listing.front.channels:
        begin_refresh(app.reading, [channel])
        await settled(pilot)
        show_beside(app.reading)
        await settled(pilot)
    app.reading.bar_shows(None)


async def go_to(pilot: Pilot[None], app: BylineApp, name: str) -> None:
    """Opens the channel with this name."""
    await pilot.press("1")
    channels = app.reading.channels
    channels.move_to(next(number for number, row in enumerate(channels.rows) if row.label == name))
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)


@contextmanager
def demo() -> Iterator[Desk]:
    """A desk in the demo, new, on a day that does not pass."""
    with tempfile.TemporaryDirectory() as folder, Syndicate(TODAY, slow=0) as syndicate:
        yield Desk(
            Path(folder) / "library.sqlite3",
            catalogue=catalogue,
            starters=starter_urls,
            routes={ORIGIN: syndicate.address},
            clock=lambda: NOW,
        )


def show() -> int:
    """The demo on the terminal that this is run in. Returns the exit code."""
    with nowhere(), demo() as desk:
        return run_screen(desk, Configuration(NO_FILE))


async def take(shot: Shot, width: int, height: int) -> str:
    """The picture as SVG; to be taken `nowhere`."""
    with demo() as desk:
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

    # With the line ends of one platform on all of them.
    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    (FOLDER / f"{name}.png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg)))


def names() -> set[str]:
    """The files that all the pictures are kept in."""
    drawn = {f"{name}.{kind}" for name, *_ in wanted(()) for kind in ("svg", "png")}
    return drawn | set(photograph.TERMINALS)


def wanted(parts: Sequence[str]) -> list[tuple[str, Shot, int, int]]:
    """The pictures with all these parts in their names, with their sizes."""
    every = [(f"{shot.name}-{width}x{height}", shot, width, height) for shot in SHOTS for width, height in shot.sizes]
    return [each for each in every if all(part in each[0] for part in parts)]


def main() -> int:
    parts = sys.argv[1:]
    FOLDER.mkdir(exist_ok=True)
    with nowhere():
        for name, shot, width, height in wanted(parts):
            write(name, asyncio.run(take(shot, width, height)))
            print(name)
    photographs = [name for name in photograph.TERMINALS if all(part in name for part in parts)]
    return photograph.main(photographs) if photographs else 0


if __name__ == "__main__":
    sys.exit(main())
