"""The lines of a journal: what a machine says of what its person did, for the other machines of the same person.

A file begins with a line about itself. Every other line is one register (`reader.model.register`) of one subject:
``entry`` and its key, ``channel`` and its address, or ``mute``, its kind and what it is about. Pure.
"""

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from reader.export.fields import (
    JsonObject,
    instant_in,
    line_in,
    list_in,
    moment_in,
    number_in,
    object_in,
    one_of_in,
    share_in,
    text_in,
    web_in,
)
from reader.model.channel import NewChannel, SourceKind
from reader.model.entry import NewEntry
from reader.model.moment import moment_to_text
from reader.model.mute import MuteKind
from reader.model.passage import Passage
from reader.model.place import Place
from reader.model.register import HIGHEST, Plain, Register, Stamp, Worded
from reader.text import inert_lines, safe, safe_lines

FORMAT = 1
"""Raised when an older Byline could no longer read the lines."""
LONGEST = 1 << 20
"""Bytes of a line."""
ENTRY, CHANNEL, MUTE = "entry", "channel", "mute"
ABOUT, STATE, SAVED, PLACE, NOTE = "about", "state", "saved", "place", "note"
TAG, MARK, BESIDE = "tag:", "mark:", "beside:"
FOLLOWED, NAME, GROUP = "followed", "name", "group"
UNREAD = "unread"
"""The state of what is new or was only seen in a list: no person did that."""

_STATES = (UNREAD, "reading", "finished", "skipped")
_MOST_NAME = 4_000
_MACHINE = 32
"""Hexadecimal digits."""


class Told(NamedTuple):
    """A register of a subject."""

    subject: str
    name: str
    register: Register


class Head(NamedTuple):
    """What a file says of itself. ``label`` is what a person calls the machine, and tells nothing apart."""

    format: int
    label: str


def is_machine(name: str) -> bool:
    """Whether a machine may be called so."""
    return len(name) == _MACHINE and set(name) <= set("0123456789abcdef")


def head_line(label: str) -> bytes:
    return _line({"byline-journal": FORMAT, "machine": label})


def head_in(line: bytes) -> Head | None:
    """None if this is the head of no journal."""
    fields = _fields(line)
    number = number_in(fields, "byline-journal")
    return Head(number, line_in(fields, "machine")[:80]) if number > 0 else None


def line_of(told: Told) -> bytes:
    """The inverse of `told_in`."""
    fields: dict[str, object] = {"of": told.subject, "is": told.name}
    return _line(fields | register_fields(told.register))


def told_in(line: bytes) -> Told:
    """What the line says, harmless. Raises ValueError for a line that is none of a journal of this format."""
    fields = _fields(line)
    subject, name = text_in(fields, "of"), text_in(fields, "is")
    kind, _, rest = subject.partition(" ")
    if (
        not (rest and name)
        or max(len(subject), len(name)) > _MOST_NAME
        or {safe(subject), safe(name)} != {subject, name}
    ):
        raise ValueError("it is about nothing")
    prefix, colon, _ = name.partition(":")
    if kind == ENTRY and (name == NOTE or prefix + colon == BESIDE):
        return Told(subject, name, _worded(fields))
    clean = _VALUES.get((kind, prefix + colon))
    if clean is None:
        raise ValueError("nothing of this name is known")
    value = canonical(clean(fields.get("value"), name))
    return Told(subject, name, Plain(_stamp(fields.get("at")), value))


def register_fields(register: Register) -> dict[str, object]:
    """The register as values of JSON."""
    if isinstance(register, Plain):
        return {"at": _pair(register.stamp), "value": json.loads(register.value)}
    heads = [[*_pair(stamp), text] for stamp, text in register.heads]
    return {"heads": heads, "seen": dict(register.seen)}


def register_in(fields: JsonObject) -> Register:
    """The inverse of `register_fields`, of values that are known to be sound."""
    return _worded(fields) if "heads" in fields else Plain(_stamp(fields["at"]), canonical(fields["value"]))


