"""What a browser would not show is taken out of a page, and never the page itself."""

import pytest

from reader.clean.pipeline import clean
from reader.model.blocks import Code, Figure, blocks_text
from reader.model.verdict import Verdict
from tests.clean.pages import PROSE, SENTENCES, column, page

SCRIPT = f"<script>{'let tide = 7; ' * 400}</script>"


def test_a_button_that_is_never_closed_does_not_swallow_the_page() -> None:
    markup = column().replace("<nav>", "<button class=menu>Menu<nav>")
    cleaned = clean(page(markup))
    assert blocks_text(cleaned.article.blocks) == "\n\n".join(SENTENCES)
    assert cleaned.verdict is Verdict.FULL


def test_a_button_with_a_word_of_its_own_goes() -> None:
    markup = column(PROSE + "<button><p>Show everything there is to show.</p></button>")
    assert blocks_text(clean(page(markup)).article.blocks) == "\n\n".join(SENTENCES)


def test_the_column_for_those_without_scripts_is_read_however_long_the_scripts_are() -> None:
    markup = column(f"<script type='text/template'>{PROSE}</script><noscript>{PROSE}</noscript>{SCRIPT}")
    assert blocks_text(clean(page(markup)).article.blocks) == "\n\n".join(SENTENCES)


def test_a_column_said_again_for_those_without_scripts_is_read_once() -> None:
    markup = column(f"{PROSE}<noscript>{PROSE}</noscript>{SCRIPT}")
    assert blocks_text(clean(page(markup)).article.blocks) == "\n\n".join(SENTENCES)


def body_of(markup: str) -> str:
    return blocks_text(clean(page(markup)).article.blocks)


WHOLE = "\n\n".join(SENTENCES)


@pytest.mark.parametrize(
    "said",
    [
        '<span class="sr-only">, opens new tab</span>',
        '<span class="link__hint visually-hidden">, opens new tab</span>',
        '<span class="screen-reader-text"> (new window)</span>',
        '<span style="border:0;clip:rect(0,0,0,0);height:1px;position:absolute;width:1px">, opens new tab</span>',
        '<span style="position: absolute; left: -9999px">external</span>',
        '<span style="clip-path: inset(50%)">external</span>',
        "<rp>(</rp><rt>said over it</rt><rp>)</rp>",
    ],
)
def test_what_is_said_to_the_ear_or_over_a_word_is_not_set(said: str) -> None:
    extra = f"<p>The tide tables, printed since 1902, are on <a href='/tide'>a page of their own{said}</a> now.</p>"
    text = body_of(column(PROSE + extra + PROSE.replace("tide", "wind")))
    assert "are on a page of their own now." in text


def test_a_column_in_a_part_with_an_unlucky_name_stays() -> None:
    assert body_of(column(f'<div class="offscreen">{PROSE}</div>')) == WHOLE


def test_a_page_goes_on_behind_its_end() -> None:
    markup = column().replace("</header>", "</header></body></html>").replace("<h1>", "</body></html><h1>")
    assert body_of(markup) == WHOLE


def test_what_was_sent_later_comes_where_it_belongs() -> None:
    first, *others = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    places = "".join(f'<template id="{"BP"[at % 2]}:{at:x}"></template>' for at in range(len(others)))
    sent = [f'<div hidden id="S:{at:x}">{each}</div>' for at, each in enumerate(others)]
    assert body_of(column(first + places).replace("</body>", "".join(reversed(sent)) + "</body>")) == WHOLE


def test_text_in_a_shadow_root_is_text() -> None:
    assert body_of(column(f'<x-column><template shadowrootmode="open">{PROSE}</template></x-column>')) == WHOLE


def test_hidden_text_is_the_page_where_next_to_nothing_else_is() -> None:
    parts = "".join(f'<div style="display: none"><p>{sentence}</p></div>' for sentence in SENTENCES)
    assert body_of(column(parts)) == WHOLE
    walled = column(PROSE + f'<div class="paywall" hidden>{PROSE.replace("tide", "wind") * 3}</div>')
    assert body_of(walled) == WHOLE


def test_advertisements_of_accelerated_pages_go_and_pictures_stay() -> None:
    picture = '<amp-img src="/ferry.jpg" alt="The ferry at dawn" width="1" height="1"></amp-img>'
    markup = column(PROSE + picture + "<amp-ad>Buy a boat.</amp-ad>" + PROSE.replace("tide", "wind"))
    article = clean(page(markup)).article
    assert "Buy" not in blocks_text(article.blocks)
    assert [block.alt for block in article.blocks if isinstance(block, Figure)] == ["The ferry at dawn"]


@pytest.mark.parametrize(
    "listing",
    [
        '<div><table><tr><td class="linenos"><pre>1\n2</pre></td><td class="code">{}</td></tr></table></div>',
        '<figure class="highlight"><table><tr><td class="gutter"><pre>1\n2</pre></td><td>{}</td></tr></table></figure>',
        "<figure>{}<figcaption>A bell in two lines.</figcaption></figure>",
        "<div class='line-numbers'>1 2</div>{}",
    ],
)
def test_code_is_read_without_the_numbers_of_its_lines(listing: str) -> None:
    code = "<pre>bell = 3\nring(bell)</pre>"
    article = clean(page(column(PROSE + listing.format(code) + PROSE.replace("tide", "wind")))).article
    assert [block.text for block in article.blocks if isinstance(block, Code)] == ["bell = 3\nring(bell)"]
