"""What stands below the text: author note, rights, comments, and the channels the page points to."""

from collections.abc import Mapping
from functools import partial
from itertools import zip_longest

from reader.model.article import Article, ChannelLink
from reader.model.blocks import Mark
from reader.typeset.blocks import Around, set_stack
from reader.typeset.head import short_rule
from reader.typeset.lines import Role, Row, Run
from reader.typeset.linking import Asides, shown_of, with_numbers
from reader.typeset.spans import Face, row_width, set_runs, set_text

_NOTE = Face(Role.NOTE, Mark.EM)
_DIM = Face(Role.DIM)
_SECTION = Face(Role.SECTION)
_GUTTER = 3
_NARROWEST_COLUMN = 24


MORE = "#more-channels"
"""The link that shows the rest of a folded list."""


def set_foot(
    article: Article,
    measure: int,
    numbers: Mapping[str, str],
    unfolded: bool = True,
    asides: Asides = (),
) -> list[Row]:
    """Everything below the text, a blank row between two parts; empty when the page gave none of it. ``asides`` are
    lists of what the library knows of it, each under its title, with what is told of each link in place of a byline."""
    note = with_numbers(article.author_note, numbers)
    closing = [
        set_stack(note, measure, Around(_NOTE, language=article.language)),
        set_text(article.rights, measure, _DIM),
        _comments(article, measure, numbers),
    ]
    if any(closing):
        closing = [[short_rule(measure)], *closing]
    channels = [
        _channels(title, channels, measure, numbers, unfolded)
        for title, channels in (
            ("Published in", article.published_in),
            ("Related channels", article.related),
            ("Comics", article.comics),
        )
    ]
    rows: list[Row] = []
    lists = [_aside(title, links, measure, numbers) for title, links in asides]
    for part in filter(None, [*closing, *lists, *channels]):
        rows += [(), *part] if rows else part
    return rows


def _comments(article: Article, measure: int, numbers: Mapping[str, str]) -> list[Row]:
    if not article.comments_url:
        return []
    link = article.comments_url
    shown = Run("Comments", Role.LINK, link=link), *_number(link, numbers)
    return set_runs((*shown, Run(" · open in the browser", Role.DIM)), measure)


def _number(link: str, numbers: Mapping[str, str]) -> tuple[Run, ...]:
    return (Run(numbers[link], Role.NUMBER, link=link),) if link in numbers else ()


def _channels(
    title: str, channels: tuple[ChannelLink, ...], measure: int, numbers: Mapping[str, str], unfolded: bool
) -> list[Row]:
    """A titled list of channels, in two columns when they fit, read from left to right."""
    if not channels:
        return []
    shown = shown_of(channels, unfolded)
    folded = len(channels) - len(shown)
    cells = [partial(_channel, channel, number=_number(channel.url, numbers)) for channel in shown]
    column = (measure - _GUTTER) // 2
    if column < _NARROWEST_COLUMN:
        listed = [row for cell in cells for row in cell(measure)]
    else:
        pairs = zip_longest(cells[::2], cells[1::2])
        listed = [row for left, right in pairs for row in _pair(left(column), right(column) if right else [], column)]
    more = set_runs((Run(f"{folded} more", Role.LINK, link=MORE),), measure) if folded else []
    return [*set_text(title.upper(), measure, _SECTION), *listed, *more]


def _aside(title: str, links: tuple[ChannelLink, ...], measure: int, numbers: Mapping[str, str]) -> list[Row]:
    if not links:
        return []
    rows = set_text(title.upper(), measure, _SECTION)
    for copy in links:
        told = (Run(f" · {copy.byline}", Role.DIM),) if copy.byline else ()
        rows += set_runs((Run(copy.name, Role.LINK, link=copy.url), *_number(copy.url, numbers), *told), measure)
    return rows


def _channel(channel: ChannelLink, measure: int, number: tuple[Run, ...]) -> list[Row]:
    """The name, and who writes it unless that is the name."""
    runs = [Run(channel.name, Role.LINK, link=channel.url), *number]
    if channel.byline and channel.byline.casefold() != channel.name.casefold():
        runs.append(Run(f"\nBy {channel.byline}", Role.DIM))
    return set_runs(runs, measure)


def _pair(lefts: list[Row], rights: list[Row], column: int) -> list[Row]:
    return [_joined(one, other, column) for one, other in zip_longest(lefts, rights, fillvalue=())]


def _joined(left: Row, right: Row, column: int) -> Row:
    if not right:
        return left
    return (*left, Run(" " * (column + _GUTTER - row_width(left))), *right)
