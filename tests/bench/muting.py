"""Mutes of every kind on generated entries, against a reading of our own of what each of them keeps away.

    python -m tests.bench.muting [ENTRIES]          10,000 unless told otherwise

Half of the entries come in before the mutes and half between them; the word index is behind at times. After every step
the lists of what is unread and what is muted are compared, and their counts. Exit status 1 if one was wrong.
"""

import random
import re
import sys
import unicodedata
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.library.library import Library
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry, Scope, ScopeKind
from reader.model.mute import Mute, MuteKind
from tests.bench.search import NOW

WORDS = (
    *("Ferry", "café", "CAFÉ", "bridge", "the", "a", "council's", "O’Brien", "ferry-boat", "日本", "tax", "Steuer"),
    *("naïve", "Naive", "vote", "votes", "Übung"),
)
NAMES = (
    *("Nora Whitfield", "Ilse Brandt", "Tomás Reyes", "Tomas Reyes", "Nora Whitfielder", "Ada Okafor", "O’Brien"),
    "José Á. Ruiz",
)
SECTIONS = ("Opinion", "Food", "Science", "Comics")
CHANNELS, STEPS = 40, 80


def plain_words(text: str) -> list[str]:
    """Without case and accents, signs of Japanese each a word."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return re.findall(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+", bare.casefold())


def is_meant(mute: Mute, entry: NewEntry) -> bool:
    """Whether the mute of a word or a writer is about the entry."""
    sought = plain_words(mute.name)
    fields = (entry.headline, entry.dek) if mute.kind is MuteKind.WORD else (entry.byline,)
    said = map(plain_words, fields)
    return any(words[at : at + len(sought)] == sought for words in said for at in range(len(words)))


class Bench:
    """A library, and beside it what was put into it."""

    def __init__(self, library: Library, dice: random.Random) -> None:
        self.library, self.dice = library, dice
        self.entries: dict[int, tuple[NewEntry, int]] = {}
        self.mutes: dict[int, Mute] = {}
        self.channels: dict[int, str] = {}
        self.wrong_lists = self.wrong_counts = 0
        for number in range(CHANNELS):
            section = SECTIONS[number % len(SECTIONS)]
            new = NewChannel(f"https://press.example/c/{number}", f"Channel {number}", section=section)
            channel = library.channels.add(new, NOW)
            library.channels.follow(channel, NOW)
            self.channels[channel] = section
        self.sections: dict[str, int] = {}

    def put(self, count: int) -> None:
        """Lists so many new entries, each in one channel."""
        for _ in range(count):
            key, channel = str(len(self.entries)), self.dice.choice(list(self.channels))
            headline, dek = (" ".join(self.dice.choices(WORDS, k=size)) for size in (4, 2))
            byline = " and ".join(self.dice.sample(NAMES, self.dice.choice((1, 1, 2))))
            entry = NewEntry(key, f"https://press.example/{key}", headline, byline=byline, dek=dek, published_at=NOW)
            self.library.entries.put(channel, [entry], NOW)
            known = self.library.entries.by_key(key)
            assert known
            self.entries[known.id] = (entry, channel)
            for name, number in self.library.channels.sections_of(known.id):
                self.sections[name] = number

    def step(self) -> None:
        """Mutes or lets go of a mute, or lists some more, or lets the index catch up."""
        roll = self.dice.random()
        if roll < 0.25 and self.mutes:
            del self.mutes[gone := self.dice.choice(list(self.mutes))]
            self.library.mutes.remove(gone)
        elif roll < 0.4:
            self.library.index.catch_up(500)
        else:
            kind = self.dice.choice([MuteKind.WORD, MuteKind.WORD, *MuteKind])
            name, of_id = {
                MuteKind.WORD: (" ".join(self.dice.choices(WORDS, k=self.dice.choice((1, 1, 2)))), 0),
                MuteKind.WRITER: (self.dice.choice(NAMES), 0),
                MuteKind.CHANNEL: ("a channel", self.dice.choice(list(self.channels))),
                MuteKind.SECTION: self.dice.choice(list(self.sections.items())),
            }[kind]
            made = self.library.mutes.add(kind, name, of_id, NOW + timedelta(seconds=len(self.mutes)))
            held = {mute.number for mute in self.library.mutes.all()}
            self.mutes = {number: mute for number, mute in self.mutes.items() if number in held}
            if made:
                self.mutes[made.number] = made

    def compare(self) -> None:
        """Counts what the library has otherwise."""
        of_words = [mute for mute in self.mutes.values() if mute.kind in (MuteKind.WORD, MuteKind.WRITER)]
        channels = {mute.of_id for mute in self.mutes.values() if mute.kind is MuteKind.CHANNEL}
        sections = {mute.of_id for mute in self.mutes.values() if mute.kind is MuteKind.SECTION}
        away = {key for key, (entry, _) in self.entries.items() if any(is_meant(mute, entry) for mute in of_words)}
        closed = {
            each for each, name in self.channels.items() if each in channels or self.sections.get(name) in sections
        }
        unread = {key for key, (_, channel) in self.entries.items() if key not in away and channel not in closed}
        most = len(self.entries) + 1
        lists = [set(self.library.entries.ids(Scope(kind), most)) for kind in (ScopeKind.UNREAD, ScopeKind.MUTED)]
        counts = self.library.entries.counts()
        self.wrong_lists += lists != [unread, away]
        self.wrong_counts += (counts.unread, counts.muted) != (len(unread), len(away))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        bench = Bench(Library.open(Path(folder) / "library.db"), random.Random(6))
        with bench.library.write(durable=False):
            bench.put(count // 2)
        for _ in range(STEPS):
            with bench.library.write(durable=False):
                bench.step()
                bench.put(count // 2 // STEPS)
            bench.compare()
        print(f"{len(bench.entries):,} entries, {STEPS} steps, {len(bench.mutes)} mutes at the end")
        print(f"wrong lists {bench.wrong_lists}, wrong counts {bench.wrong_counts}")
        sys.exit(bool(bench.wrong_lists or bench.wrong_counts))


if __name__ == "__main__":
    main()
