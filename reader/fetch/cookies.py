"""Cookies a person brings from the browser: a file in Netscape's format, read and never written.

One cookie a line, seven fields between tabs: domain, with subdomains (TRUE or FALSE), path, secure, expiry in seconds
since 1970 (0: none; some browsers write fractions, and -1 for none), name, value. Lines that begin with ``#`` say
nothing, but ``#HttpOnly_`` stands before a domain.
The format: https://curl.se/docs/http-cookies.html.
"""

import re
from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from pathlib import Path

_HTTP_ONLY = "#HttpOnly_"
_FIELDS = 7
_MOST_BYTES = 1_000_000
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x20-\x7e]*")
_EXPIRY = re.compile(r"-1|[0-9]{1,14}(?:\.[0-9]{0,20})?")
_DOMAIN = re.compile(r"\.?[0-9A-Za-z_-]+(\.[0-9A-Za-z_-]+)*")


def new_jar() -> CookieJar:
    """An empty jar that gives a cookie without subdomains to exactly its own host (RFC 6265, section 5.4)."""
    return CookieJar(DefaultCookiePolicy(strict_ns_domain=DefaultCookiePolicy.DomainStrictNonDomain))


def read_cookies(path: Path) -> tuple[CookieJar, tuple[str, ...]]:
    """The cookies of the file, and a sentence for each line that is none, or for a file that cannot be read."""
    jar = new_jar()
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES + 1)
    except OSError as unreadable:
        return jar, (f"The cookie file cannot be read: {unreadable.strerror or 'it is no file'}.",)
    if len(text) > _MOST_BYTES:
        return jar, ("The cookie file is longer than 1 MB; it was not read.",)
    complaints = []
    for number, line in enumerate(text.decode("utf-8-sig", "replace").splitlines(), 1):
        bare = line.removeprefix(_HTTP_ONLY)
        if not bare.strip() or bare.startswith("#"):
            continue
        cookie = _cookie(bare.split("\t"))
        if isinstance(cookie, Cookie):
            jar.set_cookie(cookie)
        else:
            complaints.append(f"Line {number} of the cookie file {cookie}.")
    return jar, tuple(complaints)


def _cookie(fields: list[str]) -> Cookie | str:
    """The cookie of a line; or what is wrong with it, as the end of a sentence."""
    if len(fields) != _FIELDS:
        return f"has {len(fields)} of the 7 fields, which stand between tabs"
    domain, subdomains, path, secure, expiry, name, value = fields
    if not _DOMAIN.fullmatch(domain):
        return "names no site"
    if {subdomains, secure} - {"TRUE", "FALSE"}:
        return "says neither TRUE nor FALSE in its second or fourth field"
    if not path.startswith("/"):
        return "has a path that does not begin with a slash"
    if not _EXPIRY.fullmatch(expiry):
        return "has an expiry that is no number"
    if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value) or ";" in value:
        return "has a name or a value that no cookie can have"
    host, seconds = domain.lower().lstrip("."), max(int(expiry.partition(".")[0]), 0)
    return Cookie(
        version=0,
        name=name,
        value=value,
        port=None,
        port_specified=False,
        domain=f".{host}" if subdomains == "TRUE" else host,
        domain_specified=subdomains == "TRUE",
        domain_initial_dot=subdomains == "TRUE",
        path=path,
        path_specified=True,
        secure=secure == "TRUE",
        expires=seconds or None,
        discard=not seconds,
        comment=None,
        comment_url=None,
        rest={},
    )
