"""What a list says of who wrote a column, its article says as well; or the list says less."""

import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.facts.metadata import read_metadata
from reader.clean.prepare import parse_text
from reader.page.markup import parse_html
from reader.sources.feeds.reading import read_feed
from reader.sources.lists.index import read_index
from reader.sources.lists.stated import stated_entries
from reader.sources.lists.teaser import name_in_byline
from tests.sources.made import atom, html, page, rss

URL = "https://paper.example/opinion/slow-trains"
TITLE = "What the slow train teaches"
BYLINES = (
    *("Nora Whitfield", "By Nora Whitfield", "BY NORA WHITFIELD", "Von ANA WEISSFELD", "RONALD McDONALD JR."),
    *("Nora Whitfield, Lantern Syndicate", "Ada Okafor and Dale Kim, Jr.", "Ada Holm, Special to The Ledger"),
    *("nora@paper.example (Nora Whitfield)", "Nora Whitfield <nora@paper.example>", "nora@paper.example", "admin"),
    *("Holm, A., Lind, B. C.", "The Associated Press", "Staff", "José García · 3 May 2026", "Jos&eacute; García"),
    *(
        "Par Ada Holm et Bo Lind",
        "Ada Holm | The Ledger",
        "松村太郎",
        "Von Neumann",
        "{{ author }}",
        "noreply",
        "",
        "—",
    ),
)


def in_article(byline: str) -> set[str]:
    """What the article says in each of the places where a page may name its writer."""
    return {
        read_metadata(parse_text(f"<title>{TITLE}</title>{head}<h1>{TITLE}</h1>{body}<p>The train leaves."), URL).byline
        for head, body in (
            (f'<meta name="author" content="{escape(byline)}">', ""),
            (f'<script type="application/ld+json">{stated(byline)}</script>', ""),
            ("", f'<p class="byline">{escape(byline)}</p>'),
            ("", f'<span itemprop="author">{escape(byline)}</span>'),
        )
    }


def stated(byline: str) -> str:
    return json.dumps({"@type": "Article", "headline": TITLE, "url": URL, "author": {"name": byline}})


def in_lists(byline: str) -> set[str]:
    """What feeds and lists say of it, each in its own form."""
    said, title = escape(byline), f"<title>{TITLE}</title>"
    item = f"{title}<link>{URL}</link>"
    feeds = (
        rss(f"{item}<author>{said}</author>"),
        rss(f"{item}<dc:creator>{said}</dc:creator>"),
        atom(f"{title}<link href='{URL}'/><author><name>{said}</name></author>"),
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"id": URL, "url": URL, "title": TITLE, "authors": [{"name": byline}]}],
            }
        ),
    )
    listed = json.dumps({"@type": "ItemList", "itemListElement": [json.loads(stated(byline))]})
    tree = parse_html(html("", f'<script type="application/ld+json">{listed}</script>'))
    assert tree is not None
    entries = [read_feed(page(feed)).entries for feed in feeds]
    entries.append(stated_entries(tree, URL))
    return {entry.byline for each in entries for entry in each} | {name_in_byline(byline)}


def in_rows(byline: str) -> set[str]:
    """What a list page says of it: in a line under each headline, and marked as the author's."""
    rows = (f"<h3><a href='/opinion/slow-trains-{at}'>{TITLE} {at}</a></h3>{{line}}" for at in range(5))
    body = "".join(f"<article>{row}</article>" for row in rows)
    lines = (f"<p>{escape(byline)}</p>", f"<p><span itemprop='author'>{escape(byline)}</span></p>")
    listings = [read_index(page(html(f"<main>{body.format(line=line)}</main>"))) for line in lines]
    return {entry.byline for listing in listings for entry in listing.entries}


@pytest.mark.parametrize("byline", [byline for byline in BYLINES if "{" not in byline])
def test_rows_and_articles_agree(byline: str) -> None:
    (told,) = in_article(byline)
    assert in_rows(byline) <= {told, ""}


@pytest.mark.parametrize("byline", BYLINES)
def test_lists_and_articles_agree(byline: str) -> None:
    (told,) = in_article(byline)
    assert in_lists(byline) <= {told, ""}


NAMES = st.sampled_from(["Ada Holm", "BO LIND", "Cy van der Root", "Dale Kim Jr.", "S. O'Neill", "Eva", "Von Moss"])
LED = st.sampled_from(["", "By ", "by ", "Von ", "Opinion by ", "Par "])
ENDED = st.sampled_from(["", ", Staff Writer", ", The Ledger", " | 3 May 2026", " (Reuters)", " <a@b.example>", " on"])


@given(LED, st.lists(NAMES, min_size=1, max_size=4), st.sampled_from([", ", " and ", " & ", " und "]), ENDED)
def test_however_it_is_written(led: str, names: list[str], between: str, ended: str) -> None:
    byline = f"{led}{between.join(names)}{ended}"
    (told,) = in_article(byline)
    assert in_lists(byline) <= {told, ""}
