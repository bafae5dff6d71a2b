"""Bodies that unpack, nest or swell, fetched from a server here: how much more memory the screen's own process takes.

The parser process has a limit of its own; see `tests.hostile.mutations`.
"""

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.architecture import ROOT
from tests.hostile.promise import Tally
from tests.hostile.swell import SMALL

MOST_MORE = 60 << 20
NOUGHT = bytes(1 << 20)


@dataclass(frozen=True, slots=True)
class Bomb:
    name: str
    body: Callable[[], bytes]
    content_type: str = "text/html"
    coding: str = ""


def _zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(NOUGHT) for _ in range(megabytes)) + packer.flush()


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(NOUGHT, 9)) + chunk(b"IEND", b"")


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    doctype = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>'
    return f"{doctype}<rss><channel><title>&e12;</title></channel></rss>".encode()


def _many(piece: bytes, times: int) -> Callable[[], bytes]:
    return lambda: piece * times


BOMBS = (
    Bomb("gzip of 1 GB", lambda: _zeros(1024), coding="gzip"),
    Bomb(
        "gzip of 24 MB of one paragraph", lambda: gzip.compress(b"<p>" + b"slow train " * 2_200_000, 1), coding="gzip"
    ),
    Bomb("deflate of 300 MB", lambda: zlib.compress(bytes(300 << 20), 9), coding="deflate"),
    Bomb("gzip in gzip", lambda: gzip.compress(_zeros(500)), coding="gzip, gzip"),
    Bomb("50,000 deep", _many(b"<div>", 50_000)),
    Bomb("5 MB of one tag", lambda: b"<p " + b"a" * 5_000_000),
    Bomb("300,000 attributes", lambda: b"<p " + b"".join(b"a%d=1 " % n for n in range(300_000)) + b">slow train"),
    Bomb("a million tags", _many(b"<b><i>", 500_000)),
    Bomb("XML that laughs", _laughs, "application/rss+xml"),
    Bomb("200,000 items", lambda: b"<rss><channel>" + b"<item><title>x</title></item>" * 200_000, "application/xml"),
    Bomb("JSON 100,000 deep", lambda: b'{"items":' + b"[" * 100_000, "application/json"),
    Bomb("a picture of 60,000 x 60,000", lambda: _png(60_000, 60_000), "image/png"),
)


@contextmanager
def _serving(bomb: Bomb) -> Iterator[str]:
    """The origin of a server that has the bomb, and something small to begin with."""
    body = bomb.body()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            small = self.path == SMALL
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if small else bomb.content_type)
            if bomb.coding and not small:
                self.send_header("Content-Encoding", bomb.coding)
            self.end_headers()
            self.wfile.write(b"<p>slow train" if small else body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:
                return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def bombs_do_not_swell(count: int, _folder: Path, tally: Tally) -> None:
    most = 0
    for bomb in BOMBS[:count]:
        with _serving(bomb) as origin:
            told = subprocess.run(
                [sys.executable, "-m", "tests.hostile.swell", origin],
                capture_output=True,
                text=True,
                cwd=ROOT,
                check=False,
            )
        more = int(told.stdout.split()[0]) if told.returncode == 0 else sys.maxsize
        most = max(most, more)
        tally.check(more <= MOST_MORE, f"{bomb.name}: {more >> 20} MB more; {told.stdout} {told.stderr[-300:]}")
    tally.measured = f"at most {most >> 20} MB more"
