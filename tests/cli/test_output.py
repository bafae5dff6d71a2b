"""The last filter of the headless face."""

import io
import json

import pytest

from reader.cli.output import Writer
from reader.text import is_inert

HOSTILE = ("\x9b2Jslow", "\x1b]0;owned\x07train", "\u202egnp", "a\x85b", "a\r\nb", "\x7f")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_of_a_record_is_safe_to_print_by_whoever_reads_it(text: str) -> None:
    out = io.StringIO()
    Writer(as_json=True, out=out).record({"headline": text, "people": [text, {text: (text,)}], "words": 5})
    said = json.loads(out.getvalue())
    assert is_inert(out.getvalue())
    assert all(is_inert(each) for each in (said["headline"], said["people"][0], *said["people"][1]))
    assert said["words"] == 5


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_is_one_line_and_safe(text: str) -> None:
    out = io.StringIO()
    Writer(out=out).line(text)
    assert out.getvalue().count("\n") == 1
    assert is_inert(out.getvalue())


@pytest.mark.parametrize(
    ("language", "terminal", "said"),
    [
        ("C", True, "+ Tomas v 1 |"),
        ("C", False, "+ Tomás v ¹ ▎"),
        ("en_GB.UTF-8", True, "★ Tomás ✓ ¹ ▎"),
        ("en_GB.UTF-8", False, "★ Tomás ✓ ¹ ▎"),
    ],
)
def test_where_the_language_has_no_signs_there_are_letters(
    monkeypatch: pytest.MonkeyPatch, language: str, terminal: bool, said: str
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    out = io.StringIO()
    monkeypatch.setattr(out, "isatty", lambda: terminal)
    Writer(out=out).raw("★ Tomás ✓ ¹ ▎")
    assert out.getvalue() == f"{said}\n"
