"""Random histories of two and three machines that share a journal and nothing else: do all come to the same?

``python -m tests.bench.journal [HISTORIES]``, 300 unless told otherwise. Clocks are years apart; the folder is carried
from machine to machine late, in pieces, twice, as copies of conflicts, or not at all; acts are taken back; journals are
read again from the beginning and told again. Then all is carried, and the libraries are compared. A line is one of a
journal; words of a note are lost if nobody who saw them wrote over them and they are in no note at the end.
"""

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from reader.export.journal import Told, told_in
from reader.library.library import Library
from reader.model.entry import State
from reader.model.register import Register, joined
from reader.service.deeds import Change, undo
from reader.service.desk import Desk
from reader.service.library import marking, saving
from reader.service.library.journal import status, sync
from tests.bench.undoing import ENTRIES, filled, random_act
from tests.service.conftest import CATALOGUE

STEPS = 40
YEARS = (-40, -3, 0, 11, 60)


class Machine:
    """A library, a clock that is years off, and its own copy of the folder."""

    def __init__(self, folder: Path, name: str, dice: random.Random) -> None:
        self.now = datetime(2026, 11, 23, 9, 14, tzinfo=UTC) + timedelta(days=365 * dice.choice(YEARS))
        self.folder = folder / name
        self.desk = Desk(
            folder / f"{name}.sqlite3",
            catalogue=lambda: CATALOGUE,
            starters=lambda: (CATALOGUE[0].url,),
            clock=self.clock,
            offline=True,
        )
        self.done: list[Change] = []
        self.own: Path | None = None

    def clock(self) -> datetime:
        self.now += timedelta(seconds=7)
        return self.now

    async def sync(self) -> None:
        await sync(self.desk, self.folder)
        self.own = self.folder / (await status(self.desk)).machine

    async def words(self) -> set[str]:
        """Those of all notes."""

        def read(library: Library) -> set[str]:
            return {word for number in range(1, ENTRIES + 1) for word in library.notes.get(number).split()}

        return await self.desk.library.read(read)


class History:
    """``wrong`` tells what is not the same; ``lines`` is how many were written, ``lost`` what was written and is in no
    note, and what was done last and did not win."""

    def __init__(self, folder: Path, machines: int, seed: int) -> None:
        self.dice = random.Random(seed)
        self.machines = [Machine(folder, f"{seed}-{number}", self.dice) for number in range(machines)]
        self.wrong: list[str] = []
        self.words, self.replaced = set[str](), set[str]()
        self.lines = self.lost = self.acts = 0

    async def run(self, steps: int = STEPS) -> None:
        for machine in self.machines:
            machine.desk.library.start()
            await machine.desk.library.write(partial(filled, desk=machine.desk))
        for _ in range(steps):
            await self._step(self.dice.choice(self.machines))
        await self._meet()
        await self._compare()
        await self._last_wins()
        self._merge_in_every_order()
        for machine in self.machines:
            await machine.desk.close()

    async def _step(self, machine: Machine) -> None:
        match self.dice.randrange(12):
            case 0 | 1 | 2 | 3 | 4 | 5 | 6:
                before = await machine.words()
                await self._act(machine)
                self.acts += 1
                self.replaced |= before - await machine.words()
            case 7:
                again = self.dice.choice(
                    ("DELETE FROM journal_file", "UPDATE journal SET told = 0 WHERE register <> ''")
                )
                await machine.desk.library.write(lambda library: library.store.run(again))
            case 8 | 9:
                await machine.sync()
            case _:
                self._carry(machine, self.dice.choice(self.machines))

    async def _act(self, machine: Machine) -> None:
        """Notes are written in words that are there once."""
        chance = self.dice.random()
        if chance < 0.5:
            machine.done.append(await random_act(machine.desk, self.dice))
        elif chance < 0.7 and machine.done:
            await undo(machine.desk, machine.done.pop(self.dice.randrange(len(machine.done))))
        else:
            entry_id = self.dice.randrange(1, ENTRIES + 1)
            (entry,) = await machine.desk.library.read(lambda library: library.entries.rows([entry_id]))
            word = f"word{len(self.words)}x"
            self.words.add(word)
            machine.done.append(await marking.note(machine.desk, entry, word))

    def _carry(self, source: Machine, target: Machine, whole: bool = False) -> None:
        """What a machine wrote to another: some files, or cut off anywhere, or zeros where they are not copied yet."""
        for path in sorted(source.own.glob("*.jsonl")) if source is not target and source.own else ():
            place, data = target.folder / path.relative_to(source.folder), path.read_bytes()
            if not whole and self.dice.random() < 0.2:
                place = place.with_name(f"{path.stem}.sync-conflict-20261123-091400-ABCDEFG.jsonl")
            if not whole and self.dice.random() < 0.4:
                cut = self.dice.randrange(len(data))
                data = data[:cut] + bytes(len(data) - cut) * (self.dice.random() < 0.5)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)

    async def _meet(self) -> None:
        for _ in range(3):
            for machine in self.machines:
                await machine.sync()
            for source in self.machines:
                for target in self.machines:
                    self._carry(source, target, whole=True)
        for machine in self.machines:
            await machine.sync()

    async def _compare(self) -> None:
        states = [await machine.desk.library.read(state_of) for machine in self.machines]
        for other in states[1:]:
            self.wrong += [
                f"{name}: {states[0][name] ^ other[name]}" for name in other if states[0][name] != other[name]
            ]
        self.lost += len(self.words - self.replaced - await self.machines[0].words())

    async def _last_wins(self) -> None:
        """What is done by the slowest clock after all is known wins over all that was done before."""
        slow = min(self.machines, key=lambda machine: machine.now)
        state = self.dice.choice((State.FINISHED, State.SKIPPED, State.READING))
        await saving.mark(slow.desk, range(1, ENTRIES + 1), state)
        await self._meet()
        for machine in self.machines:
            rows = await machine.desk.library.read(lambda library: library.entries.standings(range(1, ENTRIES + 1)))
            self.lost += sum(each.state is not state for each in rows)

    def _merge_in_every_order(self) -> None:
        journals = [_told(path) for path in sorted(self.machines[0].folder.iterdir())]
        self.lines += sum(map(len, journals))
        orders = [[told for each in order for told in each] for order in permutations(journals)]
        mixed = [told for each in journals for told in each] * 2
        self.dice.shuffle(mixed)
        results = [_merged(order) for order in (*orders, mixed)]
        self.wrong += [f"order {number}" for number, each in enumerate(results) if each != results[0]]


