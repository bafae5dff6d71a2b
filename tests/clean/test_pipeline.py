"""A whole page becomes an article with a verdict."""

from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.pipeline import clean, clean_fragment, figure_at, join_pages
from reader.errors import CleanError
from reader.model.blocks import Code, Figure, Heading, Paragraph, blocks_text
from reader.model.verdict import Verdict
from reader.text import count_words, is_inert

from .pages import BOT_CHECK, CONSENT, LIST, NOT_FOUND, PROSE, SENTENCES, URL, column, page

TEXT = "\n\n".join(SENTENCES)


def test_a_column() -> None:
    cleaned = clean(page(column()))
    article = cleaned.article
    assert (cleaned.verdict, cleaned.next_page) == (Verdict.FULL, "")
    assert article.text == TEXT
    assert (article.headline, article.byline, article.masthead) == (
        "What the slow train teaches",
        "Ada Holm",
        "The Paper",
    )
    assert (article.url, article.published_at, article.language) == (URL, date(2026, 11, 20), "en-GB")
    assert article.words == count_words(TEXT)


@pytest.mark.parametrize(
    "noise",
    [
        '<div class="newsletter-signup"><p>Get our best columns, every morning, in your inbox.</p></div>',
        '<aside class="related"><h3>Related</h3><p>Another column, about buses, that you might like.</p></aside>',
        '<div class="social-share"><a href="/s">Share</a> <a href="/t">Tweet</a></div>',
        '<div class="ad-slot"><p>Advertisement</p><p>Buy a car today, it is fast, it is red, it is yours.</p></div>',
        '<section id="comments"><p>First! I, too, ride the slow train, and sing, badly, in winter.</p></section>',
        "<form><p>Enter your address to subscribe, please, thank you.</p><input name=q></form>",
        '<p style="display:none">Hidden words that nobody, anywhere, should ever read.</p>',
        "<script>var text = 'words, in, a, script';</script>",
        "<p>swipe to next page</p>",
        "<p>&nbsp;</p>",
    ],
)
def test_noise_inside_the_article_goes(noise: str) -> None:
    middle = PROSE.find("</p>") + 4
    assert clean(page(column(PROSE[:middle] + noise + PROSE[middle:]))).article.text == TEXT


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<div>{sentence}</div>" for sentence in SENTENCES),
        "<br><br>".join(SENTENCES),
        "".join(f"<span>{sentence}</span><br/>\n<br/>" for sentence in SENTENCES),
        "".join(f"<p>{sentence}" for sentence in SENTENCES),
    ],
)
def test_text_without_paragraph_elements_has_paragraphs(body: str) -> None:
    blocks = clean(page(column(body))).article.blocks
    assert len(blocks) == len(SENTENCES)
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_an_article_in_sections_is_whole() -> None:
    sections = "".join(
        f'<section class="part"><h2>Part {n}</h2><p>{text}</p></section>' for n, text in enumerate(SENTENCES)
    )
    article = clean(page(column(sections))).article
    assert all(text in article.text for text in SENTENCES)
    assert sum(isinstance(block, Heading) for block in article.blocks) == len(SENTENCES)


def test_a_picture_filled_in_by_script_is_found() -> None:
    picture = '<figure><noscript><img src="/pier.jpg" alt="A pier"></noscript><figcaption>A pier.</figcaption></figure>'
    figures = [
        block for block in clean(page(column(PROSE + picture + PROSE))).article.blocks if isinstance(block, Figure)
    ]
    assert [(figure.image, figure.alt) for figure in figures] == [("https://paper.example/pier.jpg", "A pier")]


def test_footnotes_survive_as_text() -> None:
    notes = (
        '<p>The fare is low.<sup><a href="#n1">1</a></sup></p>'
        + PROSE
        + '<ol><li id="n1">It was lower, once.</li></ol>'
    )
    text = clean(page(column(notes))).article.text
    assert "The fare is low.1" in text
    assert "It was lower, once." in text


def test_the_body_in_json_ld_is_used_when_the_page_has_none() -> None:
    body = "\\n\\n".join(SENTENCES)
    markup = f"""<title>Slow</title><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Slow",
    "articleBody": "{body}"}}</script><div id="root"></div>"""
    assert clean(page(markup)).article.text == TEXT


def test_plain_text_has_paragraphs() -> None:
    plain = page(
        "\r\n\r\n".join(SENTENCES) + "\n\n1 < 2 & so on, as everybody who counts will know.", content_type="text/plain"
    )
    assert clean(plain).article.text == f"{TEXT}\n\n1 < 2 & so on, as everybody who counts will know."


