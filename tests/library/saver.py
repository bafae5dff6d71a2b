"""Run as a program by the crash test: saves one entry after another for ever, and says which are kept."""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from reader.library import Library
from reader.model.article import Article
from reader.model.entry import NewEntry
from reader.model.page import Page
from reader.model.verdict import Rung, Verdict

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def save_for_ever(path: Path) -> None:
    library = Library.open(path)
    for number in count():
        with library.write():
            entry_id = library.entries.add_loose(NewEntry(f"{number}", f"https://press.example/{number}", "Kept"), NOW)
            page = Page("https://press.example", "https://press.example", bytes(5000))
            library.articles.put(entry_id, Article("", f"Headline {entry_id}"), Verdict.FULL, Rung.PAGE, [page], NOW)
            library.saved.save(entry_id, NOW)
        print(entry_id, flush=True)


if __name__ == "__main__":
    save_for_ever(Path(sys.argv[1]))
