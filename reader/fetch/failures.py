"""Every way a request can fail, and what a person is told of it.

One table, read from the top: the first row that any exception in the chain matches gives the error, so what is
narrow stands above what is wide. The sentences name the host, never the whole address, which may hold a password.
"""

import errno
import socket
import ssl
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from reader.errors import BadUrl, BylineError, CutOff, FetchError, Offline, ServerFailed, TimedOut, TooLarge

# What asking for a page may raise; anything else is a mistake in Byline. OSError holds TimeoutError, ssl.SSLError
# and socket.gaierror; EOFError is a packed body cut short; UnicodeError comes from a host name that IDNA cannot spell.
FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, EOFError, UnicodeError, zlib.error)

_LATER = "Try again in a while."
_SAVED = "What is in the library can be read without a network."
_NO_NETWORK = frozenset((errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL))
_CUT = (
    "The answer of {host} broke off before its end.",
    "A poor connection can do that, and so can the site. Try again.",
)
_HUNG_UP = (
    "{host} hung up before it gave an answer.",
    "It may be overloaded, or may not want to be read by programs. Try again, or open the page in the browser.",
)
_NOT_SECURE = (
    "No secure connection to {host} could be made.",
    "The site may speak an older or broken form of encryption, or no encryption at all.",
)
_OUT_OF_ORDER = "The site is out of order; its page may open in the browser."
_UNTRUSTED = "Byline stops here, so that nobody can change what you read on the way."


@dataclass(frozen=True, slots=True)
class _Row:
    """``kind`` is the exception, ``says`` a part of its message, ``errnos`` its error numbers (empty: any)."""

    kind: type[BaseException]
    error: type[FetchError]
    headline: str
    hint: str
    says: str = ""
    errnos: frozenset[int] = frozenset()

    def fits(self, failure: BaseException) -> bool:
        number = failure.errno if isinstance(failure, OSError) else None
        return (
            isinstance(failure, self.kind) and self.says in str(failure) and (not self.errnos or number in self.errnos)
        )


