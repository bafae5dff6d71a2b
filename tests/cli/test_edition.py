"""``byline edition``, told, as records and as files."""

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.cli.shapes import SHAPES
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from tests.cli.conftest import Byline

KEYS = "abcd"


@pytest.fixture
def filled(own_library: Library) -> Library:
    """Four unread columns of two sections, all but one with their text."""
    now = datetime.now(UTC)
    for name, keys in (("Opinion", "abc"), ("Food", "d")):
        channel = own_library.channels.add(NewChannel(f"https://press.example/{name}", name, section=name), now)
        own_library.channels.follow(channel, now)
        for key in keys:
            url = f"https://press.example/s-{key}"
            own_library.entries.put(channel, [NewEntry(key, url, f"Headline {key}", published_at=now)], now)
            entry = own_library.entries.by_key(key)
            assert entry
            if key == "a":
                continue
            article = Article(url, f"Headline {key}", blocks=(Paragraph((Span(f"The text of {key}."),)),), words=4)
            own_library.articles.put(entry.id, article, Verdict.FULL, Rung.PAGE, [], now)
            own_library.entries.improve(entry.id, minutes=3)
    own_library.close()
    return own_library


def test_it_is_told_by_the_parts_of_the_paper(byline: Byline, filled: Library) -> None:
    outcome = byline("edition")
    assert outcome.code == 0
    lines = [line.strip() for line in outcome.lines]
    assert lines[0].startswith("Edition of ")
    assert "FRONT PAGE" in lines
    assert sum("Headline" in line for line in lines) == 4
    assert any("3 min · new in Food" in line for line in lines)
    assert lines[-1] == "4 columns left · 9 min"


def test_it_is_the_same_asked_again_and_as_records(byline: Byline, filled: Library) -> None:
    first = [json.loads(line) for line in byline("edition", "--json").lines]
    assert first == [json.loads(line) for line in byline("edition", "--json").lines]
    assert {each["headline"] for each in first} == {f"Headline {key}" for key in KEYS}
    assert list(first[0]) == list(SHAPES["edition: an entry of it"])


def test_so_many_minutes(byline: Byline, filled: Library) -> None:
    outcome = byline("edition", "--minutes", "7")
    assert outcome.lines[0] == "2 columns for 7 minutes"
    assert byline("edition", "--minutes", "1").lines == ["Nothing that is unread is so short."]
    assert byline("edition", "--minutes", "none").code == 2


def test_it_is_written_as_files_with_what_could_be_had(byline: Byline, filled: Library, tmp_path: Path) -> None:
    book, page = tmp_path / "today.epub", tmp_path / "today.html"
    outcome = byline("edition", "--epub", str(book), "--html", str(page))
    assert outcome.code == 1
    assert "Headline a: " in outcome.err
    with zipfile.ZipFile(book) as opened:
        texts = "".join(opened.read(name).decode() for name in opened.namelist() if name.endswith("html"))
    assert "The text of b." in texts
    assert "The text of d." in page.read_text(encoding="utf-8")
    again = byline("edition", "--html", str(page))
    assert again.code == 1
    assert "--force" in again.err
    assert "Name a folder" in byline("edition", "--markdown", str(tmp_path / "e.md")).err
    told = json.loads(byline("edition", "--html", str(page), "--force", "--json").out)
    assert (told["place"], told["columns"]) == (str(page), 3)
    folder = tmp_path / "today"
    byline("edition", "--markdown", str(folder))
    assert len(list(folder.rglob("*.md"))) == 3


def test_nothing_is_sent_twice(byline: Byline, filled: Library, tmp_path: Path) -> None:
    assert "mail.to is missing" in byline("edition", "--mail").err
    url = "https://press.example/s-b"
    byline("save", url)
    outcome = byline("send", "saved", "--folder", str(tmp_path))
    assert (outcome.code, outcome.lines) == (0, [f"1 column put into {tmp_path}."])
    assert byline("send", "saved", "--folder", str(tmp_path)).lines == [
        "Nothing that was not sent before.",
        "1 column left out: sent before. --again sends them again.",
    ]
    told = json.loads(byline("send", "saved", "--folder", str(tmp_path), "--again", "--json").out)
    assert (told["sent"], told["before"]) == (1, 0)
    assert len(list(tmp_path.glob("saved-columns-*.epub"))) == 2
    assert "There is no folder" in byline("send", "saved", "--folder", str(tmp_path / "none"), "--again").err


def test_nothing_unread(byline: Byline, own_library: Library, tmp_path: Path) -> None:
    own_library.close()
    assert byline("edition").lines == ["Nothing is unread."]
    outcome = byline("edition", "--epub", str(tmp_path / "x.epub"))
    assert (outcome.code, outcome.out) == (1, "")
    assert "Nothing was written." in outcome.err
