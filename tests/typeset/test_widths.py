import pytest

from reader.typeset.widths import cells, chunks, cut, fit, graphemes, padding

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("plain", 5),
        ("café", 4),
        ("cafe\u0301", 4),
        ("漢字", 4),
        ("ｱ", 1),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("🇩🇪🇫🇷", 4),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("กำ", 2),
        ("한국", 4),
        ("“a”—…", 5),
    ],
)
def test_cells(text: str, expected: int) -> None:
    assert cells(text) == expected


def test_graphemes_are_what_a_person_calls_characters() -> None:
    assert list(graphemes("ae\u0301" + FAMILY + "🇩🇪x")) == ["a", "e\u0301", FAMILY, "🇩🇪", "x"]
    assert list(graphemes("abc")) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("fits", 4, "fits"),
        ("does not fit", 8, "does no…"),
        ("ends at a space", 5, "ends…"),
        ("漢字漢字", 6, "漢字…"),
        ("漢字漢字", 4, "漢…"),
        (f"a{FAMILY}b", 3, "a…"),
        ("cafe\u0301s", 4, "caf…"),
        ("word", 1, "…"),
        ("word", 0, ""),
        ("word", -3, ""),
        ("漢", 1, "…"),
    ],
)
def test_cut(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


def test_an_ellipsis_that_does_not_fit_is_cut_itself() -> None:
    assert cut("abcdef", 2, "...") == ".."
    assert cut("abcdef", 3, "") == "abc"


@pytest.mark.parametrize(
    ("align", "expected"),
    [("left", "ab   "), ("right", "   ab"), ("center", " ab  "), ("unheard of", "ab   ")],
)
def test_fit_pads_by_alignment(align: str, expected: str) -> None:
    assert fit("ab", 5, align) == expected


def test_fit_cuts_and_fills_the_cell_a_wide_sign_leaves() -> None:
    assert fit("漢字漢", 4) == "漢… "


def test_padding_of_nothing_to_spare() -> None:
    assert padding(-2, "center") == (0, 0)


def test_chunks_are_full_and_whole() -> None:
    assert list(chunks("abcdefg", 3)) == ["abc", "def", "g"]
    assert list(chunks("a漢字", 3)) == ["a漢", "字"]
    assert list(chunks(FAMILY + "a", 1)) == [FAMILY, "a"]
    assert list(chunks("", 3)) == []


def test_what_cannot_be_padded_exactly_gives_way() -> None:
    assert cells(fit("\u094d", 3)) == 3
