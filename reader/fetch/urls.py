"""What is an address Byline can open, and what a person meant by one."""

import re
import unicodedata
from base64 import b64encode
from ipaddress import IPv4Address
from urllib.parse import SplitResult, unquote, urlsplit

from reader.errors import BadUrl
from reader.model.address import as_web, without_login
from reader.text import safe

WEB_SCHEMES = ("http", "https")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"(?:[\w.-]+|\[[0-9a-f:.]+\]):\d{1,5}(?=[/?#]|$)", re.IGNORECASE)
_THIS_COMPUTER = re.compile(r"(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/?#]|$)", re.IGNORECASE)
_NOT_IN_A_HOST = re.compile(r"[\s\"<>\\^`{|}%]")
_SHOWN = 80

_OTHER_SCHEMES = {
    "file": "Give a file by its path instead, without file: in front.",
    "mailto": "That is a mail address; a mail program can open it.",
    "javascript": "That is a small program, not a page.",
    "data": "That is the content itself, not the address of a page.",
    "ftp": "Byline reads the web only; the same text may be there at an https:// address.",
    "feed": "Give the feed's own address, which begins with https://.",
}


def checked_url(text: str) -> str:
    """``text`` without blanks around it, if it is an absolute http or https url that can be asked for; else BadUrl."""
    url = as_web(text.strip())
    if not url:
        raise BadUrl("There is no address to open.", "Give one that begins with https://.")
    if not url.isprintable():
        raise BadUrl("This address holds invisible characters.", "Type it by hand, or copy it again from the page.")
    scheme = _scheme_of(url)
    if not scheme:
        raise BadUrl(f"“{shown_url(url)}” is no whole address.", _offer(with_scheme(url)))
    if scheme not in WEB_SCHEMES:
        hint = _OTHER_SCHEMES.get(scheme, "Addresses that begin with https:// or http:// can be opened.")
        raise BadUrl(f"Byline cannot open {shown_url(scheme)}: addresses.", hint)
    if not _has_host(url):
        raise BadUrl(f"“{shown_url(url)}” names no site that can exist.", "Check the part after the two slashes.")
    return url


def with_scheme(text: str) -> str:
    """What a person typed, as an absolute url: ``example.com/x`` becomes ``https://example.com/x``.

    This computer's own names get ``http://``, which is what is spoken there. A text with a scheme stays as it is,
    good or bad: `checked_url` judges it.
    """
    url = as_web(text.strip())
    if not url or _scheme_of(url):
        return url
    bare = url.removeprefix("//")
    return f"http://{bare}" if _THIS_COMPUTER.match(bare) else f"https://{bare}"


def host_of(url: str) -> str:
    """The host of ``url`` for a sentence: lower case, without port or user, safe to show; empty if it has none."""
    parts = _split(url)
    return safe(parts.hostname or "") if parts else ""


def _offer(guess: str) -> str:
    """The hint for an address without a scheme: what was probably meant, if that could be a site."""
    if _has_host(guess) and ("." in host_of(guess) or _THIS_COMPUTER.match(host_of(guess))):
        return f"Did you mean {shown_url(guess)}?"
    return "A whole address begins with https:// and the name of a site."


def _scheme_of(url: str) -> str:
    if _HOST_AND_PORT.match(url):
        return ""
    found = _SCHEME.match(url)
    return found[1].lower() if found else ""


def _has_host(url: str) -> bool:
    parts = _split(url)
    if parts is None or not parts.hostname or _NOT_IN_A_HOST.search(parts.netloc.rpartition("@")[2]):
        return False
    if _is_odd_number(parts.hostname):
        return False
    labels = parts.hostname.rstrip(".").split(".")
    return all(0 < len(label) <= 63 for label in labels) and len(parts.hostname) <= 253


def _split(url: str) -> SplitResult | None:
    """The parts of ``url``, None if host or port cannot be."""
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    except ValueError:
        return None


def shown_url(url: str, most: int = _SHOWN) -> str:
    """What is given as an address, for a sentence: without name and password, safe to show, in at most so many
    characters."""
    shown = safe(without_login(url))
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _is_odd_number(host: str) -> bool:
    """Whether a browser would take ``host`` for an IPv4 address although it is not written as four decimal numbers.

    ``0x7f.1``, ``2130706433``, ``127.1``, ``127.0.0.1.`` and digits of other scripts: the WHATWG rule "ends in a
    number" (https://url.spec.whatwg.org/#ends-in-a-number-checker).
    """
    plain = unicodedata.normalize("NFKC", host).replace("\u3002", ".").lower()
    last = plain.removesuffix(".").rpartition(".")[2]
    if not (last.isdecimal() or (last.startswith("0x") and all(char in "0123456789abcdef" for char in last[2:]))):
        return False
    try:
        return str(IPv4Address(host)) != host
    except ValueError:
        return True


def basic_login(login: str) -> str:
    """The Authorization field for a name and a password as an address writes them (RFC 7617)."""
    name, _, password = login.partition(":")
    return f"Basic {b64encode(f'{unquote(name)}:{unquote(password)}'.encode()).decode('ascii')}"
