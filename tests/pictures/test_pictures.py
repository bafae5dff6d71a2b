"""Pictures of all kinds from bytes to cells: made here, drawn, looked at."""

import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from itertools import product

import pytest
from PIL import Image, ImageDraw

from reader.demo.pictures import strip_picture
from reader.demo.strips import all_series
from reader.errors import CleanError
from reader.pictures.decoding import MOST_PIXELS, decode
from reader.pictures.drawing import draw
from reader.pictures.drawn import MOST_NUMBERED, MOST_ROWS, Canvas, Drawn, Way
from reader.pictures.panels import panels
from reader.pictures.sixel import sixel_lines

WHITE = (255, 255, 255)
RED, BLUE = (220, 20, 30), (20, 30, 220)


def halves(mode: str = "RGB") -> Image.Image:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", (80, 40), RED)
    image.paste(BLUE, (40, 0, 80, 40))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def near(seen: object, wanted: tuple[int, int, int], most: int = 30) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(one - other) <= most for one, other in zip(seen, wanted, strict=True))


def transparent_palette() -> bytes:
    image = halves().quantize(4)
    return saved(image, "PNG", transparency=image.getpixel((0, 0)))


def animated() -> bytes:
    return saved(halves(), "GIF", save_all=True, append_images=[Image.new("RGB", (80, 40), WHITE)])


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    return saved(halves().rotate(180), "JPEG", exif=exif)


KINDS: dict[str, Callable[[], bytes]] = {
    "png": lambda: saved(halves(), "PNG"),
    "jpeg": lambda: saved(halves(), "JPEG"),
    "progressive": lambda: saved(halves(), "JPEG", progressive=True),
    "cmyk": lambda: saved(halves("CMYK"), "JPEG"),
    "palette": lambda: saved(halves().quantize(4), "PNG"),
    "webp": lambda: saved(halves(), "WEBP"),
    "bmp": lambda: saved(halves(), "BMP"),
    "tiff": lambda: saved(halves("CMYK"), "TIFF"),
    "animated": animated,
    "turned": turned,
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_its_colours(kind: str) -> None:
    image = decode(KINDS[kind](), WHITE)
    assert image.mode == "RGB"
    assert image.size == (80, 40)
    assert near(image.getpixel((10, 20)), RED)
    assert near(image.getpixel((70, 20)), BLUE)


def printing_profile() -> bytes:
    """A profile (ICC.1, mft1) by which cyan ink is red, key is black and others add nothing, as no printer has it."""
    import struct

    paper, red, black = bytes((255, 128, 128)), bytes((138, 207, 195)), bytes((0, 128, 128))  # L*, a*, b*
    inks = product((0, 1), repeat=4)
    table = b"".join(black if key else red if cyan else paper for cyan, _, _, key in inks)
    matrix = struct.pack(">9i", *(65536 if at % 4 == 0 else 0 for at in range(9)))
    line = bytes(range(256))
    mixing = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + 4 * line + table + 3 * line
    parts = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 2) + b"t\0" + bytes(78),
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": mixing,
    }
    at, index, body = 128 + 4 + 12 * len(parts), b"", b""
    for name, part in parts.items():
        part += bytes(-len(part) % 4)
        index += name + struct.pack(">2I", at + len(body), len(part))
        body += part
    rest = struct.pack(">I", len(parts)) + index + body
    head = struct.pack(
        ">I4sI4s4s4s12s4s", 128 + len(rest), b"lcms", 0x02400000, b"prtr", b"CMYK", b"Lab ", bytes(12), b"acsp"
    )
    head += bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head + bytes(128 - len(head)) + rest


def test_the_inks_of_a_printed_picture_are_mixed_by_its_profile() -> None:
    cyan = Image.new("CMYK", (80, 40), (255, 0, 0, 0))
    plain, by_profile = saved(cyan, "JPEG"), saved(cyan, "JPEG", icc_profile=printing_profile())
    assert near(decode(plain, WHITE).getpixel((10, 20)), (0, 255, 255))
    assert near(decode(by_profile, WHITE).getpixel((10, 20)), (255, 0, 0), 40)


@pytest.mark.parametrize("profile", [b"", b"junk" * 100, printing_profile()[:300], bytes(5_000_000)])
def test_a_profile_that_cannot_be_used_changes_nothing(profile: bytes) -> None:
    cyan = Image.new("CMYK", (80, 40), (255, 0, 0, 0))
    assert near(decode(saved(cyan, "TIFF", icc_profile=profile), WHITE).getpixel((10, 20)), (0, 255, 255))


def test_what_is_transparent_shows_the_ground() -> None:
    image = decode(transparent_palette(), (1, 2, 3))
    assert image.getpixel((10, 20)) == (1, 2, 3)
    assert near(image.getpixel((70, 20)), BLUE)


