"""Which entry of a list is which of those that are known: told apart by guid, link, headline and date together. Pure.

One thing alone is never enough. A guid counts within its channel, and a guid or a link that several entries share tells
nothing, so that a paper which has all its columns on one page, or numbers none of them, still has every one.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl


class Mark(NamedTuple):
    """What tells one entry: ``guid`` as the channel at hand gives it, empty if it gives none; ``page`` the canonical
    address of its page, ``url`` the address as it was listed, both empty where there is no page; ``headline`` in any
    form that is equal for equal ones; ``date`` as text, empty if unknown. ``lasting``: the page's own name is of one
    story alone, wherever it is listed."""

    guid: str
    page: str
    url: str
    headline: str
    date: str
    lasting: bool = False

    @property
    def day(self) -> str:
        return self.date[:10]

    @property
    def link(self) -> str:
        """The page and the place on it."""
        return f"{self.page}#{self.url.partition('#')[2]}" if self.page else ""


_Key = Callable[[Mark], Hashable]
_Fits = Callable[[Mark, Mark], bool]


class _Sign(NamedTuple):
    """One way in which two entries are the same: what must be equal, empty where it says nothing; what must be theirs
    alone, empty where many may have it; and what else must hold."""

    key: _Key
    alone: _Key | None = None
    fits: _Fits = lambda told, known: True


def _nothing_against(told: Mark, known: Mark) -> bool:
    """Whether neither guids nor days say that they are two."""
    other_guid = told.guid and known.guid and told.guid != known.guid
    other_day = told.day and known.day and told.day != known.day
    return not (other_guid or other_day)


def _only_gained(told: Mark, known: Mark) -> bool:
    """Whether of two queries one has all that the other has: what was added is about the reader's way, not the page."""
    mine, theirs = (frozenset(parse_qsl(mark.url.partition("#")[0].partition("?")[2])) for mark in (told, known))
    return mine <= theirs or theirs <= mine


def _trunk(mark: Mark) -> str:
    return mark.url.partition("#")[0].partition("?")[0]


# Surest first; each is looked for in what the ones before it have left.
_SIGNS = (
    _Sign(lambda of: of.lasting and of.page),
    _Sign(lambda of: of.guid and (of.guid, of.page, of.headline, of.date)),
    _Sign(lambda of: of.page and (of.page, of.headline, of.date)),
    _Sign(lambda of: of.page and (of.page, of.headline), lambda of: (of.page, of.headline)),
    _Sign(lambda of: of.guid and (of.guid, of.headline, of.date)),
    _Sign(lambda of: of.guid and (of.guid, of.headline), lambda of: of.guid),
    _Sign(lambda of: of.guid and of.page and (of.guid, of.page), lambda of: of.guid),
    _Sign(lambda of: of.link, lambda of: of.page, _nothing_against),
    _Sign(lambda of: not of.url and of.guid, lambda of: of.guid),
    _Sign(lambda of: not of.url and (of.date or not of.guid) and (of.headline, of.date)),
    _Sign(lambda of: of.url and of.date and not of.lasting and (of.headline, of.date, _trunk(of)), None, _only_gained),
)


def paired(told: Sequence[Mark], known: Sequence[Mark]) -> list[int | None]:
    """For each of ``told``, none of them a double, which of ``known`` it is; None for what is new. None is two."""
    found: list[int | None] = [None] * len(told)
    left, free = list(range(len(told))), dict.fromkeys(range(len(known)))
    for sign in _SIGNS:
        if not left or not free:
            break
        shared = _shared(sign.alone, told) | _shared(sign.alone, known) if sign.alone else frozenset()
        waiting = defaultdict[Hashable, deque[int]](deque)
        for at in free:
            if (key := sign.key(known[at])) and not (sign.alone and sign.alone(known[at]) in shared):
                waiting[key].append(at)
        for at in left if waiting else ():
            if (key := sign.key(told[at])) and (those := waiting.get(key)) and sign.fits(told[at], known[those[0]]):
                found[at] = place = those.popleft()
                del free[place]
        left = [at for at in left if found[at] is None]
    return found


def _shared(key: _Key, marks: Sequence[Mark]) -> frozenset[Hashable]:
    return frozenset(each for each, times in Counter(map(key, marks)).items() if times > 1)


def firsts(told: Sequence[Mark]) -> list[int]:
    """For each entry of one list the place of the first that is the same one: its own unless it is listed twice."""
    seen: dict[Hashable, int] = {}
    places = []
    for at, mark in enumerate(told):
        signs = list(_sameness(mark))
        place = min((seen[sign] for sign in signs if sign in seen), default=at)
        for sign in signs:
            seen.setdefault(sign, place)
        places.append(place)
    return places


def _sameness(mark: Mark) -> Iterator[Hashable]:
    """What is equal in two lines of one list that are the same entry. A guid that only counts how often its story was
    changed has that number behind a ``#``."""
    if mark.lasting:
        yield mark.page
    here = mark.page, mark.headline
    if mark.page and mark.date:
        yield *here, mark.date
    if mark.page and not mark.guid:
        yield *here, mark.day, None
    trunk, anchor, _ = mark.guid.partition("#")
    if mark.page and mark.guid:
        yield (*here, trunk, None, None) if anchor else (*here, trunk, mark.day, None)
    if mark.guid or not mark.page:
        yield mark.guid, mark.headline, mark.date, None, None, None
