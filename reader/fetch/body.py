"""The body of an answer: taken raw, unpacked in steps, and counted both ways."""

import asyncio
import zlib
from itertools import count

import httpx

from reader.errors import ServerFailed, TooLarge
from reader.fetch.inflate import Inflater
from reader.fetch.limits import Limits, size_in_words
from reader.fetch.sniff import not_text

_STEPS_AT_A_TIME = 32
_MOST_STEPS = 200_000
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_CANNOT_UNPACK = frozenset(("br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip"))
_GZIP_MAGIC = b"\x1f\x8b\x08"
_MOST_LAYERS = 3


async def read_body(response: httpx.Response, limits: Limits, host: str) -> bytes:
    """The body without its content codings, also those that its header does not tell of.

    Raises TooLarge as soon as a limit is passed, ServerFailed for a coding that was not asked for, and EOFError for a
    packed body cut short; zlib.error and httpx's own errors pass through. Content-Length counts only if it is too much.
    """
    if response.is_stream_consumed:
        # A transport may hand over an answer that it has read and unpacked itself.
        _refuse_over(limits.decoded, len(response.content), host)
        return await _without_untold(response.content, limits, host)
    *inner, outermost = _codings(response, host) or ("",)
    announced = response.headers.get("content-length", "")
    _refuse_over(limits.wire, int(announced[:18]) if announced.isdecimal() else 0, host)
    inflater = Inflater(outermost) if outermost else None
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
    unpacked = bytes(body)
    for coding in reversed(inner):
        unpacked = await _unpacked(unpacked, coding, limits, host)
    return await _without_untold(unpacked, limits, host)


async def _without_untold(body: bytes, limits: Limits, host: str) -> bytes:
    """What is in a body that is packed although nothing says so; the body itself if there is no text in it."""
    inside = body
    for _ in range(_MOST_LAYERS):
        if not inside.startswith(_GZIP_MAGIC):
            break
        try:
            inside = await _unpacked(inside, "gzip", limits, host)
        except (zlib.error, EOFError):
            return body
    return body if inside is body or not_text("", inside) else inside


async def _unpacked(packed: bytes, coding: str, limits: Limits, host: str) -> bytes:
    """One layer less, within the limits."""
    inflater, body, steps = Inflater(coding), bytearray(), count(1)
    for part in inflater.feed(packed):
        body += part
        _refuse_over(limits.decoded, len(body), host)
        await _breathe(next(steps), host)
    if not inflater.whole:
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


def _codings(response: httpx.Response, host: str) -> tuple[str, ...]:
    """The content codings in `Inflater`'s words, the one that was done last at the end. What names no packing
    (``none``, ``utf-8``, ``aws-chunked``) says nothing: its body is plain."""
    named = response.headers.get("content-encoding", "").lower().replace(",", " ").split()
    codings = tuple(_CODINGS[name] for name in named if name in _CODINGS)
    if not _CANNOT_UNPACK.isdisjoint(named) or len(codings) > _MOST_LAYERS:
        raise ServerFailed(
            f"{host} packed the page in a way Byline cannot unpack.",
            "Byline did not ask for that; the page may open in the browser.",
        )
    return codings
