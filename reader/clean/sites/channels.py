"""The lists of channels under a syndicate's column, and the steps and names that lead to one, read from lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.clean.sites.lines import Line, Run
from reader.model.article import ChannelLink
from reader.page.bylines import clean_byline
from reader.page.syndicate import channel_url
from reader.page.tree import Element, features
from reader.text import safe

RELATED, COMICS = "related channels", "comics"
_TITLES = frozenset((RELATED, COMICS))
_COMMENTS = re.compile(
    r"(?:(?:reader )?comments?:?(?: ?\(?\d+\)?)?|\d+ comments?|(?:blog )?comments powered by .{2,30})", re.IGNORECASE
)
_BY = re.compile(r"by\b:?\s*(?P<who>.*)", re.IGNORECASE)
_NAME_BY = re.compile(r"(?P<name>.{2,60}?)\s+[Bb]y:?\s+(?P<who>.{2,80})")
_FRAMES = frozenset(("footer", "nav"))
# Links in one part of a list: what holds more is no card of it.
_MOST_IN_CARD = 4


def is_title(line: Line, title: str) -> bool:
    """Whether the line heads the list of this title; a link of the menu that is called so does not."""
    return line.text.rstrip(": ").casefold() == title and (line.level > 0 or not line.linked)


def ends_column(line: Line) -> bool:
    """Whether the line heads what comes below a column: its comments, or a list of channels."""
    return any(is_title(line, title) for title in _TITLES) or _is_comments(line)


def _is_comments(line: Line) -> bool:
    powered = "powered" in line.text
    return bool(_COMMENTS.fullmatch(line.text)) and (powered or line.level > 0 or not line.linked)


def has_comments(root: Element, lines: Sequence[Line]) -> bool:
    """Whether the page has a place for comments."""
    return any(_is_comments(line) for line in lines) or any(
        element.get("id") in ("comments", "disqus_thread") or "story-comments" in features(element)
        for element in root.iter()
    )


@dataclass(slots=True)
class _Card:
    """A channel on its way: ``sure`` once its name is in words, not only said of a picture."""

    url: str
    name: str = ""
    byline: str = ""
    sure: bool = False


def channels(lines: Sequence[Line], title: str, page: str) -> tuple[ChannelLink, ...]:
    """The channels listed under the last line that says ``title``: name, ``By ...``, address."""
    at = max((at for at, line in enumerate(lines) if is_title(line, title)), default=len(lines))
    if at == len(lines):
        return ()
    stretches = [run for line in _listed(lines, at, page) for run in joined(line)]
    cards = _without_buttons(_cards(stretches, page))
    return tuple(ChannelLink(card.name, card.url, card.byline) for card in cards)


def joined(line: Line) -> Iterator[Run]:
    """The stretches of the line, those of one link made one; one that begins with "By" stands for itself."""
    waiting: list[Run] = []
    for run in line.runs:
        apart = bool(waiting) and (run.link is not waiting[0].link or bool(_BY.match(run.text.lstrip())))
        if apart:
            yield from _one(waiting)
            waiting = []
        waiting.append(run)
    yield from _one(waiting)


def _one(runs: list[Run]) -> Iterator[Run]:
    text = safe("".join(run.text for run in runs))
    if runs and (text or runs[0].url):
        yield Run(text, runs[0].at, runs[0].link, runs[0].url)


def _listed(lines: Sequence[Line], title: int, page: str) -> Iterator[Line]:
    """The lines of the list: to the next title, drawn line or heading, as far as its parts look like the first."""
    following = lines[title + 1 :]
    level = lines[title].level
    inside = _Parts(lines[title].at, following, page)
    named = False
    for line in following:
        heads = line.level and not line.linked and line.level <= level
        if ends_column(line) or line.rule or heads or not inside.holds(line):
            return
        named = named or any(run.url for run in line.runs)
        yield line


class _Parts:
    """The part of the page that holds a list, and how those of its children look that are items of the list."""

    def __init__(self, title: Element, following: Sequence[Line], page: str) -> None:
        self._links = [run.link for line in following for run in line.runs if run.link is not None and _leads(run, page)]
        self._keys = {run.link: key_of(run.url) for line in following for run in line.runs if run.link is not None}
        self._holder = self._around(title)
        self._looks: set[tuple[str, str]] = set()
        self._first = ""

    def _around(self, title: Element) -> Element | None:
        """The nearest part around the title with two channels behind it, then the smallest in it that has all items."""
        if not self._links:
            return None
        wanted = self._links[:1]
        wanted += [link for link in self._links if self._keys[link] != self._keys[wanted[0]]][:1]
        holder = next((part for part in title.iterancestors() if all(part in _above(link) for link in wanted)), None)
        while holder is not None:
            child = _child_of(holder, wanted[0])
            if child is None or len(wanted) < 2 or child not in _above(wanted[1]):
                break
            holder = child
        return holder

    def holds(self, line: Line) -> bool:
        """Whether the line is in the list."""
        if self._holder is None:
            return False
        child = _child_of(self._holder, line.at)
        if any(part.tag in _FRAMES or part.get("role") == "contentinfo" for part in _up_to(line.at, self._holder)):
            return False
        key = next((self._keys[run.link] for run in line.runs if run.link is not None), "")
        if not key:
            return child is not None or line.at is self._holder
        if child is None:
            return False
        self._first = self._first or key
        look = (str(child.tag), child.get("class") or "")
        if key == self._first:
            self._looks.add(look)
        keys = {self._keys.get(link) for link in child.iter("a") if link in self._keys}
        return look in self._looks and (len(keys) <= _MOST_IN_CARD or child.tag in ("tr", "tbody"))


def _leads(run: Run, page: str) -> bool:
    return bool(run.url) and run.url.partition("#")[0] != page.partition("#")[0]


def key_of(url: str) -> str:
    """The channel that a link leads to, be it to its own page, one of its columns or its newsletter."""
    return channel_url(url) or url


def _above(element: Element) -> set[Element]:
    return set(element.iterancestors())


def _up_to(element: Element, holder: Element) -> Iterator[Element]:
    part: Element | None = element
    while part is not None and part is not holder:
        yield part
        part = part.getparent()


def _child_of(holder: Element, element: Element) -> Element | None:
    """The child of the holder that the element is in or is."""
    chain = list(_up_to(element, holder))
    return chain[-1] if chain and chain[-1].getparent() is holder else None


def _cards(runs: Sequence[Run], page: str) -> list[_Card]:
    found: dict[str, _Card] = {}
    last: _Card | None = None
    waits = False
    for run in runs:
        by = _BY.match(run.text)
        if waits or by:
            who = run.text if waits else (by["who"] if by else "")
            waits = not who
            if last is not None and who:
                last.byline = last.byline or clean_byline(f"By {who}")
        elif run.url:
            if not _leads(run, page):
                continue
            key = key_of(run.url)
            last = found.setdefault(key, _Card(run.url))
            _name(last, run)
        elif last is not None and not last.name:
            last.name = run.text
    return [card for card in found.values() if card.name]


def _name(card: _Card, run: Run) -> None:
    """What a link says names its channel, unless it leads beyond it or the byline was already told."""
    if not run.text or card.byline or run.url.rstrip("/") != card.url.rstrip("/"):
        return
    in_words = run.link is not None and any(True for _ in run.link.itertext() if _.strip())
    if card.sure or (card.name and not in_words):
        return
    told = _NAME_BY.fullmatch(run.text)
    card.name, card.sure = (told["name"] if told else run.text), in_words
    if told:
        card.byline = clean_byline(f"By {told['who']}")


def _without_buttons(cards: list[_Card]) -> list[_Card]:
    """Those that are channels: buttons say the same in every card, and where most tell by whom, all do."""
    said = Counter(card.name.casefold() for card in cards)
    named = [card for card in cards if said[card.name.casefold()] == 1 or card.byline]
    signed = [card for card in named if card.byline]
    return signed if 2 * len(signed) >= len(named) and signed else named
