"""What every page of the site has around its text: head, navigation, side lists, advertisements, consent, footer.

The structure and the class names are those of the site imitated, noise included: unescaped ampersands, inline
scripts, a leading blank line, boxes nobody asked for.
"""

from dataclasses import dataclass
from html import escape
from string import Template

from reader.demo.holdings import ORIGIN, Shelf, shelves
from reader.demo.strips import CARTOONISTS, COMICS, Series

PUBLISHER = "Lantern Syndicate"
SITE_NAME = "Lantern"
GAP = """\
<p>&nbsp;</p>
<div class="ad adunit" data-slot="story-middle"><script>lantern.ads.push("story-middle");</script></div>"""

_PAGE = Template("""
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:og="http://opengraphprotocol.org/schema/" lang="$language">
<head>
<meta charset="utf-8">
<title>$title</title>
$meta
<link rel="stylesheet" href="/static/site.css">
<script>var lantern = {ads: [], consent: null}; if (1 < 2 && true) { lantern.ready = "</" + "p>"; }</script>
</head>
<body>
$header
<div id="page" class="container">
$leaderboard
<header class="main-content-header">$crumbs</header>
<div class="ct-container"><div class="ct-row">
<div class="ct-col side-column">
$side
</div>
<div class="ct-col main-column">
$main
</div>
<div class="ct-col ad-column">
$adverts
</div>
</div></div>
</div>
$footer
</body>
</html>
""")

_HEADER = """\
<header class="site-header"><a class="site-logo" href="/">Lantern Syndicate</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/columns">Columns</a></li><li><a href="/comics">Comics</a></li>
<li><a href="/politics/opeds">Politics</a></li><li><a href="/columns">Health & Spirit</a></li>
<li><a href="/columns">Home & Leisure</a></li><li><a href="/login">Log in</a></li></ul></nav>
<form action="/search"><input name="q" placeholder="Search Lantern"><button>Search</button></form></header>"""

_FOOTER = """\
<div id="lrinterface" style="display:none">Log in to keep your favorites in one place.</div>
<div id="consent" class="consent-banner" role="dialog"><p>We and our partners use cookies to store and read \
information on your device. You can change your choices at any time.</p>
<button>Accept all</button> <button>Reject all</button> <a href="/privacy">Manage preferences</a></div>
<footer id="site-footer"><ul><li><a href="/about">About Lantern</a></li><li><a href="/privacy">Privacy</a></li>
<li><a href="/terms">Terms & Conditions</a></li></ul>
<p>Lantern Syndicate, 1 Wick Lane. All rights reserved.</p></footer>
<noscript><img src="/pixel.png" width="1" height="1" alt=""></noscript>
<script>document.write('<div class="late-ad"></div>');</script>"""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to machines. ``path`` is its canonical address without the origin."""

    title: str
    path: str
    description: str = ""
    image: str = ""
    feed: str = ""
    kind: str = "article"
    language: str = "en"


def page(head: Head, crumbs: tuple[tuple[str, str], ...], main: str) -> str:
    """The whole document; ``crumbs`` are (name, path), the nearest first, at most two."""
    return _PAGE.substitute(
        language=head.language,
        title=escape(f"{head.title} | {PUBLISHER}"),
        meta=_meta(head),
        header=_HEADER,
        leaderboard=advert("leaderboard"),
        crumbs=_crumbs(crumbs),
        side=_side_lists(),
        main=main,
        adverts="\n".join((advert("right-top"), advert("right-bottom"))),
        footer=_FOOTER,
    )


def advert(slot: str) -> str:
    """An advertisement before its script has run."""
    return (
        f'<div class="ad adunit {slot}" data-slot="{slot}"><span>ADVERTISEMENT</span>'
        f'<script>lantern.ads.push({{slot: "{slot}", size: [728, 90]}});</script></div>'
    )


def subscribe_box(name: str, path: str) -> str:
    """The newsletter box of a channel."""
    return (
        f'<section class="channel-subscribe"><h4>Get {escape(name)} in your inbox</h4>'
        f'<form method="post" action="{path}/subscribe"><input name="email" placeholder="Your email">'
        "<button>Sign up</button></form><p>Free, every morning. Unsubscribe whenever you like.</p></section>"
    )


def share_bar(path: str) -> str:
    """Links to hand a page on; nothing a reader wants in the text."""
    return (
        f'<div class="story-share"><a href="https://share.example/post?u={ORIGIN}{path}">Share</a> '
        f'<a href="mailto:?body={ORIGIN}{path}">Email</a> <a href="{path}?print">Print</a></div>'
    )


def cartoonist_tiles() -> str:
    """The strip of six cartoonists under lists and columns; text holds their names only."""
    cells = "\n".join(_tile(series) for series in CARTOONISTS)
    heading = '<header class="fn-content-header"><h2><span>Comics</span></h2></header>'
    return f'{heading}\n<div class="comic-icons">\n{cells}\n</div>'


def comic_tiles(series: tuple[Series, ...]) -> str:
    """A grid of comics, as on the comics page."""
    cells = "\n".join(_tile(one) for one in series)
    return f'<div class="comic-icons-grid">\n{cells}\n</div>'


def _tile(series: Series) -> str:
    # The site writes the title attribute without escaping its ampersand.
    return (
        f'<div class="comic-icon-cell"><a class="comic-icon" href="{series.path}/" title="{series.name}">'
        f'<img src="/jsnews/images/comics/{series.code}.png" alt="">{series.name}</a></div>'
    )


def _meta(head: Head) -> str:
    values = {
        "og:site_name": SITE_NAME,
        "og:title": head.title,
        "og:url": ORIGIN + head.path,
        "og:type": head.kind,
        "og:description": head.description,
        "og:image": head.image and ORIGIN + head.image,
    }
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in values.items() if value]
    lines.append('<meta name="amxrid" content="n0">')
    lines.append(f'<link rel="canonical" href="{ORIGIN}{head.path}">')
    if head.feed:
        lines.append(f'<link rel="alternate" type="application/rss+xml" title="RSS" href="{head.feed}">')
    return "\n".join(lines)


def _crumbs(crumbs: tuple[tuple[str, str], ...]) -> str:
    shapes = (
        '<h2 class="contenttype-title"><a href="{}">{}</a></h2>',
        '<h3 class="container-child-title"><a href="{}">{}</a></h3>',
    )
    return "\n/\n".join(shape.format(path, escape(name)) for shape, (name, path) in zip(shapes, crumbs, strict=False))


def _side_lists() -> str:
    sections: dict[str, list[Shelf | Series]] = {}
    sources: tuple[Shelf | Series, ...] = (*shelves(), *COMICS)
    for source in sources:
        sections.setdefault(source.section, []).append(source)
    return "\n".join(_side_list(section, members) for section, members in sections.items())


def _side_list(section: str, sources: list[Shelf | Series]) -> str:
    lines = "\n".join(f'<li><a href="{one.path}" data-code="{one.code}">{one.name}</a></li>' for one in sources)
    return f'<ul class="ct-category-nav"><li class="category-title"><h3>{section}</h3></li>\n{lines}\n</ul>'
