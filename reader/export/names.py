"""Names for the files of a folder: ``2026-11-23-the-bridge-nobody-wanted.md``.

A name holds letters, digits and hyphens only and begins with a day or ``undated``, so that it leaves no folder, hides
nowhere, is no option of a command, and is none of the names Windows keeps for devices. It depends on the column
and on those kept before it, so that exporting once more gives the same names.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from unicodedata import category, combining, normalize

from reader.export.item import Item, facts

LONGEST_SLUG = 80
"""Bytes in UTF-8: with day and suffix far below the 255 a name may have, and a line in a listing."""

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_APOSTROPHES = re.compile("(?<=\\w)['\u2019](?=\\w)")
_LATEST = datetime.max.replace(tzinfo=UTC)


def file_names(items: Sequence[Item], suffix: str) -> tuple[str, ...]:
    """A name for each item, all different on file systems that tell no case; ``suffix`` begins with its dot.

    Of several that would have one name, the one kept first has it, and the others a few characters of their address
    behind it: a later column never takes the name of an earlier one.
    """
    taken: set[str] = set()
    names = [""] * len(items)
    for number in sorted(range(len(items)), key=lambda number: _seniority(items[number])):
        name = _free(_stem(items[number]), items[number], taken)
        taken.add(name)
        names[number] = name + suffix
    return tuple(names)


def slug(headline: str) -> str:
    """The headline as part of a name: lower case, Latin letters without accents, other scripts as they are."""
    plain = _ACCENTED.sub(_without_accents, normalize("NFKC", headline)).casefold()
    words = "".join(map(_kept, _APOSTROPHES.sub("", normalize("NFC", plain)))).split()
    short = ""
    for word in words:
        longer = f"{short}-{word}" if short else word
        if len(longer.encode()) > LONGEST_SLUG:
            break
        short = longer
    return short or _cut(words[0] if words else "")


def _stem(item: Item) -> str:
    about = facts(item)
    day = about.published.isoformat() if about.published else "undated"
    return f"{day}-{slug(about.headline) or 'column'}"


def _free(stem: str, item: Item, taken: set[str]) -> str:
    if stem not in taken:
        return stem
    marked = f"{stem}-{sha256(item.entry.key.encode(errors='replace')).hexdigest()[:8]}"
    name, again = marked, 2
    while name in taken:
        name, again = f"{marked}-{again}", again + 1
    return name


def _seniority(item: Item) -> tuple[datetime, datetime, str]:
    return item.saved_at or _LATEST, item.found_at or _LATEST, item.entry.key


def _kept(char: str) -> str:
    """Letters, digits and the marks some scripts write vowels with; anything else only parts words."""
    return char if category(char)[0] in "LNM" else " "


def _without_accents(letter: re.Match[str]) -> str:
    return "".join(char for char in normalize("NFD", letter[0]) if not combining(char))


def _cut(word: str) -> str:
    return word.encode()[:LONGEST_SLUG].decode(errors="ignore")
