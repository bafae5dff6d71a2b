"""Tags, notes and highlights: kept, found, and pinning the text they are about."""

import pytest

from reader.library import Library
from reader.library.finding import Order
from reader.library.marks import Note
from reader.library.query import WrongQuery, read_query
from reader.model.entry import Scope, ScopeKind
from reader.model.passage import Passage
from reader.model.verdict import Rung, Verdict

from .made import NOW, article, entry, later, search

PASSAGE = Passage(4, 14, "slow train", "The ", " teaches")


@pytest.fixture
def entry_id(library: Library) -> int:
    entry_id = library.entries.add_loose(entry("1"), NOW)
    library.articles.put(entry_id, article(), Verdict.FULL, Rung.PAGE, [], NOW)
    return entry_id


def _is_pinned(library: Library, entry_id: int) -> bool:
    stored = library.articles.get(entry_id)
    assert stored
    return stored.pinned


def _found(library: Library, query: str) -> list[int]:
    library.index.catch_up(100)
    return [each.entry.id for each in search(library, read_query(query))]


def test_tags_are_one_without_case_and_shown_as_first_written(library: Library, entry_id: int) -> None:
    assert library.tags.add(entry_id, " Read  Again\x1b[2J ")
    assert not library.tags.add(entry_id, "read again")
    assert library.tags.add(entry_id, "a")
    assert library.tags.of(entry_id) == ("a", "Read Again")
    assert library.tags.remove(entry_id, "READ AGAIN")
    assert not library.tags.remove(entry_id, "read again")
    assert library.tags.of(entry_id) == ("a",)


@pytest.mark.parametrize("name", ["", "  ", "\x1b[2J"])
def test_a_name_of_nothing_is_no_tag(library: Library, entry_id: int, name: str) -> None:
    assert not library.tags.add(entry_id, name)
    assert not _is_pinned(library, entry_id)


def test_a_note_is_replaced_and_taken_away(library: Library, entry_id: int) -> None:
    assert library.notes.put(entry_id, "For the\nwinter.\x07", NOW) is None
    assert library.notes.get(entry_id) == "For the\nwinter."
    assert library.notes.put(entry_id, "", later(1)) == Note("For the\nwinter.", NOW)
    assert library.notes.get(entry_id) == ""


def test_highlights_stand_in_the_order_of_the_text(library: Library, entry_id: int) -> None:
    second = library.highlights.add(entry_id, PASSAGE, "why?", NOW)
    first = library.highlights.add(entry_id, Passage(0, 3, "The", "", " slow train"), "", later(1))
    assert library.highlights.of(entry_id) == (first, second)


def test_a_highlight_is_put_back_as_it_was_and_its_number_not_given_again(library: Library, entry_id: int) -> None:
    made = library.highlights.add(entry_id, PASSAGE, "why?", NOW)
    assert library.highlights.remove(made.number) == made
    assert library.highlights.remove(made.number) is None
    other = library.highlights.add(entry_id, PASSAGE, "", NOW)
    assert other.number != made.number
    library.highlights.put_back(made)
    library.highlights.put_back(made)
    assert set(library.highlights.of(entry_id)) == {made, other}


def test_each_of_them_pins_the_text_until_the_last_is_gone(library: Library, entry_id: int) -> None:
    library.tags.add(entry_id, "a")
    library.notes.put(entry_id, "b", NOW)
    made = library.highlights.add(entry_id, PASSAGE, "", NOW)
    library.saved.save(entry_id, NOW)
    library.articles.put(entry_id, article("Changed by the site."), Verdict.FULL, Rung.PAGE, [], later(1))
    for take_away in (
        lambda: library.saved.unsave(entry_id),
        lambda: library.tags.remove(entry_id, "a"),
        lambda: library.notes.put(entry_id, "", NOW),
    ):
        take_away()
        assert _is_pinned(library, entry_id)
    library.highlights.remove(made.number)
    stored = library.articles.get(entry_id)
    assert stored
    assert (stored.pinned, stored.article.text) == (False, "The slow train teaches patience.")


def test_the_first_text_of_a_tagged_entry_is_pinned(library: Library) -> None:
    entry_id = library.entries.add_loose(entry("2"), NOW)
    library.tags.add(entry_id, "later")
    library.articles.put(entry_id, article(), Verdict.FULL, Rung.PAGE, [], NOW)
    assert _is_pinned(library, entry_id)


def test_tags_notes_and_highlights_are_found(library: Library, entry_id: int) -> None:
    library.entries.add_loose(entry("2"), NOW)
    library.tags.add(entry_id, "Read again")
    library.notes.put(entry_id, "for the zeppelin book", NOW)
    made = library.highlights.add(entry_id, PASSAGE, "compare Kropotkin", NOW)
    for query in ('tag:"read AGAIN"', "has:note", "has:highlight", "zeppelin", "kropotkin patience"):
        assert _found(library, query) == [entry_id]
    assert _found(library, "tag:read") == []
    assert entry_id not in _found(library, "-has:note")
    library.notes.put(entry_id, "", NOW)
    library.highlights.remove(made.number)
    for query in ("has:note", "has:highlight", "zeppelin", "kropotkin"):
        assert _found(library, query) == []


def test_a_condition_on_no_tag_is_told() -> None:
    with pytest.raises(WrongQuery, match="wants the name of a tag"):
        read_query("tag:")


def test_what_was_let_go_comes_back_at_its_place(library: Library) -> None:
    ids = [library.entries.add_loose(entry(key), NOW) for key in "123"]
    for entry_id in ids:
        library.saved.save(entry_id, NOW)
    before = library.entries.ids(Scope(ScopeKind.SAVED))
    mark = library.saved.mark(ids[1])
    assert mark
    library.saved.unsave(ids[1])
    assert library.saved.mark(ids[1]) is None
    library.saved.put_back(ids[1], mark)
    assert library.entries.ids(Scope(ScopeKind.SAVED)) == before


def test_what_was_let_go_comes_back_though_its_number_was_given_again(library: Library) -> None:
    first, second = (library.entries.add_loose(entry(key), NOW) for key in "12")
    library.saved.save(first, NOW)
    mark = library.saved.mark(first)
    assert mark
    library.saved.unsave(first)
    library.saved.save(second, later(1))
    library.saved.put_back(first, mark)
    assert library.entries.ids(Scope(ScopeKind.SAVED)) == (second, first)
    assert library.saved.saved_at(first) == NOW


def test_what_is_saved_without_a_text_is_found(library: Library) -> None:
    first, second, third = (library.entries.add_loose(entry(key), NOW) for key in "123")
    for entry_id in (first, second):
        library.saved.save(entry_id, NOW)
    library.articles.put(first, article(), Verdict.FULL, Rung.PAGE, [], NOW)
    assert library.saved.textless() == (second,)
    found = library.finder.ids(read_query("is:textless"), Order.NEWEST, 10)
    assert found == (third, second)
    assert library.finder.ids(read_query("is:saved -is:textless"), Order.NEWEST, 10) == (first,)
    library.entries.set_trouble(second, "The site shows this column to its subscribers only.")
    assert library.saved.textless() == ()
    library.wanted.add(second, NOW)
    assert library.saved.textless() == (second,)
