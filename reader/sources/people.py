"""Bylines out of what feeds and headlines say."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reader.model.entry import NewEntry
from reader.page.words import words
from reader.text import safe

_MAIL = r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+"
_MAIL_WITH_NAME = re.compile(rf"{_MAIL}\s*\((?P<name>[^()]*)\)")
_MAIL_ANYWHERE = re.compile(rf"[<(\[]?\s*(?:mailto:)?{_MAIL}\s*[>)\]]?")
_NOBODY = words(
    """
    admin administrator author anonymous editor editors webmaster noreply no-reply none null unknown staff
    wordpress root
    """
)
_DESK_WORDS = words(
    """
    a an the and commentary comment editorial editorials column columns columnist opinion opinions review reviews
    analysis point counterpoint op-ed op-eds oped essay guest letter letters editor editors desk board news breaking
    exclusive update live watch video photos podcast interview q&a explainer fact check report poll book books movie
    film music tv recipe travel politics sports business health science world nation local today week weekly day daily
    year part series special view viewpoint views perspective voices voice debate question answer advice ask dear note
    correction obituary profile feature notebook newsletter times post herald tribune journal house senate congress
    court supreme white state states united america american city county university school street war east west north
    south new middle president mayor governor how why what when where who this that here there our your my his her its
    """
)
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w'’.\-]*")
_PARTICLES = words("de del da di du la le van von der den bin ibn al y e")
_EDITORS_NOTE = re.compile(r"editor['’]s note", re.IGNORECASE)
_PREFIX = re.compile(r"(?P<name>[^:]{4,40}):\s+\S")


def clean_byline(text: str) -> str:
    """The people named, without `By`, mail addresses and placeholders such as `admin`; empty if nobody is left."""
    name = safe(text[:300])
    name = _MAIL_WITH_NAME.sub(lambda match: match["name"], name)
    name = _MAIL_ANYWHERE.sub(" ", name)
    name = re.sub(r"^(?:by|written by|posted by)\s*:?\s+", "", safe(name), flags=re.IGNORECASE)
    name = name.strip(" ,;|\"'<>()").strip()
    return "" if name.lower() in _NOBODY or not re.search(r"[^\W\d_]", name) else name


def joined(names: Iterable[str]) -> str:
    """Several people as a newspaper prints them: `A, B and C`; each once."""
    people = list(dict.fromkeys(filter(None, map(clean_byline, names))))
    return " and ".join(filter(None, (", ".join(people[:-1]), *people[-1:])))


def person_before_colon(headline: str) -> str:
    """The columnist a headline begins with, as in `Nora Whitfield: Slow trains`; empty if it begins otherwise."""
    match = _PREFIX.match(headline)
    name = " ".join(match["name"].split()) if match else ""
    return name if is_person(name) else ""


def is_person(text: str) -> bool:
    """Whether a short text is surely a person's name and not a title.

    A name is two to four capitalised words, none of them the word of a desk, a place or an office.
    """
    parts = text.split()
    if not 2 <= len(parts) <= 4 or any(_bare(part) in _DESK_WORDS for part in parts):
        return False
    named = [bool(_NAME_WORD.fullmatch(part)) for part in parts]
    return named[0] and named[-1] and all(ok or part in _PARTICLES for part, ok in zip(parts, named, strict=True))


def attributed(entries: tuple[NewEntry, ...], columnist: str) -> tuple[NewEntry, ...]:
    """The entries of a columnist's channel, those without a byline under that name.

    A guest's column, which begins with an editor's note, stays without.
    """
    return tuple(
        entry if entry.byline or _EDITORS_NOTE.match(entry.dek) else replace(entry, byline=columnist)
        for entry in entries
    )


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word.lower().strip(".,'’"))
