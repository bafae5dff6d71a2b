"""Names are looked up once, their addresses called one after the other, and what nobody needs is given up."""

import asyncio
import socket
from threading import Event

import httpcore
import pytest

from reader.fetch import backend
from reader.fetch.backend import Anywhere
from reader.fetch.lookup import in_turns, looked_up

V4, V6 = int(socket.AF_INET), int(socket.AF_INET6)


class Line(httpcore.AsyncNetworkStream):
    def __init__(self, address: str) -> None:
        self.address = address
        self.closed = False

    async def aclose(self) -> None:
        self.closed = True

    def get_extra_info(self, info: str) -> str:
        return self.address


class Town(httpcore.AsyncNetworkBackend):
    """Each address answers at once, fails, stays silent, or answers when it is given up."""

    def __init__(self, **habits: str) -> None:
        self.habits = {name.replace("_", "."): habit for name, habit in habits.items()}
        self.called: list[str] = []
        self.lines: list[Line] = []

    async def connect_tcp(self, host: str, *_rest: object, **_named: object) -> Line:
        self.called.append(host)
        habit = self.habits[f"at.{host}"]
        if habit == "fails":
            raise httpcore.ConnectError(host)
        if habit in ("silent", "late"):
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                if habit == "silent":
                    raise
        if habit == "slow":
            await asyncio.sleep(0.05)
        self.lines.append(Line(host))
        return self.lines[-1]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the system's lookup knows."""
    known: dict[str, list[str]] = {}

    def getaddrinfo(host: str, port: int, **_named: object) -> list[object]:
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(V6 if ":" in place else V4, 1, 6, "", (place, port)) for place in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known


async def connected(town: Town, host: str = "lantern.example") -> str:
    stream = await Anywhere(town).connect_tcp(host, 80, timeout=5)
    return str(stream.get_extra_info("server_addr"))


async def test_the_first_address_is_called_alone_if_it_answers(names: dict[str, list[str]]) -> None:
    names["lantern.example"] = ["1.1.1.1", "2.2.2.2"]
    town = Town(at_1_1_1_1="answers")
    assert await connected(town) == "1.1.1.1"
    assert town.called == ["1.1.1.1"]


async def test_the_next_address_is_called_when_one_fails(names: dict[str, list[str]]) -> None:
    names["lantern.example"] = ["1.1.1.1", "2.2.2.2"]
    assert await connected(Town(at_1_1_1_1="fails", at_2_2_2_2="answers")) == "2.2.2.2"


@pytest.mark.parametrize("habit", ["silent", "late"])
async def test_a_silent_address_holds_nobody_up_and_is_given_up(names: dict[str, list[str]], habit: str) -> None:
    names["lantern.example"] = ["1.1.1.1", "2.2.2.2"]
    town = Town(at_1_1_1_1=habit, at_2_2_2_2="answers")
    assert await connected(town) == "2.2.2.2"
    assert [line.address for line in town.lines if line.closed] == (["1.1.1.1"] if habit == "late" else [])
    assert len(asyncio.all_tasks()) == 1


async def test_when_all_fail_the_last_failure_is_told(names: dict[str, list[str]]) -> None:
    names["lantern.example"] = ["1.1.1.1", "2.2.2.2"]
    with pytest.raises(httpcore.ConnectError, match=r"2\.2\.2\.2"):
        await connected(Town(at_1_1_1_1="fails", at_2_2_2_2="fails"))


async def test_a_name_without_addresses(names: dict[str, list[str]]) -> None:
    names["lantern.example"] = []
    with pytest.raises(httpcore.ConnectError, match="no address"):
        await connected(Town())


@pytest.mark.usefixtures("names")
async def test_an_unknown_name_keeps_its_reason() -> None:
    with pytest.raises(httpcore.ConnectError) as unknown:
        await connected(Town())
    assert isinstance(unknown.value.__cause__, socket.gaierror)


async def test_a_lookup_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait() and [])
    try:
        with pytest.raises(httpcore.ConnectTimeout, match="not found in time"):
            await looked_up("lantern.example", 80, 0.01)
    finally:
        over.set()


def test_the_families_take_turns_and_not_all_are_called() -> None:
    places = [(V6, "a"), (V6, "b"), (V6, "c"), (V6, "d"), (V4, "e")]
    assert in_turns(places) == ["a", "e", "b", "c"]
    assert in_turns([]) == []


async def test_the_only_address_is_waited_for_beyond_its_head_start(
    names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "_HEAD_START", 0.001)
    names["lantern.example"] = ["10.0.0.1"]
    assert await connected(Town(at_10_0_0_1="slow")) == "10.0.0.1"


async def test_nothing_is_waited_for_where_the_lookup_came_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, may_answer = Event(), Event()

    def getaddrinfo(host: str, port: int, **_named: object) -> list[object]:
        asked.set()
        may_answer.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    looking = asyncio.create_task(looked_up("lantern.example", 80, None))
    await asyncio.to_thread(asked.wait)
    looking.cancel()
    may_answer.set()
    with pytest.raises(asyncio.CancelledError):
        await looking
    await asyncio.sleep(0.05)
