"""A list that corrects a link: the text of the page before is not the entry's any more, unless a person saved it."""

from dataclasses import replace

import pytest

from reader.errors import BylineError, Offline
from reader.model.channel import Channel
from reader.model.entry import Entry, NewEntry
from reader.model.place import TOP, Place
from reader.service.desk import Desk
from reader.service.library.saving import save
from reader.service.reading.opening import open_entry
from reader.service.reading.unlisted import read_url
from tests.service.conftest import CATALOGUE, NOW, has_channel, now_is
from tests.service.pages import PARTS, SITE, column
from tests.service.web import Web

pytestmark = pytest.mark.asyncio(loop_scope="module")

OLD, NEW = (f"{SITE}/m/{name}" for name in ("soup", "train"))


def listed(url: str, guid: str = "tag:press.example,2026:17") -> NewEntry:
    return NewEntry(url, url, f"The slow train, {guid[-2:]}", guid=guid)


async def lists(desk: Desk, *entries: NewEntry) -> tuple[Channel, tuple[Entry, ...]]:
    """The entries that the op-eds list now, as the library has them."""
    channel = await has_channel(desk, CATALOGUE[0])
    await desk.library.write(lambda library: library.entries.put(channel.id, entries, desk.clock()))
    found = await desk.library.read(lambda library: [library.entries.by_url(each.url) for each in entries])
    return channel, tuple(filter(None, found))


async def moved(desk: Desk, web: Web) -> Entry:
    """An entry whose text was read at the address that its list has corrected since."""
    web.put(OLD, column("Soup", PARTS[1]))
    web.put(NEW, column())
    _, (entry,) = await lists(desk, listed(OLD))
    await open_entry(desk, entry.id)
    _, (after,) = await lists(desk, listed(NEW))
    assert after.id == entry.id
    return after


def words(number: int) -> str:
    return "\n\n".join(PARTS[number])


async def test_the_new_address_is_asked_once(desk: Desk, web: Web) -> None:
    entry = await moved(desk, web)
    await desk.library.write(lambda library: library.entries.set_place(entry.id, Place(1, 0, "The guard"), 0.7, NOW))
    assert (await read_url(desk, NEW)).article.text == words(0)
    opened = await open_entry(desk, entry.id)
    assert (opened.article.text, opened.article.url, opened.trouble) == (words(0), NEW, None)
    assert (opened.entry.place, opened.entry.progress) == (TOP, 0.0)
    assert web.urls == [OLD, NEW]


async def test_a_shorter_text_takes_the_place_of_a_better_one(desk: Desk, web: Web) -> None:
    entry = await moved(desk, web)
    web.put(NEW, column(text=(f"{PARTS[0][0]} Subscribe to read the rest of this column.",)))
    assert (await open_entry(desk, entry.id)).article.url == NEW


async def test_two_that_swap_their_links_swap_their_texts(desk: Desk, web: Web) -> None:
    web.put(OLD, column("Soup", PARTS[1]))
    web.put(NEW, column())
    _, first = await lists(desk, listed(OLD, "tag:a,2026:10"), listed(NEW, "tag:a,2026:20"))
    for entry in first:
        await open_entry(desk, entry.id)
    _, now = await lists(desk, listed(NEW, "tag:a,2026:10"), listed(OLD, "tag:a,2026:20"))
    assert [entry.id for entry in now] == [entry.id for entry in first]
    assert [(await open_entry(desk, entry.id)).article.text for entry in now] == [words(0), words(1)]


async def test_without_a_network_the_old_text_stays_and_the_new_is_asked_for_later(desk: Desk, web: Web) -> None:
    entry = await moved(desk, web)
    web.offline = True
    opened = await open_entry(desk, entry.id)
    assert (opened.article.text, isinstance(opened.trouble, Offline)) == (words(1), True)
    web.offline = False
    assert (await open_entry(desk, entry.id)).article.text == words(0)


@pytest.mark.parametrize("body", ["", "<p>The train stops here, the feed says, and goes on at six.</p>"])
async def test_what_cannot_be_had_leaves_the_old_text(desk: Desk, web: Web, body: str) -> None:
    await moved(desk, web)
    _, (entry,) = await lists(desk, replace(listed(NEW), body=body))
    web.take_down(NEW)
    opened = await open_entry(desk, entry.id)
    assert (opened.article.text, isinstance(opened.trouble, BylineError)) == (words(1), True)
    web.put(NEW, column())
    assert (await open_entry(desk, entry.id)).article.text == words(0)


async def test_a_saved_text_stays(desk: Desk, web: Web) -> None:
    web.put(OLD, column("Soup", PARTS[1]))
    _, (entry,) = await lists(desk, listed(OLD))
    await save(desk, entry)
    _, (entry,) = await lists(desk, listed(NEW))
    assert (await open_entry(desk, entry.id)).article.text == words(1)
    assert web.urls == [OLD]


async def test_saved_after_the_correction_the_text_of_the_new_page_is_pinned(desk: Desk, web: Web) -> None:
    entry = await moved(desk, web)
    assert (await save(desk, entry))[1] is None
    stored = await desk.library.read(lambda library: library.articles.get(entry.id))
    assert stored
    assert (stored.article.text, stored.pinned) == (words(0), True)


@pytest.mark.parametrize("spelling", [f"{NEW}/", f"{NEW}?utm_source=feed", f"{NEW}#top"])
async def test_another_spelling_is_the_same_page(desk: Desk, web: Web, spelling: str) -> None:
    web.put(NEW, column())
    _, (entry,) = await lists(desk, listed(NEW))
    await open_entry(desk, entry.id)
    _, (entry,) = await lists(desk, replace(listed(spelling), key=NEW))
    await open_entry(desk, entry.id)
    assert (web.urls, (await now_is(desk, entry)).url) == ([NEW], spelling)


async def test_where_the_old_address_sends_on_to_the_new_the_text_is_that_of_the_page(desk: Desk, web: Web) -> None:
    web.move(OLD, NEW)
    web.put(NEW, column())
    _, (entry,) = await lists(desk, listed(OLD))
    await open_entry(desk, entry.id)
    await lists(desk, listed(NEW))
    await open_entry(desk, entry.id)
    assert web.urls == [OLD, NEW]
