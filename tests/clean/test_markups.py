"""A syndicate's column comes out the same in whatever markup: a part of what `tests.bench.markups` measures."""

import pytest

from reader.clean.pipeline import clean

from .markups import Variant, variants, wrong_parts

_ALL = list(variants())
_SINGLE = [variant for variant in _ALL if variant.name.count("=") <= 1]
_MIXED = [variant for variant in _ALL if variant.name.count("=") > 1][::10]


def test_they_are_many_and_always_the_same() -> None:
    assert len(_ALL) >= 240
    assert [variant.page.body for variant in variants()] == [variant.page.body for variant in _ALL]
    assert len({variant.page.body for variant in variants(seed=2)} & {variant.page.body for variant in _ALL}) < len(
        _ALL
    )


@pytest.mark.parametrize("variant", [*_SINGLE, *_MIXED], ids=lambda variant: variant.name[:80])
def test_every_part_is_right(variant: Variant) -> None:
    assert wrong_parts(clean(variant.page)) == {}


def test_words_never_seen_before_change_nothing() -> None:
    noisy = [variant for variant in variants(held_out=True) if "noise" in variant.name][::3]
    wrong = {variant.name: wrong_parts(clean(variant.page)) for variant in noisy}
    assert len(wrong) > 20
    assert not any(wrong.values())
