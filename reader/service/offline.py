"""Reading without a network: because the person asked for it, or because there is none."""

from reader.errors import Offline


def reading_offline() -> Offline:
    """The sentence for what would need the network."""
    return Offline(
        "You are reading offline.", "What is in the library can be read; start Byline without “--offline” for the rest."
    )


def cut_off(count: int, asked: int, unreached: int) -> Offline | None:
    """The one sentence for a refresh of ``count`` channels without a network: of those that were ``asked`` before it
    was given up so many were ``unreached``. None if what became of them does not say so."""
    if count < 2 or (asked == count and unreached < asked):
        return None
    what = f"only {asked - unreached:,} of {asked:,}" if unreached < asked else f"none of {asked:,}"
    rest = f"; the other {count - asked:,} were not asked" if asked < count else ""
    return Offline(
        f"You seem to be offline: {what} channels could be reached{rest}.",
        "What is in the library can be read without a network.",
    )
