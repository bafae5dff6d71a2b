"""Reading without a network: because the person asked for it, or because there is none."""

from collections.abc import Sequence

from reader.errors import BylineError, CutOff, Offline


def reading_offline() -> Offline:
    """The sentence for what would need the network."""
    return Offline(
        "You are reading offline.", "What is in the library can be read; start Byline without “--offline” for the rest."
    )


def is_cut_off(errors: Sequence[BylineError | None]) -> bool:
    """Whether what became of several channels says that the network is away: every one failed, and alike."""
    return len(errors) > 1 and all(isinstance(error, CutOff) for error in errors)


def cut_off(count: int) -> Offline:
    """The one sentence for ``count`` channels that could not be reached."""
    return Offline(
        f"You seem to be offline: none of {count} channels could be reached.",
        "What is in the library can be read without a network.",
    )
