"""A connection that watches what it hears, for what httpcore lets pass.

A server may send interim answers for ever, each of them small; and it may send more than one answer to a question, the
rest of which would be taken for the answer to the next one (response smuggling, https://cwe.mitre.org/data/definitions/444.html).
"""

import ssl
from typing import Any

import httpcore

# Small steps before the body: httpcore goes through all interim answers of one step without a pause.
_HEAD_STEP = 4_096
_MOST_HEAD = 131_072
_REMEMBERED = 64
_HEAD_END = b"\r\n\r\n"

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class WatchedStream(httpcore.AsyncNetworkStream):
    """A network stream on which a question is written, and then one answer read."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._head_left = _MOST_HEAD
        self._step = _HEAD_STEP
        self._heard = b""
        self._closed = False

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore calls it so
        self._head_left, self._step = _MOST_HEAD, _HEAD_STEP
        await self._stream.write(buffer, timeout)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore calls it so
        """As the stream's own. Raises RemoteProtocolError for a head, interim answers included, without measure."""
        if self._step and self._head_left <= 0:
            raise httpcore.RemoteProtocolError("Receive buffer too long")
        heard = await self._stream.read(min(max_bytes, self._step or max_bytes), timeout)
        self._head_left -= len(heard)
        self._heard = (self._heard + heard[-_REMEMBERED:])[-_REMEMBERED:]
        return heard

    def head_is_over(self) -> None:
        """From now on the body is read, in steps as large as they are asked for."""
        self._step = 0

    def ends_with(self, answer: bytes) -> bool:
        """Whether the last bytes heard are the last ones of ``answer``."""
        return self._heard.endswith(answer[-_REMEMBERED:])

    async def aclose(self) -> None:
        self._closed = True
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore calls it so
    ) -> httpcore.AsyncNetworkStream:
        try:
            return WatchedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))
        except httpcore.ConnectError as failed:
            raise httpcore.ConnectError(f"TLS handshake: {failed}") from failed

    def get_extra_info(self, info: str) -> Any:
        # A closed connection counts as one the server has closed, so that it is not used again.
        return True if info == "is_readable" and self._closed else self._stream.get_extra_info(info)


class Answer:
    """The end of an answer as it is read, to see whether anything was heard behind it."""

    def __init__(self, response: httpcore.Response) -> None:
        stream = response.extensions.get("network_stream")
        self._stream = stream if isinstance(stream, WatchedStream) else None
        self._chunked = any(name.lower() == b"transfer-encoding" for name, _ in response.headers)
        self._end = _HEAD_END
        if self._stream:
            self._stream.head_is_over()

    def goes_on(self, piece: bytes) -> None:
        if not self._chunked:
            self._end = (self._end + piece[-_REMEMBERED:])[-_REMEMBERED:]

    async def is_over(self) -> None:
        """Hangs up if the server said more than the answer. The last chunk ends like a head, with an empty line."""
        if self._stream and not self._stream.ends_with(self._end):
            await self._stream.aclose()
