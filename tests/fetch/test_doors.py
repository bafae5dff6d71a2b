"""A host that a person chose has to stay where it was then, and its trust is for one port."""

import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from reader.errors import Refused
from reader.fetch.doors import RememberedHere
from reader.fetch.fetcher import Fetcher
from reader.service.desk import Desk

from .loopback import Site, answer, saying, serving

NAME = "ledger.example"
Turn = Callable[[str], None]


@pytest.fixture
def turn(monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Turns the name to another address."""
    at = {"address": "127.0.0.1"}

    def getaddrinfo(host: str, port: int, **_named: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (at["address"] if host == NAME else host, port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return lambda address: at.update(address=address)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(saying(answer(b"<p>words"))) as site:
        yield site


def named(site: Site) -> str:
    return f"http://{NAME}:{urlsplit(site.origin).port}/column"


async def test_what_was_chosen_on_the_internet_is_not_followed_into_a_private_network(turn: Turn, site: Site) -> None:
    url, doors = named(site), RememberedHere()
    await doors.remember(urlsplit(url).netloc, private=False)
    async with Fetcher(doors=doors) as fetcher:
        with pytest.raises(Refused, match=r"was on the internet when it was chosen") as refused:
            await fetcher.fetch(url, trusted=(url,))
        assert "add its address once more" in refused.value.hint
        assert site.asked == []


async def test_what_was_chosen_in_a_private_network_is_not_asked_for_outside(turn: Turn, site: Site) -> None:
    url = named(site)
    async with Fetcher() as fetcher:
        assert await fetcher.fetch(url)
        turn("8.8.8.8")
        with pytest.raises(Refused, match="was in a private network when it was chosen"):
            await fetcher.fetch(url, trusted=(url,))
        turn("127.0.0.1")
        assert await fetcher.fetch(url, trusted=(url,))


async def test_who_chooses_it_again_has_answered_the_question(turn: Turn, site: Site) -> None:
    url, doors = named(site), RememberedHere()
    await doors.remember(urlsplit(url).netloc, private=False)
    async with Fetcher(doors=doors) as fetcher:
        assert await fetcher.fetch(url)
        assert await fetcher.fetch(url, trusted=(url,))


async def test_another_port_is_another_program(turn: Turn, site: Site) -> None:
    url = named(site)
    async with Fetcher() as fetcher:
        for chosen in (f"http://{NAME}/feed", f"http://{NAME}:8443/feed"):
            with pytest.raises(Refused, match="private network"):
                await fetcher.fetch(url, trusted=(chosen,))
    assert site.asked == []


async def test_it_is_remembered_from_one_start_to_the_next(turn: Turn, site: Site, tmp_path: Path) -> None:
    def desk() -> Desk:
        made = Desk(tmp_path / "library.sqlite3", catalogue=lambda: (), starters=lambda: ())
        made.library.start()
        return made

    url, first = named(site), desk()
    assert await first.fetcher.fetch(url)
    await first.close()
    turn("8.8.8.8")
    second = desk()
    with pytest.raises(Refused, match="was in a private network when it was chosen"):
        await second.fetcher.fetch(url, trusted=(url,))
    await second.close()
