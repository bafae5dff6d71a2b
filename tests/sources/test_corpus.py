"""Feeds and pages made to break programs: each is read, or refused in words."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from reader.errors import SourceError
from reader.model.listing import Discovered, Listing
from reader.model.page import Page
from reader.sources.comics.reading import read_comic
from reader.sources.discovery import discover
from reader.sources.feeds.reading import read_feed
from reader.sources.lists.index import read_index
from reader.text import is_inert
from tests.shared import counted
from tests.sources.made import archived, page

FEEDS = ("feedparser.zip", "feedvalidator.zip", "netnewswire.zip")
READERS: tuple[Callable[[Page], Listing | Discovered], ...] = (read_feed, read_index, read_comic, discover)


def outcomes(read: Callable[[Page], Listing | Discovered], files: Iterable[tuple[str, bytes]]) -> Counter[str]:
    """How many were read and how many refused; an exception of any other kind ends the test."""
    count: Counter[str] = Counter()
    for name, body in files:
        try:
            answer = read(page(body))
        except SourceError:
            count["refused"] += 1
            continue
        assert is_inert(" ".join(texts(answer))), name
        count["read"] += 1
        count["entries"] += len(answer.entries) if isinstance(answer, Listing) else 0
    return count


def texts(answer: Listing | Discovered) -> list[str]:
    if isinstance(answer, Discovered):
        return [text for channel in answer.channels for text in (channel.name, channel.byline, channel.url)]
    found = [answer.name, answer.byline, answer.older]
    for entry in answer.entries:
        found += [entry.key, entry.url, entry.headline, entry.byline, entry.masthead, entry.dek, entry.body]
    return found


def test_every_feed_of_the_corpus_is_read_or_refused() -> None:
    count = outcomes(read_feed, (each for name in FEEDS for each in counted(name, archived(f"feeds/{name}"))))
    print(dict(count))
    assert count["read"] > 1_600
    assert count["entries"] > 800


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_no_fuzzed_input_breaks_a_reader(read: Callable[[Page], Listing | Discovered]) -> None:
    pages = counted("fuzzed html", archived("hostile/go-fuzz.zip", "html/"))
    feeds = counted("fuzzed xml", archived("hostile/go-fuzz.zip", "xml/"))
    print(dict(outcomes(read, pages + feeds)))
