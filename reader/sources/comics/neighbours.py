"""The links by which a reader turns from one strip to the next: where each leads, and how plainly it says so.

They are known by ``rel`` (HTML standard, 4.6.7), by what they say in words or arrows, or, on a page whose address ends
in a day or a number, by leading to the one beside it. What their elements are called plays no part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.model.address import host_of
from reader.page.dates import day_in_path
from reader.page.links import path_of, web_url
from reader.page.markup import elements
from reader.page.words import words
from reader.sources.identity import canonical
from reader.sources.lists.lines import element_text
from reader.sources.lists.paging import page_number


class Way(StrEnum):
    OLDER = "older"
    NEWER = "newer"
    OLDEST = "oldest"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Turn:
    """A link to another strip of the same host. ``element`` is None when only the page's head has it; ``named`` when
    the link itself says which way it leads."""

    url: str
    element: HtmlElement | None = None
    named: bool = False


Turns = dict[Way, Turn]

_RELS = {
    "prev": Way.OLDER,
    "previous": Way.OLDER,
    "next": Way.NEWER,
    "first": Way.OLDEST,
    "start": Way.OLDEST,
    "last": Way.NEWEST,
}
_WORDS = {
    Way.OLDER: (
        "prev|previous|earlier|older|back|yesterday|vorherige[rsn]?|vorige[rsn]?|zurück|précédente?|anterior|"
        "precedente|föregående|poprzedni|предыдущий|назад|前|前へ|이전"
    ),
    Way.NEWER: (
        "next|newer|forward|tomorrow|nächste[rsn]?|weiter|suivante?|siguiente|successiv[ao]|volgende|nästa|następny|"
        "следующий|вперёд|次|次へ|다음"
    ),
    Way.OLDEST: "first|oldest|start|begin|beginning|erste[rsn]?|anfang|première?|premier|primer[ao]?|eerste|最初",
    Way.NEWEST: "last|latest|newest|today|current|most recent|neueste[rsn]?|letzte|dernière?|dernier|última?|最新",
}
_THING = r"(?:(?:['’]s)?\s+(?:comic|comic strip|strip|cartoon|webcomic|page|episode|day|issue|update|one))?"
_SAYS = {
    way: re.compile(rf"\W*(?:(?:go to|view|read|see|show)\s+)?(?:the\s+)?(?:{said}){_THING}\W*", re.IGNORECASE)
    for way, said in _WORDS.items()
}
_ARROWS = {
    Way.OLDER: words("< ‹ ← ◀ ◄ ⬅ ❮ ◁ 〈"),
    Way.NEWER: words("> › → ▶ ► ➡ ❯ ▷ 〉"),
    Way.OLDEST: words("|< <| ⏮ |‹ |« |<< ⇤ <<< |◀"),
    Way.NEWEST: words(">| |> ⏭ ›| »| >>| ⇥ >>> ▶|"),
}
# Beside a single arrow a double one leads to the end, alone it leads to the next.
_DOUBLE = {"«": Way.OLDER, "<<": Way.OLDER, "⏪": Way.OLDER, "»": Way.NEWER, ">>": Way.NEWER, "⏩": Way.NEWER}
_FAR = {Way.OLDER: Way.OLDEST, Way.NEWER: Way.NEWEST}
_LONGEST = 40
_DIGITS = re.compile(r"\d+")
_LAST_NUMBER = re.compile(r"(?P<head>.*?)(?P<number>\d{1,9})(?P<tail>[^\d/?&=]*)/?")


def turns(tree: HtmlElement, base: str) -> Turns:
    """Where the page's links of each way lead; ways it does not offer are left out."""
    found: Turns = {}
    doubles: Turns = {}
    for link in elements(tree, ".//a[@href]"):
        url = web_url(base, link.get("href") or "")
        if not _leads_on(url, base):
            continue
        labels = _labels(link)
        for way in _ways_said(labels):
            found.setdefault(way, Turn(url, link, named=True))
        for way in filter(None, map(_DOUBLE.get, labels)):
            doubles.setdefault(way, Turn(url, link, named=True))
    for way, turn in doubles.items():
        found.setdefault(_FAR[way] if way in found else way, turn)
    for way, turn in (*_related(tree, base), *_beside(tree, base)):
        found.setdefault(way, turn)
    return found


