"""The last lines of a column stay, whatever they are put into; what a site sets below them goes."""

import pytest

from reader.clean.pipeline import clean
from reader.model.blocks import block_text
from reader.model.verdict import Verdict
from tests.clean.pages import PROSE, SENTENCES, column, page


def end_of(markup: str) -> list[str]:
    """What is kept of the markup that stands below the text, within the same part of the page."""
    blocks = clean(page(column(PROSE + markup))).article.blocks
    texts = [block_text(block) for block in blocks]
    assert texts[: len(SENTENCES)] == list(SENTENCES)
    return texts[len(SENTENCES) :]


@pytest.mark.parametrize("markup", ["<div>{}</div>", "<div><span>{}</span></div>", "<section>{}</section>"])
@pytest.mark.parametrize("line", ["That is how the tea got cold.", "We got off.", "And the dog?"])
def test_a_last_line_in_another_tag_than_its_neighbours_stays(markup: str, line: str) -> None:
    assert end_of(markup.format(line)) == [line]


def test_several_last_lines_stay() -> None:
    assert end_of("<div>She waved.</div><div>I did not.</div>") == ["She waved.", "I did not."]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>Sign up for our newsletter.</div>",
        "<div class=share>We got off.</div>",
        "<div class=related><p>Another train, another dog.</p></div>",
        "<div>Posted in Trains</div>",
        "<div>Ada Holm</div>",
        "<div><a href='/fog'>What the fog took from us</a></div>",
        "<p><a href='/fog'>What the fog took from us</a></p>",
        "<p><a href='/fog'>Read more about the fog.</a></p>",
        "<p class=teaser><a href='/fog'>The fog took it all.</a></p>",
        "<p><a href='/fog'>The fog took it all.</a></p><p><a href='/bog'>The bog gave it back.</a></p>",
        "<h3>What do you think?</h3>",
        "<h3>Share this story!</h3>",
        "<h3>More from The Paper</h3>",
    ],
)
def test_what_a_site_sets_below_the_text_goes(markup: str) -> None:
    assert end_of(markup) == []


@pytest.mark.parametrize("line", ["Ask the driver yourself.", "Nobody has answered my letter."])
def test_a_last_paragraph_that_is_a_link_stays(line: str) -> None:
    assert end_of(f"<p><a href='https://railway.example/letter'>{line}</a></p>") == [line]


@pytest.mark.parametrize("line", ["Amen.", "All aboard!"])
def test_a_last_heading_that_ends_like_a_sentence_is_text(line: str) -> None:
    assert end_of(f"<h3>{line}</h3>") == [line]


VERSE = ("The kettle sings its single note", "and nobody replies,", "the driver has a yellow coat,", "my dear,")


@pytest.mark.parametrize(
    "lines", [(*VERSE, "and very yellow eyes."), ("O steam!", "O soot!"), VERSE[:2], ("Tea", "and a dog,", "and rain.")]
)
def test_verse_at_the_end_keeps_all_its_lines(lines: tuple[str, ...]) -> None:
    verse = "".join(f"<div class=line>{line}</div>" for line in lines)
    assert "\n".join(end_of(f"<div class=poem>{verse}</div>")) == "\n".join(lines)


def test_a_column_that_is_a_short_verse_is_read() -> None:
    verse = f"<p>{'<br>'.join(VERSE)}</p><p>and out<br>goes the light</p>"
    top = "<header><a href='/'>The Paper</a></header>"
    cleaned = clean(page(f"<title>Tea</title>{top}<main><h1>Tea</h1><p class=byline>By Ada Holm</p>{verse}</main>"))
    assert cleaned.verdict is Verdict.FULL
    assert [block_text(block) for block in cleaned.article.blocks] == ["\n".join(VERSE), "and out\ngoes the light"]
