"""``byline --plain``: reads what is typed line by line, and prints what is said."""

import asyncio
import shutil
import sys
from collections.abc import Coroutine

from reader.cli.desk import start_library
from reader.cli.output import Writer
from reader.config import Settings
from reader.errors import BylineError
from reader.plain.places import Over, what_next
from reader.plain.session import Lines, Session
from reader.plain.verbs import verb_for
from reader.service.desk import Desk
from reader.typeset.breaking import break_lines

PROMPT = "> "
USUAL, LEAST = 80, 20
"""Cells of a line where the terminal does not tell, and at least."""


def run_plain(desk: Desk, settings: Settings, address: str = "") -> int:
    """Talks until the person leaves or the input ends, first of the column at the address if there is one. Returns
    the exit code. Raises LibraryError.

    Lines are read outside the event loop, so that an interrupt ends the waiting for one.
    """
    writer = Writer()
    start_library(desk)
    with asyncio.Runner() as runner:
        try:
            session = Session(desk, settings.order, settings.saved_order)
            _say(writer, session, runner.run(session.begin()))
            if address:
                _say(writer, session, _answered(runner, answer(session, f"open {address}")))
            while not isinstance(session.place, Over) and (line := _typed()):
                _say(writer, session, _answered(runner, answer(session, line)))
        finally:
            runner.run(desk.close())
    return 0


def _typed() -> str:
    """The next line, empty at the end of the input."""
    if sys.stdin.isatty():
        sys.stdout.write(PROMPT)
        sys.stdout.flush()
    return sys.stdin.readline()


def _answered(runner: asyncio.Runner, work: Coroutine[None, None, Lines]) -> Lines:
    try:
        return runner.run(work)
    except KeyboardInterrupt:
        # What takes too long is stopped, not the program.
        return ["Stopped."]


def _say(writer: Writer, session: Session, lines: Lines) -> None:
    """What is said, in lines as wide as the terminal, and at the end what can be typed now."""
    width = max(LEAST, shutil.get_terminal_size((USUAL, 0)).columns)
    for line in [*lines, *session.turned(), what_next(session.place)]:
        for start, end in break_lines(line, width) if line else ():
            writer.line(line[start:end].rstrip())
    sys.stdout.flush()


LONGEST = 2000
"""Characters of a line: an address is shorter, and what was pasted by mistake is not worth reading on."""


async def answer(session: Session, line: str) -> Lines:
    """Does what the line asks: a number goes there, a word does what it means in this place. What goes wrong is said,
    and one is where one was."""
    word, _, rest = line[:LONGEST].strip().partition(" ")
    try:
        if word.isascii() and word.isdigit() and not rest:
            return await session.choose(int(word[:9]))
        verb = verb_for(word.casefold(), session.place)
        if verb is None:
            return [f"There is no “{word[:40]}” here. Type help for what can be typed."]
        return await verb.run(session, rest.strip())
    except BylineError as error:
        return [error.headline, *([error.hint] if error.hint else [])]
