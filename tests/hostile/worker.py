"""Run as a program by the crash tests: works on a library for ever, and says what is kept.

    python worker.py LIBRARY SEED [KIND ...]

One line is one acknowledged act: its kind, the entry, and a word that has to be found there.
"""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random

from reader.library import Library
from reader.model.article import Article
from reader.model.blocks import Paragraph, Span
from reader.model.channel import NewChannel
from reader.model.entry import NewEntry, State
from reader.model.page import Page
from reader.model.passage import Passage
from reader.model.place import Place
from reader.model.verdict import Rung, Verdict
from reader.service.writing import write_whole

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PATIENCE = 120.0
"""Seconds to wait for the others that work on the same library."""
SITE = "https://press.example"
Act = tuple[str, int, str]


def _loose(library: Library, word: str) -> int:
    return library.entries.add_loose(NewEntry(word, f"{SITE}/{word}", word), NOW)


def save(library: Library, word: str) -> int:
    with library.write():
        entry_id = _loose(library, word)
        page = Page(SITE, SITE, word.encode() * 500)
        article = Article("", word, blocks=(Paragraph((Span(word),)),))
        library.articles.put(entry_id, article, Verdict.FULL, Rung.PAGE, [page], NOW)
        library.saved.save(entry_id, NOW)
    return entry_id


def tag(library: Library, word: str) -> int:
    with library.write():
        entry_id = _loose(library, word)
        library.tags.add(entry_id, word)
    return entry_id


def note(library: Library, word: str) -> int:
    with library.write():
        entry_id = _loose(library, word)
        library.notes.put(entry_id, word, NOW)
    return entry_id


def highlight(library: Library, word: str) -> int:
    with library.write():
        entry_id = _loose(library, word)
        library.highlights.add(entry_id, Passage(0, len(word), word), "", NOW)
    return entry_id


def finish(library: Library, word: str) -> int:
    with library.write():
        entry_id = _loose(library, word)
        library.entries.set_state([entry_id], State.FINISHED, NOW)
        library.entries.set_place(entry_id, Place(3), 0.5, NOW)
    return entry_id


def refresh(library: Library, word: str) -> int:
    """Lists twenty entries in one channel at once; the channel's id stands for them."""
    channel = NewChannel(f"{SITE}/{word}/", name=word)
    with library.write(durable=False):
        channel_id = library.channels.add(channel, NOW)
        listed = [NewEntry(f"{word}-{at}", f"{SITE}/{word}/{at}", f"{word} {at}") for at in range(20)]
        library.entries.put(channel_id, listed, NOW)
        library.channels.follow(channel_id, NOW)
    return channel_id


def index(library: Library, word: str) -> int:
    entry_id = save(library, word)
    with library.write(durable=False):
        library.index.catch_up(50)
    return entry_id


def export(library: Library, word: str) -> int:
    write_whole(library.store.path.parent / f"{word}.md", word * 1000)
    return 0


ACTS: dict[str, Callable[[Library, str], int]] = {
    each.__name__: each for each in (save, tag, note, highlight, finish, refresh, index, export)
}


def missing(library: Library, acts: Iterable[Act]) -> list[str]:
    """The acknowledged acts that left no trace, and what is wrong with the file."""
    found = [row[0] for row in library.store.rows("PRAGMA integrity_check")]
    lost = [] if found == ["ok"] else found
    return lost + [f"{kind} {word} is lost" for kind, at, word in acts if not _is_there(library, kind, at, word)]


def _is_there(library: Library, kind: str, at: int, word: str) -> bool:
    if kind == "export":
        file = library.store.path.parent / f"{word}.md"
        return file.exists() and file.read_text() == word * 1000
    if kind == "refresh":
        channel = library.channels.get(at)
        return (
            channel is not None and library.store.number("SELECT count(*) FROM listing WHERE channel_id = ?", at) == 20
        )
    entry = library.entries.get(at)
    if entry is None or entry.key != word:
        return False
    match kind:
        case "tag":
            return word in library.tags.of(at)
        case "note":
            return library.notes.get(at) == word
        case "highlight":
            return any(each.passage.quote == word for each in library.highlights.of(at))
        case "finish":
            return (entry.state, entry.place, entry.progress) == (State.FINISHED, Place(3), 0.5)
        case _:
            stored, pages = library.articles.get(at), library.articles.pages(at)
            whole = stored is not None and stored.pinned and stored.article.headline == word
            return whole and entry.saved and [page.body for page in pages] == [word.encode() * 500]


def work(path: Path, seed: str, kinds: list[str]) -> None:
    random, library = Random(seed), Library.open(path, PATIENCE)
    for number in count():
        kind = random.choice(kinds)
        word = f"w{seed}x{number}"
        print(json.dumps((kind, ACTS[kind](library, word), word)), flush=True)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], sys.argv[3:] or list(ACTS))
