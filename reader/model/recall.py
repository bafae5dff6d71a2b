"""When a passage that a person marked comes back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Recall:
    """How the highlight of this number was answered last: it comes back ``days`` after that, at ``due_at``, and no
    more where that is None."""

    number: int
    days: int
    answered_at: datetime
    due_at: datetime | None
