"""The body of an answer: taken raw, unpacked in steps, and counted both ways."""

import asyncio
from itertools import count

import httpx

from reader.errors import ServerFailed, TooLarge
from reader.fetch.inflate import Inflater
from reader.fetch.limits import Limits, size_in_words

_STEPS_AT_A_TIME = 32
_MOST_STEPS = 200_000
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


async def read_body(response: httpx.Response, limits: Limits, host: str) -> bytes:
    """The body without its content coding.

    Raises TooLarge as soon as a limit is passed, ServerFailed for a coding that was not asked for, and EOFError for a
    packed body cut short; zlib.error and httpx's own errors pass through. Content-Length counts only if it is too much.
    """
    if response.is_stream_consumed:
        # A transport may hand over an answer that it has read and unpacked itself.
        _refuse_over(limits.decoded, len(response.content), host)
        return response.content
    coding = _coding(response, host)
    announced = response.headers.get("content-length", "")
    _refuse_over(limits.wire, int(announced[:18]) if announced.isdecimal() else 0, host)
    inflater = Inflater(coding) if coding else None
    body = bytearray()
    sent = 0
    steps = count(1)
    async for piece in response.aiter_raw():
        sent += len(piece)
        _refuse_over(limits.wire, sent, host)
        await _breathe(next(steps), host)
        for part in inflater.feed(piece) if inflater else (piece,):
            body += part
            _refuse_over(limits.decoded, len(body), host)
            await _breathe(next(steps), host)
    if inflater and not inflater.whole:
        raise EOFError("a packed body is cut short")
    return bytes(body)


def _refuse_over(limit: int, size: int, host: str) -> None:
    if size > limit:
        raise TooLarge(
            f"{host} sent more than {size_in_words(limit)}, which is too much for a column.",
            "It may open in the browser.",
        )


async def _breathe(step: int, host: str) -> None:
    """Lets others run now and then: one network read may hold ten thousand chunks of a byte, or unpack to 25 MB."""
    if step > _MOST_STEPS:
        raise TooLarge(
            f"{host} sends its page in crumbs, more of them than any page needs.",
            "The site is out of order; its page may open in the browser.",
        )
    if step % _STEPS_AT_A_TIME == 0:
        await asyncio.sleep(0)


def _coding(response: httpx.Response, host: str) -> str:
    """The content coding in `Inflater`'s words; empty for none."""
    named = response.headers.get("content-encoding", "").lower().replace(",", " ").split()
    codings = [name for name in named if name != "identity"]
    if not codings:
        return ""
    if len(codings) == 1 and codings[0] in _CODINGS:
        return _CODINGS[codings[0]]
    raise ServerFailed(
        f"{host} packed the page in a way Byline cannot unpack.",
        "Byline did not ask for that; the page may open in the browser.",
    )
