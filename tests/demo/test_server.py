"""HTTP: validators, compression, methods, beginnings and ends."""

import gzip
import http.client
import socket
import threading
from datetime import date
from urllib.parse import urlsplit

import pytest

from reader.demo.server import ORIGIN, Syndicate, accepts_gzip
from tests.demo.conftest import TODAY, Client

FEED = "/politics/opeds/rss"


@pytest.mark.parametrize("path", [FEED, "/politics/opeds", "/thefunnies/gullandbuoy"])
def test_feeds_and_lists_can_be_asked_for_conditionally(client: Client, path: str) -> None:
    full = client.get(path)
    by_tag = client.get(path, If_None_Match=f'"other", W/{full.headers["ETag"]}')
    by_date = client.get(path, If_Modified_Since=full.headers["Last-Modified"])
    assert (full.status, by_tag.status, by_date.status) == (200, 304, 304)
    assert by_tag.body == b""
    assert by_tag.headers["ETag"] == full.headers["ETag"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"stale"'},
        {"If_None_Match": '"stale"', "If_Modified_Since": "Sat, 01 Jan 2050 00:00:00 GMT"},
        {"If_Modified_Since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        {"If_Modified_Since": "the day before"},
    ],
)
def test_an_old_copy_is_replaced(client: Client, headers: dict[str, str]) -> None:
    assert client.get(FEED, **headers).status == 200


def test_a_column_has_no_validators(client: Client) -> None:
    column = client.get("/politics/opeds/s-4320001")
    assert column.headers["ETag"] is None


def test_bodies_are_packed_for_who_can_unpack_them(client: Client) -> None:
    plain, packed = client.get(FEED), client.get(FEED, Accept_Encoding="gzip, deflate")
    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body


@pytest.mark.parametrize(
    ("header", "yes"),
    [
        ("", False),
        ("gzip", True),
        ("deflate, GZIP;q=0.5", True),
        ("gzip;q=0, *", False),
        ("*", True),
        ("identity", False),
        ("br, x-gzip", False),
    ],
)
def test_who_accepts_gzip(header: str, yes: bool) -> None:
    assert accepts_gzip(header) is yes


@pytest.mark.parametrize("path", [FEED, "/politics/opeds", "/no/such/page"])
def test_head_says_what_get_would(client: Client, path: str) -> None:
    head, full = client.get(path, method="HEAD"), client.get(path)
    assert head.status == full.status
    assert head.body == b""
    assert head.headers["Content-Length"] == str(len(full.body))


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/politics/opeds/page-99",
        "/politics/opeds/page-0",
        "/nobody/s-4300001",
        "/x/rss",
        "/thefunnies/gullandbuoy/s-1",
    ],
)
def test_what_is_not_there(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status == 404
    assert "404: Page Not Found" in answer.text


def test_doubled_and_trailing_slashes_and_queries_are_forgiven(client: Client) -> None:
    assert client.get("//politics/opeds/rss").body == client.get(FEED).body
    assert client.get("/politics/opeds/?x=1").body == client.get("/politics/opeds").body


def test_a_connection_is_kept_for_the_next_request(client: Client) -> None:
    connection = http.client.HTTPConnection(urlsplit(client.address).netloc)
    try:
        for _ in range(2):
            connection.request("GET", FEED)
            assert connection.getresponse().read().startswith(b"<?xml")
            used = connection.sock
            assert used is not None
    finally:
        connection.close()


def _has_ended(connection: socket.socket) -> bool:
    """Whether the other side closed, politely or (with our request unread) not."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_stop_leaves_no_thread_even_with_an_idle_and_a_waiting_client() -> None:
    before = set(threading.enumerate())
    syndicate = Syndicate(TODAY, slow=3600)
    syndicate.start()
    host, port = urlsplit(syndicate.address).hostname, urlsplit(syndicate.address).port
    with socket.create_connection((host, port)) as idle, socket.create_connection((host, port)) as waiting:
        for connection in (idle, waiting):
            connection.sendall(b"HEAD /robots.txt HTTP/1.1\r\nHost: lantern\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        waiting.sendall(b"GET /knowledge/roughedges/s-4320001 HTTP/1.1\r\nHost: lantern\r\n\r\n")
        syndicate.stop()
        assert _has_ended(idle)
        assert _has_ended(waiting)
    assert not set(threading.enumerate()) - before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, port))


def test_start_and_stop_may_be_said_twice_and_again() -> None:
    syndicate = Syndicate(TODAY)
    syndicate.stop()
    for _ in range(2):
        syndicate.start()
        syndicate.start()
        assert Client(syndicate.address).get("/robots.txt").status == 200
        syndicate.stop()
        syndicate.stop()
    with pytest.raises(RuntimeError, match="not been started"):
        _ = syndicate.address


def test_two_syndicates_keep_their_own_day() -> None:
    with Syndicate(date(2026, 3, 1)) as march, Syndicate(date(2026, 6, 1)) as june:
        assert march.address != june.address
        assert "Mar/01/2026" in Client(march.address).get(FEED).text
        assert "Jun/01/2026" in Client(june.address).get(FEED).text


def test_the_same_day_gives_the_same_bytes() -> None:
    with Syndicate(TODAY) as one, Syndicate(TODAY) as other:
        for path in (FEED, "/politics/opeds", "/thefunnies/wickandmoth"):
            assert Client(one.address).get(path).body == Client(other.address).get(path).body


def test_nothing_is_written_to_the_terminal(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    assert client.get("/nowhere").status == 404
    assert client.get(FEED, method="POST").status == 501
    assert capfd.readouterr() == ("", "")


def test_the_origin_is_the_one_the_pages_speak_of(client: Client) -> None:
    assert f'<link rel="canonical" href="{ORIGIN}/politics/opeds">' in client.get("/politics/opeds").text
    assert client.address not in client.get("/politics/opeds").text
