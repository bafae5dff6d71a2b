"""The cleaned texts of entries, with the pages they were made from."""

import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.library.codec import article_from_json, article_to_json
from reader.library.rows import instant, moment_of, stamp
from reader.library.sql import INDEX_AGAIN, IS_KEPT
from reader.library.store import Store
from reader.model.article import Article
from reader.model.page import Page
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict

_BEST_FIRST = (Verdict.FULL, Verdict.PARTIAL, Verdict.PAYWALLED)

_SHOWN = "FROM article WHERE entry_id = ? ORDER BY pinned DESC LIMIT 1"


EDITED = (
    "newer.entry_id = ? AND newer.pinned = 0 AND newer.edited"
    " AND EXISTS (SELECT 1 FROM article WHERE entry_id = newer.entry_id AND pinned = 1)"
)
"""Of an entry: whether this is a text that came after the pinned one, in other words."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with how it was come by. ``rung`` names the way it was had (see the service's ladder);
    ``pinned`` is True for the text of a saved item, which later fetches do not change. ``reason`` says in a few words
    what decided the verdict. ``moved``: it is from the page that the entry had before its list corrected the link.
    """

    article: Article
    verdict: Verdict
    rung: Rung
    cleaned_at: datetime
    pinned: bool
    reason: str = ""
    moved: bool = False


