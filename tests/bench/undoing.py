"""Random sessions of everything that can be taken back: undone, done again and undone, the library is equal row by row.

python -m tests.bench.undoing [SESSIONS]        500 unless told otherwise
"""

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reader.library.library import Library
from reader.model.channel import CHANNEL_CHOICES, Channel
from reader.model.entry import Entry, NewEntry, State
from reader.model.matching import fold
from reader.model.mute import MuteKind
from reader.model.passage import passage_of
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.service.deeds import Change, undo
from reader.service.desk import Desk
from reader.service.following import following, newsstand
from reader.service.following.adjusting import adjust
from reader.service.library import comparing, edits, marking, muting, recalling, saving, searches
from tests.library.made import article
from tests.service.conftest import CATALOGUE

ENTRIES, ACTS = 12, 30
EDITED = range(4, 9)
"""Entries kept from the start, whose site has other words since: of the last its page was whole only then."""
WORDS = ("ferry", "Ferry", "café", "a b", "日本", "bridge")
TEXT = "The ferry leaves at six. Nobody waits for it, and nobody minds. The bridge is closed."
KEPT_BY_ITSELF = frozenset(
    {"unindexed", "document", "words", "words_data", "words_idx", "words_docsize", "words_config"}
)
"""The word index: it is filled when there is time, whatever was taken back."""


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=7)
        return self.now


