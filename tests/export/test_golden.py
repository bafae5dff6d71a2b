"""Every kind of block in every format, as it looks. ``BYLINE_UPDATE_GOLDEN=1`` writes the files anew, to be read."""

import os
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.export.epub import epub
from reader.export.html import html_page
from reader.export.item import Item
from reader.export.jsonl import write_jsonl
from reader.export.markdown import markdown
from tests.export.made import SAMPLE, item_of

GOLDEN = Path(__file__).parent / "golden"


def book_text(items: Sequence[Item]) -> str:
    """Every file of the book in its order but the look, which the page has too."""
    with ZipFile(BytesIO(epub(items, "Saved columns"))) as archive:
        names = [name for name in archive.namelist() if not name.endswith(".css")]
        return "".join(f"=== {name}\n{archive.read(name).decode()}\n" for name in names)


FORMATS: dict[str, Callable[[Sequence[Item]], str]] = {
    "column.md": lambda items: markdown(items[0]),
    "columns.html": lambda items: html_page(items, "Saved columns"),
    "book.txt": book_text,
    "columns.jsonl": write_jsonl,
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_sample(name: str) -> None:
    text = FORMATS[name]((SAMPLE, item_of("A <second> & last")))
    if os.environ.get("BYLINE_UPDATE_GOLDEN") == "1":
        (GOLDEN / name).write_text(text, "utf-8", newline="\n")
    assert (GOLDEN / name).read_text("utf-8") == text
