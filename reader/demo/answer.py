"""What the syndicate answers to one request, before HTTP has put its headers on."""

from dataclasses import dataclass
from datetime import date

HTML = "text/html; charset=utf-8"
RSS = "text/xml; charset=UTF-8"
PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Answer:
    """``changed`` is the day of the newest thing on the page; with it the answer can be asked for conditionally.

    ``location`` is where a redirect leads; ``delay`` are seconds to wait before the first byte.
    """

    body: bytes
    kind: str = HTML
    status: int = 200
    changed: date | None = None
    location: str = ""
    delay: float = 0.0


def document(text: str, status: int = 200, changed: date | None = None) -> Answer:
    """A page of HTML."""
    return Answer(text.encode(), HTML, status, changed)
