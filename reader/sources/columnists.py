"""Columnists that lists name elsewhere than in a byline: before a headline's colon, or once for all of a channel."""

import re
from dataclasses import replace

from reader.model.entry import NewEntry
from reader.page.bylines import clean_byline
from reader.page.people import is_person_in_title

_EDITORS_NOTE = re.compile(r"editor['’]s note", re.IGNORECASE)
_PREFIX = re.compile(r"(?P<name>[^:]{4,40}):\s+\S")


def person_before_colon(headline: str) -> str:
    """The columnist a headline begins with, as in `Nora Whitfield: Slow trains`; empty if it begins otherwise."""
    match = _PREFIX.match(headline)
    name = " ".join(match["name"].split()) if match else ""
    return clean_byline(name) if is_person_in_title(name) else ""


def attributed(entries: tuple[NewEntry, ...], columnist: str) -> tuple[NewEntry, ...]:
    """The entries of a columnist's channel, those without a byline under that name.

    A guest's column, which begins with an editor's note, stays without.
    """
    return tuple(
        entry if entry.byline or _EDITORS_NOTE.match(entry.dek) else replace(entry, byline=columnist)
        for entry in entries
    )
