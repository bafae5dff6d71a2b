"""Invented pages that list columns, and pages of hardly a word: shells, films, pictures, files."""

from reader.model.verdict import Verdict
from tests.clean.prose import HEADLINES, PARAGRAPHS
from tests.clean.shown import Shown, shown, teaser

GONE, EMPTY, EXPIRED = Verdict.GONE, Verdict.EMPTY, Verdict.EXPIRED
PAYWALLED, PARTIAL = Verdict.PAYWALLED, Verdict.PARTIAL
LITTLE = (EMPTY, PARTIAL)


def lists() -> list[Shown]:
    headings = "".join(f"<h3><a href='/o/{n}'>A headline of the list, number {n}</a></h3>" for n in range(8))
    items = (
        "<ul>"
        + "".join(f"<li><a href='/o/{n}'>A headline of the list, number {n}</a></li>" for n in range(12))
        + "</ul>"
    )
    cards = "".join(
        f"<div class=card><a href='/o/{n}'><h3>Ein Titel der Liste, Nummer {n}</h3></a><span>{n + 1}. "
        f"November</span></div>"
        for n in range(8)
    )
    dated = "".join(
        f"<div><h2><a href='/o/{n}'>Titre de la liste, numéro {n}</a></h2><p>{PARAGRAPHS['fr'][n % 4]}</p></div>"
        for n in range(6)
    )
    found = "".join(
        f"<div><h3><a href='/o/{n}'>Result number {n}</a></h3><p>... words around what was searched for ...</p></div>"
        for n in range(6)
    )
    return [
        shown("bare linked headings", "en", EXPIRED, "Op Eds | The Paper", f"<h1>Op Eds</h1>{headings}"),
        shown("bare linked items", "en", EXPIRED, "Op Eds | The Paper", f"<h1>Op Eds</h1>{items}"),
        shown("cards in links", "de", EXPIRED, "Meinung", f"<h1>Meinung</h1>{cards}"),
        shown("headings with teasers", "fr", EXPIRED, "Opinions", f"<h1>Opinions</h1>{dated}"),
        shown("search results", "en", (EXPIRED, GONE), "Search", f"<h1>Search results</h1><p>6 results</p>{found}"),
        shown(
            "search without results",
            "en",
            (EXPIRED, GONE, EMPTY),
            "Search",
            "<h1>Search</h1><p>No results found for slow train.</p>",
        ),
        shown(
            "front page", "es", EXPIRED, "El Diario", headings.replace("A headline of the list", "Un titular") + items
        ),
    ]


def others() -> list[Shown]:
    pictures = "".join(
        f"<figure><img src='/p{n}.jpg' width=900 height=600><figcaption>The pier, {n}.</figcaption></figure>"
        for n in range(9)
    )
    return [
        shown(
            "redirect stub",
            "en",
            EMPTY,
            "Redirecting",
            "<p>If you are not redirected, <a href='/x'>click here</a>.</p>",
            "<meta http-equiv=refresh content='0; url=/x'>",
        ),
        shown(
            "app shell",
            "en",
            EMPTY,
            "The Paper",
            "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        ),
        shown(
            "app shell",
            "nl",
            EMPTY,
            "De Krant",
            "<div id=app></div><noscript>Schakel JavaScript in om deze site te gebruiken.</noscript>",
        ),
        shown("gallery", "en", LITTLE, HEADLINES["en"], f"<h1>{HEADLINES['en']}</h1>{pictures}"),
        shown(
            "film with a line",
            "en",
            LITTLE,
            HEADLINES["en"],
            f"<h1>{HEADLINES['en']}</h1><video src='/v.mp4'></video><p>Watch the train leave on a winter morning.</p>",
        ),
        shown(
            "film in a frame",
            "de",
            LITTLE,
            HEADLINES["de"],
            f"<h1>{HEADLINES['de']}</h1><iframe src='https://player.example/embed/1'></iframe><p>Der Zug fährt "
            f"ab. Mehr im Film.</p>",
        ),
        shown(
            "podcast",
            "en",
            LITTLE,
            HEADLINES["en"],
            f"<h1>{HEADLINES['en']}</h1><audio src='/a.mp3' controls></audio>"
            "<p>In this episode Ada and Bo talk about the six fifteen. 34 minutes.</p>",
        ),
        shown(
            "paper in a frame",
            "en",
            LITTLE,
            HEADLINES["en"],
            f"<h1>{HEADLINES['en']}</h1><object data='/a.pdf' type='application/pdf'></object><p>Download the "
            f"document here.</p>",
        ),
        shown(
            "teaser in words and count",
            "en",
            PARTIAL,
            HEADLINES["en"],
            teaser("en", ""),
            '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 1400}</script>',
        ),
        shown(
            "locked by its own word",
            "en",
            (PAYWALLED, PARTIAL),
            HEADLINES["en"],
            teaser("en", "<div class=locked></div>"),
            '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False", "hasPart": '
            '{"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".locked"}}</script>',
        ),
    ]
