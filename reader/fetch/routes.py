"""Where an origin is really reached: the demo's `http://lantern.localhost` at a port of this computer.

An origin is scheme, host and port (RFC 6454): ``http://127.0.0.1:40123``.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


class Routes:
    """A table of origins and the origins that stand in for them; an origin it does not name stays itself."""

    def __init__(self, routes: Mapping[str, str] | None = None) -> None:
        self._there = {origin_of(asked): origin_of(real) for asked, real in (routes or {}).items()}
        self._back = {real: asked for asked, real in self._there.items()}

    def there(self, url: str) -> str:
        """The url to connect to."""
        return _moved(url, self._there.get(origin_of(url)))

    def back(self, url: str, near: str) -> str:
        """The url as a person knows it.

        ``near`` is the page that names ``url``: of several origins behind one, a link means the one it stands on.
        """
        origin = origin_of(url)
        own = origin_of(near)
        return _moved(url, own if self._there.get(own) == origin else self._back.get(origin))


def netloc(url: str) -> str:
    """Host and port as the Host header names them (RFC 9110, section 7.2): no user, no default port."""
    return origin_of(url).partition("://")[2]


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    return f"{parts.scheme}://{shown}{port}"


def _moved(url: str, origin: str | None) -> str:
    if origin is None:
        return url
    scheme, _, place = origin.partition("://")
    return urlunsplit(urlsplit(url)._replace(scheme=scheme, netloc=place))
