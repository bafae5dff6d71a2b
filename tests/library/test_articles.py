"""Articles: a better text is never lost to a worse one, and a saved one is never changed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library, StoredArticle
from reader.library.finding import Order
from reader.library.query import read_query
from reader.model.entry import Scope, ScopeKind, State
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict

from .made import NOW, article, channel, entry, later, page

ORDER = [Verdict.EXPIRED, Verdict.PAYWALLED, Verdict.PARTIAL, Verdict.FULL]


@pytest.fixture
def entry_id(library: Library) -> int:
    return library.entries.add_loose(entry("1"), NOW)


def _put(library: Library, entry_id: int, text: str, verdict: Verdict = Verdict.FULL) -> bool:
    return library.articles.put(entry_id, article(text), verdict, Rung.PAGE, [page(text.encode())], NOW)


def _shown(library: Library, entry_id: int) -> tuple[str, bytes, bool]:
    stored = library.articles.get(entry_id)
    assert stored is not None
    return stored.article.text, library.articles.pages(entry_id)[0].body, stored.pinned


def test_an_article_comes_back_with_its_pages(library: Library, entry_id: int) -> None:
    pages = (page(b"one"), page(b""), page(bytes(range(256)) * 400))
    assert library.articles.put(entry_id, article(), Verdict.PARTIAL, Rung.SINGLE, pages, later(3))
    assert library.articles.get(entry_id) == StoredArticle(
        article(), Verdict.PARTIAL, Rung.SINGLE, later(3), pinned=False
    )
    assert library.articles.pages(entry_id) == pages


def test_there_is_no_article_before_one_is_put(library: Library, entry_id: int) -> None:
    assert library.articles.get(entry_id) is None
    assert library.articles.pages(entry_id) == ()


def test_an_article_of_no_entry_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError):
        _put(library, 7, "nowhere")


@pytest.mark.parametrize(("first", "second"), list(product(ORDER, ORDER)))
def test_a_worse_text_never_replaces_a_better_one(
    library: Library, entry_id: int, first: Verdict, second: Verdict
) -> None:
    assert _put(library, entry_id, "first", first)
    kept = ORDER.index(second) >= ORDER.index(first)
    assert _put(library, entry_id, "second", second) is kept
    text = "second" if kept else "first"
    assert _shown(library, entry_id) == (text, text.encode(), False)


def test_saving_pins_the_text_and_its_pages(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "as saved")
    library.saved.save(entry_id, NOW)
    library.saved.save(entry_id, later(1))
    assert _put(library, entry_id, "changed later")
    assert _put(library, entry_id, "changed again")
    assert _shown(library, entry_id) == ("as saved", b"as saved", True)


def test_a_worse_text_is_not_kept_beside_a_pinned_one(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "as saved")
    library.saved.save(entry_id, NOW)
    assert not _put(library, entry_id, "expired", Verdict.EXPIRED)


def test_saved_before_its_text_came_the_first_text_is_pinned(library: Library, entry_id: int) -> None:
    library.saved.save(entry_id, NOW)
    assert library.saved.saved_at(entry_id)
    _put(library, entry_id, "blocked", Verdict.BLOCKED)
    assert _shown(library, entry_id)[2] is False
    _put(library, entry_id, "the first text")
    _put(library, entry_id, "a later text")
    assert _shown(library, entry_id) == ("the first text", b"the first text", True)


def test_saved_with_a_page_that_had_no_text_the_first_text_is_pinned(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "consent", Verdict.CONSENT)
    library.saved.save(entry_id, NOW)
    _put(library, entry_id, "the first text", Verdict.PARTIAL)
    assert _shown(library, entry_id) == ("the first text", b"the first text", True)


def test_unsaving_and_saving_again_brings_the_same_text_back(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "as saved")
    library.saved.save(entry_id, NOW)
    _put(library, entry_id, "changed later")
    library.saved.unsave(entry_id)
    assert library.saved.saved_at(entry_id) is None
    assert _shown(library, entry_id) == ("as saved", b"as saved", False)
    library.saved.save(entry_id, later(1))
    _put(library, entry_id, "changed once more")
    assert _shown(library, entry_id) == ("as saved", b"as saved", True)


def test_unsaving_keeps_the_better_text(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "part of it", Verdict.PARTIAL)
    library.saved.save(entry_id, NOW)
    _put(library, entry_id, "all of it", Verdict.FULL)
    library.saved.unsave(entry_id)
    assert _shown(library, entry_id) == ("all of it", b"all of it", False)


def test_unsaving_what_was_not_saved_changes_nothing(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "a text")
    library.saved.unsave(entry_id)
    assert _shown(library, entry_id) == ("a text", b"a text", False)


def test_saving_no_entry_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError):
        library.saved.save(7, NOW)
    assert library.entries.counts().saved == 0


def test_an_entry_says_that_it_is_saved(library: Library, entry_id: int) -> None:
    library.saved.save(entry_id, NOW)
    found = library.entries.get(entry_id)
    assert found is not None
    assert found.saved
    assert library.entries.counts().saved == 1


def test_a_replaced_article_leaves_no_pages_behind(path: Path, library: Library, entry_id: int) -> None:
    for text in ("one", "two", "three"):
        _put(library, entry_id, text)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM page").fetchone() == (1,)


def _renewed(library: Library, entry_id: int, text: str, cleaner: int = 2) -> bool:
    was = library.articles.get(entry_id)
    assert was
    new = replace(was, article=article(text), verdict=Verdict.FULL, reason="anew", cleaned_at=later(9))
    return library.articles.renew(entry_id, was, new, cleaner)


def test_texts_of_an_older_cleaner_are_found(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "first")
    assert library.articles.made_before(1, pinned=False) == (entry_id,)
    assert library.articles.made_before(1, pinned=True) == ()
    assert library.articles.made_before(0, pinned=False) == ()


def test_a_text_without_pages_cannot_be_made_again(library: Library, entry_id: int) -> None:
    library.articles.put(entry_id, article(), Verdict.PARTIAL, Rung.FEED, (), NOW)
    assert library.articles.made_before(1, pinned=False) == ()


def test_of_a_saved_entry_only_the_pinned_text_is_found(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "first")
    library.saved.save(entry_id, NOW)
    _put(library, entry_id, "second")
    assert library.articles.made_before(1, pinned=False) == ()
    assert library.articles.made_before(1, pinned=True) == (entry_id,)


def test_the_texts_of_one_channel_are_found(library: Library) -> None:
    here, elsewhere = (library.channels.add(channel(name), NOW) for name in ("Here", "Elsewhere"))
    library.entries.put(here, [entry("1")], NOW)
    listed = library.entries.by_key("1")
    assert listed
    _put(library, listed.id, "first")
    assert library.articles.made_before(1, pinned=False, channel_id=here) == (listed.id,)
    assert library.articles.made_before(1, pinned=False, channel_id=elsewhere) == ()


@pytest.mark.parametrize("saved", [False, True])
def test_a_renewed_text_keeps_its_pages_and_its_pin(library: Library, entry_id: int, saved: bool) -> None:
    _put(library, entry_id, "first", Verdict.PARTIAL)
    if saved:
        library.saved.save(entry_id, NOW)
    assert _renewed(library, entry_id, "second")
    assert _shown(library, entry_id) == ("second", b"first", saved)
    stored = library.articles.get(entry_id)
    assert stored
    assert (stored.verdict, stored.rung, stored.reason, stored.cleaned_at) == (Verdict.FULL, "page", "anew", later(9))
    assert library.articles.made_before(2, pinned=saved) == ()
    assert library.articles.made_before(3, pinned=saved) == (entry_id,)


def test_a_text_replaced_meanwhile_is_not_renewed(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "first")
    was = library.articles.get(entry_id)
    assert was
    library.articles.put(entry_id, article("fetched"), Verdict.FULL, Rung.PAGE, [page(b"fetched")], later(1))
    assert not library.articles.renew(entry_id, was, was, 2)
    assert _shown(library, entry_id)[0] == "fetched"


def test_a_text_pinned_meanwhile_is_not_renewed(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "first")
    was = library.articles.get(entry_id)
    assert was
    library.saved.save(entry_id, NOW)
    assert not library.articles.renew(entry_id, was, replace(was, article=article("second")), 2)
    assert _shown(library, entry_id)[0] == "first"


def test_the_words_of_a_renewed_text_wait_to_be_indexed(library: Library, entry_id: int) -> None:
    _put(library, entry_id, "first")
    library.index.catch_up(10)
    assert _renewed(library, entry_id, "second")
    assert library.index.waiting() == 1


def test_a_place_that_is_moved_is_not_read_later(library: Library, entry_id: int) -> None:
    other = library.entries.add_loose(entry("2"), NOW)
    for number, each in enumerate((entry_id, other)):
        library.entries.set_state([each], State.READING, later(number))
    library.articles.move_place(entry_id, Place(4, 1, "or"), 0.5)
    assert library.entries.ids(Scope(ScopeKind.CONTINUE)) == (other, entry_id)
    moved = library.entries.get(entry_id)
    assert moved
    assert (moved.place, moved.progress) == (Place(4, 1, "or"), 0.5)


def test_a_text_in_other_words_stays_beside_the_pinned_one_until_it_is_taken(library: Library) -> None:
    entry_id = library.entries.add_loose(entry("1"), NOW)
    library.articles.put(entry_id, article("Kept."), Verdict.FULL, Rung.PAGE, [page()], NOW, edited=True)
    assert library.articles.edited(entry_id) is None, "nothing is pinned, so nothing is edited"
    library.saved.save(entry_id, NOW)
    assert library.articles.edited(entry_id) is None
    library.articles.put(entry_id, article("New."), Verdict.FULL, Rung.PAGE, [page(b"new")], later(1), edited=True)

    def texts() -> tuple[str, str, bool]:
        kept, new = library.articles.get(entry_id), library.articles.edited(entry_id)
        (row,) = library.entries.rows([entry_id])
        assert kept
        return kept.article.text, new.article.text if new else "", row.edited

    assert texts() == ("Kept.", "New.", True)
    assert library.finder.ids(read_query("is:edited"), Order.NEWEST, 10) == (entry_id,)
    before = library.store.rows("SELECT * FROM article ORDER BY id")
    assert library.articles.swap(entry_id, later(2)) is None, "that text is not there any more"
    assert library.articles.swap(entry_id, later(1)) == NOW
    assert texts() == ("New.", "", False)
    assert [each.body for each in library.articles.pages(entry_id)] == [b"new"]
    assert library.articles.swap(entry_id, NOW) == later(1)
    assert [tuple(row) for row in library.store.rows("SELECT * FROM article ORDER BY id")] == [*map(tuple, before)]
    library.articles.put(entry_id, article("Kept."), Verdict.FULL, Rung.PAGE, [page()], later(3))
    assert texts() == ("Kept.", "", False), "the site took it back"
