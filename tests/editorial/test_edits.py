"""What was edited since a text was kept."""

import random
from itertools import chain

import pytest

from reader.editorial.edits import MOST_WORDS, Kind, Stretch, difference, is_edited
from reader.model.blocks import Blocks, Paragraph, Span

SAME, OUT, IN = Kind


def blocks(*paragraphs: str) -> Blocks:
    return tuple(Paragraph((Span(text),)) for text in paragraphs)


@pytest.mark.parametrize(
    ("kept", "new"),
    [
        ('"Don\'t," he said - twice...', "“Don’t,” he said — twice…"),
        ("a well-known co-operative", "a well known coopera\u00adtive"),
        ("The ﬁrst  page", "The first page"),
        ("ONE WORD", "One word"),
        ("cafe\u0301", "café"),
    ],
)
def test_typographic_trifles_are_no_edits(kept: str, new: str) -> None:
    assert not is_edited(blocks(kept), blocks(new))
    assert difference(blocks(kept), blocks(new)) == ((Stretch(" ".join(kept.split())),),)


def test_paragraphs_that_are_cut_otherwise_are_no_edit() -> None:
    assert not is_edited(blocks("One. Two.", "Three."), blocks("One.", "Two. Three."))


@pytest.mark.parametrize(("kept", "new"), [("ten trains", "two trains"), ("It is.", "It is not."), ("", "so")])
def test_other_words_are_edits(kept: str, new: str) -> None:
    assert is_edited(blocks(kept), blocks(new))


def test_words_taken_out_and_put_in_stand_where_they_stood() -> None:
    kept = blocks("The slow train is late.", "It teaches patience.", "Nobody minds.")
    new = blocks("The slow train was late.", "It teaches patience.", "Correction: it was on time.", "Nobody minds.")
    assert difference(kept, new) == (
        (Stretch("The slow train"), Stretch("is", OUT), Stretch("was", IN), Stretch("late.")),
        (Stretch("It teaches patience."),),
        (Stretch("Correction: it was on time.", IN),),
        (Stretch("Nobody minds."),),
    )


def _told(paragraphs: tuple[tuple[Stretch, ...], ...], *kinds: Kind) -> list[str]:
    return " ".join(each.words for each in chain(*paragraphs) if each.kind in kinds).split()


def test_of_any_edit_both_texts_can_be_read_from_the_difference() -> None:
    dice = random.Random(26)
    vocabulary = ["rail", "gate", "bird", "town", "slow", "late", "keep", "most", "of", "the", "a", "and"]
    for _ in range(300):
        texts = [[" ".join(dice.choices(vocabulary, k=dice.randint(1, 12))) for _ in range(dice.randint(1, 6))]]
        texts.append([each for each in texts[0] if dice.random() < 0.8] or ["gone"])
        if dice.random() < 0.5:
            texts[1].insert(dice.randint(0, len(texts[1])), " ".join(dice.choices(vocabulary, k=4)))
        kept, new = texts
        found = difference(blocks(*kept), blocks(*new))
        assert _told(found, SAME, OUT) == " ".join(kept).split()
        assert _told(found, SAME, IN) == " ".join(new).split()


def test_a_long_text_rewritten_is_told_as_a_whole() -> None:
    kept, new = " ".join(["old"] * MOST_WORDS), " ".join(["new"] * MOST_WORDS)
    assert difference(blocks(kept), blocks(new)) == ((Stretch(kept, OUT),), (Stretch(new, IN),))
