"""The one big picture of a comic's page, found by where it stands and what is said of it.

What speaks for a picture is counted; only one that stands out is the strip. Several that are alike are a gallery, a
list of thumbnails, or several strips, each with a page of its own.
"""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.page.dates import moment_within
from reader.page.head import meta, page_title
from reader.page.links import path_of, web_url
from reader.sources.comics.neighbours import Turns, is_button
from reader.sources.identity import canonical
from reader.sources.lists.lines import element_text, heading, is_hidden

_BESIDE = ("nav", "footer", "aside")
_LATE = ("data-zoom-image", "data-full-src", "data-src", "data-original", "data-lazy-src", "src")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_RESIZED = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled|large|medium|full|\d{3,4}w)$", re.IGNORECASE)
_ORNAMENT = re.compile(
    r"(?<![a-z])(?:logo|avatar|gravatar|icon|banner|sprite|badge|button|spacer|pixel|masthead)s?(?![a-z])",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"comic|strip|cartoon|panel", re.IGNORECASE)
_LEAST = 2
_SMALL_WIDTH, _SMALL_HEIGHT = 200, 80
_BIG_WIDTH = 400
_LONG_TITLE = 40


@dataclass(frozen=True, slots=True)
class _Around:
    """What a page says that its strip is compared with: its titles, the files of the pictures it calls its own, and
    the addresses a strip may lead to."""

    base: str
    titles: tuple[str, ...]
    files: frozenset[str]
    strips: frozenset[str]


def strip_picture(tree: HtmlElement, base: str, turns: Turns) -> HtmlElement | None:
    """The ``img`` of the page's strip; None if no picture stands out as one."""
    around = _around(tree, base, turns)
    pictures = [each for each in tree.iter("img") if _may_be_strip(each, around)]
    near = _nearest(pictures, [turn.element for turn in turns.values() if turn.element is not None])
    weights = {each: _weight(each, around) + (2 if each in near else 0) for each in pictures}
    ordered = sorted(pictures, key=lambda each: -weights[each])
    if not ordered or weights[ordered[0]] < _LEAST:
        return None
    others = [each for each in ordered if picture_url(each, base) != picture_url(ordered[0], base)]
    return ordered[0] if not others or weights[others[0]] < weights[ordered[0]] else None


def picture_url(picture: HtmlElement, base: str) -> str:
    """The address of the picture itself, not of the placeholder that a script would replace; empty if it has none."""
    written = (picture.get(name) or "" for name in _LATE)
    return next((url for each in written if each and (url := web_url(base, each))), "")


def said_of(picture: HtmlElement) -> tuple[str, ...]:
    """What the page says of a picture: its alternative text, its title, its caption."""
    figure = next(picture.iterancestors("figure"), None)
    caption = figure.find("figcaption") if figure is not None else None
    said = (picture.get("alt") or "", picture.get("title") or "", element_text(caption) if caption is not None else "")
    return tuple(filter(None, said))


def _around(tree: HtmlElement, base: str, turns: Turns) -> _Around:
    own = web_url(base, meta(tree, "og:url")) if meta(tree, "og:url") else base
    strips = (base, own, *(turn.url for turn in turns.values()))
    return _Around(
        base,
        (meta(tree, "og:title"), heading(tree), page_title(tree)),
        frozenset(filter(None, (_file(meta(tree, name)) for name in ("og:image", "twitter:image")))),
        frozenset(map(canonical, strips)),
    )


def _may_be_strip(picture: HtmlElement, around: _Around) -> bool:
    width, height = _pixels(picture, "width"), _pixels(picture, "height")
    if 0 < width < _SMALL_WIDTH or 0 < height < _SMALL_HEIGHT or not (url := picture_url(picture, around.base)):
        return False
    if is_button(picture) or _ORNAMENT.search(f"{_file(url)} {picture.get('alt') or ''}"):
        return False
    if any(map(_is_apart, (picture, *picture.iterancestors()))):
        return False
    return not _leads_elsewhere(picture, around)


def _is_apart(element: HtmlElement) -> bool:
    """Whether an element shows nothing or stands beside the content. A strip may be a button that shows it larger."""
    return element.tag in _BESIDE or (is_hidden(element) and element.tag != "button")


def _leads_elsewhere(picture: HtmlElement, around: _Around) -> bool:
    """Whether the picture is a link to something other than this page, itself at full size, or another strip."""
    link = next(picture.iterancestors("a"), None)
    url = web_url(around.base, link.get("href") or "") if link is not None else ""
    return bool(url) and not _FILE.search(path_of(url)) and canonical(url) not in around.strips


def _nearest(pictures: list[HtmlElement], links: list[HtmlElement]) -> set[HtmlElement]:
    """The pictures that share the innermost element with a link that turns."""
    around = {above: _depth(above) for link in links for above in link.iterancestors()}
    shared = {each: max((around.get(above, 0) for above in each.iterancestors()), default=0) for each in pictures}
    most = max(shared.values(), default=0)
    return {each for each, depth in shared.items() if depth == most}


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _weight(picture: HtmlElement, around: _Around) -> int:
    url, said = picture_url(picture, around.base), said_of(picture)
    signs = (
        (3, _file(url) in around.files),
        (2, _pixels(picture, "width") >= _BIG_WIDTH),
        (2, any(moment_within(each)[0] for each in said)),
        (1, any(_is_part(each, name) for each in said for name in around.titles)),
        (1, len(picture.get("title") or "") > _LONG_TITLE),
        (1, _DRAWN.search(path_of(url)) or any(map(_DRAWN.search, said))),
    )
    return sum(count for count, sign in signs if sign)


def _is_part(said: str, name: str) -> bool:
    one, other = said.casefold().strip(), name.casefold().strip()
    return len(one) > 3 and len(other) > 3 and (one in other or other in one)


def _file(url: str) -> str:
    """The name of a file by which its sizes are one: without type and measures."""
    return _RESIZED.sub("", _FILE.sub("", path_of(url).rpartition("/")[2]))


def _pixels(picture: HtmlElement, name: str) -> int:
    written = (picture.get(name) or picture.get(f"data-{name}") or "").strip().removesuffix("px")
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else 0
