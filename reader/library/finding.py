"""Finding entries by a query: from `Query` to SQL, and from ids to rows with the piece that shows why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.library.articles import EDITED
from reader.library.entries import Entries
from reader.library.index import ROWS, body_of
from reader.library.numbers import Value
from reader.library.query import Condition, Field, Query, Words
from reader.library.same_columns import leads
from reader.library.snippets import Snippet, snippet
from reader.library.sql import HAS_TEXT, IN_IDS, UNREAD, id_list
from reader.library.store import Store
from reader.model.entry import Entry, State

RANKED = 2000
"""How many matches, the newest, are put in order of worth: ranking all that have a common word takes too long."""

WEIGHTS = (8.0, 6.0, 2.0, 4.0, 1.0)
"""What a word is worth in headline, byline, masthead, dek and body: https://www.sqlite.org/fts5.html#the_bm25_function"""

DRIFT = 7 * 86_400
"""How far the number of a document may lie behind its moment: as many entries would have to share one second."""


class Order(StrEnum):
    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that a query finds, and the piece of its text where it does."""

    entry: Entry
    snippet: Snippet


class Finder:
    """Reads only; what is not indexed yet (see `WordIndex.waiting`) is not found."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries = Entries(store)

    def ids(self, query: Query, order: Order, limit: int, muted: bool = True) -> tuple[int, ...]:
        """The entries, newest or best first, one for all copies of a column, with those that are ``muted`` or without.
        Best first ranks the newest `RANKED` that match."""
        if not query:
            return ()
        sql, values = statement(query, order, limit, muted)
        return leads(self._store, [row[0] for row in self._store.rows(sql, *values)])

    def rows(self, query: Query, ids: Sequence[int]) -> tuple[Found, ...]:
        """The entries with these ids, in this order, with the pieces where the words of the query stand."""
        wanted = [words for words in query.wanted if not words.byline]
        texts = {
            row["id"]: snippet(body_of(row)[0] or row["dek"], wanted)
            for row in self._store.rows(f"{ROWS} WHERE entry.id {IN_IDS}", id_list(ids))
        }
        return tuple(Found(entry, texts[self._store.meant(entry.id)]) for entry in self._entries.rows(ids))


def statement(query: Query, order: Order, limit: int, muted: bool = True) -> tuple[str, list[Value]]:
    """The SQL that gives the ids, and its values."""
    where, values = _where(query)
    where += "" if muted else _NOT_MUTED
    if not query.wanted:
        return f"SELECT entry.id FROM entry WHERE {where} ORDER BY sorted_at DESC, id DESC LIMIT ?", [*values, limit]
    best = order is Order.BEST
    rank = f"bm25(words, {', '.join(map(str, WEIGHTS))})" if best else "0"
    # CROSS JOIN keeps this order of the tables, in which the index gives the newest first without sorting.
    inner = (
        f"SELECT entry.id, entry.sorted_at, {rank} AS rank FROM words"
        " CROSS JOIN document ON document.number = words.rowid CROSS JOIN entry ON entry.id = document.entry_id"
        f" WHERE words MATCH ? AND {where} ORDER BY words.rowid DESC LIMIT ?"
    )
    sql = f"SELECT id FROM ({inner}) ORDER BY rank, sorted_at DESC, id DESC LIMIT ?"
    return sql, [_match(query), *values, max(RANKED, limit) if best else limit, limit]


def _match(query: Query) -> str:
    """The expression of FTS5; only letters and digits of what was typed are in it, between quotation marks."""
    wanted = " AND ".join(map(_phrase, query.wanted))
    return f"({wanted}) NOT ({_any(query.unwanted)})" if query.unwanted else wanted


def _any(phrases: Sequence[Words]) -> str:
    return " OR ".join(map(_phrase, phrases))


def _phrase(words: Words) -> str:
    column = "byline : " if words.byline else ""
    return f'{column}"{" ".join(words.words)}"{" *" if words.begun else ""}'


