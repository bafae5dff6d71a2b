"""The host of an address, without what does not tell one site from another."""

import re
from urllib.parse import urlsplit

PLAIN = re.compile(
    r"https?://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?P<path>(?:/[\w~%+-][\w.~%+-]*)*+/?)(?P<query>\?[\w.~=&%+-]+)?",
    re.ASCII,
)
"""An address in which there is nothing to join, fold or escape. Most are, and need no parsing."""

_OWN_PORTS = (80, 443)


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
