"""Servers that pack their pages wrongly, too well, or in a way nobody asked for, or lie about the charset."""

import gzip
import zlib

from reader.errors import ServerFailed, TooLarge
from reader.model.page import Page
from tests.faults.server import Fault, Script, saying, whole

_PAGE = b"<p>words " + b"and more words " * 400
_ZIPPED = gzip.compress(_PAGE, mtime=0)
_DAMAGED = _ZIPPED[:40] + b"\xff" + _ZIPPED[41:]
_ZLIB = zlib.compress(_PAGE)
_RAW = _ZLIB[2:-4]
_BOMB = gzip.compress(b"\x00" * 40_000_000, mtime=0)


def _packed(coding: str, body: bytes) -> Script:
    return saying(whole(body, content_encoding=coding))


def _charset(label: str, body: bytes) -> Script:
    return saying(whole(body, content_type=f"text/html; charset={label}"))


FAULTS = (
    Fault("gzip", _packed("gzip", _ZIPPED), Page, "words"),
    Fault("says gzip, sends text", _packed("gzip", _PAGE), ServerFailed, "damaged"),
    Fault("says gzip, sends nothing", _packed("gzip", b""), Page, ""),
    Fault("says gzip, sends deflate", _packed("gzip", _ZLIB), ServerFailed, "damaged"),
    Fault("says nothing, sends gzip", saying(whole(_ZIPPED)), Page, "words"),
    Fault("gzip cut short", _packed("gzip", _ZIPPED[:-20]), ServerFailed, "broke off"),
    Fault("gzip cut in its header", _packed("gzip", _ZIPPED[:5]), ServerFailed, "broke off"),
    Fault("gzip with a wrong checksum", _packed("gzip", _ZIPPED[:-8] + b"\x00" * 8), ServerFailed, "damaged"),
    Fault("gzip with a damaged middle", _packed("gzip", _DAMAGED), ServerFailed, "damaged"),
    Fault("gzip in two members", _packed("gzip", gzip.compress(b"<p>wo") + gzip.compress(b"rds")), Page, "words"),
    Fault("gzip with noise behind it", _packed("gzip", _ZIPPED + b"\x00noise"), Page, "words"),
    Fault("gzip, then a bomb behind it", _packed("gzip", _ZIPPED + _BOMB), TooLarge, "too much"),
    Fault("2,000 empty members", _packed("gzip", gzip.compress(b"", mtime=0) * 2_000), Page, ""),
    Fault("a gzip bomb of 40 MB", _packed("gzip", _BOMB), TooLarge, "too much"),
    Fault("a bomb within a bomb", _packed("gzip, gzip", gzip.compress(_BOMB)), TooLarge, "too much"),
    Fault("gzip twice", _packed("gzip, gzip", gzip.compress(_ZIPPED)), Page, "words"),
    Fault("deflate with its header", _packed("deflate", _ZLIB), Page, "words"),
    Fault("deflate without its header", _packed("deflate", _RAW), Page, "words"),
    Fault("deflate cut short", _packed("deflate", _ZLIB[:30]), ServerFailed, "broke off"),
    Fault("a deflate bomb", _packed("deflate", zlib.compress(b"\x00" * 40_000_000)), TooLarge, "too much"),
    Fault("says identity", _packed("identity", _PAGE), Page, "words"),
    Fault("brotli", _packed("br", b"\x1b\x03\x00\x00"), ServerFailed, "cannot unpack"),
    Fault("zstd", _packed("zstd", b"\x28\xb5\x2f\xfd"), ServerFailed, "cannot unpack"),
    Fault("an unknown coding", _packed("x-new", b"abc"), Page, "abc"),
    Fault("40 codings", _packed(", ".join(["gzip"] * 40), b"abc"), ServerFailed, "cannot unpack"),
    Fault("says utf-8, is windows-1252", _charset("utf-8", b"<p>caf\xe9 words"), Page, "words"),
    Fault("says ascii, is utf-16", _charset("us-ascii", "<p>words".encode("utf-16")), Page, "w\x00o"),
    Fault("an unknown charset", _charset("klingon", b"<p>words"), Page, "words"),
    Fault("a codec of Python as charset", _charset("zip", b"<p>words"), Page, "words"),
)