def rows_of(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the library's own tables."""
    store = library.store
    tables = [row["name"] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    own = [name for name in tables if name not in KEPT_BY_ITSELF and not name.startswith("sqlite_")]
    return {name: sorted((tuple(row) for row in store.rows(f"SELECT * FROM {name}")), key=repr) for name in own}


async def session(folder: Path, seed: int, acts: int = ACTS) -> list[str]:
    """What differs after a random session; empty if nothing does."""
    dice = random.Random(seed)
    desk = Desk(
        folder / f"{seed}.sqlite3",
        catalogue=lambda: CATALOGUE,
        starters=lambda: (CATALOGUE[0].url,),
        clock=Clock(),
        offline=True,
    )
    desk.library.start()
    try:
        await desk.library.write(lambda library: filled(library, desk))
        before = await desk.library.read(rows_of)
        changes = [await random_act(desk, dice) for _ in range(acts)]
        after = await desk.library.read(rows_of)
        redo = [await undo(desk, change) for change in reversed(changes)]
        wrong = _different("undone", before, await desk.library.read(rows_of))
        again = [await undo(desk, change) for change in reversed(redo)]
        wrong += _different("done again", after, await desk.library.read(rows_of))
        for change in reversed(again):
            await undo(desk, change)
        return wrong + _different("undone again", before, await desk.library.read(rows_of))
    finally:
        await desk.close()


def filled(library: Library, desk: Desk) -> None:
    """A library with a channel of a few columns, each with its text."""
    following.begin(library, desk)
    channel = library.channels.followed()[0]
    entries = [
        NewEntry(f"press:{number}", f"https://press.example/{number}", f"Headline {number}")
        for number in range(ENTRIES)
    ]
    library.entries.put(channel.id, entries, desk.clock())
    for entry_id in set(range(1, ENTRIES + 1)).difference(EDITED):
        library.articles.put(entry_id, article(TEXT), Verdict.FULL, Rung.PAGE, (), desk.clock())
    for entry_id in EDITED:
        verdict = Verdict.PARTIAL if entry_id == EDITED[-1] else Verdict.FULL
        library.articles.put(entry_id, article(TEXT), verdict, Rung.PAGE, (), desk.clock())
        library.tags.add(entry_id, WORDS[0])
        library.saved.save(entry_id, desk.clock())
        new = article(TEXT.replace("closed", "open"))
        library.articles.put(entry_id, new, Verdict.FULL, Rung.PAGE, (), desk.clock(), edited=True)
    for other in (2, 3):
        library.same.join(other, 1, 0.9)
    # A section that a channel is moved into stays when it is empty again.
    for channel in library.channels.known(9):
        library.channels.arrange(channel.id, channel.name, "Mine")
        library.channels.arrange(channel.id, channel.name, channel.section)


async def random_act(desk: Desk, dice: random.Random) -> Change:
    """Something that a person can do and take back, done."""
    ids = range(1, ENTRIES + 1)
    entries = await desk.library.read(lambda library: library.entries.rows(ids))
    channels = await desk.library.read(lambda library: library.channels.known(9))
    entry, channel = dice.choice(entries), dice.choice(channels)
    start = dice.randrange(len(TEXT) - 2)
    passage = passage_of(TEXT, start, dice.randrange(start + 1, len(TEXT)))
    marks = await marking.marks_of(desk, entry.id, TEXT)
    acts: list[Callable[[], Awaitable[Change]]] = [
        lambda: saving.mark(desk, dice.sample(ids, dice.randrange(1, ENTRIES)), dice.choice(list(State))),
        lambda: saving.toggle_finished(desk, entry),
        lambda: _save(desk, entry),
        lambda: marking.tag(desk, entry, dice.choice(WORDS)),
        lambda: marking.note(desk, entry, dice.choice(("", *WORDS))),
        lambda: marking.highlight(desk, entry, passage, dice.choice(("", *WORDS))),
        lambda: _arrange(desk, channel, dice),
        lambda: (following.unfollow if channel.followed else following.follow)(desk, channel),
        lambda: following.follow(desk, *channels),
        lambda: _mute(desk, entry, dice),
        lambda: _adjust(desk, channel, dice),
        lambda: _search(desk, dice),
        lambda: comparing.tell_apart(desk, dice.choice(ids)),
        lambda: _keep_or_not(desk, dice),
    ]
    if entry.state.unread and saving.can_be_finished(entry.verdict):
        acts.append(lambda: _read(desk, entry))
    if marks.tags:
        acts.append(lambda: marking.untag(desk, entry, dice.choice(marks.tags)))
    if marks.highlights:
        marked = dice.choice(marks.highlights).highlight
        acts.append(lambda: marking.unhighlight(desk, *(each.highlight for each in marks.highlights)))
        acts.append(lambda: marking.write_beside(desk, marked, dice.choice(("", *WORDS))))
        acts.append(lambda: recalling.answer(desk, marked, dice.choice(list(recalling.Answer))))
    return await dice.choice(acts)()


async def _read(desk: Desk, entry: Entry) -> Change:
    # Where it was left is no change to take back, so that it stays the same here.
    return await saving.keep_place(desk, saving.Left(entry.id, Place(entry.place.block), entry.progress, ended=True))


async def _keep_or_not(desk: Desk, dice: random.Random) -> Change:
    """To an edited column: its new text is taken, or it is let go, or kept again."""
    (entry,) = await desk.library.read(lambda library: library.entries.rows([dice.choice(EDITED)]))
    marks = await marking.marks_of(desk, entry.id, TEXT)
    if marks.tags:
        return await marking.untag(desk, entry, marks.tags[0])
    found = await edits.edits_of(desk, entry.id)
    return await (edits.take(desk, found) if found and dice.random() < 0.5 else _save(desk, entry))


async def _save(desk: Desk, entry: Entry) -> Change:
    return await saving.unsave(desk, entry) if entry.saved else (await saving.save(desk, entry))[0]


async def _search(desk: Desk, dice: random.Random) -> Change:
    known = await searches.followed(desk)
    followed = {fold(each.query) for each in known}
    free = [word for word in WORDS if fold(word) not in followed]
    if not known or (free and dice.random() < 0.4):
        return await searches.follow(desk, dice.choice(free), f"{dice.random()}")
    if dice.random() < 0.5:
        return await searches.rename(desk, dice.choice(known), f"{dice.random()}")
    return await searches.let_go(desk, dice.choice(known))


async def _mute(desk: Desk, entry: Entry, dice: random.Random) -> Change:
    known = await muting.mutes(desk)
    if known and dice.random() < 0.4:
        return await muting.unmute(desk, dice.choice(known).mute)
    words = muting.Offer(MuteKind.WORD, dice.choice(("headline", "press", entry.headline)))
    offer = dice.choice((words, *await muting.offers(desk, entry)))
    # Muting again is a change of time, which makes another mute.
    again = any((each.mute.kind, each.mute.name) == (offer.kind, offer.name) for each in known)
    return Change("muted again") if again else await muting.mute(desk, offer, dice.random() < 0.5)


async def _adjust(desk: Desk, channel: Channel, dice: random.Random) -> Change:
    name = dice.choice(list(CHANNEL_CHOICES))
    return await adjust(desk, channel.id, **{name: dice.choice(CHANNEL_CHOICES[name])})


async def _arrange(desk: Desk, channel: Channel, dice: random.Random) -> Change:
    if dice.random() < 0.5:
        return await newsstand.move(desk, channel, dice.choice(("Mine", "Opinion", "")) or channel.section)
    return await newsstand.rename(desk, channel, f"{dice.choice(WORDS)} {dice.random()}")


def _different(
    when: str, wanted: dict[str, list[tuple[Any, ...]]], found: dict[str, list[tuple[Any, ...]]]
) -> list[str]:
    return [
        f"{when}: {table} {sorted(set(wanted[table]) ^ set(found[table]), key=repr)[:4]}"
        for table in wanted
        if wanted[table] != found[table]
    ]


async def _all(count: int) -> int:
    wrong = 0
    with TemporaryDirectory() as folder:
        for seed in range(count):
            found = await session(Path(folder), seed)
            wrong += bool(found)
            for line in found[:3] if wrong <= 5 else ():
                print(f"session {seed}: {line}")
    print(f"sessions {count}, changes {count * ACTS:,}, libraries that differ {wrong}")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(asyncio.run(_all(int(sys.argv[1]) if sys.argv[1:] else 500))))
