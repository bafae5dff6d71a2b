"""Whether the network is paid by the byte, as far as this computer knows."""

import asyncio
import shutil
import time
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from dataclasses import dataclass

ASKED_AGAIN_AFTER = 300.0
PATIENCE = 2.0
"""Seconds."""

_QUESTION = ("-t", "-g", "GENERAL.METERED", "device", "show")


@dataclass(slots=True)
class _Answer:
    metered: bool = False
    until: float = 0.0


_answer = _Answer()


async def is_metered() -> bool:
    """Whether a connection of this computer is metered, or guessed to be. Asks NetworkManager (nm-settings,
    ``connection.metered``), at most every five minutes; where there is none, nothing is known, and False is said."""
    if time.monotonic() >= _answer.until:
        _answer.metered = await _ask()
        _answer.until = time.monotonic() + ASKED_AGAIN_AFTER
    return _answer.metered


async def _ask() -> bool:
    program = shutil.which("nmcli")
    if program is None:
        return False
    try:
        process = await asyncio.create_subprocess_exec(program, *_QUESTION, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL)
    except OSError:
        return False
    try:
        async with asyncio.timeout(PATIENCE):
            said, _ = await process.communicate()
    except TimeoutError:
        return False
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return says_metered(said)


def says_metered(said: bytes) -> bool:
    """Whether one of the devices is metered: a line for each, ``yes``, ``yes (guessed)``, ``no`` or ``unknown``."""
    return any(line.strip().startswith(b"yes") for line in said.splitlines())