def state_of(library: Library) -> dict[str, set[tuple[str, ...]]]:
    """All that a journal tells of, as this library has it, and the registers themselves."""
    entries = library.entries.rows(range(1, ENTRIES + 1))
    mutes = [each for each in library.mutes.all() if not each.until]
    rows = library.store.rows("SELECT subject, name, register FROM journal WHERE register <> ''")
    return {
        "states": {(each.key, each.state if each.state not in ("new", "seen") else "unread") for each in entries},
        "places": {(each.key, repr(each.place), f"{each.progress}") for each in entries},
        "saved": {(each.key,) for each in entries if each.saved},
        "tags": {(each.key, name.casefold()) for each in entries for name in library.tags.of(each.id)},
        "notes": {(each.key, library.notes.get(each.id)) for each in entries},
        "marks": {
            (each.key, repr(mark.passage), mark.note) for each in entries for mark in library.highlights.of(each.id)
        },
        "followed": {(each.url, each.name, each.section) for each in library.channels.followed()},
        "mutes": {(each.kind, each.name) for each in mutes},
        "registers": {tuple(row) for row in rows},
    }


def _told(folder: Path) -> list[Told]:
    lines = [line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines()]
    found = []
    for line in lines:
        try:
            found.append(told_in(line))
        except ValueError:
            continue
    return found


def _merged(lines: Sequence[Told]) -> dict[tuple[str, str], Register]:
    found: dict[tuple[str, str], Register] = {}
    for subject, name, register in lines:
        known = found.get((subject, name))
        found[subject, name] = joined(known, register) if known else register
    return found


async def histories(folder: Path, count: int, machines: int) -> tuple[Counter[str], list[str]]:
    """What came of so many histories, and what is wrong in them."""
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    for seed in range(count):
        history = History(folder, machines, seed)
        await history.run()
        counted += Counter(
            tried=1, unequal=bool(history.wrong), acts=history.acts, lines=history.lines, lost=history.lost
        )
        wrong += [f"{machines} machines, history {seed}: {each}" for each in history.wrong]
    return counted, wrong


def main(count: int) -> int:
    names = ("tried", "unequal", "acts", "lines", "lost")
    print(f"{'machines':<10}" + "".join(f"{name:>10}" for name in (*names, "seconds")))
    bad = 0
    for machines in (2, 3):
        begun = perf_counter()
        with TemporaryDirectory() as folder:
            counted, wrong = asyncio.run(histories(Path(folder), count, machines))
        for line in wrong[:5]:
            print(line[:300])
        print(
            f"{machines:<10}" + "".join(f"{counted[name]:>10,}" for name in names) + f"{perf_counter() - begun:>10.1f}"
        )
        bad += counted["unequal"] + counted["lost"]
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if sys.argv[1:] else 300)))
