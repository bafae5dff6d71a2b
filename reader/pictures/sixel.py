"""Pixels as sixels: six pixels of a column in one character, a pass for each colour (DEC STD 070, chapter 9).

Each row of cells is an image of its own, so that a pane shows any part of a picture by writing the lines in view.
"""

from itertools import groupby

from PIL import Image

_BAND = 6
_ROUNDS = 3
"""In which few colours come near the ones they stand for."""
_BEGIN, _END = b"\x1bP0;1;0q", b"\x1b\\"  # P2 = 1: what is not set stays as it was


def sixel_lines(image: Image.Image, rows: int, cell_height: int, colours: int) -> tuple[bytes, ...]:
    """One sixel image for each row of cells, of at most ``colours`` colours in all."""
    # With few colours, a small red nose must not be averaged away.
    few = colours <= 16
    method = Image.Quantize.MAXCOVERAGE if few else Image.Quantize.MEDIANCUT
    dither = Image.Dither.FLOYDSTEINBERG if few else Image.Dither.NONE
    # The colours so found are moved to the middle of what they stand for: a green field must not become brown.
    flat = image.quantize(colours, method=method, dither=dither, kmeans=_ROUNDS if few else 0)
    palette = flat.getpalette() or []
    data, width = flat.tobytes(), flat.width
    lines = [data[start : start + width] for start in range(0, len(data), width)]
    return tuple(_image(lines[row * cell_height : (row + 1) * cell_height], width, palette) for row in range(rows))


def _image(lines: list[bytes], width: int, palette: list[int]) -> bytes:
    used = sorted(set().union(*map(set, lines)))
    shades = b"".join(b"#%d;2;%d;%d;%d" % (each, *_percent(palette[3 * each : 3 * each + 3])) for each in used)
    bands = b"-".join(_band(lines[top : top + _BAND]) for top in range(0, len(lines), _BAND))
    return _BEGIN + b'"1;1;%d;%d' % (width, len(lines)) + shades + bands + _END


def _percent(shade: list[int]) -> tuple[int, ...]:
    return tuple(round(value * 100 / 255) for value in shade)


def _band(lines: list[bytes]) -> bytes:
    """Up to six lines of pixels, a pass over them for each colour in them."""
    passes = []
    for colour in sorted(set().union(*map(set, lines))):
        total = 0
        for bit, line in enumerate(lines):
            # The colour's pixels become one bit of a byte each; as one large number they are joined at once.
            total |= int.from_bytes(line.translate(_table(colour)), "big") << bit
        passes.append(b"#%d" % colour + _packed(total.to_bytes(len(lines[0]), "big")))
    return b"$".join(passes)


def _table(colour: int) -> bytes:
    return bytes(1 if value == colour else 0 for value in range(256))


def _packed(bits: bytes) -> bytes:
    """The characters of a pass, runs shortened and blanks at the end left out."""
    parts = []
    for value, run in groupby(bits.rstrip(b"\0")):
        count, char = len(list(run)), bytes((63 + value,))
        parts.append(b"!%d" % count + char if count > 3 else char * count)
    return b"".join(parts)
