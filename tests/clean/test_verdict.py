"""Pages that are no column are called by their name, and a column is never called anything else."""

from dataclasses import replace

import pytest

from reader.clean.pipeline import clean
from reader.clean.verdict.paywall import without_offers
from reader.model.blocks import Paragraph, Span
from reader.model.page import Page
from reader.model.verdict import Verdict
from tests.clean.instead import INSTEAD
from tests.clean.instead_boxes import behind_walls, boxes
from tests.clean.instead_offers import faded, offers
from tests.clean.instead_tongues import tongues
from tests.clean.instead_walls import teasers
from tests.clean.pages import page
from tests.clean.shown import Shown
from tests.clean.tongues import TITLES, paper, prose
from tests.clean.unseen import UNSEEN
from tests.clean.whole import WHOLES
from tests.clean.whole_about import about_cookies, ending, quoting
from tests.clean.whole_tongues import WHOLES_OF_TONGUES


def verdict_of(shown: Shown, headline: str) -> tuple[Verdict, str]:
    cleaned = clean(page(shown.markup), headline)
    return cleaned.verdict, cleaned.reason


@pytest.mark.parametrize("known", [True, False], ids=["listed", "bare"])
@pytest.mark.parametrize("shown", INSTEAD, ids=lambda shown: shown.name)
def test_what_stands_in_the_place_of_a_column(shown: Shown, known: bool) -> None:
    verdict, reason = verdict_of(shown, shown.asked if known else "")
    assert verdict in shown.verdicts, reason
    assert reason


@pytest.mark.parametrize("known", [True, False], ids=["listed", "bare"])
@pytest.mark.parametrize("shown", WHOLES, ids=lambda shown: shown.name)
def test_a_whole_column_is_full(shown: Shown, known: bool) -> None:
    verdict, reason = verdict_of(shown, shown.asked if known else "")
    assert verdict is Verdict.FULL, reason


TONGUES = (
    *teasers(),
    *boxes(),
    *behind_walls(),
    *offers(),
    *faded(),
    *about_cookies(),
    *quoting(),
    *tongues(),
    *WHOLES_OF_TONGUES,
    *UNSEEN,
)


@pytest.mark.parametrize("shown", TONGUES, ids=lambda shown: shown.name)
def test_a_page_in_any_language_is_what_it_is_called(shown: Shown) -> None:
    verdict, reason = verdict_of(shown, shown.asked)
    assert verdict in shown.verdicts, reason
    assert reason


@pytest.mark.parametrize("shown", TONGUES, ids=lambda shown: shown.name)
def test_without_the_headline_nothing_but_a_whole_column_is_full(shown: Shown) -> None:
    verdict, reason = verdict_of(shown, "")
    assert (verdict is Verdict.FULL) <= (Verdict.FULL in shown.verdicts), reason
    assert verdict in shown.verdicts or Verdict.FULL not in shown.verdicts, reason


def test_a_text_under_a_headline_nobody_asked_for_is_not_the_whole_column() -> None:
    newest = f"<h1>Ada Holm</h1><article><h2>What the tide returned</h2>{prose('en')}</article>"
    cleaned = clean(page(paper("en", "Ada Holm", newest)), TITLES["en"])
    assert cleaned.verdict is Verdict.PARTIAL
    assert "What the tide returned" in cleaned.reason


def test_unreadable_filler_is_no_text_of_a_teaser() -> None:
    shown = next(each for each in teasers() if each.name == "scrambled en")
    text = clean(page(shown.markup), shown.asked).article.text
    assert "Dgtwf" not in text
    assert "found he liked it" in text


@pytest.mark.parametrize("name", ["teaser pl", "notice above ja", "registration es"])
def test_a_reason_says_what_was_seen(name: str) -> None:
    shown = next(each for each in teasers() if each.name == name)
    _, reason = verdict_of(shown, shown.asked)
    assert "“" in reason or " stand " in reason


@pytest.mark.parametrize(
    "shown", [each for each in boxes() if each.name.startswith("form after some")], ids=lambda shown: shown.name
)
def test_what_a_form_says_is_no_text_of_a_teaser(shown: Shown) -> None:
    article = clean(page(shown.markup), shown.asked).article
    assert article.words < 45
    assert prose(shown.name[-2:], 1, 2)[3:-4] in article.text


@pytest.mark.parametrize(("shown", "line"), ending())
def test_a_last_sentence_stays_whatever_it_speaks_of(shown: Shown, line: str) -> None:
    cleaned = clean(page(shown.markup), shown.asked)
    assert cleaned.verdict is Verdict.FULL
    assert cleaned.article.text.endswith(line)


def test_the_offer_after_a_part_is_no_text() -> None:
    text, offer = (Paragraph((Span(words),)) for words in ("The train leaves.", "Subscribe to continue reading."))
    assert without_offers((text, offer, offer)) == (text,)
    assert without_offers((offer, text)) == (offer, text)


MENU = "".join(f"<li><a href='/c/{number}'>Channel of the house {number}</a></li>" for number in range(20))


