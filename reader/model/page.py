"""The bytes fetched from a url."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a server, or one file.

    ``url`` was asked for, ``final_url`` answered after redirects; ``content_type`` is the media type
    in lower case without parameters, ``charset`` its parameter if any; ``body`` is decoded from its
    transfer coding but not from its charset. ``moved`` is where ``url`` leads for good
    (301, 308), empty if it does not. ``etag`` and ``last_modified`` are validators as sent.
    """

    url: str
    final_url: str
    body: bytes
    content_type: str = ""
    charset: str = ""
    status: int = 200
    etag: str = ""
    last_modified: str = ""
    fetched_at: datetime | None = None
    moved: str = ""
