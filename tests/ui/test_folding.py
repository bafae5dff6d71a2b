"""Sections of the channels that are folded."""

import pytest

from reader.ui.folding import FACT, read_folded
from reader.ui.widgets.channel_list import ChannelRow
from tests.ui.conftest import Session, Start


def labels(session: Session) -> list[str]:
    return [row.label for row in session.screen.channels.rows]


def under_cursor(session: Session) -> ChannelRow:
    row = session.screen.channels.row
    assert row
    return row


async def test_one_key_folds_the_section_and_unfolds_it(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel_row("Op Eds")
        before = labels(session)
        section = under_cursor(session).section
        assert section
        await session.press("full_stop")
        assert "Op Eds" not in labels(session)
        assert under_cursor(session).is_heading
        assert f"▸ {section.upper()}" in session.text
        await session.press("full_stop")
        assert labels(session) == before
        assert f"▾ {section.upper()}" in session.text


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_heading_is_opened_by_the_keys_of_a_row(start: Start, key: str) -> None:
    async with start() as session:
        await session.go_to_channel_row("Op Eds")
        await session.press("k", key)
        assert "Op Eds" not in labels(session)
        assert session.screen.pane is session.screen.channels
        await session.press(key)
        assert "Op Eds" in labels(session)


async def test_what_is_folded_stays_so_and_says_what_is_unread(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel("Op Eds")
        await session.press("1", "full_stop")
        unread = session.screen.listing.front.unread
        heading = next(line for line in session.text.splitlines() if "▸" in line)
        assert str(unread) in heading
        await session.press("R")
        assert under_cursor(session).is_heading
    async with start() as session:
        assert "Op Eds" not in labels(session)


async def test_a_folded_channel_is_found_by_its_letters(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel_row("Op Eds")
        await session.press("full_stop", "slash", *"oped")
        assert "Op Eds" in labels(session)


async def test_where_no_section_is_it_is_told(start: Start) -> None:
    async with start() as session:
        await session.press("1", "g", "full_stop")
        assert "no section here" in session.text


@pytest.mark.parametrize(("fact", "names"), [("", ()), ("{", ()), ("3", ()), ('["A", 3]', ("A",))])
async def test_what_was_kept_is_understood_or_left(start: Start, fact: str, names: tuple[str, ...]) -> None:
    async with start() as session:
        await session.desk.library.write(lambda library: library.set_fact(FACT, fact))
        assert await session.desk.library.read(read_folded) == frozenset(names)


async def test_keys_about_a_channel_say_what_a_section_is(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel_row("Op Eds")
        section = under_cursor(session).section
        await session.press("k")
        for key, wanted in (("f2", "another name"), ("e", "its settings"), ("O", "what it listed before")):
            await session.press(key)
            assert f"{section} is a section of" in session.text
            assert f"go to one of them for {wanted}." in session.text
        await session.press("i")
        assert "go to one of them for what is known of it." in session.text


async def test_a_section_is_refreshed_alone(start: Start) -> None:
    async with start() as session:
        await session.go_to_channel_row("Op Eds")
        section = under_cursor(session).section
        await session.press("k", "r")
        channels = session.screen.listing.front.channels
        asked = {each.section for each in channels if each.refreshed_at}
        assert asked == {section}
        assert all(each.refreshed_at for each in channels if each.section == section)
