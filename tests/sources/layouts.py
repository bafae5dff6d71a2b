"""Invented pages that list the same five columns, laid out in the ways newspapers and blogs do it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

NAV = (
    "<header><a href='/'>The Valley Ledger</a></header><nav><ul><li><a href='/news'>News of the whole valley</a></li>"
    "<li><a href='/sport'>Sport</a></li><li><a href='/opinion'>Opinion</a></li></ul></nav>"
)
FOOT = (
    "<footer><ul><li><a href='/terms'>The terms of use of this paper</a></li>"
    "<li><a href='/ads'>Ads</a></li></ul></footer>"
)


@dataclass(frozen=True, slots=True)
class Column:
    at: int
    headline: str
    byline: str
    day: date
    dek: str

    @property
    def path(self) -> str:
        return f"/opinion/{self.headline.lower().replace(' ', '-')}"


COLUMNS = (
    Column(1, "What the slow train teaches", "Nora Whitfield", date(2026, 11, 21),
           "Nobody who takes it has ever arrived before the conductor did."),
    Column(2, "A bridge nobody repaired in time", "Dale Kim", date(2026, 11, 19),
           "The county knew of the crack for years and painted over it twice."),
    Column(3, "Slow soup", "Nora Whitfield", date(2026, 11, 12),
           "A pot, an onion and an afternoon are all that is ever needed for it."),
    Column(4, "The last night of the old Orpheum", "Ilse Brandt", date(2026, 11, 3),
           "They showed the film backwards, and half the house did not notice."),
    Column(5, "Why the library should stay open late", "Tomas Reyes", date(2026, 10, 29),
           "Some people can only read after nine, and they pay for it as well."),
)  # fmt: skip
DATE, BYLINE, DEK = "date", "byline", "dek"


@dataclass(frozen=True, slots=True)
class Layout:
    """``tells`` is what the layout shows of each column beside headline and address."""

    name: str
    body: str
    tells: frozenset[str]
    head: str = ""


LAYOUTS: list[Layout] = []


def layout(*tells: str, before: str = "", after: str = "", head: str = "") -> Callable[[Callable[[Column], str]], None]:
    """Adds the layout whose rows a function draws."""

    def add(draw: Callable[[Column], str]) -> None:
        rows = "".join(map(draw, COLUMNS))
        name = draw.__name__.replace("_", " ")
        LAYOUTS.append(Layout(name, f"{NAV}{before}{rows}{after}{FOOT}", frozenset(tells), head))

    return add


def written(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


@layout(DATE, BYLINE, DEK)
def cards_with_picture_kicker_and_read_more(c: Column) -> str:
    return (
        f"<div class='card c{c.at}'><a href='{c.path}'><img src='/{c.at}.jpg' alt='A picture'></a><div class='k'>"
        f"<a href='/opinion'>Opinion</a></div><h3><a href='{c.path}'>{c.headline}</a></h3><p>{c.dek}</p>"
        f"<p>By <a href='/authors/x{c.at}'>{c.byline}</a> · <time datetime='{c.day}'>{c.day:%b %d}</time></p>"
        f"<a href='{c.path}'>Read more</a> <a href='{c.path}#comments'>12 comments</a></div>"
    )


@layout(DATE, BYLINE, DEK, before="<main>", after="</main>")
def article_elements_with_header_and_footer(c: Column) -> str:
    return (
        f"<article><header><h2><a href='{c.path}' rel='bookmark'>{c.headline}</a></h2></header><div><p>{c.dek}</p>"
        f"<p><a href='{c.path}'>Continue reading {c.headline}</a></p></div><span>Posted on {written(c.day)} by "
        f"<a rel='author' href='/author/a{c.at}'>{c.byline}</a></span>"
        f"<a rel='tag' href='/tag/trains'>All about trains</a></article>"
    )


@layout(before="<ul>", after="</ul>")
def a_plain_list(c: Column) -> str:
    return f"<li><a href='{c.path}'>{c.headline}</a></li>"


@layout(DATE, before="<ul>", after="</ul>")
def a_list_with_the_date_before(c: Column) -> str:
    return f"<li><span>{written(c.day)}</span> <a href='{c.path}'>{c.headline}</a></li>"


@layout(DATE, BYLINE, before="<table><tr><th>Date</th><th>Column</th><th>By</th></tr>", after="</table>")
def a_table(c: Column) -> str:
    return f"<tr><td>{c.day:%d %b %Y}</td><td><a href='{c.path}'>{c.headline}</a></td><td>{c.byline}</td></tr>"


@layout(DATE, DEK, before="<table><tbody>", after="</tbody></table>")
def two_rows_of_a_table_each(c: Column) -> str:
    return (
        f"<tr><td>{c.at}.</td><td><a href='{c.path}'>{c.headline}</a></td></tr>"
        f"<tr><td></td><td>{written(c.day)}<br>{c.dek}</td></tr>"
    )


@layout(DEK, before="<dl>", after="</dl>")
def a_definition_list(c: Column) -> str:
    return f"<dt><a href='{c.path}'>{c.headline}</a></dt><dd>{c.dek}</dd>"


@layout(DATE, before="<div>", after="</div>")
def dated_headings_with_links_below(c: Column) -> str:
    return f"<h4>{written(c.day)}</h4><ul><li><a href='{c.path}'>{c.headline}</a></li></ul>"


@layout(DATE, DEK)
def a_flat_page_dates_after(c: Column) -> str:
    return f"<h3><a href='{c.path}'>{c.headline}</a></h3><p>{c.dek}</p><p>{written(c.day)}</p>"


@layout(DATE, DEK, before="<div>", after="</div>")
def a_flat_page_dates_before(c: Column) -> str:
    return f"<p>{written(c.day)}</p><h3><a href='{c.path}'>{c.headline}</a></h3><p>{c.dek}</p>"


@layout(DATE, DEK, BYLINE)
def a_link_around_the_whole_card(c: Column) -> str:
    return (
        f"<a href='{c.path}'><div><span>Opinion</span><h3>{c.headline}</h3><p>{c.dek}</p><p>{c.byline}</p>"
        f"<p>{c.day:%b} {c.day.day}</p></div></a>"
    )


@layout(DEK, before="<section>", after="</section>")
def a_link_around_plain_boxes(c: Column) -> str:
    return f"<div><a href='{c.path}'><div>{c.headline}</div><div>{c.dek}</div></a></div>"


@layout(DEK)
def headline_and_dek_are_both_links(c: Column) -> str:
    return f"<div><h3><a href='{c.path}'>{c.headline}</a></h3><p><a href='{c.path}'>{c.dek}</a></p></div>"


@layout(DATE)
def the_day_stands_in_the_address(c: Column) -> str:
    return f"<div><h2><a href='/{c.day:%Y/%m/%d}{c.path}'>{c.headline}</a></h2></div>"


@layout(DATE, BYLINE, DEK)
def microdata(c: Column) -> str:
    return (
        f"<div itemscope itemtype='https://schema.org/BlogPosting'>"
        f"<h2 itemprop='headline'><a itemprop='url' href='{c.path}'>"
        f"{c.headline}</a></h2><meta itemprop='datePublished' content='{c.day}'><span itemprop='author'>"
        f"{c.byline}</span><div itemprop='description'>{c.dek}</div></div>"
    )


@layout(DATE, BYLINE, DEK, before="<div class='hfeed'>", after="</div>")
def microformats(c: Column) -> str:
    return (
        f"<div class='h-entry hentry'><a class='p-name u-url entry-title' href='{c.path}'>{c.headline}</a><div "
        f"class='p-summary'>{c.dek}</div><a class='p-author h-card' rel='author' href='/a/{c.at}'>{c.byline}</a> "
        f"<time class='dt-published' datetime='{c.day}T'>{written(c.day)}</time></div>"
    )


@layout(DATE, BYLINE, before="<ol>", after="</ol>")
def one_line_of_remarks(c: Column) -> str:
    return (
        f"<li><div><a href='{c.path}'>{c.headline}</a></div><div>{c.byline} | {written(c.day)} | 4 min read</div></li>"
    )


@layout(DATE, BYLINE)
def byline_and_date_in_one_sentence(c: Column) -> str:
    return f"<div><h4><a href='{c.path}'>{c.headline}</a></h4><small>By {c.byline}, {written(c.day)}</small></div>"


@layout(DATE, before="<aside><h4><a href='/best/1'>The most read of the whole week</a></h4></aside><div><div>", after=(
    "</div><div><h3>Most read</h3>" + "".join(
        f"<div><h3><a href='/other/{at}'>Another column that people read a lot {at}</a></h3></div>" for at in range(8)
    ) + "</div></div>"
))  # fmt: skip
def a_list_beside_the_most_read(c: Column) -> str:
    return f"<div><h3><a href='{c.path}'>{c.headline}</a></h3><time datetime='{c.day}'></time></div>"


@layout(DATE, DEK, before="<div><img src='/n.jpg'><h1>Nora Whitfield</h1><p>Nora writes of trains, soup and people "
        "who miss either. Her <a href='/book'>book about the valley line</a> is out now."
        " Write to <a href='mailto:n@x.example'>her"
        "</a> or <a href='https://social.example/nora'>follow her</a>.</p></div><section>",
        after="</section>")  # fmt: skip
def an_author_page_with_a_biography(c: Column) -> str:
    return (
        f"<div><div><h3><a href='{c.path}'>{c.headline}</a></h3></div><p>{c.dek}</p><div>{written(c.day)}</div></div>"
    )


@layout(DEK, before="<div><div><div><div>", after="</div></div></div></div>")
def nested_boxes(c: Column) -> str:
    return (
        f"<div><div><div><div><a href='{c.path}'>{c.headline}</a></div></div><div><div>{c.dek}</div></div></div></div>"
    )


@layout(DATE, BYLINE, DEK)
def spans_with_nothing_between(c: Column) -> str:
    return (
        f"<div><h3><a href='{c.path}'>{c.headline}</a></h3><span>By</span><span>{c.byline}</span>"
        f"<span>{c.day:%d/%b/%Y}</span><p>{c.dek}</p></div>".replace("/Nov/", " Nov ").replace("/Oct/", " Oct ")
    )


@layout(DEK)
def share_bars_and_tags(c: Column) -> str:
    shares = "".join(
        f"<a href='https://{site}.example/share?u=https://paper.example{c.path}'>Share it on {site} right now</a>"
        for site in ("birds", "faces")
    )
    return (
        f"<div><h3><a href='{c.path}'>{c.headline}</a></h3><p>{c.dek}</p>{shares}"
        f"<a href='/tag/a{c.at}'>Some very long tag of it</a></div>"
    )


@layout(DATE, DEK, before="<form action='/x'>", after="<input></form>")
def a_form_around_everything(c: Column) -> str:
    return f"<section><h5><a href='{c.path}'>{c.headline}</a></h5><p>{c.dek}</p><b>{c.day}</b></section>"


@layout(before="<p>Comics and columns we follow:</p><div>", after="</div>")
def links_in_boxes_with_pictures(c: Column) -> str:
    return f"<div><a href='{c.path}'><img src='/{c.at}.gif'></a><br><a href='{c.path}'>{c.headline}</a></div>"


@layout(DEK, before="<div>", after="</div>")
def headline_and_dek_on_one_line(c: Column) -> str:
    return f"<div><p><a href='{c.path}'><b>{c.headline}</b></a><br>{c.dek}</p></div>"


def _months() -> str:
    groups: dict[str, list[Column]] = {}
    for column in COLUMNS:
        groups.setdefault(f"{column.day:%B %Y}", []).append(column)
    return "".join(
        f"<div><h3>{month}</h3><ul>"
        + "".join(f"<li><a href='{c.path}'>{c.headline}</a> <i>{c.day:%b} {c.day.day}</i></li>" for c in members)
        + "</ul></div>"
        for month, members in groups.items()
    )


def _front_page() -> str:
    def story(c: Column, tag: str) -> str:
        return f"<article><{tag}><a href='{c.path}'>{c.headline}</a></{tag}><p>{c.dek}</p></article>"

    lead, *others = COLUMNS
    sections = "".join(
        f"<section><h2><a href='/{name}'>{name.title()}</a></h2>{''.join(story(c, 'h3') for c in members)}</section>"
        for name, members in (("opinion", others[:2]), ("culture", others[2:]))
    )
    return f"<main><div>{story(lead, 'h1')}</div>{sections}</main>"


def _stated() -> str:
    members = [
        {
            "@type": "ListItem",
            "position": c.at,
            "item": {
                "@type": "OpinionNewsArticle",
                "headline": c.headline,
                "url": c.path,
                "datePublished": str(c.day),
                "author": {"@type": "Person", "name": c.byline},
                "description": c.dek,
            },
        }
        for c in COLUMNS
    ]
    data = {"@context": "https://schema.org", "@graph": [{"@type": "ItemList", "itemListElement": members}]}
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


LAYOUTS += [
    Layout("month groups", NAV + _months() + FOOT, frozenset((DATE,))),
    Layout("a front page with a lead and sections", NAV + _front_page() + FOOT, frozenset((DEK,))),
    Layout(
        "a list stated for machines only", f"{NAV}<div id='app'></div>{FOOT}", frozenset((DATE, BYLINE, DEK)), _stated()
    ),
    Layout(
        "a list that states more than it shows",
        NAV + "".join(f"<div><h3><a href='{c.path}'>{c.headline}</a></h3></div>" for c in COLUMNS) + FOOT,
        frozenset((DATE, BYLINE, DEK)),
        _stated(),
    ),
]
