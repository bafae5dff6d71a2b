"""Elements become typed blocks."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.clean.blocks.building import to_blocks
from reader.clean.blocks.inline import Address
from reader.clean.blocks.repair import mended
from reader.clean.body.furniture import even_headings
from reader.clean.prepare import parse_text
from reader.clean.showing import tidy
from reader.model.blocks import (
    Block,
    Blocks,
    Cell,
    Code,
    Embed,
    EmbedKind,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    blocks_text,
)
from reader.page.tree import text_of

PAGE = "https://paper.example/a/column"


def blocks(markup: str) -> Blocks:
    return to_blocks(tidy(parse_text(f"<body>{markup}")), Address(PAGE))


def test_a_paragraph_of_many_lines_takes_no_longer_than_its_length() -> None:
    (verse,) = blocks(f"<p>{'one line<br>' * 20_000}the last</p>")
    assert isinstance(verse, Paragraph)
    assert verse.spans == (Span("one line\n" * 20_000 + "the last"),)


def par(*spans: str | Span) -> Paragraph:
    return Paragraph(tuple(Span(span) if isinstance(span, str) else span for span in spans))


def item(*inner: Block) -> ListItem:
    return ListItem(inner)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two</p>", (par("One"), par("Two"))),
        ("<p>  white \n\t space\n </p>", (par("white space"),)),
        ("bare text", (par("bare text"),)),
        ("<div>one<div>two</div>three</div>", (par("one"), par("two"), par("three"))),
        ("one<br>two", (par("one\ntwo"),)),
        ("one<br><br>two", (par("one"), par("two"))),
        ("one<br> &nbsp; <br>two", (par("one"), par("two"))),
        ("<p>&nbsp;</p><p>kept</p>", (par("kept"),)),
        ("<p>a<p>b", (par("a"), par("b"))),
        ("<a href='/x'><p>in a link</p></a>", (par(Span("in a link", link="https://paper.example/x")),)),
        ("<custom-part>text<p>more</p></custom-part>", (par("text"), par("more"))),
        ("one<hr>two", (par("one"), Rule(), par("two"))),
        ("<p>He said <q>no</q>.</p>", (par("He said “no”."),)),
        ("<p>seen<script>evil()</script></p><style>x</style>", (par("seen"),)),
        ("<p style='display:none'>hidden</p><p>seen</p><p>also seen here</p>", (par("seen"), par("also seen here"))),
    ],
)
def test_paragraphs(markup: str, expected: Blocks) -> None:
    assert blocks(markup) == expected


@pytest.mark.parametrize(
    ("markup", "span"),
    [
        ("<b>x</b>", Span("x", Mark.STRONG)),
        ("<strong><em>x</em></strong>", Span("x", Mark.STRONG | Mark.EM)),
        ("<code>x</code>", Span("x", Mark.CODE)),
        ("<sup>x</sup>", Span("x", Mark.SUP)),
        ("<del>x</del>", Span("x", Mark.STRIKE)),
        ("<span style='font-style: italic'>x</span>", Span("x", Mark.EM)),
        ("<span class='small-caps'>x</span>", Span("x", Mark.SMALL_CAPS)),
        ("<a href='../b?c=1'>x</a>", Span("x", link="https://paper.example/b?c=1")),
        ("<a href='mailto:ada@paper.example'>x</a>", Span("x", link="mailto:ada@paper.example")),
        ("<a href='#note-1'>x</a>", Span("x", link="#note-1")),
        ("<a href='javascript:alert(1)'>x</a>", Span("x")),
        ("<a href='data:text/html,x'>x</a>", Span("x")),
        ("<a href='http://[broken'>x</a>", Span("x")),
        ("<a href='java\x1bscript:x'>x</a>", Span("x")),
    ],
)
def test_marks_and_links(markup: str, span: Span) -> None:
    assert blocks(f"<p>{markup}</p>") == (Paragraph((span,)),)


def test_spaces_between_marks_stay_single() -> None:
    assert blocks("<p>a <b> b</b> <i>c</i></p>") == (par("a ", Span("b", Mark.STRONG), " ", Span("c", Mark.EM)),)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ul><li>a<li>b</ul>", List((item(par("a")), item(par("b"))))),
        ("<ol start=4><li>a</ol>", List((item(par("a")),), ordered=True, start=4)),
        ("<ol start='x'><li>a</ol>", List((item(par("a")),), ordered=True)),
        (
            "<ul><li>a<ol><li>b</ol></ul>",
            List((item(par("a"), List((item(par("b")),), ordered=True)),)),
        ),
        ("<ul><li>a</li><ul><li>b</ul></ul>", List((item(par("a")), item(List((item(par("b")),)))))),
        ("<ul>stray<li>a</ul>", List((item(par("stray")), item(par("a"))))),
    ],
)
def test_lists(markup: str, expected: List) -> None:
    assert blocks(markup) == (expected,)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<blockquote>said</blockquote>", Quote((par("said"),))),
        (
            "<blockquote><p>said</p><footer>A. Speaker</footer></blockquote>",
            Quote((par("said"),), (Span("A. Speaker"),)),
        ),
        ("<blockquote class='pull-quote'>said</blockquote>", Quote((par("said"),), pull=True)),
        (
            "<blockquote class='twitter-tweet'><p>A short post</p>— Ada (@ada)</blockquote>",
            Embed(EmbedKind.POST, blocks=(par("A short post"),), source=(Span("Ada (@ada)"),)),
        ),
        ("<pre><code class='language-python'>if x:\n    y</code></pre>", Code("if x:\n    y", "python")),
        ("<pre>a<br>b</pre>", Code("a\nb")),
        ("<pre><div>a = 1</div><div>  b</div>c</pre>", Code("a = 1\n  b\nc")),
        ("<pre><div>a\n</div><div>b\n</div></pre>", Code("a\nb")),
        ("<pre><ol><li>a</li>\n<li>b</li></ol></pre>", Code("a\nb")),
    ],
)
def test_quotes_and_code(markup: str, expected: Block) -> None:
    assert blocks(markup) == (expected,)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<img src='/p.jpg' alt='A pier' width=600 height=400>",
            Figure("https://paper.example/p.jpg", "A pier", width=600, height=400),
        ),
        ("<img src='/p.jpg' title='Click or tap to zoom'>", Figure("https://paper.example/p.jpg")),
        ("<img src='/p.jpg' title='They know.'>", Figure("https://paper.example/p.jpg", title="They know.")),
        ("<img src='data:image/gif;base64,R0' data-src='/p.jpg'>", Figure("https://paper.example/p.jpg")),
        ("<img srcset='/s.jpg 300w, /l.jpg 1200w, /xl.jpg 4000w'>", Figure("https://paper.example/l.jpg")),
        ("<picture><source srcset='/w.webp 800w'><img alt='x'></picture>", Figure("https://paper.example/w.webp", "x")),
        (
            "<figure><img src='/p.jpg'><figcaption>A pier. <span class='credit'>Bo Lind</span></figcaption></figure>",
            Figure("https://paper.example/p.jpg", caption=(Span("A pier."),), credit="Bo Lind"),
        ),
        (
            "<figure><img src='/p.jpg'><figcaption>A pier. (Photo by Bo Lind)</figcaption></figure>",
            Figure("https://paper.example/p.jpg", caption=(Span("A pier."),), credit="Photo by Bo Lind"),
        ),
    ],
)
def test_figures(markup: str, expected: Figure) -> None:
    assert blocks(markup) == (expected,)


@pytest.mark.parametrize(
    "markup", ["<img src='/pixel.gif' width=1 height=1>", "<img class='icon' src='/i.png'>", "<img alt='no file'>"]
)
def test_pictures_that_are_none(markup: str) -> None:
    assert blocks(f"<p>text {markup}</p>") == (par("text"),)


def test_a_picture_in_a_sentence_follows_its_paragraph() -> None:
    assert blocks("<p>before <img src='/p.jpg'> after</p>") == (
        par("before after"),
        Figure("https://paper.example/p.jpg"),
    )


def test_table_with_head_caption_and_alignment() -> None:
    markup = (
        "<table><caption>Fares</caption><thead><tr><td>Line</td><td align=right>Fare</td></tr></thead>"
        "<tr><th>Slow</th><td style='text-align: right'>2.40</td></tr><tr><td colspan=2>All lines</td></tr></table>"
    )
    assert blocks(markup) == (
        Table(
            (
                (Cell((Span("Line"),), header=True), Cell((Span("Fare"),), "right", header=True)),
                (Cell((Span("Slow"),), header=True), Cell((Span("2.40"),), "right")),
                (Cell((Span("All lines"),)), Cell(())),
            ),
            (Span("Fares"),),
        ),
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>one</p><p>two</p></td></tr></table>",
        "<table role=presentation><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        "<table><tr><td><table><tr><td>one</td></tr><tr><td>two</td></tr></table></td></tr></table>",
    ],
)
def test_tables_that_only_place_things(markup: str) -> None:
    assert blocks(markup) == (par("one"), par("two"))


def test_heading_levels_have_no_gaps() -> None:
    levels = [
        block.level for block in even_headings(blocks("<h2>a</h2><h4>b</h4><h2>c</h2>")) if isinstance(block, Heading)
    ]
    assert levels == [1, 2, 1]


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "b"])
def test_text_nested_beyond_reason_is_kept(tag: str) -> None:
    assert "still here" in blocks_text(blocks(f"<{tag}>" * 1200 + "still here"))


def test_text_nested_beyond_the_parser_is_kept() -> None:
    assert "still here" in blocks_text(blocks("<ul><li>" * 1500 + "still here"))


_WORDS = ("ferry", "bell", "quay", "soup", "rope", "gate", "lamp", "clock")
_SHELLS = ("p", "div", "b", "em", "q", "h3", "section", "span", "blockquote", "td", "li", "figcaption", "pre", "a")
_TREES: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(_WORDS).map(lambda word: f" {word} "),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from(_SHELLS), st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)


@given(_TREES)
@example("<blockquote><figcaption> ferry </figcaption></blockquote>")
@example("<blockquote><cite> ferry </cite></blockquote>")
def test_no_word_is_added_lost_or_moved(markup: str) -> None:
    root = tidy(parse_text(f"<body>{markup}"))
    wanted = [word for word in text_of(root).split() if word in _WORDS]
    assert [word for word in re.findall("[a-z]+", blocks_text(to_blocks(root, Address(PAGE)))) if word] == wanted


_TAGS = ("p", "div", "ul", "li", "b", "a", "table", "tr", "td", "blockquote", "h2", "pre", "br", "hr", "q")
_MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{slash}{tag}>" for tag in _TAGS for slash in ("", "/")]),
        st.text(st.characters(codec="utf-8", exclude_characters="<&\x00"), max_size=12),
    ),
    max_size=40,
).map("".join)


@given(_MARKUP)
@example("Ä\x80<p>Â\x80")
def test_no_word_is_invented(markup: str) -> None:
    # What is mended is one run of text, whatever stands beside it.
    letters = {letter for run in [markup, *re.split("<[^<>]*>", markup)] for letter in mended(run)}
    text = blocks_text(to_blocks(parse_text(f"<body>x{markup}"), Address(PAGE)))
    assert {char for char in text if char.isalnum()} <= letters | {"x"}
