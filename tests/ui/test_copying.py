"""Copying addresses and citations, and the page as it was fetched."""

from tests.ui.conftest import Start
from tests.ui.test_links import open_sample


async def test_the_address_and_the_citation_are_copied(start: Start) -> None:
    async with start() as session:
        opened = await open_sample(session)
        await session.press("y")
        assert session.pilot.app.clipboard == opened.entry.url
        await session.press("Y")
        cited = session.pilot.app.clipboard
        assert cited.startswith("Nora Whitfield, “The bridge nobody wanted to repair”, Harbor Times, 20")
        assert opened.article.url in cited
        assert "(accessed 20" in cited
        assert "Copied the citation" in session.text


async def test_of_a_link_gone_to_its_address_is_copied(start: Start) -> None:
    async with start() as session:
        await open_sample(session)
        await session.press("G", "tab", "y")
        link = session.screen.article.links.link
        assert link
        assert session.pilot.app.clipboard == link.target


async def test_an_entry_without_text_is_cited_by_what_the_list_says(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("enter", "j", "Y")
        entry = session.screen.entries.entry
        assert entry
        assert f"“{entry.headline}”" in session.pilot.app.clipboard


async def test_the_page_as_fetched_has_what_was_left_out(start: Start) -> None:
    async with start(120, 200) as session:
        await session.go_to_channel("Op Eds")
        await session.press("w")
        assert "kept when the column is opened" in session.text
        await open_sample(session)
        await session.press("w")
        assert "The page as it was fetched" in session.text
        assert "The bridge nobody wanted to repair" in session.text
        await session.press("w")
        assert session.pilot.app.screen is session.screen
