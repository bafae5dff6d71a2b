"""Columns told from lists, whatever they call themselves."""

import pytest

from reader.page.markup import parse_html
from reader.sources.lists.page_kind import is_column
from tests.sources.layouts import COLUMNS, LAYOUTS, Layout
from tests.sources.made import html

SENTENCE = "Nobody who takes the slow train has ever arrived before the conductor did, and nobody has minded. "
BODY = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(5))
ARTICLE = "<meta property='og:type' content='article'>"
LINKED = '<script type="application/ld+json">{"@graph": [{"@type": "%s", "headline": "Slow trains"}]}</script>'
EDITED = f"<h2>The years before the war <a href='#e'>edit</a></h2>{BODY}"
RELATED = "".join(f"<div><h3><a href='{c.path}'>{c.headline}</a></h3><p>{c.dek}</p></div>" for c in COLUMNS)


def judged(body: str, head: str = "", path: str = "/opinion/slow") -> bool:
    tree = parse_html(html(body, head))
    assert tree is not None
    return is_column(tree, f"https://paper.example{path}")


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>Slow trains</h1>{BODY}", ""),
        (f"<h1>Slow trains</h1><article>{BODY}</article>{RELATED}", ARTICLE),
        (f"<h1>Slow trains</h1><article>{BODY}</article>{RELATED * 2}", ""),
        (f"{RELATED}<h1>Slow trains</h1><div>{BODY}</div>", LINKED % "OpinionNewsArticle"),
        ("<h1>Slow trains</h1>" + BODY.replace("<p>", "<div><p>").replace("</p>", "</p></div>"), ""),
        (f"<h1>Slow trains</h1><div>{SENTENCE * 12}<br><br>{SENTENCE * 3}</div>", ""),
        (f"<h1>慢车</h1><p>{'坐慢车的人从来没有比列车员更早到站，也没有人在意。' * 20}</p>", ""),
        ("<h1>Slow trains</h1><p>The text of the column.</p>", ARTICLE),
        (f"<h1>Slow trains</h1><div>{EDITED * 4}</div>", ""),
    ],
)
def test_a_column(body: str, head: str) -> None:
    assert judged(body, head)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_list_is_no_column(layout: Layout) -> None:
    assert not judged(layout.body, layout.head, "/opinion")


@pytest.mark.parametrize("layout", LAYOUTS[:4], ids=lambda layout: layout.name)
def test_a_list_that_calls_itself_an_article(layout: Layout) -> None:
    assert not judged(layout.body, ARTICLE, "/opinion")


def test_whole_posts_one_after_the_other_are_a_list() -> None:
    posts = "".join(f"<article><h2><a href='{c.path}'>{c.headline}</a></h2>{BODY}</article>" for c in COLUMNS)
    assert not judged(posts)


def test_a_front_page_is_no_column() -> None:
    assert not judged(BODY, ARTICLE, "/")
    assert judged(BODY, "", "/?p=17")
