"""The lines of a journal: what is written is read again, and what somebody else put there does no harm."""

import json
from typing import Any

import pytest

from reader.export.journal import (
    LONGEST,
    Told,
    canonical,
    channel_in,
    entry_in,
    head_in,
    head_line,
    is_machine,
    line_of,
    mark_name,
    mark_value,
    told_in,
)
from reader.model.passage import passage_of
from reader.model.register import NO_WORDS, Plain, Stamp, Worded

AT = Stamp(7, "0" * 32)
PASSAGE = passage_of("The slow train teaches patience.", 4, 14)


def _plain(subject: str, name: str, value: object) -> Told:
    return Told(subject, name, Plain(AT, canonical(value)))


@pytest.mark.parametrize(
    "told",
    [
        _plain("entry press.example/1", "state", "finished"),
        _plain("entry press.example/1", "saved", "2026-11-23T09:14:00Z"),
        _plain("entry press.example/1", "saved", None),
        _plain("entry press.example/1", "place", {"block": 3, "offset": 2, "words": "a b", "progress": 0.5}),
        _plain("entry press.example/1", "tag:café", "Café"),
        _plain("entry press.example/1", mark_name(PASSAGE), mark_value(PASSAGE, "2026-11-23T09:14:00Z")),
        Told("entry press.example/1", "note", NO_WORDS.rewritten(AT, "two\nlines \u2014 日本")),
        _plain("channel press.example/a", "followed", True),
        _plain("channel press.example/a", "name", "Mine"),
        _plain("mute word ferry", "mute", None),
    ],
)
def test_what_is_written_is_read_again(told: Told) -> None:
    assert told_in(line_of(told)) == told


def test_the_head_of_a_file() -> None:
    head = head_in(head_line("a \x1b[31mlaptop\n"))
    assert head
    assert (head.format, head.label) == (1, "a laptop")
    assert head_in(b'{"of": "entry x"}') is None
    assert is_machine("0123456789abcdef" * 2)
    assert not any(map(is_machine, ("", "0123", "../" + "0" * 29, "A" * 32)))


def _line(**changed: Any) -> bytes:
    fields = {"of": "entry press.example/1", "is": "state", "at": [7, "0" * 32], "value": "finished"} | changed
    return json.dumps(fields).encode()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\0" * 400,
        b"[]",
        b"no json",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"of":' * 50_000,
        _line(of="entry"),
        _line(of="entry \x1b]0;x\x07"),
        _line(of="entry " + "x" * 5_000),
        _line(of="planet mars"),
        _line(**{"is": "colour"}),
        _line(**{"is": ""}),
        _line(value="burnt"),
        _line(value={}),
        _line(at=None),
        _line(at=[-1, "0" * 32]),
        _line(at=[2**60, "0" * 32]),
        _line(at=[True, "0" * 32]),
        _line(at=[1, "../../etc"]),
        _line(at=[1.5, "0" * 32]),
        _line(**{"is": "saved"}, value="some day"),
        _line(**{"is": "tag:a"}, value="b"),
        _line(**{"is": "mark:0"}, value={"start": 0, "end": 4, "quote": "word", "made_at": "2026-11-23T09:14:00Z"}),
        _line(**{"is": "note"}),
        _line(**{"is": "note"}, heads=[[1, "0" * 32]], seen={"0" * 32: 1}),
        _line(**{"is": "note"}, heads=[[1, "0" * 32, "x"]], seen={"nobody": 1}),
        _line(of="channel press.example/a", **{"is": "followed"}, value=1),
        _line(of="mute word x", **{"is": "mute"}, value={"kind": "planet", "name": "x"}),
        b'{"value": ' + b"9" * 10_000 + b"}",
        _line(value="x" * LONGEST),
    ],
)
def test_what_is_none_of_ours_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        told_in(line)


def test_texts_pass_the_door_and_addresses_are_of_the_web() -> None:
    note = told_in(_line(**{"is": "note"}, heads=[[1, "0" * 32, "a\x1b[2Jb\u202e\nc"]], seen={"0" * 32: 1})).register
    assert isinstance(note, Worded)
    assert note.text == "ab\nc"
    urls = {"url": "file:///etc/passwd", "feed_url": "javascript:1"}
    hostile = urls | {"headline": "a\x07b", "name": "x\x1b[0m", "kind": 7}
    told = told_in(_line(**{"is": "about"}, value=hostile)).register
    assert isinstance(told, Plain)
    entry = entry_in("k", json.loads(told.value))
    assert (entry.url, entry.headline) == ("", "ab")
    channel = channel_in(hostile)
    assert (channel.url, channel.feed_url, channel.name, channel.kind) == ("", "", "x", "feed")
