"""What tells one channel from another. Pure."""

from urllib.parse import urlsplit

from reader.model.address import without_www


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
