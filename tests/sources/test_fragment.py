"""A fragment that is read without a tree has the lines of its tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.page.markup import parse_html
from reader.sources.fragment import plain_lines
from reader.sources.lists.lines import lines_of, paragraphs

INLINE = ("a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "u")
PARTING = ("blockquote", "div", "h1", "h3", "li", "ol", "p", "ul")
PARTS = (
    *("a", "word ", " ", "\n", "\n\n", "\n \n", " \t", "\u00a0", "é", ">", '"', "\u200b", "\x1b"),
    *("<br>", "<br />", "<hr/>", '<hr size="1" />'),
    *(f"<{name}>" for name in (*INLINE, *PARTING)),
    *(f"</{name}>" for name in (*INLINE, *PARTING)),
    *('<a href="/x?a=1&amp;b=2" rel="nofollow">', "<p class='lead'>", '<span title="a > b">'),
    *("&amp;", "&lt;", "&nbsp;", "&#8217;", "&hellip;", "&#160;", "&#39;", "&eacute;", "&", "&#0;", "&#150;", "&copy"),
)


def by_tree(fragment: str) -> list[str]:
    """The lines by the way that takes any markup: an element that the short way does not know forces it."""
    return paragraphs(f"{fragment}<b hidden></b>")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_its_lines_are_those_of_its_tree(fragment: str) -> None:
    lines = plain_lines(fragment)
    assert lines is None or lines == by_tree(fragment)


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("", []),
        ("  \n ", []),
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("<p>One &amp; <b>two</b></p>\n<p>three&#8217;s</p>", ["One & two", "three’s"]),
        ("It goes on ...<br /><br /><hr size='1' />", ["It goes on ..."]),
        ('<p>The post <a href="/a?b=1&amp;c=2" rel="nofollow">Trains</a> &hellip;</p>', ["The post Trains …"]),
        ("a &lt;b&gt; c", ["a <b> c"]),
    ],
)
def test_what_needs_no_tree(fragment: str, lines: list[str]) -> None:
    assert plain_lines(fragment) == lines == by_tree(fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        *("<script>x</script>", "<p hidden>x</p>", "<p style='display: none'>x</p>", "<table><tr><td>x</table>"),
        *("a < b", "<!-- x -->", "<B>x</B>", "AT&T", "&bogus;", "&#x2019;", "&#150;", "a\rb", "<p\nclass='x'>", "\x1e"),
        "<b>" * 300,
    ],
)
def test_what_takes_a_tree(fragment: str) -> None:
    assert plain_lines(fragment) is None


def test_the_tree_of_a_fragment_is_what_it_is_compared_with() -> None:
    tree = parse_html("<div>One<p hidden>two</p></div>")
    assert tree is not None
    assert lines_of(tree) == ["One"]
