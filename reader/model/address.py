"""The host of an address, without what does not tell one site from another."""

import re
from urllib.parse import urlsplit

PLAIN = re.compile(
    r"https?://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?P<path>(?:/[\w~%+-][\w.~%+-]*)*+/?)(?P<query>\?[\w.~=&%+-]+)?",
    re.ASCII,
)
"""An address in which there is nothing to join, fold or escape. Most are, and need no parsing."""

_OWN_PORTS = (80, 443)
_FEED_SCHEME = re.compile(r"feed:(?://)?(?:(https?)://|(?<=//))", re.IGNORECASE)
_LOGIN = re.compile(r"(?<=://)[^/?#@]*(?:@[^/?#@]*)*@", re.ASCII)


def without_www(host: str) -> str:
    """The host as most people call it: ``www.paper.example`` is ``paper.example``."""
    return host.removeprefix("www.")


def host_of(url: str) -> str:
    """The host in lower case without ``www.``, with its port unless that is a scheme's own; empty if none.

    A number of IPv6 stands in brackets before a port (RFC 3986, 3.2.2), else without.
    """
    if plain := PLAIN.fullmatch(url):
        return without_www(plain["host"])
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    host = without_www(host)
    if not port or port in _OWN_PORTS:
        return host
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def without_login(url: str) -> str:
    """The address as it may be shown: without the name and the password that may stand in it."""
    return _LOGIN.sub("", url, count=1) if "@" in url else url


def login_in(url: str) -> str:
    """The name and the password in an address as they are written there, ``jo%40x.example:secret``; empty if none."""
    found = _LOGIN.search(url) if "@" in url else None
    return found[0][:-1] if found else ""


def with_login(url: str, login: str) -> str:
    """The address with this name and password, unless it has its own or there is none to add."""
    return url.replace("://", f"://{login}@", 1) if login and not login_in(url) else url


def as_web(address: str) -> str:
    """An address as a browser takes it: what ``feed:`` stands before, backslashes of the place as slashes (WHATWG URL,
    special schemes)."""
    if feed := _FEED_SCHEME.match(address):
        address = f"{feed[1] or 'http'}://{address[feed.end() :]}"
    if "\\" not in address:
        return address
    end = min((at for at in map(address.find, "?#") if at >= 0), default=len(address))
    return address[:end].replace("\\", "/") + address[end:]
