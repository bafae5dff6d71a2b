"""What the doctor says, as sentences and as JSON, and its exit code."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.cli.doctor import network_line, terminal_of
from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry
from reader.paths import platform_paths
from reader.service.library.health import NetworkHealth
from tests.cli.conftest import Byline

NOW = datetime.now(UTC)


def follow(library: Library, name: str) -> int:
    channel_id = library.channels.add(NewChannel(f"https://{name.lower()}.example/", name), NOW)
    library.channels.follow(channel_id, NOW)
    return channel_id


def record(byline: Byline) -> dict[str, Any]:
    (line,) = byline("doctor", "--json").lines
    told: dict[str, Any] = json.loads(line)
    return told


class TestWhenAllIsWell:
    def test_before_the_first_start_nothing_is_made(self, byline: Byline, library_path: Path) -> None:
        outcome = byline("doctor")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.lines[-1] == "All is well."
        assert f"  {library_path} is not there yet; it is made when Byline first starts." in outcome.lines
        assert not library_path.exists()

    def test_every_part_is_there(self, byline: Byline, own_library: Library) -> None:
        follow(own_library, "Ada")
        outcome = byline("doctor")
        titles = [line for line in outcome.lines if not line.startswith(" ")]
        assert titles == ["Versions", "Library", "Network", "Terminal", "Settings", "Channels", "All is well."]
        assert "  Not asked. “byline doctor --online” asks one site of the catalogue." in outcome.lines
        assert "  1 channel known, 1 followed" in outcome.lines
        assert any(line.startswith("  ✓ Ada ") and line.endswith("never tried") for line in outcome.lines)

    def test_a_columnist_long_unheard_is_told_and_no_trouble(self, byline: Byline, own_library: Library) -> None:
        entry = NewEntry("k", "https://ada.example/1", "Headline", published_at=date(2020, 8, 12))
        own_library.entries.put(follow(own_library, "Ada"), [entry], NOW)
        outcome = byline("doctor")
        assert outcome.code == 0
        assert any("? Ada" in line and "not heard from since 12 Aug 2020" in line for line in outcome.lines)

    def test_as_json(self, byline: Byline, own_library: Library) -> None:
        follow(own_library, "Ada")
        told = record(byline)
        assert (told["well"], told["attention"], told["network"]) == (True, [], None)
        assert told["versions"].keys() == {"byline", "python", "textual", "sqlite", "terminal"}
        assert (told["library"]["followed"], told["library"]["oldest"]) == (1, None)
        assert [channel["name"] for channel in told["channels"]] == ["Ada"]


class TestWhenSomethingNeedsAttention:
    def test_a_failing_channel(self, byline: Byline, own_library: Library) -> None:
        channel_id = follow(own_library, "Ada")
        follow(own_library, "Bo")
        own_library.channels.refreshed(channel_id, NOW - timedelta(days=3))
        own_library.channels.failed(channel_id, NOW, "It refused the connection.")
        outcome = byline("doctor")
        assert outcome.code == 1
        assert outcome.lines[-1] == "Something needs attention: 1 channel."
        (line,) = (line for line in outcome.lines if "✗ Ada" in line)
        # The day may have turned since the tests began.
        assert re.search(r"last answered [34] days ago", line)
        assert line.endswith("It refused the connection.")
        told = record(byline)
        assert (told["well"], told["channels"][0]["trouble"]) == (False, "It refused the connection.")

    def test_a_file_that_is_no_library(self, byline: Byline, library_path: Path) -> None:
        library_path.parent.mkdir(parents=True)
        library_path.write_text("a novel")
        outcome = byline("doctor")
        assert outcome.code == 1
        assert "not a library of Byline" in outcome.out
        assert outcome.lines[-1] == "Something needs attention: the library."

    def test_settings_that_cannot_be_understood(self, byline: Byline) -> None:
        settings = platform_paths().settings
        settings.parent.mkdir(parents=True)
        settings.write_text('\ntheme = "pink"\n')
        outcome = byline("doctor")
        assert outcome.code == 1
        assert "line 2: theme is one of" in outcome.out
        assert record(byline)["attention"] == ["the settings"]

    def test_settings_in_order(self, byline: Byline) -> None:
        settings = platform_paths().settings
        settings.parent.mkdir(parents=True)
        settings.write_text('theme = "light"\n')
        assert f"  {settings} is in order" in byline("doctor").lines


class TestTheTerminal:
    @pytest.mark.parametrize(
        ("environment", "colours"),
        [
            ({}, 16),
            ({"TERM": "xterm"}, 16),
            ({"TERM": "xterm-256color"}, 256),
            ({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, 1 << 24),
            ({"TERM": "xterm-direct"}, 1 << 24),
            ({"TERM": "xterm-256color", "NO_COLOR": "1"}, 0),
            ({"TERM": "dumb", "COLORTERM": "truecolor"}, 0),
        ],
    )
    def test_colours(self, environment: dict[str, str], colours: int) -> None:
        assert terminal_of(environment, (80, 24), "utf-8", True).colours == colours

    @pytest.mark.parametrize(
        ("environment", "encoding", "unicode"),
        [
            ({"LANG": "en_GB.UTF-8"}, "ascii", True),
            ({"LANG": "en_GB.utf8"}, "ascii", True),
            ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "utf-8", False),
            ({"LC_CTYPE": "de_DE.ISO-8859-1"}, "utf-8", False),
            ({}, "utf-8", True),
            ({}, "ascii", False),
        ],
    )
    def test_unicode(self, environment: dict[str, str], encoding: str, unicode: bool) -> None:
        terminal = terminal_of(environment, (80, 24), encoding, True)
        assert terminal.unicode is unicode
        assert bool(terminal.trouble) is not unicode

    def test_a_multiplexer(self) -> None:
        assert terminal_of({"TMUX": "/x,1,0"}, (80, 24), "utf-8", True).multiplexed
        assert terminal_of({"TERM": "screen-256color"}, (80, 24), "utf-8", True).multiplexed
        assert not terminal_of({"TERM": "xterm"}, (80, 24), "utf-8", True).multiplexed

    def test_one_that_cannot_draw_is_trouble_only_where_it_is_one(self) -> None:
        dumb = {"TERM": "dumb", "LANG": "C"}
        assert "cannot draw a screen" in terminal_of(dumb, (80, 24), "ascii", True).trouble
        assert terminal_of(dumb, (80, 24), "ascii", False).trouble == ""

    def test_its_name_stays_text(self) -> None:
        assert terminal_of({"TERM": "x\x1b[2Jterm"}, (80, 24), "utf-8", True).name == "xterm"


@pytest.mark.parametrize(
    ("network", "line"),
    [
        (NetworkHealth("https://a.example/", True, 0.42), "its name is known, it answered after 0.4 s"),
        (
            NetworkHealth("https://a.example/", False, 5.0, "No."),
            "its name is not known here, it did not answer after 5.0 s",
        ),
    ],
)
def test_the_network_in_a_line(network: NetworkHealth, line: str) -> None:
    assert network_line(network) == f"https://a.example/: {line}"


class TestCookies:
    def test_a_file_in_order_is_named(self, byline: Byline, own_library: Library) -> None:
        write_cookies("paper.example\tFALSE\t/\tTRUE\t0\tpaid\tyes\n")
        outcome = byline("doctor")
        assert outcome.code == 0
        assert f"  {platform_paths().cookies} is in order" in outcome.lines

    def test_a_line_that_is_no_cookie_is_told(self, byline: Byline, own_library: Library) -> None:
        write_cookies("paid=yes\n")
        outcome = byline("doctor")
        assert outcome.code == 1
        assert "  Line 1 of the cookie file has 1 of the 7 fields, which stand between tabs." in outcome.lines
        assert outcome.lines[-1] == "Something needs attention: the cookies."
        assert len(record(byline)["cookies"]["troubles"]) == 1


def write_cookies(text: str) -> None:
    file = platform_paths().cookies
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="ascii")
