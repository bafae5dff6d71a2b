"""The page of one strip or cartoon, in the shape the site gives its comics."""

from datetime import date
from html import escape
from urllib.parse import urlencode

from reader.demo import shell, stories
from reader.demo.holdings import ORIGIN, topic
from reader.demo.pictures import picture_size
from reader.demo.strips import Series, Strip, picture_path

SMALL_WIDTH = 600


def strip_path(series: Series, strip: Strip) -> str:
    """The page of one day's strip."""
    return f"{series.path}/s-{strip.id}"


def comic_page(series: Series, strip: Strip, today: date, path: str) -> str:
    """The document; ``path`` is that of the channel for the newest strip, else the strip's own."""
    title = strip_title(series, strip, today)
    main = "\n".join(
        (
            f'<header class="fn-content-header"><h2><span>{series.name}</span></h2> '
            f'<a class="bio" href="{series.path}/biography"><cite>by {escape(series.byline)}</cite></a></header>',
            _calendar(series, strip, today),
            _figure(series, strip, today),
            _share(series, strip, title),
            shell.subscribe_box(series.name, series.path),
            '<section class="story-comments" id="comments"><div id="disqus_thread"></div></section>',
            shell.cartoonist_tiles(),
        )
    )
    head = shell.Head(
        title=series.name if path == series.path else title,
        path=path,
        description=f"{title}, by {series.byline}.",
        image=picture_path(strip),
        feed=f"{series.path}/rss",
    )
    return shell.page(head, ((series.section, "/comics"), (topic(series.path), "/comics")), main)


def strip_title(series: Series, strip: Strip, today: date) -> str:
    """``Name for 11/23/2026``."""
    return f"{series.name} for {stories.strip_date(stories.published(strip, today))}"


def _calendar(series: Series, strip: Strip, today: date) -> str:
    place = series.strips.index(strip)
    older = series.strips[place + 1] if place + 1 < len(series.strips) else None
    newer = series.strips[place - 1] if place else None
    day = stories.calendar_date(stories.published(strip, today))
    return (
        f'<div class="comic-calendar">\n{_turn("prev", series, older, today)}\n<span class="cur">{day}</span>\n'
        f"{_turn('next', series, newer, today)}\n</div>"
    )


def _turn(way: str, series: Series, strip: Strip | None, today: date) -> str:
    if strip is None:
        return f'<a class="{way}-off" href="#"></a>'
    day = stories.calendar_date(stories.published(strip, today))
    # The title's ampersand stays as it is in the name: the site does not escape it.
    return f'<a class="{way}" href="{strip_path(series, strip)}" title="{strip_title(series, strip, today)}">{day}</a>'


def _figure(series: Series, strip: Strip, today: date) -> str:
    full = picture_path(strip)
    small = full.replace("/newspics/", f"/newspics/cache/lw{SMALL_WIDTH}/")
    width, height = picture_size(strip)
    year = stories.published(strip, today).year
    return (
        f'<figure class="comic"><img id="comic-zoom" class="the-comic" src="{small}" data-zoom-image="{full}" '
        f'data-width="{width}" data-height="{height}" alt="{escape(strip_title(series, strip, today))}" '
        f'title="click or tap to zoom"></figure>\n'
        f'<cite class="comic-copyright">{escape(series.name)} © {year} {escape(series.byline)}. '
        f"Distributed by {shell.PUBLISHER}, LLC.</cite>"
    )


def _share(series: Series, strip: Strip, title: str) -> str:
    query = urlencode({"u": f"{ORIGIN}{strip_path(series, strip)}", "h": title})
    return f'<div class="comic-share"><a href="https://share.example/post?{escape(query)}">Share</a></div>'
