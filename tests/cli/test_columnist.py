"""``byline columnist``, told and as records."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from reader.cli.shapes import SHAPES
from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from tests.cli.conftest import Byline

NORA = "Nora Whitfield"


@pytest.fixture
def filled(own_library: Library) -> Library:
    """Six weekly columns of one writer, and one of another of her name."""
    now = datetime.now(UTC)
    for paper, weeks in (("Harbor Times", 6), ("Inland Post", 1)):
        channel = own_library.channels.add(NewChannel(f"https://{paper[0]}.example/", paper), now)
        for week in range(weeks):
            url = f"https://{paper[0].lower()}.example/s-{week}"
            day = now - timedelta(days=1 + 7 * week)
            new = NewEntry(f"{paper}{week}", url, f"{paper} {week}", NORA, paper, published_at=day)
            own_library.entries.put(channel, [new], now, whole=False)
    own_library.close()
    return own_library


def test_who_it_is_and_the_newest_columns(byline: Byline, filled: Library) -> None:
    outcome = byline("columnist", f"{NORA} (Harbor Times)", "-n", "2")
    assert outcome.code == 0
    lines = [line.strip() for line in outcome.lines]
    assert lines[0] == f"{NORA} (Harbor Times)"
    assert lines[1].startswith("6 columns from ")
    assert " · usually " in lines[1]
    assert {"In: Harbor Times", "Listed by: Harbor Times"} <= set(lines)
    assert sum("Harbor Times 0" in line or "Harbor Times 1" in line for line in lines) == 2
    assert not any("Harbor Times 2" in line for line in lines)


def test_as_records(byline: Byline, filled: Library) -> None:
    first, *entries = (json.loads(line) for line in byline("columnist", NORA, "(Harbor Times)", "--json").lines)
    assert list(first) == list(SHAPES["columnist: who it is, before the entries"])
    assert (first["columns"], first["mastheads"], len(entries)) == (6, ["Harbor Times"], 6)
    assert list(entries[0]) == list(SHAPES["latest, saved, search, columnist: an entry"])


def test_a_name_that_fits_several_asks_which(byline: Byline, filled: Library) -> None:
    outcome = byline("columnist", "whitfield")
    assert outcome.code == 1
    assert "“whitfield” may be 2 columnists" in outcome.err
    assert f"{NORA} (Harbor Times) · {NORA} (Inland Post)" in outcome.err


def test_nobody(byline: Byline, filled: Library) -> None:
    outcome = byline("columnist", "Ada", "Holm")
    assert outcome.code == 1
    assert "No columnist here is called “Ada Holm”." in outcome.err
