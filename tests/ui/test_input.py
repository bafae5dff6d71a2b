"""From a terminal's bytes to keys: what is meant arrives, what is broken is nothing."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from reader.ui.input import ESCAPE_PATIENCE, PASTE_PATIENCE, SEQUENCE_PATIENCE, Input


def _said(*pieces: bytes, rest: bool = True) -> list[str]:
    """What the pieces mean, as words: a key by its name, a paste in quotes, the rest by its kind."""
    taken = Input()
    found = [message for piece in pieces for message in taken.feed(piece)]
    return _words([*found, *(taken.rest() if rest else ())])


def _words(found: Sequence[Message]) -> list[str]:
    return [_word(each) for each in found]


def _word(message: Message) -> str:
    match message:
        case events.Key(key=key):
            return key
        case events.Paste(text=text):
            return f"“{text}”"
    return type(message).__name__


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (b"jG", ["j", "G"]),
        ("ñ漢".encode(), ["ñ", "漢"]),
        (b"\x1b[A\x1bOB\x1b[5~", ["up", "down", "pageup"]),
        (b"\x1b[1;5C", ["ctrl+right"]),
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b", ["escape", "escape"]),
        (b"\x1bx\x1bX", ["alt+x", "alt+shift+x"]),
        (b"\x1b\xc3\xa9", ["escape", "é"]),
        (b"\x1b\x03", ["escape", "ctrl+c"]),
        (b"\x1b\r", ["escape", "enter"]),
        (b"\x1b[", ["alt+left_square_bracket"]),
        (b"\x1b[3$", ["shift+delete"]),
        (b"\x1b[[A", ["f1"]),
        (b"\x1b[97;5u", ["ctrl+a"]),
        (b"\r\t\x7f\x00\x04", ["enter", "tab", "backspace", "ctrl+@", "ctrl+d"]),
        (b"\x1b[I\x1b[O", ["AppFocus", "AppBlur"]),
        (b"\x1b[?2026;2$y", ["TerminalSupportsSynchronizedOutput"]),
        (b"\x1b[<0;5;5M\x1b[<0;5;5m", ["MouseDown", "MouseUp"]),
        (b"\x1b[200~one\ntwo\x1b[201~j", ["“one\ntwo”", "j"]),
    ],
)
def test_what_is_meant(sent: bytes, meant: list[str]) -> None:
    assert _said(sent) == meant


@pytest.mark.parametrize(
    "sent",
    [
        b"\xc3",
        b"\xff",
        b"\xe9",
        b"\xc2\x9b1;2A",
        b"\x9bA",
        b"\x1b[1;2\xe9A",
        b"\x1bO\xe9",
        b"\x1b[<0;-2;5m",
        b"\x1b[" + b"1" * 20_000 + b"A",
        b"\x1bP" + b"?" * 20_000 + b"\x1b\\",
        b"\x1b[M !!",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[99999999999999999999A",
        b"\x1b[1114112u",
        b"\x1b[55296u",
        b"\x1b[97;1;55296u",
        b"\x1b[<0;0;0M",
        b"\x1b[<99999999999999999999999999999;1;1M",
        b"\x1b[48;0;0;0;0t",
        b"\x1b[48;99999;99999;1;1t",
        b"\x1b[?62;4c",
        b"\x1b[>1;2;3c",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1b]0;a title\x07",
        b"\x1bP1$r0m\x1b\\",
        b"\x1bP>|kitty(0.41.1)\x1b\\\x1b[?62;52;c",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x1b[" + b"1;" * 40 + b"A",
        b"\x1b]52;c;" + b"QUJD" * 2000 + b"\x07",
    ],
)
def test_what_is_nothing(sent: bytes) -> None:
    assert _said(b"k" + sent + b"j") == ["k", "j"]


def test_a_mouse_after_a_size_out_of_the_stream() -> None:
    assert _said(b"\x1b[48;0;0;0;0t\x1b[<0;1;1M") == ["MouseDown"]


def test_a_paste_in_another_encoding_is_pasted_with_signs_for_what_is_not_text() -> None:
    assert _said(b"\x1b[200~caf\xe9\x00\x1b[201~") == ["“caf\N{REPLACEMENT CHARACTER}”"]


def test_a_paste_that_never_ends_is_ended() -> None:
    taken = Input()
    assert list(taken.feed(b"\x1b[200~half")) == []
    assert taken.patience == PASTE_PATIENCE
    assert _words(list(taken.rest())) == ["“half”"]
    assert _words(list(taken.feed(b"j"))) == ["j"]


def test_a_paste_without_end_does_not_fill_the_memory() -> None:
    taken = Input()
    list(taken.feed(b"\x1b[200~"))
    found = [message for _ in range(100) for message in taken.feed(b"x" * 100_000)]
    assert len(found) == 2
    assert all(isinstance(each, events.Paste) for each in found)


def test_it_is_waited_for_as_long_as_something_may_come() -> None:
    taken = Input()
    assert taken.patience is None
    for piece, patience in (
        (b"\x1b", ESCAPE_PATIENCE),
        (b"[", SEQUENCE_PATIENCE),
        (b"1;", SEQUENCE_PATIENCE),
        (b"5C", None),
    ):
        list(taken.feed(piece))
        assert taken.patience == patience


@given(
    st.binary(max_size=60)
    | st.lists(
        st.sampled_from(
            (
                b"\x1b",
                b"[",
                b"\x1b[200~",
                b"\x1b[201~",
                b";",
                b"1",
                b"M",
                b"u",
                b"~",
                b"<",
                b"j",
                b"\xc3",
                b"\xa9",
                b"]",
                b"\\",
                b"O",
            )
        )
    ).map(b"".join)
)
@settings(max_examples=400)
def test_any_bytes_mean_the_same_however_they_come(sent: bytes) -> None:
    whole = _said(sent)
    assert _said(*(sent[at : at + 1] for at in range(len(sent)))) == whole


@pytest.mark.parametrize("first", range(256))
def test_every_byte_and_every_pair_with_escape(first: int) -> None:
    """Whatever comes before, a key after a pause is that key."""
    for before in (bytes([first]), bytes([0x1B, first])):
        taken = Input()
        list(taken.feed(before))
        list(taken.rest())
        list(taken.rest())
        found = _words(list(taken.feed(b"j")))
        assert found[-1:] == ["j"], before
