"""Starter packs: what they hold, following all of one, and letting go."""

import pytest

from reader.errors import SourceError
from reader.model.channel import Channel
from reader.service.deeds import undo
from reader.service.desk import Desk
from reader.service.following import following, newsstand, packs
from reader.service.following.packs import PACKS
from reader.sources.catalogue import catalogue

BUILT_IN = catalogue()


async def own_desk(desk: Desk) -> tuple[packs.Held, ...]:
    desk.catalogue = lambda: BUILT_IN
    await desk.library.write(lambda library: following.begin(library, desk))
    return await packs.packs(desk)


async def followed(desk: Desk) -> set[str]:
    return {each.name for each in await following.followed(desk)}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_pack_is_made_of_what_the_catalogue_has(pack: packs.Pack) -> None:
    assert pack.names <= {each.name for each in BUILT_IN}
    assert 4 <= sum(map(pack.holds, BUILT_IN)) <= 12


@pytest.mark.asyncio(loop_scope="module")
async def test_each_holds_its_channels_whatever_they_are_called(desk: Desk) -> None:
    before = await own_desk(desk)
    assert [each.pack for each in before] == list(PACKS)
    advice = before[1].channels[0]
    await newsstand.rename(desk, advice, "Letters")
    await newsstand.move(desk, await following.now(desk, advice), "Mine")
    (now, *_) = (await packs.packs(desk))[1].channels
    assert (now.id, now.name, now.section) == (advice.id, "Letters", "Mine")


@pytest.mark.asyncio(loop_scope="module")
async def test_all_is_followed_let_go_of_and_taken_back_at_once(desk: Desk) -> None:
    (begun, *_) = await own_desk(desk)
    await following.follow(desk, begun.channels[0])
    before = await followed(desk)
    opinion = await packs.called(desk, "opinion, left and right")
    names = {each.name for each in opinion.channels}
    assert opinion.followed == len(names & before) == 1
    change = await packs.toggle(desk, opinion)
    assert await followed(desk) == before | names
    back = await undo(desk, change)
    assert await followed(desk) == before, "what was followed before stays"
    await undo(desk, back)
    whole = await packs.called(desk, "opinion")
    assert whole.is_followed
    await packs.toggle(desk, whole)
    assert await followed(desk) == before - names


@pytest.mark.asyncio(loop_scope="module")
async def test_what_is_no_pack(desk: Desk) -> None:
    await own_desk(desk)
    assert (await packs.called(desk, "HUMOR")).pack.name == "Humor"
    for name in ("", "Sport", "hum or"):
        with pytest.raises(SourceError):
            await packs.called(desk, name)


def test_a_pack_of_which_nothing_is_known_is_none() -> None:
    none: tuple[Channel, ...] = ()
    assert packs.held(BUILT_IN, none) == ()
