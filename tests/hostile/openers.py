"""What another program is started with: the address as one argument of its own, or nothing at all."""

from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from reader.errors import BadUrl
from reader.service.reading.outside import browser_command
from tests.hostile.grammar import hostile_text
from tests.hostile.promise import Tally

LEADS = (
    *(
        "http://",
        "https://",
        "HTTPS://",
        "file://",
        "javascript:",
        "data:text/html,",
        "--remote=",
        "-",
        "",
        "ssh://",
        "//",
    ),
    *(
        "https://press.example/;rm -rf ~",
        "https://press.example/$(id)",
        "https://press.example/`id`",
        "http:",
        "https:/",
    ),
    *(
        "https://-x",
        "https://press.example/ --flag",
        "https://press.example/\n-x",
        "vscode://",
        "https://press.example/%00",
    ),
)
PLATFORMS = (("linux", ""), ("darwin", ""), ("win32", ""), ("linux", "/opt/a browser"), ("freebsd", ""))


def hostile_url(number: int) -> str:
    dice = Random(number)
    return dice.choice(LEADS) + dice.choice(
        ("", "press.example/", hostile_text(number), f"press.example/{number}?q='\"&|<>")
    )


def addresses_are_one_argument(count: int, _folder: Path, tally: Tally) -> None:
    """Each address on each platform."""
    for number in range(count):
        url = hostile_url(number)
        tally.check(all(_is_kept(url, *platform) for platform in PLATFORMS), f"{url!r}")


def _is_kept(url: str, platform: str, browser: str) -> bool:
    try:
        command = browser_command(url, platform, browser)
    except BadUrl:
        return True
    alone = command[-1] == url and command[:-1] == browser_command("https://press.example", platform, browser)[:-1]
    return alone and urlsplit(url).scheme in ("http", "https") and url.isprintable() and not url.startswith("-")
