"""What the library tells of itself."""

import sqlite3
from datetime import UTC, date, datetime

from reader.library import Library
from reader.library.steps import STEPS
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def test_of_an_empty_library(library: Library) -> None:
    facts = library.facts()
    assert (facts.sound, facts.schema, facts.sqlite) == (True, max(STEPS), sqlite3.sqlite_version)
    assert (facts.channels, facts.followed, facts.entries, facts.articles, facts.saved) == (0, 0, 0, 0, 0)
    assert (facts.oldest, facts.newest) == (None, None)


def test_everything_is_counted_and_the_dates_span_the_entries(library: Library) -> None:
    first, second = (library.channels.add(NewChannel(f"https://{name}.example", name), NOW) for name in ("ada", "bo"))
    library.channels.follow(second, NOW)
    dates = (date(2026, 11, 2), None, datetime(2026, 11, 20, 8, tzinfo=UTC))
    entries = [
        NewEntry(str(number), f"https://ada.example/{number}", "Headline", published_at=published)
        for number, published in enumerate(dates)
    ]
    library.entries.put(first, entries, NOW)
    kept = library.entries.by_key("1")
    assert kept
    library.saved.save(kept.id, NOW)
    facts = library.facts()
    assert (facts.channels, facts.followed, facts.entries, facts.saved) == (2, 1, 3, 1)
    assert (facts.oldest, facts.newest) == (dates[0], dates[2])
