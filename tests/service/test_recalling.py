"""A handful of one's highlights a day, answered and taken back."""

import pytest

from reader.model.entry import NewEntry
from reader.model.passage import Passage
from reader.service.deeds import undo
from reader.service.desk import Desk
from reader.service.library import marking
from reader.service.library.recalling import Answer, Passages, answer, passages
from tests.service.conftest import Clock, has_entry
from tests.service.pages import SITE

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def marked(desk: Desk, clock: Clock, count: int = 12) -> Passages:
    """Marked the day before."""
    entry = await has_entry(desk, NewEntry("1", f"{SITE}/1", "The slow ferry"))
    for at in range(count):
        await marking.highlight(desk, entry, Passage(at, at + 4, f"word {at}"))
    clock.forward(days=1)
    return await passages(desk)


def quotes(found: Passages) -> list[str]:
    return [each.highlight.passage.quote for each in found.left]


async def test_too_few(desk: Desk, clock: Clock) -> None:
    assert await marked(desk, clock, 9) == Passages((), 9)


async def test_answers_spend_the_handful_of_the_day(desk: Desk, clock: Clock) -> None:
    found = await marked(desk, clock)
    assert (quotes(found), found.marked) == (["word 0", "word 1", "word 2", "word 3", "word 4"], 12)
    assert found.left[0].entry.headline == "The slow ferry"
    for each, said in zip(found.left, (Answer.KEEP, Answer.LATER, Answer.LET_GO, *2 * (Answer.KEEP,)), strict=True):
        await answer(desk, each.highlight, said)
    assert quotes(await passages(desk)) == []
    clock.forward(days=1)
    assert quotes(await passages(desk)) == ["word 1", "word 5", "word 6", "word 7", "word 8"]


async def test_what_was_marked_today_has_not_been_away(desk: Desk, clock: Clock) -> None:
    await marked(desk, clock)
    clock.forward(days=-1)
    assert (await passages(desk)).left == ()


async def test_an_answer_is_taken_back_and_given_again(desk: Desk, clock: Clock) -> None:
    before = await marked(desk, clock)
    change = await answer(desk, before.left[0].highlight, Answer.LET_GO)
    after = await passages(desk)
    reverse = await undo(desk, change)
    assert await passages(desk) == before
    await undo(desk, reverse)
    assert await passages(desk) == after


async def test_a_highlight_that_is_gone_does_not_come_back_and_put_back_it_does(desk: Desk, clock: Clock) -> None:
    found = await marked(desk, clock)
    change = await marking.unhighlight(desk, found.left[0].highlight)
    assert "word 0" not in quotes(await passages(desk))
    await undo(desk, change)
    assert await passages(desk) == found
