"""The wire: signing in, proxies, redirects, pages that are gone (see `tests.bench.reports_wire`)."""

import asyncio
import base64
import os
import sys
import tempfile
from asyncio.subprocess import PIPE, STDOUT
from functools import partial

from reader.errors import BylineError
from reader.fetch.cookies import read_cookies
from reader.service.following import refreshing
from reader.service.reading.opening import open_entry
from reader.service.reading.outside import browser_command
from tests.bench.reports_wire import CHECKS, XML, Stand, check, equal, feed, report
from tests.fetch.loopback import answer, header
from tests.service.conftest import add_channel
from tests.shared import shared


async def _own_text(stand: Stand, name: str) -> tuple[bool, str]:
    channel = await stand.add(name)
    entries, missing = await stand.entries(channel), []
    for entry in entries:
        try:
            opened = await open_entry(stand.desk, entry.id)
        except BylineError as error:
            missing.append(f"{entry.headline}: {error.headline}")
            continue
        if "feed" not in opened.reason or not opened.article.text:
            missing.append(f"{entry.headline}: {opened.reason}")
    return not missing and bool(entries), "; ".join(missing)


for _name in ("feed-own-text-short-page-gone.xml", "feed-description-only-page-gone.xml"):
    CHECKS[_name.removesuffix(".xml")] = partial(_own_text, name=_name)


@check("meta-refresh-noscript")
async def _(stand: Stand) -> tuple[bool, str]:
    return await _refreshed(stand, report("meta-refresh-noscript.html", stand.site.origin))


async def _refreshed(stand: Stand, body: bytes, right: bool = True) -> tuple[bool, str]:
    stand.pages["/from.html"] = answer(body)
    stand.pages["/p-target.html"] = answer(b"<p>the target</p>")
    page = await stand.desk.fetcher.fetch(f"{stand.site.origin}/from.html")
    assert page
    return equal(page.final_url.endswith("/p-target.html"), right)


_TEXT = b"<p>" + b"word " * 200
FORWARDS: dict[str, tuple[bytes, bool]] = {
    "meta refresh in the head": (b"<meta http-equiv=refresh content='0; url=/p-target.html'><p>Moved.", True),
    "meta refresh, quoted url, no blank": (b"<META HTTP-EQUIV='Refresh' CONTENT=\"1;URL='/p-target.html'\">", True),
    "a javascript page alone": (b"<html><script>location.replace('/p-target.html');</script></html>", True),
    "javascript beside text": (b"<script>location.replace('/p-target.html')</script>" + _TEXT, False),
    "a reload after minutes": (b"<meta http-equiv=refresh content='900; url=/p-target.html'>" + _TEXT, False),
    "noscript beside text": (
        b"<noscript><meta http-equiv=refresh content='0;url=/p-target.html'></noscript>" + _TEXT,
        False,
    ),
    "in a comment": (b"<!-- <meta http-equiv=refresh content='0;url=/p-target.html'> --><p>x", False),
}
for _name, (_body, _goes) in FORWARDS.items():
    CHECKS[_name] = partial(_refreshed, body=_body, right=_goes)


@check("meta refresh without end, and to another scheme")
async def _(stand: Stand) -> tuple[bool, str]:
    for number in range(9):
        sends = f"<meta http-equiv=refresh content='0;url=/{number + 1}'>".encode()
        stand.pages[f"/{number}"] = answer(sends)
    stand.pages["/scheme"] = answer(b"<meta http-equiv=refresh content='0;url=javascript:alert(1)'>x")
    try:
        await stand.desk.fetcher.fetch(f"{stand.site.origin}/0")
        return False, "it was followed without end"
    except BylineError as error:
        ended = "without end" in str(error)
    page = await stand.desk.fetcher.fetch(f"{stand.site.origin}/scheme")
    return ended and bool(page), "" if ended else "another error"


@check("cookies-fractional-expiry")
async def _(stand: Stand) -> tuple[bool, str]:
    jar, complaints = read_cookies(shared("corpus/reports") / "cookies-fractional-expiry.txt")
    return equal((len([*jar]), complaints), (1, ()))


@check("a name and a password with %40")
async def _(stand: Stand) -> tuple[bool, str]:
    host = stand.site.origin.partition("://")[2]
    stand.pages["/f"] = answer(feed("<title>A</title><link>/a</link>"), content_type=XML)
    channel = (await add_channel(stand.desk, f"http://jo%40x.example:s3cret%40home@{host}/f")).channel
    sent = header(stand.site.asked[-1], "authorization")
    name = base64.b64decode(sent.partition(" ")[2]).decode()
    entries = await stand.entries(channel)
    leaks = [entry.url for entry in entries if "s3cret" in entry.url]
    return equal((name, leaks), ("jo@x.example:s3cret@home", []))


