"""What the style sheets of a page hide is no text of it."""

import pytest

from reader.clean.pipeline import clean
from reader.clean.prepare import parse_text
from reader.clean.styles import hide_styled
from tests.clean.pages import PROSE, SENTENCES, column, page


def hidden(sheet: str, markup: str) -> list[str]:
    """The texts of the elements that the sheet hides."""
    root = parse_text(f"<html><head><style>{sheet}</style></head><body>{markup}</body></html>")
    hide_styled(root)
    return [element.text or "" for element in root.iter() if element.get("hidden") is not None]


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none}",
        "a{color:red}.x { color: blue; display : none !important }",
        ".y,.x{visibility:hidden}",
        "p.x{display:none}",
        "/* .x shows { */ .x{display:none}",
        "@charset 'utf-8';.x{display:none}",
        "@media screen{.z{color:red}} .x{display:none}",
        "#one{display:none}",
    ],
)
def test_a_class_or_an_id_is_hidden(sheet: str) -> None:
    assert hidden(sheet, "<p class='x w' id='one'>Gone.</p><p class=w>Here.</p>") == ["Gone."]


@pytest.mark.parametrize(
    "sheet",
    [
        ".x .w{display:none}",
        "@media print{.x{display:none}}",
        "@media print{.x{display:none}",
        ".x:hover{display:none}",
        "div.x{display:none}",
        ".x{display:none}.x.w{display:block}",
        ".x::after{display:none}",
        ".x{display:block}",
        "}}.v{display:none}{{",
    ],
)
def test_what_does_not_hold_for_the_part_hides_nothing(sheet: str) -> None:
    assert hidden(sheet, "<p class='x w'>Here.</p>") == []


def test_hidden_text_is_none_of_the_column() -> None:
    extra = "<p class='q7'>This was written for machines and nobody else should ever see a word of it.</p>"
    shown = column(PROSE + extra, "<style>.q7{display:none}</style>")
    assert "machines" not in clean(page(shown)).article.text


def test_a_page_that_a_script_will_show_is_kept() -> None:
    shown = column(f"<div class='later'>{PROSE}</div>", "<style>.later{visibility:hidden}</style>")
    assert "radiator" in clean(page(shown)).article.text


def test_parts_that_a_reader_may_open_are_kept() -> None:
    parts = "".join(f"<h2>Question {n}</h2><p class='fold'>{SENTENCES[n]} {SENTENCES[n + 1]}</p>" for n in range(4))
    assert hidden(".fold{display:none}", parts) == []
