"""The key map: which command a key means in a pane, by the declarations, a preset and the person's own keys.

Who is nearer to the person has a key first: what they set, then the preset they chose, then the declaration. A map
that would leave no way out, or no help, keeps the declared keys for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from reader.config import Configuration, Settings
from reader.errors import ConfigError
from reader.ui.keynames import Keys, is_typed, key_label, keys_written
from reader.ui.keys import (
    BEFORE_TYPING,
    PANES,
    SELECTING,
    SHEETS,
    TYPED,
    Command,
    PaneName,
    Place,
    Places,
    all_commands,
)
from reader.ui.presets import PRESETS

ESSENTIAL: Mapping[tuple[str, ...], tuple[str, Places]] = {
    ("out_or_quit", "quit_now"): ("leaving", PANES),
    ("show_help",): ("the help", PANES),
    ("out",): ("the way back", TYPED | SHEETS | SELECTING),
}
"""Of each of these commands one must have a key in all of these places."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A command wants to be what these keys do; ``mine`` if the person says so."""

    command: Command
    keys: Keys
    mine: bool = False


@dataclass(frozen=True, eq=False)
class KeyMap:
    """The commands with the keys they have, in the order of the help, and what keys mean in a pane. What is asked for
    with every key is made out once."""

    commands: tuple[Command, ...]
    bound: Mapping[tuple[Place, Keys], Command]
    _bars: dict[tuple[Place, bool], list[Command]] = field(default_factory=dict, init=False, repr=False)

    def begins(self, place: Place, keys: Keys) -> bool:
        """Whether more keys may follow these."""
        return (place, keys) in self._beginnings

    @cached_property
    def _beginnings(self) -> frozenset[tuple[Place, Keys]]:
        return frozenset((where, keys[:count]) for where, keys in self.bound for count in range(1, len(keys) + 1))

    @cached_property
    def _labels(self) -> Mapping[tuple[Place, str], str]:
        first = {(where, each.name): keys for (where, keys), each in reversed(list(self.bound.items()))}
        return {which: key_label(" ".join(keys)) for which, keys in first.items()}

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(each.name for each in self.commands)

    def bar(self, place: Place, strip: bool = False) -> list[Command]:
        """The commands that the key bar shows in a place, the most useful first; those for a ``strip`` come with the
        label they have there."""
        if (place, strip) not in self._bars:
            self._bars[place, strip] = self._bar(place, strip)
        return self._bars[place, strip]

    def _bar(self, place: Place, strip: bool) -> list[Command]:
        named = (
            replace(each, label=each.on_strip if strip and each.on_strip else each.label) for each in self.commands
        )
        shown = [each for each in named if each.label and place in each.places and self.label(each.name, place)]
        return sorted(shown, key=lambda each: (not (strip and each.on_strip), each.rank))

    def label(self, name: str, place: Place) -> str:
        """The first key of a command in a place as a person reads it, empty if it has none there."""
        assert name in self._names, f"no command is called {name}"
        return self._labels.get((place, name), "")

    def command(self, name: str) -> Command:
        return next(each for each in self.commands if each.name == name)


def told(keys: KeyMap, place: Place, *hints: tuple[str, str]) -> str:
    """Commands with what they do, as one line: ``Esc closes · F2 name``; what has no key is left out."""
    labels = ((keys.label(name, place), does) for name, does in hints)
    return " · ".join(f"{label} {does}" for label, does in labels if label)


class Keyboard:
    """Keys as they are pressed, where a command may be two keys in a row."""

    def __init__(self, keys: KeyMap) -> None:
        self.map = keys
        self.place: Place = PaneName.CHANNELS
        self.pressed: Keys = ()
        self._explained = False

    def press(self, place: Place, key: str) -> Command | None:
        """The command that is meant; None while more keys may follow, or if nothing is."""
        keys = (*self.pressed, key) if place is self.place else (key,)
        self.place, self.pressed = place, ()
        command = self.map.bound.get((place, keys))
        if command:
            return command
        if self.map.begins(place, keys):
            self.pressed = keys
        # What follows a key that began something else counts by itself.
        return self.press(place, key) if len(keys) > 1 and not self.pressed else None

    def meant_nothing(self) -> str:
        """What is said of the key that was just pressed and is nothing's: where the keys are listed, and that once.
        Empty afterwards, and while more keys may follow."""
        words = "" if self.pressed or self._explained else told(self.map, self.place, ("show_help", "lists the keys."))
        self._explained = self._explained or bool(words)
        return f"That key does nothing here. {words}" if words else ""


def key_map(settings: Settings | None = None) -> KeyMap:
    """The map by these settings; what is wrong in them changes nothing (see `key_complaints`)."""
    claims = _claims(settings or Settings())
    bound, _ = _bound(claims)
    return _map(_bound([*_rescued(bound), *claims])[0])


def key_complaints(written: Configuration) -> Iterator[ConfigError]:
    """What is wrong with the person's keys: unknown names, keys that are none, two commands for a key, a command that
    lost its last key, no way out."""
    commands = {each.name: each for each in all_commands()}
    for name, words in written.settings.keys.items():
        if name not in commands:
            yield written.complaint(f"keys.{name}", f"no command is called {name}; “byline keys” lists them.")
            continue
        for word in words:
            if not keys_written(word):
                yield written.complaint(f"keys.{name}", f"“{word}” is no key. Keys are such as n, Ctrl-n, Space, g g.")
    claims = _claims(written.settings)
    bound, refused = _bound(claims)
    yield from _clashes(written, refused)
    yield from _losses(written, bound, refused)
    for names, (what, _) in ESSENTIAL.items():
        forced = [claim for claim in _rescued(bound) if claim.command.name in names]
        # Where letters are typed, a letter that is set can be no key; nobody need be told.
        if forced and forced[0].command.places - TYPED:
            label = key_label(" ".join(forced[0].keys))
            cause = _cause(written, names, forced)
            yield written.complaint(cause, f"these keys leave none for {what}, so {label} keeps it.", "that is so")


