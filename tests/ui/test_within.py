"""Finding, links, outline: what one does inside a column."""

from reader.service.reading.opening import Opened
from reader.ui.commands.within import Finding
from reader.ui.keys import PaneName
from reader.ui.screens.picker import Picker
from tests.ui.conftest import Session, Start


async def open_first(session: Session) -> Opened:
    await session.press("enter", "enter")
    assert isinstance(session.screen.showing, Opened)
    return session.screen.showing


async def test_finding_goes_through_the_places_and_ends(start: Start) -> None:
    async with start() as session:
        await open_first(session)
        await session.press("slash", "t", "h", "e")
        assert session.screen.mode is session.screen.prompt
        assert "1 of " in session.text
        await session.press("enter")
        finding = session.screen.mode
        assert isinstance(finding, Finding)
        await session.press("n")
        assert f"2 of {len(finding.places)}" in session.text
        await session.press("N", "p")
        assert f"{len(finding.places)} of {len(finding.places)}" in session.text
        await session.press("escape")
        assert session.screen.mode is None
        assert session.screen.article.display


async def test_what_is_not_there_is_told_and_the_place_stays(start: Start) -> None:
    async with start(80, 24) as session:
        await open_first(session)
        await session.press("space")
        top = session.screen.article.top
        await session.press("slash", *"qqzz", "enter")
        assert "is not in this column" in session.text
        assert session.screen.article.top == top


async def test_escape_takes_the_marks_away_and_goes_back(start: Start) -> None:
    async with start(80, 24) as session:
        await open_first(session)
        await session.press("slash", "e", "escape")
        assert session.screen.mode is None
        assert session.screen.article.top == 0
        assert not session.screen.prompt.display


async def test_the_prompt_edits_its_line(start: Start) -> None:
    async with start() as session:
        answers: list[str | None] = []
        session.screen.ask("Name", text="one two", on_done=answers.append)
        await session.press("ctrl+w", "x", "home", "delete", "O", "end", "left", "backspace", "enter")
        session.screen.ask("Name", on_done=answers.append)
        await session.press("a", "backspace", "backspace")
        session.screen.ask("Name", on_done=answers.append)
        await session.press("2")
        session.screen.focus_pane(PaneName.ARTICLE)
        assert answers == ["Onex", None, None]


async def test_another_pane_ends_what_had_the_keys(start: Start) -> None:
    async with start() as session:
        await open_first(session)
        await session.press("slash", *"the", "enter", "2")
        assert session.screen.mode is None


async def test_a_link_is_followed_and_backspace_comes_back(start: Start) -> None:
    async with start() as session:
        first = await open_first(session)
        await session.press("tab", "enter")
        assert len(session.screen.trail.steps) == 1
        await session.press("backspace")
        assert isinstance(session.screen.showing, Opened)
        assert session.screen.showing.entry.id == first.entry.id
        assert not session.screen.trail.steps


async def test_the_outline_goes_to_its_part(start: Start) -> None:
    async with start(80, 24) as session:
        await open_first(session)
        await session.press("t")
        assert isinstance(session.pilot.app.screen, Picker)
        await session.press("down", "down", "down", "enter")
        top = session.screen.article.top
        assert top > 0
        await session.press("left_curly_bracket")
        assert session.screen.article.top < top
        await session.press("g", "right_curly_bracket")
        assert session.screen.article.top > 0


async def test_the_outline_goes_to_its_part_also_when_more_came_to_be_known_of_the_entry(start: Start) -> None:
    async with start(80, 24) as session:
        opened = await open_first(session)
        await session.press("t")
        await session.screen.entries_changed([opened.entry.id])
        await session.press("down", "down", "down", "enter")
        assert session.screen.article.top > 0
