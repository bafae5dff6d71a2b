"""What several machines say of one thing, made one: whatever the order, and however often, all come to the same.

A register is one thing that a person can change: the state of a column, whether it has a tag, its note. Its stamp
counts, and no clock is asked: who writes counts on from the highest count they ever saw.
"""

from dataclasses import dataclass

AT_FIRST = 0
"""The count of what was there when a machine began to tell of itself: all that is done later wins over it."""
UNTOLD = -1
"""The count of what nobody did."""
HIGHEST = 2**53
"""No count is higher, since some programs read numbers as floats."""

_FURTHER = ('"skipped"', '"reading"', '"finished"')


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """Of two, the higher wins; of equal counts, which were made without knowing of each other, that of the higher
    machine."""

    count: int
    machine: str


@dataclass(frozen=True, slots=True)
class Plain:
    """``value`` is JSON with its keys in order, ``null`` for what is not there. The last one wins."""

    stamp: Stamp
    value: str


@dataclass(frozen=True, slots=True)
class Worded:
    """Words that none may lose: ``heads`` are those that nobody wrote over, more than one where two were written
    without knowing of each other; ``seen`` is the highest count of each machine that they take the place of or are."""

    heads: tuple[tuple[Stamp, str], ...]
    seen: tuple[tuple[str, int], ...]

    @property
    def text(self) -> str:
        """All of it, one under the other in the order of the stamps, the same words once."""
        return "\n".join(dict.fromkeys(text for _, text in self.heads if text))

    def rewritten(self, stamp: Stamp, text: str) -> "Worded":
        """These words in the place of all that are there."""
        return Worded(((stamp, text),), _highest(self.seen, ((stamp.machine, stamp.count),)))


Register = Plain | Worded
NO_WORDS = Worded((), ())


def joined(one: Register, other: Register) -> Register:
    """The register that both come to. Raises TypeError for two of different kinds."""
    if isinstance(one, Plain) and isinstance(other, Plain):
        return max(one, other, key=_weight)
    if isinstance(one, Worded) and isinstance(other, Worded):
        heads = {*_kept(one, other), *_kept(other, one)}
        return Worded(tuple(sorted(heads)), _highest(one.seen, other.seen))
    raise TypeError("two kinds of registers")


def highest_count(register: Register) -> int:
    """The count after which whoever saw the register goes on."""
    if isinstance(register, Plain):
        return register.stamp.count
    return max((count for _, count in register.seen), default=UNTOLD)


def _weight(register: Plain) -> tuple[int, int, str, str]:
    stamp, value = register.stamp, register.value
    # Of what was there before anybody told anything, no one was later: who got further wins, and who has it.
    further = (value != "null") + (_FURTHER.index(value) + 1 if value in _FURTHER else 0)
    return stamp.count, further if stamp.count <= AT_FIRST else 0, stamp.machine, value


def _kept(one: Worded, other: Worded) -> list[tuple[Stamp, str]]:
    """The heads of one that the other has as well, or has not seen."""
    seen, stamps = dict(other.seen), {stamp for stamp, _ in other.heads}
    return [
        (stamp, text) for stamp, text in one.heads if stamp in stamps or seen.get(stamp.machine, UNTOLD) < stamp.count
    ]


def _highest(*seen: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for machine, count in (pair for each in seen for pair in each):
        found[machine] = max(count, found.get(machine, UNTOLD))
    return tuple(sorted(found.items()))
