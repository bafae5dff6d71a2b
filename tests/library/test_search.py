"""Finding entries: what is indexed, what a query finds, in which order, and the piece that shows why."""

import sqlite3
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library, index
from reader.library.finding import DRIFT, Order
from reader.library.index import body_of, seconds
from reader.library.query import WrongQuery, read_query
from reader.library.snippets import Snippet
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.entry import NewEntry, State
from reader.model.moment import Moment
from reader.model.verdict import Rung, Verdict

from .made import NOW, channel, later, search

FIRST = date(2026, 11, 1)


def put(
    library: Library,
    key: str,
    headline: str = "",
    text: str = "",
    byline: str = "",
    published: Moment | None = None,
    language: str = "",
    feed: str = "",
    picture: str = "",
) -> int:
    """One entry of the channel Op Eds, with a text if one is given."""
    channel_id = library.channels.add(channel("Op Eds"), NOW)
    url = f"https://press.example/{key}"
    moment = published or FIRST + timedelta(days=int(key) if key.isdigit() else 0)
    entry = NewEntry(key, url, headline, byline=byline, published_at=moment, body=feed, picture=picture)
    library.entries.put(channel_id, [entry], NOW)
    entry_id = library.entries.by_key(key)
    assert entry_id
    if text:
        article = Article(url, headline, blocks=(Paragraph((Span(text),)),), language=language)
        library.articles.put(entry_id.id, article, Verdict.FULL, Rung.PAGE, [], NOW)
    return entry_id.id


def found(library: Library, text: str, order: Order = Order.NEWEST, typing: bool = False) -> list[str]:
    """The keys of what the query finds, once all is indexed."""
    while library.index.catch_up(50):
        pass
    return [each.entry.key for each in search(library, read_query(text, typing), order)]


def test_what_is_put_waits_until_it_is_indexed(library: Library) -> None:
    put(library, "1", "The slow train")
    assert search(library, read_query("train")) == ()
    assert library.index.waiting() == 1
    assert library.index.catch_up(10) == 1
    assert library.index.waiting() == 0
    assert [each.entry.headline for each in search(library, read_query("train"))] == ["The slow train"]


def test_it_is_indexed_in_slices_the_newest_in_the_library_first(library: Library) -> None:
    ids = [put(library, str(number), "Rivers") for number in range(5)]
    assert library.index.catch_up(2) == 2
    assert [each.entry.id for each in search(library, read_query("rivers"))] == [ids[4], ids[3]]
    assert [library.index.catch_up(2) for _ in range(3)] == [2, 1, 0]


def test_a_text_that_comes_later_is_found_and_the_one_before_is_not(library: Library) -> None:
    entry_id = put(library, "1", "Old words")
    assert found(library, "old") == ["1"]
    library.entries.improve(entry_id, headline="New words")
    library.articles.put(
        entry_id, Article("u", "", blocks=(Paragraph((Span("Rain."),)),)), Verdict.FULL, Rung.PAGE, [], NOW
    )
    assert [found(library, query) for query in ("old", "new rain")] == [[], ["1"]]


def test_of_a_column_no_longer_saved_the_text_that_stays_is_found(library: Library) -> None:
    entry_id = put(library, "1", "Rivers", "As it was kept.")
    library.saved.save(entry_id, NOW)
    put(library, "1", "Rivers", "As it is today.")
    assert [found(library, query) for query in ("kept", "today")] == [["1"], []]
    library.saved.unsave(entry_id)
    text = library.articles.get(entry_id)
    assert text
    assert found(library, text.article.text.split()[-1]) == ["1"]


def test_what_a_feed_carried_is_found_without_its_markup(library: Library) -> None:
    feed = "<style>p { rivers }</style><p class='meadow'>Caf&eacute; by <b>the</b> sea</p><script>var hidden</script>"
    put(library, "1", feed=feed)
    assert [found(library, query) for query in ("cafe sea", "meadow", "hidden", "style")] == [["1"], [], [], []]


def test_a_script_with_signs_of_markup_is_not_found(library: Library) -> None:
    feed = "<script>if (a<b) launch()</script><!-- a > drifting --><p>Nobody waits</p><STYLE>x > furlong</STYLE >"
    put(library, "1", feed=feed)
    assert [found(library, word) for word in ("nobody", "launch", "drifting", "furlong")] == [["1"], [], [], []]