@check("no list, export or checkup prints a password")
async def _(stand: Stand) -> tuple[bool, str]:
    host = stand.site.origin.partition("://")[2]
    stand.pages["/f"] = answer(feed("<title>A</title><link>/a</link>"), content_type=XML)
    stand.pages["/a"] = answer(b"<h1>A</h1><p>" + b"Some words of a column. " * 90)
    signed = f"http://jo:s3cret@{host}"
    with tempfile.TemporaryDirectory() as home:
        said = [
            await _byline(home, *words)
            for words in (
                ("add", f"{signed}/f"),
                ("add", f"{signed}/none"),
                *((name, *more) for more in ((), ("--json",)) for name in ("channels", "latest", "doctor", "refresh")),
                ("export", "--opml", "-"),
                ("read", f"{signed}/a"),
                ("read", f"{signed}/a", "--json"),
                ("read", f"{signed}/none"),
                ("log",),
            )
        ]
    return equal([line for each in said for line in each.splitlines() if "s3cret" in line], [])


async def _byline(home: str, *words: str) -> str:
    """What the command says on both its outputs, with its folders below ``home``."""
    folders = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), home)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "reader", *words, stdout=PIPE, stderr=STDOUT, env=os.environ | folders
    )
    return (await process.communicate())[0].decode()


@check("401 says what helps")
async def _(stand: Stand) -> tuple[bool, str]:
    stand.pages["/f"] = answer(b"", "401 Unauthorized", www_authenticate="Basic realm=x")
    try:
        await stand.desk.fetcher.fetch(f"{stand.site.origin}/f")
    except BylineError as error:
        return equal("name:password@" in error.hint or error.hint, True)
    return False, "no error"


@check("BROWSER with arguments, %s and several commands")
async def _(stand: Stand) -> tuple[bool, str]:
    url = "https://a.example/"
    seen = [
        browser_command(url, "linux", browser, lambda name: name != "nosuchthing")
        for browser in ("firefox --new-tab", "env BYLINE=%s true", f"nosuchthing %s{os.pathsep}env -i")
    ]
    return equal(seen, [("firefox", "--new-tab", url), ("env", f"BYLINE={url}", "true"), ("env", "-i", url)])


async def _proxied(stand: Stand, name: str, proxy: str) -> str:
    before = os.environ.get(name)
    os.environ[name] = proxy
    try:
        await stand.desk.fetcher.fetch("http://paper.example/")
    except BylineError as error:
        return str(error)
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before
    return ""


@check("a SOCKS proxy works or is named")
async def _(stand: Stand) -> tuple[bool, str]:
    said = await _proxied(stand, "ALL_PROXY", "socks5://jo:s3cret@127.0.0.1:1")
    return "socks5://127.0.0.1:1" in said and "s3cret" not in said, said


@check("a dead proxy is named")
async def _(stand: Stand) -> tuple[bool, str]:
    said = await _proxied(stand, "http_proxy", "http://jo:s3cret@127.0.0.1:1")
    return "proxy http://127.0.0.1:1" in said and "s3cret" not in said, said


async def _moves(stand: Stand, status: str) -> tuple[str, str]:
    """The channel's feed after it answered so once, and the paths that were asked for."""
    stand.pages["/f"] = answer(feed("<title>A</title><link>/a</link>"), content_type=XML)
    channel = await stand.add("f")
    stand.pages["/new"] = stand.pages["/f"]
    stand.pages["/f"] = answer(b"", status, location="/new")
    await refreshing.refresh(stand.desk, channel)
    stand.site.asked.clear()
    now = await stand.desk.library.read(lambda library: library.channels.get(channel.id))
    assert now
    await refreshing.refresh(stand.desk, now)
    return now.feed_url.rpartition("/")[2], stand.site.asked[0].split()[1]


for _name, _goes in (("301", True), ("308", True), ("302", False), ("307", False)):

    async def _moved(stand: Stand, status: str = _name, kept: bool = _goes) -> tuple[bool, str]:
        right = ("new", "/new") if kept else ("f", "/f")
        return equal(await _moves(stand, f"{status} Moved"), right)

    CHECKS[f"a channel that answers {_name}"] = _moved
