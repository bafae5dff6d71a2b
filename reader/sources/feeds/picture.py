"""The picture that a feed shows beside an entry.

Where it stands: Media RSS (https://www.rssboard.org/media-rss) ``content`` and ``thumbnail``, an enclosure of RSS or
Atom, ``image`` of Apple's podcast elements.
"""

import re
from typing import Any

from reader.page.links import path_of, web_url

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)


def picture_of(told: Any, base: str) -> str:
    """The absolute url of the picture of an entry in feedparser's names, the widest of its best kind; else empty."""
    contents = [each for each in told.get("media_content") or () if _is_picture(each)]
    thumbnails = told.get("media_thumbnail") or ()
    enclosures = [link for link in told.get("links") or () if link.get("rel") == "enclosure" and _is_picture(link)]
    own = told.get("image")
    for kind in (contents, thumbnails, enclosures, [own] if isinstance(own, dict) else ()):
        for each in sorted(kind, key=_width, reverse=True):
            if url := web_url(base, _address(each)):
                return url
    return ""


def _address(of: Any) -> str:
    address = of.get("url") or of.get("href")
    return address.strip() if isinstance(address, str) else ""


def _is_picture(of: Any) -> bool:
    """Whether a file is one by what is said of it, or else by its name."""
    kind, medium = of.get("type") or "", of.get("medium") or ""
    if kind or medium:
        return kind.startswith("image/") or medium == "image"
    return bool(_PICTURE_FILE.search(path_of(_address(of))))


def _width(of: Any) -> int:
    width = of.get("width") or ""
    return int(width) if isinstance(width, str) and width.isascii() and width.isdecimal() and len(width) < 6 else 0
