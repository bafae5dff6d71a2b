"""The page of a list or a channel: headlines with teasers, ten a page, with the broken teasers of the site."""

from collections.abc import Sequence
from html import escape

from reader.demo import shell, stories
from reader.demo.columnpage import column_path, crumbs
from reader.demo.holdings import Shelf, home_of
from reader.demo.stock import Column

PAGE_SIZE = 10
BROKEN_LINK_AT = 1
CUT_CHARACTER_AT = 2


def page_count(shelf: Shelf) -> int:
    """How many pages a list has, at least one."""
    return max(1, -(-len(shelf.columns) // PAGE_SIZE))


def list_page(shelf: Shelf, number: int = 1, without: int = 0) -> str:
    """Page ``number`` (from 1) of a list. ``without`` is the id of a column that is no longer in it."""
    columns = [column for column in shelf.columns if column.id != without]
    shown = columns[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    items = "\n".join(_item(shelf, column, place) for place, column in enumerate(shown))
    main = "\n".join(
        (
            _heading(shelf),
            shell.subscribe_box(shelf.name, shelf.path),
            f'<div class="story-list">\n{items}\n</div>',
            _paging(shelf, number),
            shell.cartoonist_tiles(),
        )
    )
    path = shelf.path if number == 1 else f"{shelf.path}/page-{number}"
    description = f"The latest from {shelf.name}."
    head = shell.Head(shelf.name, path, description=description, feed=f"{shelf.path}/rss", kind="website")
    return shell.page(head, crumbs(shelf), main)


def item_path(shelf: Shelf, column: Column) -> str:
    """Where a list's headline leads: op-eds stay in their list, other lists lead to the columnist's channel."""
    return column_path(shelf if shelf.code == "opeds" else home_of()[column.code], column)


def _heading(shelf: Shelf) -> str:
    bio = (
        f'<a class="bio" href="{shelf.path}/biography"><cite>by {escape(shelf.byline)}</cite></a>' if shelf.bio else ""
    )
    return f'<header class="fn-content-header"><h2><span>{escape(shelf.name)}</span></h2>{bio}</header>'


def _item(shelf: Shelf, column: Column, place: int) -> str:
    path = item_path(shelf, column)
    return (
        f'<div class="story-item">\n<h3><a href="{path}">{escape(column.headline, quote=False)}</a></h3>\n'
        f"{_origin(column) if shelf.is_group else ''}{_teaser(column, path, place)}\n</div>"
    )


def _origin(column: Column) -> str:
    """The line ``<Group> / <Channel> /`` that tells in a list where a column comes from."""
    home = home_of()[column.code]
    group, _ = crumbs(home)
    return (
        f'<div class="story-origin"><a href="{group[1]}">{escape(group[0])}</a> / '
        f'<a href="{home.path}">{escape(home.name)}</a> /</div>\n'
    )


def _teaser(column: Column, path: str, place: int) -> str:
    paragraphs: Sequence[str] = [escape(text, quote=False) for text in stories.teaser(column)]
    more = f'<a href="{path}">Read more</a>'
    text = "</p>\n<p>".join(paragraphs)
    if place == BROKEN_LINK_AT:
        # A teaser cut inside a link: the attribute swallows everything up to the next quote.
        return f'<p>{text} <a href=" ... {more}</p>'
    if place == CUT_CHARACTER_AT:
        return f"<p>{text}{cut_inside('…')} ... {more}</p>"
    return f"<p>{text} ... {more}</p>"


def cut_inside(character: str) -> str:
    """What is left of a character when its bytes are cut and each orphan is replaced."""
    return "\ufffd" * (len(character.encode()) - 1)


def _paging(shelf: Shelf, number: int) -> str:
    last = page_count(shelf)
    newer = f"{shelf.path}/page-{number - 1}" if number > 2 else shelf.path
    links = [
        f'<a class="newer" href="{newer}">Newer</a>' if number > 1 else "",
        f'<a class="older" rel="next" href="{shelf.path}/page-{number + 1}">Older</a>' if number < last else "",
    ]
    return f'<div class="list-paging">{" ".join(filter(None, links))}</div>' if last > 1 else ""
