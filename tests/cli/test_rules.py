"""``byline rules``: the files there are, and a page with them and without."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from reader.paths import platform_paths
from reader.typeset.widths import cells
from tests.cli.conftest import Byline

SENTENCE = "The slow train leaves at six, and nobody who takes it, it seems, is in a hurry to be anywhere else at all."
COLUMN = f"""<!DOCTYPE html><html lang="en"><head><title>Wrong headline</title></head><body>
<h2 class="real">The slow \x1b]0;owned\x07train</h2><p class="who">By Ada Writer</p>
<div id="story">{f"<p>{SENTENCE}</p>" * 3}<p>The last of it, and not a word more, says the guard.</p></div>
</body></html>"""
RULES = "title: //h2[@class='real']\nbody: //div[@id='story']\ndate: '2026-11-20'\n"
ADDRESS = "https://www.paper.example/column"


@pytest.fixture
def folder(home: Path) -> Path:
    folder = platform_paths().config / "rules"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "column.html"
    path.write_text(COLUMN, encoding="utf-8")
    return str(path)


def test_own_and_built_in_files_are_listed(byline: Byline, folder: Path) -> None:
    (folder / "paper.example.txt").write_text(RULES, encoding="utf-8")
    outcome = byline("rules", "list")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split() for line in outcome.lines[:2]] == [
        ["paper.example.txt", "own"],
        ["arcamax.com.txt", "built-in"],
    ]
    assert outcome.lines[-1] == f"Your own files are looked for in {folder}."


def test_without_a_folder_the_built_in_files_are_listed(byline: Byline) -> None:
    outcome = byline("rules", "list", "--json")
    records = [json.loads(line) for line in outcome.lines]
    assert outcome.code == 0
    assert {"name": "arcamax.com.txt", "origin": "built-in", "complaints": []} in records
    assert not (platform_paths().config / "rules").exists()


def test_a_mistake_is_named_with_file_and_line(byline: Byline, folder: Path) -> None:
    (folder / "paper.example.txt").write_text("# mine\nbody: //p[\n", encoding="utf-8")
    outcome = byline("rules", "list")
    assert outcome.code == 1
    assert "  paper.example.txt:2: This is no XPath: Invalid expression." in outcome.lines
    (record, *_) = (json.loads(line) for line in byline("rules", "list", "--json").lines)
    assert record["complaints"] == [{"line": 2, "text": "This is no XPath: Invalid expression."}]


def test_both_results_stand_side_by_side(byline: Byline, folder: Path, file: str) -> None:
    (folder / "paper.example.txt").write_text(RULES, encoding="utf-8")
    outcome = byline("rules", "test", file, "--url", ADDRESS)
    assert (outcome.code, outcome.err) == (0, "")
    rows = {line[:11].strip(): line[11:] for line in outcome.lines if line[:11].strip()}
    assert "paper.example.txt (own)" in outcome.lines[0]
    assert "The slow train" in rows["headline"]
    assert rows["date"].split() == ["2026-11-20"]
    assert rows["verdict"].split() == ["full", "full"]
    assert rows["last"].count("The last of it") == 2
    assert "\x1b" not in outcome.out
    assert max(map(cells, outcome.lines)) <= 120


def test_as_json_both_are_whole(byline: Byline, folder: Path, file: str) -> None:
    (folder / "paper.example.txt").write_text(RULES + "wrong: 1\nauthor: //p[no()]\n", encoding="utf-8")
    outcome = byline("rules", "test", file, "--url", ADDRESS, "--json")
    record = json.loads(outcome.out)
    assert outcome.code == 1
    assert [complaint["line"] for complaint in record["file"]["complaints"]] == [4, 5]
    assert (record["pipeline"]["date"], record["rules"]["date"]) == (None, "2026-11-20")
    assert record["rules"]["headline"] == "The slow train"
    assert record["rules"]["first"] == SENTENCE
    assert set(record["pipeline"]) == set(record["rules"])


def test_a_page_without_rules_is_shown_as_it_is(byline: Byline, file: str) -> None:
    outcome = byline("rules", "test", file, "--url", ADDRESS)
    assert outcome.code == 1
    assert "No rules hold for this page." in outcome.lines[-1]
    record = json.loads(byline("rules", "test", file, "--url", ADDRESS, "--json").out)
    assert (record["file"], record["rules"], record["pipeline"]["verdict"]) == (None, None, "full")


def test_a_url_is_fetched(byline: Byline, folder: Path, syndicate: str) -> None:
    host = urlsplit(syndicate).hostname
    (folder / f"{host}.txt").write_text("title: 'By rule'\n", encoding="utf-8")
    outcome = byline("rules", "test", f"{syndicate}/politics/opeds", "--json")
    record = json.loads(outcome.out)
    assert (outcome.code, record["file"]["name"]) == (0, f"{host}.txt")
    assert record["pipeline"]["headline"] != record["rules"]["headline"] == "By rule"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("missing.html", "--url", ADDRESS), "There is no file missing.html."),
        (("missing.html",), "Of a file it must be said where its page is from."),
        (("ftp://paper.example/",), "ftp"),
    ],
)
def test_what_cannot_be_had_is_a_sentence(byline: Byline, arguments: tuple[str, ...], told: str) -> None:
    outcome = byline("rules", "test", *arguments)
    assert (outcome.code, outcome.out) == (1, "")
    assert told in outcome.err


def test_what_to_do_must_be_said(byline: Byline) -> None:
    outcome = byline("rules")
    assert outcome.code == 2
    assert "test|list" in outcome.err
