"""What a server says with a number instead of a page (RFC 9110, section 15; RFC 6585; RFC 7725)."""

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reader.errors import FetchError, Gone, Refused, ServerFailed

_BROWSER = "It may open in the browser."
_LATER = "Try again in a while."
_SIGN_IN = (
    "Give them in the address, as in https://name:password@{host}/, an @ in them as %40. Where a form asks for them, "
    "the cookies of the browser help."
)
_LONGEST_WAIT = 366 * 24 * 3600

_SAID: dict[int, tuple[type[FetchError], str, str]] = {
    206: (ServerFailed, "{host} sent only a part of the page, though all of it was asked for.", _BROWSER),
    300: (ServerFailed, "{host} offers several pages here and does not say which one to take.", _BROWSER),
    304: (ServerFailed, "{host} says that the page has not changed, though Byline never had it.", _LATER),
    **dict.fromkeys(
        (301, 302, 303, 307, 308),
        (ServerFailed, "{host} says that the page is elsewhere, but does not say where.", _BROWSER),
    ),
    401: (Refused, "{host} asks for a name and a password.", _SIGN_IN),
    402: (Refused, "{host} wants to be paid for this page.", "With a subscription it can be read in the browser."),
    403: (Refused, "{host} will not give this page to Byline.", _BROWSER),
    404: (Gone, "{host} has no page at this address.", "It may have been moved or taken down; check the address."),
    407: (Refused, "The proxy in front of {host} asks for a password.", "Set it in HTTP_PROXY and HTTPS_PROXY."),
    408: (ServerFailed, "{host} lost patience with the connection.", _LATER),
    410: (Gone, "{host} has taken this page down.", "Another copy may be found under the same headline."),
    429: (Refused, "{host} has been asked too often.", _LATER),
    451: (Refused, "{host} may not show this page here for legal reasons.", "It cannot be had from where you are."),
    500: (ServerFailed, "{host} broke down over this page.", _LATER),
    502: (ServerFailed, "{host} is out of order.", _LATER),
    503: (ServerFailed, "{host} is closed or too busy at the moment.", _LATER),
    504: (ServerFailed, "{host} is out of order.", _LATER),
}
_WAITS = (429, 503)

# Below how many seconds a wait is told in which unit, and how long that is.
_UNITS = ((90, 1, "second"), (5_400, 60, "minute"), (172_800, 3_600, "hour"), (math.inf, 86_400, "day"))


def status_error(status: int, host: str, retry_after: str = "", now: datetime | None = None) -> FetchError:
    """The error for an answer that is neither a page nor a redirect.

    ``retry_after`` is the Retry-After field as sent; ``now`` is an aware time, taken from the clock if None. The
    error carries the wait of any status that may name one.
    """
    kind, headline, hint = _SAID.get(status) or _by_family(status)
    wait = seconds_to_wait(retry_after, now or datetime.now(UTC)) if status >= 400 else 0
    if status in _WAITS and wait:
        hint = f"Try again in {in_words(wait)}."
    error = kind(headline.format(host=host), hint.format(host=host))
    error.retry_after = float(wait)
    return error


def sign_in_failed(host: str) -> FetchError:
    """The error where the name and the password of the address were not the right ones."""
    return Refused(
        f"{host} does not take the name and password given for it.",
        "Check them in the address: in them an @ is written %40, a : %3A and a / %2F.",
    )


def seconds_to_wait(retry_after: str, now: datetime) -> int:
    """Seconds named by a Retry-After field, a number or a date (RFC 9110, section 10.2.3); 0 for none or nonsense."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        wait = int(text[:12])
    else:
        try:
            then = parsedate_to_datetime(text)
        except ValueError:
            return 0
        wait = int(((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds())
    return wait if 0 < wait <= _LONGEST_WAIT else 0


def in_words(seconds: int) -> str:
    """A wait as a person says it, rounded up: ``40 seconds``, ``2 minutes``, ``3 hours``, ``4 days``."""
    size, name = next((size, name) for below, size, name in _UNITS if seconds < below)
    count = -(-seconds // size)
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _by_family(status: int) -> tuple[type[FetchError], str, str]:
    if 400 <= status < 500:
        return Refused, f"{{host}} turned the request down with error {status}.", _BROWSER
    if 500 <= status < 600:
        return ServerFailed, f"{{host}} failed with error {status}.", _LATER
    return ServerFailed, f"{{host}} answered in a way that makes no sense (code {status}).", _BROWSER
