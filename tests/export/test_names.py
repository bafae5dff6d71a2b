"""Names of files: inside the folder, all different, and the same the next time."""

import re
import string
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PureWindowsPath
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.item import Item
from reader.export.names import file_names, slug
from reader.model.article import Article
from reader.model.entry import NewEntry
from reader.service.writing import fill_folder

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HOSTILE = (
    *("../../etc/passwd", "..", ".", "", " ", "/", "\\\\server\\share", "C:\\x", "~/.ssh/id", "-rf", "--force"),
    *("CON", "con.txt", "NUL", "COM1", "LPT9", "aux", "a:b", "a*b?", "a|b", "<b>", "\x00", "\x1b[2J", "a\nb"),
    *("Ünïcödé", "UNICODE", "unicode", "straße", "STRASSE", "橋" * 200, "e\u0301" * 300, "x" * 5000, "\u202egnp.exe"),
    *("\ud800", ".hidden", "trailing.", "trailing ", "👍", "a" * 79 + "橋", "हिन्दी", "$(rm)", "`id`", "%2e%2e%2f"),
)


def column(headline: str, number: int = 0, day: date | None = None) -> Item:
    entry = NewEntry(f"key-{number}", f"https://a.example/{number}", headline, published_at=day)
    return Item(entry, saved_at=NOW + timedelta(seconds=number))


def hostile_columns(count: int) -> list[Item]:
    random = Random(6)
    signs = [*HOSTILE, *string.punctuation, "con", "a", "A", "é"]
    headlines = ["".join(random.choices(signs, k=random.randint(1, 3))) for _ in range(count - len(HOSTILE))]
    days = [None, date(2026, 11, 23)]
    return [column(text, number, random.choice(days)) for number, text in enumerate((*HOSTILE, *headlines))]


def test_two_thousand_hostile_headlines() -> None:
    columns = hostile_columns(2000)
    names = file_names(columns, ".md")
    assert len({name.casefold() for name in names}) == 2000
    for name in names:
        assert re.fullmatch(r"(undated|2026-11-23)-[^\W_].*\.md", name), name
        assert not re.search(r'[\x00-\x1f/\\:*?"<>|\s]|\.\.', name), name
        assert len(name.encode()) <= 130
        assert not PureWindowsPath(name).is_reserved()


def test_they_fill_a_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    files = [(name, "x") for name in file_names(hostile_columns(300), ".md")]
    assert len(fill_folder(folder, files).written) == 300
    assert sorted(path.name for path in folder.iterdir()) == sorted(name for name, _ in files)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@given(st.lists(st.sampled_from(HOSTILE), max_size=8), st.randoms())
@settings(deadline=None)
def test_the_order_of_the_list_changes_no_name(headlines: list[str], random: Random) -> None:
    columns = [column(text, number) for number, text in enumerate(headlines)]
    names = dict(zip(columns, file_names(columns, ".md"), strict=True))
    random.shuffle(columns)
    assert dict(zip(columns, file_names(columns, ".md"), strict=True)) == names


def test_a_later_column_takes_no_earlier_ones_name() -> None:
    first, second = column("Same", 1), column("same!", 2)
    (alone,) = file_names([first], ".md")
    newest_first = file_names([second, first], ".md")
    assert newest_first[1] == alone == "undated-same.md"
    assert re.fullmatch(r"undated-same-[0-9a-f]{8}\.md", newest_first[0])


def test_one_column_twice_has_two_names() -> None:
    assert len(set(file_names([column("Same")] * 4, ".md"))) == 4


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("The Bridge’s toll: 5¢ a head!", "the-bridges-toll-5-a-head"),
        ("Élan vital à Orléans", "elan-vital-a-orleans"),
        ("橋は長い", "橋は長い"),
        ("हिन्दी में", "हिन्दी-में"),
        ("?!", ""),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_headline_as_a_name(headline: str, expected: str) -> None:
    assert slug(headline) == expected


def test_the_articles_own_headline_and_day_count() -> None:
    item = column("Teaser")
    item = replace(item, article=Article("https://a.example/0", "Real one", published_at=date(2026, 1, 2)))
    assert file_names([item], ".md") == ("2026-01-02-real-one.md",)
