"""The names of channels, without what a site adds to every title."""

import re

from reader.text import safe

_SITE = re.compile(r"\s*(?:[-–—|»:]\s*)?ArcaMax(?: Publishing)?(?:, Inc\.?)?$", re.IGNORECASE)
_FEED = re.compile(
    r"\s*(?:[-–—|»:(]\s*)?\b(?:RSS(?: 2\.0)?|Atom(?: 1\.0)?|Feed|RSS Feed|Atom Feed|All Posts)\)?$", re.IGNORECASE
)
_STRIP_DATE = re.compile(r"\s+for\s+\d{1,2}/\d{1,2}/\d{2,4}$")


def clean_name(title: str) -> str:
    """A channel's name out of a title: cut at ` | `, without the syndicate's name, `RSS`, `Feed` or a strip's date.

    A title made of nothing else stays whole.
    """
    whole = safe(title[:300])
    name = whole.split(" | ")[0].strip()
    while (shorter := _STRIP_DATE.sub("", _FEED.sub("", _SITE.sub("", name))).strip(" -–—|»:")) != name:
        if not shorter:
            break
        name = shorter
    return name or whole


def says_nothing(title: str) -> bool:
    """Whether a feed's title is empty or only says that it is a feed."""
    return not _FEED.sub("", f" {safe(title)}").strip()
