"""The place in a text: its words, and finding it again."""

import pytest

from reader.model.blocks import Blocks, Paragraph, Rule, Span, block_text, blocks_text
from reader.model.place import MOST_WORDS, TOP, Place, find_place, place_at, place_in, sentence_starts


def paragraphs(*texts: str) -> Blocks:
    return tuple(Paragraph((Span(text),)) for text in texts)


TEXT = paragraphs(
    "The bridge closed at nine. Nobody had asked the ferryman.",
    "It opened again. Nobody knew why.",
    "It opened again. The council said it had been open all along, which was news to the ferryman.",
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("“Go.” He went. (Far.) Back", ["“Go.” ", "He went. ", "(Far.) ", "Back"]),
        ("Mr. Smith met Dr. J. B. Cole. They left.", ["Mr. Smith met Dr. J. B. Cole. ", "They left."]),
        ("It cost 3.50 a head. ten came.", ["It cost 3.50 a head. ten came."]),
        ("橋は閉じた。「渡るな」と言う。", ["橋は閉じた。", "「渡るな」と言う。"]),
        ("A line\nanother", ["A line\n", "another"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    starts = [*sentence_starts(text)]
    assert [text[one:other] for one, other in zip(starts, [*starts[1:], len(text)], strict=False)] == sentences


def test_a_place_knows_its_words_over_the_ends_of_paragraphs() -> None:
    place = place_in(TEXT, 0, 27)
    assert place.words.startswith("Nobody had asked the ferryman. It opened again. Nobody knew why.")
    assert len(place.words) <= MOST_WORDS


def test_where_the_words_are_it_stays() -> None:
    place = place_in(TEXT, 2, 17)
    assert find_place(TEXT, place) == place


def test_it_moves_with_its_words() -> None:
    place = place_in(TEXT, 2, 17)
    for text, block, offset in (
        (paragraphs("Share this column."), 3, 17),
        (paragraphs("A", "B", "C", "D"), 6, 17),
    ):
        found = find_place((*text, *TEXT), place)
        assert found
        assert (found.block, found.offset) == (block, offset)


def test_paragraphs_that_were_joined() -> None:
    joined = paragraphs(" ".join(block.spans[0].text for block in TEXT if isinstance(block, Paragraph)))
    found = find_place(joined, place_in(TEXT, 2, 17))
    assert found
    assert block_text(joined[0])[found.offset :].startswith("The council said")


def test_of_words_that_stand_there_twice_the_nearest() -> None:
    twice = paragraphs("Say it again.", "Other words.", "Say it again.")
    moved = find_place((*paragraphs("New."), *twice), Place(2, 0, "Say it again."))
    assert moved
    assert moved.block == 3


def test_words_that_were_changed_a_little() -> None:
    place = place_in(TEXT, 2, 17)
    changed = paragraphs(
        "New.", "The council said it has been open all along, which was news to the ferryman, he said."
    )
    found = find_place(changed, place)
    assert found
    assert found.block == 1


def test_words_that_are_gone() -> None:
    assert find_place(paragraphs("Something else."), place_in(TEXT, 2, 17)) is None
    assert find_place((), place_in(TEXT, 2, 17)) is None


def test_a_place_without_words_is_a_block() -> None:
    assert find_place(TEXT, Place(2)) == Place(2)
    assert find_place(TEXT, Place(9)) == Place(3)
    assert find_place((), TOP) == TOP


def test_the_place_of_a_character_of_all_that_is_seen() -> None:
    blocks = (*paragraphs("The slow train."), Rule(), *paragraphs("It teaches patience."))
    seen = blocks_text(blocks, seen=True)
    assert [place_at(blocks, at).block for at in (0, 14)] == [0, 0]
    assert place_at(blocks, seen.index("teaches")) == place_in(blocks, 2, 3)
    assert place_at(blocks, len(seen) + 5).block == len(blocks)
