"""Inline text: faces, links, superscripts, spaces, direction."""

import pytest

from reader.model.blocks import Mark, Paragraph, Span
from reader.typeset.lines import Role, Run
from reader.typeset.setter import set_blocks
from reader.typeset.spans import Face, natural_width, set_spans, set_text
from reader.typeset.widths import cells

URL = "https://harbor.example/"
QUOTED = Face(Role.QUOTE, Mark.EM)


def drawn(*spans: Span, measure: int = 60) -> list[str]:
    return ["".join(run.text for run in row) for row in set_spans(spans, measure)]


def test_nothing_gives_no_rows() -> None:
    assert set_spans((), 20) == []
    assert drawn(Span(" "), Span("")) == []


def test_runs_keep_their_marks_and_links_across_lines() -> None:
    rows = set_spans((Span("see "), Span("the council budget", Mark.STRONG, URL), Span(" now")), 12)
    the, council, budget = (Run(word, Role.LINK, Mark.STRONG, URL) for word in ("the", "council", "budget"))
    assert rows == [(Run("see "), the), (council,), (budget, Run(" now"))]


@pytest.mark.parametrize(
    ("span", "face", "role", "marks"),
    [
        (Span("x"), QUOTED, Role.QUOTE, Mark.EM),
        (Span("x", Mark.EM), QUOTED, Role.QUOTE, Mark.NONE),
        (Span("x", Mark.STRONG), QUOTED, Role.QUOTE, Mark.STRONG | Mark.EM),
        (Span("x", Mark.EM), Face(), Role.TEXT, Mark.EM),
        (Span("x", Mark.CODE), Face(), Role.CODE, Mark.CODE),
        (Span("x", Mark.NONE, URL), QUOTED, Role.LINK, Mark.EM),
    ],
)
def test_the_face_of_a_span(span: Span, face: Face, role: Role, marks: Mark) -> None:
    assert set_spans((span,), 9, face) == [(Run("x", role, marks, span.link),)]


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("12", Mark.SUP, "¹²"),
        ("st", Mark.SUP, "ˢᵗ"),
        ("(n)", Mark.SUP, "⁽ⁿ⁾"),
        ("citation needed", Mark.SUP, "[citation needed]"),
        ("[7]", Mark.SUP, "[7]"),
        ("2", Mark.SUB, "₂"),
        ("Q", Mark.SUB, "_Q"),
        (" ", Mark.SUP, ""),
    ],
)
def test_superscripts_and_subscripts(text: str, mark: Mark, expected: str) -> None:
    assert drawn(Span("x"), Span(text, mark)) == [f"x{expected}"]


def test_spaces_meet_as_one_and_vanish_at_line_ends() -> None:
    assert drawn(Span(" one "), Span(" two"), Span("\t\u2003three \n four ")) == ["one two three", "four"]


def test_a_line_break_of_the_author_is_kept_and_a_doubled_one_leaves_a_blank() -> None:
    assert drawn(Span("first\nsecond\n\nthird")) == ["first", "second", "", "third"]


def test_an_accent_in_the_next_span_stays_with_its_letter() -> None:
    rows = set_spans((Span("cafe"), Span("\u0301s", Mark.EM)), 20)
    assert rows == [(Run("cafe\u0301"), Run("s", marks=Mark.EM))]


def test_an_emoji_family_over_several_spans_is_one_sign() -> None:
    assert set_spans((Span("👩\u200d"), Span("👧", Mark.EM), Span("!")), 20) == [(Run("👩\u200d👧"), Run("!"))]


def test_a_soft_hyphen_is_drawn_at_the_end_of_a_line_only() -> None:
    assert drawn(Span("under\u00adstate\u00adment"), measure=11) == ["understate-", "ment"]
    assert drawn(Span("under\u00adstate\u00adment\u00ad")) == ["understatement"]


def test_right_to_left_text_is_flush_right_in_logical_order() -> None:
    hebrew = "שלום לכולם"
    assert drawn(Span(hebrew), measure=14) == ["    " + hebrew]
    assert drawn(Span("123 " + hebrew), measure=14) == [f"123 {hebrew}"]
    assert drawn(Span("He said " + hebrew), measure=30) == [f"He said {hebrew}"]
    assert drawn(Span("«مرحبا»"), measure=10) == ["   «مرحبا»"]


def test_a_sign_no_line_can_hold_is_left_out_visibly() -> None:
    assert [line.text for line in set_blocks((Paragraph((Span("a漢"),)),), 1)] == ["a", "…"]


def test_what_is_wider_in_company_than_alone_goes_to_a_line_of_its_own() -> None:
    stray = "\u0bcdת" * 4
    assert all(line.width <= 4 for line in set_blocks((Paragraph((Span(stray),)),), 4))


def test_text_of_one_face() -> None:
    assert set_text("a b", 1, Face(Role.DIM)) == [(Run("a", Role.DIM),), (Run("b", Role.DIM),)]


def test_natural_width_is_that_of_the_longest_line() -> None:
    assert natural_width([Run("one "), Run(" two\nthr\u00adee")]) == cells("one two")
    assert natural_width([]) == 0
