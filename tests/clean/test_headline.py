"""The headline: what a person sees, as far as the page elsewhere knows of it, without the name of the site."""

import pytest

from reader.clean.facts.metadata import read_metadata
from reader.clean.prepare import parse_text

HEADLINE = "What the slow train teaches"


def headline(markup: str, url: str = "https://www.valley-ledger.example/a") -> str:
    return read_metadata(parse_text(f"{markup}<p>The train leaves."), url).headline


@pytest.mark.parametrize(
    "markup",
    [
        f"<title>{HEADLINE}</title><h1>Valley Ledger</h1><h1>{HEADLINE}</h1>",
        f"<title>{HEADLINE} | Valley Ledger</title><h1>Valley Ledger</h1>",
        f"<title>Slow train - The Ledger</title><h1>{HEADLINE}</h1>",
        f"<title>{HEADLINE} – Opinion</title><h1>Menu</h1><h2>{HEADLINE}</h2><h2>Another headline of the page</h2>",
        f'<meta property="og:title" content="{HEADLINE}"><title>x</title><h1><span>Trains</span> {HEADLINE}</h1>',
        f'<meta property="og:title" content="{HEADLINE}"><h1>Subscribe to the paper today</h1><h1>Log in</h1>',
        f"<h1>{HEADLINE}</h1>",
        f"<title>{HEADLINE}</title>",
        f"<title>Rails: {HEADLINE}</title><h1><span class='story-kicker'>Rails</span> <i>: </i>{HEADLINE}</h1>",
        f"<title>Rails</title><h1><span class='roofline'>Rails of the valley</span> {HEADLINE}</h1>",
        f"<h1><style>.line {{ color: red }}</style>{HEADLINE}</h1>",
        f"<title>Timetable</title><h1>{HEADLINE}</h1>",
        f"<title>{HEADLINE} | Travel Tips</title><h1>{HEADLINE} | Travel Tips</h1>",
        f"<title>Valley news - {HEADLINE}</title><h2>{HEADLINE}</h2>",
        f"<title>Slow trains</title><h2 itemprop='headline'>{HEADLINE}</h2><h2>Timetable</h2>",
        f"<title>My slow blog: {HEADLINE}</title><meta property='og:title' content='{HEADLINE}'>"
        f"<h1>My slow blog</h1><h3>{HEADLINE}</h3>",
        f"<title>{HEADLINE}</title><h1>Valley Ledger, the paper of all who wait</h1><h2>{HEADLINE}</h2>",
    ],
)
def test_the_headline_is_found(markup: str) -> None:
    assert headline(markup) == HEADLINE


@pytest.mark.parametrize("line", ["Opinion | Vote early", "Vote early | Mind the rain | Tax the fog", "Vote | Early"])
def test_bars_that_part_more_than_a_headline_and_a_few_words_stay(line: str) -> None:
    assert headline(f"<title>{line}</title><h1>{line}</h1>") == line


def test_of_several_lines_marked_as_headlines_none_is_believed_for_that() -> None:
    others = "".join(f"<h3 itemprop='headline'>Another story, number {number}</h3>" for number in "123")
    assert headline(f"<title>{HEADLINE}</title>{others}") == HEADLINE


def test_of_several_articles_the_one_with_the_address_of_the_page_counts() -> None:
    script = (
        '<script type="application/ld+json">[{"@type": "Article", "headline": "Elsewhere", "author": "Bo Lind",'
        '"datePublished": "2001-01-01", "url": "https://l.example/b", "wordCount": 7},'
        f'{{"@type": "Article", "headline": "{HEADLINE}", "author": "Ada Holm", "url": "https://l.example/a"}}]</script>'
    )
    found = read_metadata(parse_text(f"{script}<p>The train leaves."), "https://l.example/a")
    assert (found.headline, found.byline) == (HEADLINE, "Ada Holm")


def test_a_page_without_any_line_has_no_headline() -> None:
    assert headline("<p>text</p>") == ""


def test_a_page_of_nothing_but_headings_and_separators_is_read_in_bounds() -> None:
    title = "Gazette | " * 5000
    site = '<meta property="og:site_name" content="Gazette">'
    assert headline(f"<title>{title}</title>{site}" + f"<h1>{HEADLINE}</h1>" * 5000) == HEADLINE


@pytest.mark.parametrize("short", ["Vote", "Weekend links", "नदी"])
def test_a_short_heading_is_the_headline_without_the_name_of_a_site_that_nobody_told(short: str) -> None:
    assert headline(f"<title>{short} | The Wood</title><article><h1>{short}</h1>", "https://press.example/a") == short


@pytest.mark.parametrize(
    "top", ["<header><h1>The Wood</h1></header>", "<h1><a href='/'>The Wood</a></h1>", "<nav><h1>The Wood</h1></nav>"]
)
def test_the_name_of_the_site_in_its_own_heading_is_no_headline(top: str) -> None:
    markup = f"<title>The Wood | Vote early today</title>{top}<article><h2>Vote early today</h2>"
    assert headline(markup, "https://press.example/a") != "The Wood"
