"""How far a refresh is: told in the key bar while one reads on."""

from dataclasses import dataclass, replace

from reader.editorial.pace import time_left
from reader.errors import CutOff
from reader.service.following.refreshing import Refreshed
from reader.service.offline import cut_off


@dataclass(frozen=True, slots=True)
class Gauge:
    """``total`` channels are asked, ``done`` have answered, ``failed`` of them with trouble, ``unreached`` of these as
    if there were no network; ``new`` entries came.
    ``began`` and the ``now`` of its methods are seconds of one clock."""

    total: int
    began: float
    done: int = 0
    new: int = 0
    failed: int = 0
    unreached: int = 0

    def with_answer(self, answer: Refreshed) -> "Gauge":
        return replace(
            self,
            done=self.done + 1,
            new=self.new + answer.new,
            failed=self.failed + (answer.error is not None),
            unreached=self.unreached + isinstance(answer.error, CutOff),
        )

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 1.0

    def words(self, now: float) -> str:
        """``12 of 27 · 34 new · 1 failed · 4 s left``; what is nothing is left out."""
        told = [f"{self.done} of {self.total}"]
        told += [f"{self.new} new"] if self.new else []
        told += [f"{self.failed} failed"] if self.failed else []
        left = time_left(now - self.began, self.done, self.total)
        return " · ".join([*told, *([left] if left else [])])


def outcome(gauge: Gauge, last: Refreshed | None) -> str:
    """What a refresh brought, in a sentence. ``last`` is the answer that came last."""
    if gauge.total == 1 and last and last.error:
        return f"{last.channel.name}: {last.error.headline}"
    away = cut_off(gauge.total, gauge.done, gauge.unreached)
    if away:
        return away.headline
    brought = f"{gauge.new} new" if gauge.new else "Nothing new"
    among = f" in {gauge.total} channels" if gauge.total > 1 else ""
    return f"{brought}{among}{f'; {gauge.failed} could not be had' if gauge.failed else ''}."


def stopped(gauge: Gauge) -> str:
    """How far a refresh was that a person stopped."""
    return f"Stopped: {gauge.done:,} of {gauge.total:,} channels were asked, {gauge.new:,} new."
