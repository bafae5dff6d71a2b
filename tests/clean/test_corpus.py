"""Real pages and hostile ones, where the shared corpus is at hand."""

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.clean.pipeline import clean
from reader.errors import CleanError
from reader.model.article import Article
from reader.model.page import Page
from reader.text import is_inert

CORPUS = Path(__file__).resolve().parents[2] / "../shared/corpus"
URL = "https://paper.example/a"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the project")


def cleaned(body: bytes, url: str = URL) -> Article | None:
    try:
        return clean(Page(url, url, body, "text/html")).article
    except CleanError:
        return None


def test_real_pages_give_text() -> None:
    rows = [json.loads(line) for line in (CORPUS / "articles/gold.jsonl").read_text("utf-8").splitlines()][::9]
    articles = [cleaned(gzip.decompress((CORPUS / "articles" / row["file"]).read_bytes()), row["url"]) for row in rows]
    assert len(articles) >= 60
    with_text = [article for article in articles if article and article.text]
    assert len(with_text) >= 0.95 * len(articles)
    # Cells of a table are parted by tabs in the text of an article; nothing else may be a control character.
    assert all(is_inert(article.text.replace("\t", " ")) for article in with_text)


def test_odd_markup_never_raises() -> None:
    for text in tokenizer_cases():
        article = cleaned(text.encode("utf-8", "surrogatepass"))
        assert article is None or is_inert(article.text + article.headline)


def test_fuzzed_pages_never_raise() -> None:
    with zipfile.ZipFile(CORPUS / "hostile/go-fuzz.zip") as archive:
        bodies = [archive.read(name) for name in archive.namelist() if name.startswith("html/")]
    assert bodies
    for body in bodies:
        article = cleaned(body)
        assert article is None or is_inert(article.text)


def tokenizer_cases() -> Iterator[str]:
    cases = json.loads((CORPUS / "hostile/html5lib-tokenizer.json").read_text("utf-8"))
    for case in (case for group in cases.values() for case in group):
        text: str = case["input"]
        yield text.encode("latin-1", "backslashreplace").decode("unicode_escape") if case.get("doubleEscaped") else text
