"""A network that is paid by the byte."""

import os
from pathlib import Path

import pytest

from reader.service.reading import metered
from reader.service.reading.metered import is_metered, says_metered


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


def _manager(folder: Path, *lines: str) -> None:
    """NetworkManager's own program, as far as this asks it."""
    program = folder / "nmcli"
    program.write_text("\n".join(("#!/bin/sh", *lines)))
    program.chmod(0o755)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(metered, "_answer", metered._Answer())
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    return tmp_path


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
async def test_it_is_asked_once_in_a_while(folder: Path) -> None:
    _manager(folder, "echo yes")
    assert await is_metered()
    _manager(folder, "echo no")
    assert await is_metered()
    metered._answer.until = 0.0
    assert not await is_metered()


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
async def test_where_nobody_answers_nothing_is_known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not await is_metered()
    monkeypatch.setattr(metered, "ASKED_AGAIN_AFTER", 0.0)
    metered._answer.until = 0.0
    _manager(folder, "exec sleep 60")
    monkeypatch.setattr(metered, "PATIENCE", 0.05)
    assert not await is_metered()
    (folder / "nmcli").write_bytes(b"\0 no program")
    assert not await is_metered()
