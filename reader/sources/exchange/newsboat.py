"""The ``urls`` file of newsboat: an address a line, then tags (https://newsboat.org, "The urls file").

Newsboat also runs programs named in this file. Byline never does: such a line is left out, and said to be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.errors import SourceError
from reader.model.address import without_login, without_www
from reader.model.channel import NewChannel
from reader.page.links import web_url
from reader.text import safe

LONGEST_NAME = 300

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"?|([^\s"]\S*)')
_ESCAPED = re.compile(r"\\(.)")
_FEED_PATH = re.compile(r"/(?:rss|feed|atom|index)?(?:\.(?:xml|rss|atom))?/?$", re.IGNORECASE)

_NEVER = {
    "exec:": "It runs a program, which Byline never does.",
    "filter:": "It sends the feed through a program, which Byline never does.",
    "query:": "It is a search among newsboat's own articles.",
    "file:": "It is a file of this computer, not a channel of the web.",
}
_PIPE = "It hands the feed to a program, which Byline never does."
_HIDDEN = "It is hidden in newsboat, so it was not followed."
_NO_ADDRESS = "It is no address of the web."
TWICE = "It stands in the list more than once."


@dataclass(frozen=True, slots=True)
class Complaint:
    """What was left out of a list and why, a sentence. ``line`` counts from 1, 0 when it is not known."""

    line: int
    text: str
    reason: str


def read_urls(text: str) -> tuple[tuple[NewChannel, ...], tuple[Complaint, ...]]:
    """The channels of a ``urls`` file, the first plain tag as section, and what was left out of it.

    Raises SourceError for a text that has not one line of this format.
    """
    channels: dict[str, NewChannel] = {}
    complaints: list[Complaint] = []
    strangers = 0
    for number, (address, tags) in _lines(text):
        reason = _reason(address, tags) or (TWICE if channel_url(address) in channels else "")
        if reason:
            strangers += reason == _NO_ADDRESS
            complaints.append(Complaint(number, safe(address)[:LONGEST_NAME], reason))
        else:
            channel = _channel(channel_url(address), tags)
            channels[channel.url] = channel
    if not channels and strangers == len(complaints):
        raise no_list()
    return tuple(channels.values()), tuple(complaints)


def no_list() -> SourceError:
    """The error for a text that is something else."""
    return SourceError(
        "This is no list of channels.",
        "Byline reads OPML files and newsboat's “urls”. “byline add URL” follows a single feed.",
    )


def channel_url(address: str) -> str:
    """The http or https url of an address as lists write it, ``feed:`` among them; empty if it is none."""
    return web_url("", address)


def name_of_url(url: str) -> str:
    """What to call a channel that no list named: its site and path, without what every feed has."""
    place = without_www(re.sub(r"^https?://", "", without_login(url), flags=re.IGNORECASE))
    return safe(_FEED_PATH.sub("", place) or place)[:LONGEST_NAME]


def _lines(text: str) -> Iterator[tuple[int, tuple[str, list[str]]]]:
    for number, line in enumerate(text.splitlines(), 1):
        tokens = list(_tokens(line))
        if tokens:
            yield number, (tokens[0], tokens[1:])


def _tokens(line: str) -> Iterator[str]:
    """The words of a line: quoted ones whole, nothing after a ``#`` that begins one."""
    for found in _TOKEN.finditer(line):
        if found[2] and found[2].startswith("#"):
            return
        yield found[2] or _ESCAPED.sub(r"\1", found[1] or "")


def _reason(address: str, tags: list[str]) -> str:
    """Why the line is left out, empty if it is not."""
    for scheme, reason in _NEVER.items():
        if address.lower().startswith(scheme):
            return reason
    if "|" in address or any(tag.startswith("|") for tag in tags):
        return _PIPE
    if not channel_url(address):
        return _NO_ADDRESS
    return _HIDDEN if any(tag.startswith("!") for tag in tags) else ""


def _channel(url: str, tags: list[str]) -> NewChannel:
    names = [safe(tag[1:]) for tag in tags if tag.startswith("~")]
    sections = [safe(tag) for tag in tags if not tag.startswith("~")]
    return NewChannel(
        url=url,
        name=next(filter(None, names), name_of_url(url))[:LONGEST_NAME],
        section=next(filter(None, sections), "")[:LONGEST_NAME],
        feed_url=url,
    )
