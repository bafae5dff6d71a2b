"""A text so long that making its lines would be felt is set beside the keys, and stands where it was left."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from threading import Event
from time import monotonic
from typing import Any

import pytest

from reader.model.article import Article
from reader.model.blocks import Blocks, Paragraph, Span
from reader.model.place import Place
from reader.service.reading.opening import Opened
from reader.typeset.lines import Setting
from reader.typeset.setter import set_article
from reader.typeset.tracing import Trace
from reader.ui.aside import Aside
from reader.ui.widgets.article_view import ArticleView
from tests.ui.conftest import Session, Start

LINE = "The ferry leaves at six, and nobody on the quay minds waiting for it."
LONG: Blocks = tuple(Paragraph((Span(f"{number}. {LINE * 20}"),)) for number in range(400))
WORD: Blocks = (Paragraph((Span("ferryman" * 20_000),)),)
PATIENCE = 60.0


@asynccontextmanager
async def reading(
    start: Start, blocks: Blocks, place: Place | None = None
) -> AsyncIterator[tuple[Session, ArticleView, Event]]:
    async with start() as session:
        await session.press("enter", "enter")
        view = session.screen.article
        shown = view.showing
        assert isinstance(shown, Opened)
        held = Event()
        # The lines are not made before the test says so.
        view._aside.ask(lambda: _after(held, view), lambda made: None, _unexpected)
        view.show(replace(shown, article=replace(shown.article, blocks=blocks)), place or Place(0))
        yield session, view, held


def _unexpected(mistake: Exception) -> None:
    raise mistake


def _after(held: Event, view: ArticleView) -> tuple[Setting, Trace]:
    held.wait(PATIENCE)
    return view.setting, view.trace


async def until_set(session: Session, view: ArticleView, held: Event) -> None:
    held.set()
    end = monotonic() + PATIENCE
    while view.is_waiting and monotonic() < end:
        await asyncio.sleep(0.01)
        await session.pilot.pause()
    assert not view.is_waiting


async def test_what_is_known_stands_there_at_once_and_the_text_where_it_was_left(start: Start) -> None:
    async with reading(start, LONG, Place(200)) as (session, view, held):
        assert view.is_waiting
        assert "its lines are being made" in session.text
        assert view.progress() < 1
        assert not view.whole_in_view()
        await until_set(session, view, held)
        assert view.setting.block_at(view.top) == 200
        assert "its lines are being made" not in session.text
        assert view.trace.lines == view.setting.lines


async def test_a_key_does_not_wait_for_the_lines(start: Start) -> None:
    async with reading(start, LONG) as (session, view, held):
        await session.press("?")
        assert "Page down" in session.text
        assert view.is_waiting
        await session.press("escape")
        await until_set(session, view, held)


@pytest.mark.parametrize("keys", [("space",), ("f",), ("/", "f", "e", "enter"), ("t",), ("j", "G", "g")])
async def test_keys_before_the_lines_are_there_lose_nothing(start: Start, keys: tuple[str, ...]) -> None:
    async with reading(start, LONG, Place(200)) as (session, view, held):
        entry = view.showing
        for key in keys:
            await session.press(key)
        await until_set(session, view, held)
        assert view.showing is entry


async def test_the_last_of_many_widths_counts(start: Start) -> None:
    async with reading(start, LONG, Place(200)) as (session, view, held):
        for measure in range(50, 70):
            view.set_measure(measure)
        await until_set(session, view, held)
        assert view.setting.width == 69
        assert view.setting.block_at(view.top) == 200


async def test_another_text_opened_meanwhile_stays(start: Start) -> None:
    async with reading(start, LONG) as (session, view, held):
        await session.press("escape", "j", "enter")
        assert not view.is_waiting
        lines = view.setting.lines
        held.set()
        await asyncio.sleep(0.2)
        await session.settle()
        assert view.setting.lines == lines


async def test_one_word_without_end_is_long_as_well(start: Start) -> None:
    async with reading(start, WORD) as (session, view, held):
        assert view.is_waiting
        await until_set(session, view, held)
        assert view.line_count() > 1_000


async def test_a_mistake_over_the_text_is_a_sentence_and_the_next_text_is_read(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(article: Article, measure: int, **rest: Any) -> Setting:
        assert article.blocks is not LONG
        return set_article(article, measure, **rest)

    monkeypatch.setattr("reader.ui.widgets.article_view.set_article", broken)
    async with reading(start, LONG) as (session, view, held):
        await until_set(session, view, held)
        assert "Byline stumbled over this text." in session.text
        assert view.progress() == 0
        await session.press("escape", "j", "enter")
        assert isinstance(view.showing, Opened)


async def test_a_mistake_is_told_and_the_next_is_done() -> None:
    aside: Aside[int] = Aside()
    loop = asyncio.get_running_loop()
    mistake: asyncio.Future[Exception] = loop.create_future()
    told: asyncio.Future[int] = loop.create_future()
    aside.ask(lambda: 1 // 0, told.set_result, mistake.set_result)
    assert isinstance(await asyncio.wait_for(mistake, PATIENCE), ZeroDivisionError)
    assert not aside.is_busy
    aside.ask(lambda: 7, told.set_result, _unexpected)
    assert await asyncio.wait_for(told, PATIENCE) == 7
    assert not aside.is_busy


async def test_of_those_that_wait_only_the_last_is_done() -> None:
    aside: Aside[int] = Aside()
    held, done = Event(), list[int]()
    told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def work(number: int) -> int:
        held.wait(PATIENCE)
        done.append(number)
        return number

    for number in range(9):
        aside.ask(partial(work, number), told.set_result, _unexpected)
    held.set()
    assert await asyncio.wait_for(told, PATIENCE) == 8
    assert done[-1] == 8
    assert len(done) <= 2
