"""The door for outside text: nothing that acts gets in, no word gets lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import (
    count_words,
    inert,
    is_inert,
    is_unstopped,
    is_written_on_end,
    safe,
    safe_code,
    safe_lines,
    safe_run,
)

CLIPBOARD = "\x1b]52;c;aGk=\x07"
HOSTILE = [
    (CLIPBOARD, ""),
    ("a\x1b]0;title\x07b", "ab"),
    ("a\x1b]2;title\x1b\\b", "ab"),
    ("a\x1b[31mred\x1b[0m", "ared"),
    ("a\x1b[3", "a"),
    ("a\x1bPdevice\x1b\\b", "ab"),
    ("a\x1b_Gpicture\x1b\\b", "ab"),
    ("a\x1b]8;;file:///etc/passwd\x1b\\link\x1b]8;;\x1b\\", "alink"),
    ("a\x1bcb", "ab"),
    ("a\x00b\x07c\x7fd", "abcd"),
    ("a\x9b31mb", "a31mb"),
    ("abc\u202edef\u2066g\u200fh", "abcdefgh"),
    ("zero\u200bwidth\ufeff", "zerowidth"),
    ("lone \ud800 surrogate", "lone \ufffd surrogate"),
    ("two\nlines\r\nand\ttabs", "two lines and tabs"),
    ("  a \u00a0 b\u3000c  ", "a b c"),
    ("[/b] [@click=app.quit] \\[x]", "[/b] [@click=app.quit] \\[x]"),
    ("a string that \x1b]0;never ends", "a string that 0;never ends"),
    ("née — “quoted” … 日本語 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "née — “quoted” … 日本語 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
]


@pytest.mark.parametrize(("given_text", "shown"), HOSTILE)
def test_what_comes_through(given_text: str, shown: str) -> None:
    assert safe(given_text) == shown


@given(st.text())
def test_what_comes_through_is_inert_and_one_line(text: str) -> None:
    shown = safe(text)
    assert is_inert(shown)
    assert "\n" not in shown
    assert shown == shown.strip()
    assert safe(shown) == shown


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u2028\u2029")))
def test_visible_characters_are_kept(text: str) -> None:
    wanted = [char for char in text if not char.isspace()]
    assert [char for char in safe(text) if not char.isspace()] == wanted


@given(st.text())
def test_the_other_doors_let_no_more_through(text: str) -> None:
    for shown in (safe_lines(text), safe_code(text), safe_run(text).strip()):
        assert is_inert(shown)
    controls = [char for char in inert(text) if unicodedata.category(char) == "Cc"]
    assert set(controls) <= set("\t\n\x0b\x0c\r\x85")


def test_lines_are_kept_where_they_are_wanted() -> None:
    assert safe_lines("a \r\n b\u2028c\n\n") == "a\nb\nc"
    assert safe_code("  if x:\n\treturn  1  \n") == "  if x:\n    return  1"
    assert safe_run(" a\n b ") == " a b "


@pytest.mark.parametrize(
    ("text", "is_it"), [("plain", True), ("two\nlines", True), ("a\tb", False), ("\x9b", False), ("\u202e", False)]
)
def test_what_is_inert(text: str, is_it: bool) -> None:
    assert is_inert(text) is is_it


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one", 1), ("one two\nthree", 3), ("日本語", 2), ("日本 and 語", 3), ("—", 1), ("กลางวัน 3", 3)],
)
def test_words_as_a_reader_counts_them(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "on_end", "unstopped"),
    [
        ("One two.", False, False),
        ("時計は回る。", True, False),
        ("เขาซ่อมนาฬิกา", True, True),
        ("เขาซ่อมนาฬิกา”", True, True),
        ("Café", False, False),
    ],
)
def test_scripts_without_blanks_and_without_stops(text: str, on_end: bool, unstopped: bool) -> None:
    assert is_written_on_end(text) is on_end
    assert is_unstopped(text) is unstopped
