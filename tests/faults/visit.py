"""What a person gets from a server, and in what time."""

import time
from dataclasses import dataclass

from reader.errors import FetchError
from reader.fetch.fetcher import Fetcher
from reader.fetch.limits import Limits
from reader.model.page import Page


@dataclass(frozen=True, slots=True)
class Visit:
    """``outcome`` is the class of the error or page, ``sentence`` and ``hint`` what is read, ``seconds`` the time."""

    outcome: type[FetchError | Page]
    sentence: str
    hint: str
    seconds: float


async def visited(urls: tuple[str, ...], limits: Limits) -> Visit:
    """The outcome of the last url, all of them fetched one after the other by one fetcher."""
    begun = time.perf_counter()
    async with Fetcher(limits=limits) as fetcher:
        try:
            page = None
            for url in urls:
                page = await fetcher.fetch(url)
        except FetchError as error:
            return Visit(type(error), error.headline, error.hint, time.perf_counter() - begun)
    assert page is not None
    return Visit(Page, page.body.decode("latin-1"), "", time.perf_counter() - begun)
