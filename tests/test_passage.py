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


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("前のことだ。短い文。長い文は、ここにまだ全部そのまま残っている。次の文。", "長い最初の文はもうどこにもない"),
        ("今日は晴れ。", "今日は雨だ"),
        ("彼は大阪に住んでいた。", "彼は東京に住んでいた。"),
        ("我们已经离开了上海。", "我们已经离开了北京。"),
        ("วันนี้ฝนไม่ตก", "วันนี้ฝนตก"),
    ],
)
def test_a_few_signs_are_not_enough(text: str, quote: str) -> None:
    assert find_passage(text, Passage(3, 3 + len(quote), quote)) is None


ONE_CLAUSE = "帰ろうとする人を帰すまいとして遠くの港から夜どおし降りつづける雨のことである、"
OTHERS = "その日、役所に、送った、記録の、写しだ。"


def test_a_row_of_clauses_without_most_of_its_signs_is_other_words() -> None:
    gone = f"{OTHERS}誰も読まなかったし読もうともしなかったのである。"
    assert find_passage(gone, Passage(40, 40 + len(ONE_CLAUSE + OTHERS), ONE_CLAUSE + OTHERS)) is None


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        (
            "はじめに。役所に送った記録は写しのほうだけだった。おわり。",
            "役所に送った記録は写しのほうだった。",
            "役所に送った記録は写しのほうだけだ",
        ),
        (
            "ก่อนอื่น เราเดินไปที่ตลาดเก่าริมแม่นํ้าทุกเช้า",
            "เราเดินไปที่ตลาดใหม่ริมแม่นํ้าทุกเช้า",
            "เราเดินไปที่ตลาดเก่าริมแม่นํ้าทุกเช้า",
        ),
    ],
)
def test_nearly_the_same_signs_are_found(text: str, quote: str, said: str) -> None:
    found = find_passage(text, Passage(0, len(quote), quote))
    assert found is not None
    assert text[slice(*found)] == said


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
