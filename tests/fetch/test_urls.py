"""What is an address, and what a person meant by one."""

import json

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import BadUrl
from reader.fetch.urls import checked_url, host_of, with_scheme
from reader.model.address import as_web
from tests.shared import counted, shared


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "HTTP://Example.com:8080/a?b#c",
        "https://user:pass@example.com/",
        "https://münchen.example/straße",
        "http://[::1]:80/",
        "https://example.com./a b",
    ],
)
def test_a_whole_address_stays_as_it_is(url: str) -> None:
    assert checked_url(f"  {url}\n") == url


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://example.com\\a\\b?c=\\d#\\e", "https://example.com/a/b?c=\\d#\\e"),
        ("https://good.example\\@evil.example/", "https://good.example/@evil.example/"),
        ("feed:https://example.com/f", "https://example.com/f"),
        ("feed://example.com/f", "http://example.com/f"),
        ("https://jo%40x.example:a%3Ab@example.com/", "https://jo%40x.example:a%3Ab@example.com/"),
    ],
)
def test_an_address_is_taken_as_a_browser_takes_it(typed: str, meant: str) -> None:
    assert checked_url(typed) == meant


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no address"),
        ("   ", "no address"),
        ("example.com/x", "no whole address"),
        ("//example.com/x", "no whole address"),
        ("/politics/opeds", "no whole address"),
        ("localhost:8000/x", "no whole address"),
        ("file:///etc/passwd", "cannot open file: addresses"),
        ("javascript:alert(1)", "cannot open javascript: addresses"),
        ("mailto:a@example.com", "cannot open mailto: addresses"),
        ("data:text/html,x", "cannot open data: addresses"),
        ("gopher://example.com", "cannot open gopher: addresses"),
        ("https:///x", "no site that can exist"),
        ("https:", "no site that can exist"),
        ("https://", "no site that can exist"),
        ("https://user@/x", "no site that can exist"),
        ("https://a..b/", "no site that can exist"),
        ("https://exa mple.com/", "no site that can exist"),
        ("https://%65xample.com/", "no site that can exist"),
        ("https://example.com:99999/", "no site that can exist"),
        ("https://example.com:x/", "no site that can exist"),
        ("https://example.com:0/", "no site that can exist"),
        ("https://[::1/", "no site that can exist"),
        ("https://[::zz]/", "no site that can exist"),
        (f"https://{'a' * 64}.com/", "no site that can exist"),
        (f"https://{'a.' * 130}com/", "no site that can exist"),
        ("https://example.com/\x1b]0;x\x07", "invisible characters"),
        ("https://exam\nple.com/", "invisible characters"),
        ("https://example.com/\u202etxt", "invisible characters"),
        ("https://exam\u200bple.com/", "invisible characters"),
        ("https://example.com/\ud800", "invisible characters"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(BadUrl) as refused:
        checked_url(text)
    assert says in refused.value.headline
    assert refused.value.hint.endswith((".", "?"))
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("example.com/x", "Did you mean https://example.com/x?"),
        ("localhost:8000", "Did you mean http://localhost:8000?"),
        ("/politics/opeds", "A whole address begins with https:// and the name of a site."),
        ("opeds", "A whole address begins with https:// and the name of a site."),
    ],
)
def test_what_was_probably_meant_is_offered(text: str, hint: str) -> None:
    with pytest.raises(BadUrl) as refused:
        checked_url(text)
    assert refused.value.hint == hint


def test_a_long_address_is_told_short() -> None:
    with pytest.raises(BadUrl) as refused:
        checked_url("x" * 5000)
    assert len(refused.value.headline) < 120


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("example.com/x", "https://example.com/x"),
        ("  example.com ", "https://example.com"),
        ("//example.com/x", "https://example.com/x"),
        ("example.com:8080/x", "https://example.com:8080/x"),
        ("[2001:db8::1]:8080/x", "https://[2001:db8::1]:8080/x"),
        ("localhost", "http://localhost"),
        ("localhost:8000/x", "http://localhost:8000/x"),
        ("127.0.0.1:80", "http://127.0.0.1:80"),
        ("[::1]/x", "http://[::1]/x"),
        ("localhost.example.com", "https://localhost.example.com"),
        ("http://example.com", "http://example.com"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("", ""),
    ],
)
def test_what_a_person_typed(typed: str, url: str) -> None:
    assert with_scheme(typed) == url


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://user:secret@Example.COM:81/x", "example.com"),
        ("http://[::1]:8/", "::1"),
        ("nonsense", ""),
        ("https://[bad", ""),
    ],
)
def test_the_host_for_a_sentence(url: str, host: str) -> None:
    assert host_of(url) == host


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_taken_or_refused(text: str) -> None:
    for typed in (text, with_scheme(text), f"https://{text}"):
        try:
            url = checked_url(typed)
        except BadUrl:
            continue
        assert url == as_web(typed.strip())
        assert host_of(url)


def test_the_host_told_is_the_host_called() -> None:
    """What browsers, httpx and Byline take for the host of a tricky address must be one and the same."""
    cases = json.loads(shared("corpus/hostile/urltestdata.json").read_text("utf-8"))
    confused = []
    for case in counted("urls", cases):
        try:
            url = checked_url(case["input"])
            called = httpx.URL(url).host
        except (BadUrl, httpx.InvalidURL, TypeError):
            continue
        # IDNA counts the ideographic full stop among the dots.
        if called != host_of(url).replace("\u3002", "."):
            confused.append(url)
    assert not confused
