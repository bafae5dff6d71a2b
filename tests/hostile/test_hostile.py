"""The promises at their small size, but for those of the other files here; and what watches over them."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the harnesses drive a pty, which Windows has not", allow_module_level=True)

from tests.hostile.promise import Promise, Tally
from tests.hostile.promises import ELSEWHERE
from tests.hostile.wire import strays


@pytest.mark.parametrize("promise", ELSEWHERE, ids=lambda promise: promise.name)
def test_it_is_kept(promise: Promise, tmp_path: Path) -> None:
    promise.require(tmp_path)


@pytest.mark.parametrize(
    "sent",
    [
        *(
            b"\x1b]0;owned\x07",
            b"\x1b]52;c;aWQ=\x07",
            b"\x9b2J",
            b"\xc2\x9b2J",
            b"\x1bc",
            b"\x1bP1$r\x1b\\",
            b"\x00",
            b"\x07",
        ),
        *(b"\x1b]8;;file:///etc/passwd\x1b\\", b"\x1b[6n\x1b[5i", "\u202e".encode(), b"\xff", b"\x7f", b"\x1b[?1049"),
    ],
)
def test_the_checker_sees(sent: bytes) -> None:
    assert strays(b"slow " + sent + b" train")


def test_the_checker_passes_what_a_screen_sends() -> None:
    said = b"\x1b[?1049h\x1b[?25l\x1b[1;1H\x1b[38;2;10;20;30mslow\x1b[0m \xe2\x98\x85 \x1b]22;default\x1b\\"
    assert strays(said + b"\x1b[?2026$p\r\n") == []


def test_a_tally_counts_what_failed() -> None:
    tally = Tally()
    tally.check(True, "no")
    tally.check(False, "yes")
    tally.check_all(3, ["one"])
    assert (tally.done, tally.failures) == (5, ["yes", "one"])