@pytest.mark.parametrize(
    "feed", ["<" * 5000, "<script>" * 50_000, "<!--" * 50_000, "<style></script>" * 20_000, "&#0;&#1234567890;\x00"]
)
def test_markup_that_never_ends_is_no_trouble(library: Library, feed: str) -> None:
    put(library, "1", "The slow train", feed=feed)
    assert found(library, "train") == ["1"]


WORDS = {
    "1": ("The slow train", "Nobody takes the slow train to the sea.", "Ada Whitfield"),
    "2": ("Rivers", "A train is slow, the sea is not. Économie über alles.", "Bo Kim"),
    "3": ("On trains and time", "橋は長いあいだ閉ざされていた。", "Nora Whitfield, Bo Kim"),
    "4": ("Don't tread", "Ask the ferryman; C3PO and 1998.", ""),
}


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("slow train", ["2", "1"]),
        ('"slow train"', ["1"]),
        ("“SLOW train", ["1"]),
        ("slow -rivers", ["1"]),
        ('train -"slow train"', ["2"]),
        ("-slow", ["4", "3"]),
        ("-slow -橋", ["4"]),
        ("economie UBER", ["2"]),
        ("ÉCONOMIE", ["2"]),
        ("橋は", ["3"]),
        ("長い", ["3"]),
        ("いな", []),
        ("don't", ["4"]),
        ("don’t tread", ["4"]),
        ("c3po 1998", ["4"]),
        ("trai", []),
        ("trai*", ["3", "2", "1"]),
        ("author:whitfield", ["3", "1"]),
        ("author:“bo kim” -author:nora", ["2"]),
        ("author:slow", []),
        ("whitfield", ["3", "1"]),
        ("!!! ...", []),
        ("", []),
    ],
)
def test_words_find(library: Library, query: str, keys: list[str]) -> None:
    for key, (headline, text, byline) in WORDS.items():
        put(library, key, headline, text, byline)
    assert found(library, query) == keys
    assert sorted(found(library, query, Order.BEST)) == sorted(keys)


@pytest.mark.parametrize(
    ("typed", "keys"), [("slow tr", ["2", "1"]), ("slow t", ["2", "1"]), ("author:w", []), ("author:whit", ["3", "1"])]
)
def test_while_typing_the_last_word_may_go_on(library: Library, typed: str, keys: list[str]) -> None:
    for key, (headline, text, byline) in WORDS.items():
        put(library, key, headline, text, byline)
    assert found(library, typed, typing=True) == keys


@pytest.fixture
def shelf(library: Library) -> Library:
    """Five entries of different kinds."""
    put(library, "1", "One", "rain", language="en-GB", published=date(2025, 12, 31))
    put(library, "2", "Two rain", published=datetime(2026, 1, 1, tzinfo=UTC), picture="https://press.example/2.jpg")
    put(library, "3", "Three", "rain", language="de", published=date(2026, 2, 1))
    put(library, "4", "Four", "rain", language="en", published=date(2026, 3, 1))
    other = library.channels.add(channel("Strips_and % signs", "Comics é"), NOW)
    library.entries.put(other, [NewEntry("5", "u5", "Five rain", published_at=date(2026, 4, 1))], NOW)
    ids = {key: entry.id for key in "12345" if (entry := library.entries.by_key(key))}
    library.saved.save(ids["3"], NOW)
    library.entries.set_state([ids["1"]], State.FINISHED, NOW)
    library.entries.set_state([ids["4"]], State.READING, later(1))
    for key, minutes in (("1", 3), ("3", 9), ("4", 12)):
        library.entries.improve(ids[key], minutes=minutes)
    return library


CONDITIONS = [
    ("is:saved", "3"),
    ("-is:saved", "5421"),
    ("is:unread", "5432"),
    ("is:finished", "1"),
    ("is:reading", "4"),
    ("before:2026-01-01", "1"),
    ("before:2026-02", "21"),
    ("after:2026-02-01", "543"),
    ("after:2026 before:2026-03-01", "32"),
    ("-after:2026-02", "21"),
    ("minutes:<10", "31"),
    ("minutes:>=9", "43"),
    ("minutes:12", "4"),
    ("lang:en", "41"),
    ("lang:EN-gb", "1"),
    ("has:text", "431"),
    ("-has:text", "52"),
    ("has:picture", "2"),
    ("channel:op", "4321"),
    ("channel:“op eds” is:saved", "3"),
    ("-channel:op", "5"),
    ("section:opinion", "4321"),
    ("section:comics", "5"),
    ("section:é", "5"),
    ("section:op channel:strips", ""),
    ("channel:comics", ""),
    ("channel:strips", "5"),
]


