"""The forms of the two lists under the invented syndicate's column: its channels, and its cartoonists."""

from collections.abc import Callable
from urllib.parse import urlsplit

from reader.model.article import ChannelLink

from . import markup_parts as parts

_Rendered = Callable[[], str]
_H2 = "<h2>{}</h2>"
_BOLD = "<br><b>{}</b><br>"
_SPAN = '<header class="fn-content-header"><h2><span>{}</span></h2></header>'
_DIV = '<div class="heading">{}</div>'


def _listed(title: str, heading: str, channels: tuple[ChannelLink, ...], item: str, around: str = "{}") -> str:
    """The heading and all items; an item knows {name}, {path}, {by}, {code} and a headline elsewhere, {teaser}."""
    items = (
        item.format(
            name=channel.name,
            path=urlsplit(channel.url).path,
            by=channel.byline,
            code=parts.code_of(channel.name),
            teaser=parts.ELSEWHERE[at % len(parts.ELSEWHERE)],
            number=4300100 + at,
        )
        for at, channel in enumerate(channels)
    )
    return heading.format(title) + around.format("".join(items))


def _related(heading: str, item: str, around: str = "{}") -> _Rendered:
    return lambda: _listed("Related Channels", heading, parts.RELATED, item, around)


def _comics(heading: str, item: str, around: str = "{}") -> _Rendered:
    return lambda: _listed("Comics", heading, parts.COMICS, item, around)


_PICTURE = '<a href="{path}"><img src="/i/{code}.png" alt="{name}"></a>'
_NAME = '<a href="{path}">{name}</a>'

RELATED: dict[str, _Rendered] = {
    "plain": _related(_H2, f"<div>{_PICTURE}<h4>{_NAME}</h4> <p>By {{by}}</p></div>"),
    "list": _related(_H2, f"<li>{_NAME} By {{by}}</li>", "<ul>{}</ul>"),
    "table": _related(_BOLD, f"<tr><td>{_PICTURE}</td><td>{_NAME}<br>By {{by}}</td></tr>", "<table>{}</table>"),
    "breaks": _related(_BOLD, f"{_NAME}<br>By {{by}}<br>"),
    "cards": _related(
        _SPAN,
        '<div class="card"><a href="{path}"><img src="/i/{code}.png" alt=""></a><div class="name">'
        + _NAME
        + '</div><div class="by">By {by}</div></div>',
        '<div class="cards">{}</div>',
    ),
    "grid": _related(
        _H2,
        '<a class="tile" href="{path}"><img src="/i/{code}.png" alt="{name}"><span>{name}</span><span>By {by}</span>'
        "</a>",
        '<div class="grid">{}</div>',
    ),
    "one text": _related(_DIV, '<div><a href="{path}">{name} By {by}</a></div>', "<section>{}</section>"),
    "buttons": _related(
        _SPAN,
        f'<article class="c-card">{_PICTURE}<h3>{_NAME}</h3><p>By {{by}}</p>'
        '<a class="btn" href="{path}/subscribe">Subscribe</a></article>',
        '<div class="c-cards">{}</div>',
    ),
    "buttons elsewhere": _related(
        _H2, f'<li>{_PICTURE} {_NAME} <i>By {{by}}</i> <a href="/signup?list={{code}}">Follow</a></li>', "<ul>{}</ul>"
    ),
    "one button": _related(_H2, f'<div>{_NAME}<p>By {{by}}</p><a href="#subscribe">Get it free</a></div>'),
    "teasers": _related(
        _H2,
        f'<div class="card">{_PICTURE}<h4>{_NAME}</h4><p>By {{by}}</p>'
        '<a href="{path}/s-{number}">{teaser}</a></div>',
    ),
    "all in text": _related(_H2, '<p><a href="{path}"><img src="/i/{code}.png" alt="{name}"></a> {name} By {by}</p>'),
    "terms": _related(_BOLD, f"<dt>{_NAME}</dt><dd>By {{by}}</dd>", "<dl>{}</dl>"),
    "headed table": lambda: (
        _listed(
            "Related Channels",
            "<table><tr><th>{}</th></tr>",
            parts.RELATED,
            f"<tr><td>{_NAME}</td><td>By {{by}}</td></tr>",
        )
        + "</table>"
    ),
    "linked by": _related(_H2, f'<div>{_NAME}<div>By <a href="{{path}}/biography">{{by}}</a></div></div>'),
    "name in text": _related(
        _H2, '<div><a href="{path}"><img src="/i/{code}.png"></a><b>{name}</b><p>By {by}</p></div>'
    ),
}
COMICS: dict[str, _Rendered] = {
    "plain": _comics(_H2, '<a href="{path}" title="{name}"><img src="/c/{code}.png"></a> '),
    "links": _comics(_H2, f"{_NAME} "),
    "breaks": _comics(_BOLD, f"{_NAME}<br>"),
    "table": _comics(_BOLD, f"<td>{_PICTURE}<br>{_NAME}</td>", "<table><tr>{}</tr></table>"),
    "tiles": _comics(
        _SPAN,
        '<div class="comic-icon-cell"><a class="comic-icon" href="{path}" title="{name}"><img src="/c/{code}.png"></a>'
        "</div>",
        '<div class="comic-icons">{}</div>',
    ),
    "figures": _comics(
        _H2,
        '<figure><a href="{path}"><img src="/c/{code}.png" alt=""></a><figcaption>{name}</figcaption></figure>',
        "<div>{}</div>",
    ),
    "captions": _comics(_DIV, '<div class="c"><a href="{path}"><img src="/c/{code}.png"></a><br>{name}</div>'),
    "commas": _comics(_H2, f"{_NAME}, ", "<p>{}</p>"),
    "lines": _comics(_DIV, f"<p>{_PICTURE} {_NAME}</p>", '<section class="comics">{}</section>'),
    "alt": _comics(_H2, '<li><a href="{path}"><img src="/c/{code}.png" alt="{name}"></a></li>', "<ul>{}</ul>"),
    "see all": _comics(_H2, f"<li>{_NAME}</li>", '<ul>{}</ul><a href="/comics">See all comics</a>'),
}
