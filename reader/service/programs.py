"""Programs of the person's: started without a shell, given a text, listened to for a while, and ended."""

import asyncio
import os
import shlex
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from reader.errors import FileError
from reader.text import inert_lines, safe

PATIENCE = 20.0
"""Seconds that a program may take."""
MOST = 1_000_000
"""Bytes of an answer that are kept."""


def words_of(command: str) -> list[str]:
    """A program and its arguments as they are typed in a shell, of which nothing else holds. Raises FileError."""
    try:
        argv = shlex.split(command)
    except ValueError as error:
        raise FileError("A quotation mark in the command is not closed.", "Close it, or put \\ before it.") from error
    if not argv:
        raise FileError("There is no command.", "Type the name of a program, and what it takes.")
    return argv


async def answer(
    argv: Sequence[str], text: str, patience: float = PATIENCE, environment: Mapping[str, str] | None = None
) -> str:
    """What the program answers to the text on its standard input; it is started as it is named, never by a shell.
    ``environment`` are variables it has besides those of Byline.

    Raises FileError when it cannot be started, fails, or does not end within ``patience`` seconds.
    """
    name = safe(argv[0])
    try:
        process = await asyncio.create_subprocess_exec(
            *argv,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, **(environment or {})},
        )
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileError(f"There is no program called “{name}”.", "Check it for typing slips.") from error
    except (OSError, ValueError) as error:
        raise FileError(f"“{name}” could not be started.", "Its permissions, or its name, may be at fault.") from error
    try:
        async with asyncio.timeout(patience):
            said = await _talk(process, text.encode())
            code = await process.wait()
    except TimeoutError as error:
        raise FileError(f"“{name}” did not end within {patience:g} seconds, and was stopped.") from error
    finally:
        await _stop(process)
    told = inert_lines(said.decode(errors="replace")).rstrip("\n")
    if code:
        last = safe(told.rpartition("\n")[2])
        raise FileError(f"“{name}” failed with code {code}{f': {last}' if last else '.'}")
    return told


async def _talk(process: asyncio.subprocess.Process, data: bytes) -> bytes:
    """Gives the program the data and takes what it says, at most `MOST` bytes; the rest is passed over."""
    assert process.stdin
    assert process.stdout
    feeding = asyncio.create_task(_feed(process.stdin, data))
    said = bytearray()
    try:
        while part := await process.stdout.read(65_536):
            said += part[: MOST - len(said)]
        await feeding
    finally:
        feeding.cancel()
    return bytes(said)


async def _feed(stdin: asyncio.StreamWriter, data: bytes) -> None:
    # A program need not read all of it.
    with suppress(ConnectionError):
        stdin.write(data)
        await stdin.drain()
        stdin.close()
        await stdin.wait_closed()


async def _stop(process: asyncio.subprocess.Process) -> None:
    """Ends the program, with all that it started, if it still runs."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    # Else what is left of it is complained of when the loop has ended.
    await process.wait()
