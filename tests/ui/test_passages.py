"""The sheet of passages that come back today: its answers, the column at that line; pruning asked for on the screen."""

from dataclasses import replace
from datetime import timedelta

from reader.library.library import Library
from reader.model.entry import Scope, ScopeKind, State
from reader.model.passage import Passage, passage_of
from reader.service.library import marking, recalling
from reader.service.reading.opening import Opened
from reader.typeset.widths import cells
from reader.ui.keys import PaneName
from reader.ui.screens.passages import PassageScreen, source_line
from reader.ui.screens.picker import Picker
from tests.ui.conftest import Session, Start


async def marked(session: Session, count: int) -> list[Passage]:
    """Opens the first of the op-eds and marks so many passages of it, the last ones first."""
    await session.press("enter", "enter")
    shown = session.screen.showing
    assert isinstance(shown, Opened)
    text = shown.article.seen
    step = (len(text) - 60) // count
    passages = [passage_of(text, at * step, at * step + 30) for at in reversed(range(count))]
    for each in passages:
        await marking.highlight(session.desk, shown.entry, each)
    # What is marked today does not come back today.
    ago = "UPDATE highlight SET made_at = '2026-01-01T08:00:00Z'"
    await session.desk.library.write(lambda library: library.store.run(ago))
    await session.press("2")
    return passages


async def saved(session: Session) -> tuple[int, ...]:
    return await session.desk.library.read(lambda library: library.entries.ids(Scope(ScopeKind.SAVED)))


def sheet(session: Session) -> PassageScreen:
    screen = session.pilot.app.screen
    assert isinstance(screen, PassageScreen)
    return screen


async def test_until_there_are_ten_it_says_so(start: Start) -> None:
    async with start() as session:
        await session.press("apostrophe", "p")
        assert "Once you have marked 10 passages, some come back each day: none so far." in session.text
        await marked(session, 9)
        await session.press("apostrophe", "p")
        assert "9 passages so far." in session.text


async def test_answers_empty_the_sheet_and_are_taken_back(start: Start) -> None:
    async with start(80, 24) as session:
        await marked(session, 12)
        await session.press("apostrophe", "p")
        assert "5 left today" in session.text
        assert "keep" in session.text
        first = sheet(session).list.passages[0]
        await session.press("s", "l", "x", "j", "s", "s", "s")
        assert "No passage is left for today." in session.text
        assert not sheet(session).list.passages
        await session.press("u")
        assert "1 left today" in session.text
        await session.press("s", "escape")
        assert session.pilot.app.screen is session.screen
        assert not await saved(session), "a key too many is not one for the list behind"
        await session.press("apostrophe", "p")
        assert "No passage comes back any more today." in session.text
        await session.press(*5 * "u")
        await session.press("apostrophe", "p")
        assert sheet(session).list.passages[0] == first
        assert len(sheet(session).list.passages) == 5
        await session.press("escape")
        assert session.pilot.app.screen is session.screen


async def test_enter_opens_the_column_at_that_line(start: Start) -> None:
    async with start(120, 20) as session:
        await marked(session, 12)
        await session.press("apostrophe", "p")
        passage = sheet(session).list.passages[0]
        place = await recalling.place_of(session.desk, passage.highlight)
        assert place
        await session.press("enter")
        assert session.screen.panes.name is PaneName.ARTICLE
        article = session.screen.article
        line = article.trace.line_of(passage.highlight.passage.start)
        assert article.top <= line < article.top + article.room
        assert article.top > 0


async def test_pruning_asks_first(start: Start) -> None:
    async with start() as session:
        await session.press("D")
        assert "There is nothing to let go of" in session.text
        ids = session.screen.entries.ids or ()
        if not ids:
            await session.press("enter")
            ids = session.screen.entries.ids
        long_ago = session.desk.clock() - timedelta(days=100)

        def finish(library: Library) -> None:
            library.entries.set_state(ids[:3], State.FINISHED, long_ago)

        await session.desk.library.write(finish)
        await session.press("D")
        assert isinstance(session.pilot.app.screen, Picker)
        assert "Let go of 3 columns" in session.text
        await session.press("enter")
        assert set(ids[:3]) <= set(session.screen.entries.ids)
        await session.press("D", "down", "enter")
        assert "Let go of 3 columns" in session.text
        assert not set(ids[:3]) & set(session.screen.entries.ids)


async def test_of_a_long_headline_the_end_is_left_out_and_the_day_is_told(start: Start) -> None:
    async with start(80, 24) as session:
        await marked(session, 12)
        await session.press("apostrophe", "p")
        passage = sheet(session).list.passages[0]
    long = replace(passage, entry=replace(passage.entry, byline="Nora Whitfield", headline="The bridge " * 9))
    said = source_line(long, 60)
    assert cells(said) <= 60
    assert said.startswith("Nora Whitfield · The bridge The")
    assert said.endswith("… · marked 1 January 2026")
    assert cells(source_line(long, 20)) <= 20
