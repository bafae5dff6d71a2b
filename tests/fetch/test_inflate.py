"""Unpacking in bounded steps."""

import gzip
import zlib
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.fetch.inflate import STEP, Inflater
from tests.shared import counted, shared


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "two members": ("gzip", lambda body: gzip.compress(body[:7]) + gzip.compress(body[7:])),
    "an empty member first": ("gzip", lambda body: gzip.compress(b"") + gzip.compress(body)),
    "rubbish after the end": ("gzip", lambda body: gzip.compress(body) + b"\x00rubbish"),
    "rubbish after zlib": ("deflate", lambda body: zlib.compress(body) + b"\x1f\x8b"),
}


def unpacked(inflater: Inflater, packed: bytes, step: int) -> bytes:
    return b"".join(part for at in range(0, len(packed), step) for part in inflater.feed(packed[at : at + step]))


@pytest.mark.parametrize("form", PACKED)
@settings(deadline=None)
@given(body=st.binary(max_size=400), step=st.integers(1, 500))
def test_it_comes_out_as_it_went_in_however_it_is_cut(form: str, body: bytes, step: int) -> None:
    coding, pack = PACKED[form]
    inflater = Inflater(coding)
    assert unpacked(inflater, pack(body), step) == body
    assert inflater.whole


@settings(deadline=None)
@given(sizes=st.lists(st.integers(0, 3), max_size=6), step=st.integers(1, 100_000))
def test_no_output_is_lost_at_the_edge_of_a_step(sizes: list[int], step: int) -> None:
    body = b"".join(b"\x00" * (STEP * size + size - 1) for size in sizes)
    inflater = Inflater("gzip")
    assert unpacked(inflater, gzip.compress(body), step) == body
    assert inflater.whole


def test_a_bomb_comes_in_small_pieces() -> None:
    pieces = Inflater("gzip").feed(gzip.compress(b"\x00" * 5_000_000))
    assert len(next(pieces)) == STEP
    assert max(map(len, pieces)) <= STEP


def test_many_empty_members_are_taken_in_their_stride() -> None:
    assert unpacked(Inflater("gzip"), gzip.compress(b"") * 20_000 + gzip.compress(b"end"), 1_000_000) == b"end"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_an_empty_body_is_whole(coding: str) -> None:
    assert unpacked(Inflater(coding), b"", 1) == b""
    assert Inflater(coding).whole


@pytest.mark.parametrize("form", ["gzip", "zlib", "raw deflate", "two members"])
def test_a_body_cut_short_is_not_whole(form: str) -> None:
    coding, pack = PACKED[form]
    packed = pack(b"some words of a column")
    for length in range(1, len(packed)):
        inflater = Inflater(coding)
        unpacked(inflater, packed[:length], 64)
        at_a_seam = form == "two members" and length - len(gzip.compress(b"some wo")) in (0, 1)
        assert inflater.whole is at_a_seam


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", b"<!doctype html>"), ("deflate", b"<!doctype html>"), ("gzip", b"\x1f\x8b\x08\xff" * 9)],
)
def test_what_is_not_packed_so_is_an_error(coding: str, body: bytes) -> None:
    with pytest.raises(zlib.error):
        unpacked(Inflater(coding), body, 100)


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes_unpack_or_raise_the_one_error(body: bytes, coding: str) -> None:
    try:
        result = unpacked(Inflater(coding), body, 50)
    except zlib.error:
        return
    assert isinstance(result, bytes)


def test_the_corpus_unpacks_or_raises_the_one_error() -> None:
    archive = ZipFile(shared("corpus/hostile/go-fuzz.zip"))
    outcomes = set()
    names = (name for name in archive.namelist() if name.startswith("gzip/") and not name.endswith("/"))
    for name in counted("fuzzed gzip", names):
        try:
            unpacked(Inflater("gzip"), archive.read(name), 1000)
            outcomes.add("unpacked")
        except zlib.error:
            outcomes.add("refused")
    assert outcomes == {"unpacked", "refused"}
