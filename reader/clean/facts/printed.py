"""Who wrote it as it is printed for a reader: behind "By", under "Author", beside the day, or under the text."""

import re
from collections.abc import Iterable, Iterator

from reader.clean.facts.layout import Layout, short_text
from reader.clean.facts.spoken import spoken, spoken_lines
from reader.page.bylines import people_in
from reader.page.dates import moment_in
from reader.page.months import MONTH, WEEKDAY
from reader.page.people import is_person
from reader.page.tree import Element, text_of
from reader.text import safe

_LED = re.compile(
    r"(?:^(?i:(?:this (?:article|column|post|story) was\s+)?(?:written|posted|published|reviewed|story|words|text|"
    r"report|article|opinion|analysis|erstellt|verfasst|geschrieben|publié|écrit|escrito|scritto|geschreven)\s+)?"
    r"(?i:by|von|par|por|door|di|da|av)|\b(?:By|BY|Von|VON|Par))\b\s*:?\s+(?=[^\W\d_a-z])|"
    r"^(?i:authors?|autor(?:in)?|auteurs?|autore|text|texte|texto|contributors?|written by)\s*:\s*(?=[^\W\d_a-z])"
)
_HANDLE = re.compile(
    r"^(?:(?:posted|written|submitted|verfasst|geschrieben|erstellt|publié|escrito)\s+)?"
    r"(?:by|von|par|por)(?:\s*:)?\s+[\w.-]{2,24}(?=$| \|)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:about the )?authors?(?:\(s\))?|(?:article|written|text) by|by|contributors?|"
    r"(?:über )?(?:die |den )?autor(?:in|en)?|(?:artikel |text |verfasst )?von|"
    r"auteure?s?|écrit par|autores?|escrito por|autore|scritto da",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b\d+ ?(?:min|minutes?|hours?|days?)\b|\bago\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|;|&|\+|/|and\b|und\b|et\b|y\b|with\b)", re.IGNORECASE)
_DAY = re.compile(rf"(?:{WEEKDAY})?[\s,.]*(?:\d|(?:{MONTH})\b)", re.IGNORECASE)
_PARTED = re.compile(r"\s*[|•·⋅]\s*|\s[–—-]{1,2}\s")
_LINES = frozenset(
    ("p", "div", "span", "address", "h2", "h3", "h4", "h5", "h6", "cite", "em", "strong", "li", "dd", "i", "small")
)
_LONGEST, _LONGEST_DATE, _LONGEST_LABEL, _LONGEST_DATED = 160, 40, 24, 80
_MOST_WORDS = 16
_BESIDE, _NEAREST_LINES = 150, 18
_UNDER_LABEL, _MOST_TOGETHER = 6, 12
_AROUND = " -–—~*•|"


def led(elements: Iterable[Element], *, handles: bool = False) -> list[str]:
    """What follows "By" on the first of the short lines that has it, as papers print it; ``handles`` may stand there as
    well, where a line holds nothing else."""
    for element in elements:
        if element.tag in _LINES and len(element) <= 8:
            text = spoken(element).strip(_AROUND) if short_text(element, _LONGEST) else ""
            match = _LED.search(text) if len(text.split()) <= _MOST_WORDS else None
            said = people_in(text[match.end() :]) if match else ()
            # Inside a line, "by" leads to a single word by which things are sorted as well.
            if match and said and (not match.start() or " " in said[0]):
                return [_alone(element, text[match.end() :])]
            if handles and _HANDLE.match(text):
                return [text.partition(" |")[0]]
    return []


def _alone(element: Element, said: str) -> str:
    """What is said without what is printed beside it, where one name has its own element and is not one of several."""
    for part in element.iterdescendants():
        name = spoken(part)
        match = _LED.match(name)
        name = name[match.end() :] if match else name
        if name and said.startswith(name) and not _JOINED.match(said, len(name)) and people_in(name):
            return name
    return said


def labelled(elements: list[Element]) -> list[str]:
    """What stands under or beside the first "Author" that is all its line says, and names a person."""
    for at, element in enumerate(elements):
        if not _LABEL.fullmatch(safe(element.text or "").rstrip(" :")) or len(text_of(element)) > _LONGEST_LABEL:
            continue
        beside = safe(element.tail or "")
        if any(map(is_person, people_in(beside))):
            return [beside]
        names = list(_under([each for each in elements[at + 1 :] if each.getparent() is not element]))
        if names:
            return names if len(names) <= _MOST_TOGETHER else []
    return []


def _under(elements: list[Element]) -> Iterator[str]:
    """The people that the next elements name, as long as they are alike."""
    kind = None
    for at, element in enumerate(elements):
        text = safe(element.text or "") if kind in (None, element.tag) else ""
        if text and len(text) <= _LONGEST and any(map(is_person, people_in(text))):
            kind = element.tag
            yield text
        elif text or (kind is None and at >= _UNDER_LABEL):
            return


def lone(layout: Layout, headline: str) -> list[str]:
    """A name that stands alone beside a date, close to the headline, or on one line with it."""
    near = sorted(
        (at, place) for place, element in enumerate(layout.near) if (at := layout.distance(element)) >= -_BESIDE
    )
    shown = [(text, element) for _, at in near if (text := safe((element := layout.near[at]).text or ""))]
    shown = [(text, element) for text, element in shown if len(text) <= _LONGEST][:_NEAREST_LINES]
    lines = [text for text, _ in shown]
    title = set(re.findall(r"\w+", headline.casefold()))
    for text, element in shown:
        if person := _dated(text, element):
            return [person]
        parts = _PARTED.split(text)
        if len(parts) > 1 and any(map(moment_in, parts)) and (people := [part for part in parts if is_person(part)]):
            return people[:1]
    for at, text in enumerate(lines):
        beside = [line for line in lines[max(0, at - 2) : at + 3] if len(line) <= _LONGEST_DATE]
        named = text != text.upper() and is_person(text) and not title.issuperset(re.findall(r"\w+", text.casefold()))
        if named and any(_AGE.search(line) or moment_in(line) for line in beside):
            return [text]
    return []


def _dated(text: str, element: Element) -> str:
    """The person of ``Name, day`` and of two lines that are no more than both; empty if it is anything else."""
    person, _, day = text.partition(", ")
    if not day and element.find("br") is not None and short_text(element, _LONGEST_DATED):
        lines = spoken_lines(element)
        person, day = lines if len(lines) == 2 else ("", "")
    return person if len(day) <= _LONGEST_DATE and _DAY.match(day) and moment_in(day) and is_person(person) else ""
