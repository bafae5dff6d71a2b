"""What tells that a site keeps the rest of a column, or has none; and what only looks like it."""

import pytest

from reader.clean.pipeline import clean
from reader.model.verdict import Verdict
from tests.clean.pages import PROSE, SENTENCES, column, page

BEGINNING = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:3])
LONGER = PROSE + PROSE.replace("<p>", "<p>Again, ")
CLOSED = '<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": false{}}}</script>'


def read(body: str, head: str = "", headline: str = "What the slow train teaches") -> tuple[Verdict, str]:
    cleaned = clean(page(column(body, head, headline)))
    return cleaned.verdict, cleaned.article.text


def test_a_column_about_subscribing_keeps_its_last_sentence() -> None:
    last = "Subscribe now to read the rest of it in heaven."
    first = "<p>To continue reading, subscribe, it says. Already a subscriber? I never was.</p>"
    verdict, text = read(f"{first}{LONGER}<p>{last}</p>", headline="Why I never subscribe to anything")
    assert verdict is Verdict.FULL
    assert text.endswith(last)


def test_a_column_about_subscribing_may_stand_behind_a_wall() -> None:
    wall = "<p>Subscribe now to read the rest of it.</p><a href='/subscribe'>Subscribe</a><a href='/login'>Log in</a>"
    assert read(f"{LONGER}{wall}", headline="Why I never subscribe to anything")[0] is Verdict.PAYWALLED


def test_a_text_that_ends_is_whole_where_only_a_script_says_it_is_not_free() -> None:
    assert read(LONGER, CLOSED.format(""))[0] is Verdict.FULL
    assert read(LONGER + "<p>And then the conductor", CLOSED.format(""))[0] is Verdict.PAYWALLED
    assert read(BEGINNING, CLOSED.format(""))[0] is Verdict.PAYWALLED


def test_a_text_that_is_given_whole_beside_the_page_is_whole() -> None:
    whole = "\\n\\n".join((*SENTENCES, *(f"Again, {sentence}" for sentence in SENTENCES)))
    wall = "<div class=paywall><p>Subscribe to continue reading</p></div>"
    verdict, text = read(BEGINNING + wall, CLOSED.format(f', "articleBody": "{whole}"'))
    assert verdict is Verdict.FULL
    assert text.endswith(f"Again, {SENTENCES[-1]}")
    given = CLOSED.format(f', "articleBody": "{" ".join(SENTENCES[:3])}"')
    assert read(BEGINNING + wall, given)[0] is Verdict.PAYWALLED


@pytest.mark.parametrize(
    "wall",
    [
        "<button>Unlock this story</button>",
        "<button>Subscribe to continue reading</button>",
        "<div>Denne artikkelen er for abonnenter. Logg inn</div>",
        "<div>Den här artikeln är för prenumeranter.</div>",
        "<div>Dit artikel is voor abonnees.</div>",
        "<div class=gate><h2>Keep reading with a free month</h2><p>Subscribe to <b>The Slow Post</b> to keep reading "
        "this post.</p></div>",
    ],
)
def test_the_rest_is_kept_for_others_and_what_says_so_is_no_text(wall: str) -> None:
    verdict, text = read(BEGINNING + wall)
    assert verdict is Verdict.PAYWALLED
    assert text == "\n\n".join(SENTENCES[:3])


@pytest.mark.parametrize(
    "line",
    [
        "The post <a href='/a'>What the slow train teaches</a> appeared first on The Paper.",
        "Der Beitrag Der langsame Zug erschien zuerst auf Das Blatt.",
        "Want more? Support our newsroom with a membership.",
        "Become a member and support independent journalism.",
    ],
)
def test_what_a_site_says_below_every_column_is_no_text(line: str) -> None:
    verdict, text = read(f"{PROSE}<p>{line}</p>")
    assert verdict is Verdict.FULL
    assert text == "\n\n".join(SENTENCES)


def test_a_text_that_breaks_off_is_a_part_however_short() -> None:
    verdict, _ = read(f"<p>{SENTENCES[0]} [...]</p><p>The post <a href='/a'>X</a> appeared first on The Paper.</p>")
    assert verdict is Verdict.PARTIAL


def test_a_page_whose_title_says_that_it_is_not_there_is_gone() -> None:
    said = "<h1>Whoops!</h1><p>We can’t seem to find the page you wanted. Try the search, or go home.</p>"
    more = "<p>Here are a few stories that our editors like, and that we hope you will like as much as they do.</p>"
    head = "<head><title>Page not found - The Paper</title></head>"
    assert clean(page(f"<html>{head}<body><main>{said}{more}</main></body></html>")).verdict is Verdict.GONE


def test_a_page_that_asks_for_consent_or_money_is_no_column() -> None:
    said = (
        "<h1>Bevor es weitergeht</h1><p>Mit Werbung weiterlesen oder Pur-Abo buchen. Wir und unsere Partner "
        "verarbeiten Ihre Daten.</p><p>Besuchen Sie uns wie immer mit Werbung und Tracking. Ihre Zustimmung können Sie "
        "jederzeit widerrufen.</p><button>Akzeptieren</button>"
    )
    head = "<head><title>Zustimmung - Das Blatt</title></head>"
    assert clean(page(f"<html>{head}<body><main>{said}</main></body></html>")).verdict is Verdict.CONSENT


def round_up(host: str, byline: str) -> str:
    parts = "".join(
        f"<h2><a href='https://{host.format(at)}/{at}'>Something about train {at} worth knowing</a></h2><p>{sentence} "
        f"{SENTENCES[0]}</p>"
        for at, sentence in enumerate(SENTENCES * 2)
    )
    return (
        f"<html><head><title>Ten trains I rode</title></head><body><main><h1>Ten trains I rode</h1>{byline}"
        f"<p>Here is what I read on the slow train this week, in no order at all, with my complaints.</p>{parts}</main>"
    )


def test_a_column_that_sends_its_readers_to_many_sites_is_no_list() -> None:
    byline, url = "<p class=byline>By Ada Holm</p>", "https://paper.example/ten-trains"
    assert clean(page(round_up("trains{}.example", byline), url)).verdict is Verdict.FULL
    assert clean(page(round_up("paper.example", byline), url)).verdict is Verdict.EXPIRED
    assert clean(page(round_up("trains{}.example", ""), url)).verdict is Verdict.EXPIRED


def test_spans_laid_out_as_blocks_are_paragraphs() -> None:
    spans = "".join(f"<span style='color: #333; display: block'>{sentence}</span>" for sentence in SENTENCES)
    assert read(spans)[1] == "\n\n".join(SENTENCES)
