"""Keeping, marking, and taking it back."""

import pytest

from reader.errors import Offline
from reader.library.articles import StoredArticle
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.entry import Entry, NewEntry, Scope, ScopeKind, State
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.service.deeds import Change, Saved, undo
from reader.service.desk import Desk
from reader.service.library.saving import Left, keep_place, mark, mark_seen, save, toggle_finished, unsave
from reader.service.reading.opening import open_entry
from tests.service.conftest import NOW, has_entry, now_is
from tests.service.pages import SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def an_entry(desk: Desk, number: int = 1, state: State = State.NEW) -> Entry:
    entry = await has_entry(desk, NewEntry(f"press:{number}", f"{SITE}/opinion/s-{number}", f"Headline {number}"))
    if state is not State.NEW:
        await desk.library.write(lambda library: library.entries.set_state([entry.id], state, NOW))
    return await now_is(desk, entry)


async def text_of(desk: Desk, entry: Entry) -> StoredArticle | None:
    return await desk.library.read(lambda library: library.articles.get(entry.id))


async def saved_list(desk: Desk) -> tuple[int, ...]:
    return await desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.SAVED)))


class TestSaving:
    async def test_it_keeps_the_entry_and_pins_its_text(self, desk: Desk, web: Web) -> None:
        entry = await an_entry(desk)
        web.put(entry.url, column())
        opened = await open_entry(desk, entry.id)
        change, error = await save(desk, opened.entry)
        stored = await text_of(desk, entry)
        assert error is None
        assert change.label == "saved"
        assert stored
        assert stored.pinned
        assert await saved_list(desk) == (entry.id,)
        assert len(web.asked) == 1

    @pytest.mark.parametrize("state", list(State))
    async def test_an_unread_one_is_fetched_and_no_further_read_than_before(
        self, desk: Desk, web: Web, state: State
    ) -> None:
        entry = await an_entry(desk, state=state)
        web.put(entry.url, column())
        _, error = await save(desk, entry)
        stored = await text_of(desk, entry)
        assert error is None
        assert stored
        assert stored.pinned
        assert (await now_is(desk, entry)).state is state

    async def test_without_a_network_the_entry_is_kept_and_the_reason_told(self, desk: Desk, web: Web) -> None:
        web.offline = True
        entry = await an_entry(desk)
        change, error = await save(desk, entry)
        assert isinstance(error, Offline)
        assert change.deeds == (Saved(entry.id),)
        assert await saved_list(desk) == (entry.id,)

    async def test_the_text_that_comes_later_is_pinned(self, desk: Desk, web: Web) -> None:
        web.offline = True
        entry = await an_entry(desk)
        await save(desk, entry)
        web.offline = False
        web.put(entry.url, column())
        await open_entry(desk, entry.id)
        stored = await text_of(desk, entry)
        assert stored
        assert stored.pinned

    async def test_unsaving_keeps_the_text(self, desk: Desk, web: Web) -> None:
        entry = await an_entry(desk)
        web.put(entry.url, column())
        await save(desk, entry)
        assert (await unsave(desk, await now_is(desk, entry))).label == "no longer saved"
        stored = await text_of(desk, entry)
        assert stored
        assert not stored.pinned
        assert await saved_list(desk) == ()


class TestUndo:
    async def test_a_save_is_taken_back(self, desk: Desk, web: Web) -> None:
        entry = await an_entry(desk)
        web.put(entry.url, column())
        change, _ = await save(desk, entry)
        assert (await undo(desk, change)).entry_ids == (entry.id,)
        assert await saved_list(desk) == ()

    async def test_saving_what_is_saved_leaves_it_saved(self, desk: Desk, web: Web) -> None:
        entry = await an_entry(desk)
        web.put(entry.url, column())
        await save(desk, entry)
        change, _ = await save(desk, await now_is(desk, entry))
        await undo(desk, change)
        assert await saved_list(desk) == (entry.id,)

    async def test_an_unsave_is_taken_back_with_the_text_pinned(self, desk: Desk, web: Web) -> None:
        entry = await an_entry(desk)
        web.put(entry.url, column())
        await save(desk, entry)
        await undo(desk, await unsave(desk, await now_is(desk, entry)))
        stored = await text_of(desk, entry)
        assert await saved_list(desk) == (entry.id,)
        assert stored
        assert stored.pinned

    async def test_each_entry_gets_its_own_state_back(self, desk: Desk) -> None:
        entries = [await an_entry(desk, number, state) for number, state in enumerate(State, 1)]
        change = await mark(desk, [entry.id for entry in entries], State.FINISHED)
        assert {(await now_is(desk, entry)).state for entry in entries} == {State.FINISHED}
        undone = await undo(desk, change)
        assert [(await now_is(desk, entry)).state for entry in entries] == list(State)
        assert sorted(undone.entry_ids) == [entry.id for entry in entries if entry.state is not State.FINISHED]

    async def test_marking_what_has_the_state_is_no_change(self, desk: Desk) -> None:
        entry = await an_entry(desk, state=State.FINISHED)
        assert await mark(desk, [entry.id], State.FINISHED) == Change("finished")

    async def test_an_unknown_entry_is_no_change(self, desk: Desk) -> None:
        assert await mark(desk, [99], State.FINISHED) == Change("finished")


