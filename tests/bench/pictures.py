"""What pictures cost: ``python -m tests.bench.pictures``.

A strip drawn in each way, in milliseconds of the processor and bytes to the terminal; then a key pressed on a real pty
with a picture in view, in half blocks: bytes written, and frames, each of which begins a synchronized update.
"""

from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from PIL import Image, ImageDraw

from reader.pictures.drawing import draw
from reader.pictures.drawn import Canvas, Way
from reader.typeset.lines import Role
from reader.ui.picture import segments_of
from reader.ui.placeholders import sending
from reader.ui.theme import DARK, face
from tests.ui.terminal import Terminal

ROUNDS = 5
NUMBER = 0xABCDEF
"""Of an image that the terminal holds."""
SYNCHRONIZES = "\x1b[?2026;2$y"
"""What a terminal answers that knows synchronized updates; without it, frames have no beginning."""
SETTLED = 10
"""Rests after which nothing comes any more of what was asked for before."""
FRAME = b"\x1b[?2026h"
WayThere = tuple[tuple[str, str], ...]
THERE: dict[str, WayThere] = {
    "column": (
        ("1", "1 Channels"),
        ("/near", "Near Enough"),
        ("\r\r", "Five ways"),
        ("j\r", "Merrow Courier"),
        ("}", "▀"),
    ),
    "comic": (("1", "1 Channels"), ("G\r", "1 new."), ("\r", "▀")),
}
"""The keys that lead to a picture, and what is seen after each."""
KEYS = (("j", "j"), ("j again", "j"), ("k", "k"), ("space", " "), ("space back", "b"))
PANES = {"80x24": (78, 16), "120x40": (78, 32), "200x60": (118, 52)}


def strip() -> bytes:
    """A strip of three panels, 900 by 300 pixels, in shades and with outlines."""
    image = Image.new("RGB", (900, 300), "white")
    pen = ImageDraw.Draw(image)
    for left in range(0, 900, 300):
        for top in range(10, 290):
            pen.line((left + 10, top, left + 289, top), fill=(90 + top // 3, 140, 255 - top // 3))
        pen.ellipse((left + 80, 80, left + 220, 240), fill=(230, 190, 120), outline="black", width=4)
        pen.rectangle((left + 10, 10, left + 289, 289), outline="black", width=4)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def costs_of_keys(width: int, height: int, way_there: WayThere, folder: Path) -> dict[str, tuple[int, int]]:
    """Bytes and frames of each key of `KEYS`, pressed in this order."""
    terminal = Terminal(folder, "demo", width=width, height=height)
    try:
        terminal.wait_for("Unread")
        terminal.press(SYNCHRONIZES)
        terminal.rest()
        for keys, seen in way_there:
            terminal.press(keys)
            terminal.wait_for(seen)
            terminal.rest()
        for _ in range(SETTLED):
            terminal.rest()
        costs = {}
        for name, key in KEYS:
            before = len(terminal.bytes)
            terminal.press(key)
            terminal.rest()
            written = terminal.bytes[before:]
            costs[name] = (len(written), written.count(FRAME))
        return costs
    finally:
        terminal.close()


def show_keys() -> None:
    print(f"\n{'terminal':8} {'picture':8} {'key':12} {'bytes':>9} {'frames':>7}")
    for (width, height), (name, way_there) in product(((80, 24), (120, 40)), THERE.items()):
        with TemporaryDirectory() as folder:
            for key, (sent, frames) in costs_of_keys(width, height, way_there, Path(folder)).items():
                print(f"{f'{width}x{height}':8} {name:8} {key:12} {sent:9,} {frames:7}")


def main() -> None:
    show_drawing()
    show_keys()


def show_drawing() -> None:
    body, blank = strip(), face(DARK, Role.TEXT, "page")
    print(f"{'pane':8} {'way':12} {'cells':>8} {'draw ms':>8} {'screen ms':>10} {'bytes':>9}")
    for name, (columns, rows) in PANES.items():
        for way in Way:
            canvas = Canvas(columns, rows, way, (9, 18), (255, 255, 255))
            begun = process_time()
            for _ in range(ROUNDS):
                drawn = draw(body, canvas)
            drawing = (process_time() - begun) / ROUNDS * 1000
            begun = process_time()
            sent = len(sending(NUMBER, drawn)) if drawn.image else 0
            for row in range(drawn.rows):
                for part in segments_of(drawn, row, blank, NUMBER):
                    sent += len((part.style.render(part.text) if part.style else part.text).encode())
            showing = (process_time() - begun) * 1000
            cells = f"{drawn.columns}x{drawn.rows}"
            print(f"{name:8} {way:12} {cells:>8} {drawing:8.1f} {showing:10.1f} {sent:9,}")


if __name__ == "__main__":
    main()
