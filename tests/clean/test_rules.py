"""A file of rules becomes rules and complaints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.sites.rules import Rules, Setting, parse_rules
from reader.text import is_inert

WHOLE = """\
# The Paper
title: //h1
title: //h2

author: //a[@rel='author']
date: //time/@datetime
body: //div[@id='story']
strip: //aside
strip_id_or_class: promo
strip_image_src: /pixel
single_page_link: concat(//link[@rel='amphtml']/@href, '?all=true')
next_page_link: //a[text()='Next']
find_string: <i>
replace_string: <em>
replace_string(</i>): </em>
http_header(User-Agent): Reader
prune: no
tidy: yes
test_url: https://paper.example/a
"""


def test_every_directive() -> None:
    assert parse_rules(WHOLE) == (
        Rules(
            title=(Setting(2, "//h1"), Setting(3, "//h2")),
            author=(Setting(5, "//a[@rel='author']"),),
            date=(Setting(6, "//time/@datetime"),),
            body=(Setting(7, "//div[@id='story']"),),
            strip=(Setting(8, "//aside"),),
            strip_id_or_class=(Setting(9, "promo"),),
            strip_image_src=(Setting(10, "/pixel"),),
            single_page_link=(Setting(11, "concat(//link[@rel='amphtml']/@href, '?all=true')"),),
            next_page_link=(Setting(12, "//a[text()='Next']"),),
            replacements=(("<i>", "<em>"), ("</i>", "</em>")),
            headers=(("user-agent", "Reader"),),
            prune=False,
            test_urls=("https://paper.example/a",),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("just words", "This is no “name: value”."),
        ("body:", "“body” says nothing."),
        ("strip_comments: yes", "Byline does not know the directive “strip_comments”."),
        ("http_header(authorization): x", "The header “authorization” is not sent"),
        ("body: //div[", "This is no XPath"),
        ("body: ///", "This is no XPath"),
        ("body: //x:div\x00", "This is no XPath"),
        ("body: //p[following::p]", "goes through the whole page"),
        ("body: //p[count(//*) > 1]", "goes through the whole page"),
        ("body: //p[..//p]", "goes through the whole page"),
        ("body: //" + "div/" * 400 + "p", "longer than 1000"),
        ("find_string: a", "This “find_string” has no “replace_string”."),
        ("replace_string: a", "This “replace_string” has no “find_string”."),
    ],
)
def test_a_line_that_is_not_obeyed_is_named(line: str, told: str) -> None:
    rules, complaints = parse_rules(f"title: //h1\n{line}\nbody: //p")
    assert [complaint.line for complaint in complaints] == [2]
    assert told in complaints[0].text
    assert (rules.title, rules.body) == ((Setting(1, "//h1"),), (Setting(3, "//p"),))


@pytest.mark.parametrize(
    "path",
    [
        "//div[.//p[contains(., '//not a path')]]",
        "//p[a[starts-with(@href, 'http://www.social.example')]]",
        "//p[preceding-sibling::h2]",
        "//li[ancestor::ul[@class='x']]/a",
        "//div[@id='a']/following::p",
        "//div[a/b][c//d][*//e]",
        "string(//h1)",
    ],
)
def test_an_honest_path_is_taken(path: str) -> None:
    assert parse_rules(f"body: {path}") == (Rules(body=(Setting(1, path),)), ())


def test_a_replacement_may_hold_a_colon_and_be_empty() -> None:
    rules, complaints = parse_rules('replace_string(<a href="http://x">): <b>\nreplace_string(gone):\n')
    assert (rules.replacements, complaints) == ((('<a href="http://x">', "<b>"), ("gone", "")), ())


def test_names_are_known_in_any_case_and_behind_a_byte_order_mark() -> None:
    assert parse_rules("\ufeffTitle : //h1")[0].title == (Setting(1, "//h1"),)


def test_a_file_without_end_is_read_to_a_point() -> None:
    rules, complaints = parse_rules("strip: //p\n" * 3000)
    assert len(rules.strip) == 500
    assert [complaint.line for complaint in complaints] == [501]


def test_a_header_cannot_carry_a_second_one() -> None:
    rules, _ = parse_rules("http_header(cookie): a=1\x1b[2J\x00; b=2")
    assert rules.headers == (("cookie", "a=1; b=2"),)


DIRECTIVES = ["title", "body", "strip", "next_page_link", "find_string", "replace_string", "http_header(cookie)", "?"]
LINES = st.builds("{}: {}".format, st.sampled_from(DIRECTIVES), st.text())


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_any_text_gives_rules(text: str) -> None:
    rules, complaints = parse_rules(text)
    assert isinstance(rules, Rules)
    assert all(complaint.line > 0 and is_inert(complaint.text) for complaint in complaints)


def test_elements_are_wrapped_moved_and_bared_by_rules_made_for_other_readers() -> None:
    rules, complaints = parse_rules("wrap_in(blockquote): //p\nmove_into(//div): //img\nstrip_attr: //p/@class\n")
    assert not complaints
    assert [(tag, setting.value) for tag, setting in rules.wrap_in] == [("blockquote", "//p")]
    assert [(place, setting.value) for place, setting in rules.move_into] == [("//div", "//img")]
    assert [setting.value for setting in rules.strip_attr] == ["//p/@class"]


def test_a_site_that_wants_a_sign_in_is_one_complaint_and_no_mistake() -> None:
    login = "requires_login: yes\nlogin_uri: https://a.example/\nlogin_username_field: u\nlogin_password_field: p\n"
    (complaint,) = parse_rules(f"{login}not_logged_in_xpath: //a\n")[1]
    assert "cookies" in complaint.text
    assert not parse_rules("requires_login: no\n")[1]
