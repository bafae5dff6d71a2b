"""Of the many places of a page that name people the right one is believed."""

import pytest

from reader.clean.facts.metadata import read_metadata
from reader.clean.prepare import parse_text

TITLE = "<title>What the slow train teaches</title><h1>What the slow train teaches</h1>"


def byline(markup: str, url: str = "https://ledger.example/a") -> str:
    return read_metadata(parse_text(f"{TITLE}{markup}<p>The slow train leaves."), url).byline


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "markup",
    [
        ld('{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Holm"}]}'),
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Holm">',
        '<p><a href="/author/ada-holm">Ada Holm</a></p>',
        "<span>By <b>Ada Holm</b></span>",
        "<div>March 3, 2026 | By Ada Holm</div>",
        "<span>Ada Holm</span><span>Mar 3, 2026</span>",
        '<div itemprop="author"><meta itemprop="name" content="Ada Holm"></div>',
        '<meta name="author" content="adaholm"><p class="byline">ADA HOLM</p>',
        '<meta name="author" content="Ledger"><meta property="og:site_name" content="Ledger"><p>By Ada Holm</p>',
        ld('{"@type": "Article", "author": {"name": "admin"}}') + '<a rel="author" href="/ada">Ada Holm</a>',
        '<p class="byline">By Ada Holm</p><div class="comments"><p class="author">Bo Lind</p></div>',
        '<p>By Ada Holm</p><div class="related"><a href="/author/bo">Bo Lind</a></div>',
        '<p class="photo-author">Bo Lind</p><p>By Ada Holm</p>',
        '<p>By Ada Holm</p><a href="/@ledger">TikTok</a>',
        '<meta name="byline" content="Ada Holm | ada@ledger.example">',
        "<p>Ada Holm | Senior Writer | March 3, 2026</p>",
        "<small>03.03.2026 | 13:10 Uhr | Ada Holm</small>",
        "<div><time>March 3, 2026</time><p>By Ada Holm</p><a href='#talk'>12 comments</a></div>",
        "<div>By <span>Ada Holm</span><i>facebook</i><i>whatsapp</i></div>",
        "<p>---- by Ada Holm</p>",
        "<div>Text von Ada Holm Illustration von Bo Lind</div>",
        "<h6>Author(s)</h6><ul><li><a href='/who?1'>Ada Holm</a></li></ul>",
        "<p><strong>Contributors:</strong> Ada Holm</p>",
        '<div class="author"><b class="author__name">Ada Holm</b><b class="author__job">Founder</b></div>',
        '<div class="author-bio">This post was written by Ada Holm, Head of Community Development</div>',
        '<p>March 3, 2026</p><p>Patient Recruitment</p><p class="byline">Ada Holm</p>',
        "<p>Ada Holm, 3 March 2026</p>",
        "<p>ADA HOLM, 3 MARCH 2026, 7:15 AM</p>",
        "<div>Ada Holm<br>March 3, 2026</div>",
        "<p>ADA HOLM<br>3 MARCH 2026</p>",
        '<p class="byline">By Ada Holm <time>Ostermontag</time></p>',
        '<div class="byline"><time>Just now</time> Ada Holm</div>',
        '<div class="authors"><span>Ada Holm</span><span>Columnist</span></div>',
        '<div class="author-name">Ada Holm</div><div class="author-title">Columnist</div>',
        '<span class="jobs-board-hero__author">Ada Holm</span>',
        '<p class="storyauthor">Ada Holm</p>',
        '<p class="lineauthors">Text & Fotos: Ada Holm</p>',
        '<meta name="author" content="Ada"><p>March 3, 2026</p><p>Eine Kolumne von Ada Holm</p>',
        '<p class="author">Debatte <span>Von</span> <a href="/autorin/ada-holm">Ada Holm</a></p>',
        '<meta name="author" content="Bo Lind"><meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Bo Lind"><p class="byline">Ada Holm</p>',
        ld(
            '{"@type": "Article", "author": [{"@type": "Person", "name": "Ada Holm"}, '
            '{"@type": "Organization", "name": "The Ledger"}]}'
        ),
    ],
)
def test_the_columnist_is_found(markup: str) -> None:
    assert byline(markup) == "Ada Holm"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Written by Ada Holm</p>",
        "<h3>Author</h3><p>Ada Holm</p><h3>Related Programs</h3>",
        "<h2>Article by</h2><div>Ada Holm</div>",
        '<div class="post-footer"><a rel="author" href="/ada">Ada Holm</a></div>',
        '<aside><p class="author">Ada Holm</p></aside>',
        f'<div class="author_bio"><b>Ada Holm</b><p>{"She has kept the timetable of the valley for years. " * 9}</div>',
        '<p>Written by Ada Holm</p><div class="comments"><p class="author">Bo Lind</p></div>',
    ],
)
def test_who_is_named_only_under_the_text_is_found(markup: str) -> None:
    assert byline(f"{'<p>The slow train leaves at six, and nobody minds.' * 40}{markup}") == "Ada Holm"


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="latest"><p class="author">Ada Holm</p></div>',
        '<aside><p class="author">Ada Holm</p></aside><aside><p class="author">Bo Lind</p></aside>',
        '<a href="/@ledger">Tik Tok</a>',
        f"<h3>Contributors</h3>{''.join(f'<p>Ada {name}holm</p>' for name in 'ABCDEFGHIJKLM')}",
    ],
)
def test_who_may_have_written_something_else_is_not_taken_from_under_the_text(markup: str) -> None:
    assert byline(f"{'<p>The slow train leaves at six, and nobody minds.' * 40}{markup}") == ""


