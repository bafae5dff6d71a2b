"""Cleaning a page by the rules of its site, and without them where they are too much for it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reader.errors import CleanError, PageTooHard
from reader.model.article import Cleaned
from reader.model.page import Page
from reader.service.desk import Desk
from reader.service.parser import jobs


async def clean_page(desk: Desk, page: Page, headline: str = "") -> Cleaned:
    """The article on the page and its verdict. Raises CleanError."""
    try:
        return await desk.parser.run(jobs.clean_page, page, headline, str(desk.rules))
    except PageTooHard:
        # A rule may be to blame, and without the rules the page is worth a second try.
        if not await _has_rules(desk, page):
            raise
    plain = await desk.parser.run(jobs.clean_page, page, headline, "")
    return replace(plain, reason=f"{plain.reason}; the rules of the site took too long")


async def headers_for(desk: Desk, url: str) -> Mapping[str, str]:
    """The header fields that the person's own rules for the site want sent to it; the built-in rules want none."""
    if not desk.rules.is_dir():
        return {}
    try:
        return await desk.parser.run(headers_of, url, str(desk.rules))
    except CleanError:
        return {}


async def _has_rules(desk: Desk, page: Page) -> bool:
    return await desk.parser.run(has_rules, page.final_url or page.url, str(desk.rules))


def headers_of(url: str, folder: str) -> dict[str, str]:
    """The job behind `headers_for`."""
    from reader.clean.sites.rulebook import rules_for

    held = rules_for(url, Path(folder))
    return dict(held.rules.headers) if held else {}


def has_rules(url: str, folder: str) -> bool:
    """The job that tells whether rules hold for an address."""
    from reader.clean.sites.rulebook import rules_for

    return rules_for(url, Path(folder)) is not None
