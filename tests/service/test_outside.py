"""What may reach the person's browser, and how."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import BadUrl, BylineError
from reader.service.reading.outside import browser_command, open_in_browser

URL = "https://press.example/opinion/s-101?a=1&b=2#c"


@pytest.mark.parametrize(
    ("platform", "browser", "command"),
    [
        ("linux", "", ("xdg-open", URL)),
        ("freebsd14", "", ("xdg-open", URL)),
        ("darwin", "", ("open", URL)),
        ("win32", "", ("rundll32", "url.dll,FileProtocolHandler", URL)),
        ("linux", "firefox", ("firefox", URL)),
        ("darwin", "firefox", ("firefox", URL)),
    ],
)
def test_each_platform_has_its_command(platform: str, browser: str, command: tuple[str, ...]) -> None:
    assert browser_command(URL, platform, browser, lambda _: True) == command


@pytest.mark.parametrize(
    ("browser", "command"),
    [
        ("firefox --new-tab", ("firefox", "--new-tab", URL)),
        ("open -u %s -x", ("open", "-u", URL, "-x")),
        ("'/opt/my browser/run' --url=%s", ("/opt/my browser/run", f"--url={URL}")),
        (f"missing %s{os.pathsep}lynx", ("lynx", URL)),
        ("firefox &", ("firefox", URL)),
        (f"'unclosed{os.pathsep}missing", ("xdg-open", URL)),
    ],
)
def test_the_persons_browser_may_be_told_how(browser: str, command: tuple[str, ...]) -> None:
    assert browser_command(URL, "linux", browser, lambda name: name != "missing") == command


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/x", "https://press.example", "HTTPS://press.example/", URL])
def test_web_addresses_may(url: str) -> None:
    assert browser_command(url, "linux")[-1] == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "press.example",
        "//press.example/x",
        "-https://press.example",
        "--new-window",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:ada@press.example",
        "ftp://press.example/",
        "https://",
        "https:///x",
        "https:press.example",
        "https://[half/",
        " https://press.example",
        "https://press.example ",
        "https://press.example/a b",
        "https://press.example/ --new-window",
        "https://press.example/\nfile:///etc/passwd",
        "https://press.example/\x1b]0;x\x07",
        "https://press.example/\u202efdp.exe",
        "https://press.example/\x00",
    ],
)
def test_nothing_else_does(url: str) -> None:
    with pytest.raises(BadUrl, match="cannot be opened in a browser"):
        browser_command(url, "linux", "firefox")


@given(st.text() | st.text().map("https://press.example/".__add__) | st.text().map("http://".__add__))
def test_whatever_a_page_links_to_no_option_and_no_command_comes_of_it(url: str) -> None:
    try:
        command = browser_command(url, "linux")
    except BadUrl:
        return
    assert command == ("xdg-open", url)
    assert url.lower().startswith(("http://", "https://"))
    assert not any(char.isspace() or not char.isprintable() for char in url)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no named pipes")
def test_the_chosen_browser_gets_the_url_as_one_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, browser = tmp_path / "pipe", tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\nprintf '%s|' \"$@\" > '{pipe}'\n")
    browser.chmod(0o700)
    os.mkfifo(pipe)
    monkeypatch.setenv("BROWSER", f"{browser}:another")
    open_in_browser(URL)
    assert pipe.read_text() == f"{URL}|"


def test_without_a_browser_the_address_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER", raising=False)
    with pytest.raises(BylineError, match="There is no browser here") as none:
        open_in_browser(URL)
    assert URL in none.value.hint
