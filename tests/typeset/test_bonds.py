"""What stays on one line though a space is in it."""

import pytest

from reader.typeset.bonds import held_after, held_before
from reader.typeset.breaking import break_lines


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12", "km"),
        ("1,200", "km,"),
        ("(5", "%)"),
        ("20", "€."),
        ("3", "November"),
        ("3.", "Dezember"),
        ("3rd", "May"),
        ("14", "juillet,"),
        ("5", "ноября"),
        ("November", "3,"),
        ("$5", "million"),
        ("1,5", "Mrd."),
        ("7", "p.m."),
        ("€", "20"),
        ("US$", "20"),
        ("No.", "10"),
        ("pp.", "12–14"),
        ("§", "218"),
        ("J.", "K."),
        ("K.", "Rowling"),
        ("(J.K.", "Rowling)"),
        ("Dr.", "Grant"),
        ("«", "oui"),
        ("oui", "»"),
        ("non", "!"),
        ("saw", "—"),
    ],
)
def test_what_stays_together(left: str, right: str) -> None:
    assert held_after(left) & held_before(right)
    text = f"aa {left} {right}"
    assert text[slice(*break_lines(text, len(text) - 1)[-1])] == f"{left} {right}"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("in", "2004"),
        ("2004,", "million"),
        ("12", "bridges"),
        ("twelve", "km"),
        ("K.", "said"),
        ("word.", "Rowling"),
        ("—", "and"),
        ("it", "“was"),
        ("the", "Dr."),
    ],
)
def test_what_may_part(left: str, right: str) -> None:
    assert not held_after(left) & held_before(right)
