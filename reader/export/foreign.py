"""Lists of saved columns as other programs export them: Pocket, Instapaper, Readwise Reader.

Pocket wrote a CSV file (``title,url,time_added,cursor,tags,status``; tags apart by ``|``; the status of what was read
is ``archive``), and before May 2025 a page of links with the attributes ``time_added`` and ``tags``, under the
headings Unread and Read Archive. Instapaper writes ``URL,Title,Selection,Folder,Timestamp,Tags``, with Unread, Archive
or a folder of the person's own. Readwise Reader writes ``Title,URL,ID,Document tags,Saved date,Reading
progress,Location,Seen``. Times are seconds since 1970 or ISO 8601; tags may be a list in brackets.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from math import isfinite

from reader.export.item import Item
from reader.export.jsonl import NO_ADDRESS, Complaint, Read
from reader.model.entry import NewEntry, State
from reader.text import safe

FROM_FEED = "It came from a feed there, and was not saved."
TWICE = "It stands in the list more than once."
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_ARCHIVE = "archive"
_LARGEST_CELL = 10_000_000

Row = Mapping[str, str]


def is_csv_list(text: str) -> bool:
    """Whether the first line names the columns of such a list."""
    names = {name.strip().strip('"').lower() for name in text.lstrip("\ufeff").partition("\n")[0].split(",")}
    return {"url", "title"} <= names


def is_link_page(text: str) -> bool:
    """Whether this is Pocket's page of links."""
    return (
        text.lstrip("\ufeff \t\r\n").startswith("<")
        and re.search(r"<a\s[^>]*\btime_added=", text[:200_000]) is not None
    )


def read_csv_list(text: str) -> Read:
    """The columns in a list with a line of names at its head. Never raises; what makes no sense is left out."""
    csv.field_size_limit(_LARGEST_CELL)
    lines = csv.reader(text.lstrip("\ufeff").splitlines(keepends=True))
    rows: list[tuple[int, Row]] = []
    names: list[str] = []
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            break
        except csv.Error:
            continue
        if not names:
            names = [cell.strip().lower() for cell in cells]
        elif any(cells):
            rows.append((lines.line_num, dict(zip(names, cells, strict=False))))
    return _gathered(iter(rows))


def read_link_page(text: str) -> Read:
    """The columns on Pocket's page of links."""
    page = _Links()
    page.feed(text)
    page.close()
    return _gathered(iter(page.rows))


def _gathered(rows: Iterator[tuple[int, Row]]) -> Read:
    items: dict[str, Item] = {}
    left_out: list[Complaint] = []
    for line, row in rows:
        item = _item(row)
        if row.get("location") == "feed":
            left_out.append(Complaint(line, FROM_FEED))
        elif not item.entry.url:
            left_out.append(Complaint(line, NO_ADDRESS))
        elif item.entry.url in items:
            left_out.append(Complaint(line, TWICE))
        else:
            items[item.entry.url] = item
    return Read(tuple(items.values()), tuple(left_out))


def _item(row: Row) -> Item:
    """A saved column without its text. What was archived is finished."""
    url = safe(row.get("url", ""))
    url = url if url.lower().startswith(("http://", "https://")) else ""
    added_at = _instant(row.get("time_added") or row.get("timestamp") or row.get("saved date") or "")
    progress = _share(row.get("reading progress", ""))
    places = (row.get("status", ""), row.get("folder", ""), row.get("location", ""))
    finished = progress == 1 or any(place.strip().lower() == _ARCHIVE for place in places)
    state = State.FINISHED if finished else State.READING if progress else State.SEEN
    return Item(
        entry=NewEntry("", url, safe(row.get("title", "")) or url.partition("://")[2]),
        found_at=added_at,
        saved_at=added_at,
        saved=True,
        state=state,
        progress=progress,
        tags=_tags(row.get("tags") or row.get("document tags") or ""),
    )


def _tags(written: str) -> tuple[str, ...]:
    if written.lstrip().startswith("["):
        parts = [single or double for single, double in _QUOTED.findall(written)]
    else:
        parts = re.split("[|,]", written)
    return tuple(dict.fromkeys(filter(None, map(safe, parts))))


def _instant(written: str) -> datetime | None:
    """Seconds since 1970, or ISO 8601 in which no zone means UTC."""
    written = written.strip()
    try:
        if written.isascii() and written.isdigit():
            return datetime.fromtimestamp(int(written), UTC)
        moment = datetime.fromisoformat(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        return None


def _share(written: str) -> float:
    try:
        share = float(written)
    except ValueError:
        return 0.0
    return min(max(share, 0.0), 1.0) if isfinite(share) else 0.0


class _Links(HTMLParser):
    """The links of Pocket's page as rows, each with the heading it stands under as its status."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int, dict[str, str]]] = []
        self._within = ""
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h1":
            self._heading = ""
        if tag == "a":
            told = {name: value or "" for name, value in attrs}
            status = _ARCHIVE if _ARCHIVE in self._heading.lower() else ""
            row = {"url": told.get("href", ""), "status": status, "title": ""}
            row |= {name: told.get(name, "") for name in ("time_added", "tags")}
            self.rows.append((self.getpos()[0], row))
        if tag in ("a", "h1"):
            self._within = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "h1":
            self._heading += data
        elif self._within == "a":
            self.rows[-1][1]["title"] += data
