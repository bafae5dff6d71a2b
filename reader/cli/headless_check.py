"""``byline demo --headless-check``: everything the screen does, without a screen, counted."""

import time
from collections import Counter
from dataclasses import dataclass, field

from reader.cli.output import BOLD, DIM, Writer
from reader.errors import BylineError
from reader.model.entry import Entry, Scope, ScopeKind
from reader.service.desk import Desk
from reader.service.following import following, refreshing
from reader.service.library import lists, saving
from reader.service.reading.opening import open_entry

SAVES = 3


@dataclass(slots=True)
class Tally:
    """What the check counted."""

    channels: int = 0
    entries: int = 0
    troubled: list[str] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    saved: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


async def headless_check(desk: Desk) -> int:
    """Refreshes all channels, opens every entry, saves three and prints a table. 1 if any channel could not be had,
    fewer than three were saved, or no article came out full."""
    tally = Tally()
    try:
        desk.library.start()
        await desk.library.write(lambda library: following.begin(library, desk), durable=False)
        with _timed(tally, "refresh"):
            await _refresh(desk, tally)
        with _timed(tally, "open"):
            await _open(desk, tally)
        with _timed(tally, "save"):
            await _save(desk, tally)
    finally:
        await desk.close()
    _print(Writer(), tally)
    return 0 if tally.saved >= SAVES and tally.verdicts["full"] and not tally.troubled else 1


async def _refresh(desk: Desk, tally: Tally) -> None:
    front = await lists.read_front(desk)
    async for answer in refreshing.refresh_all(desk, front.channels):
        tally.channels += 1
        if answer.error:
            tally.troubled.append(f"{answer.channel.name}: {answer.error.headline}")


async def _entries(desk: Desk) -> tuple[Entry, ...]:
    front = await lists.read_front(desk)
    seen: dict[int, None] = {}
    for channel in front.channels:
        window = await lists.read_window(desk, Scope(ScopeKind.CHANNEL, channel.id))
        seen |= dict.fromkeys(window.ids)
    return await lists.read_rows(desk, tuple(seen))


async def _open(desk: Desk, tally: Tally) -> None:
    for entry in await _entries(desk):
        tally.entries += 1
        try:
            opened = await open_entry(desk, entry.id)
        except BylineError as error:
            tally.verdicts[error.verdict.value] += 1
            tally.refusals.append((entry.headline, error.headline))
        else:
            tally.verdicts[opened.verdict.value] += 1


async def _save(desk: Desk, tally: Tally) -> None:
    readable = [entry for entry in await _entries(desk) if entry.verdict and entry.verdict.has_text]
    for entry in readable[:SAVES]:
        await saving.save(desk, entry)
    front = await lists.read_front(desk)
    tally.saved = front.saved


class _timed:
    """Notes the seconds of a part of the check."""

    def __init__(self, tally: Tally, part: str) -> None:
        self.tally, self.part = tally, part

    def __enter__(self) -> None:
        self.start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.tally.seconds[self.part] = time.perf_counter() - self.start


def _print(writer: Writer, tally: Tally) -> None:
    writer.line("Byline, the demo without a screen", BOLD)
    rows = [("channels refreshed", tally.channels), ("entries", tally.entries)]
    rows += [("articles full", tally.verdicts["full"]), ("saved", tally.saved)]
    for name, value in rows:
        writer.line(f"  {name:<24}{value:>6}")
    writer.line("verdicts", BOLD)
    for verdict, count in tally.verdicts.most_common():
        writer.line(f"  {verdict:<24}{count:>6}")
    for headline, sentence in tally.refusals:
        writer.line(f"    {headline}: {sentence}", DIM)
    for trouble in tally.troubled:
        writer.line(f"  not refreshed  {trouble}")
    writer.line("seconds", BOLD)
    for part, seconds in tally.seconds.items():
        writer.line(f"  {part:<24}{seconds:>8.1f}")
