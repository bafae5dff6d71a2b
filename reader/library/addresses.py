"""What tells one channel from another, and what a search of the catalogue goes by. Pure."""

from unicodedata import combining, normalize
from urllib.parse import urlsplit

from reader.model.address import without_www
from reader.model.channel import NewChannel


def address(url: str) -> str:
    """The url without what does not tell channels apart: http or https, ``www.``, a slash at the end.

    >>> address("http://www.example.com/Opinion/")
    'example.com/Opinion'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if parts.scheme.lower() not in ("http", "https"):
        return url.strip()
    place = without_www(parts.netloc.lower()) + parts.path.rstrip("/")
    return f"{place}?{parts.query}" if parts.query else place


def fold(text: str) -> str:
    """Text as it is compared when somebody types it: without case and without accents."""
    return "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char))


def folded(channel: NewChannel) -> str:
    """All a search may match, the name first so that it also sorts by name."""
    return fold("\n".join((channel.name, channel.byline, channel.section, channel.code)))
