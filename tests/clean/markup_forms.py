"""The forms of each part of the invented syndicate's page, and how they are put together."""

from collections.abc import Callable, Sequence
from random import Random

from . import markup_parts as parts
from .markup_lists import COMICS, RELATED
from .markup_noise import noise

_Form = Callable[[Random], str]
_SECTION = f'<a href="/politics">{parts.KICKER}</a>'
_HOME = f'<a href="/">{parts.SITE}</a>'
_CHANNEL = f'<a href="/politics/opeds">{parts.CHANNEL.name}</a>'
_PUBLISHED = f"Published in {_CHANNEL}"
_WHO = f"{parts.BYLINE}, {parts.MASTHEAD} on"
_BIO = "/politics/fromtheleft/inesvarga"

_HEADS = {
    "full": '<title>{0} | {1} Publishing</title><meta property="og:title" content="{0}">'
    '<meta property="og:site_name" content="{1}">',
    "title": "<title>{0} | {1} Publishing</title>",
    "dash": "<title>{0} - {1}</title>",
    "og": '<title>{1}</title><meta property="og:title" content="{0}"><meta property="og:site_name" content="{1}">',
}
_HEADLINES = {
    "h1": "<h1>{}</h1>",
    "h2": "<h2>{}</h2>",
    "h3": '<h3 class="title">{}</h3>',
    "link": '<h1><a href="/politics/opeds/s-4300017">{}</a></h1>',
    "span": '<span class="hl">{}</span>',
    "font": '<font size="5"><b>{}</b></font><br>',
    "p": '<p class="big">{}</p>',
    "div": '<div class="story-head">{}</div>',
    "strong": "<strong>{}</strong><br>",
    "h4": "<h4>{}</h4>",
    "header": "<header><h1>{}</h1></header>",
    "cell": '<table><tr><td class="t"><b>{}</b></td></tr></table>',
    "broken": "<center><font size=+2><b>{}</b></font></center><br>",
    "heading": '<div role="heading" aria-level="1">{}</div>',
}
# Where the byline, {date} and {published} stand.
_BYLINES = {
    "cite": f"<div><cite>{_WHO}</cite> {{date}}</div><div>{{published}}</div>",
    "line": f"<p>{_WHO} {{date}}</p><p>{{published}}</p>",
    "by": f'<p class="byline">By {_WHO} {{date}}</p><div class="pub">{{published}}</div>',
    "link": f'<div class="by"><a href="{_BIO}">{parts.BYLINE}</a>, {parts.MASTHEAD} on {{date}}</div>'
    "<div>{published}</div>",
    "two": f"<div>By {parts.BYLINE}</div><div>{parts.MASTHEAD} on {{date}}</div><div>{{published}}</div>",
    "break": f"<p>{parts.BYLINE},<br>{parts.MASTHEAD} on {{date}}<br>{{published}}</p>",
    "address": f"<address>{_WHO} {{date}}</address><p>{{published}}</p>",
    "itemprop": f'<span itemprop="author">{parts.BYLINE}</span>, <span itemprop="publisher">{parts.MASTHEAD}</span> on '
    "{date}<br>{published}<br>",
    "same": f'<div class="meta">{_WHO} {{date}} {{published}}</div>',
    "spans": f'<div class="meta"><span>{_WHO}</span> <span>{{date}}</span> <span>{{published}}</span></div>',
    "list": f"<ul><li>{_WHO}</li><li>{{date}}</li><li>{{published}}</li></ul>",
    "terms": f"<dl><dt>{_WHO}</dt><dd>{{date}}</dd><dd>{{published}}</dd></dl>",
    "published first": f"<div>{{published}}</div><div>{_WHO} {{date}}</div>",
    "cell": f"<table><tr><td>{_WHO} {{date}}</td></tr><tr><td>{{published}}</td></tr></table>",
    "headings": f"<h5>{_WHO} {{date}}</h5><h6>{{published}}</h6>",
    "capitals": f"<p>BY {parts.BYLINE.upper()}, {parts.MASTHEAD} on {{date}}</p><p>{{published}}</p>",
    "strong": f"<p>By <strong>{parts.BYLINE}</strong>, <em>{parts.MASTHEAD}</em> on {{date}}</p><p>{{published}}</p>",
    "row": f"<table><tr><td>{_WHO}</td><td>{{date}}</td></tr><tr><td colspan=2>{{published}}</td></tr></table>",
    "date first": f"<div>{{date}}</div><div>{_WHO}</div><div>{{published}}</div>",
    "items": f"<ul><li>By {parts.BYLINE}</li><li>{parts.MASTHEAD} on</li><li>{{date}}</li><li>{{published}}</li></ul>",
    "no on": f"<div>By {parts.BYLINE}, {parts.MASTHEAD}</div><div>{{date}}</div><div>{{published}}</div>",
    "author link": f'<p><a rel="author" href="{_BIO}">{_WHO.removesuffix(" on")}</a> on {{date}}</p>{{published}}<br>',
    "blocks": f"<div><div>{_WHO}</div><div>{{date}}</div><div>{{published}}</div></div>",
}
_DATES = {
    "span": "<span>Nov 18, 2026</span>",
    "bare": "Nov 18, 2026",
    "long": "<span>Wednesday, November 18, 2026</span>",
    "time": '<time datetime="2026-11-18">November 18, 2026</time>',
    "figures": "<i>11/18/2026</i>",
    "point": "<b>Nov. 18, 2026</b>",
}
_PUBLISHED_IN = {
    "link": _PUBLISHED,
    "colon": f"Published in: {_CHANNEL}",
    "small": f"<small>Published in</small> {_CHANNEL}",
    "split": f"<span>Published in</span><br>{_CHANNEL}",
    "blocks": f"<div>Published in</div><div>{_CHANNEL}</div>",
    "italic": f"<i>Published in <b>{_CHANNEL}</b></i>",
}
_CRUMBS = {
    "text": f"<div>{_SECTION} / {_HOME}</div>",
    "header": f'<header class="main-content-header"><h2>{_SECTION}</h2> / <h3>{_HOME}</h3></header>',
    "lines": f"<p>{_SECTION}</p><p>/</p><p>{_HOME}</p>",
    "list": f'<ol class="breadcrumb"><li>{_SECTION}</li><li>{_HOME}</li></ol>',
    "nav": f'<nav aria-label="breadcrumb">{_SECTION} {_HOME}</nav>',
    "bare nav": f"<nav>{_SECTION}{_HOME}</nav>",
    "home first": f'<ul class="crumbs"><li>{_HOME}</li><li>{_SECTION}</li></ul>',
    "arrows": f"<div>{_SECTION} &gt; {_HOME}</div>",
    "angle": f'<div class="path">{_SECTION} <span>›</span> {_HOME}</div>',
    "spans": f'<div class="breadcrumbs"><span>{_SECTION}</span><span>{_HOME}</span></div>',
    "here": f"<p>You are in: {_SECTION} / {_HOME}</p>",
    "bars": f"<p>{_SECTION} | {_HOME}</p>",
    "unlinked list": f'<ul class="breadcrumb"><li>{parts.KICKER}</li><li>{parts.SITE}</li></ul>',
    "headings": f"<h3>{_SECTION}</h3><h4>{_HOME}</h4>",
    "unlinked": f"<div>{parts.KICKER} / {parts.SITE}</div>",
}


