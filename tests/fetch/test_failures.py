"""Every way a request can fail has one sentence of its own."""

import errno
import socket
import ssl
import zlib

import httpx
import pytest

from reader.errors import BadUrl, CutOff, FetchError, Gone, Offline, ServerFailed, TimedOut, TooLarge
from reader.fetch.failures import FAILURES, explained


def caused(outer: BaseException, *inner: BaseException) -> BaseException:
    """``outer`` with the others as its chain of causes."""
    link = outer
    for cause in inner:
        link.__cause__ = cause
        link = cause
    return outer


def mismatch(message: str) -> ssl.SSLCertVerificationError:
    return ssl.SSLCertVerificationError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {message}")


CASES: list[tuple[BaseException, type[FetchError], str]] = [
    (caused(httpx.ConnectError("x"), socket.gaierror(socket.EAI_NONAME, "x")), CutOff, "no site called"),
    (caused(httpx.ConnectError("x"), socket.gaierror(socket.EAI_AGAIN, "x")), CutOff, "could not be looked up"),
    (
        caused(httpx.ConnectError("x"), OSError("all"), ConnectionRefusedError(errno.ECONNREFUSED, "x")),
        Offline,
        "refused",
    ),
    (caused(httpx.ConnectError("x"), OSError(errno.ENETUNREACH, "x")), CutOff, "no way to"),
    (caused(httpx.ConnectError("x"), OSError(errno.EHOSTUNREACH, "x")), CutOff, "no way to"),
    (caused(httpx.ConnectError("x"), TimeoutError(errno.ETIMEDOUT, "x")), TimedOut, "did not answer"),
    (httpx.ConnectError("x"), CutOff, "could not be reached"),
    (httpx.ProxyError("407"), Offline, "proxy"),
    (caused(httpx.ConnectTimeout("x"), TimeoutError()), TimedOut, "did not answer"),
    (caused(httpx.ReadTimeout("x"), TimeoutError()), TimedOut, "went silent"),
    (httpx.ReadTimeout("no answer"), TimedOut, "gave no answer"),
    (httpx.WriteTimeout("x"), TimedOut, "took too long"),
    (httpx.PoolTimeout("x"), TimedOut, "took too long"),
    (TimeoutError(), TimedOut, "took too long to send"),
    (caused(httpx.ConnectError("x"), mismatch("certificate has expired")), ServerFailed, "has run out"),
    (
        caused(httpx.ConnectError("x"), mismatch("Hostname mismatch, certificate is not valid")),
        ServerFailed,
        "another site",
    ),
    (caused(httpx.ConnectError("x"), mismatch("self-signed certificate")), ServerFailed, "could not be verified"),
    (caused(httpx.ConnectError("x"), mismatch("certificate is not yet valid")), ServerFailed, "not valid yet"),
    (httpx.ConnectError("TLS handshake: cut"), ServerFailed, "secure connection"),
    (caused(httpx.ConnectTimeout("x"), TimeoutError(), ssl.SSLWantReadError()), TimedOut, "did not answer"),
    (httpx.ConnectTimeout("the name was not found in time"), CutOff, "looked up in time"),
    (
        caused(httpx.ConnectError("x"), ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER]")),
        ServerFailed,
        "secure connection",
    ),
    (ssl.SSLError(1, "bad record mac"), ServerFailed, "secure connection"),
    (httpx.RemoteProtocolError("Server disconnected without sending a response."), ServerFailed, "hung up"),
    (httpx.RemoteProtocolError("peer closed connection without sending complete"), ServerFailed, "broke off"),
    (httpx.RemoteProtocolError("bad Content-Length"), ServerFailed, "garbled"),
    (httpx.RemoteProtocolError("illegal chunk header: 'x'"), ServerFailed, "garbled"),
    (httpx.RemoteProtocolError("illegal status line"), ServerFailed, "no web page"),
    (httpx.RemoteProtocolError("Receive buffer too long"), TooLarge, "header lines"),
    (caused(httpx.ReadError("x"), ConnectionResetError(errno.ECONNRESET, "x")), ServerFailed, "broke off"),
    (httpx.WriteError("x"), ServerFailed, "broke off"),
    (EOFError(), ServerFailed, "broke off"),
    (zlib.error("Error -3"), ServerFailed, "damaged"),
    (httpx.InvalidURL("x"), BadUrl, "not written as"),
    (httpx.UnsupportedProtocol("x"), BadUrl, "of a kind"),
    (httpx.LocalProtocolError("x"), BadUrl, "cannot be asked for"),
    (UnicodeError("label too long"), BadUrl, "cannot be the name"),
    (httpx.StreamClosed(), ServerFailed, "could not be had"),
    (httpx.DecodingError("x"), ServerFailed, "could not be had"),
    (OSError(errno.EMFILE, "too many open files"), ServerFailed, "could not be had"),
]


@pytest.mark.parametrize(("failure", "kind", "says"), CASES, ids=lambda case: str(case)[:40])
def test_each_failure_has_its_sentence(failure: BaseException, kind: type[FetchError], says: str) -> None:
    error = explained(failure, "lantern.example")
    assert isinstance(failure, FAILURES)
    assert type(error) is kind
    assert says in error.headline
    assert "lantern.example" in error.headline
    assert error.headline.endswith(".")
    assert error.hint.endswith(".")


def test_a_group_of_attempts_is_looked_into() -> None:
    attempts = ExceptionGroup("x", [OSError(errno.ENETUNREACH, "x"), ConnectionRefusedError(errno.ECONNREFUSED, "x")])
    assert "refused" in explained(caused(httpx.ConnectError("x"), attempts), "lantern.example").headline


def test_a_cause_hidden_by_raising_again_is_found() -> None:
    outer = httpx.ConnectError("x")
    outer.__context__ = socket.gaierror(socket.EAI_NONAME, "x")
    outer.__suppress_context__ = True
    assert "no site called" in explained(outer, "lantern.example").headline


def test_an_earlier_failure_that_is_being_handled_explains_nothing() -> None:
    earlier = caused(Gone("Gone."), socket.gaierror(socket.EAI_NONAME, "x"))
    now = httpx.ReadError("x")
    now.__context__ = earlier
    assert "broke off" in explained(now, "lantern.example").headline


def test_without_a_host_the_sentence_still_stands() -> None:
    assert explained(httpx.ConnectError("x"), "").headline == "The site could not be reached."


@pytest.mark.parametrize("host", ["{0}", "{host}", "{", "a{b}c"])
def test_a_host_with_braces_is_only_text(host: str) -> None:
    assert host in explained(TimeoutError(), host).headline
