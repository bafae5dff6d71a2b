"""What stands beside the text and is not of it: a few short lines above it, captions, and what announces nothing.

The weights keep such units often, for they are near the text and speak of its subject; here their place and the name
the page gives them decide.
"""

import re
from collections.abc import Sequence

from reader.clean.body.kin import has_reason_to_go, is_alike, is_phrase
from reader.clean.body.naming import SAID, is_ended
from reader.clean.body.traits import is_prose
from reader.clean.body.units import Unit
from reader.page.tree import features
from reader.page.words import words

# Words of a line above the text at most, and how many such lines there may be.
_BARE = 12
_MOST_LINES = 6
_LINES = words("p div td")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
# Units among which there is text below a heading.
_AHEAD = 4
_CAPTION = re.compile(r"(?:^|[\s_-])(?:fig)?captions?(?:-?text)?(?:$|\s)")


def without_head(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, captions and the lines above the text left out."""
    kept = [is_kept and not _is_caption(unit) for unit, is_kept in zip(units, keep, strict=True)]
    kept = kept if any(kept) else list(keep)
    first = next((at for at, unit in enumerate(units) if kept[at] and is_prose(unit)), 0)
    lines = [at for at in range(first) if kept[at] and _is_bare(units[at])]
    while lines and lines[-1] == first - 1 and _begins_text(units[first - 1], units[first]):
        first = lines.pop()
    return [is_kept and at not in lines for at, is_kept in enumerate(kept)] if len(lines) <= _MOST_LINES else kept


def without_lone_leads(units: Sequence[Unit], keep: Sequence[bool]) -> list[bool]:
    """Of each unit, whether it is kept, headings and lines with a colon left out where nothing follows of what they
    announce."""
    kept = list(keep)
    for at in range(len(units) - 1, -1, -1):
        unit = units[at]
        if kept[at] and unit.words <= _BARE:
            if unit.element.tag in _HEADINGS:
                kept[at] = any(kept[at + 1 : at + 1 + _AHEAD])
            elif unit.text.endswith(":") and not unit.linked:
                kept[at] = any(kept[at + 1 : at + 2]) or at + 1 == len(units)
    return kept


def _begins_text(line: Unit, following: Unit) -> bool:
    """Whether a line is the first of the text: written like a sentence, and in the clothes of the paragraph below."""
    return is_phrase(line.text) and not has_reason_to_go(line) and is_alike(line.element, following.element)


def _is_caption(unit: Unit) -> bool:
    """Whether the page calls the unit, or the part right around it, a caption."""
    parent = unit.element.getparent()
    return unit.element.tag in _LINES and any(
        _CAPTION.search(features(part)) for part in (unit.element, parent) if part is not None
    )


def _is_bare(unit: Unit) -> bool:
    """Whether the unit is a line that is no sentence and no heading: place, date, name. A line that ends in a colon or
    a comma greets or announces, and stays; many lines are verse."""
    # The mark of a footnote may stand behind the full stop.
    text = unit.text.rstrip("0123456789[]*†")
    short = unit.words <= _BARE and not is_ended(text)
    lone = unit.element.tag in _LINES or (unit.element.tag == "li" and _is_stamp(unit.text))
    return short and lone and not unit.text.endswith((":", ","))


def _is_stamp(text: str) -> bool:
    """Whether an item of a list says when or by whom, as points that sum up a text do not."""
    return text.startswith("@") or any(SAID[name][1].search(text) for name in ("dated", "by"))
