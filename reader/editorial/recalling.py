"""Which marked passages come back today, and when the answered ones do again.

The rule is that of S. Leitner's boxes, each of which is looked into half as often as the one before (So lernt man
lernen, Freiburg 1972): a passage that is kept comes back after twice the days, one that is put off after half of them.
One that was never answered begins at a day. Nothing is graded: who reads a passage again does not learn it by heart.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from reader.model.recall import Recall

HANDFUL = 5
"""Passages a day."""
FEWEST = 10
"""Highlights there must be; of fewer, the same ones would come every other day."""
LONGEST = 365
"""Days; what is kept comes back once a year at least."""


class Answer(StrEnum):
    KEEP = "keep"
    LATER = "later"
    LET_GO = "let go"


def answered(number: int, before: Recall | None, answer: Answer, now: datetime) -> Recall:
    """How the highlight of this number stands once it was answered so."""
    days = before.days if before else 1
    if answer is Answer.LET_GO:
        return Recall(number, days, now, None)
    days = min(2 * days, LONGEST) if answer is Answer.KEEP else max(1, days // 2)
    return Recall(number, days, now, now + timedelta(days=days))


def midnight_before(now: datetime) -> datetime:
    """When the day of ``now`` began, in its own zone."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def due(turns: Sequence[tuple[int, Recall | None]], now: datetime, fresh: Collection[int] = ()) -> tuple[int, ...]:
    """The numbers of the highlights to show today: those that are due longest, then those that were never answered in
    their order. With those that were answered today they are a `HANDFUL`; none while there are too few at all.

    A day begins at the midnight of ``now``'s own zone. ``fresh`` are those that were made on it: nothing comes back
    that has not been away.
    """
    if len(turns) < FEWEST:
        return ()
    midnight = midnight_before(now)
    # A moment that lies ahead is that of a clock that was wrong.
    left = HANDFUL - sum(1 for _, recall in turns if recall and midnight <= recall.answered_at <= now)
    waiting = [(recall.due_at, number) for number, recall in turns if recall and recall.due_at]
    again = [number for due_at, number in sorted(waiting) if due_at < midnight + timedelta(days=1)]
    never = [number for number, recall in turns if recall is None and number not in fresh]
    return tuple((again + never)[: max(0, left)])
