"""What a server says with a number."""

from datetime import UTC, datetime

import pytest

from reader.errors import FetchError, Gone, Refused, ServerFailed
from reader.fetch.statuses import in_words, seconds_to_wait, status_error

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "kind", "says"),
    [
        (401, Refused, "asks for a name and a password"),
        (402, Refused, "wants to be paid"),
        (403, Refused, "will not give this page"),
        (404, Gone, "has no page at this address"),
        (407, Refused, "proxy"),
        (408, ServerFailed, "lost patience"),
        (410, Gone, "has taken this page down"),
        (418, Refused, "error 418"),
        (429, Refused, "asked too often"),
        (451, Refused, "legal reasons"),
        (500, ServerFailed, "broke down"),
        (503, ServerFailed, "too busy"),
        (520, ServerFailed, "error 520"),
        (206, ServerFailed, "only a part"),
        (300, ServerFailed, "which one"),
        (302, ServerFailed, "does not say where"),
        (304, ServerFailed, "never had"),
        (305, ServerFailed, "makes no sense (code 305)"),
        (999, ServerFailed, "makes no sense (code 999)"),
    ],
)
def test_each_status_has_its_sentence(status: int, kind: type[FetchError], says: str) -> None:
    error = status_error(status, "lantern.example", now=NOW)
    assert type(error) is kind
    assert "lantern.example" in error.headline
    assert says in error.headline
    assert error.hint.endswith(".")


@pytest.mark.parametrize(
    ("field", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("Mon, 23 Nov 2026 12:05:00 GMT", 300),
        ("Mon, 23 Nov 2026 12:05:00 -0000", 300),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0),
        ("0", 0),
        ("-5", 0),
        ("²", 0),
        ("soon", 0),
        ("", 0),
        ("9" * 400, 0),
        ("Mon, 99 Nov 2026 12:05:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 -2359", 0),
    ],
)
def test_how_long_to_wait(field: str, seconds: int) -> None:
    assert seconds_to_wait(field, NOW) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (40, "40 seconds"),
        (90, "2 minutes"),
        (3600, "60 minutes"),
        (5400, "2 hours"),
        (86_400, "24 hours"),
        (172_800, "2 days"),
        (259_201, "4 days"),
    ],
)
def test_a_wait_in_words(seconds: int, words: str) -> None:
    assert in_words(seconds) == words


@pytest.mark.parametrize("status", [429, 503])
def test_the_hint_says_when_to_come_back(status: int) -> None:
    assert status_error(status, "lantern.example", "120", NOW).hint == "Try again in 2 minutes."
    assert status_error(status, "lantern.example", "", NOW).hint == "Try again in a while."
