"""Servers that answer in good HTTP what is no column: other things than text, and numbers instead of a page."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from reader.errors import FetchError, Gone, NotText, Refused, ServerFailed
from reader.model.page import Page
from tests.faults.server import Fault, Script, head, saying, whole

_CHECK = b"<title>Just a moment...</title><p>Checking that you are not a robot."


def _typed(content_type: str | None, body: bytes) -> Script:
    return saying(whole(body, content_type=content_type))


def _status(status: str, gives: type[FetchError], says: str) -> Fault:
    return Fault(f"status {status}", saying(whole(b"<p>Sorry", status)), gives, says)


def _wait(name: str, after: str, status: str = "429 Too Many Requests") -> Fault:
    said = "asked too often" if status.startswith("429") else "closed or too busy"
    kind = Refused if status.startswith("429") else ServerFailed
    return Fault(f"{status[:3]}, Retry-After: {name}", saying(whole(b"", status, retry_after=after)), kind, said)


_TYPES = (
    Fault("a picture", _typed("image/png", b"\x89PNG\r\n\x1a\n\x00"), NotText, "a picture"),
    Fault("a picture called HTML", _typed("text/html", b"\x89PNG\r\n\x1a\n\x00"), NotText, "a picture"),
    Fault("a PDF", _typed("application/pdf", b"%PDF-1.7"), NotText, "a PDF"),
    Fault("a PDF called HTML", _typed("text/html", b"%PDF-1.7"), NotText, "a PDF"),
    Fault("a film", _typed("video/mp4", b"\x00\x00\x00\x20ftypisom"), NotText, "a film"),
    Fault("a recording", _typed("audio/mpeg", b"ID3\x03"), NotText, "a recording"),
    Fault("a program called HTML", _typed("text/html", b"\x7fELF\x02\x01\x01" + b"\x00" * 90), NotText, "a program"),
    Fault("a packed file", _typed("application/zip", b"PK\x03\x04"), NotText, "a packed file"),
    Fault("a page called a picture", _typed("image/gif", b"<!doctype html><p>words"), NotText, "a picture"),
    Fault("a page without a type", _typed(None, b"<!doctype html><p>words"), Page, "words"),
    Fault("a page of a type nobody knows", _typed("application/x-odd", b"<p>words"), Page, "words"),
    Fault("two types", _typed("text/html, image/png", b"<p>words"), Page, "words"),
    Fault("an empty page", _typed("text/html", b""), Page, ""),
)
_STATUSES = (
    Fault("status 203, a page", saying(whole(status="203 Elsewhere")), Page, "words"),
    Fault("status 204", saying(head("204 No Content")), Page, ""),
    Fault("status 205", saying(whole(b"", "205 Reset Content")), Page, ""),
    Fault("a part where all was asked for", saying(whole(status="206 Partial Content")), ServerFailed, "only a part"),
    Fault("304 without being asked", saying(head("304 Not Modified")), ServerFailed, "never had it"),
    _status("400 Bad Request", Refused, "error 400"),
    _status("401 Unauthorized", Refused, "name and a password"),
    _status("402 Payment Required", Refused, "paid"),
    Fault("403, a check for robots", saying(whole(_CHECK, "403 Forbidden")), Refused, "will not give"),
    _status("404 Not Found", Gone, "no page"),
    _status("407 Proxy Authentication Required", Refused, "proxy"),
    _status("408 Request Timeout", ServerFailed, "lost patience"),
    _status("410 Gone", Gone, "taken this page down"),
    _status("418 I'm a teapot", Refused, "error 418"),
    _status("421 Misdirected Request", Refused, "error 421"),
    _status("425 Too Early", Refused, "error 425"),
    _status("431 Request Header Fields Too Large", Refused, "error 431"),
    _status("451 Unavailable For Legal Reasons", Refused, "legal"),
    _status("500 Internal Server Error", ServerFailed, "broke down"),
    _status("501 Not Implemented", ServerFailed, "error 501"),
    _status("502 Bad Gateway", ServerFailed, "out of order"),
    _status("503 Service Unavailable", ServerFailed, "closed or too busy"),
    _status("504 Gateway Timeout", ServerFailed, "out of order"),
    _status("521 Web Server Is Down", ServerFailed, "error 521"),
    _status("599 Odd", ServerFailed, "error 599"),
)
_WAITS = (
    _wait("seconds", "120"),
    _wait("a date", format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)),
    _wait("a date gone by", "Fri, 31 Dec 1999 23:59:59 GMT"),
    _wait("nonsense", "soon"),
    _wait("below nothing", "-5"),
    _wait("a year", "31536000"),
    _wait("a million years", "31536000000000"),
    _wait("5,000 digits", "9" * 5_000),
    _wait("terminal commands", "\x1b[2J"),
    _wait("an hour", "3600", "503 Service Unavailable"),
)

FAULTS = (*_TYPES, *_STATUSES, *_WAITS)