_TABLE = (
    _Row(
        ssl.SSLCertVerificationError,
        ServerFailed,
        "The certificate of {host} has run out.",
        f"{_UNTRUSTED} If other sites fail too, check the date of this computer.",
        says="expired",
    ),
    _Row(
        ssl.SSLCertVerificationError,
        ServerFailed,
        "The certificate shown for {host} belongs to another site.",
        f"{_UNTRUSTED} In a hotel or a café, a sign-in page may stand in between: open any page in the browser first.",
        says="mismatch",
    ),
    _Row(
        ssl.SSLCertVerificationError,
        ServerFailed,
        "The certificate of {host} is not valid yet.",
        f"{_UNTRUSTED} Check the date and the time of this computer.",
        says="not yet valid",
    ),
    _Row(
        ssl.SSLCertVerificationError,
        ServerFailed,
        "The certificate of {host} could not be verified.",
        f"{_UNTRUSTED} A company network may need its own certificate: name its file in SSL_CERT_FILE.",
    ),
    _Row(ssl.SSLError, ServerFailed, *_NOT_SECURE),
    _Row(httpx.ConnectError, ServerFailed, *_NOT_SECURE, says="TLS handshake"),
    _Row(
        socket.gaierror,
        CutOff,
        "The name {host} could not be looked up just now.",
        f"This computer seems to be offline. {_SAVED}",
        errnos=frozenset((socket.EAI_AGAIN,)),
    ),
    _Row(
        socket.gaierror,
        CutOff,
        "There is no site called {host}, or it cannot be found from here.",
        f"Check the spelling, and whether this computer is online. {_SAVED}",
    ),
    _Row(
        ConnectionRefusedError,
        Offline,
        "{host} refused the connection.",
        f"Nothing answers there at the moment. {_LATER}",
    ),
    _Row(
        OSError,
        CutOff,
        "There is no way to {host} from here.",
        f"This computer seems to be offline. {_SAVED}",
        errnos=_NO_NETWORK,
    ),
    _Row(
        httpx.ProxyError,
        Offline,
        "The proxy between this computer and {host} would not connect.",
        "Check the HTTP_PROXY and HTTPS_PROXY settings of this computer.",
    ),
    _Row(
        httpx.ConnectTimeout,
        CutOff,
        "The name {host} could not be looked up in time.",
        f"The network of this computer may be slow or cut off. {_LATER}",
        says="the name was not found",
    ),
    _Row(httpx.ConnectTimeout, TimedOut, "{host} did not answer the call.", f"The site may be down or busy. {_LATER}"),
    _Row(
        OSError,
        TimedOut,
        "{host} did not answer the call.",
        f"The site may be down or busy. {_LATER}",
        errnos=frozenset((errno.ETIMEDOUT,)),
    ),
    _Row(
        httpx.ReadTimeout,
        TimedOut,
        "{host} took the call, but gave no answer.",
        f"It may be overloaded. {_LATER}",
        says="no answer",
    ),
    _Row(httpx.ReadTimeout, TimedOut, "{host} went silent before the page was complete.", _LATER),
    _Row(httpx.TimeoutException, TimedOut, "{host} took too long.", _LATER),
    _Row(TimeoutError, TimedOut, "{host} took too long to send the page.", f"It is slow at the moment. {_LATER}"),
    _Row(
        httpx.ConnectError, CutOff, "{host} could not be reached.", f"It may be down, or you may be offline. {_SAVED}"
    ),
    _Row(
        httpx.RemoteProtocolError,
        TooLarge,
        "{host} sent more header lines than any page needs.",
        _OUT_OF_ORDER,
        says="Receive buffer too long",
    ),
    _Row(httpx.RemoteProtocolError, ServerFailed, *_CUT, says="peer closed connection"),
    _Row(httpx.RemoteProtocolError, ServerFailed, *_HUNG_UP, says="disconnected"),
    _Row(httpx.ReadError, ServerFailed, *_CUT),
    _Row(httpx.WriteError, ServerFailed, *_CUT),
    _Row(httpx.CloseError, ServerFailed, *_CUT),
    _Row(ConnectionError, ServerFailed, *_CUT),
    _Row(EOFError, ServerFailed, *_CUT),
    *(
        _Row(
            httpx.RemoteProtocolError,
            ServerFailed,
            "The answer of {host} is garbled: it is not clear where it ends.",
            _OUT_OF_ORDER,
            says=said,
        )
        for said in ("Content-Length", "chunk", "Transfer-Encoding", "[0-9A-Fa-f]", "EOF")
    ),
    _Row(
        httpx.RemoteProtocolError,
        ServerFailed,
        "{host} answered with something that is no web page.",
        "It does not speak HTTP at this address. Check the address and its port.",
    ),
    _Row(
        zlib.error,
        ServerFailed,
        "{host} sent a damaged page that cannot be unpacked.",
        f"{_LATER} It may open in the browser.",
    ),
    _Row(
        httpx.InvalidURL, BadUrl, "The address at {host} is not written as addresses are.", "Check it for typing slips."
    ),
    _Row(httpx.UnsupportedProtocol, BadUrl, "The address at {host} is of a kind Byline cannot open.", "Use https://."),
    _Row(UnicodeError, BadUrl, "“{host}” cannot be the name of a site.", "Check it for typing slips."),
    _Row(httpx.LocalProtocolError, BadUrl, "The address at {host} cannot be asked for.", "Check it for typing slips."),
)
_OTHER = _Row(
    Exception, ServerFailed, "The page could not be had from {host}.", f"{_LATER} It may open in the browser."
)


def explained(failure: BaseException, host: str) -> FetchError:
    """The error a person sees for one of `FAILURES` while asking ``host`` (already safe to show)."""
    chain = tuple(_chain(failure))
    row = next((row for row in _TABLE if any(row.fits(link) for link in chain)), _OTHER)
    return row.error(row.headline.format(host=host or "The site"), row.hint)


def is_of_encryption(failure: BaseException) -> bool:
    """Whether a connection was made, but not made secure."""
    return any(isinstance(link, ssl.SSLError) for link in _chain(failure))


def _chain(failure: BaseException) -> Iterator[BaseException]:
    """The failure and everything that led to it: causes or else contexts, and the members of groups."""
    waiting: list[BaseException | None] = [failure]
    while waiting:
        link = waiting.pop(0)
        # Where the caller is busy handling an earlier failure, that one is the last context and explains nothing here.
        # A connection that waits for more bytes is no failure of its encryption, though Python's ssl speaks of one.
        if link is None or isinstance(link, BylineError | ssl.SSLWantReadError | ssl.SSLWantWriteError):
            continue
        yield link
        # httpcore raises its errors again "from None", so the socket's own error is found as a context only.
        waiting.append(link.__cause__ or link.__context__)
        if isinstance(link, BaseExceptionGroup):
            waiting += link.exceptions
