"""The syndicate on the loopback address: HTTP around `reader.demo.site`."""

import gzip
import hashlib
import socket
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from reader.demo.answer import Answer
from reader.demo.holdings import ORIGIN
from reader.demo.site import Site

__all__ = ["ORIGIN", "Syndicate"]

_PRESS_TIME = time(5, 30, tzinfo=UTC)


class Syndicate:
    """A server of its own in a thread of its own, on 127.0.0.1 and a free port.

    ``today`` anchors every date on its pages; the slow column takes ``slow`` seconds. Use it in a ``with``
    statement, or call `start` and `stop`. Its pages speak of themselves as `ORIGIN`.
    """

    def __init__(self, today: date, slow: float = 5.0) -> None:
        self._site = Site(today, slow)
        self._server: _Server | None = None
        self._thread: Thread | None = None

    @property
    def address(self) -> str:
        """The origin that really answers, such as ``http://127.0.0.1:40123``. RuntimeError before `start`."""
        if self._server is None:
            raise RuntimeError("The syndicate has not been started.")
        return f"http://127.0.0.1:{self._server.server_port}"

    def start(self) -> None:
        """Begin to answer; does nothing when it already does."""
        if self._server is not None:
            return
        self._server = _Server(self._site)
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="lantern", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Hang up on everybody and leave no thread and no socket; does nothing when not started."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._thread.join()
        self._server.hang_up()
        self._server.server_close()
        self._server = self._thread = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    """Knows its open connections, so that it can end them: idle ones would keep their threads for ever."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, site: Site) -> None:
        self.site = site
        self.closing = Event()
        self._open: dict[socket.socket, Thread] = {}
        super().__init__(("127.0.0.1", 0), _Handler)

    def server_bind(self) -> None:
        """As a plain TCP server does: `HTTPServer` would ask the name service for our name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.socket.getsockname()[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        thread = Thread(target=self.process_request_thread, args=(request, client_address), daemon=True)
        thread.start()
        self._open = {connection: alive for connection, alive in self._open.items() if alive.is_alive()}
        self._open[request] = thread

    def hang_up(self) -> None:
        """End every connection and wait for its thread; to be called when no new ones are taken."""
        self.closing.set()
        for connection, thread in self._open.items():
            _shut(connection)
            thread.join()
        self._open = {}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news; any other error shows itself as a cut connection."""


class _Handler(BaseHTTPRequestHandler):
    """One connection, kept alive between requests."""

    protocol_version = "HTTP/1.1"
    server_version = "Lantern"
    sys_version = ""
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        answer = self.server.site.answer(self.path)
        if answer.delay and self.server.closing.wait(answer.delay):
            self.close_connection = True
            return
        validators = _validators(answer)
        if validators and _is_fresh(
            validators, self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        ):
            self._send(304, validators, b"")
            return
        headers = {"Content-Type": answer.kind, "Vary": "Accept-Encoding", **validators}
        body = answer.body
        if answer.location:
            headers["Location"] = answer.location
        if body and accepts_gzip(self.headers.get("Accept-Encoding", "")):
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body, 6, mtime=0)
        self._send(answer.status, headers, body)

    do_HEAD = do_GET

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the screen belongs to the reader."""


def accepts_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows gzip (RFC 9110, 12.5.3)."""
    weights = {}
    for part in accepted.lower().split(","):
        coding, _, parameter = part.partition(";")
        weights[coding.strip()] = parameter.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return weights.get("gzip", weights.get("*", False))


def _validators(answer: Answer) -> dict[str, str]:
    if answer.changed is None:
        return {}
    tag = hashlib.sha256(answer.body).hexdigest()[:20]
    moment = datetime.combine(answer.changed, _PRESS_TIME)
    return {"ETag": f'"{tag}"', "Last-Modified": format_datetime(moment, usegmt=True)}


def _is_fresh(validators: dict[str, str], tags: str | None, since: str | None) -> bool:
    """Whether the client's copy is the current one; tags count before dates (RFC 9110, 13.2.2)."""
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return bool(known & {validators["ETag"], "*"})
    if since is None:
        return False
    try:
        return parsedate_to_datetime(validators["Last-Modified"]) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
