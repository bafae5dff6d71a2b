"""Servers that lie about where an answer ends: lengths, chunks, and both at once."""

from reader.errors import ServerFailed, TooLarge
from reader.model.page import Page
from tests.faults.server import Fault, chunked, head, repeating, saying, whole

_FLOOD = b"<p>" + b"x" * 65_000
_END = b"0\r\n\r\n"
_GOOD = b"8\r\n<p>words\r\n"


def _two_lengths(first: str, second: str) -> bytes:
    return whole().replace(b"Content-Length: 8", f"Content-Length: {first}\r\nContent-Length: {second}".encode())


FAULTS = (
    Fault("says more bytes than come", saying(whole(content_length="900")), ServerFailed, "broke off"),
    Fault("sends more bytes than it says", saying(whole(b"<p>words<p>more", content_length="8")), Page, "<p>words"),
    Fault("a length below nothing", saying(whole(content_length="-1")), ServerFailed, "garbled"),
    Fault("a length that is no number", saying(whole(content_length="many")), ServerFailed, "garbled"),
    Fault("a length in hexadecimal", saying(whole(content_length="0x8")), ServerFailed, "garbled"),
    Fault("a length with a plus", saying(whole(content_length="+8")), ServerFailed, "garbled"),
    Fault("a length of 30 digits", saying(whole(content_length="9" * 30)), ServerFailed, "garbled"),
    Fault("a length of 18 digits", saying(whole(content_length="9" * 18)), TooLarge, "which is too much"),
    Fault("a length of 5,000 digits", saying(whole(content_length="9" * 5000)), ServerFailed, "garbled"),
    Fault("announces 3 GB", saying(whole(content_length="3000000000")), TooLarge, "which is too much"),
    Fault("an empty length", saying(whole(content_length="")), ServerFailed, "garbled"),
    Fault("two different lengths", saying(_two_lengths("8", "9")), ServerFailed, "garbled"),
    Fault("the same length twice", saying(_two_lengths("8", "8")), Page, "words"),
    Fault("the same length twice in one field", saying(whole(content_length="8, 8")), Page, "words"),
    Fault("no length, and hangs up", saying(head(), b"<p>words"), Page, "words"),
    Fault("a body without end", repeating(head(), _FLOOD), TooLarge, "too much for a column"),
    Fault("chunks without end", repeating(chunked(), b"fde8\r\n" + _FLOOD[:65_000] + b"\r\n"), TooLarge, "too much"),
    Fault("chunks of one byte without end", repeating(chunked(), b"1\r\nx\r\n" * 9_000), TooLarge, "more"),
    Fault("chunks that break off", saying(chunked(_GOOD)), ServerFailed, "broke off"),
    Fault("a chunk shorter than it says", saying(chunked(b"9\r\n<p>words\r\n", _END)), ServerFailed, "garbled"),
    Fault("a chunk longer than it says", saying(chunked(b"7\r\n<p>words\r\n", _END)), ServerFailed, "garbled"),
    Fault("a chunk of 16 exabytes", saying(chunked(b"ffffffffffffffff\r\n<p>")), ServerFailed, "broke off"),
    Fault("a chunk size of 40 digits", saying(chunked(b"f" * 40 + b"\r\n<p>")), ServerFailed, "garbled"),
    Fault("a chunk size below nothing", saying(chunked(b"-8\r\n<p>words\r\n", _END)), ServerFailed, "garbled"),
    Fault("a chunk size that is no number", saying(chunked(b"eight\r\n<p>words\r\n", _END)), ServerFailed, "garbled"),
    Fault("chunk extensions", saying(chunked(b'8;a=1;b="c"\r\n<p>words\r\n', _END)), Page, "words"),
    Fault("a chunk extension without end", repeating(chunked(b"8;"), b"x" * 30_000), TooLarge, "header lines"),
    Fault("trailers without end", repeating(chunked(_GOOD, b"0\r\n"), b"x: y\r\n" * 3_000), TooLarge, "header lines"),
    Fault(
        "chunks and a length, the length wrong",
        saying(head(transfer_encoding="chunked", content_length="3"), _GOOD, _END),
        Page,
        "words",
    ),
    Fault("an unknown transfer coding", saying(whole(transfer_encoding="rot13")), ServerFailed, "garbled"),
    Fault("gzip as a transfer coding", saying(whole(transfer_encoding="gzip, chunked")), ServerFailed, "garbled"),
)
