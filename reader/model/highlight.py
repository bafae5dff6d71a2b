"""A passage that a person marked in a text."""

from dataclasses import dataclass
from datetime import datetime

from reader.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Highlight:
    """``number`` tells it from all others in the library, never given twice; ``note`` is empty if there is none."""

    number: int
    entry_id: int
    passage: Passage
    made_at: datetime
    note: str = ""
