"""How long a column takes to read."""

from math import ceil

WORDS_A_MINUTE = 238  # silent reading of English non-fiction: M. Brysbaert, Journal of Memory and Language 109 (2019)

LEAST_SECONDS = 3.0
"""A glance at a strip; less is leafing."""


def reading_minutes(words: int) -> int:
    """Whole minutes for ``words``, at least 1 when there are any, 0 when there are none."""
    return max(1, round(words / WORDS_A_MINUTE)) if words > 0 else 0


def minutes_left(minutes: int, progress: float) -> int:
    """Of ``minutes``, those that are left at ``progress`` (0.0 to 1.0; beyond is taken as the end), rounded up."""
    left = minutes * (1 - min(max(progress, 0.0), 1.0))
    return ceil(round(left, 6))


def has_time_to_read(minutes: int, seconds: float) -> bool:
    """Whether so many seconds before a text of so many minutes are enough to have read it, by who reads three times as
    fast as most."""
    return seconds >= max(LEAST_SECONDS, minutes * 60 / 3)


TELLING = 3
"""Things done before the time left can be told from them."""


def time_left(elapsed: float, done: int, total: int) -> str:
    """The rest of long work at its pace so far, from the seconds it has taken: ``12 s left``, ``3 min left``; empty
    when that cannot be told yet or nothing is left."""
    if done < min(TELLING, total) or done >= total:
        return ""
    seconds = round(elapsed / done * (total - done)) if done else 0
    if seconds < 100:
        return f"{seconds} s left" if seconds else ""
    return f"{round(seconds / 60)} min left"
