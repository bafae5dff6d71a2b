"""Lines above the text and captions, told from the text by where they stand and what the page calls them."""

import pytest

from reader.clean.body.above import without_head
from reader.clean.body.units import cut_into_units
from reader.clean.prepare import parse_text

PROSE = "<p>The tide came in at seven, and by eight the whole street was under water again.</p>"


def kept(markup: str) -> list[str]:
    """The texts that stay when everything on the page was to be kept."""
    units = cut_into_units(parse_text(f"<main>{markup}{PROSE}</main>"))
    keep = without_head(units, [True] * len(units))
    return [unit.text for unit, is_kept in zip(units, keep, strict=True) if is_kept][:-1]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Harbour Street</p>",
        "<div>12 March 2031</div>",
        "<ul><li>@ada_writes</li></ul>",
        "<ul><li>By Ada Finch</li></ul>",
        "<ul><li>12 March 2031 at 9:24 pm, 2 min read</li></ul>",
    ],
)
def test_place_date_and_name_above_the_text_go(line: str) -> None:
    assert kept(line) == []


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>Water again</h2>", "Water again"),
        ("<p>Dear neighbours,</p>", "Dear neighbours,"),
        ("<p>It rained.</p>", "It rained."),
        ("<ul><li>Sandbags are short</li></ul>", "Sandbags are short"),
    ],
)
def test_headings_greetings_sentences_and_points_stay(markup: str, text: str) -> None:
    assert kept(markup) == [text]


def test_many_short_lines_are_verse_and_stay() -> None:
    assert len(kept("<p>A line of verse</p>" * 8)) == 8


@pytest.mark.parametrize("name", ["caption", "photo caption", "image-caption", "figcaption", "wp-caption-text"])
def test_what_the_page_calls_a_caption_is_no_text(name: str) -> None:
    said = "Two boats lie at the quay, and a dog looks at both of them."
    assert kept(f'<div class="gallery"><div class="{name}">{said}</div></div>') == []
    assert kept(f'<div class="gallery"><div class="{name}"><p>{said}</p></div></div>') == []


def test_a_name_that_only_begins_like_a_caption_says_nothing() -> None:
    said = "Two boats lie at the quay, and a dog looks at both of them."
    assert kept(f'<div class="captioned-story"><p>{said}</p></div>') == [said]


def test_a_page_of_captions_alone_keeps_them() -> None:
    units = cut_into_units(
        parse_text('<div class="caption"><p>Two boats lie at the quay in the evening sun.</p></div>')
    )
    assert without_head(units, [True]) == [True]
