"""Looking up the addresses of a name.

The system's own lookup cannot be stopped, and where the network is half there it takes half a minute. In the few
threads of the event loop a handful of them would hold up all other work, and then the end of the program; so each has a
thread to itself, which nobody waits for once the time is over.
"""

import asyncio
import socket
from contextlib import suppress
from ipaddress import ip_address
from itertools import chain, zip_longest
from threading import Thread

import httpcore

_MOST_ADDRESSES = 4
_FAMILIES = {4: int(socket.AF_INET), 6: int(socket.AF_INET6)}
_Places = list[tuple[int, str]]


async def looked_up(host: str, port: int, timeout: float | None) -> _Places:  # noqa: ASYNC109 - as httpcore counts it
    """The address family and the numeric address of each place ``host`` is at; the timeout is in seconds.

    Raises httpcore's ConnectTimeout, and ConnectError for a name that is not known or cannot be one.
    """
    with suppress(ValueError):
        # A number needs no looking up, and a thread costs more than the rest of the call.
        return [(_FAMILIES[ip_address(host).version], host)]
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[_Places] = loop.create_future()

    def settle(places: _Places, failure: Exception | None) -> None:
        if answer.done():
            return
        if failure:
            answer.set_exception(failure)
        else:
            answer.set_result(places)

    def ask() -> None:
        places: _Places = []
        failure: Exception | None = None
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            places = list(dict.fromkeys((int(family), str(place[0])) for family, _, _, _, place in infos))
        except (OSError, UnicodeError) as unknown:
            failure = unknown
        # The loop may be closed by now.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, places, failure)

    Thread(target=ask, name=f"lookup of {host}", daemon=True).start()
    try:
        async with asyncio.timeout(timeout):
            return await answer
    except TimeoutError as late:
        raise httpcore.ConnectTimeout("the name was not found in time") from late
    except (OSError, UnicodeError) as unknown:
        raise httpcore.ConnectError(str(unknown)) from unknown


def in_turns(places: _Places) -> list[str]:
    """The first few addresses, the two families by turns, as RFC 8305 (section 4) orders them."""
    first = [address for family, address in places if family == places[0][0]]
    second = [address for family, address in places if family != places[0][0]]
    turns = chain.from_iterable(zip_longest(first, second))
    return [address for address in turns if address is not None][:_MOST_ADDRESSES]
