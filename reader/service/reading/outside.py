"""Opening an address in the person's browser, and nothing else."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

from reader.errors import BadUrl, BylineError
from reader.model.address import without_login


def browser_command(
    url: str,
    platform: str = sys.platform,
    browser: str = "",
    is_here: Callable[[str], object] = shutil.which,
) -> tuple[str, ...]:
    """The argv that opens the url; no shell reads it. ``browser`` is the person's choice, as in ``$BROWSER``: commands
    parted like the folders of ``$PATH``, of which the first that is here counts, with ``%s`` where the url belongs.

    Raises BadUrl for anything but http and https: a page must not be able to name a program, a file or an option.
    """
    if not _is_web_address(url):
        raise BadUrl("This address cannot be opened in a browser.", "Only whole http and https addresses can be.")
    for command in map(_words, browser.split(os.pathsep)):
        if command and is_here(command[0]):
            filled = tuple(word.replace("%s", url).replace("%%", "%") if "%" in word else word for word in command)
            return filled if any("%s" in word for word in command) else (*filled, url)
    if platform == "darwin":
        return ("open", url)
    if platform == "win32":
        return ("rundll32", "url.dll,FileProtocolHandler", url)
    return ("xdg-open", url)


def _words(command: str) -> list[str]:
    """The command's words by the shell's rules of quoting; backslashes are letters, for the paths of Windows. A sign
    that it runs beside the shell says nothing here."""
    reading = shlex.shlex(command, posix=True, punctuation_chars=False)
    reading.whitespace_split, reading.commenters, reading.escape = True, "", ""
    try:
        words = [*reading]
    except ValueError:
        return []
    return words[:-1] if words[-1:] == ["&"] else words


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url


def open_in_browser(url: str) -> None:
    """Starts the browser and does not wait for it. Raises BylineError when there is none."""
    command = browser_command(url, browser=os.environ.get("BROWSER", ""))
    if not shutil.which(command[0]):
        raise BylineError("There is no browser here.", f"The address is {without_login(url)}")
    subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
