"""Lines that stand among those of the column and look like them: the same tags and classes all the way up the page.

The weights see a short line with little that speaks for it: no length, often no full stop. Beside a paragraph of the
column and in its clothes, it needs a reason to go: links, or words that only furniture says.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.clean.body.naming import ADDRESSES, PLEAS, REMARKS, SAID, is_ended
from reader.clean.body.traits import is_prose
from reader.clean.body.units import Shape, Unit, shapes_of
from reader.page.tree import Element
from reader.page.words import words
from reader.text import count_words

# Of what looks so, the share that must be of the column before the rest is believed to be.
_OWN = 0.6
# Levels of the tree between a line and the part of the page it has in common with its kin.
_HIGHEST = 3
# Units of another look between kin: a picture, an advertisement, a heading.
_GAP = 4
_MOST_LINKED = 0.4
# Lines at the end of the text that may be pleas, and the words of one.
_MOST_PLEAS = 4
_PLEA = 15
# Words of a phrase that is written without blanks.
_PHRASE = 6
# Words of a short sentence, of a name below a letter; characters that come before what a sentence speaks of.
_SPOKEN, _OPENING = 5, 12
_LINES = words("p div li td span section")
_LIGHT = ("pointer", "call", "credit", "dated", "legal")


def with_kin(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, those among their kin that have no reason to go included."""
    shapes, kept = shapes_of(units), list(keep)
    whole: Counter[Shape] = Counter()
    own: Counter[Shape] = Counter()
    for unit, shape, is_kept in zip(units, shapes, keep, strict=True):
        whole[shape] += len(unit.text)
        own[shape] += len(unit.text) if is_kept else 0
    for shape in own:
        if own[shape] and own[shape] >= _OWN * whole[shape]:
            family = [at for at, other in enumerate(shapes) if other == shape and units[at].element.tag in _LINES]
            for order in (family, family[::-1]):
                _join(units, kept, order)
    return kept


def _join(units: Sequence[Unit], kept: list[bool], order: Sequence[int]) -> None:
    """Keep each unit that follows one that is kept; behind the last of them the first with a reason to go ends it."""
    further = sum(kept[at] for at in order)
    last: int | None = None
    for at in order:
        if kept[at]:
            further -= 1
            last = at
        elif last is not None and _is_beside(units, kept, last, at):
            if not has_reason_to_go(units[at]):
                kept[at] = True
                last = at
            elif not further:
                return


def without_pleas(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, the short lines at the end that ask for something or only lead on left out.

    Remarks on the text and on its rights are set apart later. A column whose headline speaks of such things may end
    with them.
    """
    kept = list(keep)
    about = any(unit.element.tag == "h1" and PLEAS.search(unit.text) for unit in units)
    ends = [at for at, is_kept in enumerate(keep) if is_kept][:0:-1][:_MOST_PLEAS]
    for at in ends:
        unit = units[at]
        if REMARKS.search(unit.text):
            continue
        of_text = about and is_ended(unit.text) and not (unit.linked or ADDRESSES.search(unit.text))
        asks = unit.words <= _PLEA and _pleads(unit) and not of_text
        if not asks and not (unit.element.tag in _LINES and unit.linked == len(unit.text)):
            break
        kept[at] = False
    return kept


def _is_beside(units: Sequence[Unit], kept: Sequence[bool], one: int, other: int) -> bool:
    """Whether two units of one shape stand near each other, with next to nothing of another shape between them."""
    between = range(min(one, other) + 1, max(one, other))
    if sum(not kept[at] for at in between) > _GAP:
        return False
    pairs = zip(_above(units[one].element), _above(units[other].element), strict=False)
    return any(left is right for left, right in pairs)


def is_alike(one: Element, other: Element) -> bool:
    """Whether two elements have the same tags and classes up to a near part of the page that holds them both."""
    for left, right in zip(_with_above(one), _with_above(other), strict=False):
        if left is right:
            return True
        if left.tag != right.tag or left.get("class") != right.get("class"):
            return False
    return False


def _with_above(element: Element) -> Iterator[Element]:
    yield element
    yield from _above(element)


def _above(element: Element) -> Iterator[Element]:
    for parent, _ in zip(element.iterancestors(), range(_HIGHEST), strict=False):
        yield parent


def has_reason_to_go(unit: Unit) -> bool:
    """Whether something of the line itself says that it is no text of the column, be it only that it is no sentence."""
    return says_to_go(unit) or not (is_ended(unit.text) or is_phrase(unit.text) or is_prose(unit))


def says_to_go(unit: Unit) -> bool:
    """Whether the line is links, or says what only furniture says.

    Some words are said by columns and by furniture: a sentence with its end is believed to be of the column.
    """
    text = unit.text
    if unit.linked > _MOST_LINKED * len(text):
        return True
    if _pleads(unit) or REMARKS.search(text) or (_says("note", text) and _begins_with_name(text)):
        return True
    return not is_ended(text) and any(_says(name, text) for name in _LIGHT)


def _pleads(unit: Unit) -> bool:
    """Whether the line asks the reader for something, as only furniture does: a short sentence, or one that speaks of
    it further on and of no reader, may be of the column."""
    asks = PLEAS.search(unit.text)
    if asks is None or unit.linked or not is_ended(unit.text) or unit.text.endswith("!"):
        return asks is not None
    speaks = unit.words <= _SPOKEN or "," in unit.text or asks.start() > _OPENING
    return not speaks or bool(ADDRESSES.search(unit.text))


def with_signatures(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, short lines included that the greeting below repeats: who signed a letter is
    greeted in the answer."""
    kept = list(keep)
    for at in range(1, len(units) - 1):
        line, greeting = units[at], units[at + 1]
        short = line.words <= _SPOKEN and greeting.words <= _SPOKEN + 3 and not line.linked
        if short and kept[at - 1] and keep[at + 1] and greeting.text.endswith((",", ":", "!", "，", "：")):
            kept[at] = kept[at] or line.text.strip("—–- .").casefold() in greeting.text.casefold()
    return kept


def _says(name: str, text: str) -> bool:
    most, pattern = SAID[name]
    return len(text) <= most and bool(pattern.search(text))


def _begins_with_name(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return first[:1].isupper() and rest[:1].isupper()


def is_phrase(text: str) -> bool:
    """Whether most words of a line are small, as in a sentence; names, places and titles are written large."""
    said = [word for word in text.split() if any(map(str.isalpha, word))]
    large = sum(word.lstrip("“”\"'‘’«»(")[:1].isupper() for word in said)
    return (len(said) > 1 or count_words(text) >= _PHRASE) and large * 2 < len(said) + 1
