"""What is known of an entry tells why it has no text."""

import pytest

from reader.errors import Gone
from reader.model.entry import NewEntry
from reader.service.desk import Desk
from reader.service.library.about import About, about_entry
from reader.service.reading.opening import open_entry
from reader.service.reading.prefetching import prefetch
from reader.ui.screens.about import entry_facts
from tests.service.conftest import NOW, has_entry
from tests.service.pages import CONSENT, SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

URL = f"{SITE}/opinion/1"


async def about(desk: Desk, entry_id: int) -> About:
    found = await about_entry(desk, entry_id)
    assert found
    return found


def told(about: About, label: str) -> list[str]:
    return [value for name, value in entry_facts(about, NOW) if name == label and value]


async def test_the_reason_of_the_last_failure_is_told_until_the_text_is_here(desk: Desk, web: Web) -> None:
    entry = await has_entry(desk, NewEntry(URL, URL, "The slow train"))
    assert told(await about(desk, entry.id), "Text") == ["not fetched yet"]
    with pytest.raises(Gone) as gone:
        await open_entry(desk, entry.id)
    assert told(await about(desk, entry.id), "Text") == [str(gone.value)]
    web.put(URL, CONSENT)
    await prefetch(desk, [entry.id])
    assert told(await about(desk, entry.id), "Text") == [
        "The site shows a consent page instead of the column. Answer it in the browser."
    ]
    web.put(URL, column())
    await open_entry(desk, entry.id)
    assert (await about(desk, entry.id)).trouble == ""
    assert told(await about(desk, entry.id), "Text") == ["the full text"]


async def test_beside_an_older_text_the_failure_is_told_as_well(desk: Desk, web: Web) -> None:
    web.put(URL, column())
    entry = await has_entry(desk, NewEntry(URL, URL, "The slow train"))
    await open_entry(desk, entry.id)
    web.take_down(URL)
    trouble = (await open_entry(desk, entry.id, again=True)).trouble
    assert trouble
    assert told(await about(desk, entry.id), "Last try") == [str(trouble)]


async def test_why_only_the_feeds_text_is_here_is_told(desk: Desk, web: Web) -> None:
    entry = await has_entry(desk, NewEntry(URL, URL, "The slow train", body="<p>All that the feed says.</p>"))
    await open_entry(desk, entry.id)
    assert len(told(await about(desk, entry.id), "Last try")) == 1
