"""The language of a text: what is stated, unless its commonest words say otherwise."""

import pytest

from reader.clean.pipeline import language_of_text
from tests.clean.prose import BEGINNING


@pytest.mark.parametrize("language", sorted(BEGINNING))
def test_a_text_says_its_language(language: str) -> None:
    text = " ".join([BEGINNING[language].replace("<p>", " ").replace("</p>", " ")] * 2)
    assert language_of_text(text) in (language, "")
    assert language_of_text(text, language) == language


ENGLISH = "The ferry is late, and it is not the fault of the man on the quay, for he was there with the rope as ever. "


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (ENGLISH * 3, "", "en"),
        (ENGLISH * 3, "en-GB", "en-GB"),
        (ENGLISH * 3, "de", "en"),
        ("Ja.", "de", "de"),
        ("", "", ""),
    ],
)
def test_what_is_stated_and_what_is_heard(text: str, stated: str, language: str) -> None:
    assert language_of_text(text, stated) == language
