"""Migrations: each step in one transaction, the old file kept aside, every old version able to come along."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import LibraryError, LibraryTooNew
from reader.library import Library, migrations
from reader.library.copies import FOLDER
from reader.library.migrations import migrate, statements, version_of
from reader.library.query import read_query
from reader.library.schema import TODAY, VERSION
from reader.library.steps import STEPS
from reader.library.store import Store
from reader.model.entry import NewEntry, State
from reader.model.place import Place

from .made import NOW, channel, search

ONE = "CREATE TABLE note (text TEXT);\nINSERT INTO note VALUES ('kept');"
TWO = "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'none';"
THREE = "CREATE TABLE shelf (name TEXT);"
BROKEN = "CREATE TABLE shelf (name TEXT);\nINSERT INTO nowhere VALUES (1);"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(_store(tmp_path / "library.db")) as store:
        yield store


def _store(path: Path) -> Store:
    return Store(sqlite3.connect(path, isolation_level=None), path)


def _copy_of(store: Store, version: int) -> Path:
    (copy,) = store.path.with_name(FOLDER).glob(f"library-*-v{version}.db")
    return copy


def test_a_new_file_takes_every_step_and_needs_no_copy(store: Store) -> None:
    migrate(store, {1: ONE, 2: TWO})
    assert version_of(store, 2) == 2
    assert [tuple(row) for row in store.rows("SELECT * FROM note")] == [("kept", "none")]
    assert not store.path.with_name(FOLDER).exists()


def test_an_older_library_is_copied_aside_and_brought_up_to_date(store: Store) -> None:
    migrate(store, {1: ONE})
    store.run("INSERT INTO note VALUES ('mine')")
    migrate(store, {1: ONE, 2: TWO, 3: THREE})
    assert version_of(store, 3) == 3
    assert [row["text"] for row in store.rows("SELECT text FROM note")] == ["kept", "mine"]
    with closing(_store(_copy_of(store, 1))) as copy:
        assert version_of(copy, 1) == 1
        assert [tuple(row) for row in copy.rows("SELECT * FROM note")] == [("kept",), ("mine",)]
    assert _copy_of(store, 1).stat().st_mode & 0o077 == 0


def test_a_copy_that_cannot_be_made_keeps_nobody_from_reading(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    migrate(store, {1: ONE})
    store.path.with_name(FOLDER).touch()
    migrate(store, {1: ONE, 2: TWO})
    assert version_of(store, 2) == 2
    assert "No copy was made before the library changed" in caplog.text


def test_today_s_library_is_not_touched(store: Store) -> None:
    migrate(store, {1: ONE})
    before = store.path.read_bytes()
    migrate(store, {1: ONE})
    assert store.path.read_bytes() == before


def test_a_step_that_fails_leaves_the_version_before_it_whole(store: Store) -> None:
    migrate(store, {1: ONE})
    with pytest.raises(LibraryError):
        migrate(store, {1: ONE, 2: TWO, 3: BROKEN})
    assert version_of(store, 3) == 2
    assert not store.number("SELECT count(*) FROM sqlite_master WHERE name = 'shelf'")
    migrate(store, {1: ONE, 2: TWO, 3: THREE})
    assert version_of(store, 3) == 3


def test_a_library_beyond_the_last_step_is_refused(store: Store) -> None:
    migrate(store, {1: ONE, 2: TWO})
    with pytest.raises(LibraryTooNew):
        migrate(store, {1: ONE})


def test_statements_are_split_with_their_comments_strings_and_triggers() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON note BEGIN\n  DELETE FROM note;\n  SELECT 1;\nEND;\n"
    script = f"-- one; with a semicolon\nCREATE TABLE note (\n  text TEXT\n);\n{trigger}SELECT ';\n';\nSELECT 2"
    split = list(statements(script))
    assert [statement.split()[-1] for statement in split] == [");", "END;", "';", "2"]
    assert "".join(split) == script
    assert list(statements("SELECT 1;\n\n")) == ["SELECT 1;\n"]


@pytest.mark.parametrize("version", range(1, max(STEPS) + 1))
def test_a_library_of_every_version_opens_today(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {number: STEPS[number] for number in range(1, version + 1)})
        old.run("INSERT INTO meta (name, value) VALUES ('started', 'long ago')")
    with closing(Library.open(path)) as library:
        assert library.fact("started") == "long ago"
        assert version_of(library.store) == max(STEPS)


VERSION_1 = """
INSERT INTO section (id, name) VALUES (1, 'Opinion');
INSERT INTO channel (id, address, host, code, url, feed_url, name, kind, byline, section_id, folded, confirmed,
    position, added_at, refreshed_at, trouble, etag)
VALUES
    (1, 'press.example/a', 'press.example', 'a', 'https://press.example/a', '', 'A', 'index', '', 1, 'a', 1, 1,
        '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', '', '"one"'),
    (2, 'press.example/b', 'press.example', 'b', 'https://press.example/b', '', 'B', 'index', '', 1, 'b', 1, 2,
        '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', 'It did not answer.', '');
