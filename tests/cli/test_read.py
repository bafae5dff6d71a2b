"""``byline read``: urls, files and standard input, plain and as JSON, good and bad."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.entry import NewEntry
from reader.model.verdict import Rung, Verdict
from reader.typeset.widths import cells
from tests.cli.conftest import Byline, Outcome

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
COLUMN = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The slow train</title>
<meta property="og:type" content="article"><meta name="author" content="Ada Writer"></head><body><article>
<h1>The slow train</h1><p>By Ada Writer</p><p>Nobody takes the slow train for its own sake, and that is a pity, because
the slow train stops where people live. It is the last place in the county where a stranger may say good morning.</p>
<p>I took it on a Tuesday with a sandwich and a bad conscience. By the third station I had eaten the one and lost the
other, and the field outside had turned from brown to a patient sort of green.</p></article></body></html>"""
HOSTILE = COLUMN.replace("The slow train", "The slow \x1b]0;owned\x07\x1b[2Jtrain \u202e\x9b31m").replace(
    "on a Tuesday", "on a &#27;[31mTuesday&#x9b;2J &#x202e;"
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Op Eds</title><item><title>The slow train</title>
<link>https://press.example/1</link><description>A teaser.</description></item></channel></rss>"""


def record(outcome: Outcome) -> dict[str, Any]:
    (line,) = outcome.lines
    answer: dict[str, Any] = json.loads(line)
    return answer


@pytest.fixture
def story(syndicate: str) -> str:
    """The address of a whole column of the syndicate."""
    with urlopen(f"{syndicate}/politics/opeds") as page:
        path = page.read().decode().partition('<h3><a href="')[2].partition('"')[0]
    return f"{syndicate}{path}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "column.html"
    path.write_text(COLUMN, encoding="utf-8")
    return path


class TestAUrl:
    def test_it_is_set_as_text(self, byline: Byline, story: str) -> None:
        outcome = byline("read", story)
        article = record(byline("read", story, "--json"))
        assert (outcome.code, outcome.err) == (0, "")
        assert article["headline"] in outcome.lines
        assert f"By {article['byline']}" in outcome.out
        assert max(map(cells, outcome.lines)) <= 72

    def test_as_json_it_is_whole(self, byline: Byline, story: str) -> None:
        article = record(byline("read", story, "--json"))
        assert (article["verdict"], article["rung"]) == ("full", "page")
        assert article["words"] > 300
        assert article["minutes"] == round(article["minutes"])
        assert article["published_in"][0]["name"] == "Op Eds"
        assert article["related"]
        assert article["comments_url"].endswith("#comments")

    @pytest.mark.parametrize("measure", [20, 40, 100])
    def test_no_line_is_wider_than_the_measure(self, byline: Byline, story: str, measure: int) -> None:
        outcome = byline("read", story, "--measure", str(measure))
        assert measure - 12 < max(map(cells, outcome.lines)) <= measure

    def test_no_library_is_needed_or_made(self, byline: Byline, story: str, library_path: Path) -> None:
        assert byline("read", story).code == 0
        assert not library_path.exists()

    def test_what_is_in_the_library_needs_no_network(
        self, byline: Byline, own_library: Library, closed_port: str
    ) -> None:
        url = f"{closed_port}/s-1"
        entry_id = own_library.entries.add_loose(NewEntry("k", url, "The slow train"), NOW)
        blocks = (Paragraph((Span("Nobody takes it."),)),)
        article = Article(url, "The slow train", blocks=blocks, words=3)
        own_library.articles.put(entry_id, article, Verdict.FULL, Rung.PAGE, (), NOW)
        outcome = byline("read", url)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.lines[-1] == "Nobody takes it."

    @pytest.mark.parametrize(
        ("path", "sentence", "verdict"),
        [
            ("/politics/opeds", "This page is a list of columns, not a column.", "expired"),
            ("/politics/opeds/rss", "This page is a feed, not a column.", "empty"),
            ("/knowledge/roughedges/s-4320002", "This page is a list of columns, not a column.", "expired"),
            ("/knowledge/roughedges/s-4320003", "The site shows a consent page instead of the column.", "consent"),
            ("/knowledge/roughedges/s-4320004", "127.0.0.1 has no page at this address.", "gone"),
            ("/knowledge/roughedges/s-4320005", "There is no text on this page.", "empty"),
            ("/knowledge/roughedges/s-4320006", "127.0.0.1 sent a PDF, which has no text to read.", "empty"),
            ("/knowledge/roughedges/s-4320007", "127.0.0.1 broke down over this page.", "offline"),
            ("/knowledge/roughedges/s-4320008", "There is no text on this page.", "empty"),
        ],
    )
    def test_what_is_no_column_is_a_sentence(
        self, byline: Byline, syndicate: str, path: str, sentence: str, verdict: str
    ) -> None:
        outcome = byline("read", f"{syndicate}{path}", "--json")
        failure = record(outcome)
        assert (outcome.code, outcome.err) == (1, "")
        assert (failure["error"], failure["verdict"]) == (sentence, verdict)
        assert failure["hint"].endswith(".")


class TestFilesAndStandardInput:
    def test_a_file(self, byline: Byline, file: Path) -> None:
        article = record(byline("read", str(file), "--json"))
        assert (article["headline"], article["byline"], article["verdict"]) == ("The slow train", "Ada Writer", "full")
        assert article["url"].startswith("file://")

    def test_standard_input(self, byline: Byline) -> None:
        outcome = byline("read", "-", stdin=COLUMN.encode())
        assert outcome.code == 0
        assert outcome.lines[0] == "The slow train"

    def test_both_and_twice(self, byline: Byline, file: Path) -> None:
        outcome = byline("read", "-", str(file), "-", stdin=COLUMN.encode())
        assert outcome.code == 0
        assert outcome.lines.count("The slow train") == 3
        assert outcome.lines.count("─" * 72) == 2

    def test_one_that_fails_leaves_the_others(self, byline: Byline, file: Path, closed_port: str) -> None:
        outcome = byline("read", "nowhere.html", str(file), f"{closed_port}/x", str(file))
        assert outcome.code == 1
        assert outcome.lines.count("The slow train") == 2
        assert [line for line in outcome.err.splitlines() if line.startswith("byline")] == [
            "byline: There is no file “nowhere.html”.",
            "byline: 127.0.0.1 refused the connection.",
        ]

    def test_as_json_every_line_is_an_answer_in_its_order(self, byline: Byline, file: Path) -> None:
        outcome = byline("read", "nowhere.html", str(file), "--json")
        failure, article = map(json.loads, outcome.lines)
        assert (failure["url"], failure["error"]) == ("nowhere.html", "There is no file “nowhere.html”.")
        assert article["headline"] == "The slow train"
        assert (outcome.code, outcome.err) == (1, "")

    def test_a_file_in_another_charset(self, byline: Byline, file: Path) -> None:
        file.write_bytes(COLUMN.replace("utf-8", "windows-1252").replace("bad", "bad “café”").encode("cp1252"))
        assert "bad “café” conscience" in " ".join(byline("read", str(file)).out.split())


class TestBadFiles:
    @pytest.mark.parametrize(
        ("body", "sentence"),
        [
            (b"", "There is no text on this page."),
            (b"   \n", "There is no text on this page."),
            (b"<html><body></body></html>", "There is no text on this page."),
            (b"hello", "There is no text on this page."),
            (b"\x7fELF\x02\x01\x01\x00\x00\x00", "{name} is a program or data file, which has no text to read."),
            (b"\x89PNG\r\n\x1a\n\x00\x00", "{name} is a picture, which has no text to read."),
            (b"%PDF-1.4", "{name} is a PDF, which has no text to read."),
            (FEED.encode(), "This page is a feed, not a column."),
            (b'{"items": []}', "This page holds data for programs, not a column."),
        ],
    )
    def test_a_file_that_is_no_column(self, byline: Byline, file: Path, body: bytes, sentence: str) -> None:
        file.write_bytes(body)
        outcome = byline("read", str(file), "-", stdin=body)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.splitlines()[::2] == [
            f"byline: {sentence.format(name=file)}",
            f"byline: {sentence.format(name='standard input')}",
        ]

    def test_a_folder(self, byline: Byline, tmp_path: Path) -> None:
        outcome = byline("read", str(tmp_path))
        assert outcome.err == f"byline: {tmp_path} is a folder, not a file.\n        Name one of the files in it.\n"

    @pytest.mark.parametrize("name", ["", "example.com/column", "javascript:alert(1)", "x" * 5000, "a\0b", "a\nb"])
    def test_a_name_that_is_no_file(self, byline: Byline, name: str) -> None:
        outcome = byline("read", name)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: There is no file “")
        assert outcome.err.endswith("Check the path. An address begins with https://.\n")
        assert len(outcome.err.splitlines()) == 2

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="for root every file may be read")
    def test_a_file_that_may_not_be_read(self, byline: Byline, file: Path) -> None:
        file.chmod(0)
        assert byline("read", str(file)).err.startswith(f"byline: {file} may not be read.\n")