def _each(opening: str, closing: str) -> Callable[[Sequence[str]], str]:
    """Every paragraph between the two; what begins with a tag is no paragraph and stands for itself."""
    return lambda pieces: "".join(
        piece if piece.startswith("<") else f"{opening}{piece}{closing}\n" for piece in pieces
    )


_in_p, _broken = _each("<p>", "</p>"), _each("", "<br><br>")
_BODIES: dict[str, Callable[[Sequence[str]], str]] = {
    "p": lambda pieces: f"<div>{_in_p(pieces)}</div>",
    "article": lambda pieces: f'<div class="article-body" itemprop="articleBody">{_in_p(pieces)}</div>',
    "flat": _in_p,
    "div": _each('<div class="para">', "</div>"),
    "breaks": _broken,
    "table": lambda pieces: f'<table width="100%"><tr><td>{_in_p(pieces)}</td></tr></table>',
    "cell breaks": lambda pieces: f"<table><tr><td><font size=2>{_broken(pieces)}</font></td></tr></table>",
    "sections": _each('<div class="c-block c-block--text" data-component="text"><p class="c-p">', "</p></div>"),
    "spans": lambda pieces: f"<div>{_each('<p><span>', '</span></p>')(pieces)}</div>",
}
_NOTES = {
    "line": "<p>____</p><p><i>{}</i></p>",
    "break": "<p>____<br>{}</p>",
    "breaks": "____<br><br><i>{}</i><br><br>",
    "plain": "<p>____</p><p>{}</p>",
    "small": "<p>____</p><h6>{}</h6>",
    "rule": "<hr><p>{}</p>",
    "italic": "<p><em>{}</em></p>",
    "aside": '<p>____</p><aside class="author-bio"><p>{}</p></aside>',
    "box": '<div class="author-note">____<div>{}</div></div>',
    "h6 break": "<h6>____<br>{}</h6>",
    "dashes": "<p>--</p><p>{}</p>",
    "thin rule": '<div><hr size="1"><i>{}</i></div>',
    "cell": "<table><tr><td>____</td></tr><tr><td><i>{}</i></td></tr></table>",
    "long line": "<div>__________</div><div>{}</div>",
}
_RIGHTS = {
    "p": "<p>{}</p>",
    "font": '<font size="1">{}</font><br>',
    "div": '<div class="copyright">{}</div>',
    "small": "<small>{}</small>",
    "footer": '<footer class="rights"><p>{}</p></footer>',
    "italic": "<p><i>{}</i></p>",
    "h6": "<h6>{}</h6>",
    "cell": "<table><tr><td>{}</td></tr></table>",
}
_COMMENTS = {
    "disqus": '<h2>Comments</h2><div id="disqus_thread"></div><a href="https://d.example">blog comments powered by '
    "<span>Disqus</span></a>",
    "bold": "<br><b>Comments</b><br><a href='https://disqus.example'>blog comments powered by Disqus</a><br>",
    "section": '<section class="story-comments"><header><h2><span>Comments</span></h2></header>'
    "<p>blog comments powered by Disqus</p></section>",
    "count": '<div id="comments"><h3>Comments (3)</h3><p>Nice column, I thought. The boat is old.</p></div>',
    "div": "<div>Comments</div><div>blog comments powered by Disqus</div>",
}


