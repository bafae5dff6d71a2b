"""What kind of thing a body is, and whether there is anything in it to read.

The signatures are those of the MIME Sniffing standard (mimesniff.spec.whatwg.org, sections 6 and 7), as far as a
reader needs them: text of some kind, or a thing with a name a person knows.
"""

import codecs
import re

from reader.charset import codec_of

_HEAD_BYTES = 1024

_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_UNKNOWN = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown"))
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\x00?\x00", b"\x00<\x00?")

_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"OggS\x00", "audio/ogg"),
    (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/avi"}

_XML = re.compile(r"<\?xml|<(?:rss|feed|rdf:rdf|opml)[\s>]", re.IGNORECASE)
# The atomic group keeps a page that begins with a hundred comments from being matched in every possible way.
_HTML = re.compile(
    r"(?>(?:<!--.*?-->|<\?.*?>|\s)*)<(?:!doctype\s+html|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE | re.DOTALL
)
_XHTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_JSON = re.compile(r"\{\s*(?:\"|\})|\[\s*(?:[\[{\"\]\d-]|true|false|null)")

_NAMES = {
    "image": "a picture",
    "audio": "a recording",
    "video": "a film",
    "font": "a typeface",
    "application/pdf": "a PDF",
    "application/zip": "a packed file",
    "application/gzip": "a packed file",
    "application/vnd.rar": "a packed file",
    "application/x-7z-compressed": "a packed file",
}


def declared_type(header: str) -> tuple[str, str]:
    """Media type in lower case and charset label of a Content-Type value; each empty if absent or malformed."""
    media, _, parameters = header.partition(";")
    media = media.strip().lower()
    charset = _CHARSET.search(parameters)
    return (media if _MEDIA_TYPE.fullmatch(media) else ""), (charset[1] if charset else "")


def media_type(declared: str, body: bytes, charset: str = "") -> str:
    """The declared media type, or what the bytes look like where it says nothing."""
    return _looks_like(body, charset) if declared in _UNKNOWN else declared


def not_text(media: str, body: bytes, charset: str = "") -> str:
    """What a person calls a body that holds nothing to read (``a picture``); empty for text of any kind."""
    family = media.partition("/")[0]
    if family in _NAMES:
        return _NAMES[family]
    seen = _looks_like(body, charset)
    if seen.startswith("text/") or seen.endswith(("xml", "json")):
        return ""
    return _NAMES.get(seen) or _NAMES.get(seen.partition("/")[0]) or "a program or data file"


def _looks_like(body: bytes, charset: str) -> str:
    if binary := _signature(body):
        return binary
    head = body[:_HEAD_BYTES]
    if b"\x00" in head:
        if not (head.startswith(_UTF16_MARKS) or codec_of(charset).startswith("utf-16")):
            return "application/octet-stream"
        head = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return _text_type(head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip())


def _signature(body: bytes) -> str:
    if body[:4] == b"RIFF":
        return _RIFF.get(body[8:12], "application/octet-stream")
    if body[:3] == b"\x00\x00\x00" and body[4:8] == b"ftyp":
        return "image/avif" if body[8:12] in (b"avif", b"avis") else "video/mp4"
    return next((media for mark, media in _SIGNATURES if body.startswith(mark)), "")


def _text_type(head: str) -> str:
    if _XML.match(head):
        return "text/html" if _XHTML.search(head) else "application/xml"
    if _HTML.match(head):
        return "text/html"
    return "application/json" if _JSON.match(head) else "text/plain"
