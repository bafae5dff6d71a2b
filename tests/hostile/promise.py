"""What a promise is, and what trying it gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Tally:
    """What was tried and what failed, counted as it goes."""

    done: int = 0
    failures: list[str] = field(default_factory=list)
    measured: str = ""

    def check(self, kept: bool, failure: str) -> None:
        """One case: kept, or a failure in a few words."""
        self.done += 1
        if not kept:
            self.failures.append(failure)

    def check_all(self, count: int, failures: list[str]) -> None:
        """That many cases at once, and what went wrong with any of them."""
        self.done += count
        self.failures += failures


Trial = Callable[[int, Path, Tally], None]
"""Tries a number of cases in a folder of its own and tells the tally."""


@dataclass(frozen=True, slots=True)
class Promise:
    """``small`` and ``full`` are numbers of cases; ``unit`` is what is counted."""

    name: str
    unit: str
    small: int
    full: int
    trial: Trial

    def tried(self, count: int, folder: Path) -> Tally:
        tally = Tally()
        self.trial(count, folder, tally)
        return tally

    def require(self, folder: Path) -> None:
        """Fails when it is not kept at its small size."""
        tally = self.tried(self.small, folder)
        assert not tally.failures, "\n".join(tally.failures)
        assert tally.done >= self.small