@pytest.mark.parametrize(
    "body",
    [
        f"<ul>{MENU}</ul>",
        f"<div><ul>{MENU}</ul></div><h1>Nine photographs</h1><figure><img src='/1.jpg'><figcaption>Nets, drying"
        "</figcaption></figure><p>Two oars</p><p>Last light</p>",
        f"<ul>{MENU}</ul><p>All our channels are here.</p>",
    ],
)
def test_a_page_of_nothing_but_links_is_no_column(body: str) -> None:
    shown = f"<html><head><title>Nine photographs</title></head><body>{body}</body></html>"
    assert clean(page(shown), "Nine photographs").verdict in (Verdict.EMPTY, Verdict.EXPIRED)


FORM = (
    '<form><h3>Sign in</h3><p>Please sign in to continue.</p><input type="password" name="pw">'
    "<button>Log in</button></form>"
)
IN_THE_FRAME = [
    "",
    f'<div id="login" style="display: none">{FORM}</div>',
    f'<div aria-hidden="true">{FORM}</div>',
    f"<div hidden>{FORM}</div>",
    f"<nav>{FORM}</nav>",
    f'<div class="site-header">{FORM}</div>',
    f'<div role="dialog">{FORM}</div>',
]
SAID = "The council met again and nothing was decided there tonight while the rain kept falling on the square."


def note(words: str, form: str, headline: str = "A short note") -> Page:
    return page(
        f"<html><head><title>{headline} | The Paper</title></head><body><div><a href='/'>The Paper</a>{form}</div>"
        "<main>"
        f"<article><h1>{headline}</h1><p class='byline'>By Ada Writer</p>{words}</article></main>"
        "<footer><p>© 2026 The Paper</p></footer></body></html>"
    )


@pytest.mark.parametrize("form", IN_THE_FRAME)
@pytest.mark.parametrize("count", [8, 15, 18])
def test_a_login_box_of_the_frame_is_no_wall_before_a_short_column(form: str, count: int) -> None:
    words = " ".join(SAID.split()[:count]).rstrip(".")
    cleaned = clean(note(f"<p>{words}.</p>", form), "")
    assert cleaned.verdict is Verdict.FULL
    assert cleaned.article.words == count


@pytest.mark.parametrize("form", IN_THE_FRAME)
def test_a_login_box_of_the_frame_makes_no_wall_of_a_page_that_is_gone(form: str) -> None:
    gone = note("<p>Sorry, the page you are looking for could not be found.</p>", form, "Page not found")
    assert clean(gone, "").verdict is Verdict.GONE


def test_a_form_in_place_of_the_column_is_a_wall() -> None:
    wall = note(f"<p>Please sign in to read this.</p>{FORM}", "")
    assert clean(wall, "").verdict in (Verdict.BLOCKED, Verdict.PAYWALLED)


@pytest.mark.parametrize(
    "words",
    [
        "<p>शहर के लोग नदी पर भरोसा नहीं करते। पुल ग्यारह साल से आधा बना है।</p><p>महापौर बाज़ार गई।</p><p>बस।</p>",
        "<p>old bridge<br>a goat jumps in<br>the sound of the council</p>",
        "<p>هل رأيت النهر؟</p><p>لا أحد يعرف أين الجسر الذي وعدونا به قبل سنوات؟</p>",
    ],
)
def test_a_short_column_is_whole_in_any_script_and_in_verse(words: str) -> None:
    assert clean(note(words, ""), "").verdict is Verdict.FULL


def test_a_list_is_one_in_a_file_without_an_address() -> None:
    rows = "".join(
        f"<article><a href='/a/{number}'><h3>The {name} that nobody wanted</h3></a><p>{SAID}</p></article>"
        for number, name in enumerate(("bridge", "goat", "train", "ferry", "umbrella", "bread"))
    )
    shown = f"<title>Opinion | The Paper</title><main><h1>Opinion</h1>{rows}</main>"
    for url in ("list.html", "https://press.example/opinion"):
        assert clean(page(shown, url), "").verdict is Verdict.EXPIRED


@pytest.mark.parametrize("last", ["“This article is for subscribers only,” it said.", "“Log in to read more.”"])
def test_a_wall_that_is_quoted_is_none(last: str) -> None:
    assert (
        clean(note(f"<p>{SAID}</p><p>{last}</p><p>“No,” I said, and {SAID}</p><p>I paid.</p>", ""), "").verdict
        is Verdict.FULL
    )


@pytest.mark.parametrize(
    ("status", "words", "verdict"),
    [(404, 500, Verdict.GONE), (410, 500, Verdict.GONE), (403, 20, Verdict.BLOCKED), (403, 500, Verdict.FULL)],
)
def test_what_the_server_says_of_a_page_counts_where_there_is_no_column(
    status: int, words: int, verdict: Verdict
) -> None:
    text = "".join(f"<p>{SAID}</p>" for _ in range(words // 18))
    shown = f"<html><body><article><h1>A short note</h1>{text}</article></body></html>"
    assert clean(replace(page(shown), status=status), "A short note").verdict is verdict


def test_a_form_without_end_is_read_to_its_beginning() -> None:
    fields = "<input type=checkbox><input type=password>" * 400
    shown = note(" ".join([SAID] * 12), f"<form hidden>{fields}</form>")
    assert clean(shown, "A short note").verdict is Verdict.FULL
