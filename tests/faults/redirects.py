"""Servers that send their visitors elsewhere, and where no page of the web should lead."""

from reader.errors import BadUrl, Refused, ServerFailed
from reader.model.page import Page
from tests.faults.server import Call, Fault, Script, head, saying, whole


def _to(location: str | bytes, status: str = "302 Found") -> Script:
    """Sends every visitor but that of ``/there`` to ``location``, which may name the server's ``{port}``."""

    async def script(call: Call) -> None:
        path = await call.heard()
        if path == "/there":
            await call.say(whole())
            return
        target = location if isinstance(location, bytes) else location.replace("{port}", str(call.port)).encode()
        await call.say(head(status, content_length="0").replace(b"\r\n\r\n", b"\r\nLocation: " + target + b"\r\n\r\n"))

    return script


def _chain(hops: int) -> Script:
    async def script(call: Call) -> None:
        number = int((await call.heard()).strip("/x") or 0)
        await call.say(whole() if number == hops else whole(b"", "302 Found", location=f"/x{number + 1}"))

    return script


async def _to_a_longer_query(call: Call) -> None:
    path = await call.heard()
    await call.say(whole(b"", "302 Found", location=f"{path}{'&' if '?' in path else '?'}a"))


def _private(spelling: str) -> Fault:
    return Fault(f"redirects to {spelling}", _to(f"http://{spelling}/there"), Refused, "private network")


def _unclear(spelling: str) -> Fault:
    return Fault(f"redirects to {spelling}", _to(f"http://{spelling}/there"), BadUrl, "cannot be right")


def _not_web(location: str) -> Fault:
    return Fault(f"redirects to {location.partition(':')[0]}:", _to(location), BadUrl, "not on the web")


_PRIVATE = (
    "127.0.0.2:{port}", "localhost:{port}", "LOCALHOST.:{port}", "a.localhost:{port}", "10.0.0.1", "192.168.0.1",
    "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0:{port}", "255.255.255.255", "224.0.0.1", "[::1]:{port}",
    "[::]:{port}", "[::ffff:7f00:1]:{port}", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]",
)  # fmt: skip
_UNCLEAR = (
    "0177.0.0.1:{port}", "0x7f.0.0.1:{port}", "0x7f000001:{port}", "2130706433:{port}", "127.1:{port}",
    "[::ffff:127.0.0.1]:{port}", "127.0.0.1.:{port}", "127.0.0.256", "127%2e0.0.1",
)  # fmt: skip

FAULTS = (
    Fault("redirects once", _to("/there"), Page, "words"),
    Fault("redirects with status 308", _to("/there", "308 Permanent Redirect"), Page, "words"),
    Fault("redirects without a scheme", _to("//127.0.0.1:{port}/there"), Page, "words"),
    Fault("redirects to a relative path", _to("../a/../there"), Page, "words"),
    Fault("redirects with a password", _to("http://user:pass@127.0.0.1:{port}/there"), Page, "words"),
    Fault("redirects to itself", _to("/x"), Refused, "without end"),
    Fault("redirects in a circle of 2", _to("http://127.0.0.1:{port}/y"), Refused, "without end"),
    Fault("redirects to itself with a growing query", _to_a_longer_query, Refused, "without end"),
    Fault("redirects 5 times, then a page", _chain(5), Page, "words"),
    Fault("redirects 6 times, then a page", _chain(6), Refused, "without end"),
    Fault("redirects to another program of its computer", _to("http://127.0.0.1:1/"), Refused, "private network"),
    Fault("redirects to another port", _to("http://127.0.0.1:{port}/there"), Page, "words"),
    Fault("redirects to port 0", _to("http://127.0.0.1:0/"), BadUrl, "cannot be right"),
    Fault("redirects to port 99999", _to("http://127.0.0.1:99999/"), BadUrl, "cannot be right"),
    Fault("redirects to a name that is too long", _to(f"http://{'a' * 70}.example/"), BadUrl, "cannot be right"),
    Fault("redirects to no host", _to("http:///there"), Page, "words"),
    Fault("redirects to terminal commands", _to(b"http://\x1b[2J.example/"), BadUrl, "cannot be right"),
    Fault("redirects to a host of bytes", _to(b"http://\xff\xfe \x80.example/"), BadUrl, "cannot be right"),
    Fault("redirects to a path of bytes", _to(b"/\xe9\xff"), Refused, "without end"),
    Fault("redirects to an address of 60 KB", _to("/" + "x" * 60_000), Refused, "without end"),
    Fault("redirects to an address of 100 KB", _to("/" + "x" * 99_000), BadUrl, "cannot be right"),
    Fault("redirects nowhere", _to(""), ServerFailed, "does not say where"),
    Fault("redirects without a Location", saying(whole(b"", "302 Found")), ServerFailed, "does not say where"),
    Fault("offers a choice", saying(whole(b"", "300 Multiple Choices")), ServerFailed, "does not say which"),
    Fault("asks for a proxy", saying(whole(b"", "305 Use Proxy", location="/y")), ServerFailed, "makes no sense"),
    *map(_not_web, ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,<p>x", "mailto:a@b.example",
                    "intent://open", "ftp://127.0.0.1/", "view-source:http://127.0.0.1/", "ssh://x", "about:blank")),
    *map(_private, _PRIVATE),
    *map(_unclear, _UNCLEAR),
)  # fmt: skip
