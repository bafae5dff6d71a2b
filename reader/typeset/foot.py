"""What stands below the text: author note, rights, comments, and the channels the page points to."""

from itertools import zip_longest

from reader.model.article import Article, ChannelLink
from reader.model.blocks import Mark
from reader.typeset.blocks import Around, set_stack
from reader.typeset.head import short_rule
from reader.typeset.lines import Role, Row, Run
from reader.typeset.spans import Face, row_width, set_runs, set_text

_NOTE = Face(Role.NOTE, Mark.EM)
_DIM = Face(Role.DIM)
_SECTION = Face(Role.SECTION)
_GUTTER = 3
_NARROWEST_COLUMN = 24


def set_foot(article: Article, measure: int) -> list[Row]:
    """Everything below the text, a blank row between two parts; empty when the page gave none of it."""
    closing = [_author_note(article, measure), set_text(article.rights, measure, _DIM), _comments(article, measure)]
    if any(closing):
        closing = [[short_rule(measure)], *closing]
    channels = [
        _channels("Published in", article.published_in, measure),
        _channels("Related channels", article.related, measure),
        _channels("Comics", article.comics, measure),
    ]
    rows: list[Row] = []
    for part in filter(None, closing + channels):
        rows += [(), *part] if rows else part
    return rows


def _author_note(article: Article, measure: int) -> list[Row]:
    return set_stack(article.author_note, measure, Around(_NOTE, language=article.language))


def _comments(article: Article, measure: int) -> list[Row]:
    if not article.comments_url:
        return []
    link = Run("Comments", Role.LINK, link=article.comments_url)
    return set_runs((link, Run(" · open in the browser", Role.DIM)), measure)


def _channels(title: str, channels: tuple[ChannelLink, ...], measure: int) -> list[Row]:
    """A titled list of channels, in two columns when they fit, read from left to right."""
    if not channels:
        return []
    column = (measure - _GUTTER) // 2
    if column < _NARROWEST_COLUMN:
        listed = [row for channel in channels for row in _channel(channel, measure)]
    else:
        pairs = zip_longest(channels[::2], channels[1::2])
        listed = [row for left, right in pairs for row in _pair(left, right, column)]
    return [*set_text(title.upper(), measure, _SECTION), *listed]


def _channel(channel: ChannelLink, measure: int) -> list[Row]:
    """The name, and who writes it unless that is the name."""
    runs = [Run(channel.name, Role.LINK, link=channel.url)]
    if channel.byline and channel.byline.casefold() != channel.name.casefold():
        runs.append(Run(f"\nBy {channel.byline}", Role.DIM))
    return set_runs(runs, measure)


def _pair(left: ChannelLink, right: ChannelLink | None, column: int) -> list[Row]:
    lefts = _channel(left, column)
    rights = _channel(right, column) if right else []
    return [_joined(one, other, column) for one, other in zip_longest(lefts, rights, fillvalue=())]


def _joined(left: Row, right: Row, column: int) -> Row:
    if not right:
        return left
    return (*left, Run(" " * (column + _GUTTER - row_width(left))), *right)
