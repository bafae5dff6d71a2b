"""When a columnist usually publishes, from the days of their columns, and whether the next one is late."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

FEWEST = 5
"""Days from which on there is a rhythm to tell."""
LAST = 30
"""Days that are looked at, the last ones: habits change."""
MOST_NAMED = 3
COVERED = 0.8
"""What part of the days fall on the weekdays that are named."""
LONG = 8
"""Days between two columns from which on a weekday is not the rhythm but told beside it."""
DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``gap`` is the usual longest number of days between two columns; ``expected`` is when the one after the last was
    to be expected. ``weekdays`` (Monday is 0) are empty where no weekday is usual."""

    gap: int
    weekdays: tuple[int, ...]
    last: date
    expected: date
    sentence: str

    def is_late(self, today: date) -> bool:
        """Whether more than twice the usual time has passed since the last."""
        return (today - self.last).days > 2 * self.gap


def rhythm(days: Iterable[date]) -> Rhythm | None:
    """The rhythm of columns published on these days, in any order; None where they are too few to tell."""
    known = sorted(set(days))[-LAST:]
    if len(known) < FEWEST:
        return None
    gaps = sorted((later - day).days for day, later in pairwise(known))
    between = gaps[len(gaps) // 2]
    weekdays = _weekdays(known)
    last = known[-1]
    if not weekdays:
        words = "almost every day" if between == 1 else f"about every {between} days"
        return Rhythm(between, (), last, last + timedelta(between), words)
    if between >= LONG:
        words = f"about every {between} days, mostly {_listed(weekdays)}"
        return Rhythm(between, weekdays, last, last + timedelta(between), words)
    words = "usually on weekdays" if len(weekdays) > MOST_NAMED else f"usually {_listed(weekdays)}"
    next_one = min(last + timedelta((day - last.weekday() - 1) % 7 + 1) for day in weekdays)
    return Rhythm(max(between, _longest_gap(weekdays)), weekdays, last, next_one, words)


def _weekdays(days: Sequence[date]) -> tuple[int, ...]:
    """The weekdays that nearly all days fall on; all five where none is of a weekend; none where they are any."""
    counts = Counter(day.weekday() for day in days)
    usual = list[int]()
    for weekday, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        if sum(counts[each] for each in usual) >= COVERED * len(days) or count < 2:
            break
        usual.append(weekday)
    if sum(counts[each] for each in usual) < COVERED * len(days):
        return ()
    if len(usual) <= MOST_NAMED:
        return tuple(sorted(usual))
    return () if counts[5] or counts[6] else tuple(range(5))


def _longest_gap(weekdays: Sequence[int]) -> int:
    """Days between two that follow each other over a week; 7 for one."""
    return max((later - day - 1) % 7 + 1 for day, later in zip(weekdays, (*weekdays[1:], weekdays[0]), strict=True))


def _listed(weekdays: Sequence[int]) -> str:
    names = [DAYS[each] for each in weekdays]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
