"""``byline packs`` and ``byline add --pack``."""

import json

import pytest

from reader.cli.records import pack_record
from reader.cli.shapes import PACK
from reader.service.following.packs import PACKS, Held
from tests.cli.conftest import Byline


def followed(byline: Byline) -> set[str]:
    return {json.loads(line)["name"] for line in byline("channels", "--json").lines}


def test_every_pack_says_what_it_holds_and_what_is_followed(byline: Byline) -> None:
    lines = byline("packs").lines
    assert lines[0].strip().startswith("Opinion, left and right  the four lists")
    assert lines[0].endswith("4 of 10 followed")
    assert "Op Eds, From the Left" in lines[1]
    told = [json.loads(line) for line in byline("packs", "--json").lines]
    assert [each["name"] for each in told] == [each.name for each in PACKS]
    assert list(pack_record(Held(PACKS[0], ()))) == list(PACK) == list(told[0])


def test_all_of_one_is_followed(byline: Byline) -> None:
    before = followed(byline)
    assert byline("add", "--pack", "advice").lines[0] == "You follow 4 channels more, all of Advice."
    assert len(followed(byline) - before) == 4
    assert byline("add", "--pack", "Advice").lines == ["You follow all of Advice already."]
    assert json.loads(byline("add", "--pack", "advice", "--json").out)["followed"] == 4


@pytest.mark.parametrize(("words", "code"), [(("--pack", "Sport"), 1), ((), 2), (("Advice", "--pack", "Advice"), 2)])
def test_what_is_no_pack_and_what_is_asked_wrongly(byline: Byline, words: tuple[str, ...], code: int) -> None:
    outcome = byline("add", *words)
    assert (outcome.code, outcome.out) == (code, "")
