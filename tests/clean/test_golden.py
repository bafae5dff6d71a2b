"""Forty invented pages, each for one block kind or one trap, beside the text a person should see of it.

``python -m pytest tests/clean --update`` writes the texts; every line that changes is to be looked at.
"""

from pathlib import Path

import pytest

from reader.clean.pipeline import clean
from reader.model.page import Page
from tests.clean.seen import seen

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(GOLDEN.glob("*.html"))


def test_there_are_forty_pages_each_with_its_text() -> None:
    assert len(PAGES) >= 40
    assert {page.stem for page in PAGES} == {text.stem for text in GOLDEN.glob("*.txt")}


@pytest.mark.parametrize("file", PAGES, ids=[page.stem for page in PAGES])
def test_a_person_sees_the_column(file: Path, request: pytest.FixtureRequest) -> None:
    url = f"https://paper.example/opinion/{file.stem}"
    text = seen(clean(Page(url, url, file.read_bytes(), "text/html", "utf-8")))
    golden = file.with_suffix(".txt")
    if request.config.getoption("--update", default=False):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")
