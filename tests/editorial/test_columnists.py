"""One columnist, however they are printed; two of one name stay two; the same persons whatever the order."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.editorial.columnists import Agreement, Name, Person, agree, in_order, name_of, persons
from reader.model.columnist import Signature

NORA = "Nora Whitfield"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (NORA, Name(("nora",), "whitfield")),
        ("Whitfield, Nora", Name(("nora",), "whitfield")),
        ("NORA B. WHITFIELD", Name(("nora", "b"), "whitfield")),
        ("N.B. Whitfield", Name(("n", "b"), "whitfield")),
        ("Dr. Nora Whitfield, Ph.D.", Name(("nora",), "whitfield")),
        ("Sen. Nora Whitfield", Name(("nora",), "whitfield")),
        ("Nora Whitfield MD", Name(("nora",), "whitfield")),
        ("Nora Whitfield, Special to the Harbor Times", Name(("nora",), "whitfield")),
        ("Nora Whitfield, Harbor Times", Name(("nora",), "whitfield")),
        ("Ward Holm, Jr.", Name(("ward",), "holm", "jr")),
        ("Ward Holm III", Name(("ward",), "holm", "iii")),
        ("Holm, Ward, Jr.", Name(("ward",), "holm", "jr")),
        ("José Núñez", Name(("jose",), "nunez")),
        ("Jean-Paul Lind", Name(("jean", "paul"), "lind")),
        ("Ada Holm-Lind", Name(("ada",), "holm lind")),
        ("Ludwig van der Root", Name(("ludwig",), "van der root")),
        ("van der Root, Ludwig", Name(("ludwig",), "van der root")),
        ("Amir al-Rashid", Name(("amir",), "al rashid")),
        ("Sean O’Neill", Name(("sean",), "oneill")),
        ("Søren Ægir", Name(("soren",), "aegir")),
        ("松村太郎", Name((), "松村太郎")),
    ],
)
def test_a_name_as_it_is_printed(printed: str, name: Name) -> None:
    assert name_of(printed) == name


@pytest.mark.parametrize("printed", ["", " , ", "...", "—"])
def test_what_is_no_name(printed: str) -> None:
    assert name_of(printed) is None


SAME, MAYBE, DIFFERENT = Agreement


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (NORA, "NORA WHITFIELD", SAME),
        (NORA, "Nora B. Whitfield", SAME),
        (NORA, "Nora Beth Whitfield", SAME),
        ("Nora B. Whitfield", "Nora Beth Whitfield", SAME),
        ("Nora B. Whitfield", "Nora C. Whitfield", DIFFERENT),
        ("Nora Beth Whitfield", "Nora Bo Whitfield", DIFFERENT),
        (NORA, "N. B. Whitfield", MAYBE),
        (NORA, "N. Whitfield", MAYBE),
        ("N. Whitfield", "N. Whitfield", SAME),
        ("N. Whitfield", "N. B. Whitfield", MAYBE),
        ("N. C. Whitfield", "N. B. Whitfield", DIFFERENT),
        (NORA, "M. Whitfield", DIFFERENT),
        (NORA, "Nell Whitfield", DIFFERENT),
        (NORA, "Nora Whitford", DIFFERENT),
        (NORA, "Prof. Whitfield", MAYBE),
        ("Ward Holm", "Ward Holm Jr.", SAME),
        ("Ward Holm Sr.", "Ward Holm, Jr.", DIFFERENT),
        ("Ada Holm-Lind", "Ada Holm Lind", SAME),
        ("Jean-Paul Lind", "Jean Paul Lind", SAME),
        ("Ludwig van Root", "Ludwig Root", MAYBE),
        ("Ludwig van Root", "Ludwig de Root", DIFFERENT),
    ],
)
def test_names_agree(one: str, other: str, told: Agreement) -> None:
    first, second = name_of(one), name_of(other)
    assert first
    assert second
    assert agree(first, second) is agree(second, first) is told


def test_in_order() -> None:
    assert in_order("Whitfield, Dr. Nora, Ph.D.") == NORA
    assert in_order("Ward Holm, Jr.") == "Ward Holm Jr."


def signed(number: int, name: str, masthead: str = "Harbor Times", **rest: Any) -> Signature:
    return Signature(number, name, masthead, **rest)


def entries(found: tuple[Person, ...]) -> dict[str, set[int]]:
    return {each.label: set(each.entry_ids) for each in found}


def test_one_person_of_many_printings() -> None:
    printed = (NORA, "Whitfield, Nora", "N. B. Whitfield", "Nora B. Whitfield", "Dr. Nora Whitfield", "nora whitfield")
    (person,) = persons(signed(number, name) for number, name in enumerate(printed))
    assert person.label == NORA
    assert len(person.entry_ids) == len(printed)
    assert person.mastheads == ("Harbor Times",)


def test_two_of_one_name_stay_two_and_are_told_apart() -> None:
    found = persons([signed(1, NORA), signed(2, NORA, "Inland Post"), signed(3, NORA)])
    assert entries(found) == {f"{NORA} (Harbor Times)": {1, 3}, f"{NORA} (Inland Post)": {2}}


@pytest.mark.parametrize(
    "evidence",
    [{"channels": frozenset({7})}, {"beside": ("Ada Holm",)}, {"column": 5}],
    ids=["channel", "beside", "copy"],
)
def test_what_speaks_for_one_person_joins_over_mastheads(evidence: dict[str, Any]) -> None:
    one, two = signed(1, NORA, **evidence), signed(2, "N. Whitfield", "Inland Post", **evidence)
    assert [set(each.entry_ids) for each in persons([one, two])] == [{1, 2}]


def test_initials_join_nothing_by_themselves() -> None:
    assert len(persons([signed(1, NORA), signed(2, "N. Whitfield", "Inland Post")])) == 2


def test_an_initial_that_fits_two_is_of_neither() -> None:
    found = persons([signed(1, NORA), signed(2, "Nell Whitfield"), signed(3, "N. Whitfield")])
    assert sorted(map(len, (each.entry_ids for each in found))) == [1, 1, 1]


def test_a_middle_name_keeps_two_apart_whoever_stands_between() -> None:
    both = frozenset({7})
    found = persons(
        [
            signed(1, "Nora B. Whitfield"),
            signed(2, NORA, channels=both),
            signed(3, "Nora C. Whitfield", "Inland Post", channels=both),
        ]
    )
    assert not any({1, 3} <= set(each.entry_ids) for each in found)


def test_two_on_one_byline_are_two() -> None:
    found = persons([signed(1, NORA, beside=("N. Whitfield",)), signed(1, "N. Whitfield", beside=(NORA,))])
    assert len(found) == 2


SIGNATURES = st.lists(
    st.builds(
        Signature,
        entry_id=st.integers(1, 12),
        name=st.sampled_from(
            (
                NORA,
                "N. Whitfield",
                "Nora B. Whitfield",
                "Nora C. Whitfield",
                "Whitfield, Nora",
                "Nell Whitfield",
                "Prof. Whitfield",
                "Ward Holm Jr.",
                "Ward Holm Sr.",
                "Ward Holm",
                "W. Holm",
                "van Holm, Ward",
                "...",
            )
        ),
        masthead=st.sampled_from(("Harbor Times", "Inland Post", "")),
        host=st.sampled_from(("harbor.example", "inland.example", "")),
        channels=st.frozensets(st.integers(1, 3), max_size=2),
        column=st.integers(0, 3),
        beside=st.sampled_from(((), ("Ada Holm",))),
    ),
    max_size=20,
)


@given(st.data(), SIGNATURES)
def test_the_same_persons_whatever_the_order(data: st.DataObject, signatures: list[Signature]) -> None:
    found = persons(signatures)
    assert persons(data.draw(st.permutations(signatures))) == found
    said = [each for person in found for each in person.signatures]
    assert set(said) == {each for each in signatures if name_of(each.name)}
    assert len(said) == len(set(said))
    assert len({each.label for each in found}) == len(found)
    for person in found:
        names = [name for each in person.signatures if (name := name_of(each.name))]
        assert all(agree(one, other) is not Agreement.DIFFERENT for one in names for other in names)


def test_many_of_one_name_take_no_time() -> None:
    many = [signed(number, NORA, f"Paper {number % 50}") for number in range(4_000)]
    many += [signed(number, f"N{chr(97 + number % 26)}la Whitfield") for number in range(4_000, 8_000)]
    began = time.process_time()
    assert len(persons(many)) == 76
    assert time.process_time() - began < 3
