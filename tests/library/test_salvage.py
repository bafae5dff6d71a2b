"""Which rows of a damaged tree are taken, and for which table."""

import random

import pytest

from reader.library.numbers import Value
from reader.library.pagefile import Cell
from reader.library.salvage import rising, shapes
from reader.library.steps import STEPS


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        ([], []),
        ([5], [0]),
        ([0], []),
        ([101], []),
        ([1, 2, 3], [0, 1, 2]),
        ([10, 20, 99, 30, 40], [0, 1, 3, 4]),
        ([50, 10, 20, 30], [1, 2, 3]),
        ([10, 20, -7, 30, 1 << 60, 40], [0, 1, 3, 5]),
    ],
)
def test_the_numbers_that_can_be_right(numbers: list[int], places: list[int]) -> None:
    assert rising(numbers, 0, 100) == places


@pytest.mark.parametrize("seed", range(20))
def test_one_wrong_number_costs_one_place(seed: int) -> None:
    chance = random.Random(seed)
    numbers = sorted(chance.sample(range(1, 10_000), 50))
    wrong = chance.randrange(50)
    numbers[wrong] = chance.choice((-5, 1 << 50))
    assert rising(numbers, 0, 10_000) == [place for place in range(50) if place != wrong]


SAVED: tuple[Value, ...] = (None, 7, "2026-11-23T09:14:00Z")


@pytest.mark.parametrize(
    ("name", "values", "fits"),
    [
        ("saved", SAVED, True),
        ("wanted", SAVED, True),
        ("note", SAVED, False),
        ("saved", (None, 7, "no moment"), False),
        ("saved", (None, None, "2026-11-23"), False),
        ("saved", SAVED[:2], False),
        ("saved", (*SAVED, 1), False),
        ("note", (None, "words", "2026-11-23"), True),
        ("note", (None, b"words", "2026-11-23"), False),
        ("tag", ("travel", 7, "Travel"), True),
        ("listing", (1, 7, "2026-11-23"), True),
        ("listing", (1, 7, "2026-11-23", "", ""), True),
        ("listing", (1, 7), False),
        ("saved_newest", ("2026-11-23", 1, 7, 1), True),
    ],
)
def test_a_row_fits_the_tables_it_could_be_of(name: str, values: tuple[Value, ...], fits: bool) -> None:
    assert shapes()[name].fits(Cell(1, values)) is fits


def test_a_row_by_names() -> None:
    known = shapes()
    assert known["saved"].row(Cell(3, SAVED)) == {"number": 3, "entry_id": 7, "saved_at": SAVED[2]}
    assert known["tag"].row(Cell(0, ("travel", 7, "Travel"))) == {"folded": "travel", "entry_id": 7, "name": "Travel"}


def test_what_a_table_lost_or_gained_since_it_came_is_known() -> None:
    known = shapes()
    assert (known["entry"].fewest, len(known["entry"].columns)) == (16, 25)
    assert (known["page"].number, known["entry"].number, known["meta"].number) == ("rowid", "id", "")
    assert max(STEPS) >= 9
