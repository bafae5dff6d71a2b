"""Columns as one HTML page: readable in any browser, without scripts and without a request to anybody."""

from collections.abc import Sequence

from reader.export.appendix import marks_of
from reader.export.citation import citation
from reader.export.item import Item, facts
from reader.export.markup import STYLE, blocks_markup, escaped, joined, language_of, link_to, paragraph

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Even a browser that found something to fetch in the page would not: https://www.w3.org/TR/CSP3/"""


def html_page(items: Sequence[Item], title: str) -> str:
    """A page with the columns in this order, and a list of them above if there are several."""
    if len(items) == 1:
        title = facts(items[0]).headline
    contents = [_entry(item, number) for number, item in enumerate(items, 1)] if len(items) > 1 else []
    listed = f"<h1>{escaped(title)}</h1>\n<nav><ol>\n{joined(contents)}\n</ol></nav>" if contents else ""
    articles = (
        f'<article id="{_place(number)}" lang="{_language(item)}">\n{article_markup(item)}\n</article>'
        for number, item in enumerate(items, 1)
    )
    return f"""<!DOCTYPE html>
<html lang="{_language(items[0]) if len(items) == 1 else "und"}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>
<title>{escaped(title)}</title>
<style>
{STYLE}</style>
</head>
<body>
{joined((listed, *articles))}
</body>
</html>
"""


def article_markup(item: Item) -> str:
    """A column from kicker to source line: the inside of an ``<article>``."""
    about, article = facts(item), item.article
    source = paragraph(link_to(about.url, escaped(citation(about))))
    head = joined(
        (
            paragraph(escaped(article.kicker) if article else "", "kicker"),
            f"<h1>{escaped(about.headline)}</h1>",
            paragraph(escaped(about.dek), "dek"),
            paragraph(escaped(about.credit), "credit"),
        )
    )
    foot = joined(
        (
            blocks_markup(article.author_note) if article else "",
            paragraph(escaped(about.rights)),
            source,
        )
    )
    body = blocks_markup(article.blocks) if article else ""
    marks = blocks_markup(marks_of(item))
    marked = f"<section>\n<hr/>\n{marks}\n</section>" if marks else ""
    return joined((f"<header>\n{head}\n</header>", body, marked, f"<footer>\n<hr/>\n{foot}\n</footer>"))


def _entry(item: Item, number: int) -> str:
    about = facts(item)
    credit = f' <span class="credit">{escaped(about.credit)}</span>' if about.credit else ""
    return f'<li><a href="#{_place(number)}">{escaped(about.headline)}</a>{credit}</li>'


def _place(number: int) -> str:
    return f"column-{number}"


def _language(item: Item) -> str:
    return language_of(facts(item).language)
