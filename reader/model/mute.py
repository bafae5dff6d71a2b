"""What a person does not want to see for a while, or for good."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MuteKind(StrEnum):
    WORD = "word"
    WRITER = "writer"
    CHANNEL = "channel"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Mute:
    """``name`` is the word or words, the writer, the channel or the section; ``of_id`` is the number of the channel or
    the section, 0 for the other kinds. It holds up to ``until``, for good if that is None. ``number`` tells it from all
    others in the library."""

    number: int
    kind: MuteKind
    name: str
    of_id: int
    made_at: datetime
    until: datetime | None = None
