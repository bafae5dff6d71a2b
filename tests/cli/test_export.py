"""Export at the command line."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.passage import passage_of
from reader.model.verdict import Rung, Verdict
from tests.cli.conftest import Byline, Outcome, process
from tests.typeset.sample import ARTICLE

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
BARE, OTHER = "https://harbor.example/bare", "https://harbor.example/other"
LEFT_OUT = "1 left out: their text is not here yet. “byline read URL” fetches one."


@pytest.fixture
def kept(own_library: Library) -> Library:
    """Two saved columns, one of them without its text, in a channel that is followed."""
    channel = own_library.channels.add(NewChannel("https://harbor.example/opeds", "Op Eds"), NOW)
    own_library.channels.follow(channel, NOW)
    entries = (NewEntry("k1", ARTICLE.url, ARTICLE.headline), NewEntry("k2", BARE, "Not fetched"))
    own_library.entries.put(channel, entries, NOW)
    for entry in entries:
        found = own_library.entries.by_key(entry.key)
        assert found
        own_library.saved.save(found.id, NOW)
        if entry.key == "k1":
            own_library.articles.put(found.id, ARTICLE, Verdict.FULL, Rung.PAGE, (), NOW)
    loose = own_library.entries.add_loose(NewEntry("k3", OTHER, "In no list"), NOW)
    own_library.articles.put(loose, ARTICLE, Verdict.FULL, Rung.PAGE, (), NOW)
    return own_library


@pytest.mark.usefixtures("kept")
class TestAFile:
    @pytest.mark.parametrize("what", ["saved", "unread", "Op Eds"])
    @pytest.mark.parametrize(
        ("ending", "start"), [("html", b"<!DOCTYPE html>"), ("epub", b"PK"), ("txt", b"OP EDS"), ("MD", b"---")]
    )
    def test_its_name_tells_the_format(
        self, byline: Byline, tmp_path: Path, what: str, ending: str, start: bytes
    ) -> None:
        file = tmp_path / f"columns.{ending}"
        outcome = byline("export", what, str(file))
        assert outcome == Outcome(0, f"1 column written to {file}.\n{LEFT_OUT}\n", "")
        assert file.read_bytes().startswith(start)

    def test_json_lines_take_all(self, byline: Byline, tmp_path: Path) -> None:
        file = tmp_path / "columns.jsonl"
        assert byline("export", "saved", str(file)).lines == [f"2 columns written to {file}."]
        assert {json.loads(line)["entry"]["key"] for line in file.read_text("utf-8").splitlines()} == {"k1", "k2"}

    def test_never_over_another_unless_told_to(self, byline: Byline, tmp_path: Path) -> None:
        file = tmp_path / "columns.txt"
        file.write_text("mine")
        outcome = byline("export", "saved", str(file))
        assert (outcome.code, outcome.out) == (1, "")
        assert "already" in outcome.err
        assert file.read_text() == "mine"
        assert byline("export", "saved", "--force", str(file)).code == 0

    def test_the_format_may_stand_anywhere(self, byline: Byline, tmp_path: Path) -> None:
        for number, order in enumerate(("what format place", "what place format", "format what place")):
            file = tmp_path / str(number)
            words = {"what": ["saved"], "format": ["--format", "html"], "place": [str(file)]}
            assert byline("export", *(word for each in order.split() for word in words[each])).code == 0
            assert file.read_text("utf-8").startswith("<!DOCTYPE")


@pytest.mark.usefixtures("kept")
class TestAFolder:
    def test_a_file_for_each_column(self, byline: Byline, tmp_path: Path) -> None:
        folder = tmp_path / "out"
        assert byline("export", "saved", str(folder)).lines == [f"1 column written to {folder}.", LEFT_OUT]
        (file,) = folder.iterdir()
        assert 'saved_at: 2026-11-23T09:14:00Z\nlanguage: "en"\n---\n' in file.read_text("utf-8")

    def test_what_is_there_is_kept(self, byline: Byline, tmp_path: Path) -> None:
        folder = tmp_path / "out"
        byline("export", "saved", str(folder))
        kept = "1 kept as they were there (--force writes over them)"
        assert byline("export", "saved", str(folder)).lines[0] == f"0 columns written to {folder}, {kept}."
        assert byline("export", "saved", "--force", str(folder)).lines[0] == f"1 column written to {folder}."


@pytest.mark.usefixtures("kept")
class TestStandardOutput:
    def test_the_document_and_nothing_else(self, byline: Byline) -> None:
        outcome = byline("export", "saved")
        assert outcome.out.startswith("OP EDS\n")
        assert outcome.err == f"{LEFT_OUT}\n"

    def test_a_column_by_its_address(self, byline: Byline) -> None:
        outcome = byline("export", "article", ARTICLE.url, "--format", "md", "-")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.startswith(f'---\ntitle: "{ARTICLE.headline}"\n')

    def test_bytes_whatever_the_terminal_speaks(self, home: Path) -> None:
        outcome = process("export", "saved", "--format", "html", PYTHONIOENCODING="ascii")
        assert "橋は長いあいだ" in outcome.out


@pytest.mark.usefixtures("kept")
class TestFailures:
    def test_one_address_of_two(self, byline: Byline, tmp_path: Path, closed_port: str) -> None:
        file = tmp_path / "two.epub"
        outcome = byline("export", "article", f"{closed_port}/x", ARTICLE.url, str(file))
        assert (outcome.code, outcome.lines) == (1, [f"1 column written to {file}."])
        assert outcome.err.startswith(f"byline: {closed_port}/x: ")
        assert "EPUB/column-00001.xhtml" in ZipFile(BytesIO(file.read_bytes())).namelist()

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("saved", "--format", "epub", "."), "is no ordinary file"),
            (("saved", "nowhere/x.txt"), "could not be written"),
            (("saved", "nowhere/x"), "could not be made"),
            (("saved", "x.pdf"), "“.pdf” is no format Byline writes."),
            (("saved", "a.txt", "b.txt"), "one file or folder to write at a time"),
            (("saved", "https://a.example/"), "Only “byline export article” takes addresses."),
            (("article", "x.md"), "There is no address to export."),
            (("Nobody", "x.md"), "You follow no channel called “Nobody”."),
            (("article", ARTICLE.url, OTHER, "x.md"), "Markdown of several columns goes into a folder."),
            (("article", ARTICLE.url, OTHER, "--format", "md"), "Markdown of several columns goes into a folder."),
        ],
    )
    def test_a_sentence(
        self, byline: Byline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], sentence: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        outcome = byline("export", *arguments)
        assert outcome.code in (1, 2)
        assert sentence in outcome.err
        assert outcome.out == ""


def test_an_empty_list(byline: Byline, own_library: Library) -> None:
    assert byline("export", "saved").err == "byline: Nothing was written.\n        The list is empty.\n"


def test_a_program_is_told_what_was_written(byline: Byline, kept: Library, tmp_path: Path) -> None:
    outcome = byline("export", "saved", str(tmp_path / "kept.html"), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == {
        "place": str(tmp_path / "kept.html"),
        "format": "html",
        "columns": 1,
        "failed": 0,
        "urls": [ARTICLE.url],
        "textless": 1,
    }
    assert byline("export", "saved", "-", "--json").code == 1


def test_what_is_too_unknown_to_be_short_is_counted(byline: Byline, kept: Library) -> None:
    outcome = byline("latest", "--minutes", "60")
    assert outcome.code == 0
    assert outcome.err == "byline: 2 unread left out: how long they are is not known until their text is here.\n"


def test_a_trouble_that_many_channels_have_is_said_once(byline: Byline, own_library: Library) -> None:
    for number in range(3):
        channel = own_library.channels.add(NewChannel(f"https://h{number}.example/", f"Channel {number}"), NOW)
        own_library.channels.follow(channel, NOW)
        own_library.channels.failed(channel, NOW, "There is no site.")
    outcome = byline("channels")
    assert outcome.out.count("There is no site.") == 1
    assert outcome.lines[-1] == "! 3 could not be had: There is no site."


def test_a_broken_file_of_settings_is_told_by_every_command(byline: Byline, home: Path) -> None:
    file = home / "config" / "byline" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("measure = 7\n", encoding="utf-8")
    for command in ("latest", "channels"):
        outcome = byline(command)
        assert outcome.code == 0
        assert "config.toml, line 1: measure is" in outcome.err


class TestHighlights:
    def test_by_columnist_or_as_a_table(self, byline: Byline, kept: Library, tmp_path: Path) -> None:
        assert "Nothing is marked yet." in byline("export", "highlights").err
        entry = kept.entries.by_key("k1")
        assert entry
        kept.highlights.add(entry.id, passage_of(ARTICLE.seen, 4, 20), "Why?", NOW)
        assert byline("export", "highlights", str(tmp_path / "m.md")).lines == ["1 highlight of 1 column."]
        text = (tmp_path / "m.md").read_text("utf-8")
        assert f"## {ARTICLE.byline}" in text
        assert byline("export", "highlights").out == text
        told = json.loads(byline("export", "highlights", str(tmp_path / "m.csv"), "--json").out)
        assert told == {"place": str(tmp_path / "m.csv"), "format": "csv", "columns": 1, "highlights": 1}
        assert (tmp_path / "m.csv").read_text("utf-8").startswith('"Highlight","Title","Author","URL","Note"')
        assert "not written as" in byline("export", "highlights", str(tmp_path / "m.epub")).err
        assert "Only highlights" in byline("export", "saved", str(tmp_path / "m"), "--format", "csv").err
