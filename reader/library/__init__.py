"""One SQLite file that holds channels, entries, articles and what was saved. The only importer of sqlite3."""

from reader.library.articles import Articles, StoredArticle
from reader.library.channels import Channels
from reader.library.entries import Counts, Entries
from reader.library.library import Library
from reader.library.saved import SavedItems
from reader.library.thread import LibraryThread
from reader.library.wanted import WantedTexts

__all__ = [
    "Articles",
    "Channels",
    "Counts",
    "Entries",
    "Library",
    "LibraryThread",
    "SavedItems",
    "StoredArticle",
    "WantedTexts",
]
