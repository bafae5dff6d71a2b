"""Who wrote it, out of what feeds and headlines say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.entry import NewEntry
from reader.page.bylines import clean_byline, join_names
from reader.sources.columnists import attributed, person_before_colon
from reader.sources.lists.teaser import name_in_byline
from reader.text import is_inert


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Nora Whitfield", "Nora Whitfield"),
        ("By Nora Whitfield", "Nora Whitfield"),
        ("by: Nora Whitfield", "Nora Whitfield"),
        ("nora@paper.example (Nora Whitfield)", "Nora Whitfield"),
        ("Nora Whitfield (nora@paper.example)", "Nora Whitfield"),
        ("Nora Whitfield <nora@paper.example>", "Nora Whitfield"),
        ("nora@paper.example", ""),
        ("admin", ""),
        ("noreply@paper.example (Editor)", ""),
        ("—", ""),
        ("Byron Katz", "Byron Katz"),
        ("  Nora \n Whitfield ", "Nora Whitfield"),
        ("Nora\x1b]0;x\x07 Whitfield", "Nora Whitfield"),
    ],
)
def test_clean_byline(text: str, byline: str) -> None:
    assert clean_byline(text) == byline


@given(st.text())
def test_a_byline_is_inert(text: str) -> None:
    assert is_inert(clean_byline(text))


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        ([], ""),
        (["Ada Okafor"], "Ada Okafor"),
        (["Ada Okafor", "Dale Kim"], "Ada Okafor and Dale Kim"),
        (["Ada Okafor", "admin", "Dale Kim", "Ada Okafor", "Ilse Brandt"], "Ada Okafor, Dale Kim and Ilse Brandt"),
    ],
)
def test_joined(names: list[str], byline: str) -> None:
    assert join_names(names) == byline


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Nora Whitfield: Slow trains", "Nora Whitfield"),
        ("LZ Okafor: Slow trains", "LZ Okafor"),
        ("S.E. Brandt: Slow trains", "S.E. Brandt"),
        ("Tomás de la Cruz: Slow trains", "Tomás de la Cruz"),
        ("Ann-Marie O’Dell: Slow trains", "Ann-Marie O’Dell"),
        ("Judge Ilse P. Brandt: Slow trains", "Judge Ilse P. Brandt"),
        ("Commentary: Slow trains", ""),
        ("Editorial: Slow trains", ""),
        ("Guest Commentary: Slow trains", ""),
        ("Point: Keep the ferry", ""),
        ("Counterpoint: Drop the ferry", ""),
        ("Review Of The Week: Slow trains", ""),
        ("Book Review: Slow trains", ""),
        ("Supreme Court: What now", ""),
        ("Editor’s Note: Slow trains", ""),
        ("Slow trains: what they teach", ""),
        ("What Nora Knew: a life", ""),
        ("One Two Three Four Five: too many", ""),
        ("It is 10:30 in Harrow", ""),
        ("Nora Whitfield:", ""),
        ("2026 Ferry: a plan", ""),
        ("", ""),
    ],
)
def test_person_before_colon(headline: str, name: str) -> None:
    assert person_before_colon(headline) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Nora Whitfield", "Nora Whitfield"),
        ("BY NORA WHITFIELD", "Nora Whitfield"),
        ("By Nora Whitfield, Lantern Syndicate", "Nora Whitfield"),
        ("By Ada Okafor and Dale Kim Jr.", "Ada Okafor and Dale Kim Jr."),
        ("By the time the ferry came, it was dark.", ""),
        ("By Monday it was gone.", ""),
        ("by Nora Whitfield", ""),
        ("Nora Whitfield", ""),
        ("By", ""),
    ],
)
def test_a_line_that_is_a_byline(line: str, names: str) -> None:
    assert name_in_byline(line) == names


def test_a_columnists_entries_are_theirs_but_for_a_guests() -> None:
    mine, named, guest = (
        NewEntry("1", "u", "Mine"),
        NewEntry("2", "u", "Named", byline="Dale Kim"),
        NewEntry("3", "u", "Guest", dek="Editor’s note: Nora Whitfield is off this week."),
    )
    assert [entry.byline for entry in attributed((mine, named, guest), "Nora Whitfield")] == [
        "Nora Whitfield",
        "Dale Kim",
        "",
    ]
