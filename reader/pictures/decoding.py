"""From bytes that somebody else made to pixels of three colours, within limits."""

import warnings
from io import BytesIO

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from reader.errors import CleanError
from reader.pictures.drawn import LEAST_PIXELS

MOST_PIXELS = 40_000_000
MOST_PROFILE = 4_000_000
"""Bytes of a colour profile; those that printers use have half a million to two."""
MOST_DRAWN_OUT = 50
"""How many times as long as it is wide a picture can be and still be made out."""
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "ICO")
_SIXTEEN_BITS = frozenset({"I", "F", "I;16", "I;16B", "I;16L"})
_ELSEWHERE = "Look at it in the browser."
# Half a picture is worth more than none.
ImageFile.LOAD_TRUNCATED_IMAGES = True


def decode(body: bytes, ground: tuple[int, int, int]) -> Image.Image:
    """The first picture in the bytes, upright, as RGB on the ground; of a truncated file, what is there.

    Raises CleanError with a sentence when there is no picture or it is too large.
    """
    if not body:
        raise CleanError("The picture is empty.", _ELSEWHERE)
    if b"<svg" in body[:2048].lower():
        raise CleanError("The picture is a drawing in SVG, which Byline does not show.", _ELSEWHERE)
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(BytesIO(body), formats=FORMATS)
            _refuse_bomb(image)
            _refuse_thread(image)
            return _plain(_loaded(image), ground)
    except UnidentifiedImageError:
        raise CleanError("This is no picture that Byline knows.", _ELSEWHERE) from None
    except Image.DecompressionBombError:
        raise _too_large() from None
    except MemoryError:
        raise CleanError("The picture needs more memory than Byline gives it.", _ELSEWHERE) from None
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, AttributeError):
        # Pillow's readers meet broken files with any of these.
        raise CleanError("The picture is broken.", _ELSEWHERE) from None


def _refuse_bomb(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise _too_large(f" of {image.width:,} by {image.height:,} pixels")


def _refuse_thread(image: Image.Image) -> None:
    if max(image.size) > MOST_DRAWN_OUT * max(LEAST_PIXELS, min(image.size)):
        raise CleanError(f"A picture of {image.width:,} by {image.height:,} pixels is too thin to show.", _ELSEWHERE)


def _too_large(size: str = "") -> CleanError:
    return CleanError(f"A picture{size} is too large to show.", _ELSEWHERE)


def _loaded(image: Image.Image) -> Image.Image:
    if image.format == "JPEG":
        # A JPEG can be decoded at a fraction of its size (ITU-T T.81, annex A), in as much less time.
        image.draft("RGB", (4000, 4000))
    image.seek(0)
    image.load()
    return ImageOps.exif_transpose(image)


def _plain(image: Image.Image, ground: tuple[int, int, int]) -> Image.Image:
    if image.mode in _SIXTEEN_BITS:
        low, high = image.getextrema()
        assert isinstance(low, int | float)
        assert isinstance(high, int | float)
        # Greys of 16 bits are brought to 8; a picture that uses few of them is stretched no further than that.
        scale = 255.0 / (65535.0 if high > 255 else 255.0)
        return image.convert("F").point(lambda value: value * scale).convert("L").convert("RGB")
    if image.has_transparency_data:
        behind = Image.new("RGBA", image.size, (*ground, 255))
        return Image.alpha_composite(behind, image.convert("RGBA")).convert("RGB")
    if image.mode == "CMYK" and (by_profile := _by_profile(image)):
        return by_profile
    return image.convert("RGB")


def _by_profile(image: Image.Image) -> Image.Image | None:
    """Printing colours as the profile in the file mixes them (ICC.1); None if it has none that can be used."""
    written = image.info.get("icc_profile")
    # The header's bytes 16 to 19 name the colours a profile is for.
    if not isinstance(written, bytes) or len(written) > MOST_PROFILE or written[16:20] != b"CMYK":
        return None
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(written))
        # The darkest the inks can be becomes black, so that a drawing's lines do not turn grey.
        how = (ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB", False, ImageCms.Flags.BLACKPOINTCOMPENSATION)
        return ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), *how)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
