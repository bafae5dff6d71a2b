"""What is heard on a connection is watched: heads without measure, and words behind an answer."""

import httpcore
import pytest

from reader.fetch.stream import Answer, WatchedStream


class Babbler(httpcore.AsyncNetworkStream):
    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's own
        return b"x" * max_bytes

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's own
        return


def answered(stream: WatchedStream, *fields: tuple[bytes, bytes]) -> Answer:
    return Answer(httpcore.Response(200, headers=list(fields), extensions={"network_stream": stream}))


async def heard(*pieces: bytes) -> WatchedStream:
    stream = WatchedStream(httpcore.AsyncMockStream(list(pieces)))
    await stream.write(b"GET / HTTP/1.1\r\n\r\n")
    for _ in pieces:
        await stream.read(65_536)
    return stream


def is_closed(stream: WatchedStream) -> bool:
    return stream.get_extra_info("is_readable") is True


@pytest.mark.parametrize(
    ("behind", "closed"), [(b"", False), (b"HTTP/1.1 200 OK\r\n", True), (b"x", True), (b"\r\n", True)]
)
async def test_a_server_that_goes_on_after_its_answer_is_hung_up_on(behind: bytes, closed: bool) -> None:
    stream = await heard(b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n<p>words" + behind)
    answer = answered(stream, (b"Content-Length", b"8"))
    answer.goes_on(b"<p>wor")
    answer.goes_on(b"ds")
    await answer.is_over()
    assert is_closed(stream) == closed


@pytest.mark.parametrize(("behind", "closed"), [(b"", False), (b"HTTP/1.1 200 OK\r\n", True)])
async def test_the_same_behind_chunks(behind: bytes, closed: bool) -> None:
    stream = await heard(b"HTTP/1.1 200 OK\r\n\r\n1\r\nx\r\n0\r\n\r", b"\n" + behind)
    answer = answered(stream, (b"transfer-encoding", b"chunked"))
    answer.goes_on(b"x")
    await answer.is_over()
    assert is_closed(stream) == closed


async def test_an_answer_on_a_connection_that_is_not_watched_is_read_all_the_same() -> None:
    answer = Answer(httpcore.Response(200, headers=[(b"Content-Length", b"1")]))
    answer.goes_on(b"x")
    await answer.is_over()


async def test_an_answer_without_a_body_ends_with_its_head() -> None:
    stream = await heard(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    await answered(stream).is_over()
    assert not is_closed(stream)


async def test_a_head_is_read_in_small_steps_and_not_for_ever() -> None:
    stream = WatchedStream(Babbler())
    await stream.write(b"GET / HTTP/1.1\r\n\r\n")
    for _ in range(32):
        assert len(await stream.read(65_536)) == 4_096
    with pytest.raises(httpcore.RemoteProtocolError, match="too long"):
        await stream.read(65_536)


async def test_the_measure_is_for_one_head_at_a_time() -> None:
    stream = WatchedStream(Babbler())
    for _ in range(100):
        await stream.write(b"GET / HTTP/1.1\r\n\r\n")
        assert len(await stream.read(65_536)) == 4_096


async def test_a_body_is_read_in_the_steps_asked_for() -> None:
    stream = WatchedStream(Babbler())
    answered(stream)
    assert [len(await stream.read(65_536)) for _ in range(9)] == [65_536] * 9
