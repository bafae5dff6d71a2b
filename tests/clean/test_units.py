"""A page cut into units, and nothing of it lost or moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.blocks.building import to_blocks
from reader.clean.blocks.inline import Address
from reader.clean.body.traits import is_prose
from reader.clean.body.units import cut_into_units
from reader.clean.prepare import parse_text
from reader.clean.showing import tidy
from reader.model.blocks import blocks_text
from reader.page.tree import Element
from tests.clean.tongues import TEXTS, TITLES

ADDRESS = Address("https://paper.example/a")


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>One.</p><p>Two <b>bold</b>.</p>", ["One.", "Two bold ."]),
        ("<div>Bare <i>text</i><p>One.</p>and more</div>", ["Bare text", "One.", "and more"]),
        ("<div>One.<br><br>Two.<br>Still two.</div>", ["One.", "Two.Still two."]),
        ("<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>", ["One", "Two", "Three"]),
        ("<h2>A <span>head</span></h2><pre>a\n b</pre>", ["A head", "a b"]),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", ["A B 1 2"]),
        ("<table><tr><td>Laid out.</td></tr></table>", ["Laid out."]),
        ("<a href='/x'><h3>Card</h3> text</a>", ["Card", "text"]),
        ("<div> </div><p></p>", []),
    ],
)
def test_units(markup: str, texts: list[str]) -> None:
    units = cut_into_units(parse_text(f"<html><head><title>T</title></head><body>{markup}</body></html>"))
    assert [unit.text for unit in units] == [text.replace("bold .", "bold.") for text in texts]


def test_words_in_links_are_counted() -> None:
    units = cut_into_units(parse_text("<body><p>See <a href='/a'>this one</a>.</p><a href='/b'><h3>Card</h3></a>"))
    assert [unit.linked for unit in units] == [len("this one"), len("Card")]


@pytest.mark.parametrize("language", ["en", "ja", "zh", "th"])
def test_a_paragraph_is_prose_with_blanks_between_words_and_without(language: str) -> None:
    said = "".join(f"<p>{text}</p>" for text in TEXTS[language])
    units = cut_into_units(parse_text(f"<body>{said}<p>{TITLES[language]}</p></body>"))
    assert [is_prose(unit) for unit in units] == [True] * len(TEXTS[language]) + [False]


@pytest.mark.parametrize(
    "line",
    [
        "「そのとおりだ」と彼は言い、しばらく黙って海を見ていた。」",
        "彼は「灯りはまだ消えていないし、消すつもりもない」",
    ],
)
def test_a_quotation_ends_a_sentence(line: str) -> None:
    assert is_prose(cut_into_units(parse_text(f"<body><p>{line}</p></body>"))[0])


MARKUP = st.recursive(
    st.sampled_from(["One. ", "<br>", "<br><br>", "<b>two</b> ", "<img src='/p.jpg'>", "<i>three</i>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["div", "section", "p", "span", "blockquote", "li", "a", "h2"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(MARKUP)
def test_cutting_loses_and_moves_no_word(markup: str) -> None:
    page = f"<html><body><div>{markup}</div></body></html>"
    whole, cut = tidy(parse_text(page)), tidy(parse_text(page))
    cut_into_units(cut)
    assert _words(cut) == _words(whole)


def _words(root: Element) -> str:
    return "".join(blocks_text(to_blocks(root, ADDRESS)).split())
