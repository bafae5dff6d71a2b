"""What was found, where, and how sure that makes us: a decision by agreement.

A page states the same fact in many places, and each of them may be wrong: a template left as it was, the site in place
of the columnist, the day of a change in place of the day of publication. Places that agree are seldom wrong together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, the place it was found in, and how often such a place is right when nothing supports it, 0.0 to 1.0."""

    value: T
    source: str
    sureness: float


def agreed(found: Iterable[Found[T]], likeness: Callable[[T, T], float]) -> Found[T] | None:
    """The value that is best supported, with the sureness its support gives it; None if nothing was found.

    ``likeness`` says how far the second value, if true, makes the first true: 0.0 to 1.0. Other sources add to the
    sureness like independent witnesses (noisy-or); a source that says several things speaks once for each value. Among
    values that are equally well supported the one from the surest place wins, then the first.
    """
    witnesses = list(found)
    best: Found[T] | None = None
    rank = (0.0, 0.0)
    for each in witnesses:
        support: dict[str, float] = {}
        for other in witnesses:
            if other.source != each.source:
                said = other.sureness * likeness(each.value, other.value)
                support[other.source] = max(support.get(other.source, 0.0), said)
        doubt = 1 - each.sureness
        for said in support.values():
            doubt *= 1 - said
        if best is None or (round(1 - doubt, 9), each.sureness) > rank:
            best = Found(each.value, each.source, 1 - doubt)
            rank = (round(1 - doubt, 9), each.sureness)
    return best