def _where(query: Query) -> tuple[str, list[Value]]:
    """What of the query is no matter of words, as SQL and its values."""
    # Told of the document where there is one, so that the entry is read only of what fits.
    entry_id = "document.entry_id" if query.wanted else "entry.id"
    terms, values = [_HERE.replace("ENTRY", entry_id)], list[Value]()
    for condition in query.conditions:
        sql, value = _condition(condition)
        terms.append((sql if condition.wanted else f"NOT ({sql})").replace("ENTRY", entry_id))
        values += value
        if query.wanted and condition.wanted and condition.field in (Field.BEFORE, Field.AFTER):
            terms.append(f"words.rowid {condition.operator} ?")
            values.append(_number(condition))
    if query.unwanted and not query.wanted:
        terms.append(_WITHOUT)
        values.append(_any(query.unwanted))
    return " AND ".join(terms), values


_HERE = "NOT EXISTS (SELECT 1 FROM pruned WHERE pruned.entry_id = ENTRY)"
_NOT_MUTED = " AND NOT EXISTS (SELECT 1 FROM muted WHERE muted.entry_id = entry.id)"
_WITHOUT = (
    "entry.id NOT IN (SELECT entry_id FROM words JOIN document ON document.number = words.rowid"
    " WHERE words MATCH ? AND entry_id IS NOT NULL)"
)
_SPOKEN = (
    "EXISTS (SELECT 1 FROM document AS told"
    " WHERE told.entry_id = ENTRY AND (told.language = ? OR told.language GLOB ?))"
)
_LISTED = "ENTRY IN (SELECT entry_id FROM listing JOIN channel ON channel.id = channel_id WHERE folded LIKE ?)"
_WITH_TEXT = f"EXISTS (SELECT 1 FROM article WHERE entry_id = ENTRY AND verdict IN {HAS_TEXT})"
_IS = {
    "saved": "ENTRY IN (SELECT entry_id FROM saved)",
    # The plus keeps SQLite from reading all that is unread and sorting it: of the newest, most are.
    "unread": f"+entry.state IN {UNREAD}",
    "finished": f"entry.state = '{State.FINISHED}'",
    "skipped": f"entry.state = '{State.SKIPPED}'",
    "reading": f"entry.state = '{State.READING}'",
    "textless": f"NOT {_WITH_TEXT}",
    "edited": f"EXISTS (SELECT 1 FROM article AS newer WHERE {EDITED.replace('?', 'ENTRY')})",
}
_HAS = {
    "text": _WITH_TEXT,
    "picture": "entry.picture <> ''",
    "note": "ENTRY IN (SELECT entry_id FROM note)",
    "highlight": "ENTRY IN (SELECT entry_id FROM highlight)",
}


def _condition(condition: Condition) -> tuple[str, list[Value]]:
    value = condition.value
    match condition.field:
        case Field.IS:
            return _IS[str(value)], []
        case Field.HAS:
            return _HAS[str(value)], []
        case Field.TAG:
            return "ENTRY IN (SELECT entry_id FROM tag WHERE folded = ?)", [value]
        case Field.MINUTES:
            return f"minutes > 0 AND minutes {condition.operator} ?", [value]
        case Field.BEFORE | Field.AFTER:
            return f"entry.sorted_at {condition.operator} ?", [value]
        case Field.LANG:
            return _SPOKEN, [value, f"{value}-*"]
        # The four lines of `folded` are name, byline, section and code.
        case Field.CHANNEL:
            return _LISTED, [f"%{value}%\n%\n%\n%"]
        case Field.SECTION:
            return _LISTED, [f"%\n%\n%{value}%\n%"]
        case Field.AUTHOR:
            raise AssertionError("who wrote it is a matter of words")


def _number(condition: Condition) -> int:
    """Where in the index the day begins; before it, entries of the days before may have been pushed behind it."""
    day = date.fromisoformat(str(condition.value))
    drift = DRIFT if condition.field is Field.BEFORE else 0
    return (day - date.min).days * 86_400 + drift