@pytest.mark.parametrize(
    ("markup", "verdict"),
    [
        (CONSENT, Verdict.CONSENT),
        (BOT_CHECK, Verdict.BLOCKED),
        (NOT_FOUND, Verdict.GONE),
        (LIST, Verdict.EXPIRED),
        ("<html><head><title></title></head><body></body></html>", Verdict.EMPTY),
        ("<div id=root></div><script>start()</script>", Verdict.EMPTY),
    ],
)
def test_what_is_no_column(markup: str, verdict: Verdict) -> None:
    cleaned = clean(page(markup), "What the slow train teaches")
    assert cleaned.verdict is verdict
    assert cleaned.reason
    assert not cleaned.verdict.has_text


@pytest.mark.parametrize(
    "about",
    [
        "Every site now asks me to accept its cookies, and I consent, because I want to read the news.",
        "Are you a robot, the page asked, and access denied, it said, and I thought about it just a moment too long.",
        "Subscribe, they say, to continue reading; already a subscriber, I say, to what, and since when?",
        "The page was not found, error 404, and I thought of all the things that were not found.",
        "Read more, my teacher said. Read more, my mother said. I read more, and here I am, writing this, for you.",
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_column_about_walls_is_a_column(about: str, times: int) -> None:
    body = PROSE + f"<p>{about}</p>" * times + PROSE.replace("slow", "late") + PROSE.replace("slow", "old")
    assert clean(page(column(body)), "What the slow train teaches").verdict is Verdict.FULL


def test_a_column_with_a_banner_for_consent_is_a_column() -> None:
    banner = "<div id='x9'><p>We and our partners use cookies.</p><button>Accept all</button></div></body>"
    cleaned = clean(page(column().replace("</body>", banner)))
    assert cleaned.verdict is Verdict.FULL
    assert "cookies" not in cleaned.article.text


@pytest.mark.parametrize(
    ("body", "head", "verdict"),
    [
        (PROSE + "<p>And then ...</p>", "", Verdict.PARTIAL),
        (PROSE + '<div class="paywall"><p>Subscribe to continue reading.</p></div>', "", Verdict.PAYWALLED),
        (
            PROSE,
            '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 900}</script>',
            Verdict.PARTIAL,
        ),
        (
            PROSE,
            '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false, '
            '"wordCount": 900}</script>',
            Verdict.PAYWALLED,
        ),
        (PROSE + '<a href="?page=2">2</a>', "", Verdict.PARTIAL),
    ],
)
def test_parts_of_a_column(body: str, head: str, verdict: Verdict) -> None:
    assert clean(page(column(body, head))).verdict is verdict


@pytest.mark.parametrize("body", [b"", b"  \n ", b"%PDF-1.4 ...", b"\x89PNG\r\n\x1a\n", b"<!-- nothing -->"])
def test_what_cannot_be_cleaned(body: bytes) -> None:
    empty = page("")
    with pytest.raises(CleanError) as caught:
        clean(type(empty)(empty.url, empty.final_url, body))
    assert caught.value.headline.endswith(".")
    assert caught.value.hint.endswith(".")


def test_pages_are_joined() -> None:
    first = clean(page(column(f"{PROSE}<a href='{URL}?page=2'>2</a>")))
    more = "<p>The second page begins here, with a dog, a junction, and a long wait in the rain.</p>"
    last = PROSE[PROSE.rfind("<p>") :]
    further = clean(
        page(column(last + more + PROSE.replace("train", "ferry").replace("carriage", "deck")), f"{URL}?page=2")
    )
    joined = join_pages(first, further)
    assert (first.next_page, first.verdict, joined.next_page, joined.verdict) == (
        f"{URL}?page=2",
        Verdict.PARTIAL,
        "",
        Verdict.FULL,
    )
    assert joined.article.text.startswith(f"{TEXT}\n\nThe second page begins here")
    assert joined.article.text.count(SENTENCES[-1]) == 1
    assert joined.article.words == count_words(joined.article.text)


def test_a_further_page_without_text_leaves_a_part() -> None:
    first = clean(page(column(f"{PROSE}<a href='{URL}?page=2'>2</a>")))
    joined = join_pages(first, clean(page(CONSENT)))
    assert (joined.article, joined.verdict, joined.next_page) == (first.article, Verdict.PARTIAL, "")


def test_code_keeps_its_lines() -> None:
    code = "<pre><code class='language-python'>for x in y:<br>    z()\n\n</code></pre>"
    blocks = clean(page(column(PROSE + code + PROSE))).article.blocks
    assert [block for block in blocks if isinstance(block, Code)] == [Code("for x in y:\n    z()", "python")]


def test_a_fragment() -> None:
    blocks = clean_fragment(f"{PROSE}<p>Advertisement</p><img src='/p.jpg'>", URL)
    assert blocks_text(blocks) == TEXT
    assert blocks[-1] == Figure("https://paper.example/p.jpg")
    assert clean_fragment("", URL) == ()


@pytest.mark.parametrize(
    "hostile",
    ["\x1b]52;c;evil\x07", "\x1b[2J", "\u202egnirts", "\x9b31m", "a\x00b", "[@click=app.quit]x[/]"],
)
def test_nothing_of_a_page_moves_a_terminal(hostile: str) -> None:
    body = PROSE + f"<p>{hostile}words</p><pre>{hostile}code</pre><img src='/p.jpg' alt='{hostile}'>"
    article = clean(page(column(body, headline=f"What {hostile} the slow train teaches"))).article
    assert all(is_inert(text) for text in (article.text, article.headline, article.byline, article.rights))


@given(st.text(max_size=300))
def test_no_text_breaks_the_pipeline(text: str) -> None:
    try:
        cleaned = clean(page(text.encode("utf-8", "replace").decode()), text[:20])
    except CleanError:
        return
    assert is_inert(cleaned.article.text)
    clean_fragment(text, URL)


def test_many_attributes_cost_nothing() -> None:
    tag = "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"
    assert SENTENCES[0] in clean(page(column(tag + PROSE))).article.text


def test_the_link_to_the_next_page_is_no_text() -> None:
    cleaned = clean(page(column(f'{PROSE}<a rel="next" href="{URL}-p2">Next page</a>')))
    assert cleaned.next_page == f"{URL}-p2"
    assert "Next page" not in cleaned.article.text


def others(count: int) -> str:
    """Headlines of other columns, linked, each with a line of its own."""
    return "".join(
        f'<h3><a href="/opinion/{n}">Another column, {n}</a></h3><p>How it came, and who was there.</p>'
        for n in range(count)
    )


def test_a_column_that_ends_in_others_is_a_column() -> None:
    cleaned = clean(page(column(PROSE + others(6))))
    assert cleaned.verdict is Verdict.FULL
    assert SENTENCES[-1] in cleaned.article.text


@pytest.mark.parametrize(
    "seam",
    [
        "</body></html><html><body>",
        "</html>\n<!doctype html>\n<html lang='en'>",
        "</div></article></body></html><html><head><title>x</title></head><body>",
        "</div></article><footer><p>The Paper, 1 High Street.</p></footer></body></html><html>",
    ],
)
@pytest.mark.parametrize("line", ["<p>So it goes.</p>", "So it goes."])
def test_the_last_line_behind_the_end_of_the_document_is_kept(seam: str, line: str) -> None:
    text = clean(page(column(PROSE + seam + line))).article.text
    assert text.endswith("So it goes.")
    assert text.count("So it goes.") == 1


def test_a_page_that_opens_no_body_has_one() -> None:
    cleaned = clean(page(f"<title>Tea</title><header><a href='/'>The Paper</a></header><main><h1>Tea</h1>{PROSE}"))
    assert cleaned.verdict is Verdict.FULL
    assert cleaned.article.text == TEXT


@pytest.mark.parametrize("picture", ["https://paper.example/p/1.jpg", "/p/1.jpg"])
def test_what_a_page_says_of_a_picture(picture: str) -> None:
    shown = "<figure><img src='/p/0.jpg'></figure><figure><img src='/p/1.jpg' alt='A gull' title='Out at sea'></figure>"
    figure = figure_at(page(f"<html><body>{shown}</body></html>"), urljoin(URL, picture))
    assert figure
    assert (figure.image, figure.alt, figure.title) == (urljoin(URL, picture), "A gull", "Out at sea")
    assert figure_at(page(f"<html><body>{shown}</body></html>"), "https://other.example/1.jpg") is None


def test_a_last_page_that_is_a_part_makes_the_whole_a_part() -> None:
    first = clean(page(column()), "")
    further = replace(first, verdict=Verdict.PARTIAL, reason="the text breaks off")
    joined = join_pages(first, further)
    assert (joined.verdict, joined.reason) == (Verdict.PARTIAL, "the text breaks off")
