"""Registers of several machines, joined: the order does not matter, nor how often."""

from itertools import permutations

import pytest

from reader.model.register import NO_WORDS, Plain, Register, Stamp, Worded, highest_count, joined

A, B, C = "a" * 32, "b" * 32, "c" * 32


def _joined(*registers: Register) -> Register:
    found = registers[0]
    for each in registers[1:]:
        found = joined(found, each)
    return found


@pytest.mark.parametrize(
    ("registers", "value"),
    [
        ((Plain(Stamp(3, A), '"reading"'), Plain(Stamp(2, B), '"finished"')), '"reading"'),
        ((Plain(Stamp(3, A), "true"), Plain(Stamp(3, B), "false")), "false"),
        ((Plain(Stamp(0, A), '"finished"'), Plain(Stamp(0, B), '"reading"')), '"finished"'),
        ((Plain(Stamp(0, A), "true"), Plain(Stamp(0, B), "null"), Plain(Stamp(0, C), "null")), "true"),
        ((Plain(Stamp(1, A), '"reading"'), Plain(Stamp(0, B), '"finished"')), '"reading"'),
    ],
)
def test_the_last_wins_whatever_the_order(registers: tuple[Plain, ...], value: str) -> None:
    for order in permutations(registers * 2):
        found = _joined(*order)
        assert isinstance(found, Plain)
        assert found.value == value


def test_words_written_without_knowing_of_each_other_stand_one_under_the_other() -> None:
    one, other = NO_WORDS.rewritten(Stamp(1, A), "one"), NO_WORDS.rewritten(Stamp(1, B), "other")
    both = joined(one, other)
    assert isinstance(both, Worded)
    assert both.text == "one\nother"
    after = both.rewritten(Stamp(2, A), "only this")
    beside = one.rewritten(Stamp(3, A), "beside")
    for order in permutations((one, other, both, after)):
        assert _joined(*order) == after
    for order in permutations((one, other, both, after, beside)):
        # The later word of the same machine takes the place of the earlier one.
        assert _joined(*order) == _joined(one, other, both, after, beside)
    assert highest_count(after) == 2


def test_words_taken_away_and_the_same_words_twice() -> None:
    one = NO_WORDS.rewritten(Stamp(1, A), "one")
    gone = one.rewritten(Stamp(2, A), "")
    both = joined(gone, NO_WORDS.rewritten(Stamp(1, B), "one"))
    assert isinstance(both, Worded)
    assert (gone.text, both.text) == ("", "one")


def test_two_machines_of_one_name_lose_no_words() -> None:
    one, other = NO_WORDS.rewritten(Stamp(1, A), "one"), NO_WORDS.rewritten(Stamp(1, A), "other")
    both = joined(one, other)
    assert isinstance(both, Worded)
    assert both.text == "one\nother"
    assert joined(other, one) == both


def test_two_kinds_are_never_joined() -> None:
    with pytest.raises(TypeError):
        joined(NO_WORDS, Plain(Stamp(1, A), "true"))
