"""Servers whose encryption cannot be trusted, or is none."""

from reader.errors import ServerFailed, TimedOut
from reader.model.page import Page
from tests.faults.server import Call, Fault, by_path, ending_in_silence, saying, whole

_GARBLED_ALERT = b"\x15\x03\x01\x00\x02\x02\x28"
_HTTPS = ("https://127.0.0.1:{port}/x",)
_HTTP = ("http://127.0.0.1:{port}/x",)


async def _hang_up(call: Call) -> None:
    await call.reader.read(20)


async def _reset(call: Call) -> None:
    await call.reader.read(20)
    call.reset()


async def _silence(call: Call) -> None:
    await call.wait()


async def _alert(call: Call) -> None:
    await call.reader.read(20)
    await call.say(_GARBLED_ALERT)
    await call.wait()


async def _plain(call: Call) -> None:
    await call.reader.read(20)
    await call.say(whole(status="400 Bad Request"))


FAULTS = (
    Fault("a certificate that is good", by_path(), Page, "x", tls="good"),
    Fault("a certificate that has run out", saying(), ServerFailed, "has run out", tls="expired"),
    Fault("a certificate from the future", saying(), ServerFailed, "not valid yet", tls="early"),
    Fault("a certificate of another host", saying(), ServerFailed, "another site", tls="wrong host"),
    Fault("a certificate signed by itself", saying(), ServerFailed, "could not be verified", tls="self-signed"),
    Fault("hangs up within the handshake", _hang_up, ServerFailed, "secure connection", _HTTPS),
    Fault("resets within the handshake", _reset, ServerFailed, "secure connection", _HTTPS),
    Fault("refuses the handshake", _alert, ServerFailed, "secure connection", _HTTPS),
    Fault("never ends the handshake", _silence, TimedOut, "did not answer", _HTTPS),
    Fault("speaks no TLS where it should", _plain, ServerFailed, "secure connection", _HTTPS),
    Fault("speaks TLS where it should not", saying(), ServerFailed, "hung up", _HTTP, tls="good"),
    Fault("cuts a page over TLS", saying(whole(content_length="900")), ServerFailed, "broke off", tls="good"),
    Fault("falls silent over TLS", ending_in_silence(whole(content_length="900")), TimedOut, "silent", tls="good"),
)
