"""An edition, and what one is chosen from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """An unread entry as an edition is made of it. ``channel_id`` and ``section`` are of the first channel that lists
    it; ``writer`` is its byline as it is compared, empty if nobody is named; ``moment`` is the text it is sorted by;
    ``minutes`` it takes to read, 0 while nobody knows, of which ``progress`` is done, 0.0 to 1.0; ``liked`` is how many
    columns under its byline were read to the end or saved. ``is_begun``: it is half read."""

    entry_id: int
    channel_id: int
    section: str
    writer: str
    moment: str
    minutes: int = 0
    progress: float = 0.0
    liked: int = 0
    is_comic: bool = False
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of an edition: the part of the paper it stands in, and why it was chosen."""

    entry_id: int
    section: str
    why: str
