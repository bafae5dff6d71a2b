"""A server that misbehaves: a raw loopback connection, and a coroutine that does what no server should."""

import asyncio
import re
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from reader.errors import FetchError
from reader.model.page import Page

_HEARD = re.compile(rb"\S+ (\S+) ")
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER for no seconds: close with a reset


@dataclass(slots=True)
class Call:
    """One connection. ``number`` counts those of the server from 1, ``port`` is the server's own."""

    number: int
    port: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def heard(self) -> str:
        """The path of the next request. Raises IncompleteReadError when none comes."""
        found = _HEARD.match(await self.reader.readuntil(b"\r\n\r\n"))
        return found[1].decode("latin-1") if found else ""

    async def say(self, *pieces: bytes) -> None:
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()

    async def repeat(self, piece: bytes, every: float = 0.0) -> None:
        """Says ``piece`` until nobody listens, ``every`` so many seconds."""
        while True:
            await self.say(piece)
            await asyncio.sleep(every)

    async def wait(self) -> None:
        """Does nothing until the other side hangs up."""
        while await self.reader.read(65_536):
            pass

    def reset(self) -> None:
        line: socket.socket | None = self.writer.get_extra_info("socket")
        if line is not None:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.writer.transport.abort()


Script = Callable[[Call], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Fault:
    """``name`` is what the server does, ``gives`` what the fetcher must make of it, ``says`` a part of the headline, or
    of the body where it is a page. ``asks`` are paths fetched one after the other, the last one counts; an absolute url
    may name the server's ``{port}``. ``tls`` is a certificate of `tests.faults.certificates`."""

    name: str
    script: Script
    gives: type[FetchError | Page]
    says: str
    asks: tuple[str, ...] = ("/x",)
    tls: str = ""

    def urls(self, port: int) -> tuple[str, ...]:
        origin = f"{'https' if self.tls else 'http'}://127.0.0.1:{port}"
        return tuple(f"{origin}{ask}" if ask[0] == "/" else ask.replace("{port}", str(port)) for ask in self.asks)


@dataclass(slots=True)
class Server:
    """``calls`` are the connections that are still open."""

    fault: Fault
    port: int = 0
    count: int = 0
    calls: set[asyncio.Task[None]] = field(default_factory=set)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.calls.add(task)
        self.count += 1
        try:
            await self.fault.script(Call(self.count, self.port, reader, writer))
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            return
        finally:
            writer.close()
            self.calls.discard(task)

    async def left_open(self, patience: float) -> int:
        """The connections that the other side has not closed after so many seconds."""
        if self.calls:
            await asyncio.wait(self.calls, timeout=patience)
        return len(self.calls)


@asynccontextmanager
async def serving(fault: Fault, context: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """The server of one fault on a port of its own, over TLS with a ``context``."""
    server = Server(fault)
    listening = await asyncio.start_server(server.answer, "127.0.0.1", 0, ssl=context)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for call in tuple(server.calls):
            call.cancel()


def head(status: str = "200 OK", **fields: str | None) -> bytes:
    """The head of an answer; a field ``content_type`` becomes ``Content-Type``, one that is None is left out."""
    named = {"content_type": "text/html; charset=utf-8"} | fields
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in named.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1")


def whole(body: bytes = b"<p>words", status: str = "200 OK", **fields: str | None) -> bytes:
    """A whole answer with its length."""
    return head(status, **({"content_length": str(len(body))} | fields)) + body


def chunked(*chunks: bytes) -> bytes:
    """The head of a chunked answer and these bytes as they are."""
    return head(transfer_encoding="chunked") + b"".join(chunks)


def saying(*pieces: bytes) -> Script:
    """Hears a request, says the pieces, hangs up."""

    async def script(call: Call) -> None:
        await call.heard()
        await call.say(*pieces)

    return script


def ending_in_reset(*pieces: bytes) -> Script:
    """Hears a request, says the pieces, resets the connection."""

    async def script(call: Call) -> None:
        await call.heard()
        await call.say(*pieces)
        call.reset()

    return script


def ending_in_silence(*pieces: bytes) -> Script:
    """Hears a request, says the pieces, and nothing more."""

    async def script(call: Call) -> None:
        await call.heard()
        await call.say(*pieces)
        await call.wait()

    return script


def repeating(first: bytes, piece: bytes, every: float = 0.0) -> Script:
    """Hears a request, says ``first``, then ``piece`` for ever."""

    async def script(call: Call) -> None:
        await call.heard()
        await call.say(first)
        await call.repeat(piece, every)

    return script


def by_path(**answers: bytes) -> Script:
    """A good server: answers each request of a connection by its path (``x`` for ``/x``), and keeps it open."""

    async def script(call: Call) -> None:
        while True:
            path = (await call.heard()).strip("/")
            await call.say(answers.get(path) or whole(b"<p>" + path.encode("latin-1")))

    return script
