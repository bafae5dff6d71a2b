"""Pictures from the network: fetched once, kept, trimmed, refused in words."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reader.errors import CleanError, FetchError, Refused
from reader.model.entry import NewEntry
from reader.pictures.drawn import Canvas
from reader.service.desk import Desk
from reader.service.reading.pictures import _keep, _kept, bring_picture
from reader.service.reading.visiting import entry_at
from tests.service.conftest import has_entry
from tests.service.pages import SITE
from tests.service.web import Web

PICTURE = "https://lantern.example/picture.png"
CANVAS = Canvas(20, 10)

looped = pytest.mark.asyncio(loop_scope="module")


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(out, "PNG")
    return out.getvalue()


@looped
async def test_an_address_nobody_answers_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(FetchError) as failed:
        await bring_picture(desk, 0, PICTURE, CANVAS)
    assert failed.value.hint


@looped
async def test_a_kept_picture_is_drawn_without_the_network(desk: Desk) -> None:
    _keep(desk.library.path.with_name("pictures"), PICTURE, png())
    drawn = await bring_picture(desk, 0, PICTURE, CANVAS)
    assert (drawn.columns, drawn.rows) == (20, 10)
    assert (drawn.width, drawn.height) == (40, 40)


@looped
async def test_the_pictures_of_a_private_page_that_a_person_named_are_fetched(desk: Desk, web: Web) -> None:
    web.put("http://192.168.1.7/gulls.png", png(), "image/png")
    entry = await entry_at(desk, "http://192.168.1.7/gulls")
    assert (await bring_picture(desk, entry.id, "http://192.168.1.7/gulls.png", CANVAS)).rows == 10
    with pytest.raises(Refused, match="private network"):
        await bring_picture(desk, entry.id, "http://192.168.1.8/gulls.png", CANVAS)


@looped
async def test_a_column_of_a_public_channel_has_no_pictures_from_a_private_host(desk: Desk, web: Web) -> None:
    web.put("http://192.168.1.7/crows.png", png(), "image/png")
    entry = await has_entry(desk, NewEntry(f"{SITE}/crows", f"{SITE}/crows", "Crows"))
    with pytest.raises(Refused, match="private network"):
        await bring_picture(desk, entry.id, "http://192.168.1.7/crows.png", CANVAS)


@looped
async def test_what_is_no_picture_is_refused_in_words(desk: Desk) -> None:
    _keep(desk.library.path.with_name("pictures"), PICTURE, b"<!doctype html><p>Sorry")
    with pytest.raises(CleanError, match="no picture"):
        await bring_picture(desk, 0, PICTURE, CANVAS)


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    for number in range(3):
        _keep(tmp_path, f"{number}", bytes(10), most=100)
    for number, file in enumerate(sorted(tmp_path.iterdir())):
        os.utime(file, (number, number))
    oldest, *_ = sorted(tmp_path.iterdir())
    _keep(tmp_path, "new", bytes(10), most=30)
    assert not oldest.exists()
    assert _kept(tmp_path, "new") == bytes(10)
    assert len(list(tmp_path.iterdir())) == 3
