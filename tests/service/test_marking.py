"""Tags, notes and highlights are changes like saving, taken back one after another."""

import pytest

from reader.model.entry import Scope, ScopeKind
from reader.model.passage import passage_of
from reader.service.deeds import undo
from reader.service.desk import Desk
from reader.service.library.marking import highlight, note, note_of, tag, tags_typed, unhighlight, untag
from reader.service.library.saving import save, unsave
from reader.service.library.searching import find, read_query
from tests.service.conftest import now_is
from tests.service.test_saving import an_entry

PASSAGE = passage_of("The slow train teaches patience.", 4, 14)


async def test_a_tag_is_put_on_taken_off_and_both_taken_back(desk: Desk) -> None:
    entry = await an_entry(desk)
    tagged = await tag(desk, entry, "Trains")
    untagged = await untag(desk, entry, "trains")
    assert (await undo(desk, untagged)).entry_ids == (entry.id,)
    assert len(await desk.library.read(lambda library: library.tags.of(entry.id))) == 1
    await undo(desk, tagged)
    assert await desk.library.read(lambda library: library.tags.of(entry.id)) == ()


@pytest.mark.parametrize("name", ["a" * 300, "👩‍👩‍👧 👍🏽", "日記", "e\u0301tudes", "with / and : and *"])
async def test_any_name_is_a_tag_that_is_found_and_taken_away(desk: Desk, name: str) -> None:
    entry = await an_entry(desk)
    assert tags_typed(f" {name} ,, ") == (name,)
    tagged = await tag(desk, entry, name)
    (kept,) = await desk.library.read(lambda library: library.tags.of(entry.id))
    assert (await find(desk, read_query(f'tag:"{kept}"'))).ids == (entry.id,)
    assert (await untag(desk, entry, name)).deeds
    await undo(desk, tagged)
    assert await desk.library.read(lambda library: library.tags.of(entry.id)) == ()


async def test_what_changed_nothing_takes_nothing_back(desk: Desk) -> None:
    entry = await an_entry(desk)
    await tag(desk, entry, "Trains")
    assert (await undo(desk, await tag(desk, entry, "TRAINS"))).deeds == ()
    assert (await undo(desk, await untag(desk, entry, "ships"))).deeds == ()
    assert await desk.library.read(lambda library: library.tags.of(entry.id)) == ("Trains",)


async def test_the_note_before_comes_back(desk: Desk) -> None:
    entry = await an_entry(desk)
    first = await note(desk, entry, "one")
    await undo(desk, await note(desk, entry, "two"))
    assert await desk.library.read(lambda library: library.notes.get(entry.id)) == "one"
    await undo(desk, first)
    assert await desk.library.read(lambda library: library.notes.get(entry.id)) == ""


async def test_a_highlight_taken_away_comes_back_with_its_note(desk: Desk) -> None:
    entry = await an_entry(desk)
    made = await highlight(desk, entry, PASSAGE, "why?")
    (kept,) = await desk.library.read(lambda library: library.highlights.of(entry.id))
    assert (kept.passage, kept.note) == (PASSAGE, "why?")
    gone = await unhighlight(desk, kept)
    assert (await undo(desk, await unhighlight(desk, kept))).deeds == ()
    await undo(desk, gone)
    assert await desk.library.read(lambda library: library.highlights.of(entry.id)) == (kept,)
    await undo(desk, made)
    assert await desk.library.read(lambda library: library.highlights.of(entry.id)) == ()


async def test_what_was_let_go_comes_back_between_the_others(desk: Desk) -> None:
    entries = [await an_entry(desk, number) for number in (1, 2, 3)]
    for entry in entries:
        await save(desk, entry)
    before = await desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.SAVED)))
    await undo(desk, await unsave(desk, await now_is(desk, entries[1])))
    assert await desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.SAVED))) == before


async def test_a_note_that_another_byline_wrote_meanwhile_stays(desk: Desk) -> None:
    entry = await an_entry(desk)
    await note(desk, entry, "from one", seen="")
    await note(desk, entry, "from two", seen="")
    assert await note_of(desk, entry.id) == "from one\nfrom two"
    await note(desk, entry, "mine alone", seen="from one\nfrom two")
    assert await note_of(desk, entry.id) == "mine alone"


async def test_one_passage_is_marked_once(desk: Desk) -> None:
    entry = await an_entry(desk)
    assert (await highlight(desk, entry, PASSAGE)).deeds
    assert (await highlight(desk, entry, PASSAGE)).deeds == ()
    assert len(await desk.library.read(lambda library: library.highlights.of(entry.id))) == 1
