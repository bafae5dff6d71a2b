"""Where words may be divided: beside pyphen, which reads the same patterns in its own way, and by our limits."""

from itertools import pairwise

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.blocks import Mark, Span
from reader.typeset.breaking import break_text
from reader.typeset.hyphens import divisions, has_patterns
from reader.typeset.spans import set_spans

WORDS = {
    "en-US": "understatement bookkeeper ferryman newspaper responsibility hyphenation Washington therapist project",
    "en-GB": "understatement bookkeeper ferryman newspaper responsibility hyphenation colourful",
    "de": "Donaudampfschiff Verantwortung Bundesverfassungsgericht Brücke Zeitung Zucker Straßenbahn",
    "fr": "responsabilité gouvernement aujourd journaliste chroniqueuse",
    "es-MX": "responsabilidad gobierno periodista columnista",
    "it": "responsabilità amministrazione giornalista",
    "nl": "verantwoordelijkheid lettergrepen krantenartikel",
    "pt-BR": "responsabilidade jornalista governador",
    "ru": "ответственность правительство колумнист",
    "sv": "ansvarighet tryckfrihet", "pl": "odpowiedzialność dziennikarz", "el": "υπευθυνότητα", "hu": "felelősség",
}  # fmt: skip


def hyphenated(word: str, language: str) -> str:
    places = [0, *divisions(word, language), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize("language", WORDS)
def test_the_patterns_are_read_as_pyphen_reads_them(language: str) -> None:
    theirs = pyphen.Pyphen(lang=language.replace("-", "_"), left=2, right=3)
    for word in WORDS[language].split():
        assert divisions(word, language) == tuple(theirs.positions(word))
        assert divisions(word, language) or word == "project"


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_letters_are_divided_as_pyphen_divides_them(word: str) -> None:
    assert divisions(word, "en-US") == tuple(pyphen.Pyphen(lang="en_US", left=2, right=3).positions(word))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("understatement", "en", "un-der-state-ment"),
        ("Verantwortung", "de-AT", "Ver-ant-wor-tung"),
        ("table", "en", "ta-ble"),
        ("idea", "es", "idea"),  # too short to be divided
        ("NATIONAL", "en", "NATIONAL"),
        ("asszonnyal", "hu", "asszonnyal"),  # "asz-szony-nyal" would change its letters
        ("understatement", "", "understatement"),
        ("understatement", "tlh", "understatement"),
        ("understatement", "../en", "understatement"),
        ("a" * 65, "en", "a" * 65),
        ("İİİİİİ", "en", "İİİİİİ"),  # longer in small letters
    ],
)
def test_divisions(word: str, language: str, expected: str) -> None:
    assert hyphenated(word, language) == expected


def test_which_languages_have_patterns() -> None:
    assert all(map(has_patterns, WORDS))
    assert not any(map(has_patterns, ["", "ja", "zh-Hans", "ar", "he", "x-klingon", "_", "-"]))


def set_narrow(text: str, measure: int = 12, language: str = "en") -> list[str]:
    return [text[line.start : line.end] + "-" * line.hyphen for line in break_text(text, measure, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it was understatement of it", ["it was un-", "derstatement", "of it"]),
        ("it was “understatement!” of it", ["it was", "“understate-", "ment!” of it"]),
        ("it ferryman’s", ["it ferry-", "man’s"]),
    ],
)
def test_a_word_is_divided_where_a_line_would_be_too_empty(text: str, expected: list[str]) -> None:
    assert set_narrow(text) == expected


@pytest.mark.parametrize(
    "word",
    ["UNDERSTATEMENT", "under@statement.example", "www.understatement.example/x", "under2statement", "#understatement"],
)
def test_what_is_no_plain_word_takes_no_hyphen(word: str) -> None:
    lines = set_narrow(f"it was {word} of it all", 30) + set_narrow(f"and so it was {word} of it all", 30)
    assert not any(line.endswith("-") for line in lines)


def test_a_word_with_a_hyphen_of_its_own_is_divided_there_only() -> None:
    assert set_narrow("so the understatement-overstatement it", 22) == ["so the understatement-", "overstatement it"]


def test_soft_hyphens_of_the_author_are_taken_instead() -> None:
    assert set_narrow("it was under\u00adstatement of it", 13) == ["it was under\u00ad-", "statement", "of it"]


def test_code_is_not_hyphenated() -> None:
    def drawn(marks: Mark) -> list[str]:
        spans = (Span("It was "), Span("understatement", marks), Span(" of it"))
        return ["".join(run.text for run in row) for row in set_spans(spans, 14, language="en")]

    assert drawn(Mark.EM)[0].endswith("-")
    assert not any(line.endswith("-") for line in drawn(Mark.CODE))


def test_hyphens_do_not_pile_up() -> None:
    text = "responsibility understatement circumstances " * 12
    lines = set_narrow(text.strip(), 40)
    ended = [line.endswith("-") for line in lines]
    assert any(ended)
    assert not any(map(all, zip(ended, ended[1:], ended[2:], strict=False)))
