"""What it costs to show a strip: milliseconds of the processor and bytes to the terminal, in each way.

python -m tests.bench.pictures
"""

from io import BytesIO
from time import process_time

from PIL import Image, ImageDraw

from reader.pictures.drawing import draw
from reader.pictures.drawn import Canvas, Way
from reader.typeset.lines import Role
from reader.ui.picture import segments_of
from reader.ui.theme import DARK, face

ROUNDS = 5
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


def main() -> None:
    body, blank = strip(), face(DARK, Role.TEXT, "page")
    print(f"{'pane':8} {'way':8} {'cells':>8} {'draw ms':>8} {'screen ms':>10} {'bytes':>9}")
    for name, (columns, rows) in PANES.items():
        for way in Way:
            canvas = Canvas(columns, rows, way, (9, 18), (255, 255, 255))
            begun = process_time()
            for _ in range(ROUNDS):
                drawn = draw(body, canvas)
            drawing = (process_time() - begun) / ROUNDS * 1000
            begun = process_time()
            sent = 0
            for line in drawn.lines:
                for part in segments_of(line, drawn.columns, way, blank):
                    sent += len((part.style.render(part.text) if part.style else part.text).encode())
            showing = (process_time() - begun) * 1000
            cells = f"{drawn.columns}x{drawn.rows}"
            print(f"{name:8} {way:8} {cells:>8} {drawing:8.1f} {showing:10.1f} {sent:9,}")


if __name__ == "__main__":
    main()
