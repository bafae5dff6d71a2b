"""Columns taken along under names that somebody else wrote: inside the folder, over nothing, through no link."""

from pathlib import Path

from reader.export.item import Item
from reader.model.article import Article
from reader.model.entry import NewEntry
from reader.service.library.exporting import files
from reader.service.writing import fill_folder
from tests.hostile.filled import NOW, storable
from tests.hostile.grammar import hostile_text
from tests.hostile.promise import Tally

TRICKS = (
    *("../up", "..", ".", "/etc/passwd", "C:\\con", "CON", "nul.txt", "a/b", "a\\b", "~", "-rf", ".hidden", "x\0y", ""),
    *("a" * 5000, "é" * 300, "日" * 300, "COM1", "aux.md", "trailing.", "trailing ", "%2e%2e%2f", "…", "\u202egpj.exe"),
)


def names_stay_inside(count: int, folder: Path, tally: Tally) -> None:
    """All of them into one folder that already holds files and a link under names that will come up."""
    heads = [TRICKS[n % len(TRICKS)] if n % 3 == 0 else storable(hostile_text(n)) for n in range(count)]
    items = [_item(number, head) for number, head in enumerate(heads)]
    taken = files(items)
    place, beside = folder / "taken", folder / "beside"
    place.mkdir()
    beside.write_text("mine")
    (place / taken[0][0]).symlink_to(beside)
    (place / taken[1][0]).write_text("mine too")
    filled = fill_folder(place, taken)
    names = {path.name for path in place.iterdir()}
    for name, _ in taken:
        tally.check(name in names and (place / name).resolve().parent in (place, folder), f"{name!r} went elsewhere")
    tally.check(len(names) == count, f"{len(names)} files of {count}")
    tally.check(beside.read_text() == "mine", "a link was followed")
    tally.check((place / taken[1][0]).read_text() == "mine too", "a file was written over")
    tally.check(set(filled.kept) == {taken[0][0], taken[1][0]}, f"kept: {filled.kept}")
    tally.check({path.name for path in folder.iterdir()} == {"taken", "beside"}, "something lies beside the folder")


def _item(number: int, headline: str) -> Item:
    entry = NewEntry(f"key{number}", f"https://press.example/{number}", headline)
    return Item(entry, Article(entry.url, headline), accessed_at=NOW)
