"""What stands for the network while reading offline."""

from reader.fetch.fetcher import Fetcher
from reader.model.page import Page
from reader.service.offline import reading_offline


class NoNetwork(Fetcher):
    """A fetcher that asks nobody."""

    async def fetch(self, url: str, **how: object) -> Page | None:
        """Raises Offline, whatever the url."""
        raise reading_offline()
