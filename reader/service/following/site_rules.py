"""The rules of sites: which files there are, and what they do to a page."""

from dataclasses import dataclass
from pathlib import Path

from reader.errors import CleanError
from reader.model.article import Cleaned
from reader.model.page import Page
from reader.service.desk import Desk
from reader.service.parser import jobs


@dataclass(frozen=True, slots=True)
class RulesFile:
    """A file of rules. ``origin`` is ``own`` or ``built-in``; ``complaints`` are (line, sentence), line 0 for the
    whole file."""

    name: str
    origin: str
    complaints: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """A page cleaned without rules and with them; ``file`` and ``ruled`` are None if no rules hold for it.

    The complaints of ``file`` are those about its lines, and about what failed on this page.
    """

    plain: Cleaned
    file: RulesFile | None = None
    ruled: Cleaned | None = None


async def rules_files(desk: Desk) -> tuple[RulesFile, ...]:
    """The files that hold: the person's own, then the built-in ones."""
    return await desk.parser.run(list_files, str(desk.rules))


async def try_rules(desk: Desk, what: str | Page) -> Trial:
    """What the rules make of the page, or of the page at the url. Raises FetchError or CleanError."""
    page = await desk.fetcher.fetch(what) if isinstance(what, str) else what
    assert page, "without validators there is always a page"
    plain = await desk.parser.run(jobs.clean_page, page, "")
    try:
        return await desk.parser.run(compare, page, plain, str(desk.rules))
    except CleanError as error:
        raise CleanError("The rules are too much for this page.", "Byline would read it without them.") from error


def list_files(folder: str) -> tuple[RulesFile, ...]:
    """The job behind `rules_files`."""
    from reader.clean.sites.rulebook import all_files

    return tuple(
        RulesFile(file.name, file.origin.value, tuple((each.line, each.text) for each in file.complaints))
        for file in all_files(Path(folder))
    )


def compare(page: Page, plain: Cleaned, folder: str) -> Trial:
    """The job behind `try_rules`."""
    from reader.clean.pipeline import clean_with_told
    from reader.clean.sites.rulebook import rules_for

    held = rules_for(page.final_url or page.url, Path(folder))
    if held is None:
        return Trial(plain)
    ruled, told = clean_with_told(page, "", held.rules)
    complaints = tuple((each.line, each.text) for each in (*held.complaints, *told.complaints))
    return Trial(plain, RulesFile(held.name, held.origin.value, complaints), ruled)
