"""A network that is paid by the byte."""

import pytest

from reader.service.reading.metered import says_metered


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"", False),
        (b"no\n\nunknown\n", False),
        (b"no\nyes\n", True),
        (b"yes (guessed)\n", True),
        (b"no (guessed)\n\xff\n", False),
    ],
)
def test_one_metered_device_is_enough(said: bytes, expected: bool) -> None:
    assert says_metered(said) is expected
