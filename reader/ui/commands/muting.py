"""Muting from the entry itself, and the list of what is muted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.model.entry import Entry, ScopeKind
from reader.model.mute import Mute, MuteKind
from reader.service.deeds import Change
from reader.service.library import muting
from reader.service.library.muting import Muting, Offer
from reader.typeset.counting import counted
from reader.typeset.dates import long_date
from reader.ui.commands.going import go_to_list
from reader.ui.commands.searching import recount
from reader.ui.keymap import told
from reader.ui.keys import ENTRY, Group, PaneName, command
from reader.ui.screens.overlay import show
from reader.ui.screens.picker import Picker
from reader.ui.when import has_entry
from reader.ui.widgets.picker_list import Choice, Match, matches

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen

GROUP = Group.KEEPING
TIMES = (Choice("month", "for a month"), Choice("good", "for good"))
SHOW = "show"


@command("M", group=GROUP, help="Mute a writer, a channel, a section or a word", places=ENTRY, applies=has_entry)
def mute(screen: ReadingScreen) -> None:
    entry = screen.asked_entry()
    if entry:
        screen.work(_choose(screen, entry), group="mute")


async def _choose(screen: ReadingScreen, entry: Entry) -> None:
    offered = await muting.offers(screen.desk, entry)

    def chosen(name: str | None) -> None:
        if name is not None:
            known = {_name(each): each for each in offered}
            _ask_how_long(screen, known.get(name) or Offer(MuteKind.WORD, name.partition(" ")[2]))

    _pick(screen, "Mute", "a word, or one of these", partial(_found, offered), chosen)


def _found(offered: Sequence[Offer], typed: str) -> list[Match]:
    """What is offered with these letters, and what is typed as a word."""
    found = matches([Choice(_name(each), each.name, each.kind.value) for each in offered], typed)
    word = typed.strip()
    return [Match(Choice(f"{MuteKind.WORD} {word}", word, MuteKind.WORD.value)), *found] if word else found


def _name(offer: Offer) -> str:
    return f"{offer.kind} {offer.name}"


def _ask_how_long(screen: ReadingScreen, offer: Offer) -> None:
    def chosen(time: str | None) -> None:
        if time is not None:
            screen.work(_mute(screen, offer, for_a_month=time == "month"))

    _pick(screen, f"Mute {offer.name}", "", partial(matches, TIMES), chosen)


async def _mute(screen: ReadingScreen, offer: Offer, for_a_month: bool) -> None:
    change = await muting.mute(screen.desk, offer, for_a_month)
    if not change.deeds:
        screen.tell("There is no word in that.", failed=True)
        return
    how_long = "for a month" if for_a_month else "for good"
    count = (await muting.mutes(screen.desk))[0].count
    columns = "" if count is None else f", in {counted(count, 'column')}"
    listed = told(screen.keyboard.map, PaneName.ENTRIES, ("list_mutes", "lists what is muted."))
    await _did(screen, change, f"Muted {how_long}: {offer.name}{columns}. {listed}")


async def _did(screen: ReadingScreen, change: Change, said: str) -> None:
    screen.did(change)
    screen.tell(said)
    await screen.listing.leave_out()
    recount(screen)


@command("apostrophe m", group=GROUP, help="What is muted: show it, or let it be seen again")
def list_mutes(screen: ReadingScreen) -> None:
    screen.work(_list(screen), group="mute")


async def _list(screen: ReadingScreen) -> None:
    known = await muting.mutes(screen.desk)
    if not known:
        screen.tell(f"Nothing is muted. {told(screen.keyboard.map, PaneName.ENTRIES, ('mute', 'mutes.'))}".rstrip())
        return
    rows = [Choice(str(each.mute.number), each.mute.name, _note(each)) for each in known]
    shown = Choice(SHOW, "All columns that are muted", f"{screen.listing.front.muted:,} unread")

    def chosen(name: str | None) -> None:
        if name == SHOW:
            go_to_list(screen, ScopeKind.MUTED)
        elif name is not None:
            wanted = next(each.mute for each in known if str(each.mute.number) == name)
            screen.work(_unmute(screen, wanted))

    _pick(screen, "Muted", "what is to be seen again", partial(matches, [*rows, shown]), chosen)


def _note(muted: Muting) -> str:
    """``writer · 12 columns · until 24 December 2026``."""
    count = "" if muted.count is None else counted(muted.count, "column")
    until = f"until {long_date(muted.mute.until)}" if muted.mute.until else "for good"
    return " · ".join(filter(None, (muted.mute.kind.value, count, until)))


async def _unmute(screen: ReadingScreen, wanted: Mute) -> None:
    change = await muting.unmute(screen.desk, wanted)
    await _did(screen, change, f"To be seen again: {wanted.name}.")


async def expire_mutes(screen: ReadingScreen) -> None:
    """Shows again what was muted for a time that is over."""
    if await muting.expire(screen.desk):
        await screen.listing.reload()
        recount(screen)


def _pick(
    screen: ReadingScreen,
    title: str,
    prompt: str,
    find: Callable[[str], list[Match]],
    chosen: Callable[[str | None], None],
) -> None:
    show(screen.app, Picker(screen.palette, screen.keyboard.map, title, prompt, find), chosen)