class TestMarking:
    async def test_only_the_new_become_seen(self, desk: Desk) -> None:
        entries = [await an_entry(desk, number, state) for number, state in enumerate(State, 1)]
        await mark_seen(desk, [entry.id for entry in entries])
        after = [(await now_is(desk, entry)).state for entry in entries]
        assert after == [State.SEEN if state is State.NEW else state for state in State]

    @pytest.mark.parametrize(
        ("before", "progress", "after"),
        [
            (State.NEW, 0.0, State.FINISHED),
            (State.SEEN, 0.0, State.FINISHED),
            (State.READING, 0.5, State.FINISHED),
            (State.FINISHED, 0.0, State.SEEN),
            (State.FINISHED, 0.5, State.READING),
            (State.SKIPPED, 0.0, State.SEEN),
        ],
    )
    async def test_toggling(self, desk: Desk, before: State, progress: float, after: State) -> None:
        entry = await an_entry(desk)
        await keep_place(desk, Left(entry.id, Place(0), progress))
        await desk.library.write(lambda library: library.entries.set_state([entry.id], before, NOW))
        change = await toggle_finished(desk, await now_is(desk, entry))
        assert (await now_is(desk, entry)).state is after
        await undo(desk, change)
        assert (await now_is(desk, entry)).state is before


class TestThePlace:
    async def test_it_is_kept(self, desk: Desk) -> None:
        entry = await an_entry(desk, state=State.READING)
        await keep_place(desk, Left(entry.id, Place(7), 0.4))
        after = await now_is(desk, entry)
        assert (after.place, after.progress, after.state) == (Place(7), 0.4, State.READING)

    async def test_at_the_end_the_entry_is_finished(self, desk: Desk) -> None:
        entry = await an_entry(desk, state=State.READING)
        await keep_place(desk, Left(entry.id, Place(9), 1.0, ended=True))
        assert (await now_is(desk, entry)).state is State.FINISHED

    @pytest.mark.parametrize("verdict", [Verdict.PARTIAL, Verdict.PAYWALLED])
    async def test_at_the_end_of_a_teaser_it_is_not(self, desk: Desk, verdict: Verdict) -> None:
        entry = await an_entry(desk, state=State.READING)
        article = Article(entry.url, "A teaser", blocks=(Paragraph((Span("The beginning."),)),))
        await desk.library.write(lambda library: library.articles.put(entry.id, article, verdict, Rung.PAGE, (), NOW))
        await keep_place(desk, Left(entry.id, Place(0), 1.0, ended=True))
        assert (await now_is(desk, entry)).state is State.READING

    async def test_what_fits_the_pane_is_not_read_by_being_opened(self, desk: Desk) -> None:
        entry = await an_entry(desk, state=State.READING)
        await keep_place(desk, Left(entry.id, Place(0), 1.0))
        assert (await now_is(desk, entry)).state is State.READING

    async def test_a_skipped_one_stays_skipped_at_its_end(self, desk: Desk) -> None:
        entry = await an_entry(desk, state=State.SKIPPED)
        await keep_place(desk, Left(entry.id, Place(9), 1.0, ended=True))
        assert (await now_is(desk, entry)).state is State.SKIPPED

    async def test_going_back_up_does_not_unfinish(self, desk: Desk) -> None:
        entry = await an_entry(desk, state=State.FINISHED)
        await keep_place(desk, Left(entry.id, Place(2), 0.2))
        after = await now_is(desk, entry)
        assert (after.place, after.state) == (Place(2), State.FINISHED)
