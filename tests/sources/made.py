"""Pages made for the tests of sources, and the files of the shared corpus."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from reader.model.page import Page
from tests.shared import shared

SITE = "https://www.arcamax.com"
FETCHED = datetime(2026, 11, 23, 9, tzinfo=UTC)


def page(text: str | bytes, url: str = "https://paper.example/opinion", content_type: str = "") -> Page:
    """A page as it would come from ``url``; text is sent in UTF-8."""
    body = text if isinstance(text, bytes) else text.encode("utf-8")
    return Page(url, url, body, content_type, fetched_at=FETCHED)


def rss(*items: str, title: str = "Opinion", head: str = "") -> str:
    """An RSS 2.0 feed; each item is what stands inside ``item``."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title><![CDATA[{title}]]></title>{head}{inside}</channel></rss>"
    )


def atom(*entries: str, head: str = "<title>Opinion</title>") -> str:
    """An Atom feed; each entry is what stands inside ``entry``."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{inside}</feed>'


def html(body: str, head: str = "") -> str:
    """A document of HTML with this body."""
    return f"\n<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def archived(name: str, *kinds: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive of the corpus; only those under one of the folders ``kinds``, if any are given."""
    with zipfile.ZipFile(shared(f"corpus/{name}")) as archive:
        for member in archive.namelist():
            if not member.endswith("/") and (not kinds or member.startswith(kinds)):
                yield member, archive.read(member)
