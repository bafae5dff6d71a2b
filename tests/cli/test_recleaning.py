"""``byline reclean``: what it prints, and which texts it takes."""

import json
from datetime import UTC, datetime

import pytest

from reader.clean.version import CLEANER
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.model.page import Page
from reader.model.verdict import Rung, Verdict
from tests.cli.conftest import Byline
from tests.service.pages import CONSENT, PARTS, SITE, column

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def put(library: Library, number: int, page: str, *, saved: bool = False) -> None:
    """A text of one paragraph, made from the page by another cleaner, in a channel that is followed."""
    channel_id = library.channels.add(NewChannel(f"{SITE}/opinion", "Op Eds"), NOW)
    library.channels.follow(channel_id, NOW)
    url = f"{SITE}/opinion/s-{number}"
    library.entries.put(channel_id, [NewEntry(f"press:{number}", url, f"Story {number}")], NOW)
    entry = library.entries.by_url(url)
    assert entry
    article = Article(url, f"Story {number}", blocks=(Paragraph((Span(PARTS[0][0]),)),), words=37)
    pages = [Page(url, url, page.encode(), "text/html")]
    library.articles.put(entry.id, article, Verdict.FULL, Rung.PAGE, pages, NOW, cleaner=CLEANER - 1)
    if saved:
        library.saved.save(entry.id, NOW)


@pytest.fixture
def texts(own_library: Library) -> None:
    put(own_library, 1, column("Story 1"))
    put(own_library, 2, CONSENT)
    put(own_library, 3, "%PDF-1.4")
    put(own_library, 4, column("Story 4"), saved=True)


def test_it_tells_of_every_change_and_counts(byline: Byline, texts: None) -> None:
    outcome = byline("reclean")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines == [
        "better  Story 1",
        "  kept  Story 2",
        "        Its text would be consent instead of full.",
        "failed  Story 3",
        "        This is a file, not a page of text.",
        "3 looked at: 1 better, 0 same, 1 kept as they were because they would be worse, 1 failed.",
    ]


def test_a_second_time_only_what_failed_is_tried(byline: Byline, texts: None) -> None:
    byline("reclean")
    outcome = byline("reclean")
    assert outcome.code == 1
    assert outcome.lines[-1].startswith("1 looked at: 0 better, 0 same")


def test_saved_ones_are_asked_for_by_name(byline: Byline, texts: None) -> None:
    assert byline("reclean", "--saved").lines[0] == "better  Story 4"
    assert byline("reclean", "--saved").lines == [
        "No text waits to be cleaned again: all were made by this cleaner.",
    ]


def test_all_takes_also_those_of_today_s_cleaner(byline: Byline, texts: None) -> None:
    byline("reclean")
    outcome = byline("reclean", "--all")
    assert outcome.lines[-1] == (
        "3 looked at: 0 better, 1 same, 1 kept as they were because they would be worse, 1 failed."
    )


def test_one_channel(byline: Byline, texts: None) -> None:
    assert byline("reclean", "op eds").lines[-1].startswith("3 looked at")
    unknown = byline("reclean", "nowhere")
    assert (unknown.code, unknown.out) == (1, "")
    assert "You follow no channel called “nowhere”." in unknown.err


def test_as_json(byline: Byline, texts: None) -> None:
    *told, done = map(json.loads, byline("reclean", "--json").lines)
    assert [each["status"] for each in told] == ["better", "worse", "failed"]
    assert told[1]["reason"] == "Its text would be consent instead of full."
    assert done == {"status": "done", "looked_at": 3, "better": 1, "same": 0, "worse": 1, "failed": 1}


def test_two_scopes_at_once_are_asked_wrongly(byline: Byline) -> None:
    assert byline("reclean", "--all", "--saved").code == 2
