"""Random rounds of changes in the library and edits by hand in the files of the vault: is anything lost?

``python -m tests.bench.vault [ROUNDS] [SEED]`` prints the rounds, what was done in them, and how much was lost.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from random import Random

from reader.export.vault import has_fences, id_in, vault_id
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Blocks, Code, Paragraph, Span
from reader.model.entry import NewEntry
from reader.model.passage import passage_of
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.library.vault import write_vault

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
COLUMNS = 8
AUTHORS = ("Ada Writer", "Bo Quill", "")


class Rounds:
    """A library, a vault, and what a person wrote into its files that is still to be there."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)
        self.folder = folder / "vault"
        self.desk = Desk(folder / "library.sqlite3", catalogue=tuple, starters=tuple)
        self.desk.library.start()
        self.done: Counter[str] = Counter()
        self.lost: list[str] = []
        self.written: dict[str, str] = {}
        self.tokens = 0
        self.cut: set[str] = set()

    async def run(self, rounds: int) -> None:
        ids = await self.desk.library.write(_fill)
        for number in range(rounds):
            for _ in range(self.random.randrange(3)):
                await self.desk.library.write(lambda library: self._change(library, self.random.choice(ids)))
            for _ in range(self.random.randrange(3)):
                self._edit()
            anew = number % 10 == 9
            done = await write_vault(self.desk, self.folder, anew=anew)
            if anew:
                self.cut.clear()
            self.lost += [f"round {number}: {error}" for error in done.failed]
            await self.desk.library.read(partial(self._look, ids=ids, number=number))
        await self.desk.close()

    def _token(self) -> str:
        self.tokens += 1
        return f"mine{self.tokens}x"

    def _change(self, library: Library, entry_id: int) -> None:
        change = self.random.choice(
            (
                self._save,
                self._save,
                self._save,
                self._unsave,
                self._tag,
                self._untag,
                self._note,
                self._mark,
                self._unmark,
            )
        )
        change(library, entry_id)
        self.done[change.__name__.strip("_")] += 1

    def _save(self, library: Library, entry_id: int) -> None:
        library.saved.save(entry_id, NOW)

    def _unsave(self, library: Library, entry_id: int) -> None:
        library.saved.unsave(entry_id)

    def _tag(self, library: Library, entry_id: int) -> None:
        library.tags.add(entry_id, self.random.choice(("travel", "two words", 'a "b", c', "it's", "#x")))

    def _untag(self, library: Library, entry_id: int) -> None:
        for name in library.tags.of(entry_id)[:1]:
            library.tags.remove(entry_id, name)

    def _note(self, library: Library, entry_id: int) -> None:
        library.notes.put(entry_id, self.random.choice(("", f"note{self._token()}", "<!-- byline:end -->")), NOW)

    def _mark(self, library: Library, entry_id: int) -> None:
        stored = library.articles.get(entry_id)
        assert stored
        text = stored.article.seen
        start = self.random.randrange(len(text) - 20)
        library.highlights.add(entry_id, passage_of(text, start, start + 15), "", NOW)

    def _unmark(self, library: Library, entry_id: int) -> None:
        for each in library.highlights.of(entry_id)[:1]:
            library.highlights.remove(each.number)

    def _edit(self) -> None:
        files = sorted(self.folder.rglob("*.md"))
        if not files:
            return
        path = self.random.choice(files)
        edits: tuple[Callable[[Path], None], ...] = (
            *(
                self._write_in,
                self._write_in,
                self._append,
                self._add_property,
                self._add_tag,
                self._rename,
                self._move,
            ),
            *(self._other_lines, self._other_bytes, self._new_file, self._cut_fence, self._cut_end, self._remove),
        )
        edit = self.random.choice(edits)
        if edit in (self._cut_fence, self._cut_end, self._remove):
            # It comes back with the next change of the column, or when all is written anew.
            self.cut.add(id_in(path.read_bytes().decode(errors="replace")))
        edit(path)
        self.done[edit.__name__.strip("_")] += 1

    def _write_in(self, path: Path) -> None:
        """A line between two lines that are not fenced and not of the front matter."""
        lines = path.read_bytes().split(b"\n")
        places, fenced, front = [], False, lines[:1] in ([b"---"], [b"---\r"])
        for number, line in enumerate(lines):
            bare = line.strip()
            if front:
                front = not (number and bare == b"---")
            elif bare.startswith(b"<!-- byline:begin"):
                places.append(number)
                fenced = True
            elif bare == b"<!-- byline:end -->":
                fenced = False
                places.append(number + 1)
            elif not fenced:
                places.append(number)
        if places:
            lines.insert(self.random.choice(places), self._keep(path).encode())
            path.write_bytes(b"\n".join(lines))

    def _keep(self, path: Path) -> str:
        token = self._token()
        self.written[token] = path.name
        return token

    def _append(self, path: Path) -> None:
        path.write_bytes(path.read_bytes() + f"\n{self._keep(path)}".encode())

    def _add_property(self, path: Path) -> None:
        text = path.read_bytes()
        if text.startswith(b"---\n"):
            path.write_bytes(
                f"---\n{self.random.choice(('aliases', 'rating'))}:\n  - {self._keep(path)}\n".encode() + text[4:]
            )

    def _add_tag(self, path: Path) -> None:
        text = path.read_bytes()
        if b"\ntags: []" in text:
            path.write_bytes(text.replace(b"\ntags: []", f"\ntags:\n  - {self._keep(path)}".encode(), 1))
        elif b"\ntags: [" in text:
            path.write_bytes(text.replace(b"\ntags: [", f"\ntags: [{self._keep(path)}, ".encode(), 1))

    def _rename(self, path: Path) -> None:
        path.rename(path.with_name(f"my {self._token()}.md"))

    def _move(self, path: Path) -> None:
        target = self.folder / self.random.choice(("Read", "Read/later")) / path.name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)

    def _other_lines(self, path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    def _other_bytes(self, path: Path) -> None:
        path.write_bytes(path.read_bytes() + b"\n\xff\xfe " + self._keep(path).encode())

    def _new_file(self, path: Path) -> None:
        own = self.folder / f"{self._token()}.md"
        own.write_text(self._keep(own))

    def _cut_fence(self, path: Path) -> None:
        text = path.read_bytes()
        start, end = text.find(b"<!-- byline:begin marks"), text.rfind(b"<!-- byline:end -->")
        if 0 <= start < end and b"mine" not in text[start:end]:
            path.write_bytes(text[:start] + text[end + 19 :])

    def _cut_end(self, path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b"<!-- byline:end -->", b"", 1))

    def _remove(self, path: Path) -> None:
        text = path.read_bytes()
        self.written = {token: name for token, name in self.written.items() if token.encode() not in text}
        path.unlink()

    def _look(self, library: Library, ids: list[int], number: int) -> None:
        """What is to be in the files and is not."""
        files = {path: path.read_bytes().decode(errors="replace") for path in self.folder.rglob("*") if path.is_file()}
        everything = "\n".join(files.values())
        self.lost += [
            f"round {number}: {token} of {name}" for token, name in self.written.items() if token not in everything
        ]
        self.written = {token: name for token, name in self.written.items() if token in everything}
        self.lost += [f"round {number}: {path}" for path in files if path.suffix != ".md"]
        for entry in library.entries.rows(ids):
            own = [text for text in files.values() if id_in(text) == vault_id(entry.key)]
            if not entry.saved:
                self.lost += [f"round {number}: {entry.key} was let go" for text in own if has_fences(text)]
                continue
            if vault_id(entry.key) in self.cut:
                continue
            noted = library.notes.get(entry.id).replace("<", "\\<").replace(">", "\\>")
            wanted = [
                entry.headline,
                noted,
                *(each.passage.quote.split("\n")[0] for each in library.highlights.of(entry.id)),
            ]
            missing = [each for each in wanted if not any(each in text.replace("\r", "") for text in own)]
            tags = [tag for tag in library.tags.of(entry.id) if not any(_told(tag) in text for text in own)]
            self.lost += [f"round {number}: {each!r} of {entry.key}" for each in (*missing, *tags)]


