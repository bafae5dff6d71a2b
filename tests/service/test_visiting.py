"""An address that a person names becomes an entry, once, and is called as its text calls it."""

import pytest

from reader.errors import BadUrl
from reader.model.entry import NewEntry, State
from reader.service.desk import Desk
from reader.service.reading.opening import open_entry
from reader.service.reading.visiting import entry_at
from tests.service.conftest import has_entry, now_is
from tests.service.pages import SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

URL = f"{SITE}/opinion/s-101"


async def test_a_new_address_is_an_entry_that_is_called_by_it_until_its_text_is_here(desk: Desk, web: Web) -> None:
    web.put(URL, column())
    entry = await entry_at(desk, URL)
    assert (entry.headline, entry.state, entry.channel) == (URL.removeprefix("https://"), State.NEW, "")
    opened = await open_entry(desk, entry.id)
    assert opened.entry.headline == opened.article.headline
    assert opened.entry.state is State.READING
    assert (await entry_at(desk, URL)).id == entry.id


async def test_what_a_channel_lists_is_that_entry_and_keeps_its_headline(desk: Desk, web: Web) -> None:
    web.put(URL, column())
    listed = await has_entry(desk, NewEntry(URL, URL, "As the list words it"))
    entry = await entry_at(desk, URL)
    assert entry.id == listed.id
    await open_entry(desk, entry.id)
    assert (await now_is(desk, entry)).headline == "As the list words it"


async def test_a_host_is_enough(desk: Desk) -> None:
    assert (await entry_at(desk, "example.com/column")).url == "https://example.com/column"


@pytest.mark.parametrize("address", ["", "ftp://example.com/x", "javascript:alert(1)", "https://"])
async def test_what_is_no_address_is_a_sentence(desk: Desk, address: str) -> None:
    with pytest.raises(BadUrl):
        await entry_at(desk, address)
