"""Passages that come back: some of what a person marked, a handful a day."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from reader.service.library import recalling
from reader.service.library.recalling import FEWEST, Answer, Recalled
from reader.typeset.counting import counted
from reader.ui.commands.keeping import taken_back
from reader.ui.commands.opening import open_entry
from reader.ui.keys import Group, OverlayName, Places, command
from reader.ui.screens.overlay import show
from reader.ui.screens.passages import PassageScreen

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.KEEPING
PASSAGES: Places = frozenset({OverlayName.PASSAGES})


@command("apostrophe p", group=GROUP, help="Passages you marked that come back today")
def list_passages(screen: ReadingScreen) -> None:
    screen.work(_list(screen), group="passages")


async def _list(screen: ReadingScreen) -> None:
    found = await recalling.passages(screen.desk)
    if found.marked < FEWEST:
        there = f"{counted(found.marked, 'passage')} so far" if found.marked else "none so far"
        screen.tell(f"Once you have marked {FEWEST} passages, some come back each day: {there}.")
    elif not found.left:
        screen.tell("No passage comes back any more today.")
    else:
        answered = partial(_answered, screen, asyncio.Lock())

        def closed(chosen: Recalled | None) -> None:
            if chosen:
                screen.work(_open(screen, chosen), group="passages")

        show(screen.app, PassageScreen(screen.palette, screen.keyboard.map, found.left, answered), closed)


def _answered(screen: ReadingScreen, order: asyncio.Lock, passage: Recalled, said: Answer | None) -> None:
    # In no group: of two answers in one moment neither ends the other.
    screen.work(_answer(screen, order, passage, said))


async def _answer(screen: ReadingScreen, order: asyncio.Lock, passage: Recalled, said: Answer | None) -> None:
    async with order:
        if said:
            screen.did(await recalling.answer(screen.desk, passage.highlight, said))
        elif screen.history:
            screen.undone.append(await taken_back(screen, screen.history.pop(), "Undone"))


async def _open(screen: ReadingScreen, passage: Recalled) -> None:
    open_entry(screen, passage.entry, place=await recalling.place_of(screen.desk, passage.highlight))


@command("u", group=GROUP, help="Take back the last answer for a passage", places=PASSAGES)
def take_answer_back(screen: PassageScreen) -> None:
    screen.take_back()


@command("s", group=GROUP, help="Keep the passage: it comes back after twice the days", places=PASSAGES)
def keep_passage(screen: PassageScreen) -> None:
    screen.answer(Answer.KEEP)


@command("l", group=GROUP, help="The passage later: it comes back after half of the days", places=PASSAGES)
def passage_later(screen: PassageScreen) -> None:
    screen.answer(Answer.LATER)


@command("x", group=GROUP, help="Let the passage go: it comes back no more", places=PASSAGES)
def let_passage_go(screen: PassageScreen) -> None:
    screen.answer(Answer.LET_GO)