def test_sixteen_bits_of_grey_become_eight() -> None:
    grey = Image.new("I;16", (8, 8), 32768)
    assert near(decode(saved(grey, "PNG"), WHITE).getpixel((4, 4)), (128, 128, 128), 2)


def test_of_a_truncated_jpeg_what_is_there_is_shown() -> None:
    whole = saved(halves().resize((800, 400)), "JPEG")
    image = decode(whole[: len(whole) // 2], WHITE)
    assert image.size == (800, 400)
    assert near(image.getpixel((100, 20)), RED)


def bomb() -> bytes:
    """A PNG whose header says 60,000 by 60,000."""
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


REFUSED = {
    "empty": (b"", "empty"),
    "svg": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    "html": (b"<!doctype html><p>no picture", "no picture"),
    "zeros": (bytes(4096), "no picture"),
    "bomb": (bomb(), "too large"),
    "thread": (saved(Image.new("1", (10, 30_000)), "PNG"), "too thin"),
    "line": (saved(Image.new("L", (30_000, 10)), "JPEG"), "too thin"),
    "cut header": (saved(halves(), "PNG")[:20], "picture"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_shown_is_refused_in_words(kind: str) -> None:
    body, word = REFUSED[kind]
    with pytest.raises(CleanError) as refused:
        decode(body, WHITE)
    assert word in refused.value.headline
    assert refused.value.hint


def test_the_limit_of_pixels_holds_for_what_pillow_would_open() -> None:
    too_wide = saved(Image.new("1", (MOST_PIXELS // 100 + 1, 100)), "PNG")
    with pytest.raises(CleanError, match="too large"):
        decode(too_wide, WHITE)


def test_half_blocks_have_two_pixels_a_cell() -> None:
    drawn = draw(KINDS["png"](), Canvas(20, 10))
    assert (drawn.columns, drawn.rows) == (20, 5)
    assert {len(line) for line in drawn.lines} == {20 * 6}
    assert near(tuple(drawn.lines[2][:3]), RED)
    assert near(tuple(drawn.lines[2][-3:]), BLUE)


@pytest.mark.parametrize(
    ("canvas", "size", "cells"),
    [
        (Canvas(40, 100), (800, 400), (40, 10)),
        (Canvas(40, 5), (800, 400), (20, 5)),
        (Canvas(40), (10, 100_000), (1, MOST_ROWS)),
        (Canvas(40, 10, zoom=16), (800, 400), (80, 20)),
        (Canvas(1, 1), (1, 1), (1, 1)),
        (Canvas(40, 10), (0, 0), (1, 1)),
        (Canvas(40, 10), (8, 8), (8, 4)),
        (Canvas(40, 10, Way.SIXEL), (20, 20), (8, 4)),
        (Canvas(40, 10, Way.PLACEHOLDERS), (20, 20), (8, 4)),
        (Canvas(40, 0, Way.PLACEHOLDERS), (10, 100_000), (1, MOST_NUMBERED)),
        (Canvas(40, 100, Way.PLACEHOLDERS, zoom=32), (400, 2000), (160, MOST_NUMBERED)),
    ],
)
def test_proportions_are_kept_within_the_canvas(canvas: Canvas, size: tuple[int, int], cells: tuple[int, int]) -> None:
    assert canvas.cells(*size) == cells


def test_a_pixel_that_counts_readers_is_not_drawn() -> None:
    drawn = draw(saved(Image.new("RGB", (1, 1)), "GIF"), Canvas(40, 10))
    assert (drawn.columns, drawn.rows, drawn.lines) == (0, 0, ())
    assert (drawn.width, drawn.height) == (1, 1)


def test_zoom_shows_a_part_and_panning_another() -> None:
    left, right = (draw(KINDS["png"](), Canvas(20, 5, zoom=16, across=across)) for across in (0, 100))
    assert left.columns == right.columns == 20
    assert near(tuple(left.lines[5][-12:-9]), RED)
    assert near(tuple(right.lines[5][9:12]), BLUE)


def strip(count: int) -> Image.Image:
    image = Image.new("RGB", (300 * count, 300), "white")
    pen = ImageDraw.Draw(image)
    for number in range(count):
        pen.rectangle((300 * number + 10, 10, 300 * number + 289, 289), outline="black", width=4)
        pen.ellipse((300 * number + 80, 80, 300 * number + 200, 200), fill="black")
    return image


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_panels_of_a_strip_are_found(count: int) -> None:
    boxes = panels(strip(count))
    assert len(boxes) == count
    assert all(
        left <= 300 * number + 10 and right >= 300 * number + 289 for number, (left, _, right, _) in enumerate(boxes)
    )


@pytest.mark.parametrize("image", [halves(), strip(1), Image.new("RGB", (900, 100), "white")])
def test_what_has_no_gutters_is_not_cut(image: Image.Image) -> None:
    assert panels(image) == ((0, 0, image.width, image.height),)


def test_a_strip_is_stacked_where_there_is_little_room() -> None:
    body = saved(strip(3), "PNG")
    across, stacked = draw(body, Canvas(40, 10)), draw(body, Canvas(40, 10, stacked=True))
    assert across.rows == 7
    assert stacked.columns == 40
    assert stacked.rows > 50


def pixels_of(image: bytes) -> dict[tuple[int, int], int]:
    """The colour numbers that a sixel image sets, by place: a terminal's part, as small as it can be."""
    assert image.startswith(b"\x1bP")
    assert image.endswith(b"\x1b\\")
    body = re.sub(rb'^[^q]*q"[\d;]*(?:#\d+;2;\d+;\d+;\d+)*', b"", image[:-2])
    seen: dict[tuple[int, int], int] = {}
    x = y = colour = 0
    for number, count, char in re.findall(rb"#(\d+)|(?:!(\d+))?([?-~$-])", body):
        if number:
            colour = int(number)
        elif char == b"$":
            x = 0
        elif char == b"-":
            x, y = 0, y + 6
        else:
            width = int(count or 1)
            places = ((x + right, y + bit) for right in range(width) for bit in range(6) if (char[0] - 63) >> bit & 1)
            seen |= dict.fromkeys(places, colour)
            x += width
    return seen


@pytest.mark.parametrize("height", [6, 13, 20])
def test_sixels_set_every_pixel_of_their_row_once(height: int) -> None:
    image = halves().resize((50, 3 * height))
    lines = sixel_lines(image, 3, height, 16)
    assert len(lines) == 3
    for line in lines:
        seen = pixels_of(line)
        assert set(seen) == {(x, y) for x in range(50) for y in range(height)}
        assert seen[0, 0] != seen[49, height - 1]


def test_a_payload_holds_nothing_but_sixels() -> None:
    drawn = draw(KINDS["jpeg"](), Canvas(20, 10, Way.SIXEL, (9, 18), colours=16))
    for line in drawn.lines:
        assert re.fullmatch(rb'\x1bP0;1;0q"1;1;180;18[#0-9;!?-~$-]*\x1b\\', line)
        assert max(int(number) for number in re.findall(rb"#(\d+)", line)) < 16


def as_sent(drawn: Drawn) -> Image.Image:
    assert drawn.lines == ()
    return Image.open(BytesIO(drawn.image), formats=("PNG",))


@pytest.mark.parametrize(("width", "size"), [(800, (360, 180)), (300, (300, 150)), (36, (36, 18))])
def test_an_image_is_sent_in_the_proportions_of_its_cells_and_never_larger_than_it_is(
    width: int, size: tuple[int, int]
) -> None:
    drawn = draw(saved(halves().resize((width, width // 2)), "PNG"), Canvas(40, 10, Way.PLACEHOLDERS, (9, 18)))
    image = as_sent(drawn)
    assert image.size == size
    assert image.width / image.height == drawn.columns * 9 / (drawn.rows * 18)
    shown = image.convert("RGB")
    assert near(shown.getpixel((0, 0)), RED)
    assert near(shown.getpixel((image.width - 1, image.height - 1)), BLUE)


def test_a_sent_image_of_few_colours_keeps_each_of_them() -> None:
    image = Image.new("RGB", (16, 15))
    image.putdata([(number, 255 - number, number // 2) for number in range(240)])
    sent = as_sent(draw(saved(image, "PNG"), Canvas(2, 1, Way.PLACEHOLDERS, (8, 15))))
    assert sent.mode == "P"
    assert sent.convert("RGB").tobytes() == image.tobytes()


def test_zoomed_and_stacked_images_are_cut_and_piled_as_others_are() -> None:
    zoomed = draw(KINDS["png"](), Canvas(20, 5, Way.PLACEHOLDERS, zoom=16, across=0))
    assert zoomed.columns == 20
    assert {near(shade, RED) for _, shade in as_sent(zoomed).convert("RGB").getcolors() or ()} == {True}
    stacked = draw(saved(strip(3), "PNG"), Canvas(40, 10, Way.PLACEHOLDERS, stacked=True))
    assert stacked.columns == 40
    assert stacked.rows > 50


def test_fields_keep_their_colours_where_there_are_few() -> None:
    strip = next(series.strips[0] for series in all_series() if series.code == "obedcastellan")
    cartoon = Image.open(BytesIO(strip_picture(strip, 520))).convert("RGB")
    lines = b"".join(sixel_lines(cartoon, 1, cartoon.height, 16))
    shades = [tuple(map(int, shade)) for shade in re.findall(rb"#\d+;2;(\d+);(\d+);(\d+)", lines)]
    data = cartoon.tobytes()
    for colour, _ in Counter(zip(data[::3], data[1::3], data[2::3], strict=True)).most_common(4):
        wanted = [value * 100 / 255 for value in colour]
        assert min(max(abs(a - b) for a, b in zip(wanted, shade, strict=True)) for shade in shades) <= 3
