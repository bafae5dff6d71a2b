"""Which file of rules holds for a page."""

from pathlib import Path

import pytest

from reader.clean.pipeline import clean
from reader.clean.sites.rulebook import Origin, all_files, rules_for
from reader.service.parser.jobs import clean_page

from .pages import SYNDICATE_URL, column, page, syndicate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("paper.example", ".paper.example", ".opinion.paper.example", "arcamax.com"):
        (tmp_path / f"{name}.txt").write_text(f"# {name}\nnonsense: 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://paper.example/a", "paper.example.txt"),
        ("https://www.PAPER.example/a", "paper.example.txt"),
        ("https://paper.example.:8080/a", "paper.example.txt"),
        ("https://news.paper.example/a", ".paper.example.txt"),
        ("https://opinion.paper.example/a", ".paper.example.txt"),
        ("https://uk.opinion.paper.example/a", ".opinion.paper.example.txt"),
        ("https://newspaper.example/a", None),
        ("https://other.example/paper.example.txt", None),
        ("https://../paper.example", None),
        ("https://%2e%2e%2fpaper.example/", None),
        ("https://[::1]/", None),
        ("https://[paper", None),
        ("file:///paper.example", None),
        ("standard input", None),
        ("", None),
    ],
)
def test_a_file_is_found_by_its_host(folder: Path, url: str, name: str | None) -> None:
    file = rules_for(url, folder)
    assert (file.name if file else None) == name


def test_an_own_file_comes_before_the_built_in_one(folder: Path, tmp_path: Path) -> None:
    url = "https://www.arcamax.com/politics/opeds/s-4300001"
    own, built_in = rules_for(url, folder), rules_for(url, tmp_path / "none")
    assert own
    assert built_in
    assert (own.origin, built_in.origin, built_in.name) == (Origin.OWN, Origin.BUILT_IN, "arcamax.com.txt")
    assert rules_for(url) == built_in


def test_all_files_are_listed_once(folder: Path) -> None:
    (folder / "notes.md").write_text("no rules", encoding="utf-8")
    (folder / "folder.txt").mkdir()
    listed = [(file.name, file.origin, [each.line for each in file.complaints]) for file in all_files(folder)]
    assert listed == [
        ("arcamax.com.txt", Origin.OWN, [2]),
        (".opinion.paper.example.txt", Origin.OWN, [2]),
        (".paper.example.txt", Origin.OWN, [2]),
        ("paper.example.txt", Origin.OWN, [2]),
    ]


def test_the_built_in_files_have_no_mistakes() -> None:
    files = all_files()
    assert files
    assert all(file.origin is Origin.BUILT_IN and not file.complaints and file.rules.strip for file in files)


def test_the_built_in_rules_take_the_frame_and_leave_the_column() -> None:
    url = SYNDICATE_URL.replace("syndicate.example", "www.arcamax.com")
    file = rules_for(url)
    assert file
    frame = '<section class="channel-subscribe"><p>Get this column, free, in your mail, each day.</p></section>'
    noisy = clean(page(syndicate(end=frame), url), rules=file.rules)
    assert noisy.article == clean(page(syndicate(), url)).article


def test_a_file_of_any_bytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "paper.example.txt").write_bytes(b"title: //h1\n\xff\xfe\x00\x1b[2J\n" + bytes(range(256)))
    file = rules_for("https://paper.example/", tmp_path)
    assert file
    assert file.rules.title
    assert file.complaints


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    secret = tmp_path / "paper.example.txt"
    secret.touch(mode=0)
    try:
        secret.read_bytes()
    except PermissionError:
        file = rules_for("https://paper.example/", tmp_path)
        assert file
        assert "cannot be read" in file.complaints[0].text
    else:
        pytest.skip("this person may read everything")


def test_the_job_cleans_by_the_rules_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "paper.example.txt").write_text("title: 'By rule'\n", encoding="utf-8")
    headlines = [clean_page(page(column()), "", folder).article.headline for folder in ("", str(tmp_path))]
    assert headlines == ["What the slow train teaches", "By rule"]
