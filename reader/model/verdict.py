"""What a fetch really gave, and by which way."""

from __future__ import annotations

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


class Rung(StrEnum):
    """The step of the ladder that gave a text: its page, its pages joined, the page that holds it whole, the feed's own
    text, the picture that a list shows, or another copy of the column."""

    PAGE = "page"
    PAGES = "pages"
    SINGLE = "single"
    FEED = "feed"
    LIST = "list"
    COPY = "copy"

    @classmethod
    def named(cls, name: str) -> Rung:
        """The rung of this name; one that another version of Byline knows is taken as the plain page."""
        return next((each for each in cls if each.value == name), cls.PAGE)