def _side(random: Random, where: str) -> str:
    names = [
        f'<a href="/politics/{random.choice(parts.GROUPS)}/{parts.code_of(name)}">{name}</a>' for name in parts.SIDE
    ]
    form = random.choice(("list", "breaks", "divs", "headed"))
    if form == "list":
        return f'<ul class="{where}">{"".join(f"<li>{name}</li>" for name in names)}</ul>'
    if form == "breaks":
        return f"<div><b>Columnists</b><br>{'<br>'.join(names)}</div>"
    if form == "divs":
        return f'<div class="{where}-column">{"".join(f"<div>{name}</div>" for name in names)}</div>'
    return f"<aside><h4>From the Left</h4>{''.join(f'<p>{name}</p>' for name in names)}</aside>"


_MENU = (
    '<a href="/news">News</a> <a href="/comics">Comics</a> <a href="/quizzes">Quizzes</a> <a href="/login">Log in</a>'
)
_FOOT = '<a href="/terms">Terms</a> <a href="/privacy">Privacy</a> © 2026 Larkfield Publishing'
_SHELLS = {
    "plain": "{crumbs}{before}{banner}{head}{story}{after}<footer>{foot}</footer>",
    "divs": '<div id="nav">{menu}</div>{banner}<div id="page" class="container">{crumbs}{before}<div '
    'class="main-column">{head}{story}</div>{after}</div><div id="footer">{foot}</div>',
    "main": "<header class='site-header'><nav>{menu}</nav></header>{banner}{before}<main>{crumbs}<article>{head}{story}"
    "</article></main>{after}<footer>{foot}</footer>",
    "tables": '<table width="780"><tr><td colspan="3">{menu}</td></tr><tr><td colspan=3>{crumbs}{banner}</td></tr><tr>'
    '<td width="150" valign="top">{before}</td><td valign="top">{head}{story}</td><td>{after}</td></tr></table><hr>'
    "{foot}",
    "cells": '<div align="center">{menu}</div>{banner}<table><tr><td>{before}</td><td>{crumbs}{head}{story}</td><td>'
    "{after}</td></tr></table><p align=center>{foot}</p>",
    "components": '<div id="app"><header role="banner"><nav>{menu}</nav></header>{banner}<div class="l-grid"><div '
    'class="l-side">{before}</div><div class="l-main">{crumbs}<section class="c-head">{head}</section>{story}</div>'
    "<div class='l-rail'>{after}</div></div><footer>{foot}</footer></div>",
}
_BANNERS = {"none": "", "div": '<div class="banner">{}</div>', "header": '<header class="hero">{}</header>'}
_TIMES = {"none": 0, "one": 1, "three": 3, "all": 8}
_SIDES = {"none": (False, False), "before": (True, False), "after": (False, True), "both": (True, True)}
_LOGOS = {"none": "", "h1": "<h1>Larkfield</h1>", "picture": '<a href="/"><img src="/logo.png" alt="Larkfield"></a>'}

