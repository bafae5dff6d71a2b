"""The columnist of a column: their list over all channels, what is told of them, followed as a search."""

from datetime import timedelta

import pytest

from reader.editorial.rhythm import DAYS
from reader.library.library import Library
from reader.model.channel import Channel
from reader.model.entry import NewEntry, Scope, ScopeKind
from reader.service.library.columnists import sign_all
from reader.service.library.searching import index_all
from reader.ui.keys import PaneName
from reader.ui.screens.picker import Picker
from reader.ui.state import shown_entry
from tests.ui.conftest import Session, Start

NORA, BOTH, DESK = "The ferry of 0", "The ferry of two", "The ferry of nobody"
LONG_NAME = "Nora Whitfield-Overstolz"


async def with_columns(session: Session) -> None:
    """Six weekly columns of one writer in two channels, one of two writers, one of a desk."""
    now = session.desk.clock()

    def put(library: Library) -> None:
        channels: tuple[Channel, ...] = library.channels.followed()[:2]
        for week in range(6):
            byline = LONG_NAME if week % 2 else f"By {LONG_NAME.upper()}, Staff"
            put_one(library, channels[week % 2].id, f"The ferry of {week}", byline, week)
        put_one(library, channels[0].id, BOTH, f"{LONG_NAME} and Ada Holmstrand", 7)
        put_one(library, channels[0].id, DESK, "The Editorial Board", 8)

    def put_one(library: Library, channel_id: int, title: str, byline: str, week: int) -> None:
        url = f"https://press.example/{title.replace(' ', '-')}"
        new = NewEntry(
            title,
            url,
            title,
            byline=byline,
            masthead="Herald",
            published_at=now - timedelta(days=1 + 7 * week),
            body=f"<p>{'The ferry leaves at six and nobody minds. ' * 30}</p>",
        )
        library.entries.put(channel_id, [new], now, whole=False)

    await session.desk.library.write(put)
    await index_all(session.desk, pause=0.0)
    await sign_all(session.desk, pause=0.0)
    await session.screen.listing.go_to(Scope(ScopeKind.UNREAD))
    await session.settle()
    session.screen.focus_pane(PaneName.ENTRIES)


def listed(session: Session) -> set[str]:
    return {each.headline for each in session.screen.entries.entries.values()}


@pytest.mark.parametrize(("width", "height"), [(160, 45), (80, 24)])
async def test_all_their_columns_are_a_list_that_is_told_of(start: Start, width: int, height: int) -> None:
    async with start(width, height) as session:
        await with_columns(session)
        await session.go_to_entry(NORA)
        await session.press("apostrophe", "w")
        assert session.screen.listing.scope.kind is ScopeKind.COLUMNIST
        assert session.screen.panes.name is PaneName.ENTRIES
        assert listed(session) == {*(f"The ferry of {week}" for week in range(6)), BOTH}
        assert LONG_NAME in session.text
        assert "7 columns" in session.text
        usual = f"usually {DAYS[(session.desk.clock() - timedelta(days=1)).weekday()]}"
        await session.press("s", "i")
        for said in (
            "About this columnist",
            "7: the first of",
            usual,
            "Herald",
            "1 saved",
        ):
            assert said in session.text
        await session.press("escape")
        assert session.screen.entries.head.facts[0] == f"7 columns · {usual} · 1 saved"


async def test_of_several_one_is_chosen(start: Start) -> None:
    async with start() as session:
        await with_columns(session)
        await session.go_to_entry(BOTH)
        await session.press("apostrophe", "w")
        assert isinstance(session.screen.app.screen, Picker)
        await session.press(*"holm", "enter")
        assert listed(session) == {BOTH}
        assert session.screen.entries.head.name == "Ada Holmstrand"


async def test_a_desk_is_nobody(start: Start) -> None:
    async with start() as session:
        await with_columns(session)
        await session.go_to_entry(DESK)
        await session.press("apostrophe", "w")
        assert session.screen.listing.scope.kind is ScopeKind.UNREAD
        assert "nobody whose columns" in session.text


async def test_they_are_followed_as_a_search_and_let_go(start: Start) -> None:
    async with start() as session:
        await with_columns(session)
        await session.go_to_entry(NORA)
        await session.press("apostrophe", "w", "F")
        assert [each.query for each in session.screen.listing.front.searches] == [f'author:"{LONG_NAME}"']
        assert f"You follow {LONG_NAME}." in session.text
        assert session.screen.listing.front.searches[0].unread == 7
        assert session.screen.listing.scope.kind is ScopeKind.COLUMNIST
        await session.press("F")
        assert session.screen.listing.front.searches == ()
        await session.press("u")
        assert len(session.screen.listing.front.searches) == 1


async def test_the_byline_leads_there_and_back(start: Start) -> None:
    async with start() as session:
        await with_columns(session)
        await session.go_to_entry(NORA)
        await session.press("enter", "tab", "tab", "enter")
        assert session.screen.listing.scope.kind is ScopeKind.COLUMNIST
        await session.press("j", "backspace")
        back = shown_entry(session.screen.showing)
        assert back
        assert back.headline == NORA
        assert session.screen.panes.name is PaneName.ARTICLE
