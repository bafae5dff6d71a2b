"""``byline save``: any address is fetched, cleaned and kept, without any channel."""

import json
import re
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from reader.library.library import Library
from tests.cli.conftest import Byline


@pytest.fixture
def column(own_library: Library, syndicate: str) -> str:
    """The address of a column of the syndicate that no channel of the person lists."""
    with urlopen(f"{syndicate}/politics/opeds") as answer:
        found = re.search(r"/politics/opeds/s-\d+", answer.read().decode())
    assert found
    return syndicate + found[0]


def test_a_column_is_saved_with_its_text(byline: Byline, column: str) -> None:
    outcome = byline("save", column)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines[0].startswith("★ ")
    kept = json.loads(byline("saved", "--json").lines[0])
    assert (kept["url"], kept["saved"], kept["verdict"], kept["channel"]) == (column, True, "full", "")
    assert kept["headline"] in outcome.lines[0]


def test_saved_twice_is_saved_once(byline: Byline, column: str) -> None:
    assert byline("save", column, column).lines[0].endswith("  saved")
    again = byline("save", column)
    assert again.code == 0
    assert again.lines[0].endswith("  was saved before")
    assert len(byline("saved", "--json").lines) == 1


def test_one_that_cannot_be_had_is_kept_all_the_same_and_the_others_still_come(
    byline: Byline, column: str, closed_port: str
) -> None:
    outcome = byline("save", f"{closed_port}/column", column)
    assert outcome.code == 1
    assert "Its text is not here:" in outcome.err
    assert [json.loads(line)["verdict"] for line in byline("saved", "--json").lines] == ["full", None]


def test_what_is_no_address_is_a_sentence(byline: Byline, column: str) -> None:
    outcome = byline("save", "ftp://example.com/x", column)
    assert outcome.code == 1
    assert outcome.err.startswith("byline: ftp://example.com/x: ")
    assert len(byline("saved", "--json").lines) == 1


def test_told_to_a_program(byline: Byline, column: str) -> None:
    wrong, right = map(json.loads, byline("save", "ftp://example.com/x", column, "--json").lines)
    assert wrong["error"]
    assert (right["url"], right["saved"], right["error"]) == (column, True, "")


def test_what_is_saved_goes_into_the_vault_and_to_the_hook(byline: Byline, column: str, home: Path) -> None:
    told = home / "told"
    program = f"import os; open({str(told)!r}, 'w').write(os.environ['BYLINE_URL'])"
    assert byline("config", "set", "hooks.on-save", json.dumps([sys.executable, "-c", program])).code == 0
    assert byline("config", "set", "vault", str(home / "vault")).code == 0
    assert "on-sale" in byline("config", "set", "hooks.on-sale", "x").err
    assert byline("save", column).code == 0
    assert told.read_text() == column
    (file,) = (home / "vault").glob("*.md")
    assert f'url: "{column}"' in file.read_text("utf-8")
