"""Pages cleaned by the rules of their site."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.pipeline import clean, clean_with_told
from reader.clean.sites.rules import Rules, parse_rules
from reader.model.article import Cleaned
from reader.model.blocks import Quote
from reader.model.verdict import Verdict

from .pages import CONSENT, LIST, NOT_FOUND, PROSE, SENTENCES, SYNDICATE_URL, URL, column, page, syndicate

TEXT = "\n\n".join(SENTENCES)
MORE = "<p>What nobody could know is that this, too, belongs to it, says the editor, who should know.</p>"
# The pipeline takes the longer of two texts; the rules say that it is the other one.
TWO_TEXTS = f"""<html><head><title>Two texts</title></head><body><h1>Not this</h1><h2 class="real">The real one</h2>
<p class="who">By <b>Bo Lind</b></p><time class="when" datetime="2026-11-21">today</time>
<div id="story">{PROSE}</div><article>{MORE * 30}</article>
<a class="all" href="/all">All</a> <a class="on" href="/opinion/next">On</a>
<a class="off" href="//other.example/">Off</a>
</body></html>"""


def rules(text: str) -> Rules:
    found, complaints = parse_rules(text)
    assert not complaints
    return found


def ruled(text: str, markup: str = TWO_TEXTS, url: str = URL) -> Cleaned:
    return clean(page(markup, url), rules=rules(text))


STORY = "body: //div[@id='story']\n"


def test_the_body_is_where_the_rules_say() -> None:
    assert clean(page(TWO_TEXTS)).article.text != TEXT
    cleaned = ruled(STORY)
    assert (cleaned.article.text, cleaned.verdict, cleaned.reason) == (TEXT, Verdict.FULL, "100 words")


def test_the_first_line_that_matches_wins() -> None:
    assert ruled("body: //div[@id='none']\nbody: //div[@id='story']\nbody: //article").article.text == TEXT


def test_all_matches_of_a_line_are_joined_and_none_is_shown_twice() -> None:
    assert ruled("body: //div[@id='story'] | //div[@id='story']/p[1]").article.text == TEXT
    assert ruled("body: //div[@id='story']/p").article.text == TEXT


def test_what_is_said_beside_the_text() -> None:
    article = ruled(f"{STORY}title: //h2[@class='real']\nauthor: //p[@class='who']\ndate: //time").article
    assert (article.headline, article.byline, article.published_at) == ("The real one", "Bo Lind", date(2026, 11, 21))


@pytest.mark.parametrize(
    "line",
    [
        "title: string(//h2)",
        "title: //h2/text()",
        "title: //h2[@class='none']\ntitle: //h2",
        "title: //h2/@none | //h2",
    ],
)
def test_a_title_may_be_a_string_or_an_element(line: str) -> None:
    assert ruled(line).article.headline == "The real one"


def test_a_title_may_stand_in_a_meta_element() -> None:
    markup = column(head='<meta name="kept" content="The kept one">')
    assert ruled("title: //meta[@name='kept']", markup).article.headline == "The kept one"


def test_what_the_rules_do_not_find_is_found_without_them() -> None:
    article = ruled("title: //h7\nauthor: //h7\ndate: //h7", column()).article
    assert (article.headline, article.byline, article.published_at) == (
        "What the slow train teaches",
        "Ada Holm",
        date(2026, 11, 20),
    )


@pytest.mark.parametrize("line", ["strip: //div[@class='xy-odd-yx']", "strip_id_or_class: odd"])
def test_what_is_stripped_is_gone(line: str) -> None:
    markup = column(f'<div class="xy-odd-yx">{MORE}</div>{PROSE}')
    assert "the editor" in clean(page(markup)).article.text
    assert ruled(line, markup).article.text == TEXT


def test_pictures_are_stripped_by_their_source() -> None:
    markup = column(PROSE + '<p><img src="/pics/a.jpg" width="600" height="400" alt="A"></p>')
    assert len(clean(page(markup)).article.blocks) == len(SENTENCES) + 1
    assert len(ruled("strip_image_src: pics/a", markup).article.blocks) == len(SENTENCES)


def test_strings_are_replaced_before_the_page_is_read() -> None:
    markup = column(PROSE.replace("<p>", "<x-line>").replace("</p>", "</x-line>"))
    replacing = "find_string: <x-line>\nreplace_string: <p>\nreplace_string(</x-line>): </p>"
    assert ruled(replacing, markup).article.text == TEXT


def test_a_replacement_that_would_burst_is_passed_over() -> None:
    growing = "\n".join(f"replace_string(e): {'e' * 900}" for _ in range(9))
    assert ruled(growing, column("<!-- e -->" + PROSE)).verdict is Verdict.FULL


def test_furniture_inside_the_body_stays_only_if_the_rules_say_so() -> None:
    markup = TWO_TEXTS.replace('<div id="story">', f'<div id="story"><div class="related">{MORE}</div>')
    assert ruled(STORY, markup).article.text == TEXT
    assert "the editor" in ruled(f"{STORY}prune: no", markup).article.text


def test_where_the_column_goes_on() -> None:
    cleaned = ruled(f"{STORY}next_page_link: //a[@class='on']\nsingle_page_link: //a[@class='all']/@href")
    assert cleaned.next_page == "https://paper.example/opinion/next"
    assert cleaned.single_page == "https://paper.example/all"


@pytest.mark.parametrize(
    "path",
    [
        "//a[@class='off']",
        f"'{URL}'",
        f"'{URL}#top'",
        "'javascript:alert(1)'",
        "'http://['",
        "'mailto:a@b.example'",
        "7 > 3",
    ],
)
def test_only_another_page_of_the_site_is_followed(path: str) -> None:
    cleaned = ruled(f"{STORY}next_page_link: {path}\nsingle_page_link: {path}")
    expected = "https://paper.example/opinion/2026/11/20/True" if path == "7 > 3" else ""
    assert (cleaned.next_page, cleaned.single_page) == (expected, expected)


@pytest.mark.parametrize(
    "text",
    [
        "body: //div[@id='none']",
        "body: //h1",
        "strip: //*",
        "strip: //p",
        "replace_string(<body>): <script>",
        "body: count(//p)",
    ],
)
def test_rules_that_give_hardly_any_text_are_left_aside(text: str) -> None:
    cleaned = ruled(text, column())
    plain = clean(page(column()))
    assert (cleaned.article, cleaned.verdict) == (plain.article, plain.verdict)
    assert cleaned.reason == "100 words; the rules of the site found hardly any text"


def test_where_rules_fail_on_the_text_they_still_know_the_single_page() -> None:
    cleaned = ruled("body: //h7\nsingle_page_link: //a[@class='all']\nnext_page_link: //a[@class='on']")
    assert cleaned.single_page == "https://paper.example/all"
    assert cleaned.next_page == "https://paper.example/opinion/next"


@pytest.mark.parametrize(
    ("markup", "verdict"), [(CONSENT, Verdict.CONSENT), (NOT_FOUND, Verdict.GONE), (LIST, Verdict.EXPIRED)]
)
def test_what_is_no_column_is_none_with_rules_either(markup: str, verdict: Verdict) -> None:
    assert ruled(STORY, markup).verdict is verdict
    assert ruled("strip: //h7", markup).verdict is verdict
    assert ruled("body: //body", markup).verdict is verdict


def test_a_syndicate_page_keeps_what_stands_beside_the_column() -> None:
    article = ruled("strip: //footer\ntitle: 'A better headline'", syndicate(), SYNDICATE_URL).article
    plain = clean(page(syndicate(), SYNDICATE_URL)).article
    assert article.headline == "A better headline"
    assert (article.text, article.related, article.byline) == (plain.text, plain.related, plain.byline)
    assert plain.related


HOSTILE = (
    "document('/etc/hostname')",
    "unparsed-text('/etc/hostname')",
    "re:test(//p, '(a+)+$')",
    "str:padding(100000000, 'x')",
    "//p[nothing(.)]",
    "$variable",
    "id('x')/../../../..",
    "/ancestor-or-self::node()",
    "//p/namespace::*",
    "//@*",
    "1 div 0",
)


@pytest.mark.parametrize("path", HOSTILE)
def test_a_hostile_path_finds_nothing_and_breaks_nothing(path: str) -> None:
    names = ("title", "author", "date", "body", "strip", "next_page_link")
    found, _ = parse_rules("\n".join(f"{name}: {path}" for name in names))
    cleaned = clean(page(column(), "https://paper.example/a"), rules=found)
    assert (cleaned.article.text, cleaned.verdict) == (TEXT, Verdict.FULL)


@pytest.mark.parametrize("path", ["document('x')", "re:test('a', 'a')", "//p[nothing(.)]", "$variable"])
def test_a_path_that_fails_on_the_page_is_a_complaint(path: str) -> None:
    _, told = clean_with_told(page(column()), "", rules(f"# The Paper\nbody: {path}"))
    assert [(each.line, each.text[:18]) for each in told.complaints] == [(2, "This XPath failed:")]


PATHS = st.text("/*.[]()@'|=abp1 ", max_size=30) | st.sampled_from(["//p", "//*", "//text()", "//@href", "count(//p)"])


@given(st.lists(st.tuples(st.sampled_from(["title", "author", "date", "body", "strip", "next_page_link"]), PATHS)))
def test_no_rules_break_the_cleaning(lines: list[tuple[str, str]]) -> None:
    found, _ = parse_rules("\n".join(f"{name}: {path}" for name, path in lines))
    assert clean(page(column()), rules=found).verdict.has_text


def test_rules_arrange_the_page_before_they_read_it() -> None:
    first = '<div id="story">'
    moved = TWO_TEXTS.replace(first, f'<p class="late">A line that stood above it all.</p>{first}', 1)
    text = ruled(f"{STORY}move_into(//div[@id='story']): //p[@class='late']", moved).article.text
    assert text.endswith("A line that stood above it all.")
    blocks = ruled(f"{STORY}wrap_in(blockquote): //div[@id='story']/p[1]").article.blocks
    assert isinstance(blocks[0], Quote)
    hidden = TWO_TEXTS.replace(first, '<div id="story" hidden>', 1)
    assert ruled(f"{STORY}strip_attr: //div[@id='story']/@hidden", hidden).article.text == TEXT


def test_rules_that_find_only_a_part_of_the_column_lose_and_it_is_said() -> None:
    column = "".join(f"<p>{paragraph}</p>" for paragraph in [*TEXT.split("\n\n")] * 1)
    more = "".join(f"<p>{number}. {TEXT.split(chr(10) * 2)[0]}</p>" for number in range(12))
    page = f'<html><body><article><h1>The slow train</h1><div id="story">{column}</div>{more}</article></body></html>'
    cleaned = ruled(STORY, page)
    assert "found only a part" in cleaned.reason
    assert cleaned.article.words > 3 * len(TEXT.split())
