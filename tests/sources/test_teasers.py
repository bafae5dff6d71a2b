"""Deks and names of channels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.lists.lines import paragraphs
from reader.sources.lists.teaser import MAX_DEK, dek_of, first_words, is_cut, shortened
from reader.sources.names import clean_name, says_nothing
from reader.text import is_inert

LESSON = "The slow train teaches patience"


@pytest.mark.parametrize(
    "teaser",
    [
        LESSON,
        f"{LESSON} ...",
        f"{LESSON}…",
        f"{LESSON} [...]",
        f"{LESSON} [&hellip;]",
        f"{LESSON} ...<br /><br /><hr size='1' />",
        f"{LESSON} ... <a href='/x'>Read more</a>",
        f"<p>{LESSON}</p><p><a href='/x'>Continue reading &rarr;</a></p>",
        f"{LESSON} … Read the full column »",
        f"{LESSON}\ufffd\ufffd ...",
        f"{LESSON}\ufffd\ufffd\ufffd",
        f'{LESSON} politics/opeds/s-2675237">Read more',
        f'{LESSON} /opeds/s-2675237-p2">Read more</a>',
        f"By Nora Whitfield\n\n{LESSON}",
        f"----\n\n{LESSON}\n\n---",
        f"<script>alert(1)</script>{LESSON}<style>p {{}}</style>",
        "The slow train\nteaches patience",
        "The slow&nbsp;train <b>teaches</b> pa<i>tience</i>",
        f"<!-- hidden -->{LESSON}",
    ],
)
def test_a_teaser_becomes_a_dek(teaser: str) -> None:
    assert dek_of(paragraphs(teaser)) == LESSON


def test_hard_wraps_are_undone_and_paragraphs_kept_apart() -> None:
    assert paragraphs("one\r\ntwo\r\n \r\nthree<p>four\nfive") == ["one two", "three", "four five"]


def test_text_that_looks_like_a_tag_is_not_lost() -> None:
    assert paragraphs("2 &lt; 3 and 3 &gt; 2") == ["2 < 3 and 3 > 2"]


def test_an_editors_note_stays() -> None:
    assert dek_of(["Editor’s note: this is a rerun."]) == "Editor’s note: this is a rerun."


def test_a_long_summary_ends_with_a_sentence() -> None:
    dek = dek_of([f"{LESSON}. " * 40])
    assert len(dek) <= MAX_DEK
    assert dek.endswith("patience.")


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Short.", 10, "Short."),
        ("One two. Three four five", 12, "One two."),
        ("One two three four", 12, "One two…"),
        ("Unbreakable", 6, "Unbrea…"),
        ("春眠不覺曉。處處聞啼鳥。", 8, "春眠不覺曉。"),
    ],
)
def test_shortened(text: str, limit: int, short: str) -> None:
    assert shortened(text, limit) == short


@pytest.mark.parametrize(
    ("text", "headline"),
    [("", ""), ("A few words", "A few words"), ("One, two, three, four", "One, two…")],
)
def test_first_words(text: str, headline: str) -> None:
    assert first_words(text, 4 if "few" in text else 2) == headline


@pytest.mark.parametrize(
    ("text", "cut"),
    [("It ends.", False), ("It goes on ...", True), ("It goes on. Read more", True), ("Read more books.", False)],
)
def test_is_cut(text: str, cut: bool) -> None:
    assert is_cut(text) is cut


_PRINTED = st.text(st.characters(exclude_categories=["C"]), max_size=80)


@given(st.lists(_PRINTED))
def test_a_dek_invents_no_words(lines: list[str]) -> None:
    *before, last = dek_of(lines).removesuffix("…").split() or [""]
    said = " ".join(lines).split()
    assert set(before) <= set(said)
    assert not last or any(word.startswith(last) for word in said)


@given(st.lists(st.text()))
def test_a_dek_is_inert_and_of_some_length(lines: list[str]) -> None:
    dek = dek_of(lines)
    assert is_inert(dek)
    assert len(dek) <= MAX_DEK + 1


@given(st.text())
def test_any_markup_has_lines(fragment: str) -> None:
    assert all(line and is_inert(line) for line in paragraphs(fragment))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Op Eds - ArcaMax Publishing", "Op Eds"),
        ("Nora Whitfield | Politics | ArcaMax Publishing", "Nora Whitfield"),
        ("Inkpot for 11/23/2026 | Comics | ArcaMax Publishing", "Inkpot"),
        ("ArcaMax Publishing", "ArcaMax Publishing"),
        ("The Valley Ledger RSS Feed", "The Valley Ledger"),
        ("The Valley Ledger » Feed", "The Valley Ledger"),
        ("RSS", "RSS"),
        ("  Opinion \n", "Opinion"),
        ("Opinion\x1b[2J", "Opinion"),
        ("", ""),
    ],
)
def test_clean_name(title: str, name: str) -> None:
    assert clean_name(title) == name


@pytest.mark.parametrize(("title", "nothing"), [("", True), ("RSS", True), ("Atom 1.0", True), ("Opinion RSS", False)])
def test_says_nothing(title: str, nothing: bool) -> None:
    assert says_nothing(title) is nothing
