"""From a line that was typed to the lines that are said."""

from reader.errors import BylineError
from reader.plain.session import Lines, Session
from reader.plain.verbs import verb_for

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
