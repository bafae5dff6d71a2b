"""The pictures of the app: the same bytes wherever and whenever they are made, and none that nothing makes."""

import os

import pytest

from tests.screenshots import FOLDER, Shot, names, nowhere, take, wanted

FETCHED = Shot("list", "@fetched")


async def taken(shot: Shot) -> str:
    with nowhere():
        return await take(shot, 80, 24)


async def test_nothing_of_the_hour_and_the_place_is_in_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    here = await taken(FETCHED)
    with monkeypatch.context() as elsewhere:
        for name, value in {"TZ": "Asia/Tokyo", "LC_ALL": "C", "NO_COLOR": "1", "TERM": "dumb"}.items():
            elsewhere.setenv(name, value)
        there = await taken(FETCHED)
    # When it is left, the time zone of the other tests is read again.
    with nowhere():
        pass
    assert there == here
    assert "refreshed&#160;09:40" in here
    assert "today" in here


def test_the_environment_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("COLORTERM", raising=False)
    before = dict(os.environ)
    with nowhere():
        assert "NO_COLOR" not in os.environ
        assert os.environ["TZ"] == "UTC"
    assert dict(os.environ) == before


def test_one_command_makes_every_picture_there_is() -> None:
    assert {file.name for file in FOLDER.iterdir()} == names()


def test_parts_of_a_name_choose() -> None:
    assert [name for name, *_ in wanted(["list", "80"])] == ["list-80x24"]
    assert wanted(["no such picture"]) == []