class Articles:
    """At most two texts an entry: the one pinned by saving it, and the one later fetches may replace. When it is let
    go, one of both stays shown, and the other is put aside until a later fetch (see `reader.library.pinning`)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(
        self,
        entry_id: int,
        article: Article,
        verdict: Verdict,
        rung: Rung,
        pages: Sequence[Page],
        now: datetime,
        reason: str = "",
        cleaner: int = 0,
        edited: bool = False,
    ) -> bool:
        """Keeps an article unless a better one is there; whether it was kept. ``cleaner`` is the version of what made
        it from its pages; ``edited``: its words are not those of the pinned one.

        Of an entry that a person keeps something of, the first text is pinned. What is pinned is never replaced. A
        text of another page than the entry has now is no better than one of its page; the feed's own is of neither.
        """
        with self._store.joined():
            rows = self._store.rows("SELECT pinned, verdict, moved FROM article WHERE entry_id = ?", entry_id)
            of_feed = rung is Rung.FEED
            compared = [row for row in rows if of_feed or not row["moved"]]
            if any(worth(row["verdict"]) > worth(verdict) for row in compared):
                return False
            pinned = any(row["pinned"] == 1 for row in rows)
            kept = self._store.number(IS_KEPT, entry_id)
            self._store.run("DELETE FROM article WHERE entry_id = ? AND pinned <> 1", entry_id)
            article_id = self._store.insert(
                "INSERT INTO article (entry_id, pinned, verdict, rung, reason, cleaner, cleaned_at, content, moved,"
                " edited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *(entry_id, int(bool(kept) and verdict.has_text and not pinned)),
                *(verdict.value, rung.value, reason, cleaner, stamp(now), article_to_json(article)),
                # Until the page itself was had, it is asked for again.
                int(of_feed and any(row["moved"] for row in rows)),
                int(edited and pinned),
            )
            for number, page in enumerate(pages):
                self._put_page(article_id, number, page)
            self._store.run(INDEX_AGAIN, entry_id)
            return True

    def get(self, entry_id: int) -> StoredArticle | None:
        """The text to show, the pinned one first; None if nothing was ever cleaned for this entry."""
        row = self._store.row(f"SELECT * {_SHOWN}", entry_id)
        return _stored(row) if row else None

    def edited(self, entry_id: int) -> StoredArticle | None:
        """The text that came after the pinned one and says it in other words; None if there is none."""
        row = self._store.row(f"SELECT * FROM article AS newer WHERE {EDITED}", entry_id)
        return _stored(row) if row else None

    def swap(self, entry_id: int, cleaned_at: datetime) -> datetime | None:
        """Pins the other text of the entry, which was cleaned then, in the place of the pinned one, which becomes the
        other. When that one was cleaned; None if there are no such two any more."""
        with self._store.joined():
            row = self._store.row(
                "SELECT pinned.id, pinned.cleaned_at, other.id AS other FROM article AS pinned JOIN article AS other"
                " ON other.entry_id = pinned.entry_id AND other.pinned = 0"
                " WHERE pinned.entry_id = ? AND pinned.pinned = 1 AND other.cleaned_at = ?",
                *(entry_id, stamp(cleaned_at)),
            )
            if row is None:
                return None
            # Of each kind there may be one at any moment.
            self._store.run("UPDATE article SET pinned = -1 WHERE id = ?", row["id"])
            self._store.run("UPDATE article SET pinned = 1 WHERE id = ?", row["other"])
            self._store.run("UPDATE article SET pinned = 0 WHERE id = ?", row["id"])
            self._store.run(INDEX_AGAIN, entry_id)
            return moment_of(row["cleaned_at"])

    def pages(self, entry_id: int) -> tuple[Page, ...]:
        """The pages of the article that `get` gives, in reading order."""
        sql = f"SELECT * FROM page WHERE article_id = (SELECT id {_SHOWN}) ORDER BY number"
        return tuple(map(_page_of, self._store.rows(sql, entry_id)))

    def made_before(self, cleaner: int, *, pinned: bool, channel_id: int | None = None) -> tuple[int, ...]:
        """The entries, of one channel if it is given, whose shown text is pinned or not as asked, was made by a cleaner
        older than this version, and has its pages here."""
        rows = self._store.rows(
            "SELECT entry_id FROM article AS shown WHERE pinned = ?1 AND cleaner < ?2"
            " AND EXISTS (SELECT 1 FROM page WHERE article_id = shown.id)"
            " AND (pinned OR NOT EXISTS (SELECT 1 FROM article WHERE entry_id = shown.entry_id AND pinned = 1))"
            " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM listing WHERE channel_id = ?3 AND entry_id = shown.entry_id))"
            " ORDER BY entry_id",
            *(int(pinned), cleaner, channel_id),
        )
        return tuple(row["entry_id"] for row in rows)

    def renew(self, entry_id: int, was: StoredArticle, new: StoredArticle, cleaner: int) -> bool:
        """Puts ``new`` in the place of the shown text, which keeps its pages and its pin, and notes the cleaner.

        False if the text is no longer ``was``, because another Byline has replaced or pinned it meanwhile.
        """
        with self._store.joined():
            changed = self._store.run(
                "UPDATE article SET verdict = ?, reason = ?, cleaned_at = ?, content = ?, cleaner = ?"
                f" WHERE id = (SELECT id {_SHOWN}) AND pinned = ? AND cleaned_at = ?",
                *(new.verdict.value, new.reason, stamp(new.cleaned_at), article_to_json(new.article), cleaner),
                *(entry_id, int(was.pinned), stamp(was.cleaned_at)),
            )
            self._store.run(INDEX_AGAIN, entry_id)
            return changed > 0

    def move_place(self, entry_id: int, place: Place, progress: float) -> None:
        """Where the reader left an entry in a text that is now cut otherwise; it counts as read no later for that."""
        self._store.change(
            "UPDATE entry SET place = ?, place_offset = ?, place_words = ?, progress = ? WHERE id = ?",
            *(place.block, place.offset, place.words, progress, entry_id),
        )

    def _put_page(self, article_id: int, number: int, page: Page) -> None:
        self._store.run(
            "INSERT INTO page (article_id, number, url, final_url, content_type, charset, status, etag, last_modified,"
            " fetched_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(article_id, number, page.url, page.final_url, page.content_type, page.charset, page.status, page.etag),
            *(page.last_modified, stamp(page.fetched_at) if page.fetched_at else None, zlib.compress(page.body)),
        )


def _stored(row: sqlite3.Row) -> StoredArticle:
    return StoredArticle(
        article=article_from_json(row["content"]),
        verdict=Verdict(row["verdict"]),
        rung=Rung.named(row["rung"]),
        cleaned_at=instant(row["cleaned_at"]) or datetime.min.replace(tzinfo=UTC),
        pinned=row["pinned"] == 1,
        reason=row["reason"],
        moved=bool(row["moved"]) and row["pinned"] != 1,
    )


def worth(verdict: str) -> int:
    """How good a text with this verdict is, higher is better; 0 for those without text."""
    return len(_BEST_FIRST) - _BEST_FIRST.index(Verdict(verdict)) if verdict in _BEST_FIRST else 0


def _page_of(row: sqlite3.Row) -> Page:
    return Page(
        url=row["url"],
        final_url=row["final_url"],
        body=zlib.decompress(row["body"]),
        content_type=row["content_type"],
        charset=row["charset"],
        status=row["status"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        fetched_at=instant(row["fetched_at"]),
    )
