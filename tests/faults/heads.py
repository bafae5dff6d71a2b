"""Servers whose answer does not begin as HTTP answers do, or whose header is no header."""

from reader.errors import ServerFailed, TooLarge
from reader.model.page import Page
from tests.faults.server import Fault, head, repeating, saying, whole

_OK = b"HTTP/1.1 200 OK\r\n"
_BODY = b"Content-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>words"


def _field(line: bytes) -> bytes:
    return _OK + line + b"\r\n" + _BODY


def _status(line: bytes) -> bytes:
    return line + b"\r\n" + _BODY


FAULTS = (
    Fault("speaks SMTP", saying(b"220 mail.example ESMTP\r\n\r\n"), ServerFailed, "no web page"),
    Fault("speaks SSH", saying(b"SSH-2.0-OpenSSH_9.9\r\n"), ServerFailed, "hung up"),
    Fault("speaks HTTP/0.9", saying(b"<html><p>words\n"), ServerFailed, "hung up"),
    Fault(
        "speaks HTTP/2 unasked", saying(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18), ServerFailed, "no web"
    ),
    Fault("speaks HTTP/1.0", saying(_status(b"HTTP/1.0 200 OK")), Page, "words"),
    Fault("speaks HTTP/3.7", saying(_status(b"HTTP/3.7 200 OK")), Page, "words"),
    Fault("noise without lines", saying(bytes(range(256)) * 40), ServerFailed, "no web page"),
    Fault("noise without end", repeating(b"", bytes(range(11, 256)) * 40), ServerFailed, "no web page"),
    Fault("a blank line first", saying(b"\r\n" + whole()), ServerFailed, "no web page"),
    Fault("a status of two digits", saying(_status(b"HTTP/1.1 99 Odd")), ServerFailed, "no web page"),
    Fault("a status that is a word", saying(_status(b"HTTP/1.1 OK")), ServerFailed, "no web page"),
    Fault("status 999", saying(_status(b"HTTP/1.1 999 Request denied")), ServerFailed, "makes no sense"),
    Fault("status 600", saying(_status(b"HTTP/1.1 600 Odd")), ServerFailed, "makes no sense"),
    Fault("status 000", saying(_status(b"HTTP/1.1 000 Nothing")), ServerFailed, "no web page"),
    Fault("no reason after the status", saying(_status(b"HTTP/1.1 200")), Page, "words"),
    Fault("terminal commands as the reason", saying(_status(b"HTTP/1.1 200 \x1b]0;owned\x07")), Page, "words"),
    Fault("interim answers, then a page", saying(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3, whole()), Page, "words"),
    Fault("interim answers without end", repeating(b"", b"HTTP/1.1 103 Soon\r\n\r\n" * 400), TooLarge, "header lines"),
    Fault("switches protocols unasked", saying(head("101 Switching", upgrade="ws")), ServerFailed, "no web page"),
    Fault("NUL in a field", saying(_field(b"X: a\x00b")), ServerFailed, "no web page"),
    Fault("a bare CR in a field", saying(_field(b"X: a\rY: b")), ServerFailed, "no web page"),
    Fault("line ends without CR", saying((_OK + _BODY).replace(b"\r", b"")), Page, "words"),
    Fault("8-bit bytes in a field", saying(_field("X: caf\xe9 \u2019".encode())), Page, "words"),
    Fault("terminal commands in a field", saying(_field(b"Server: \x1b[31mred\x07")), Page, "words"),
    Fault("a folded field", saying(_field(b"X: a\r\n  b\r\n\tc")), Page, "words"),
    Fault("a space before the colon", saying(_field(b"X : a")), ServerFailed, "no web page"),
    Fault("a field without a colon", saying(_field(b"nothing here")), ServerFailed, "no web page"),
    Fault("a field without a name", saying(_field(b": a")), ServerFailed, "no web page"),
    Fault("a field of 70 KB", saying(_field(b"X: " + b"x" * 70_000)), TooLarge, "header lines"),
    Fault("a field of 150 KB", saying(_field(b"X: " + b"x" * 150_000)), TooLarge, "header lines"),
    Fault("2,000 small fields", saying(_field(b"\r\n".join([b"X: y"] * 2_000))), Page, "words"),
    Fault("2,000 fields, 80 KB", saying(_field(b"\r\n".join([b"X: " + b"y" * 36] * 2_000))), TooLarge, "header lines"),
    Fault("header fields without end", repeating(_OK, b"X: y\r\n" * 900), TooLarge, "header lines"),
    Fault("one header field without end", repeating(_OK + b"X: ", b"y" * 9_000), TooLarge, "header lines"),
    Fault("400 cookies", saying(_field(b"\r\n".join(b"Set-Cookie: c%d=1" % n for n in range(400)))), Page, "words"),
    Fault("a content type of terminal commands", saying(whole(content_type="\x1b[2J")), Page, "words"),
    Fault("an ETag of terminal commands", saying(whole(etag='"\x1b[2J"')), Page, "words"),
)
