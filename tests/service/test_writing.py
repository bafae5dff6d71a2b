"""Files for a person: whole or not at all, and never over another by accident."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import FileError
from reader.service.writing import fill_folder, write_whole


class TestWritingAFile:
    def test_it_is_whole_and_alone(self, tmp_path: Path) -> None:
        write_whole(tmp_path / "x.opml", "Ünicode\n")
        assert [path.name for path in tmp_path.iterdir()] == ["x.opml"]
        assert (tmp_path / "x.opml").read_text("utf-8") == "Ünicode\n"

    def test_never_over_another_unless_told_to(self, tmp_path: Path) -> None:
        path = tmp_path / "x.opml"
        path.write_text("mine")
        with pytest.raises(FileError, match="already"):
            write_whole(path, "new")
        assert path.read_text() == "mine"
        write_whole(path, "new", replacing=True)
        assert path.read_text() == "new"

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(FileError, match="no ordinary file"):
            write_whole(tmp_path, "new", replacing=True)

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(FileError, match="could not be written"):
            write_whole(tmp_path / "nowhere" / "x.opml", "new")

    def test_a_failure_leaves_nothing_behind(self, tmp_path: Path) -> None:
        with pytest.raises(UnicodeEncodeError):
            write_whole(tmp_path / "x.opml", "\ud800")
        assert list(tmp_path.iterdir()) == []

    def test_a_link_is_replaced_and_what_it_leads_to_stays(self, tmp_path: Path) -> None:
        (tmp_path / "mine").write_text("mine")
        link = tmp_path / "link"
        link.symlink_to(tmp_path / "mine")
        with pytest.raises(FileError, match="already"):
            write_whole(link, "new")
        write_whole(link, b"new", replacing=True)
        assert (link.read_text(), link.is_symlink(), (tmp_path / "mine").read_text()) == ("new", False, "mine")

    def test_anybody_may_read_what_the_umask_lets_them(self, tmp_path: Path) -> None:
        write_whole(tmp_path / "x", "")
        (tmp_path / "y").touch()
        assert (tmp_path / "x").stat().st_mode == (tmp_path / "y").stat().st_mode


class TestWhatAKilledOneLeft:
    @pytest.fixture
    def dead(self) -> int:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        return gone.pid

    def test_goes_with_the_next_file_of_that_name(self, tmp_path: Path, dead: int) -> None:
        for name in (f".x.md.{dead}.part", f".y.md.{dead}.part", f".x.md.{os.getppid()}.part", ".x.md.part"):
            (tmp_path / name).touch()
        write_whole(tmp_path / "x.md", "new")
        left = {path.name for path in tmp_path.iterdir()}
        assert left == {"x.md", f".y.md.{dead}.part", f".x.md.{os.getppid()}.part", ".x.md.part"}

    def test_goes_when_the_folder_is_filled_again(self, tmp_path: Path, dead: int) -> None:
        for name in (f".x.md.{dead}.part", f".y.md.{dead}.part", f".y.md.{10**9}9.part", "notes.part"):
            (tmp_path / name).touch()
        fill_folder(tmp_path, [("x.md", "1")])
        assert {path.name for path in tmp_path.iterdir()} >= {"x.md", "notes.part"}
        assert not list(tmp_path.glob(f".*.{dead}.part"))


class TestFillingAFolder:
    def test_it_says_what_became_of_each(self, tmp_path: Path) -> None:
        (tmp_path / "b").write_text("mine")
        (tmp_path / "c").mkdir()
        files = [("a", "1"), ("b", "2"), ("c", "3"), ("d" * 300, "4")]
        filled = fill_folder(tmp_path, files)
        assert (filled.written, filled.kept, len(filled.failed)) == (("a",), ("b", "c"), 1)
        filled = fill_folder(tmp_path, files, replacing=True)
        assert (filled.written, filled.kept, len(filled.failed)) == (("a", "b"), (), 2)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]

    def test_a_link_in_it_is_not_followed(self, tmp_path: Path) -> None:
        folder, outside = tmp_path / "folder", tmp_path / "outside"
        folder.mkdir()
        (folder / "a").symlink_to(outside)
        (folder / "b").symlink_to(outside)
        assert fill_folder(folder, [("a", "x")]).kept == ("a",)
        assert len(fill_folder(folder, [("a", "x"), ("b", "x")], replacing=True).failed) == 2
        assert not outside.exists()

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "x").touch()
        with pytest.raises(FileError, match="is no folder"):
            fill_folder(tmp_path / "x", [])

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        with pytest.raises(FileError, match="could not be made"):
            fill_folder(tmp_path / "nowhere" / "x", [])
