"""Who signed a column, as its byline has them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """One name of the byline of an entry. ``column`` is the same for copies of one column, 0 where there are none;
    ``beside`` are the other names of the byline, ``channels`` the ids of those that list the entry."""

    entry_id: int
    name: str
    masthead: str = ""
    host: str = ""
    channels: frozenset[int] = frozenset()
    column: int = 0
    beside: tuple[str, ...] = ()

    @property
    def outlet(self) -> str:
        """Where it stands: the masthead, else the host."""
        return self.masthead or self.host
