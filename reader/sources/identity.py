"""What an entry is called, so that the same one can be found in two lists."""

import re
from hashlib import blake2b
from urllib.parse import urlsplit

from reader.model.address import PLAIN, host_of
from reader.page.links import path_of
from reader.page.syndicate import site_of, story_id
from reader.text import safe

_TRACKING = re.compile(
    r"utm_\w*|(?:fb|g|d|tw|y|ms|tt|sc)clid|wbraid|gbraid|igshid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|li_fat_id|_ga|_gl|cmpid|ocid|ref|ref_src",
    re.IGNORECASE,
)


def entry_key(url: str, guid: str = "") -> str:
    """The key that tells an entry from every other: the same column in two lists has the same key.

    A story of the syndicate's url scheme is ``host:s-<id>``, on whichever mirror; else the feed's own permanent
    id counts, scoped by host unless it is a url; else the canonical url.
    """
    if number := story_id(url):
        return f"{site_of(url)}:s-{number}"
    guid = safe(guid)
    if guid.lower().startswith(("http://", "https://")):
        return canonical(guid)
    return f"{host_of(url)}:{guid}" if guid else canonical(url)


def feed_key(url: str, guid: str, feed: str, headline: str) -> str:
    """The key of an item of a feed: that of its page, as any other list has it. Where the item's url leads over another
    site than its own permanent one, that one counts.

    An item without a url has a key of its own in its feed, whose url is ``feed``, made of all that it tells of itself.
    """
    if not url:
        return f"{host_of(feed)}:{blake2b(repr((feed, guid, headline)).encode(), digest_size=12).hexdigest()}"
    is_elsewhere = guid.lower().startswith(("http://", "https://")) and host_of(guid) != host_of(url)
    return entry_key(guid if is_elsewhere and len(path_of(guid)) > 1 and not story_id(url) else url)


def canonical(url: str) -> str:
    """The url with what does not tell pages apart folded away, for comparing and not for fetching.

    That is the scheme, a default port, the fragment, dot segments (RFC 3986, 6.2.2.3), parameters that track the
    reader, a slash at the end.
    Text that is no url is only made safe.
    """
    if (plain := PLAIN.fullmatch(url)) and not plain["query"]:
        return f"https://{plain['host']}{plain['path'].rstrip('/')}"
    url = safe(url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if not host or parts.scheme not in ("http", "https"):
        return url
    authority = f"{host}:{port}" if port and port not in (80, 443) else host
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0])]
    query = "?" + "&".join(kept) if kept else ""
    return f"https://{authority}{_without_dots(parts.path).rstrip('/')}{query}"


def _without_dots(path: str) -> str:
    """The path without ``.`` and with ``..`` taken back (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    return f"/{'/'.join(kept)}"
