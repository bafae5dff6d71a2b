"""Where the hosts that a person chose were then: on the internet, or in a private network.

A name may be turned to another address at any time: by its owner, or by the network one is in (DNS rebinding,
https://cwe.mitre.org/data/definitions/350.html). What was chosen on the internet may not lead to the router tomorrow,
and what stands in one's own network is not asked for abroad.
"""

from enum import Enum
from typing import Protocol

from reader.errors import Refused

Door = str
"""A host, with its port unless that is a scheme's own (`reader.model.address.host_of`)."""


class Where(Enum):
    """Which addresses a host may have."""

    PUBLIC = "public"
    PRIVATE = "private"
    ANYWHERE = "anywhere"


class Doors(Protocol):
    """Remembers of each door whether its address was private when it was chosen."""

    async def was_private(self, door: Door) -> bool | None:
        """None for one that was never opened."""
        ...

    async def remember(self, door: Door, private: bool) -> None:
        """From now on it has to be where it is now."""
        ...


class RememberedHere:
    """Doors of this run of the program alone."""

    def __init__(self) -> None:
        self._private: dict[Door, bool] = {}

    async def was_private(self, door: Door) -> bool | None:
        return self._private.get(door)

    async def remember(self, door: Door, private: bool) -> None:
        self._private[door] = private


async def where_of(doors: Doors, door: Door, chosen_now: bool) -> Where:
    """Where a trusted door may be: anywhere when a person has just chosen it, else where it was then."""
    private = None if chosen_now else await doors.was_private(door)
    if private is None:
        return Where.ANYWHERE
    return Where.PRIVATE if private else Where.PUBLIC


def moved(host: str, where: Where) -> Refused:
    """The refusal of a chosen host that is not where it was any more."""
    told = (
        f"{host} was in a private network when it was chosen, and now is outside of it."
        if where is Where.PRIVATE
        else f"{host} was on the internet when it was chosen, and now leads into a private network."
    )
    return Refused(told, "The network you are in may answer for it. If it has really moved, add its address once more.")
