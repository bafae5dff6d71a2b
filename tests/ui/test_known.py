"""What is known of a column before its text is here."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.errors import FetchError
from reader.model.entry import Entry, State
from reader.ui.known import LONGEST_DEK, head_of, is_address, is_teaser, known_head
from reader.ui.state import Failed, Idle, Opening

FOUND = datetime(2026, 11, 23, tzinfo=UTC)
ENTRY = replace(
    Entry(1, "a", "https://a.example/1", "A. Writer: The bridge", "A. Writer", "", "", None, FOUND, State.NEW, False),
    dek="A dek.",
    channel="Op Eds",
)


@pytest.mark.parametrize(
    ("dek", "teaser"),
    [("A line about it.", False), ("No full stop", False), ("Cut off in the …", True), ("w " * LONGEST_DEK, True)],
)
def test_the_beginning_of_the_text_is_no_dek(dek: str, teaser: bool) -> None:
    assert is_teaser(dek) is teaser
    assert head_of(replace(ENTRY, dek=dek)).dek == ("" if teaser else dek)


def test_the_headline_does_not_repeat_who_wrote_it() -> None:
    assert head_of(ENTRY).headline == "The bridge"


def test_what_was_shown_at_the_opening_is_shown_until_another_is_opened() -> None:
    opening = Opening(ENTRY)
    first = known_head(opening, Idle(), None)
    failed = Failed(replace(ENTRY, dek="Another."), FetchError("It did not answer.", ""))
    assert known_head(failed, opening, first) == first
    assert known_head(Opening(replace(ENTRY, id=2, dek="Other.")), failed, first) != first


def test_an_address_is_no_headline() -> None:
    entry = replace(ENTRY, headline="a.example/1", byline="")
    assert is_address(head_of(entry), entry)
    assert not is_address(head_of(ENTRY), ENTRY)
