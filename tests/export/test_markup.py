"""One page of HTML and a book: well-formed, every word there, nothing fetched, nothing run."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from posixpath import join
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.citation import citation, quotation
from reader.export.epub import epub
from reader.export.html import html_page
from reader.export.item import Facts, Item, facts
from reader.export.links import target
from reader.export.markup import blocks_markup, language_of
from reader.model.blocks import Blocks, List, ListItem, Paragraph, Span
from tests.export.made import SAMPLE, blocks, item_of, items, visible, words

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
FETCHING = {"script", "iframe", "object", "embed", "video", "audio", "form", "base", "source", "link", "img", "style"}


def tree(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def names(root: ElementTree.Element) -> set[str]:
    return {element.tag.rpartition("}")[2] for element in root.iter()}


def shown(root: ElementTree.Element) -> str:
    return words("".join(root.itertext()))


@given(blocks)
@settings(deadline=None)
def test_every_word_is_there_once(found: Blocks) -> None:
    root = tree(f"<div>{blocks_markup(found)}</div>")
    # A picture without a text is called a picture.
    assert shown(root).replace("Picture", "") == visible(found).replace("Picture", "")


@given(st.lists(items, min_size=1, max_size=3))
@settings(max_examples=50, deadline=None)
def test_a_page_is_well_formed_and_fetches_nothing(columns: list[Item]) -> None:
    page = html_page(columns, '<Saved> & "kept"')
    root = tree(page.removeprefix("<!DOCTYPE html>"))
    assert names(root) & FETCHING == {"style"}
    for element in root.iter():
        assert not any(name.startswith("on") or name in ("src", "srcset", "style") for name in element.attrib)
        assert element.get("href", "https://").startswith(("https://", "#column-"))
    for column in columns:
        assert words(facts(column).headline) in shown(root)
    assert "url(" not in page.split("</style>")[0]
    assert "@import" not in page


def test_a_list_of_contents_only_for_several() -> None:
    assert "<nav>" not in html_page([SAMPLE], "Saved")
    page = html_page([SAMPLE, item_of("Second")], "Saved")
    assert '<li><a href="#column-2">Second</a> <span class="credit">2026-11-23</span></li>' in page


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?a=1&b=2#c", "https://a.example/x?a=1&b=2#c"),
        ('https://a.example/a b|c"<>', "https://a.example/a%20b%7Cc%22%3C%3E"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/caf\u00e9", "https://a.example/caf%C3%A9"),
        ("https://user:secret@a.example/", "https://a.example/"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("mailto:ada@a.example", "mailto:ada@a.example"),
        ("javascript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//a.example/", ""),
        ("#note-1", ""),
        ("https://[", ""),
        ("https://a.example:port/", ""),
        ("https:///nowhere", ""),
        ("", ""),
    ],
)
def test_where_a_link_may_lead(url: str, expected: str) -> None:
    assert target(url) == expected


def test_a_list_counted_from_elsewhere() -> None:
    item = ListItem((Paragraph((Span("x"),)),))
    assert '<ol start="9">' in blocks_markup((List((item,), True, 9),))
    assert "<ol>" in blocks_markup((List((item,), True, 2**40),))


@pytest.mark.parametrize(("tag", "expected"), [("de-CH", "de-CH"), ("", "und"), ('en" x="', "und"), ("x", "und")])
def test_a_language_that_is_none_is_undetermined(tag: str, expected: str) -> None:
    assert language_of(tag) == expected


def test_a_citation() -> None:
    about = facts(SAMPLE)
    assert citation(about) == (
        f"Nora Whitfield, “{about.headline}”, Harbor Times, 2026-11-23, {about.url} (accessed 2026-11-24)"
    )
    bare = Facts("Alone", "", "", "", "https://a.example/", None, None, None, "", "")
    assert citation(bare) == "“Alone”, https://a.example/"


def book(columns: Sequence[Item]) -> ZipFile:
    return ZipFile(BytesIO(epub(columns, "Saved & kept")))


def package(archive: ZipFile) -> tuple[str, ElementTree.Element]:
    container = tree(archive.read("META-INF/container.xml").decode())
    (rootfile,) = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    assert rootfile.get("media-type") == "application/oebps-package+xml"
    path = rootfile.attrib["full-path"]
    return path.rpartition("/")[0], tree(archive.read(path).decode())


def check(archive: ZipFile) -> None:
    """The rules of EPUB 3.3 that a book without pictures and sounds can break, by their sections."""
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")  # 4.2.2
    assert archive.read("mimetype") == b"application/epub+zip"
    folder, root = package(archive)
    check_metadata(root)
    manifest = {item.attrib["id"]: item for item in root.iter(f"{OPF}item")}
    hrefs = [item.attrib["href"] for item in manifest.values()]
    inside = {name for name in archive.namelist() if name not in ("mimetype", "META-INF/container.xml")}
    assert {join(folder, href) for href in hrefs} | {f"{folder}/package.opf"} == inside  # 5.6.1, 5.6.2
    assert len(hrefs) == len(set(hrefs))
    properties = [item.get("properties") for item in manifest.values()]
    assert properties.count("nav") == properties.count("cover-image") == 1  # 5.6.2.1
    spine = [ref.attrib["idref"] for ref in root.iter(f"{OPF}itemref")]
    assert len(spine) == len(set(spine))
    assert all(manifest[idref].attrib["media-type"] == "application/xhtml+xml" for idref in spine)  # 5.7.1
    for item in manifest.values():
        if item.attrib["media-type"] in ("application/xhtml+xml", "image/svg+xml"):
            check_document(archive, folder, item.attrib["href"], set(hrefs))
    check_contents(archive, folder, [manifest[idref].attrib["href"] for idref in spine])


def check_metadata(root: ElementTree.Element) -> None:
    assert (root.tag, root.get("version")) == (f"{OPF}package", "3.0")
    (identifier,) = root.iter(f"{DC}identifier")
    assert identifier.get("id") == root.get("unique-identifier")  # 5.5.3.1
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identifier.text or "")
    (title,) = root.iter(f"{DC}title")
    assert (title.text or "").strip()
    assert all(re.fullmatch(r"[a-zA-Z]{2,3}(-\w+)*", each.text or "") for each in root.iter(f"{DC}language"))
    assert len(list(root.iter(f"{DC}language"))) >= 1
    (modified,) = [each.text for each in root.iter(f"{OPF}meta") if each.get("property") == "dcterms:modified"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified or "")  # 5.5.3.2.5


def check_document(archive: ZipFile, folder: str, href: str, hrefs: set[str]) -> None:
    """Well-formed, with title and language; what it needs is in the book, what it links to is there or on the web."""
    root = tree(archive.read(f"{folder}/{href}").decode())
    if href.endswith(".svg"):
        assert root.get("viewBox")
        return
    assert root.tag == f"{XHTML}html"
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert (root.findtext(f".//{XHTML}title") or "").strip()
    assert not names(root) & (FETCHING - {"link", "img"})
    for element in root.iter():
        needed = element.get("src") or (element.get("href") if element.tag == f"{XHTML}link" else None)
        assert needed is None or needed in hrefs
        if element.tag == f"{XHTML}a":
            assert element.attrib["href"].startswith("https://") or element.attrib["href"] in hrefs
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))


def check_contents(archive: ZipFile, folder: str, spine: list[str]) -> None:
    """One list of contents, in the order of the spine (7.2, 7.4)."""
    root = tree(archive.read(f"{folder}/nav.xhtml").decode())
    (nav,) = [each for each in root.iter(f"{XHTML}nav") if each.get("{http://www.idpf.org/2007/ops}type") == "toc"]
    listed = [link.attrib["href"] for link in nav.iter(f"{XHTML}a")]
    assert listed == [href for href in spine if href in listed]
    assert listed
    assert all("".join(link.itertext()).strip() for link in nav.iter(f"{XHTML}a"))


@given(st.lists(items, max_size=3))
@settings(max_examples=50, deadline=None)
def test_a_book_keeps_the_rules(columns: list[Item]) -> None:
    check(book(columns))


def test_the_sample_as_a_book() -> None:
    archive = book([SAMPLE, item_of("Second")])
    check(archive)
    assert archive.testzip() is None
    chapter = tree(archive.read("EPUB/column-00001.xhtml").decode())
    assert SAMPLE.article
    assert visible(SAMPLE.article.blocks) in shown(chapter)


def test_the_same_columns_are_the_same_bytes() -> None:
    assert epub([SAMPLE], "Saved") == epub([SAMPLE], "Saved")
    assert {info.date_time for info in book([SAMPLE]).infolist()} == {(2026, 11, 24, 8, 30, 0)}


def test_an_entry_of_another_day_has_its_own_date() -> None:
    item = item_of("Dated")
    assert facts(item).published == date(2026, 11, 23)
    assert facts(item).credit == "2026-11-23"


def test_a_quotation_has_single_marks_within() -> None:
    about = facts(item_of("Alone"))
    said, source = quotation("She said: “We had paid.”", about).split("\n")
    assert said == "“She said: ‘We had paid.’”"
    assert source.startswith("— “Alone”")
