"""A picture drawn on a canvas of cells."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from reader.pictures.decoding import decode
from reader.pictures.drawn import LEAST_PIXELS, Canvas, Drawn, Way
from reader.pictures.panels import panels
from reader.pictures.sixel import sixel_lines


def draw(body: bytes, canvas: Canvas) -> Drawn:
    """The picture in the bytes, as large as the canvas allows, its proportions kept. Raises CleanError."""
    image = decode(body, canvas.ground)
    if min(image.size) < LEAST_PIXELS:
        return Drawn(0, 0, canvas.way, image.width, image.height, ())
    boxes = panels(image) if canvas.stacked else ()
    part = image
    if len(boxes) > 1:
        part, canvas = _stacked([image.crop(box) for box in boxes], canvas.ground), replace(canvas, rows=0)
    columns, rows = canvas.cells(*part.size)
    part, columns = _cut(part, columns, canvas)
    width, height = canvas.cell
    lines: tuple[bytes, ...] = ()
    whole = b""
    match canvas.way:
        case Way.BLOCKS:
            lines = _block_lines(part, columns, rows)
        case Way.SIXEL:
            lines = sixel_lines(_scaled(part, columns * width, rows * height), rows, height, canvas.colours)
        case Way.PLACEHOLDERS:
            whole = _png(part, columns * width, rows * height)
    return Drawn(columns, rows, canvas.way, image.width, image.height, lines, whole)


def _stacked(parts: list[Image.Image], ground: tuple[int, int, int]) -> Image.Image:
    """The parts one under the other, each as wide as the widest, a little apart."""
    width = max(part.width for part in parts)
    scaled = [part.resize((width, max(1, part.height * width // part.width))) for part in parts]
    gap = width // 40
    whole = Image.new("RGB", (width, sum(part.height + gap for part in scaled) - gap), ground)
    top = 0
    for part in scaled:
        whole.paste(part, (0, top))
        top += part.height + gap
    return whole


def _cut(image: Image.Image, columns: int, canvas: Canvas) -> tuple[Image.Image, int]:
    """The part that fits the width of the canvas, and its columns."""
    if columns <= canvas.columns:
        return image, columns
    kept = max(1, round(image.width * canvas.columns / columns))
    left = (image.width - kept) * canvas.across // 100
    return image.crop((left, 0, left + kept, image.height)), canvas.columns


def _scaled(image: Image.Image, width: int, height: int) -> Image.Image:
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _png(image: Image.Image, width: int, height: int) -> bytes:
    """The picture in these proportions and at most as large, no larger than it is: the terminal draws it larger."""
    shrunk = min(1.0, max(image.width / width, image.height / height))
    scaled = _scaled(image, max(1, round(width * shrunk)), max(1, round(height * shrunk)))
    out = BytesIO()
    # A picture of few colours takes a third of the bytes with a palette, and loses nothing.
    few = scaled.getcolors(256)
    whole = scaled.quantize(len(few), dither=Image.Dither.NONE) if few else scaled
    # Packed as tightly as it can be, it takes three times as long and is hardly shorter.
    whole.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _block_lines(image: Image.Image, columns: int, rows: int) -> tuple[bytes, ...]:
    data = _scaled(image, columns, 2 * rows).tobytes()
    length = 6 * columns
    return tuple(data[start : start + length] for start in range(0, len(data), length))
