"""Files named by a person, and the standard input."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import FileError
from reader.fetch.files import page_of_bytes, read_file
from reader.fetch.limits import Limits


def test_a_file_is_a_page(tmp_path: Path) -> None:
    file = tmp_path / "a column.html"
    file.write_bytes(b"<!doctype html><p>Words.")
    page = read_file(file)
    assert page.body == b"<!doctype html><p>Words."
    assert page.content_type == "text/html"
    assert page.url == page.final_url == file.as_uri()
    assert page.fetched_at is not None
    assert datetime.now(UTC) - page.fetched_at < timedelta(minutes=1)


def test_standard_input_is_a_page() -> None:
    page = page_of_bytes(b"Only words.", "standard input")
    assert (page.url, page.final_url, page.content_type) == ("standard input", "standard input", "text/plain")


def test_an_empty_file_is_an_empty_page(tmp_path: Path) -> None:
    file = tmp_path / "empty"
    file.touch()
    assert read_file(file).body == b""


def test_a_hostile_name_is_made_safe() -> None:
    assert page_of_bytes(b"x", "a\x1b]0;title\x07b").url == "ab"


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as refused:
        read_file(path)
    assert refused.value.hint.endswith(".")
    return refused.value.headline


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.html") == f"There is no file {tmp_path / 'none.html'}."


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "There is no file" in refusal(tmp_path / "file" / "more")


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder, not a file."


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.touch(mode=0o000)
    assert "may not be read" in refusal(file)


@pytest.mark.parametrize(("name", "says"), [("a\x00b", "cannot be the name"), ("a" * 5000, "could not be read")])
def test_names_no_file_can_have(tmp_path: Path, name: str, says: str) -> None:
    assert says in refusal(tmp_path / name)


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as hole:
        hole.truncate(Limits().decoded + 1)
    assert "larger than 25 MB" in refusal(file)


@pytest.mark.parametrize(
    ("body", "thing"),
    [(b"%PDF-1.4", "a PDF"), (b"\xff\xd8\xff", "a picture"), (b"PK\x03\x04", "a packed file"), (b"\x00", "a program")],
)
def test_a_file_with_nothing_to_read(body: bytes, thing: str) -> None:
    with pytest.raises(FileError) as refused:
        page_of_bytes(body, "x")
    assert refused.value.headline.startswith(f"x is {thing}")
