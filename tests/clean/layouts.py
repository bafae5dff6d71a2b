"""The ways in which sites lay out a column: each with its frame, its lists, its comments and its own paragraphs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from reader.clean.pipeline import clean
from reader.clean.prepare import parse_text
from reader.model.blocks import blocks_text
from reader.page.tree import text_of
from tests.clean.invented import Invented, Part
from tests.clean.pages import page

_NAV = '<ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/opinion">Opinion</a></li></ul>'
_TEASERS = ("The bell nobody wanted to buy", "Fog closes the harbour for a third day", "Who pays for the new bridge?")
_REMARKS = ("I agree completely.", "What a load of herring. My uncle built that bridge.", "First!")


def _related() -> str:
    items = "".join(f'<li><a href="/a/{at}">{text}</a></li>' for at, text in enumerate(_TEASERS))
    return f'<aside class="related"><h3>More stories</h3><ul>{items}</ul></aside>'


def _comments() -> str:
    said = "".join(f'<div class="comment"><b>guest{at}</b><p>{text}</p></div>' for at, text in enumerate(_REMARKS))
    return f'<div id="comments"><h3>Comments</h3>{said}</div>'


_FOOTER = (
    "<footer><p>The Marsh Post, 1 Harbour Street. All rights reserved.</p>"
    '<p><a href="/privacy">Privacy</a> <a href="/terms">Terms</a></p></footer>'
)


@dataclass(frozen=True, slots=True)
class Layout:
    """``page`` is the whole with a place for headline, author and text; ``line`` wraps one line of the column and
    ``items`` a list in it."""

    name: str
    page: str
    line: Callable[[str], str]
    items: Callable[[str], str] = str


def laid_out(layout: Layout, column: Invented, above: Sequence[str] = (), below: Sequence[str] = ()) -> str:
    """The column as a page; ``above`` and ``below`` are markup put into paragraphs like those of the column."""
    parts = [*(layout.line(markup) for markup in above), *(_part(layout, part) for part in column.parts)]
    parts += [layout.line(markup) for markup in below]
    body = layout.page.format(headline=escape(column.headline), author=escape(column.author), text="".join(parts))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(column.headline)}</title></head>'
        f"<body>{body}</body></html>"
    )


def _part(layout: Layout, part: Part) -> str:
    if isinstance(part, str):
        return layout.line(escape(part, quote=False))
    return layout.items("<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in part) + "</ul>")


def _tag(opening: str) -> Callable[[str], str]:
    """A function that puts a text into these elements, the first outermost."""
    tags = opening.split("<")[1:]
    closing = "".join(f"</{tag.split()[0].rstrip('>')}>" for tag in reversed(tags))
    return lambda text: f"{opening}{text}{closing}"


def _framed(article: str) -> str:
    """A page with header, navigation, related stories, comments and footer around the article."""
    return f'<header><div class="logo">The Marsh Post</div><nav>{_NAV}</nav></header>{article}{_comments()}{_FOOTER}'


_HEAD = '<h1>{headline}</h1><p class="byline">By {author}</p>'
_SHARE = '<div class="share"><a href="/f">Facebook</a> <a href="/t">Twitter</a> <a href="/m">E-mail</a></div>'


def _article(opening: str) -> str:
    return _framed(f"<article>{_HEAD}{_SHARE}{_tag(opening)('{text}')}{_related()}</article>")


_TABLE = (
    f'<table width="780"><tr><td colspan="3"><a href="/"><img src="/logo.gif"></a></td></tr><tr><td width="120">{_NAV}'
    f'</td><td width="460"><h1>{{headline}}</h1><font size="2">By {{author}}</font>{{text}}</td><td width="200">'
    f"<b>More stories</b><br>{'<br>'.join(f'<a href=/a>{text}</a>' for text in _TEASERS)}</td></tr>"
    '<tr><td colspan="3"><font size="1">Copyright 2001 The Marsh Post</font></td></tr></table>'
)
_NYT = _framed(
    f"<main><article id=story><header>{_HEAD}<time>March 12, 2031</time></header>{_SHARE}"
    '<section name="articleBody" class="meteredContent css-1r7ky0e">{text}</section>'
    '<div class="bottom-of-article"><p>A version of this article appears in print.</p></div></article></main>'
)
_SUBSTACK = (
    '<div id="main"><div class="topbar"><a href="/">The Marsh Letter</a> <a href="/subscribe">Subscribe</a></div>'
    '<div class="single-post"><article class="typography newsletter-post post"><div class="post-header">'
    '<h1 class="post-title">{headline}</h1><div class="meta"><a href="/@a">{author}</a> <time>Mar 12, 2031</time></div>'
    '</div><div><div class="available-content"><div dir="auto" class="body markup">{text}</div></div></div>'
    '<div class="post-footer"><a href="/like">12</a> <a href="/share">Share</a></div></article></div>'
    f'<div class="subscribe-widget"><p>Thanks for reading The Marsh Letter.</p></div>{_comments()}'
    '<div class="footer-wrap"><p>© 2031 The Marsh Letter</p><a href="/privacy">Privacy</a></div></div>'
)
_AMP = (
    f'<header class="amp-header"><a href="/">The Marsh Post</a></header><amp-sidebar><nav>{_NAV}</nav></amp-sidebar>'
    '<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{headline}</h1>'
    '<div class="amp-wp-meta amp-wp-byline"><span>By {author}</span></div></header>'
    '<div class="amp-wp-article-content">{text}</div><footer class="amp-wp-article-footer">'
    f'<div class="amp-wp-meta">Categories: <a href="/o">Opinion</a></div></footer></article>{_FOOTER}'
)
_AGENCY = _framed(
    '<div id="wrap"><div id="column-left"><div class="headline"><h1>{headline}</h1><div class="by">{author} on Mar 12'
    '</div></div><div id="article-content">{text}<p>----</p><p>Find out more about {author} and read features by other '
    f"writers at the agency.</p></div></div><div id=column-right>{_related()}</div></div>"
)
_DRUPAL = (
    '<div class="node node--type-article"><div class="node__content"><div class="clearfix text-formatted field '
    'field--name-body field--type-text-with-summary field--label-hidden field__item">'
)
_WRAPPER = '<div class="story">'

LAYOUTS = (
    Layout("plain p", _framed(f"<article>{_HEAD}{{text}}</article>"), _tag("<p>")),
    Layout(
        "cnn div",
        _article('<div class="article__content">'),
        _tag('<div class="paragraph inline-placeholder vossi-paragraph">'),
    ),
    Layout(
        "blogger div",
        _article('<div class="post-body entry-content">'),
        lambda text: f"<div>{text}</div><div><br></div>",
    ),
    Layout("gmail div", _article('<div class="post-content">'), _tag('<div style="text-align:left">')),
    Layout("drupal", _article(_DRUPAL), _tag("<p>")),
    Layout(
        "nyt section",
        _NYT,
        _tag('<div class="css-53u6y8 StoryBodyCompanionColumn"><div><p class="css-at9mc1 evys1bk0">'),
        _tag('<div class="css-53u6y8 StoryBodyCompanionColumn"><div>'),
    ),
    Layout("section", _article('<div class="content">'), _tag('<section class="component"><p>'), _tag("<section>")),
    Layout(
        "article__paragraph",
        _article(_WRAPPER),
        _tag('<div class="article__paragraph"><p>'),
        _tag('<div class="article__list">'),
    ),
    Layout("story-text", _article(_WRAPPER), _tag('<div class="story-text"><p>'), _tag('<div class="story-text">')),
    Layout("text-block", _article(_WRAPPER), _tag('<div class="block text-block"><p>')),
    Layout("br br", _framed(f'<div class="main">{_HEAD}<div id="story">{{text}}</div></div>'), "{}<br><br>".format),
    Layout("table", _TABLE, lambda text: f'<p><font face="Verdana" size="2">{text}</font></p>'),
    Layout("amp", _AMP, _tag("<p>")),
    Layout("substack", _SUBSTACK, _tag("<p>")),
    Layout("agency", _AGENCY, _tag("<p>")),
)


def shown_of(markup: str) -> list[str]:
    """The lines of the page as they are shown."""
    return blocks_text(clean(page(markup)).article.blocks).split("\n")


def lost(layout: Layout, column: Invented) -> list[str]:
    """The lines of the column that are not shown."""
    have = {line.strip(" •") for line in shown_of(laid_out(layout, column))}
    lines = (line for part in column.parts for line in ((part,) if isinstance(part, str) else part))
    return [line for line in lines if line not in have]


def let_in(layout: Layout, column: Invented, above: str, below: str) -> list[str]:
    """Which of two lines of furniture are shown as text of the column."""
    furniture = [markup.format(author=column.author) for markup in (above, below)]
    text = "\n".join(shown_of(laid_out(layout, column, furniture[:1], furniture[1:])))
    said = (text_of(parse_text(f"<p>{markup}</p>")) for markup in furniture)
    return [line for line in said if line in text]
