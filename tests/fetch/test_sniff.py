"""What kind of thing a body is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.fetch.sniff import declared_type, media_type, not_text

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.mark.parametrize(
    ("header", "declared"),
    [
        ("text/html; charset=utf-8", ("text/html", "utf-8")),
        ('Text/HTML;Charset="ISO-8859-1"', ("text/html", "ISO-8859-1")),
        ("text/html; charset='utf-8'", ("text/html", "utf-8")),
        ("application/rss+xml", ("application/rss+xml", "")),
        ("text/html; boundary=x; charset = koi8-r ;", ("text/html", "koi8-r")),
        ("", ("", "")),
        ("html", ("", "")),
        ("text/html<script>; charset=utf-8", ("", "utf-8")),
        ("text/html; charset=\x1b]0;", ("text/html", "")),
    ],
)
def test_the_declared_type(header: str, declared: tuple[str, str]) -> None:
    assert declared_type(header) == declared


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf\n <html lang=en>", "text/html"),
        (b"<!-- a --><!-- b -->\n<p>x", "text/html"),
        (b"<article>", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "text/html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "application/xml"),
        (b"<rss version='2.0'>", "application/xml"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "application/xml"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "application/json"),
        (b'[ {"a": 1}]', "application/json"),
        (b"[sic] is what he wrote", "text/plain"),
        (b"{curly} thoughts", "text/plain"),
        (b"1 < 2", "text/plain"),
        (b"The ftyp of the BMW, ID3 and PK", "text/plain"),
        (b"", "text/plain"),
        (b"\xff\xfe<\x00p\x00>\x00", "text/html"),
        (b"\x00<\x00?\x00x\x00m\x00l", "application/xml"),
        (b"%PDF-1.7", "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00????", "application/octet-stream"),
        (b"\x00\x00\x00\x1cftypavif", "image/avif"),
        (b"\x00\x00\x00\x1cftypisom", "video/mp4"),
        (b"PK\x03\x04", "application/zip"),
        (b"text\x00more", "application/octet-stream"),
    ],
)
def test_the_type_of_bytes_nobody_named(body: bytes, media: str) -> None:
    assert media_type("", body) == media
    assert media_type("application/octet-stream", body) == media
    assert media_type("text/x-column", body) == "text/x-column"


@pytest.mark.parametrize(
    ("declared", "body", "thing"),
    [
        ("text/html", b"<p>x", ""),
        ("application/msword", b"only words", ""),
        ("application/json", b"{}", ""),
        ("application/pdf", b"", ""),
        ("text/html", b"%PDF-1.4", "a PDF"),
        ("text/html", PNG, "a picture"),
        ("image/svg+xml", b"<svg/>", "a picture"),
        ("audio/mpeg", b"", "a recording"),
        ("video/mp4", b"x", "a film"),
        ("font/woff2", b"x", "a typeface"),
        ("application/epub+zip", b"PK\x03\x04", "a packed file"),
        ("", b"OggS\x00\x02", "a recording"),
        ("", b"\x7fELF\x02\x01\x01\x00", "a program or data file"),
        ("text/plain", b"words\x00words", "a program or data file"),
        ("text/plain", b"x" * 1024 + b"\x00", ""),
    ],
)
def test_what_a_person_calls_what_cannot_be_read(declared: str, body: bytes, thing: str) -> None:
    assert not_text(declared, body) == thing


def test_nuls_are_text_where_utf16_was_declared() -> None:
    body = "words".encode("utf-16-le")
    assert not_text("text/plain", body) == "a program or data file"
    assert not_text("text/plain", body, "utf-16le") == ""


def test_a_page_that_begins_with_comments_only_is_judged_at_once() -> None:
    assert media_type("", b"<!---->" * 200) == "text/plain"


@settings(deadline=None)
@given(st.binary(max_size=100), st.text(max_size=30))
def test_every_body_has_a_type(body: bytes, header: str) -> None:
    declared, charset = declared_type(header)
    assert "/" in media_type(declared, body, charset)
    assert not_text(declared, body, charset).isprintable()
