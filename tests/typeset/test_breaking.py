"""Where lines end, and which of the possible ends are taken."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.typeset.breaking import Shape, break_lines
from reader.typeset.widths import cells


def lines(text: str, measure: int, shape: Shape = Shape.RAGGED) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, measure, shape)]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("", 10, []),
        ("   ", 10, []),
        ("one line", 10, ["one line"]),
        ("  spaces  at   ends ", 30, ["spaces  at   ends"]),
        ("first\nsecond", 30, ["first", "second"]),
        ("a\n\nb", 30, ["a", "", "b"]),
    ],
)
def test_what_needs_no_choice(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


def test_a_paragraph_is_evened_out_as_a_whole() -> None:
    greedy = ["aaa bb cc", "ddddd"]
    assert lines("aaa bb cc ddddd ee", 9) != greedy
    assert lines("aaa bb cc ddddd", 6) == ["aaa", "bb cc", "ddddd"]  # filling the first line would leave "cc" alone


def test_the_last_line_is_no_single_word() -> None:
    assert lines("it would be a pleasant story if it ended there", 42)[-1] == "ended there"


def test_the_last_line_may_be_a_single_word_when_nothing_else_fits() -> None:
    assert lines("incomprehensible circumstances", 18) == ["incomprehensible", "circumstances"]


def test_a_headline_is_balanced() -> None:
    text = "The bridge nobody wanted to repair and its price"
    assert lines(text, 44) == ["The bridge nobody wanted to repair and", "its price"]
    assert lines(text, 44, Shape.BALANCED) == ["The bridge nobody wanted", "to repair and its price"]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("a well-known bridge", 7, ["a well-", "known", "bridge"]),
        ("about COVID-19 now", 10, ["about", "COVID-19", "now"]),
        ("river—never", 8, ["river—", "never"]),
        ("river--never", 8, ["river--", "never"]),
        ("1914–1918 war", 9, ["1914–1918", "war"]),
        ("her T-shirt", 8, ["her", "T-shirt"]),
        ("the --verbose option", 13, ["the --verbose", "option"]),
        ("said—“never”", 8, ["said—", "“never”"]),
    ],
)
def test_hyphens_and_dashes(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("il dit non !", 10, ["il dit", "non !"]),
        ("elle dit « oui » ici", 11, ["elle dit", "« oui » ici"]),
        ("he saw it — and left", 11, ["he saw it —", "and left"]),
        ("he saw it — and left", 10, ["he saw", "it — and", "left"]),
        ("no 12\u00a0km break", 6, ["no", "12\u00a0km", "break"]),
        ("wait ... and see", 8, ["wait ...", "and see"]),
    ],
)
def test_signs_that_cling_to_their_neighbour(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


def test_signs_that_cling_part_when_nothing_else_fits() -> None:
    assert lines("! ! ! !", 1) == ["!", "!", "!", "!"]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("漢字漢字漢", 4, ["漢字", "漢字", "漢"]),
        ("漢字。漢字", 4, ["漢", "字。", "漢字"]),
        ("漢漢「字」漢", 6, ["漢漢", "「字」", "漢"]),
        ("ビルディング", 6, ["ビル", "ディン", "グ"]),
        ("橋です、と", 6, ["橋で", "す、と"]),
        ("漢abc字", 5, ["漢abc", "字"]),
        ("한국어 문장은 띄어쓴다", 10, ["한국어", "문장은", "띄어쓴다"]),
    ],
)
def test_chinese_japanese_and_korean(text: str, measure: int, expected: list[str]) -> None:
    assert lines(text, measure) == expected


KINSOKU_START = "、。」』）！？ーッャ々"
KINSOKU_END = "「『（"


@given(st.text(st.sampled_from("漢字かなカナ" + KINSOKU_START + KINSOKU_END), max_size=40), st.integers(30, 60))
@settings(max_examples=100, deadline=None)
def test_no_line_begins_or_ends_against_kinsoku(text: str, measure: int) -> None:
    free = "漢".join(text)  # so that there always is a place to break
    for line, following in pairwise(lines(free, measure)):
        assert following[0] not in KINSOKU_START
        assert line[-1] not in KINSOKU_END


def test_a_url_is_divided_at_its_own_joints_only() -> None:
    url = "https://www.harbor.example/council/minutes?year=2026&month=11#item-4"
    broken = lines(f"see {url} there", 20)
    assert "".join(broken).replace(" ", "") == f"see{url}there"
    assert all(line[-1] in "/?&=.-" for line in broken[:-1] if line != "see")


def test_a_url_is_never_divided_inside_an_escape() -> None:
    broken = lines("https://harbor.example/" + "%E6%A9%8B" * 8 + "%20map", 16)
    assert all(line.count("%") * 3 == len(line) for line in broken[2:-1])
    assert broken[-1].endswith("%20map")


def test_a_slash_outside_a_url_is_no_place_to_break() -> None:
    assert lines("now and/or then", 7) == ["now", "and/or", "then"]


def test_a_word_longer_than_the_measure_is_cut() -> None:
    assert lines("a Donaudampfschiff", 6) == ["a", "Donaud", "ampfsc", "hiff"]
    assert lines("cafe\u0301cafe\u0301", 4) == ["cafe\u0301", "cafe\u0301"]


def test_a_soft_hyphen_divides_only_with_room_for_the_hyphen() -> None:
    assert lines("un\u00adavoidable", 10) == ["un\u00ad", "avoidable"]
    assert lines("aaaa\u00adbb", 4) == ["aaaa", "\u00adbb"]
    assert lines("in un\u00adit", 7) == ["in un\u00adit"]


def test_a_sign_wider_than_the_measure_stands_alone() -> None:
    assert lines("漢字", 1) == ["漢", "字"]


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=30), st.integers(10, 40))
@settings(max_examples=100, deadline=None)
def test_never_more_ragged_than_filling_line_by_line(words: list[str], measure: int) -> None:
    def cost(broken: list[str]) -> int:
        widow = measure * measure if len(broken) > 1 and " " not in broken[-1] else 0
        return sum((measure - cells(line)) ** 2 for line in broken[:-1]) + widow

    greedy = [""]
    for word in words:
        longer = f"{greedy[-1]} {word}".strip()
        greedy = [*greedy[:-1], longer] if len(longer) <= measure else [*greedy, word]
    assert cost(lines(" ".join(words), measure)) <= cost(greedy)


def test_a_paragraph_of_any_size_and_kind_is_set() -> None:
    assert len(lines("word " * 20_000, 68)) == 20_000 // 13 + 1
    assert len(lines("! " * 5_000, 68)) > 100
    assert len(lines("-" * 20_000, 68)) > 200
