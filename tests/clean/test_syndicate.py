"""The parts of a syndicate's page, and the comics it prints."""

from dataclasses import replace
from datetime import date

import pytest

from reader.clean.pipeline import clean
from reader.clean.sites.heading import split_outlet
from reader.model.article import ChannelLink
from reader.model.blocks import Figure, Heading, List, Paragraph, Quote, Rule, Table, blocks_text
from reader.model.verdict import Verdict

from .pages import PROSE, SENTENCES, SYNDICATE_URL, page, syndicate

HOST = "https://syndicate.example"


def test_every_part_has_its_place() -> None:
    cleaned = clean(page(syndicate(), SYNDICATE_URL), "Keep the slow train")
    article = cleaned.article
    assert cleaned.verdict is Verdict.FULL
    assert article.text == "\n\n".join(SENTENCES)
    assert (article.kicker, article.headline) == ("Politics", "Keep the slow train")
    assert (article.byline, article.masthead, article.published_at) == (
        "Ada Holm",
        "The Valley Ledger",
        date(2026, 11, 20),
    )
    assert article.published_in == (ChannelLink("Op Eds", f"{HOST}/politics/opeds"),)
    assert blocks_text(article.author_note) == "Ada Holm is a columnist for the Ledger."
    assert article.rights == "©2026 The Valley Ledger. Visit at ledger.example. Distributed by Lantern Agency, LLC."
    assert article.comments_url == f"{SYNDICATE_URL}#comments"
    assert article.related == (
        ChannelLink("Bo Lind", f"{HOST}/politics/opeds/bo", "Bo A. Lind"),
        ChannelLink("Cy & Co", f"{HOST}/politics/opeds/cy", "The Cys"),
    )
    assert article.comics == (
        ChannelLink("Dee Moth", f"{HOST}/cartoons/dee"),
        ChannelLink("Eli Root", f"{HOST}/cartoons/eli"),
    )


def test_a_short_column_is_whole() -> None:
    body = "<p>I said what I meant. That is all.</p>"
    cleaned = clean(page(syndicate(body), SYNDICATE_URL))
    assert (cleaned.article.text, cleaned.verdict) == ("I said what I meant. That is all.", Verdict.FULL)


def test_the_gap_of_an_advertisement_is_closed() -> None:
    body = PROSE + "<p>&nbsp;</p><div class='ad adunit' data-slot='x'></div>" + "<p>After the gap.</p>"
    blocks = clean(page(syndicate(body), SYNDICATE_URL)).article.blocks
    assert [type(block) for block in blocks] == [Paragraph] * (len(SENTENCES) + 1)


@pytest.mark.parametrize("link", ["", "<a href='s-4300001-p2'>Next page</a>"])
def test_the_old_page_break_names_the_next_page(link: str) -> None:
    cleaned = clean(page(syndicate(PROSE + "<p>swipe to next page</p>" + link), SYNDICATE_URL))
    assert (cleaned.next_page, cleaned.verdict) == (f"{SYNDICATE_URL}-p2", Verdict.PARTIAL)
    assert "swipe" not in cleaned.article.text


def test_the_last_page_has_no_next() -> None:
    markup = syndicate(PROSE + "<a href='s-4300001'>1</a><a href='s-4300001-p2'>2</a>")
    assert clean(page(markup, f"{SYNDICATE_URL}-p2")).next_page == ""


@pytest.mark.parametrize(
    ("who", "parts"),
    [
        ("Ada Holm, The Valley Ledger", ("Ada Holm", "The Valley Ledger")),
        ("Ada Holm", ("Ada Holm", "")),
        ("Ruben Holm, Jr.", ("Ruben Holm Jr.", "")),
        ("Ada Holm, Bo Lind and Cy Root, Tribune News", ("Ada Holm, Bo Lind and Cy Root", "Tribune News")),
        ("By Ada Holm", ("Ada Holm", "")),
    ],
)
def test_name_and_outlet(who: str, parts: tuple[str, str]) -> None:
    assert split_outlet(who) == parts


STRIP = """<html><head><title>Gull for 11/20/2026 | Comics | Syndicate Publishing</title>
<meta property="og:title" content="Gull for 11/20/2026"></head><body><a class="bio"><cite>by Per Lamm</cite></a>
<figure class="comic"><img id="comic-zoom" class="the-comic" src="/small.gif" data-zoom-image="/large.gif"
data-width="900" data-height="300" alt="Gull for 11/20/2026"></figure>
<cite class="comic-copyright">© 2026 Per Lamm</cite></body></html>"""