def older_of(found: Turns, own: str) -> str:
    """The strip before this one, empty if there is none: of counted or dated strips never a later one."""
    turn = found.get(Way.OLDER)
    if turn is None or canonical(turn.url) == canonical(own):
        return ""
    here, there = place_of(own), place_of(turn.url)
    return "" if here and there and here[0] == there[0] and there[1] >= here[1] else turn.url


def place_of(url: str) -> tuple[str, int] | None:
    """Where in a row of addresses one stands: what they share, and the day or the last number in it that counts them;
    None if there is neither."""
    query = urlsplit(url).query
    address = f"{host_of(url)}{path_of(url)}" + (f"?{query}" if query else "")
    if day := day_in_path(url):
        return _DIGITS.sub("#", address), day.toordinal()
    match = _LAST_NUMBER.fullmatch(address)
    return (f"{match['head']}#{match['tail']}", int(match["number"])) if match else None


def is_paged(tree: HtmlElement, base: str) -> bool:
    """Whether the page is one of several that are numbered as the pages of a list are."""
    links = ((element_text(link), web_url(base, link.get("href") or "")) for link in elements(tree, ".//a[@href]"))
    return len({url for text, url in links if text.isdecimal() and page_number(url) == int(text)}) >= 2


def is_button(picture: HtmlElement) -> bool:
    """Whether a picture is the drawing of an arrow or of a word such as `Next`."""
    return bool(list(_ways_said(_said_by(picture))))


def _leads_on(url: str, base: str) -> bool:
    return bool(url) and host_of(url) == host_of(base) and canonical(url) != canonical(base)


def _ways_said(labels: list[str]) -> Iterator[Way]:
    for label in labels:
        for way in Way:
            if label in _ARROWS[way] or _SAYS[way].fullmatch(label):
                yield way
                return


def _labels(link: HtmlElement) -> list[str]:
    """What a link says for itself, in the order in which it is seen: text, pictures, and what helps those who do not
    see it."""
    said = [element_text(link), *(label for picture in link.iter("img") for label in _said_by(picture))]
    said += [link.get("aria-label") or "", link.get("title") or ""]
    return [label for each in said if 0 < len(label := " ".join(each.split())) <= _LONGEST]


def _said_by(picture: HtmlElement) -> list[str]:
    """A picture's alternative text and title, and the words of its file name: ``nav_prev.gif``."""
    name = path_of(picture.get("src") or "").rpartition("/")[2].rpartition(".")[0]
    name = re.sub(r"^(?:nav|btn|button|arrow|icon)[-_]|[-_](?:nav|btn|button|arrow|icon|off|on)$", "", name)
    return [picture.get("alt") or "", picture.get("title") or "", name]


def _related(tree: HtmlElement, base: str) -> Iterator[tuple[Way, Turn]]:
    for link in elements(tree, ".//*[self::a or self::link][@href][@rel]"):
        url = web_url(base, link.get("href") or "")
        for rel in (link.get("rel") or "").lower().split() if _leads_on(url, base) else ():
            if way := _RELS.get(rel):
                yield way, Turn(url, link if link.tag == "a" else None)


def _beside(tree: HtmlElement, base: str) -> Iterator[tuple[Way, Turn]]:
    """The links to the day or the number before and after the page's own."""
    here = place_of(base)
    if here is None:
        return
    for link in elements(tree, ".//a[@href]"):
        url = web_url(base, link.get("href") or "")
        there = place_of(url) if _leads_on(url, base) else None
        if there and there[0] == here[0] and abs(there[1] - here[1]) == 1:
            yield (Way.OLDER if there[1] < here[1] else Way.NEWER), Turn(url, link)
