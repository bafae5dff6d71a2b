"""Asking channels what is new."""

from collections.abc import Sequence

from reader.model.channel import Channel
from reader.service import refreshing
from reader.service.refreshing import Refreshed
from reader.ui.keys import Group, command
from reader.ui.screens.newsstand import Newsstand
from reader.ui.screens.reading import ReadingScreen

GROUP = Group.CHANNELS


@command("r", group=GROUP, help="Refresh the channel", label="refresh", rank=6)
def refresh_channel(screen: ReadingScreen) -> None:
    channel = screen.listing.channel
    begin_refresh(screen, [channel] if channel else screen.listing.front.channels)


@command("R", group=GROUP, help="Refresh all channels")
def refresh_all(screen: ReadingScreen) -> None:
    begin_refresh(screen, screen.listing.front.channels)


@command("a", group=GROUP, help="Newsstand: follow columnists, add an address", label="newsstand", rank=6)
def newsstand(screen: ReadingScreen) -> None:
    def closed(changed: bool | None) -> None:
        if changed:
            screen.work(screen.listing.reload())

    screen.app.push_screen(Newsstand(screen.desk, screen.palette), closed)


def begin_refresh(screen: ReadingScreen, channels: Sequence[Channel]) -> None:
    """Asks these channels in the background, unless they are being asked already."""
    wanted = [channel for channel in channels if channel.id not in screen.listing.asking]
    if wanted:
        screen.work(_refresh(screen, wanted))


async def _refresh(screen: ReadingScreen, channels: Sequence[Channel]) -> None:
    ids = frozenset(channel.id for channel in channels)
    screen.listing.set_asking(screen.listing.asking | ids)
    answers: list[Refreshed] = []
    try:
        async for answer in refreshing.refresh_all(screen.desk, channels):
            answers.append(answer)
            screen.listing.set_asking(screen.listing.asking - {answer.channel.id})
            await screen.listing.reload()
            if len(channels) > 1:
                screen.tell(f"Refreshed {len(answers)} of {len(channels)} channels")
    finally:
        screen.listing.set_asking(screen.listing.asking - ids)
    screen.tell(outcome(answers), failed=any(answer.error for answer in answers))


def outcome(answers: Sequence[Refreshed]) -> str:
    """What a refresh brought, in a sentence."""
    new = sum(answer.new for answer in answers)
    failed = [answer for answer in answers if answer.error]
    if len(answers) == 1 and failed and failed[0].error:
        return f"{failed[0].channel.name}: {failed[0].error.headline}"
    brought = f"{new} new" if new else "Nothing new"
    among = f" in {len(answers)} channels" if len(answers) > 1 else ""
    return f"{brought}{among}{f'; {len(failed)} could not be had' if failed else ''}."