def test_a_comic_strip() -> None:
    cleaned = clean(page(STRIP, f"{HOST}/thefunnies/gull/s-1"))
    article = cleaned.article
    assert (cleaned.verdict, article.byline, article.rights) == (Verdict.FULL, "Per Lamm", "© 2026 Per Lamm")
    assert (article.headline, article.published_at) == ("Gull for 11/20/2026", date(2026, 11, 20))
    assert article.blocks == (Figure(f"{HOST}/large.gif", "Gull for 11/20/2026", width=900, height=300),)


def test_a_strip_without_its_picture_is_no_strip() -> None:
    cleaned = clean(replace(page(STRIP.replace('src="/small.gif" data-zoom-image="/large.gif"', ""), f"{HOST}/s-1")))
    assert not cleaned.verdict.has_text


CALENDAR = """<div class="comic-calendar"><a class="prev" title="Gull for 12/31/2025" href="s-0">Prev</a>
<span class="cur">January  1</span><a class="next-off" href="#">Next</a></div>"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('alt="Gull for 11/20/2026"', 'alt=""'),
        ('id="comic-zoom"', ""),
        ('<figure class="comic">', "<div>"),
        ('<cite class="comic-copyright">', "<p>"),
        ('<a class="bio"><cite>by Per Lamm</cite></a>', '<p class="bio">by Per Lamm</p>'),
    ],
)
def test_a_strip_in_another_markup(old: str, new: str) -> None:
    markup = STRIP.replace(old, new).replace("</body>", "<h2>Comments</h2><p>Nice.</p></body>")
    article = clean(page(markup, f"{HOST}/thefunnies/gull/s-1")).article
    assert (article.published_at, article.byline, article.rights) == (
        date(2026, 11, 20),
        "Per Lamm",
        "© 2026 Per Lamm",
    )
    assert article.comments_url == f"{HOST}/thefunnies/gull/s-1#comments"


def test_the_calendar_dates_a_strip() -> None:
    markup = STRIP.replace(" for 11/20/2026", "").replace("</body>", f"{CALENDAR}</body>")
    assert clean(page(markup, f"{HOST}/thefunnies/gull/s-1")).article.published_at == date(2026, 1, 1)


@pytest.mark.parametrize("url", ["file:///home/ada/column.html", "standard input"])
def test_a_file_knows_its_own_address(url: str) -> None:
    said = f'<head><meta property="og:url" content="{SYNDICATE_URL}">'
    known = clean(page(syndicate().replace("<head>", said), url)).article
    assert known == clean(page(syndicate(), SYNDICATE_URL)).article
    unknown = clean(page(syndicate(), url)).article
    assert (unknown.headline, unknown.related, unknown.comics) == ("Keep the slow train", (), ())


BODIES = {
    "a heading, a list, a quotation and a table": (
        f"<p>{SENTENCES[0]}</p><h3>The Sums Nobody Did</h3><p>{SENTENCES[1]}</p><ul><li>Bread</li><li>Milk</li></ul>"
        f"<blockquote><p>Nobody asked the dog.</p></blockquote><table><tr><th>Train</th><th>Price</th></tr><tr><td>Slow"
        f"</td><td>3</td></tr></table><p>{SENTENCES[2]}</p>",
        (Paragraph, Heading, Paragraph, List, Quote, Table, Paragraph),
    ),
    "parts of a template": (
        "".join(f'<div class="c-text"><p>{sentence}</p></div>' for sentence in SENTENCES[:3])
        + '<div class="c-heading"><h2>The junction</h2></div><div class="c-poll"><p>Do you sing?</p><p>Yes</p></div>'
        + f'<div class="c-text"><p>{SENTENCES[3]}</p></div>',
        (Paragraph, Paragraph, Paragraph, Heading, Paragraph),
    ),
    "lines that are no sentences": (
        f"<p>{SENTENCES[0]}</p><p>THE JUNCTION</p><p>{SENTENCES[1]}</p><p>* * *</p><p>No.</p><p>{SENTENCES[2]}</p>",
        (Paragraph, Paragraph, Paragraph, Rule, Paragraph, Paragraph),
    ),
    "sentences full of links": (
        "".join(f"<p>I said so <a href='/{at}'>{line}</a> in this place.</p>" for at, line in enumerate(SENTENCES)),
        (Paragraph,) * len(SENTENCES),
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_what_belongs_to_the_text_stays(name: str) -> None:
    body, kinds = BODIES[name]
    assert tuple(map(type, clean(page(syndicate(body), SYNDICATE_URL)).article.blocks)) == kinds
