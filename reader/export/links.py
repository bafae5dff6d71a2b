"""Addresses as they may stand in a document that others open."""

import re
from urllib.parse import quote, urlsplit

_WEB = frozenset({"http", "https"})
_HOST = re.compile(r"[\w.-]+|\[[0-9a-fA-F:.]+\]")
_BARE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_PATH, _QUERY = "/:@!$&'()*+,;=~%", "/:@!$&'()*+,;=~%?"
"""What RFC 3986 allows unescaped in a path, and in a query or fragment; ``%`` because escapes are there already."""


def target(url: str) -> str:
    """The url with everything RFC 3986 does not allow escaped; empty unless it leads to the web or to a mailbox.

    A place in the same page (``#note``) is no target: the places are not in the text.
    """
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return f"mailto:{_escaped(parts.path, _PATH)}" if "@" in parts.path else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    if parts.scheme not in _WEB or not _HOST.fullmatch(host):
        return ""
    query = f"?{_escaped(parts.query, _QUERY)}" if parts.query else ""
    fragment = f"#{_escaped(parts.fragment, _QUERY)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{_escaped(parts.path, _PATH)}{query}{fragment}"


def _escaped(text: str, allowed: str) -> str:
    return _BARE_PERCENT.sub("%25", quote(text, safe=allowed, errors="replace"))
