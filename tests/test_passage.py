"""A passage is found again, also in a text that was cleaned otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.passage import CONTEXT, Passage, find_passage, passage_of
from tests.bench.passages import try_edits

TEXT = "The bridge is closed. Nobody knows for how long. The mayor says the bridge is closed. It is not."


def passage(quote: str, start: int = 0) -> Passage:
    at = TEXT.index(quote, start)
    return passage_of(TEXT, at, at + len(quote))


@given(st.text(max_size=300), st.integers(-5, 310), st.integers(-5, 310))
def test_in_the_same_text_it_is_where_it_was(text: str, start: int, end: int) -> None:
    made = passage_of(text, start, end)
    assert text[made.start : made.end] == made.quote
    assert max(len(made.before), len(made.after)) <= CONTEXT
    assert find_passage(text, made) == ((made.start, made.end) if made.quote else None)


@given(st.text(max_size=200), st.text(min_size=1, max_size=40), st.text(max_size=200), st.text(max_size=80))
def test_it_is_found_behind_new_text(before: str, quote: str, after: str, new: str) -> None:
    made = passage_of(before + quote + after, len(before), len(before) + len(quote))
    text = new + before + quote + after
    found = find_passage(text, made)
    assert found is not None
    assert text[slice(*found)] == quote


@given(st.text("ab c.", max_size=80), st.text("ab c.", max_size=80), st.integers(0, 40), st.integers(0, 40))
def test_any_other_text_gives_a_stretch_of_it_or_nothing(text: str, other: str, start: int, size: int) -> None:
    found = find_passage(other, passage_of(text, start, start + size))
    assert found is None or 0 <= found[0] < found[1] <= len(other)


def test_of_two_like_it_the_one_in_its_context_is_meant() -> None:
    second = passage("bridge is closed", 20)
    changed = "New words first. " + TEXT
    assert find_passage(changed, second) == (second.start + 17, second.end + 17)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nobody knows, for how long\u00a0yet. Other things.", "Nobody knows, for how long"),
        ("Other things. NOBODY KNOWS FOR HOW long, they say.", "NOBODY KNOWS FOR HOW long"),
    ],
)
def test_nearly_the_same_words_are_found(text: str, quote: str) -> None:
    found = find_passage(text, passage("Nobody knows for how long."))
    assert found is not None
    assert text[slice(*found)] == quote


@pytest.mark.parametrize("text", ["", "Nothing of it is here any more, not one word.", "Nobody knows."])
def test_what_is_gone_is_gone(text: str) -> None:
    assert find_passage(text, passage("Nobody knows for how long.")) is None


def test_marks_outlive_edits_and_are_never_on_other_words() -> None:
    tally = try_edits(80, seed=7)
    assert tally.found == tally.stands > 400
    assert tally.wrong == 0, tally.examples
    assert tally.near > 0.4 * tally.changed


def test_what_was_marked_with_a_figure_is_found_where_it_is_raised() -> None:
    made = passage_of("So say the studies.1 Others do not.2", 0, 20)
    raised = "So say the studies.¹ Others do not.²"
    assert find_passage(raised, made) == (0, 20)
    assert find_passage("Look. So say the studies.1 Others", passage_of(raised, 0, 20)) == (6, 26)
