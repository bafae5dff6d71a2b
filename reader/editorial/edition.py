"""Today's edition: a finite, ordered choice of what is unread, as a newspaper has it: a front page, then by section.

It is balanced: the sections take turns, no channel and no columnist has more than their share, and what a person reads
to the end most is in front. So many minutes are filled the same way, one column of each columnist first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reader.editorial.pace import minutes_left
from reader.model.edition import Candidate, Placed

MOST = 20
"""Columns of an edition, comics aside."""
MOST_OF_CHANNEL, MOST_OF_WRITER = 3, 2
"""Columns of one channel and of one columnist, where there are others enough to fill an edition."""
FRONT_PAGE = 3
FRONT = "Front page"
COMICS = "Comics"
USUAL_MINUTES = 4
"""What a column is taken to need while its text is not here."""


def edition(candidates: Iterable[Candidate]) -> tuple[Placed, ...]:
    """The edition of what is unread, given in the order of the sections a person follows: the front page, the sections
    in that order, the comics last. Empty where nothing is unread."""
    every = list(candidates)
    order = list(dict.fromkeys(each.section for each in every))
    chosen = _balanced([each for each in every if not each.is_comic], MOST)
    front = _of_different_sections(sorted(chosen, key=_worth, reverse=True), FRONT_PAGE)
    placed = [Placed(each.entry_id, FRONT, _why(each)) for each in front]
    inside = (each for each in chosen if each not in front)
    placed += [
        Placed(each.entry_id, each.section, _why(each))
        for each in sorted(sorted(inside, key=_worth, reverse=True), key=lambda each: order.index(each.section))
    ]
    strips: dict[int, Candidate] = {}
    for each in sorted((each for each in every if each.is_comic), key=lambda each: each.moment, reverse=True):
        strips.setdefault(each.channel_id, each)
    return (*placed, *(Placed(each.entry_id, COMICS, "the newest strip") for each in strips.values()))


def filling(candidates: Iterable[Candidate], minutes: int) -> tuple[Placed, ...]:
    """What can be read in so many minutes: what is half read first, then one column of each columnist before a second;
    of equals those that are liked and new. Nothing that takes longer than what is left."""
    prose = [each for each in candidates if not each.is_comic]
    nth: Counter[str] = Counter()
    ranked: list[tuple[bool, int, Candidate]] = []
    for each in sorted(prose, key=_worth, reverse=True):
        nth[_writer(each)] += 1
        ranked.append((not each.is_begun, nth[_writer(each)], each))
    chosen, left = list[Placed](), minutes
    for not_begun, _, each in sorted(ranked, key=lambda rank: rank[:2]):
        needs = minutes_left(each.minutes, each.progress) or USUAL_MINUTES
        if needs <= left:
            left -= needs
            why = _why(each) if not_begun else "half read"
            chosen.append(Placed(each.entry_id, each.section, why))
    return tuple(chosen)


def _balanced(candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """The sections in turn, each with its best that is left, until there are enough."""
    waiting: dict[str, list[Candidate]] = defaultdict(list)
    for each in sorted(candidates, key=_worth, reverse=True):
        waiting[each.section].append(each)
    of_channel, of_writer = Counter[int](), Counter[str]()
    most_of_channel = max(MOST_OF_CHANNEL, most // max(1, len({each.channel_id for each in candidates})))
    most_of_writer = max(MOST_OF_WRITER, most // max(1, len({_writer(each) for each in candidates})))
    chosen: list[Candidate] = []
    while waiting and len(chosen) < most:
        for section in list(waiting):
            while waiting[section]:
                each = waiting[section].pop(0)
                if of_channel[each.channel_id] < most_of_channel and of_writer[_writer(each)] < most_of_writer:
                    of_channel[each.channel_id] += 1
                    of_writer[_writer(each)] += 1
                    chosen.append(each)
                    break
            if not waiting[section]:
                del waiting[section]
    return chosen[:most]


def _of_different_sections(ranked: Sequence[Candidate], most: int) -> list[Candidate]:
    """The first of each section; if there are too few sections, the next best."""
    first = {each.section: each for each in reversed(ranked)}
    leading = [each for each in ranked if first[each.section] is each]
    return [*leading, *(each for each in ranked if each not in leading)][:most]


def _worth(candidate: Candidate) -> tuple[int, str, int]:
    return min(candidate.liked, 20), candidate.moment, candidate.entry_id


def _writer(candidate: Candidate) -> str:
    # Who is not named counts for themselves.
    return candidate.writer or f"\0{candidate.entry_id}"


def _why(candidate: Candidate) -> str:
    if candidate.liked > 1:
        return f"you read or kept {candidate.liked} columns of this columnist"
    return f"new in {candidate.section}" if candidate.section else "new"