def _cause(written: Configuration, names: tuple[str, ...], forced: Iterable[Claim]) -> str:
    """The setting that took the keys away: that of one of these commands, or else of who got one of the keys."""
    lost = {claim.keys for claim in forced}
    takers = (name for name, words in written.settings.keys.items() if lost & set(_keys(words)))
    own = (name for name in names if name in written.settings.keys)
    cause = next(own, None) or next(takers, None)
    return f"keys.{cause}" if cause else "keys"


def _claims(settings: Settings) -> list[Claim]:
    """All claims, those that come first have the key."""
    commands, preset = all_commands(), PRESETS[settings.preset]
    mine = [Claim(each, keys, mine=True) for each in commands for keys in _keys(settings.keys.get(each.name, ()))]
    rest = [each for each in commands if each.name not in settings.keys]
    # Of two that a preset gives one key, that for fewer places is meant there.
    narrowest = sorted(rest, key=lambda each: len(each.places))
    chosen = [Claim(each, keys) for each in narrowest for keys in _keys(preset.get(each.name, ()))]
    declared = [Claim(each, _split(keys)) for each in rest if each.name not in preset for keys in each.keys]
    return [*mine, *chosen, *declared]


def _keys(words: Iterable[str]) -> list[Keys]:
    return [keys for keys in map(keys_written, words) if keys]


def _split(declared: str) -> Keys:
    return tuple(declared.split())


Bound = dict[tuple[Place, Keys], Claim]
Refusal = tuple[Claim, Claim]
"""A claim, and the one that has the keys."""


def _bound(claims: Iterable[Claim]) -> tuple[Bound, list[Refusal]]:
    """Who has which keys. Keys that begin others' cannot be told from those, so that only one of the two can be."""
    bound: Bound = {}
    begun: Bound = {}
    refused: list[Refusal] = []
    for claim in claims:
        for place in sorted(claim.command.places):
            if place in TYPED and is_typed(claim.keys[0]) and (place, claim.keys[0]) not in BEFORE_TYPING:
                continue
            beginnings = [(place, claim.keys[:count]) for count in range(1, len(claim.keys) + 1)]
            rival = next((bound[each] for each in beginnings if each in bound), begun.get(beginnings[-1]))
            if rival is None:
                bound[beginnings[-1]] = claim
                begun.update((each, claim) for each in beginnings[:-1])
            elif rival.command.name != claim.command.name:
                refused.append((claim, rival))
    return bound, refused


def _rescued(bound: Bound) -> list[Claim]:
    """The declared keys of what everybody needs, for the places where no key is left for it."""
    having = {(place, claim.command.name) for (place, _), claim in bound.items()}
    commands = {each.name: each for each in all_commands()}
    claims = []
    for names, (_, places) in ESSENTIAL.items():
        lacking = frozenset(place for place in places if not any((place, name) in having for name in names))
        if lacking:
            command = replace(commands[names[-1]], places=lacking)
            claims += [Claim(command, _split(keys)) for keys in command.keys]
    return claims


def _map(bound: Bound) -> KeyMap:
    keys: dict[str, list[str]] = {}
    for claim in bound.values():
        listed = keys.setdefault(claim.command.name, [])
        joined = " ".join(claim.keys)
        if joined not in listed:
            listed.append(joined)
    commands = tuple(replace(each, keys=tuple(keys.get(each.name, ()))) for each in all_commands())
    by_name = {each.name: each for each in commands}
    return KeyMap(commands, {where: by_name[claim.command.name] for where, claim in bound.items()})


def _clashes(written: Configuration, refused: Iterable[Refusal]) -> Iterator[ConfigError]:
    told = set()
    for claim, rival in refused:
        clash = (claim.command.name, claim.keys, rival.command.name)
        if claim.mine and rival.mine and clash not in told:
            told.add(clash)
            label, other = key_label(" ".join(claim.keys)), key_label(" ".join(rival.keys))
            what = "is" if label == other else f"cannot be told from {other}, which is"
            yield written.complaint(f"keys.{claim.command.name}", f"{label} {what} the key of {rival.command.name}.")


def _losses(written: Configuration, bound: Bound, refused: Iterable[Refusal]) -> Iterator[ConfigError]:
    having = {claim.command.name for claim in bound.values()}
    for name, (claim, rival) in {claim.command.name: (claim, rival) for claim, rival in refused}.items():
        if name not in having and rival.mine and not claim.mine:
            label = key_label(" ".join(claim.keys))
            what = f"{label} was the key of {name}, which has none now; the palette still has it."
            yield written.complaint(f"keys.{rival.command.name}", what, f"{label} is {rival.command.name}")


class Mode(Protocol):
    """``words`` stand in the key bar while it lasts and nothing else is told, ``place`` is where its keys are declared:
    None for those it knows itself."""

    @property
    def words(self) -> str: ...

    @property
    def place(self) -> Place | None: ...

    def press(self, key: str, character: str | None) -> bool:
        """Does what the key means here. False leaves it to the commands."""

    def end(self) -> None:
        """Takes away what it drew. The screen calls it, once."""