@pytest.mark.parametrize(("query", "keys"), CONDITIONS)
def test_conditions_hold_with_words_and_without(shelf: Library, query: str, keys: str) -> None:
    assert found(shelf, query) == list(keys)
    assert found(shelf, f"rain {query}") == list(keys)
    assert found(shelf, f"{query} -snow") == list(keys)
    assert set(found(shelf, f"rain {query}", Order.BEST)) == set(keys)


def test_best_first_puts_the_headline_before_the_text(library: Library) -> None:
    put(library, "1", "Rivers of the north", "Long and wide they are.")
    put(library, "2", "Other things", "Once there were rivers. " + "Nothing else is told here. " * 20)
    assert found(library, "rivers") == ["2", "1"]
    assert found(library, "rivers", Order.BEST) == ["1", "2"]


def test_entries_of_one_second_are_all_found(library: Library) -> None:
    for number in range(30):
        put(library, f"same {number}", "Rivers", published=FIRST)
    put(library, "newer", "Rivers", published=FIRST + timedelta(days=1))
    keys = found(library, f"rivers before:{FIRST + timedelta(days=1)}")
    assert sorted(keys) == sorted(f"same {number}" for number in range(30))
    assert found(library, f"rivers after:{FIRST}")[0] == "newer"
    assert DRIFT > 30


def test_an_index_worn_by_changes_is_made_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "FEWEST_SPENT", 40)
    entry_id = put(library, "1", "Rivers")
    for number in range(index.FEWEST_SPENT + 2):
        library.entries.improve(entry_id, headline=f"Rivers {number}")
        library.index.catch_up(1)
    assert library.index.catch_up(1) == 0
    assert library.index.waiting() == 1
    assert found(library, "rivers") == ["1"]
    assert library.store.number("SELECT count(*) FROM document") == 1


def test_an_entry_that_is_gone_is_not_found(library: Library) -> None:
    entry_id = put(library, "1", "Rivers")
    assert found(library, "rivers") == ["1"]
    library.store.change("DELETE FROM entry WHERE id = ?", entry_id)
    assert found(library, "rivers") == []


def test_the_piece_shows_the_words(library: Library) -> None:
    put(library, "1", "Rivers", "Before. " * 60 + "Here the slow train\nleaves the town. " + "After. " * 60)
    library.index.catch_up(10)
    (one,) = search(library, read_query("“slow train leaves” town"))
    assert [one.snippet.text[start:end] for start, end in one.snippet.marks] == ["slow train leaves", "town"]
    assert one.snippet.text.startswith("… Before.")
    assert one.snippet.text.endswith("After. …")


def test_an_entry_without_text_shows_its_dek(library: Library) -> None:
    channel_id = library.channels.add(channel(), NOW)
    library.entries.put(channel_id, [NewEntry("1", "u", "Rivers", dek="On the water.")], NOW)
    library.index.catch_up(10)
    assert [each.snippet.text for each in search(library, read_query("rivers"))] == ["On the water."]


@pytest.mark.parametrize("text", ["2026-11-23", "2026-11-23T09:14:00Z", "0001-01-01", "9999-12-31T23:59:59Z"])
def test_every_stored_moment_has_its_second(text: str) -> None:
    assert seconds(text) >= 0
    assert seconds("2026-11-23T00:00:01Z") == seconds("2026-11-23") + 1


@given(text=st.one_of(st.text(max_size=80), st.text(alphabet='ab "-:*()<>=^+{}[]\x00\ud800éß橋é', max_size=40)))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_nothing_that_is_typed_is_an_error_of_the_library(library: Library, text: str) -> None:
    if not library.index.waiting() and not library.store.number("SELECT count(*) FROM document"):
        put(library, "1", "a b é ß", text="橋 ab")
        library.index.catch_up(5)
    for typing in (False, True):
        with suppress(WrongQuery):
            query = read_query(text, typing)
            for order in Order:
                assert all(_orderly(each.snippet) for each in search(library, query, order))


def _orderly(piece: Snippet) -> bool:
    return all(0 <= start < end <= len(piece.text) for start, end in piece.marks)


def test_an_entry_with_neither_text_nor_feed_has_an_empty_body(library: Library) -> None:
    row = sqlite3.connect(":memory:")
    row.row_factory = sqlite3.Row
    nothing = "SELECT NULL AS content, NULL AS feed, NULL AS note, NULL AS remarks"
    assert body_of(row.execute(nothing).fetchone()) == ("", "")
    row.close()
