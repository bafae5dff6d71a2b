"""Who wrote it, out of what feeds and headlines say."""

import pytest

from reader.model.entry import NewEntry
from reader.sources.columnists import attributed, person_before_colon
from reader.sources.lists.teaser import name_in_byline


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
