"""Addresses found on a page: absolute, of the web, and harmless to show."""

import re
from urllib.parse import urljoin, urlsplit

from reader.model.address import PLAIN, as_web, without_login
from reader.text import safe

_ROOTED = re.compile(r"(?=/)(?:/[\w~%+-][\w.~%+-]*)*+/?(?:\?[\w.~=&%+-]+)?", re.ASCII)


def plainly_joined(base: str, href: str) -> str:
    """``href`` joined to ``base`` where there is nothing to parse, fold or escape in either, as in most; else empty."""
    if PLAIN.fullmatch(href):
        return href
    here = PLAIN.fullmatch(base) if _ROOTED.fullmatch(href) else None
    return f"{base[: here.start('path')]}{href}" if here else ""


def web_url(base: str, href: str) -> str:
    """``href`` as an absolute http or https url, joined to ``base``; empty if it is none.

    Blanks inside are percent-encoded, line ends and tabs dropped, as a browser does (WHATWG URL, basic parser). A name
    and a password to sign in with stay only in what was joined to nothing: no page hands on those of its reader.
    """
    if joined := plainly_joined(base, href):
        return joined
    cleaned = as_web("".join(href.strip().split("\n")).replace("\r", "").replace("\t", ""))
    try:
        url = without_login(urljoin(base, cleaned)) if base else cleaned
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return safe(url).replace(" ", "%20") if usable else ""


def older_page(here: str, href: str) -> str:
    """The page that a feed says is older than itself, absolute; empty if it names none, or itself."""
    url = web_url(here, href) if href.strip() else ""
    return "" if url.partition("#")[0] == here.partition("#")[0] else url


def path_of(url: str) -> str:
    """The path with doubled slashes folded and none at the end; ``/`` for the root or an address that is none."""
    if plain := PLAIN.fullmatch(url):
        return "/" + plain["path"].strip("/")
    try:
        path = urlsplit(url).path
    except ValueError:
        return "/"
    return "/" + "/".join(filter(None, path.split("/")))


def origin_of(url: str) -> str:
    """Scheme and authority, as ``https://www.example.com``; empty if there is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""
