"""Searches that are followed: named, counted, renamed, let go, each taken back; what was searched for last."""

import pytest

from reader.errors import SourceError
from reader.library.query import WrongQuery
from reader.model.entry import NewEntry
from reader.service.deeds import Change, undo
from reader.service.desk import Desk
from reader.service.library import lists, searches
from reader.service.library.saving import toggle_finished
from reader.service.library.searching import index_all
from tests.service.conftest import has_entry, now_is
from tests.service.pages import SITE

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def followed(desk: Desk, query: str = "ferry", name: str = "Ferries") -> Change:
    await has_entry(desk, NewEntry("1", f"{SITE}/1", "The slow ferry"))
    await index_all(desk, pause=0)
    return await searches.follow(desk, query, name)


async def told(desk: Desk) -> list[tuple[str, str, int]]:
    return [(each.name, each.query, each.unread) for each in await searches.followed(desk)]


async def test_it_is_counted_at_once_and_listed(desk: Desk) -> None:
    await followed(desk)
    assert await told(desk) == [("Ferries", "ferry", 1)]
    front = await lists.read_front(desk)
    assert front.searches == await searches.followed(desk)
    window = await lists.read_window(desk, searches.scope_of(front.searches[0]))
    assert [entry.headline for entry in window.rows] == ["The slow ferry"]
    assert await lists.read_entries(desk, window.scope, 5) == window.rows


async def test_it_is_counted_again_when_asked(desk: Desk) -> None:
    await followed(desk)
    assert not await searches.count(desk)
    entry = (await lists.read_window(desk, searches.scope_of((await searches.followed(desk))[0]))).rows[0]
    await toggle_finished(desk, await now_is(desk, entry))
    assert await searches.count(desk)
    assert await told(desk) == [("Ferries", "ferry", 0)]


async def test_each_change_is_taken_back_and_done_again(desk: Desk) -> None:
    states, changes = [await searches.followed(desk)], [await followed(desk)]
    search = (await searches.followed(desk))[0]
    states.append((search,))
    changes.append(await searches.rename(desk, search, "Boats"))
    states.append(await searches.followed(desk))
    changes.append(await searches.let_go(desk, states[-1][0]))
    states.append(await searches.followed(desk))
    assert [len(each) for each in states] == [0, 1, 1, 0]
    reverse = []
    for change, state in zip(reversed(changes), reversed(states[:-1]), strict=True):
        reverse.append(await undo(desk, change))
        assert await searches.followed(desk) == state
    for change, state in zip(reversed(reverse), states[1:], strict=True):
        await undo(desk, change)
        assert await searches.followed(desk) == state


async def test_the_query_is_its_name_where_none_is_given(desk: Desk) -> None:
    await followed(desk, "slow  ferry", "")
    found = await searches.called(desk, "SLOW FERRY")
    assert found
    assert found.name == "slow ferry"
    assert await searches.called(desk, "fast") is None


async def test_what_cannot_be_followed_is_said(desk: Desk) -> None:
    await followed(desk)
    for query in ("", "…"):
        with pytest.raises(SourceError, match="nothing to search for"):
            await searches.follow(desk, query)
    with pytest.raises(WrongQuery):
        await searches.follow(desk, "is:nonsense")
    with pytest.raises(SourceError, match="another search"):
        await searches.follow(desk, "bridge", "ferries")
    await searches.follow(desk, "bridge", "Bridges")
    bridges = (await searches.followed(desk))[1]
    with pytest.raises(SourceError, match="another search"):
        await searches.rename(desk, bridges, "FERRIES")
    with pytest.raises(SourceError, match="needs a name"):
        await searches.rename(desk, bridges, "  ")
    await searches.rename(desk, bridges, "BRIDGES")


async def test_letting_go_of_what_is_gone_changes_nothing(desk: Desk) -> None:
    await followed(desk)
    search = (await searches.followed(desk))[0]
    await searches.let_go(desk, search)
    assert (await searches.let_go(desk, search)).deeds == ()


async def test_what_was_searched_for_is_remembered_and_forgotten(desk: Desk) -> None:
    for query in ("ferry", " ", "is:saved", "ferry"):
        await searches.remember(desk, query)
    assert await searches.recent(desk) == ("ferry", "is:saved")
    assert await searches.forget(desk) == 2
    assert await searches.recent(desk) == ()
