"""What a site changes in a column that is kept: told, shown, taken or left."""

from dataclasses import replace

import pytest

from reader.editorial.edits import Kind, Stretch
from reader.library.library import Library
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind
from reader.service.deeds import undo
from reader.service.desk import Desk
from reader.service.library.about import about_entry
from reader.service.library.edits import Edits, edits_of, take
from reader.service.library.exporting import Format, document, listed
from reader.service.library.saving import save, unsave
from reader.service.reading.opening import open_entry
from reader.service.reading.prefetching import fetch_saved
from tests.service.conftest import CATALOGUE, Clock, has_channel, has_entry, now_is
from tests.service.pages import PARTS, SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEPT = PARTS[0]
EDITED = (KEPT[0].replace(" the ", " that "), *KEPT[1:])
TRIFLE = (KEPT[0].replace(", ", " — "), *KEPT[1:])
TOLD = NewEntry("press:1", f"{SITE}/opinion/s-1", "The slow train")


async def a_saved_column(desk: Desk, web: Web) -> Entry:
    entry = await has_entry(desk, TOLD)
    web.put(entry.url, column())
    await save(desk, entry)
    return await now_is(desk, entry)


async def edits(desk: Desk, entry: Entry) -> Edits:
    found = await edits_of(desk, entry.id)
    assert found
    return found


async def test_the_kept_text_stays_and_the_entry_says_it_was_edited(desk: Desk, web: Web, clock: Clock) -> None:
    entry = await a_saved_column(desk, web)
    kept = (await open_entry(desk, entry.id)).article
    clock.forward(hours=1)
    web.put(entry.url, column(text=EDITED))
    again = await open_entry(desk, entry.id, again=True)
    assert (again.article, again.trouble, again.entry.edited) == (kept, None, True)
    about = await about_entry(desk, entry.id)
    assert about
    assert about.edited_at == clock()
    found = await edits(desk, entry)
    assert Stretch("that", Kind.IN) in found.paragraphs[0]
    assert Stretch("the", Kind.OUT) in found.paragraphs[0]
    assert all(len(each) == 1 for each in found.paragraphs[1:])


async def test_trifles_and_what_is_not_kept_are_no_edits(desk: Desk, web: Web) -> None:
    entry = await a_saved_column(desk, web)
    web.put(entry.url, column(text=TRIFLE))
    assert not (await open_entry(desk, entry.id, again=True)).entry.edited
    loose = await has_entry(desk, replace(TOLD, key="press:2", url=f"{SITE}/opinion/s-2"))
    web.put(loose.url, column())
    await open_entry(desk, loose.id)
    web.put(loose.url, column(text=EDITED))
    opened = await open_entry(desk, loose.id, again=True)
    assert (opened.entry.edited, await edits_of(desk, loose.id)) == (False, None)
    assert " that " in opened.article.text


async def test_the_new_text_is_taken_and_given_back(desk: Desk, web: Web, clock: Clock) -> None:
    entry = await a_saved_column(desk, web)
    clock.forward(hours=1)
    web.put(entry.url, column(text=EDITED))
    kept = (await open_entry(desk, entry.id, again=True)).article
    found = await edits(desk, entry)
    change = await take(desk, found)
    opened = await open_entry(desk, entry.id)
    assert opened.article.text == kept.text.replace(KEPT[0], EDITED[0])
    assert not opened.entry.edited
    again = await undo(desk, change)
    opened = await open_entry(desk, entry.id)
    assert (opened.article, opened.entry.edited) == (kept, True)
    assert (await undo(desk, again)).deeds
    assert not (await now_is(desk, entry)).edited
    assert (await take(desk, found)).deeds == (), "it was taken before"


async def test_let_go_and_kept_again_both_texts_are_there(desk: Desk, web: Web, clock: Clock) -> None:
    entry = await a_saved_column(desk, web)
    clock.forward(hours=1)
    web.put(entry.url, column(text=EDITED))
    kept = (await open_entry(desk, entry.id, again=True)).article
    taken = await take(desk, await edits(desk, entry))
    let_go = await unsave(desk, await now_is(desk, entry))
    opened = await open_entry(desk, entry.id)
    assert (opened.article.text, opened.entry.edited) == (kept.text.replace(KEPT[0], EDITED[0]), False)
    assert (await undo(desk, let_go)).deeds
    assert (await undo(desk, taken)).deeds
    opened = await open_entry(desk, entry.id)
    assert (opened.article, opened.entry.edited) == (kept, True)


async def test_what_is_fetched_after_it_was_let_go_takes_the_place_of_both(desk: Desk, web: Web, clock: Clock) -> None:
    entry = await a_saved_column(desk, web)
    clock.forward(hours=1)
    web.put(entry.url, column(text=EDITED))
    await open_entry(desk, entry.id, again=True)
    let_go = await unsave(desk, await now_is(desk, entry))
    clock.forward(hours=1)
    fetched = (await open_entry(desk, entry.id, again=True)).article
    assert EDITED[0] in fetched.text
    await undo(desk, let_go)
    opened = await open_entry(desk, entry.id)
    assert (opened.article, opened.entry.saved, opened.entry.edited) == (fetched, True, False)


async def test_exports_say_it(desk: Desk, web: Web, clock: Clock) -> None:
    entry = await a_saved_column(desk, web)
    plain = await listed(desk, Scope(ScopeKind.SAVED))
    forms = (Format.MARKDOWN, Format.HTML, Format.TEXT)
    assert not any(b"edited since" in document(plain, form, "Saved") for form in forms)
    clock.forward(hours=1)
    web.put(entry.url, column(text=EDITED))
    await open_entry(desk, entry.id, again=True)
    items = await listed(desk, Scope(ScopeKind.SAVED))
    assert all(b"edited since" in document(items, form, "Saved") for form in forms)
    assert b'"edited_at":"2026-11-23T10:14:00Z"' in document(items, Format.JSONL, "Saved")


async def test_what_its_list_corrects_is_looked_at_again(desk: Desk, web: Web, clock: Clock) -> None:
    entry = await a_saved_column(desk, web)
    assert await fetch_saved(desk) == ()
    asked = len(web.asked)
    clock.forward(hours=1)
    channel = await has_channel(desk, CATALOGUE[0])
    corrected = replace(TOLD, headline="The very slow train")

    def refresh(library: Library) -> None:
        library.entries.put(channel.id, [corrected], clock())

    await desk.library.write(refresh)
    web.put(entry.url, column(text=EDITED))
    assert (await fetch_saved(desk), len(web.asked)) == ((), asked + 1)
    assert (await now_is(desk, entry)).edited
    desk.prefetched.clear()
    await fetch_saved(desk)
    assert len(web.asked) == asked + 1