def _told(tag: str) -> str:
    escaped = tag.replace('"', '\\"')
    return f'"{escaped}"'


def _fill(library: Library) -> list[int]:
    ids = []
    for number in range(COLUMNS):
        url = f"https://ada.example/{number}"
        paragraphs = [Paragraph((Span(f"Paragraph {part} of column {number} teaches patience"),)) for part in range(4)]
        blocks: Blocks = (*paragraphs, Code("<!-- byline:end -->\n<!-- byline:begin text -->"))
        author = AUTHORS[number % len(AUTHORS)]
        entry_id = library.entries.add_loose(NewEntry(url, url, f"Column {number}", byline=author), NOW)
        article = Article(url, f"Column {number}", author, published_at=date(2026, 11, 1 + number), blocks=blocks)
        library.articles.put(entry_id, article, Verdict.FULL, Rung.PAGE, [], NOW)
        ids.append(entry_id)
    return ids


def measure(rounds: int, seed: int) -> Rounds:
    """Does the rounds in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        run = Rounds(Path(folder), seed)
        asyncio.run(run.run(rounds))
        return run


def main(arguments: list[str]) -> int:
    rounds, seed, *_ = (*map(int, arguments), *(1_000, 0)[len(arguments) :])
    run = measure(rounds, seed)
    for line in run.lost[:20]:
        print(line)
    print(f"{rounds} rounds, {sum(run.done.values())} changes and edits: {dict(run.done.most_common())}")
    print(
        f"{run.tokens} things written by hand, {len(run.written)} of them to be there at the end, {len(run.lost)} lost"
    )
    return 1 if run.lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