def canonical(value: object) -> str:
    """A value as a register has it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def mark_name(passage: Passage) -> str:
    """What a highlight of these words is called, on every machine."""
    whole = (passage.start, passage.end, passage.quote, passage.before, passage.after)
    return MARK + blake2b(canonical(whole).encode(errors="replace"), digest_size=16).hexdigest()


def passage_in(fields: JsonObject) -> Passage:
    """The passage of a highlight; without a quote if it is none."""
    quote, before, after = (inert_lines(text_in(fields, name)) for name in ("quote", "before", "after"))
    start = number_in(fields, "start")
    return Passage(start, max(start, number_in(fields, "end")), quote, before, after)


def place_in(fields: JsonObject) -> tuple[Place, float]:
    """The place of reading, and the share that was read."""
    words = Place(number_in(fields, "block"), number_in(fields, "offset"), line_in(fields, "words"))
    return words, share_in(fields, "progress")


def entry_in(key: str, fields: JsonObject) -> NewEntry:
    """The entry as the machine that kept it knows it."""
    words = {name: line_in(fields, name) for name in ("headline", "byline", "masthead", "dek")}
    return NewEntry(key, web_in(fields, "url"), **words, published_at=moment_in(fields, "published_at"))


def channel_in(fields: JsonObject) -> NewChannel:
    """The channel as the machine that follows it knows it; its url is empty if it has none of the web."""
    words = {name: line_in(fields, name) for name in ("byline", "section", "code")}
    return NewChannel(
        web_in(fields, "url"),
        line_in(fields, "name"),
        one_of_in(SourceKind, fields, "kind") or SourceKind.FEED,
        **words,
        feed_url=web_in(fields, "feed_url"),
        confirmed=fields.get("confirmed") is not False,
    )


def entry_about(entry: NewEntry) -> dict[str, object]:
    """The inverse of `entry_in`."""
    words = {name: getattr(entry, name) for name in ("url", "headline", "byline", "masthead", "dek")}
    return words | {"published_at": moment_to_text(entry.published_at)}


def channel_about(channel: NewChannel) -> dict[str, object]:
    """The inverse of `channel_in`."""
    names = ("url", "name", "kind", "byline", "section", "feed_url", "code", "confirmed")
    return {name: getattr(channel, name) for name in names}


def _worded(fields: JsonObject) -> Worded:
    heads = {
        (_stamp(each[:2]), safe_lines(each[2]))
        for each in list_in(fields, "heads")
        if isinstance(each, list) and len(each) == 3 and isinstance(each[2], str)
    }
    seen = [_stamp([count, machine]) for machine, count in object_in(fields, "seen").items()]
    if not (heads and seen):
        raise ValueError("it has no words")
    return Worded(tuple(sorted(heads)), tuple(sorted((each.machine, each.count) for each in seen)))


def _pair(stamp: Stamp) -> list[object]:
    return [stamp.count, stamp.machine]


def _stamp(value: object) -> Stamp:
    if isinstance(value, list) and len(value) == 2:
        count, machine = value
        if type(count) is int and 0 <= count <= HIGHEST and isinstance(machine, str) and is_machine(machine):
            return Stamp(count, machine)
    raise ValueError("it has no stamp")


def _fields(line: bytes) -> JsonObject:
    if len(line) > LONGEST:
        raise ValueError("it is too long")
    try:
        found = json.loads(line)
    except RecursionError:
        raise ValueError("it is nested without end") from None
    if not isinstance(found, dict):
        raise ValueError("it is no object")
    return found


def _line(fields: Mapping[str, object]) -> bytes:
    return canonical(fields).encode(errors="replace") + b"\n"


def _object(value: object) -> JsonObject:
    if not isinstance(value, dict):
        raise ValueError("it is no object")
    return value


def _state(value: object, name: str) -> object:
    if value not in _STATES:
        raise ValueError("it is no state")
    return value


def _instant(value: object, name: str) -> object:
    moment = instant_in({"at": value}, "at")
    if value is not None and moment is None:
        raise ValueError("it is no moment")
    return moment_to_text(moment)


def _tag(value: object, name: str) -> object:
    said = safe(value) if isinstance(value, str) else None
    if value is not None and (not said or TAG + said.casefold() != name):
        raise ValueError("it is no tag of this name")
    return said


def _mark(value: object, name: str) -> object:
    if value is None:
        return None
    passage = passage_in(_object(value))
    made_at = instant_in(_object(value), "made_at")
    if not passage.quote or mark_name(passage) != name or made_at is None:
        raise ValueError("it is no passage of this name")
    return mark_value(passage, moment_to_text(made_at))


def mark_value(passage: Passage, made_at: str | None) -> dict[str, object]:
    """A highlight as its register has it."""
    names = ("start", "end", "quote", "before", "after")
    return {name: getattr(passage, name) for name in names} | {"made_at": made_at}


def place_value(place: Place, progress: float) -> dict[str, object]:
    """The inverse of `place_in`."""
    return {"block": place.block, "offset": place.offset, "words": place.words, "progress": progress}


def _mute(value: object, name: str) -> object:
    if value is None:
        return None
    fields = _object(value)
    made_at, until = (moment_to_text(instant_in(fields, each)) for each in ("made_at", "until"))
    kind = one_of_in(MuteKind, fields, "kind")
    said = line_in(fields, "name")
    if not (kind and said and made_at):
        raise ValueError("it is no mute")
    return {"kind": kind.value, "name": said, "made_at": made_at, "until": until}


def _yes(value: object, name: str) -> object:
    if not isinstance(value, bool):
        raise ValueError("it is neither true nor false")
    return value


def _words(value: object, name: str) -> object:
    if not isinstance(value, str):
        raise ValueError("it is no text")
    return safe(value)[:_MOST_NAME]


_Clean = Callable[[object, str], Any]
_VALUES: Mapping[tuple[str, str], _Clean] = {
    (ENTRY, ABOUT): lambda value, _: entry_about(entry_in("", _object(value))),
    (ENTRY, STATE): _state,
    (ENTRY, SAVED): _instant,
    (ENTRY, PLACE): lambda value, _: place_value(*place_in(_object(value))),
    (ENTRY, TAG): _tag,
    (ENTRY, MARK): _mark,
    (CHANNEL, ABOUT): lambda value, _: channel_about(channel_in(_object(value))),
    (CHANNEL, FOLLOWED): _yes,
    (CHANNEL, NAME): _words,
    (CHANNEL, GROUP): _words,
    (MUTE, MUTE): _mute,
}
"""What a value may be, by the kind of subject and the name of the register up to a colon."""
