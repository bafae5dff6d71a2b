"""Reading a page that is in no list: a url from the command line, a file."""

from dataclasses import dataclass

from reader.errors import CleanError
from reader.model.article import Article
from reader.model.page import Page
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.reading.cleaning import clean_page
from reader.service.reading.ladder import Errand, climb
from reader.service.reading.opening import open_entry, refusal


@dataclass(frozen=True, slots=True)
class Read:
    """An article, what it is worth, and the rung of the ladder that gave it."""

    article: Article
    verdict: Verdict
    rung: Rung


async def read_url(desk: Desk, url: str) -> Read:
    """The article at the url; from the library if it is an entry there. Raises FetchError or CleanError."""
    if desk.library.is_open:
        entry = await desk.library.read(lambda library: library.entries.by_url(url))
        if entry:
            desk.chosen.add(entry.id)
            opened = await open_entry(desk, entry.id)
            return Read(opened.article, opened.verdict, opened.rung)
    found = await climb(desk, Errand(url))
    if not found.cleaned.readable:
        raise _refusal(found.cleaned.verdict)
    return Read(found.cleaned.article, found.cleaned.verdict, found.rung)


async def read_page(desk: Desk, page: Page) -> Read:
    """The article of a page that is already here. Raises CleanError."""
    cleaned = await clean_page(desk, page)
    if not cleaned.readable:
        raise _refusal(cleaned.verdict)
    return Read(cleaned.article, cleaned.verdict, Rung.PAGE)


def _refusal(verdict: Verdict) -> CleanError:
    """As `refusal`; but a list that nobody expected to be a column may be no more than what it is."""
    if verdict is not Verdict.EXPIRED:
        return refusal(verdict)
    return CleanError(
        "This page is a list of columns, not a column.",
        "“byline add URL” follows a list. Sites also answer with one where a column has expired.",
        verdict,
    )