FORMS: dict[str, dict[str, object]] = {
    "shell": {**_SHELLS},
    "head": {**_HEADS},
    "logo": {**_LOGOS},
    "headline": {**_HEADLINES},
    "banner": {**_BANNERS},
    "byline": {**_BYLINES},
    "date": {**_DATES},
    "published": {**_PUBLISHED_IN},
    "crumbs": {**_CRUMBS},
    "side": {**_SIDES},
    "body": {**_BODIES},
    "noise": {**_TIMES, **{kind: kind for kind in parts.NOISE_WORDS}},
    "note": {**_NOTES},
    "rights": {**_RIGHTS},
    "comments": {**_COMMENTS},
    "related": {**RELATED},
    "comics": {**COMICS},
}
PLAIN = {part: next(iter(all_forms)) for part, all_forms in FORMS.items()}


def rendered(plan: dict[str, str], random: Random, held_out: bool) -> str:
    """The page of a plan; ``random`` draws the words and places of what is no column."""
    head = _HEADLINES[plan["headline"]].format(parts.HEADLINE) + _BYLINES[plan["byline"]].format(
        date=_DATES[plan["date"]], published=_PUBLISHED_IN[plan["published"]]
    )
    banner = _BANNERS[plan["banner"]]
    pieces = list(parts.BODY)
    kinds = list(parts.NOISE_WORDS)
    wanted = [plan["noise"]] if plan["noise"] in kinds else random.sample(kinds, _TIMES[plan["noise"]])
    for kind in wanted:
        pieces.insert(random.randint(1, len(parts.BODY) - 1), noise(kind, random, held_out))
    story = _BODIES[plan["body"]](pieces) + _NOTES[plan["note"]].format(parts.NOTE)
    story += _RIGHTS[plan["rights"]].format(parts.RIGHTS) + _COMMENTS[plan["comments"]]
    story += RELATED[plan["related"]]() + COMICS[plan["comics"]]()
    before, after = _SIDES[plan["side"]]
    body = _SHELLS[plan["shell"]].format(
        crumbs=_CRUMBS[plan["crumbs"]],
        banner=banner.format(head),
        head="" if banner else head,
        story=story,
        before=_side(random, "side") if before else "",
        after=_side(random, "rail") if after else "",
        menu=_MENU,
        foot=_FOOT,
    )
    title = _HEADS[plan["head"]].format(parts.HEADLINE, parts.SITE)
    return f'<!doctype html><html lang="en"><head>{title}</head><body>{_LOGOS[plan["logo"]]}{body}</body></html>'
