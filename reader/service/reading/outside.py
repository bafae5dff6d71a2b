"""Opening an address in the person's browser, and nothing else."""

import os
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

from reader.errors import BadUrl, BylineError


def browser_command(url: str, platform: str = sys.platform, browser: str = "") -> tuple[str, ...]:
    """The argv that opens the url; no shell reads it. ``browser`` is the person's choice, as in ``$BROWSER``.

    Raises BadUrl for anything but http and https: a page must not be able to name a program, a file or an option.
    """
    if not _is_web_address(url):
        raise BadUrl("This address cannot be opened in a browser.", "Only whole http and https addresses can be.")
    if browser:
        return (browser, url)
    if platform == "darwin":
        return ("open", url)
    if platform == "win32":
        return ("rundll32", "url.dll,FileProtocolHandler", url)
    return ("xdg-open", url)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url


def open_in_browser(url: str) -> None:
    """Starts the browser and does not wait for it. Raises BylineError when there is none."""
    browser = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    command = browser_command(url, browser=browser if browser and shutil.which(browser) else "")
    if not shutil.which(command[0]):
        raise BylineError("There is no browser here.", f"The address is {url}")
    subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
