"""The pictures of the syndicate, drawn when they are first asked for and kept in memory, as PNG."""

from functools import lru_cache
from io import BytesIO

from PIL import Image

from reader.demo.art import cartoons, gull, moth, vignettes
from reader.demo.strips import CARTOONISTS, Strip

STRIP_SIZE = (900, 300)
CARTOON_SIZE = (720, 500)
_CARTOON_CODES = frozenset(series.code for series in CARTOONISTS)
_SERIES = {"gullandbuoy": gull.draw, "wickandmoth": moth.draw}


def picture_size(strip: Strip) -> tuple[int, int]:
    """Width and height in pixels of the full picture."""
    return CARTOON_SIZE if strip.code in _CARTOON_CODES else STRIP_SIZE


@lru_cache(maxsize=64)
def strip_picture(strip: Strip, width: int = 0) -> bytes:
    """A strip as PNG, at most ``width`` pixels wide; 0 means full size."""
    draw = _SERIES.get(strip.code, cartoons.draw)
    picture = draw(strip, picture_size(strip))
    if 0 < width < picture.width:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    return _png(picture)


@lru_cache(maxsize=64)
def small_picture(kind: str, name: str) -> bytes:
    """A column's illustration (``columns``), or the badge of a channel (``channels``) or comic (``comics``)."""
    return _png(vignettes.illustration(name) if kind == "columns" else vignettes.badge(name))


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
