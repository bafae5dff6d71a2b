"""What of a page is taken for its column, by the units and by those around them."""

import math

import pytest

from reader.clean.blocks.inline import Address
from reader.clean.body.candidates import best_candidate, keep_only
from reader.clean.body.readability import Choice, chosen_by_readability
from reader.clean.body.scoring import Model, Neighbours, score, scores_of
from reader.clean.body.traits import traits_of
from reader.clean.body.units import cut_into_units, shapes_of
from reader.clean.prepare import parse_text
from reader.model.blocks import Figure, Heading, blocks_text
from reader.page.tree import Element
from tests.clean.pages import PROSE, SENTENCES, column

ADDRESS = Address("https://paper.example/a")


def tree(body: str) -> Element:
    return parse_text(f"<html><body>{body}</body></html>")


def test_a_score_is_the_logistic_function_of_the_weighted_sum() -> None:
    assert score({}, {}) == 0.5
    assert score({"long": 1.0, "unknown": 9.0}, {"bias": -1.0, "long": 1.0}) == 0.5
    assert score({"long": 2.0}, {"long": 400.0}) > 0.999999


def test_neighbours_are_weighed_near_and_far() -> None:
    units = cut_into_units(tree("<div><p>One.</p><p>Two.</p></div><section><p>Three.</p></section>"))
    first, _, third = Neighbours(units).traits([1.0, 0.0, 0.5])
    assert [first[name] for name in ("previous", "following", "siblings")] == [0.0, 0.0, 0.0]
    assert first["near after"] == pytest.approx(0.25)
    assert [third[name] for name in ("alone", "siblings", "near before")] == pytest.approx([1.0, 0.5, 0.5])


def test_a_page_without_text_has_no_scores() -> None:
    root = tree("<img src='/a.jpg'>")
    units = cut_into_units(root)
    assert scores_of(units, chosen_by_readability(root, units)) == []


def test_readability_chooses_the_column_and_never_sees_the_frame() -> None:
    root = parse_text(column())
    units = cut_into_units(root)
    choices = dict(zip((unit.text for unit in units), chosen_by_readability(root, units), strict=True))
    assert all(choices[sentence] is Choice.KEPT for sentence in SENTENCES)
    assert choices["Home Opinion"] is Choice.FRAME


def test_the_column_scores_above_what_surrounds_it() -> None:
    root = parse_text(column())
    units = cut_into_units(root)
    scores = dict(zip((unit.text for unit in units), scores_of(units, chosen_by_readability(root, units)), strict=True))
    assert min(scores[sentence] for sentence in SENTENCES) > 0.5 > scores["Home Opinion"]


def test_sections_and_their_headings_are_all_kept() -> None:
    parts = "".join(f"<section><h2>Part {number}</h2>{PROSE}</section>".replace("slow", number) for number in "abc")
    blocks = best_candidate(tree(f"<main>{parts}</main>"), "", ADDRESS)
    assert [blocks_text((block,)) for block in blocks if isinstance(block, Heading)] == ["Part a", "Part b", "Part c"]
    assert len(blocks) == 3 * (len(SENTENCES) + 1)


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("<p>Lantern Bay</p><p>Six hours ago</p>", ""),
        ("<p>Dear Ada:</p>", "Dear Ada:\n\n"),
        ("<h2>The first winter</h2>", "The first winter\n\n"),
    ],
)
def test_lines_above_the_first_paragraph(above: str, kept: str) -> None:
    blocks = best_candidate(parse_text(column(above + PROSE)), "", ADDRESS)
    assert blocks_text(blocks) == kept + "\n\n".join(SENTENCES)


def test_a_page_inside_its_navigation_keeps_its_text() -> None:
    blocks = best_candidate(tree(f"<nav><a href='/'>Home</a><div class='content'>{PROSE}</div></nav>"), "", ADDRESS)
    assert SENTENCES[-1] in blocks_text(blocks)


def test_what_little_there_is_is_kept() -> None:
    assert blocks_text(best_candidate(tree("<p>Back soon.</p>"), "", ADDRESS)) == "Back soon."


def test_a_picture_is_kept_beside_the_column_with_its_caption_only() -> None:
    figure = "<figure><img src='/a.jpg' width='600' height='400'><figcaption>A train.</figcaption></figure>"
    root = tree(f"<div>{figure}{PROSE}</div><div>{figure.replace('a.jpg', 'b.jpg')}<p>Elsewhere</p></div>")
    units = cut_into_units(root)
    keep_only(root, units, [unit.text in SENTENCES for unit in units])
    images = [image.get("src") for image in root.iter("img")]
    assert images == ["/a.jpg"]
    assert [part.text for part in root.iter("figcaption")] == ["A train."]


def test_the_stated_text_is_taken_where_it_is_more() -> None:
    teaser = f"<article><p>{SENTENCES[0]}</p></article>"
    blocks = best_candidate(tree(teaser), "\n\n".join(SENTENCES), ADDRESS)
    assert blocks_text(blocks) == "\n\n".join(SENTENCES)
    assert not any(isinstance(block, Figure) for block in blocks)


@pytest.mark.parametrize(
    "part",
    [
        '<div class="accordion-item"><h3>Part</h3><div class="panel"><p>{}</p></div></div>',
        '<div class="slide"><figure><img src="/a.jpg"></figure><div class="text-box"><p>{}</p></div></div>',
        '<div class="widget recipe-step"><div>{}</div></div>',
        '<li class="listing-item"><div class="teaser-text">{}</div></li>',
    ],
)
def test_a_page_of_many_parts_is_found_to_its_end(part: str) -> None:
    texts = [" ".join(SENTENCES).replace("train", f"train number {number}") for number in range(14)]
    lead = "".join(f"<p>{text}</p>" for text in texts[:2])
    parts = "".join(part.format(text) for text in texts[2:])
    blocks = best_candidate(
        tree(f"<article><h1>Trains</h1><div>{lead}</div></article><div class='parts'>{parts}</div>"), "", ADDRESS
    )
    found = blocks_text(blocks)
    assert [text for text in texts if text not in found] == []


def test_teasers_beside_a_column_are_no_part_of_it() -> None:
    teasers = "".join(f'<div class="related-card"><p>{sentence}</p></div>' for sentence in SENTENCES * 2)
    blocks = best_candidate(
        parse_text(column().replace("</article>", f"</article>{teasers.replace('train', 'bus')}")), "", ADDRESS
    )
    assert blocks_text(blocks) == "\n\n".join(SENTENCES)


def test_a_model_scores_a_unit_by_all_its_traits_shared_or_its_own() -> None:
    root = parse_text(column())
    units = cut_into_units(root)
    choices = chosen_by_readability(root, units)
    alone = {"bias": -1.0, "words": 0.5, "under body": 0.7, "kin prose": 0.9, "tag p": -0.2}
    seen = [each.whole() for each in traits_of(units, shapes_of(units), choices)]
    expected = [score(traits, alone) for traits in seen]
    by_neighbours = {"bias": 0.0, "previous": 1.0}
    previous = [0.0, *expected[:-1]]
    scores = Model(alone, by_neighbours).scores_of(units, choices)
    assert scores == pytest.approx([1 / (1 + math.exp(-value)) for value in previous])
    assert any(traits.get("kin prose") for traits in seen)
