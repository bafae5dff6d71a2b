"""Reading without a network, because the person asked for it: the sentence, and what stands for the network then."""

from reader.errors import Offline
from reader.fetch.fetcher import Fetcher
from reader.model.page import Page


def reading_offline() -> Offline:
    """The sentence for what would need the network."""
    return Offline(
        "You are reading offline.", "What is in the library can be read; start Byline without “--offline” for the rest."
    )


class NoNetwork(Fetcher):
    """A fetcher that asks nobody."""

    async def fetch(self, url: str, **how: object) -> Page | None:
        """Raises Offline, whatever the url."""
        raise reading_offline()
