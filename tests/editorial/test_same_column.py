"""Copies of a column are told from columns that merely share words."""

from datetime import date, timedelta
from random import Random

import pytest

from reader.editorial.same_column import NEAR, Likeness, Told, copy_share, likeness, samples, words_of

DAY = date(2026, 11, 20)
WORDS = [f"{first}{second}" for first in "bcdfghlmnprst" for second in ("ara", "eno", "ilu", "omi", "usk", "ande")]


def prose(seed: int, words: int = 300) -> tuple[str, ...]:
    """Words in no order that comes again."""
    random = Random(seed)
    return tuple(random.choice(WORDS) for _ in range(words))


def changed(words: tuple[str, ...], part: float, seed: int = 9) -> tuple[str, ...]:
    random = Random(seed)
    return tuple(random.choice(WORDS) if random.random() < part else word for word in words)


COLUMN = prose(1)
NOTE = prose(2, 40)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(COLUMN, True, id="as it is"),
        pytest.param(COLUMN[:90], True, id="its beginning"),
        pytest.param((*COLUMN, *NOTE), True, id="another note under it"),
        pytest.param((*NOTE[:20], *COLUMN), True, id="something before it"),
        pytest.param(changed(COLUMN, 0.1), True, id="every tenth word another"),
        pytest.param(changed(COLUMN, 0.1)[:150], True, id="both"),
        pytest.param(prose(3), False, id="another column"),
        pytest.param((*prose(4, 200), *COLUMN[100:200]), False, id="quoted at length"),
        pytest.param((*COLUMN[:150], *prose(5, 150)), False, id="the same beginning, another column"),
        pytest.param((*prose(5, 150), *COLUMN[150:]), False, id="the same end, another column"),
        pytest.param(COLUMN[:20], False, id="too short to say"),
        pytest.param((), False, id="nothing"),
    ],
)
def test_which_texts_are_copies(other: tuple[str, ...], same: bool) -> None:
    assert likeness(COLUMN, other).is_same is same
    assert likeness(other, COLUMN).is_same is same


@pytest.mark.parametrize("days", [0, NEAR.days, NEAR.days + 1, 365])
def test_what_comes_back_later_is_a_rerun(days: int) -> None:
    share = copy_share(Told(COLUMN, "One", DAY), Told(COLUMN, "One", DAY + timedelta(days=days)))
    assert share == (1.0 if days <= NEAR.days else 0.0)


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        ("A quarter of an hour", True),
        ("A QUARTER of an hour well spent", True),
        ("What the slow train teaches", False),
        ("", False),
    ],
)
def test_one_blurb_stands_for_many_columns(other: str, joined: bool) -> None:
    blurb = COLUMN[:60]
    share = copy_share(Told(blurb, "A quarter of an hour", DAY), Told(blurb, other, DAY))
    assert bool(share) is joined
    assert copy_share(Told(COLUMN, "A quarter of an hour", DAY), Told(COLUMN, other, DAY)) == 1.0


def test_words_are_told_apart_by_their_letters_alone() -> None:
    assert words_of("It’s “late”, she said – Ｇo!") == ("its", "late", "she", "said", "go")
    assert words_of("It's 'late', SHE said - Go") == ("its", "late", "she", "said", "go")
    assert words_of("日本の花") == ("日", "本", "の", "花")
    assert words_of("") == ()


def test_the_same_small_part_is_sampled_of_every_text() -> None:
    whole = samples(COLUMN)
    assert 5 < len(whole) < 60
    assert samples(COLUMN[:150]) <= whole
    assert whole <= samples((*NOTE, *COLUMN))
    assert samples(COLUMN[:24]) == frozenset()
    assert all(0 <= number < 1 << 32 for number in whole)


def test_nothing_shared_is_no_likeness() -> None:
    assert likeness(COLUMN, prose(7)) == Likeness()