INSERT INTO entry (id, key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at)
VALUES (1, 'press:1', 'https://press.example/s-1', 'The slow train', '', '', '', '2026-11-02T00:00:00Z',
    '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z');
INSERT INTO article (id, entry_id, pinned, verdict, rung, cleaned_at, content)
VALUES (1, 1, 0, 'full', 'page', '2026-11-02T00:00:00Z',
    '{"url": "https://press.example/s-1", "headline": "The slow train"}');
"""
"""A little of everything that version 2 changes, as version 1 wrote it."""


def test_version_1_comes_along_with_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {1: STEPS[1]})
        for statement in statements(VERSION_1):
            old.run(statement)
    with closing(Library.open(path)) as library:
        well, ailing = library.channels.followed()
        assert (well.name, well.etag, well.succeeded_at) == ("A", '"one"', well.refreshed_at)
        assert (ailing.trouble, ailing.succeeded_at, ailing.retry_at) == ("It did not answer.", None, None)
        assert (library.channels.older(well.id), library.channels.failures(ailing.id)) == (None, 0)
        stored = library.articles.get(1)
        assert stored
        assert (stored.article.headline, stored.rung, stored.reason) == ("The slow train", "page", "")
        assert library.wanted.ids() == ()


VERSION_2 = """
INSERT INTO entry (id, key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at, state)
VALUES (1, 'press:1', 'https://press.example/s-1', 'The slow train', 'Nora Whitfield', '', 'Patience.',
    '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 'reading');
INSERT INTO saved (entry_id, saved_at) VALUES (1, '2026-11-03T00:00:00Z');
INSERT INTO article (id, entry_id, pinned, verdict, rung, cleaned_at, content)
VALUES (1, 1, 1, 'full', 'page', '2026-11-02T00:00:00Z',
    '{"url": "https://press.example/s-1", "headline": "The slow train"}');
INSERT INTO page (article_id, number, url, final_url, content_type, charset, status, etag, last_modified, body)
VALUES (1, 0, 'https://press.example/s-1', 'https://press.example/s-1', 'text/html', '', 200, '', '', x'');
INSERT INTO feed_body (entry_id, body) VALUES (1, '<p>What the train teaches.</p>');
"""
"""An entry that was begun and saved, as version 2 wrote it."""


def test_version_2_comes_along_and_its_entries_have_no_picture_yet(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {number: STEPS[number] for number in (1, 2)})
        for statement in statements(VERSION_2):
            old.run(statement)
    with closing(Library.open(path)) as library:
        entry = library.entries.get(1)
        assert entry
        assert (entry.headline, entry.byline, entry.dek) == ("The slow train", "Nora Whitfield", "Patience.")
        assert (entry.state, entry.saved, entry.picture) == (State.READING, True, "")
        assert library.entries.body(1) == "<p>What the train teaches.</p>"
        # Nobody knows which cleaner made its text: any would be a newer one.
        assert library.articles.made_before(1, pinned=True) == (1,)
        channel_id = library.channels.add(channel(), NOW)
        library.entries.put(
            channel_id, [NewEntry("press:1", entry.url, "", picture="https://press.example/1.jpg")], NOW
        )
        shown = library.entries.get(1)
        assert shown
        assert (shown.headline, shown.picture) == ("The slow train", "https://press.example/1.jpg")


VERSION_3 = """
INSERT INTO entry (id, key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at, state)
VALUES
    (1, 'press:1', 'https://press.example/s-1', 'The slow train', 'Nora Whitfield', '', 'Patience.',
        '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 'new'),
    (2, 'press:2', 'https://press.example/s-2', 'Rivers', '', '', '', '2026-11-02T00:00:00Z', '2026-11-01',
        '2026-11-02T00:00:00Z', 'new');
INSERT INTO feed_body (entry_id, body) VALUES (1, '<p>What the train teaches.</p>');
"""
"""Two entries, as version 3 wrote them."""


def test_version_3_comes_along_and_all_of_it_waits_to_be_indexed(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {number: STEPS[number] for number in (1, 2, 3)})
        for statement in statements(VERSION_3):
            old.run(statement)
    with closing(Library.open(path)) as library:
        assert library.index.waiting() == 2
        assert library.index.catch_up(10) == 2
        assert [each.snippet.text for each in search(library, read_query("slow train"))] == ["What the train teaches."]
        assert [each.entry.id for each in search(library, read_query("rivers before:2026-11-02"))] == [2]


VERSION_4 = """
INSERT INTO entry (id, key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at, state)
VALUES (1, 'press:1', 'https://press.example/s-1', 'The slow train', '', '', '', '2026-11-02T00:00:00Z',
    '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 'new');
INSERT INTO saved (number, entry_id, saved_at) VALUES (7, 1, '2026-11-03T00:00:00Z');
"""
"""A saved entry, as version 4 wrote it."""


def test_version_4_comes_along_and_what_is_saved_can_be_tagged(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {number: STEPS[number] for number in (1, 2, 3, 4)})
        for statement in statements(VERSION_4):
            old.run(statement)
    with closing(Library.open(path)) as library:
        mark = library.saved.mark(1)
        assert mark
        assert mark.number == 7
        assert (library.tags.of(1), library.notes.get(1), library.highlights.of(1)) == ((), "", ())
        assert library.tags.add(1, "Trains")
        assert [each.entry.id for each in search(library, read_query("tag:trains is:saved"))] == [1]


VERSION_5 = """
INSERT INTO entry (id, key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at, state, place)
VALUES (1, 'press:1', 'https://press.example/s-1', 'The slow train', '', '', '', '2026-11-02T00:00:00Z',
    '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 'reading', 7);
"""
"""An entry left at a block, as version 5 wrote it."""


def test_version_5_comes_along_and_its_places_are_the_beginnings_of_blocks(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {number: STEPS[number] for number in range(1, 6)})
        for statement in statements(VERSION_5):
            old.run(statement)
    with closing(Library.open(path)) as library:
        entry = library.entries.get(1)
        assert entry
        assert entry.place == Place(7)


def _shape(script: str) -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns and every index with its own, in order; of a virtual table what it was made of."""
    with closing(sqlite3.connect(":memory:")) as file:
        for statement in statements(script):
            file.execute(statement)
        shape = {}
        for kind, name, sql in file.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
            about = "index_xinfo" if kind == "index" else "table_xinfo"
            shape[f"{kind} {name}"] = file.execute(f"PRAGMA {about}({name})").fetchall()
            if "VIRTUAL" in (sql or "") or " WHERE " in (sql or ""):
                shape[f"{kind} {name}"].append(tuple(sql.split()))
        return shape


def test_the_steps_lead_to_the_schema_of_today() -> None:
    assert max(STEPS) == VERSION
    assert _shape(TODAY) == _shape("".join(STEPS[number] for number in sorted(STEPS)))


VERSION_7 = """
INSERT INTO section (id, name) VALUES (1, 'Opinion');
INSERT INTO channel (id, address, host, code, url, feed_url, name, kind, byline, section_id, folded, confirmed,
    added_at)
VALUES (1, 'press.example/a', 'press.example', 'a', 'https://press.example/a', '', 'A', 'feed', '', 1, 'a', 1,
    '2026-11-01T00:00:00Z');
INSERT INTO entry (id, key, url, headline, byline, masthead, dek, found_at, sorted_at, touched_at, state)
VALUES (1, 'press.example:17', 'https://press.example/one', 'One', '', '', '', '2026-11-02T00:00:00Z',
    '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 'finished'),
    (2, 'https://press.example/two', 'http://press.example/two?utm_source=x', 'Two', '', '', '', '2026-11-02T00:00:00Z',
    '2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z', 'finished');
INSERT INTO listing (channel_id, entry_id, sorted_at) VALUES (1, 1, '2026-11-02'), (1, 2, '2026-11-02');
"""
"""Entries that were told apart by guid or by address alone."""


def test_version_7_knows_its_entries_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {number: STEPS[number] for number in range(1, 8)})
        for statement in statements(VERSION_7):
            old.run(statement)
    pages = [f"https://press.example/{name}" for name in ("one", "two")]
    told = [NewEntry(page, page, page.rpartition("/")[2].title(), guid=str(at)) for at, page in enumerate(pages)]
    with closing(Library.open(path)) as library:
        assert library.entries.put(1, told, NOW) == 0
        corrected = [replace(entry, headline=f"{entry.headline}, corrected") for entry in told]
        assert library.entries.put(1, corrected, NOW) == 0
        assert [entry.called for entry in library.entries.rows([1, 2])] == ["One", "Two"]
        assert {entry.state for entry in library.entries.rows([1, 2])} == {State.FINISHED}


def test_version_17_has_its_bylines_read(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(_store(path)) as old:
        migrate(old, {number: STEPS[number] for number in range(1, 18)})
        for statement in statements(VERSION_7.replace("'One', ''", "'One', 'Nora Whitfield'")):
            old.run(statement)
    with closing(Library.open(path)) as library:
        assert library.signatures.next(10) == {1: "Nora Whitfield"}
        library.signatures.put(1, [("whitfield", "Nora Whitfield")])
        assert library.signatures.waiting() == 0
        assert [each.name for each in library.signatures.of_key("whitfield")] == ["Nora Whitfield"]


def test_what_another_byline_brought_up_to_date_meanwhile_is_left_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(older: Store, version: int) -> None:
        monkeypatch.undo()
        with closing(_store(store.path)) as other:
            migrate(other, {1: ONE, 2: TWO}, aside=False)

    migrate(store, {1: ONE})
    monkeypatch.setattr(migrations, "copy_aside", meanwhile)
    migrate(store, {1: ONE, 2: TWO})
    assert version_of(store, 2) == 2
    assert [tuple(row) for row in store.rows("SELECT * FROM note")] == [("kept", "none")]
