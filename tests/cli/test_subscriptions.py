"""Import and export at the command line."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.channel import NewChannel, SourceKind
from tests.cli.conftest import Byline, Outcome, process

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
OPML = b"""<opml version="2.0"><body><outline text="News">
<outline text="The Paper" xmlUrl="https://paper.example/rss"/>
<outline text="Elsewhere" type="include" url="https://paper.example/list.opml"/>
</outline></body></opml>"""


@pytest.fixture
def ada(own_library: Library) -> str:
    """A comic that is followed, without a feed."""
    comic = NewChannel("https://ada.example/", "Ada", SourceKind.COMIC, section="Comics")
    own_library.channels.follow(own_library.channels.add(comic, NOW), NOW)
    return comic.url


def followed(byline: Byline) -> list[str]:
    return [json.loads(line)["name"] for line in byline("channels", "--json").lines]


class TestImport:
    def test_it_says_what_it_did_and_where_the_old_list_is(self, byline: Byline, ada: str, library_path: Path) -> None:
        outcome = byline("import", "-", stdin=OPML)
        (backup,) = library_path.parent.glob("channels-*.opml")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.lines == [
            " + News: The Paper  https://paper.example/rss",
            " - line 3: Elsewhere  It points to another list; import that one by its address.",
            "1 followed now, 0 followed already, 1 left out.",
            f"The list as it was before is in {backup}.",
        ]
        assert "Ada" in backup.read_text("utf-8")
        assert followed(byline) == ["Ada", "The Paper"]

    def test_a_dry_run_only_tells(self, byline: Byline, ada: str, library_path: Path) -> None:
        outcome = byline("import", "--dry-run", "-", stdin=OPML)
        assert outcome.lines[-1] == "1 would be followed, 0 followed already, 1 left out."
        assert followed(byline) == ["Ada"]
        assert not list(library_path.parent.glob("channels-*"))

    def test_a_file(self, byline: Byline, own_library: Library, tmp_path: Path) -> None:
        (tmp_path / "urls").write_text('https://paper.example/rss "~The Paper"\nexec:rm\n')
        outcome = byline("import", str(tmp_path / "urls"))
        assert outcome.lines[0] == " + The Paper  https://paper.example/rss"
        assert outcome.lines[1] == " - line 2: exec:rm  It runs a program, which Byline never does."
        assert followed(byline) == ["The Paper"]

    def test_a_second_time_all_are_followed_already(self, byline: Byline, own_library: Library) -> None:
        byline("import", "-", stdin=OPML)
        outcome = byline("import", "-", stdin=OPML)
        assert outcome.code == 0
        assert outcome.lines[0] == " = News: The Paper  https://paper.example/rss"
        assert outcome.lines[-1] == "0 followed now, 1 followed already, 1 left out."

    def test_as_json(self, byline: Byline, own_library: Library) -> None:
        records = [json.loads(line) for line in byline("import", "-", "--json", stdin=OPML).lines]
        assert [record["status"] for record in records] == ["new", "left out", "done"]
        assert records[0]["section"] == "News"
        assert records[1]["line"] == 3
        assert (records[2]["new"], records[2]["left_out"]) == (1, 1)
        assert Path(records[2]["backup"]).exists()

    def test_nothing_to_follow_is_1(self, byline: Byline, own_library: Library) -> None:
        assert byline("import", "-", stdin=b"exec:rm\n").code == 1

    @pytest.mark.parametrize(
        ("stdin", "sentence"),
        [
            (b"", "This is no list of channels."),
            (b"<html></html>", "This is no list of channels."),
            (b"<!DOCTYPE opml []><opml/>", "The list declares entities"),
            (b"\x89PNG\r\n\x1a\n", "standard input is a picture"),
        ],
    )
    def test_what_is_no_list(self, byline: Byline, own_library: Library, stdin: bytes, sentence: str) -> None:
        outcome = byline("import", "-", stdin=stdin)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith(f"byline: {sentence}")

    def test_a_file_that_is_not_there(self, byline: Byline, own_library: Library) -> None:
        outcome = byline("import", "nowhere.opml")
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: There is no file nowhere.opml.")

    def test_a_url_that_cannot_be_had(self, byline: Byline, own_library: Library, closed_port: str) -> None:
        outcome = byline("import", f"{closed_port}/list.opml")
        assert outcome.code == 1
        assert "refused the connection" in outcome.err

    def test_a_url_that_is_no_list(self, byline: Byline, own_library: Library, syndicate: str) -> None:
        outcome = byline("import", f"{syndicate}/politics/opeds")
        assert (outcome.code, "no list of channels" in outcome.err) == (1, True)

    def test_what_a_list_says_stays_text(self, byline: Byline, own_library: Library) -> None:
        hostile = b'<opml><body><outline text="A&#x9b;2J&#x202e;" xmlUrl="https://paper.example/rss"/></body></opml>'
        assert not set(byline("import", "-", stdin=hostile).out) & {"\x1b", "\x9b", "\u202e"}


class TestExport:
    def test_to_standard_output_as_utf_8_whatever_the_terminal(self, byline: Byline, own_library: Library) -> None:
        named = NewChannel("https://ada.example/", "Ädä", feed_url="https://ada.example/rss")
        own_library.channels.follow(own_library.channels.add(named, NOW), NOW)
        outcome = process("export", "opml", PYTHONIOENCODING="ascii")
        assert outcome.code == 0
        assert outcome.out.startswith("<?xml version='1.0' encoding='UTF-8'?>")
        assert 'text="Ädä"' in outcome.out

    def test_to_a_file_and_back(self, byline: Byline, ada: str, tmp_path: Path, own_library: Library) -> None:
        list_file = tmp_path / "list.opml"
        assert byline("export", "opml", str(list_file)) == Outcome(0, "", "")
        (before,) = own_library.channels.followed()
        own_library.channels.unfollow(before.id)
        assert byline("import", str(list_file)).code == 0
        (after,) = own_library.channels.followed()
        assert after == before

    def test_never_over_a_file_without_force(self, byline: Byline, ada: str, tmp_path: Path) -> None:
        list_file = tmp_path / "list.opml"
        list_file.write_text("mine")
        outcome = byline("export", "opml", str(list_file))
        assert (outcome.code, list_file.read_text()) == (1, "mine")
        assert "already" in outcome.err
        assert "--force" in outcome.err
        assert byline("export", "opml", str(list_file), "--force").code == 0
        assert ada in list_file.read_text()

    def test_it_goes_to_one_place(self, byline: Byline, ada: str) -> None:
        assert byline("export", "opml", "a", "b").code == 1


@pytest.mark.parametrize("command", ["import", "export", "doctor"])
def test_each_command_is_listed_and_explains_itself(byline: Byline, command: str) -> None:
    assert f"\n    {command} " in byline("--help").out
    assert byline(command, "--help").out.startswith(f"usage: byline {command} ")
