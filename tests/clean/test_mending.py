"""Text is put right where a machine broke it, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.blocks.repair import mended


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("the clerkâ€™s gate", "the clerk’s gate"),
        ("â€œyesâ€\x9d, â€œyesâ€", "“yes”, “yes”"),
        ("itâ€™s “mixed”", "it’s “mixed”"),
        ("â\x80\x99", "’"),
        ("cafÃ©", "café"),
        ("Ð¡Ð»Ð¾Ð²Ð¾", "Слово"),
        ("it\x92s \x93here\x94", "it’s “here”"),
        ("co\u00adop", "coop"),
        ("ﬁne oﬃce", "fine office"),
    ],
)
def test_what_is_broken(broken: str, right: str) -> None:
    assert mended(broken) == right


@pytest.mark.parametrize(
    "text", ["plain", "CAFÉ»", "«AMANHû", "FERMÉ”", "São João", "“naïve”", "être", "Слово", "日本", "€5"]
)
def test_what_is_right(text: str) -> None:
    assert mended(text) == text


@given(st.text(st.characters(codec="ascii")))
def test_ascii_is_never_touched(text: str) -> None:
    assert mended(text) == text


@given(st.lists(st.sampled_from(["café", "it’s", "“so”", "Weiß", "naïve", "año", "plain"]), min_size=1).map(" ".join))
def test_what_was_read_wrongly_is_read_back(text: str) -> None:
    assert mended(text.encode().decode("latin-1")) == text
