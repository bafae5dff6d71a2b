"""Which short texts are the name of a person, in a byline and in a title."""

import pytest

from reader.page.people import is_agency, is_person, is_person_in_title, natural_case


@pytest.mark.parametrize(
    "text",
    [
        *("Ada Holm", "Christoph von Eichhorn", "A. B. Holm", "S.E. Brandt", "LZ Okafor", "Tomás de la Cruz"),
        *("Ann-Marie O’Dell", "Judge Ilse P. Brandt", "Dale Kim, Jr.", "Dale Kim Jr.", "Ada Ortega y Gasset"),
    ],
)
def test_a_person_everywhere(text: str) -> None:
    assert is_person(text)
    assert is_person_in_title(text)


@pytest.mark.parametrize("text", ["Edith West", "Mark White", "Ada House", "Ida Maria van der Berg Holm", "松村太郎"])
def test_a_person_in_a_byline_but_not_surely_in_a_title(text: str) -> None:
    assert is_person(text)
    assert not is_person_in_title(text)


@pytest.mark.parametrize(
    "text",
    [
        *("New York", "Associated Press", "Supreme Court", "Editor’s Note", "Book Review", "Review Of The Week"),
        *("What Nora Knew", "Guest Commentary", "Letters Editor", "Lantern Syndicate", "de Volkskrant", "van der Berg"),
        *("M. C.", "President Holm", "crazy trains", "Ada", "Room 12", "Ada Holm reports", "Real Estate", "Op Eds", ""),
        *("Buenos Aires", "RIO DE JANEIRO", "Analyse von", "Shipping Expert", "Top Picks"),
    ],
)
def test_nobody(text: str) -> None:
    assert not is_person(text)
    assert not is_person_in_title(text)


@pytest.mark.parametrize(
    ("name", "agency"), [("AFP", True), ("The Ledger Staff", True), ("Ada Holm", False), ("", True)]
)
def test_agencies(name: str, agency: bool) -> None:
    assert is_agency(name) is agency


@pytest.mark.parametrize(
    ("name", "natural"),
    [
        ("RONALD McDONALD", "Ronald McDonald"),
        ("CONOR O'BRIEN", "Conor O'Brien"),
        ("ANNA VAN DER BERG", "Anna van der Berg"),
        ("ADA HOLM-LIND JR.", "Ada Holm-Lind Jr."),
        ("J.D. HOLM III", "J.D. Holm III"),
        ("AFP", "AFP"),
        ("Ada HOLM", "Ada HOLM"),
    ],
)
def test_names_in_capitals_are_set_in_natural_case(name: str, natural: str) -> None:
    assert natural_case(name) == natural