@pytest.mark.parametrize(
    "line",
    [
        "New Orleans, 3 March 2026",
        "Slow Trains, 3 of them",
        "What Slow Train",
        "Patient Recruitment",
        "Create Account",
        "Aktuelle Meldungen",
        "Forum Moderator",
        "Buenos Aires, 3 March 2026",
        "Kuala Lumpur, 3 March",
        "Shop By Benefit",
        "Advertiser Disclosure",
    ],
)
def test_what_only_looks_like_a_name_is_no_byline(line: str) -> None:
    assert byline(f"<p>March 3, 2026</p><p>{line}</p>") == ""


@pytest.mark.parametrize(
    ("markup", "handle"),
    [
        ("<small>Verfasst von: <b>slowtrain</b> | 3. März 2026</small>", "slowtrain"),
        ("<span>von <a href='/user/Adah1.html'>Adah1</a><br>am 03.03.2026</span>", "Adah1"),
        ("<div class='submitted'>Submitted by <span class='username'>adah</span> on March 3, 2026</div>", "adah"),
        (f"{'<p>The slow train leaves.' * 90}<p class='author'><a rel='author' href='/a'>Ada</a></p>", "Ada"),
        (
            f"<meta name='author' content='Ada'>{'<p>The slow train leaves.' * 90}<p>Written by Ada Holm</p>",
            "Ada Holm",
        ),
    ],
)
def test_where_nobody_is_named_in_full_a_handle_or_a_first_name_counts(markup: str, handle: str) -> None:
    assert byline(markup) == handle


def test_who_is_named_behind_the_headline_in_the_title_is_no_site() -> None:
    title = (
        '<title>What the slow train teaches – Ada Holm</title><meta property="og:title" content="What the slow train'
    )
    assert (
        byline(f'{title} teaches"><meta name="author" content="Ada Holm"><p class="author">The Editors</p>')
        == "Ada Holm"
    )


def test_what_a_journal_tells_indexes_of_citations_is_complete() -> None:
    stated = "".join(f'<meta name="citation_author" content="{name}">' for name in ("Ada Holm", "Bo Lind"))
    assert byline(f'{stated}<p class="authors">Ada Holm</p>') == "Ada Holm and Bo Lind"


def test_a_person_may_own_the_host_and_write_for_a_paper_of_another_name() -> None:
    stated = (
        '<meta property="og:site_name" content="Slow Orbit"><meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Ada Holm"><p class="author">Slow Orbit</p>'
    )
    assert byline(stated, "https://www.adaholm.example/a") == "Ada Holm"


def test_several_links_that_stand_together_are_one_byline() -> None:
    links = '<p><a rel="author" href="/a">Ada Holm</a> and <a rel="author" href="/b">Bo Lind</a></p>'
    assert byline(links) == "Ada Holm and Bo Lind"


def test_the_site_itself_is_named_where_nobody_else_is() -> None:
    site = '<meta property="og:site_name" content="The Ledger"><meta name="author" content="The Ledger">'
    assert byline(site) == "The Ledger"


def test_a_page_that_names_nobody_has_no_byline() -> None:
    assert byline("<p>New York</p><p>March 3, 2026</p>") == ""
