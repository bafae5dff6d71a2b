"""The page of one column, its parts in the order of the site."""

from datetime import date
from html import escape

from reader.demo import shell, stories
from reader.demo.holdings import Shelf, home_of, shelf_at, shelves, topic
from reader.demo.stock import Column


def column_path(shelf: Shelf, column: Column) -> str:
    """Where a column stands when it is reached through a list or a channel."""
    return f"{shelf.path}/s-{column.id}"


def column_page(column: Column, shelf: Shelf, today: date, number: int = 1) -> str:
    """The document of page ``number`` (from 1) of a column, as found under ``shelf``."""
    home = home_of()[column.code]
    further = number > 1
    head = shell.Head(
        title=column.headline,
        path=column_path(home, column) + (f"-p{number}" if further else ""),
        description=column.dek or _description(column),
        feed=f"{shelf.path}/rss",
        language=column.language,
    )
    parts = (
        '<article class="story">',
        f'<div class="story-kicker">{escape(column.kicker, quote=False)}</div>' if column.kicker else "",
        f'<h1 class="story-title">{escape(column.headline, quote=False)}</h1>',
        _byline(column, today),
        f'<div class="story-published">Published in <a href="{shelf.path}">{escape(shelf.name)}</a></div>',
        shell.share_bar(head.path),
        f'<div class="story-body">\n{_body(column, number, column_path(shelf, column))}\n</div>',
        _end_matter(column, today) if number == len(column.pages) else "",
        "</article>",
        shell.subscribe_box(shelf.name, shelf.path),
        _comments(),
        _related_channels(home),
        shell.cartoonist_tiles(),
    )
    return shell.page(head, crumbs(shelf), "\n".join(filter(None, parts)))


def crumbs(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """(name, path) of the group and the topic, or of the topic and the site."""
    above = (topic(shelf.path), "/columns")
    if shelf.is_group:
        return above, (shell.SITE_NAME, "/")
    group = shelf.path.rpartition("/")[0]
    return (shelf.section, group if group in shelf_at() else "/columns"), above


def credit(column: Column) -> str:
    """``Name, Outlet``, or the name alone."""
    return ", ".join(filter(None, (column.byline, column.masthead)))


def _byline(column: Column, today: date) -> str:
    day = stories.published(column, today)
    return (
        f'<div class="story-byline"><cite>{escape(credit(column), quote=False)} on</cite> '
        f'<span class="story-date">{stories.long_date(day)}</span></div>'
    )


def _body(column: Column, number: int, path: str) -> str:
    body = stories.with_gap(column.pages[number - 1], shell.GAP)
    if number == len(column.pages):
        return body
    return (
        f'{body}\n<p class="swipe">swipe to next page</p>\n'
        f'<div class="story-pages"><a class="next" href="{path}-p{number + 1}">Next page</a></div>'
    )


def _end_matter(column: Column, today: date) -> str:
    """The rule of underscores, the author note and the rights line."""
    note = f"<p>____</p>\n<p>{column.note}</p>" if column.note else ""
    year = str(stories.published(column, today).year)
    rights = (
        f'<p class="story-rights">{escape(column.rights.replace("{year}", year), quote=False)}</p>'
        if column.rights
        else ""
    )
    return "\n".join(filter(None, (note, rights)))


def _comments() -> str:
    return """\
<p>&nbsp;</p>
<section class="story-comments" id="comments"><header class="fn-content-header"><h2><span>Comments</span></h2></header>
<div id="disqus_thread"></div>
<script>(function () { var d = document.createElement("script"); d.src = "/static/talk.js";
document.body.append(d); })();</script>
<noscript>Please enable JavaScript to see the comments.</noscript>
<a href="https://disqus.example/" class="dsq-brlink">blog comments powered by
<span class="logo-disqus">Disqus</span></a>
</section>"""


def _related_channels(home: Shelf) -> str:
    top = home.path.split("/")[1]
    related = [shelf for shelf in shelves() if not shelf.is_group and shelf.path.split("/")[1] == top]
    cells = "\n".join(_related_channel(shelf) for shelf in sorted(related, key=lambda shelf: shelf.name))
    return (
        '<header class="fn-content-header"><h2><span>Related Channels</span></h2></header>\n'
        f'<div class="related-channels">\n{cells}\n</div>'
    )


def _related_channel(shelf: Shelf) -> str:
    name = escape(shelf.name, quote=False)
    return (
        f'<div class="related-channel"><a href="{shelf.path}"><img src="/jsnews/images/channels/{shelf.code}.png" '
        f'alt="{escape(shelf.name)}"></a>\n<h4><a href="{shelf.path}">{name}</a></h4>\n'
        f"<p>By {escape(shelf.byline, quote=False)}</p></div>"
    )


def _description(column: Column) -> str:
    return " ".join(stories.teaser(column, 160)) + " ..."
