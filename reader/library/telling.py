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
    story alone, wherever it is listed. ``text``: what was said below the headline, as the headline is given; empty if
    nothing."""

    guid: str
    page: str
    url: str
    headline: str
    date: str
    lasting: bool = False
    text: str = ""

    @property
    def day(self) -> str:
        return self.date[:10]

    @property
    def link(self) -> str:
        """The page and the place on it."""
        return f"{self.page}#{self.url.partition('#')[2]}" if self.page else ""


_LONG_NUMBER = 5
"""Digits from which on a bare number counts all that a site has, and not the lines of a list."""

_TELLING_DIGITS = 4
"""Digits of a guid that is made for one entry: a year, an hour, a number, a part of a hash."""

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


def _is_rewritten(told: Mark, known: Mark) -> bool:
    """Whether a guid can stand for an entry of which headline and page are others now: it is no place in the list, such
    as 3 or ``top``, unless the very minute agrees."""
    if told.guid.isdigit() and len(told.guid) < _LONG_NUMBER:
        return False
    if told.date == known.date and len(told.date) > len(told.day):
        return True
    return sum(map(str.isdigit, told.guid)) >= _TELLING_DIGITS and _nothing_against(told, known)


def _lacks_an_hour(told: Mark, known: Mark) -> bool:
    return told.day in (told.date, known.date)


def _heading(mark: Mark, date: str) -> Hashable:
    """The headline with the date, where these are all that an entry keeps when its page moves; else empty."""
    return bool(mark.url and date and not (mark.guid or mark.lasting)) and (mark.headline, date)


# What a list says that was all there is; known is only what it does not list any more.
_SIGNS_OF_WHOLE_LISTS = (
    _Sign(lambda of: not of.lasting and of.guid, lambda of: of.guid, _is_rewritten),
    _Sign(lambda of: _heading(of, of.date), lambda of: (of.headline, of.date)),
    _Sign(lambda of: _heading(of, of.day), lambda of: (of.headline, of.day), _lacks_an_hour),
)

# Where neither guid nor page is an entry's own, a headline that was corrected leaves the day and the text.
_SIGN_OF_TEXT = _Sign(
    lambda of: bool(of.text and of.day) and (of.page, of.day, of.text),
    lambda of: (of.page, of.day, of.text),
    _nothing_against,
)


def paired(told: Sequence[Mark], known: Sequence[Mark], *, whole: bool = False) -> list[int | None]:
    """For each of ``told``, none of them a double, which of ``known`` it is; None for what is new. None is two.

    ``whole``: the list is all that its channel lists now, so that what is not in it may have been rewritten or moved.
    """
    found: list[int | None] = [None] * len(told)
    free = dict.fromkeys(range(len(known)))
    _pair(_SIGNS, told, known, found, free)
    if whole:
        pages = {mark.page for mark in told}
        gone = dict.fromkeys(at for at in free if known[at].page not in pages)
        _pair(_SIGNS_OF_WHOLE_LISTS[not _has_own_guids(told, known, found) :], told, known, found, gone)
        taken = set(found)
        _pair((_SIGN_OF_TEXT,), told, known, found, {at: None for at in free if at not in taken})
    return found


def _has_own_guids(told: Sequence[Mark], known: Sequence[Mark], found: Sequence[int | None]) -> bool:
    """Whether a list gives every entry a guid of its own, and no entry has now what was another's before."""
    guids = [mark.guid for mark in told if mark.guid]
    before = {mark.guid for mark in known}
    went_over = any(
        at is not None and mark.guid != known[at].guid and mark.guid in before
        for mark, at in zip(told, found, strict=True)
        if mark.guid
    )
    return len(guids) == len(set(guids)) and not went_over


def _pair(
    signs: Sequence[_Sign],
    told: Sequence[Mark],
    known: Sequence[Mark],
    found: list[int | None],
    free: dict[int, None],
) -> None:
    """Puts into ``found``, by these signs, which of the ``free`` of ``known`` those are that are not found yet."""
    left = [at for at, place in enumerate(found) if place is None]
    for sign in signs:
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
