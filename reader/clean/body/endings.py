"""The last lines of the column, which may stand in other tags than those above them: a closing sentence, a verse.

The weights ask much of a short line at the end, for there stands what a site adds. In the same part of the page as the
text, right below it, a sentence that asks for nothing and is named after nothing else is the end of the column.
"""

import re
from collections.abc import Iterator, Sequence

from reader.clean.body.kin import is_phrase, says_to_go
from reader.clean.body.naming import ADDRESSES, GROUPS, PLEAS, REMARKS, SAID, is_ended, is_foreign
from reader.clean.body.traits import is_prose
from reader.clean.body.units import Unit
from reader.page.tree import Element, features
from reader.page.words import words

# Levels between a line and the part of the page that holds the text.
_HIGHEST = 3
_HEADINGS = words("h2 h3 h4 h5 h6")
_TAGS = words("p div span section blockquote center em i b strong td") | _HEADINGS
_NAMES = ("author", "byline", "tags", "caption", "widget", "hidden")
_POEM = re.compile(r"(?:^|[\s_-])(?:poem|poetry|verse|stanza|strophe|lyrics?)(?:$|[\s_-])")
# Words of a line of verse at most, and lines of one that nothing names.
_LONGEST_VERSE = 14
_FEWEST_LINES = 3
# Paragraphs of the text that show what one looks like.
_FEWEST_KIN = 2
_MOST_LINKED = 0.4


def with_endings(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, those included that end the text right behind the last that is kept."""
    kept = list(keep)
    last = max((at for at, is_kept in enumerate(keep) if is_kept), default=-1)
    holder = _holder(units, keep)
    for at in range(last + 1, len(units)) if holder is not None else ():
        path = _path(units[at].element, holder)
        if not path or any(map(_is_apart, path)) or not _ends_text(units, keep, at, path):
            break
        kept[at] = True
    return kept


def _holder(units: Sequence[Unit], keep: Sequence[bool]) -> Element | None:
    """The smallest part of the page that holds the last paragraphs of the text."""
    prose = [unit.element for unit, is_kept in zip(units, keep, strict=True) if is_kept and is_prose(unit)]
    if len(prose) < _FEWEST_KIN:
        return None
    above = set(prose[-2].iterancestors())
    near = zip(prose[-1].iterancestors(), range(_HIGHEST), strict=False)
    return next((part for part, _ in near if part in above and part.tag not in ("body", "html")), None)


def _path(element: Element, holder: Element | None) -> list[Element]:
    """The element and what is around it within the holder; nothing where it is elsewhere or too deep."""
    path = [element]
    for parent in element.iterancestors():
        if parent is holder:
            return path
        if len(path) == _HIGHEST:
            break
        path.append(parent)
    return []


def _is_apart(part: Element) -> bool:
    """Whether the part is made for something else than text, or called so."""
    return part.tag not in _TAGS or is_foreign(part) or any(GROUPS[name].search(features(part)) for name in _NAMES)


def _ends_text(units: Sequence[Unit], keep: Sequence[bool], at: int, path: Sequence[Element]) -> bool:
    unit = units[at]
    if unit.linked > _MOST_LINKED * len(unit.text):
        return _is_linked_end(units, keep, at)
    if unit.element.tag in _HEADINGS:
        return _is_said(unit) and not says_to_go(unit)
    if is_ended(unit.text) and not says_to_go(unit):
        return not (unit.text.endswith(("?", "!")) and ADDRESSES.search(unit.text))
    return _is_verse(units, path)


def _is_said(unit: Unit) -> bool:
    """Whether the line is a sentence, and no question: those are asked by headlines and by sites."""
    return is_ended(unit.text) and "?" not in unit.text[-3:]


def _is_linked_end(units: Sequence[Unit], keep: Sequence[bool], at: int) -> bool:
    """Whether a line that is a link is a paragraph as those of the text are, says something, and is the only one."""
    unit = units[at]
    kin = (each for each, is_kept in zip(units, keep, strict=True) if is_kept and is_prose(each))
    alike = sum(_look(each.element) == _look(unit.element) for each in kin)
    neighbours = [units[at - 1], *units[at + 1 : at + 2]]
    linked = any(_look(each.element) == _look(unit.element) and each.linked == len(each.text) for each in neighbours)
    if alike < _FEWEST_KIN or linked or not _is_said(unit) or PLEAS.search(unit.text) or REMARKS.search(unit.text):
        return False
    return not any(pattern.search(unit.text) for _, pattern in SAID.values())


def _look(element: Element) -> tuple[Element | None, str, str | None]:
    return element.getparent(), str(element.tag), element.get("class")


def _is_verse(units: Sequence[Unit], path: Sequence[Element]) -> bool:
    """Whether the line is one of several short ones that have a part of the page to themselves."""
    named = any(_POEM.search(features(part)) for part in path[1:])
    lines = list(_inside(units, path[1])) if len(path) > 1 else []
    if any(line.linked or line.words > _LONGEST_VERSE for line in lines):
        return False
    written = sum(is_phrase(line.text) or line.text.endswith((",", ";", "—")) or is_ended(line.text) for line in lines)
    return named or (len(lines) >= _FEWEST_LINES and written == len(lines) and not any(map(says_to_go, lines)))


def _inside(units: Sequence[Unit], part: Element) -> Iterator[Unit]:
    return (unit for unit in units if part in unit.element.iterancestors())
