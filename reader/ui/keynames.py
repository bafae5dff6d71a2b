"""Keys by name: as Textual calls them, as a person reads them, as a person writes them in the configuration."""

import re
import unicodedata
from functools import cache

Keys = tuple[str, ...]
"""Keys pressed one after another, by Textual's names."""

LONGEST = 3
"""Keys in a row, at most."""

LAST_SIGN = 0x3000
"""Behind what any keyboard has."""

_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
# What people call these keys, besides what is shown and Textual's own name.
_CALLED = {
    "return": "enter",
    "pgdown": "pagedown",
    "pagedn": "pagedown",
    "pgup": "pageup",
    "cursorup": "up",
    "cursordown": "down",
}
_WRITTEN = {shown.casefold(): name for name, shown in _SHOWN.items()} | {name: name for name in _SHOWN} | _CALLED
# Signs that Textual does not call as Unicode does.
_SIGNS = {"/": "slash", "\\": "backslash", "@": "at", "-": "minus", "+": "plus", "_": "underscore"}
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "c": "ctrl", "shift": "shift", "alt": "alt", "meta": "alt", "m": "alt"}
_MODIFIED = re.compile(r"([a-z]+)[-+](?=.)(.+)", re.IGNORECASE | re.DOTALL)


def key_label(keys: str) -> str:
    """Keys as a person reads them: ``ctrl+d`` is ``Ctrl-d``; keys in a row stay apart by a blank."""
    return " ".join(_label(key) for key in keys.split())


def _label(key: str) -> str:
    modifier, plus, rest = key.partition("+")
    if plus and rest:
        return f"{modifier.title()}-{_label(rest)}"
    return _SHOWN.get(key) or (key if len(key) == 1 else _signs().get(key, key))


@cache
def _signs() -> dict[str, str]:
    """The signs of keyboards by Textual's names, in which blanks and hyphens are one."""
    found = {_character(chr(code)): chr(code) for code in range(0x21, LAST_SIGN) if not chr(code).isalnum()}
    return {name: sign for name, sign in found.items() if name}


def is_typed(key: str) -> bool:
    """Whether the key puts a character where something is typed."""
    return len(key) == 1 or key == "space" or key in _signs()


def keys_written(text: str) -> Keys | None:
    """The keys a person writes, as ``g g``, ``Ctrl-d``, ``^d``, ``PgDn``, ``?``; None if that is no key."""
    keys = [_key(word) for word in text.split()] if text != " " else ["space"]
    known = tuple(key for key in keys if key)
    return known if len(known) == len(keys) and 0 < len(known) <= LONGEST else None


def _key(word: str) -> str | None:
    if word.casefold() in _WRITTEN:
        return _WRITTEN[word.casefold()]
    if len(word) == 1:
        return _character(word)
    if len(word) == 2 and word[0] == "^" and word[1].isprintable():
        return f"ctrl+{word[1].lower()}"
    modified = _MODIFIED.fullmatch(word)
    if not modified:
        return None
    modifier, key = _MODIFIERS.get(modified[1].casefold()), _key(modified[2])
    if not modifier or not key:
        return None
    return f"{modifier}+{key.lower() if modifier == 'ctrl' else key}"


def _character(character: str) -> str | None:
    if character.isalnum():
        return character
    if ord(character) >= LAST_SIGN:
        return None
    name = unicodedata.name(character, "").lower()
    return _SIGNS.get(character) or name.replace("-", "_").replace(" ", "_") or None
