"""The lists of channels under a syndicate's column, and the steps and names that lead to one, read from lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.clean.sites.lines import Line, Run
from reader.model.article import ChannelLink
from reader.page.bylines import clean_byline
from reader.page.syndicate import channel_url
from reader.page.tree import Element, features, text_of
from reader.text import safe

RELATED, COMICS = "related channels", "comics"
_TITLES = frozenset((RELATED, COMICS))
_COMMENTS = re.compile(
    r"(?:(?:reader )?comments?:?(?: ?\(?\d+\)?)?|\d+ comments?|(?:blog )?comments powered by .{2,30})", re.IGNORECASE
)
_BY = re.compile(r"by\b:?\s*(?P<who>.*)", re.IGNORECASE)
_NAME_BY = re.compile(r"(?P<name>.{2,60}?)\s+[Bb]y:?\s+(?P<who>.{2,80})")
_FRAMES = frozenset(("footer", "nav"))
_ROWS = frozenset(("tr", "tbody"))
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


def channels(lines: Sequence[Line], below: int, title: str, page: str) -> tuple[ChannelLink, ...]:
    """The channels listed under the line that says ``title``: name, ``By ...``, address. It is the first from the line
    ``below`` on, where the column has ended, else the last above."""
    titles = [at for at, line in enumerate(lines) if is_title(line, title)]
    if not titles:
        return ()
    at = next((at for at in titles if at >= below), titles[-1])
    end = next((number for number in range(at + 1, len(lines)) if ends_column(lines[number])), len(lines))
    following = lines[at + 1 : end]
    runs = _without_buttons([run for line in following for run in joined(line)], page)
    listed = set(_listed(lines[at], following, [run for run in runs if run.url]))
    cards = _signed(_cards([run for run in runs if run.at in listed]))
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


def _without_buttons(runs: Sequence[Run], page: str) -> list[Run]:
    """The stretches without links that every card has: they say the same for several channels, or lead from several
    cards to one place or to this page itself."""
    links = [run for run in runs if run.url]
    said: defaultdict[str, set[str]] = defaultdict(set)
    for run in links:
        said[run.text.casefold()].add(key_of(run.url))
    visits = Counter(key for key, _ in groupby(key_of(run.url) for run in links))
    again = {key for key, count in visits.items() if count > 1}
    again = again if len(again) < len(visits) else set()
    here = page.partition("#")[0]
    return [
        run
        for run in runs
        if not run.url
        or not (
            run.url.partition("#")[0] == here
            or key_of(run.url) in again
            or (run.text and len(said[run.text.casefold()]) > 1)
        )
    ]


def _listed(title: Line, following: Sequence[Line], links: Sequence[Run]) -> Iterator[Element]:
    """The elements with the text of the list: to the next drawn line or heading, as far as its parts look alike."""
    items = _Items(title.at, links)
    for line in following:
        heads = line.level and not line.linked and line.level <= title.level
        if line.rule or heads or not items.hold(line):
            return
        yield from (run.at for run in line.runs)


class _Items:
    """The part of the page that holds a list, and how those of its children look that are items of the list."""

    def __init__(self, title: Element, links: Sequence[Run]) -> None:
        self._keys = {run.link: key_of(run.url) for run in links if run.link is not None}
        self._looks: set[tuple[str, str]] = set()
        self._first = next(iter(self._keys.values()), "")
        second = next((link for link, key in self._keys.items() if key != self._first), None)
        ends = [link for link in (next(iter(self._keys), None), second) if link is not None]
        self._holder = _holder(title, [list(_up_to(link, None)) for link in ends]) if ends else None

    def hold(self, line: Line) -> bool:
        """Whether the line is in the list."""
        child = _child_of(self._holder, line.at) if self._holder is not None else None
        if child is None:
            return line.at is self._holder
        if any(part.tag in _FRAMES or part.get("role") == "contentinfo" for part in _up_to(line.at, self._holder)):
            return False
        key = next((self._keys[run.link] for run in line.runs if run.link in self._keys), "")
        look = (str(child.tag), child.get("class") or "")
        if key and key == self._first:
            self._looks.add(look)
        within = {self._keys[link] for link in child.iter("a") if link in self._keys}
        return not key or (look in self._looks and (len(within) <= _MOST_IN_CARD or child.tag in _ROWS))


def _holder(title: Element, links: Sequence[Sequence[Element]]) -> Element | None:
    """The nearest part around the title that has the two links in it, or the smallest in it that has both."""
    holder = next((part for part in title.iterancestors() if all(part in above for above in links)), None)
    if holder is None or len(links) < 2:
        return holder
    shared = [part for part in links[0] if part in links[1]]
    return shared[0] if shared else holder


def key_of(url: str) -> str:
    """The channel that a link leads to, be it to its own page, one of its columns or its newsletter."""
    return channel_url(url) or url


def _up_to(element: Element, holder: Element | None) -> Iterator[Element]:
    part: Element | None = element
    while part is not None and part is not holder:
        yield part
        part = part.getparent()


def _child_of(holder: Element, element: Element) -> Element | None:
    """The child of the holder that the element is in or is."""
    chain = list(_up_to(element, holder))
    return chain[-1] if chain and chain[-1].getparent() is holder else None


def _cards(runs: Sequence[Run]) -> list[_Card]:
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
            last = found.setdefault(key_of(run.url), _Card(run.url))
            # A link beyond the channel names no channel, nor does one behind the byline.
            if run.text and not last.byline and run.url.rstrip("/") == last.url.rstrip("/"):
                _name(last, run.text, run.link is None or bool(text_of(run.link)))
        elif last is not None and not last.sure and not last.byline:
            _name_beside(last, run.text)
    return [card for card in found.values() if card.name]


def _name(card: _Card, text: str, in_words: bool) -> None:
    if card.sure or (card.name and not in_words):
        return
    told = _NAME_BY.fullmatch(text)
    card.name, card.sure = (told["name"] if told else text), in_words
    if told:
        card.byline = clean_byline(f"By {told['who']}")


def _name_beside(card: _Card, text: str) -> None:
    """Take what stands beside a picture that is a link for the name, unless the picture has another."""
    told = _NAME_BY.fullmatch(text)
    if not card.name or (told and told["name"].casefold() == card.name.casefold()):
        _name(card, text, in_words=True)


def _signed(cards: list[_Card]) -> list[_Card]:
    """Those that are channels: where most tell by whom, all do."""
    signed = [card for card in cards if card.byline]
    return signed if signed and 2 * len(signed) >= len(cards) else cards
