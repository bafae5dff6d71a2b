"""Columns as a book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), a cover, a list of contents, a chapter each.

The same columns give the same bytes: dates are those of the columns, the order is the one given, the book's identifier
comes from the columns' addresses.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from textwrap import wrap
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.export.html import article_markup
from reader.export.item import Item, facts
from reader.export.markup import STYLE, escaped, joined, language_of
from reader.model.moment import utc
from reader.text import inert_lines

EPUB = b"application/epub+zip"
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment a zip file can name."""

_XHTML = "application/xhtml+xml"
_FOLDER = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{_FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_COVER_LINE, _COVER_LINES = 22, 8


def epub(items: Sequence[Item], title: str) -> bytes:
    """The whole file. One column is a book under its own headline."""
    if len(items) == 1:
        title = facts(items[0]).headline
    modified = max((_had(item) for item in items), default=_EARLIEST)
    book = BytesIO()
    with ZipFile(book, "w") as archive:
        # First and as it is, so that the kind of the file can be told from its first bytes (OCF, section 4.3).
        _add(archive, "mimetype", EPUB, modified, ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER.encode(), modified)
        for name, text in _parts(items, title, modified):
            _add(archive, f"{_FOLDER}/{name}", inert_lines(text).encode(), modified)
    return book.getvalue()


def _parts(items: Sequence[Item], title: str, modified: datetime) -> Iterator[tuple[str, str]]:
    yield "package.opf", _package(items, title, modified)
    yield "nav.xhtml", _contents(items, title)
    yield "cover.svg", _cover(items, title)
    yield "cover.xhtml", _page("Cover", f'<section><img src="cover.svg" alt="{escaped(title)}"/></section>', "und")
    yield "style.css", STYLE
    for number, item in enumerate(items, 1):
        about = facts(item)
        inside = f"<article>\n{article_markup(item)}\n</article>"
        yield _chapter(number), _page(about.headline, inside, about.language)


def _add(archive: ZipFile, name: str, data: bytes, moment: datetime, how: int = ZIP_DEFLATED) -> None:
    info = ZipInfo(name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    info.compress_type = how
    info.create_system = 3  # the same on every system
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)


def _package(items: Sequence[Item], title: str, modified: datetime) -> str:
    columns = [facts(item) for item in items]
    languages = dict.fromkeys(language_of(about.language) for about in columns) or {"und": None}
    bylines = {about.byline for about in columns}
    creator = escaped(bylines.pop()) if len(bylines) == 1 else ""
    chapters = range(1, len(items) + 1)
    manifest = (f'<item id="column-{each}" href="{_chapter(each)}" media-type="{_XHTML}"/>' for each in chapters)
    spine = (f'<itemref idref="column-{each}"/>' for each in chapters)
    metadata = joined(
        (
            f'<dc:identifier id="book">urn:uuid:{_identifier(items, title)}</dc:identifier>',
            f"<dc:title>{escaped(title)}</dc:title>",
            *(f"<dc:language>{language}</dc:language>" for language in languages),
            f"<dc:creator>{creator}</dc:creator>" if creator else "",
            f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>',
        )
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="{_XHTML}" properties="nav"/>
<item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
<item id="cover" href="cover.xhtml" media-type="{_XHTML}"/>
<item id="style" href="style.css" media-type="text/css"/>
{joined(manifest)}
</manifest>
<spine>
<itemref idref="cover"/>
<itemref idref="nav"/>
{joined(spine)}
</spine>
</package>
"""


def _contents(items: Sequence[Item], title: str) -> str:
    entries = (
        f'<li><a href="{_chapter(number)}">{escaped(facts(item).headline)}</a></li>'
        for number, item in enumerate(items, 1)
    )
    # The list of contents must have an entry, even that of an empty book.
    listed = joined(entries) or '<li><a href="cover.xhtml">Cover</a></li>'
    nav = f'<nav epub:type="toc" id="toc">\n<h1>{escaped(title)}</h1>\n<ol>\n{listed}\n</ol>\n</nav>'
    return _page(title, nav, "und")


def _page(title: str, inside: str, language: str) -> str:
    tag = language_of(language)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{tag}" xml:lang="{tag}">
<head>
<title>{escaped(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{inside}
</body>
</html>
"""


def _cover(items: Sequence[Item], title: str) -> str:
    """The title, large, between two rules; below it how many columns there are."""
    lines = wrap(title, _COVER_LINE, max_lines=_COVER_LINES, placeholder=" …") or [title]
    shown = joined(f'<text x="60" y="{260 + 64 * number}">{escaped(line)}</text>' for number, line in enumerate(lines))
    below = 260 + 64 * len(lines)
    count = f"{len(items)} columns" if len(items) != 1 else facts(items[0]).credit
    return f"""<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1200" width="800" height="1200">
<rect width="800" height="1200" fill="#fbf8f1"/>
<rect x="60" y="160" width="200" height="4" fill="#8f4a17"/>
<g font-family="Georgia, serif" font-size="52" font-weight="bold" fill="#2b2924">
{shown}
</g>
<rect x="60" y="{below}" width="200" height="4" fill="#8f4a17"/>
<text x="60" y="{below + 60}" font-family="Georgia, serif" font-size="28" fill="#7b7567">{escaped(count)}</text>
</svg>
"""


def _chapter(number: int) -> str:
    return f"column-{number:05}.xhtml"


def _identifier(items: Sequence[Item], title: str) -> str:
    """The same for the same columns under the same title: a name in the sense of RFC 9562, section 5.5."""
    names = "\n".join((title, *(item.entry.key for item in items)))
    return str(uuid5(NAMESPACE_URL, names.encode(errors="replace").decode()))


def _had(item: Item) -> datetime:
    """When the text came, within what a zip file can name."""
    moment = utc(item.accessed_at or item.saved_at or _EARLIEST)
    return moment if 1980 <= moment.year <= 2107 else _EARLIEST
