"""Servers that hang up, reset, fall silent or dawdle, and what they do with a connection that is kept."""

from reader.errors import Offline, ServerFailed, TimedOut
from reader.model.page import Page
from tests.faults.server import (
    Call,
    Fault,
    by_path,
    chunked,
    ending_in_reset,
    ending_in_silence,
    head,
    repeating,
    saying,
    whole,
)

_DRIP = 0.05


async def _reset_within_the_request(call: Call) -> None:
    await call.reader.read(1)
    call.reset()


async def _hang_up_at_once(call: Call) -> None:
    return


async def _hang_up_first(call: Call) -> None:
    await call.heard()
    if call.number > 1:
        await call.say(whole())


async def _hang_up_after_an_answer(call: Call) -> None:
    await call.say(whole(b"<p>" + (await call.heard()).encode()))


async def _hang_up_on_the_second_request(call: Call) -> None:
    await call.say(whole(b"<p>" + (await call.heard()).encode()))
    if call.number == 1:
        await call.heard()
        return
    await call.wait()


async def _reset_on_the_second_request(call: Call) -> None:
    await call.say(whole(b"<p>" + (await call.heard()).encode()))
    if call.number == 1:
        await call.heard()
        call.reset()
        return
    await call.wait()


async def _answer_the_next_request_too(call: Call) -> None:
    path = (await call.heard()).encode()
    await call.say(whole(b"<p>" + path) + whole(b"<p>forged"))
    await call.say(whole(b"<p>" + await _path(call)))
    await call.wait()


async def _begin_the_next_answer_too(call: Call) -> None:
    forged = whole(b"<p>forged")
    await call.say(whole(b"<p>" + await _path(call)) + forged[:30])
    await call.heard()
    await call.say(forged[30:])
    await call.wait()


async def _babble_after_an_answer(call: Call) -> None:
    await call.say(whole(b"<p>" + await _path(call)) + b"and then some")
    await call.say(whole(b"<p>" + await _path(call)))
    await call.wait()


async def _path(call: Call) -> bytes:
    return (await call.heard()).encode("latin-1")


TWICE = ("/first", "/second")

# Nothing listens at the first port of a computer that is not a museum.
_NOBODY = ("http://127.0.0.1:1/x",)

FAULTS = (
    Fault("does not listen", _hang_up_at_once, Offline, "refused the connection", _NOBODY),
    Fault("resets within the request", _reset_within_the_request, ServerFailed, "hung up"),
    Fault("hangs up at once", _hang_up_at_once, ServerFailed, "hung up"),
    Fault("resets after the request", ending_in_reset(), ServerFailed, "hung up"),
    Fault("hangs up after the request", saying(), ServerFailed, "hung up"),
    Fault("resets within the status line", ending_in_reset(b"HTTP/1.1 20"), ServerFailed, "hung up"),
    Fault("resets within the header", ending_in_reset(b"HTTP/1.1 200 OK\r\nServ"), ServerFailed, "hung up"),
    Fault("hangs up within the header", saying(b"HTTP/1.1 200 OK\r\nServ"), ServerFailed, "hung up"),
    Fault("resets within the body", ending_in_reset(whole(content_length="900")), ServerFailed, "broke off"),
    Fault("resets within a chunk", ending_in_reset(chunked(b"100\r\n<p>")), ServerFailed, "broke off"),
    Fault("resets a body without length", ending_in_reset(head(), b"<p>words"), ServerFailed, "broke off"),
    Fault("says nothing", ending_in_silence(), TimedOut, "no answer"),
    Fault("falls silent within the status line", ending_in_silence(b"HTTP/1.1 2"), TimedOut, "no answer"),
    Fault("falls silent within the header", ending_in_silence(b"HTTP/1.1 200 OK\r\nX: "), TimedOut, "no answer"),
    Fault("falls silent before the body", ending_in_silence(head(content_length="90")), TimedOut, "silent"),
    Fault("falls silent within the body", ending_in_silence(whole(content_length="90")), TimedOut, "silent"),
    Fault("falls silent within a chunk", ending_in_silence(chunked(b"100\r\n<p>")), TimedOut, "silent"),
    Fault("drips the status line", repeating(b"HTTP/1.1 200 ", b"O", _DRIP), TimedOut, "took too long"),
    Fault("drips header fields", repeating(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n", _DRIP), TimedOut, "took too long"),
    Fault("drips one header field", repeating(b"HTTP/1.1 200 OK\r\nx: ", b"y", _DRIP), TimedOut, "took too long"),
    Fault("drips the body", repeating(head(content_length="40000"), b"x", _DRIP), TimedOut, "took too long"),
    Fault("drips chunks", repeating(chunked(), b"1\r\nx\r\n", _DRIP), TimedOut, "took too long"),
    Fault("drips a body without length", repeating(head(), b"x", _DRIP), TimedOut, "took too long"),
    Fault("hangs up once, then answers", _hang_up_first, Page, "words"),
    Fault("hangs up after each answer unasked", _hang_up_after_an_answer, Page, "second", TWICE),
    Fault("hangs up on the second request", _hang_up_on_the_second_request, Page, "second", TWICE),
    Fault("resets on the second request", _reset_on_the_second_request, Page, "second", TWICE),
    Fault("answers the next request beforehand", _answer_the_next_request_too, Page, "second", TWICE),
    Fault("begins the next answer beforehand", _begin_the_next_answer_too, Page, "second", TWICE),
    Fault("babbles after an answer", _babble_after_an_answer, Page, "second", TWICE),
    Fault("keeps the connection, as it should", by_path(), Page, "second", TWICE),
)
