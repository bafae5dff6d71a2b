"""Columns on one subject are told by the words that are rare elsewhere."""

import pytest

from reader.editorial.subjects import (
    LEAST_LIKENESS,
    MOST_TERMS,
    likeness,
    shared_words,
    telling,
    tokens,
    vector,
)

FERRY = (
    "The ferry to Port Ellery may be sold. The council met on Monday and asked what the ferry costs. Nobody counts who"
    " takes the ferry in winter, said Hollis Grant, and the harbor has no other boat. A bridge would cost more, and the"
    " fares of the ferry pay for its fuel. Keep the ferry, the fishermen say, or pay for the bridge."
)
KEEP = (
    "What the council calls a loss is a road. The ferry carries nurses to Port Ellery before dawn and brings the mail"
    " back. Hollis Grant added up the fares, and the ferry earns its fuel nine months of the year. Let the bridge wait;"
    " the harbor cannot."
)
SIREN = (
    "The siren at the fire hall goes off at noon. It frightens the dog and nobody else. Our paper has asked the"
    " volunteers for a smaller siren, or a larger dog. They are thinking about it, in the way of volunteers."
)
COMMON = dict.fromkeys(["the", "and", "what", "who", "its", "for", "has", "was", "they", "our"], 900)
RARE = 3


def of(headline: str, text: str) -> dict[str, float]:
    words = telling(headline, text)
    return dict(vector(words, 1000, {word: COMMON.get(word, RARE) for word in words}))


def test_two_columns_on_one_subject_and_a_third() -> None:
    one, other, third = of("Let the ferry go", FERRY), of("Keep the ferry", KEEP), of("A word about the siren", SIREN)
    assert likeness(one, other) == likeness(other, one) > LEAST_LIKENESS
    assert likeness(one, third) < LEAST_LIKENESS > likeness(other, third)
    assert likeness(one, one) == pytest.approx(1.0)
    assert shared_words(one, other)[0] == "ferry"
    assert "ellery" in shared_words(one, other, 9)


def test_what_everybody_writes_tells_nothing() -> None:
    assert "the" not in of("The", FERRY)
    assert of("The and what", "the and what who its for") == {}
    assert vector(telling("", ""), 0, {}) == {}


def test_a_vector_is_short_and_of_length_one() -> None:
    long = of("Many words", " ".join(f"word{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(300)))
    assert len(long) == MOST_TERMS
    assert sum(weight * weight for weight in long.values()) == pytest.approx(1.0)


def test_a_headline_and_a_name_weigh_more() -> None:
    plain = of("", "We saw harbor lights at night and the boat")
    titled = of("Harbor", "We saw harbor lights at night and the boat")
    named = of("", "We saw Harbor lights at night and the boat")
    assert titled["harbor"] > named["harbor"] > plain["harbor"]


def test_one_shared_word_is_no_subject() -> None:
    assert likeness({"ferry": 1.0}, {"ferry": 1.0}) == 0.0
    assert likeness({}, {}) == 0.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met Hollis Grant.", [("met", False), ("hollis", True), ("grant", True)]),
        ("The end. Now it begins", [("the", False), ("end", False), ("now", False), ("begins", False)]),
        ("“Never,” said Ada", [("never", False), ("said", False), ("ada", True)]),
        ("NATO and Übung", [("nato", False), ("and", False), ("ubung", True)]),
        ("well-known o’clock", [("well", False), ("known", False), ("clock", False)]),
        ("日本語", [("日本", False)]),
        ("1984 x", []),
    ],
)
def test_words_as_the_index_has_them(text: str, found: list[tuple[str, bool]]) -> None:
    assert tokens(text) == found
