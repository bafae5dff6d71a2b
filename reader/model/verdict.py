"""What a fetch really gave."""

from enum import StrEnum


class Verdict(StrEnum):
    """Full and partial come with an article; every other verdict explains why there is none."""

    FULL = "full"
    PARTIAL = "partial"
    PAYWALLED = "paywalled"
    CONSENT = "consent"
    BLOCKED = "blocked"
    EXPIRED = "expired"
    GONE = "gone"
    EMPTY = "empty"
    OFFLINE = "offline"

    @property
    def has_text(self) -> bool:
        """Whether an article with this verdict may be shown as (a part of) the column."""
        return self in (Verdict.FULL, Verdict.PARTIAL, Verdict.PAYWALLED)
