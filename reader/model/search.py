"""A search that a person follows as they follow a channel."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FollowedSearch:
    """``query`` is as it was typed; ``unread`` is how many it found when that was last counted. ``number`` tells it
    from all others in the library, never given twice."""

    number: int
    name: str
    query: str
    made_at: datetime
    unread: int = 0
