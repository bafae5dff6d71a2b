"""Reading without a network, because the person asked for it."""

from reader.errors import Offline


def reading_offline() -> Offline:
    """The sentence for what would need the network."""
    return Offline(
        "You are reading offline.", "What is in the library can be read; start Byline without “--offline” for the rest."
    )
