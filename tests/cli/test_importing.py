"""``byline import`` of columns: known by their content, brought in once, told line by line."""

import json
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.entry import Scope, ScopeKind
from tests.cli.conftest import Byline

POCKET = """title,url,time_added,cursor,tags,status
"Slow trains, again",https://harbor.example/trains,1728576752,7187,rail|slow days,unread
Bridges,https://harbor.example/bridges,1728576700,7188,,archive
Nothing,javascript:alert(1),1728576700,7189,,unread
Bridges,https://harbor.example/bridges,1728576700,7190,,unread
"""
INSTAPAPER = """URL,Title,Selection,Folder,Timestamp,Tags
https://harbor.example/trains,"Slow trains, again",,Unread,1728576752,"[""rail"", ""slow days""]"
https://harbor.example/bridges,Bridges,,Archive,1728576700,[]
"""
READWISE = """Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
"Slow trains, again",https://harbor.example/trains,01h,"['rail', 'slow days']",2024-10-10 16:12:32+00:00,0,new,True
Bridges,https://harbor.example/bridges,01i,[],2024-10-10 16:11:40+00:00,1,later,True
Listed,https://harbor.example/listed,01j,[],2024-10-10 16:11:40+00:00,0,feed,False
"""
PAGE = """<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
<li><a href="https://harbor.example/trains" time_added="1728576752" tags="rail,slow days">Slow trains, again</a></li>
</ul><h1>Read Archive</h1><ul>
<li><a href="https://harbor.example/bridges" time_added="1728576700" tags="">Bridges</a></li></ul></body></html>
"""


@pytest.mark.usefixtures("own_library")
@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (POCKET, {4: "It names no address on the web.", 5: "It stands in the list more than once."}),
        (INSTAPAPER, {}),
        (READWISE, {4: "It came from a feed there, and was not saved."}),
        (PAGE, {}),
    ],
    ids=["pocket", "instapaper", "readwise", "pocket-page"],
)
def test_lists_of_other_programs(byline: Byline, tmp_path: Path, text: str, left_out: dict[int, str]) -> None:
    file = tmp_path / "list"
    file.write_text(text, "utf-8")
    outcome = byline("import", str(file), "--json")
    *told, done = map(json.loads, outcome.lines)
    assert outcome.code == 0
    assert done == {"status": "done", "new": 2, "known": 0, "left_out": len(left_out)}
    assert {each["line"]: each["reason"] for each in told if each["status"] == "left out"} == left_out
    trains = told[0]
    assert (trains["headline"], trains["tags"]) == ("Slow trains, again", ["rail", "slow days"])
    assert trains["saved_at"] == "2024-10-10T16:12:32Z"
    saved = [json.loads(line) for line in byline("saved", "--json").lines]
    assert [(each["headline"], each["state"]) for each in saved] == [
        ("Slow trains, again", "seen"),
        ("Bridges", "finished"),
    ]
    again = byline("import", str(file))
    assert again.lines[-1].startswith("0 brought in, 2 here already")


def test_a_preview_changes_nothing(byline: Byline, own_library: Library) -> None:
    outcome = byline("import", "-", "--dry-run", stdin=POCKET.encode())
    assert outcome.lines[-2] == "2 would be brought in, 0 here already, 2 left out."
    assert outcome.lines[-1] == "The text of 2 is fetched when they are opened."
    assert own_library.entries.ids(Scope(ScopeKind.SAVED)) == ()


@pytest.mark.usefixtures("own_library")
def test_a_list_with_nothing_in_it_is_a_failure(byline: Byline) -> None:
    outcome = byline("import", "-", stdin=b"title,url,time_added,tags,status\nx,ftp://a/b,1,,unread\n")
    assert outcome.code == 1
    assert " - line 2  It names no address on the web." in outcome.lines
