"""Pieces of markup that need no tree: text, the tags of everyday text, and references by number or name.

Most teasers are such. What is said of them here is what the tree of `reader.sources.lists.lines` would show.
"""

import re
from html.entities import name2codepoint

from reader.page.words import words
from reader.text import safe

_LINE_END = "\x1e"
_GIVE_UP = "\x00"
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [\w:-]+=(?:\"[^\"<>\x1e]*\"|'[^'<>\x1e]*'))*) ?/?>")
_REFERENCE = re.compile(r"&(?:#(\d{2,5});|([A-Za-z]\w*);)?")
_INLINE = words("a abbr b cite code em i small span strong sub sup u")
_PARTING = words("blockquote div h1 h2 h3 h4 h5 h6 li ol p ul")
_EMPTY = words("br hr")
_ENDED_BY_OTHERS = words("p li h1 h2 h3 h4 h5 h6")
_HIDING = re.compile("hidden|display", re.IGNORECASE)
_MOST_TAGS = 200


def plain_lines(fragment: str) -> list[str] | None:
    """The lines of a piece of HTML, each `safe`, blank ones left out; None when it takes a tree to tell."""
    if _STRANGE.search(fragment):
        return None
    text = _BLANK_LINE.sub(_LINE_END, fragment) if "\n" in fragment else fragment
    if "<" in text:
        if text.count("<") > _MOST_TAGS:
            return None
        text = _TAG.sub(_Tags().instead, text)
        if "<" in text:
            return None
    if "&" in text:
        text = _REFERENCE.sub(_meant, text)
    if _GIVE_UP in text:
        return None
    return [line for part in text.split(_LINE_END) if (line := safe(part))]


class _Tags:
    """What takes the place of each tag, while they are properly nested: a stray end shows in a tree or does not."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def instead(self, tag: re.Match[str]) -> str:
        closing, name, attributes = tag.groups()
        if attributes and _HIDING.search(attributes):
            return _GIVE_UP
        if closing and (not self._open or self._open.pop() != name):
            return _GIVE_UP
        if not closing and name not in _INLINE and name != "br" and not _ENDED_BY_OTHERS.isdisjoint(self._open):
            return _GIVE_UP
        if not closing and name not in _EMPTY:
            self._open.append(name)
        if name in _INLINE:
            return ""
        return _LINE_END if name in _PARTING or name in _EMPTY else _GIVE_UP


def _meant(reference: re.Match[str]) -> str:
    number, name = reference.groups()
    code = int(number) if number else name2codepoint.get(name or "", 0)
    return chr(code) if 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 else _GIVE_UP
