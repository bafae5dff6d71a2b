"""Whatever a library holds, a file taken along moves no terminal that it is looked at on."""

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from reader.export.item import Item
from reader.model.article import Article
from reader.model.blocks import Code, Paragraph, Span
from reader.model.entry import NewEntry
from reader.service.library.exporting import Format, document, files
from reader.text import is_inert

ACTIVE = "slow\x1b]0;owned\x07\x9b2J\u202e\x85\ufff9train"
ENTRY = NewEntry("key", "https://press.example/1", ACTIVE, ACTIVE, ACTIVE, ACTIVE)
ITEM = Item(ENTRY, Article(ENTRY.url, ACTIVE, blocks=(Paragraph((Span(ACTIVE),)), Code(ACTIVE))))


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.HTML, Format.TEXT, Format.JSONL])
def test_a_file_holds_nothing_active(form: Format) -> None:
    text = document([ITEM], form, ACTIVE).decode()
    assert is_inert(text)
    assert "slow" in text.lower()
    assert "train" in text.lower()


def test_nor_do_the_strings_of_a_line_nor_the_files_of_a_folder_nor_the_parts_of_a_book() -> None:
    record = json.loads(document([replace(ITEM)], Format.JSONL, ""))
    assert is_inert(record["entry"]["headline"] + record["article"]["blocks"][0]["spans"][0])
    assert all(is_inert(name + text) for name, text in files([ITEM]))
    with ZipFile(BytesIO(document([ITEM], Format.EPUB, ACTIVE))) as book:
        assert all(is_inert(book.read(name).decode()) for name in book.namelist())
