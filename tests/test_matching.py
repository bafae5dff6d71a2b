"""Which channels are meant by what is typed: the same for every face."""

import pytest

from reader.model.channel import NewChannel
from reader.model.matching import match_channels, named_channels

JOSE = NewChannel("https://press.example/garcia", "José García", section="Opinion")
ANN = NewChannel("https://press.example/ann", "Ann West", byline="Ann West", section="Opinion")
ANNE = NewChannel("https://press.example/anne", "Anne Weston", section="Travel")
ALL = (JOSE, ANN, ANNE)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("garcia", [JOSE]),
        ("GARCÍA josé", [JOSE]),
        ("opinion", [JOSE, ANN]),
        ("west", [ANN, ANNE]),
        ("west opinion", [ANN]),
        ("", [*ALL]),
        ("nobody", []),
    ],
)
def test_every_word_anywhere(typed: str, found: list[NewChannel]) -> None:
    assert match_channels(ALL, typed) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ann west", [ANN]),
        ("jose garcia", [JOSE]),
        ("garcia", [JOSE]),
        ("west", [ANN, ANNE]),
        ("https://press.example/anne", [ANNE]),
        (" ", []),
        ("nobody", []),
    ],
)
def test_who_is_called_so_comes_before_who_only_matches(wanted: str, found: list[NewChannel]) -> None:
    assert named_channels(ALL, wanted) == found