class TestBadUrls:
    @pytest.mark.parametrize(
        "url", ["http://", "http:///x", "https://a b/", "https://[::1", "https://press.example:0/", "http://%00/"]
    )
    def test_an_address_that_cannot_be(self, byline: Byline, url: str) -> None:
        outcome = byline("read", url)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err.startswith("byline: “")
        assert "names no site that can exist." in outcome.err

    @pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://press.example/x", "javascript://x/%0aalert(1)"])
    def test_an_address_of_another_kind(self, byline: Byline, url: str) -> None:
        outcome = byline("read", url)
        assert outcome.code == 1
        assert outcome.err.startswith(f"byline: Byline cannot open {url.partition(':')[0]}: addresses.\n")

    def test_a_host_that_does_not_answer(self, byline: Byline, closed_port: str) -> None:
        outcome = byline("read", f"{closed_port}/x")
        assert outcome.code == 1
        assert outcome.err == (
            "byline: 127.0.0.1 refused the connection.\n"
            "        Nothing answers there at the moment. Try again in a while.\n"
        )


def test_hostile_text_stays_text(byline: Byline, file: Path) -> None:
    file.write_text(HOSTILE, encoding="utf-8")
    plain, as_json = byline("read", str(file)), byline("read", str(file), "--json")
    assert plain.code == as_json.code == 0
    for outcome in (plain, as_json):
        assert not set(outcome.out) & {"\x1b", "\x9b", "\x07", "\u202e"}
        assert "\\u001b" not in outcome.out


def test_a_hostile_file_name_stays_text(byline: Byline) -> None:
    name = "\x1b[2J\x9b31m\u202e.html"
    for outcome in (byline("read", name), byline("read", name, "--json")):
        assert not set(outcome.out + outcome.err) & {"\x1b", "\x9b", "\u202e"}


class TestAPart:
    WALL = '</p><div class="paywall"><p>Subscribe to continue reading.</p><a href="/s">Subscribe</a></div></article>'

    def test_a_teaser_is_written_and_said_to_be_one(self, byline: Byline, file: Path) -> None:
        file.write_text(COLUMN.replace("</p></article>", self.WALL), encoding="utf-8")
        outcome = byline("read", str(file))
        assert "Nobody takes the slow train" in outcome.out
        assert outcome.code == 3
        assert "is not the whole column: its site shows the rest to subscribers only." in outcome.err
        assert record(byline("read", str(file), "--json"))["verdict"] == "paywalled"

    def test_a_failure_counts_before_a_part(self, byline: Byline, file: Path) -> None:
        file.write_text(COLUMN.replace("</p></article>", self.WALL), encoding="utf-8")
        assert byline("read", str(file), "/nowhere").code == 1
