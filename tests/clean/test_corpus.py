"""Real pages and hostile ones, where the shared corpus is at hand."""

import gzip
import json
import zipfile
from collections.abc import Iterator

from reader.clean.pipeline import clean
from reader.errors import CleanError
from reader.model.article import Article
from reader.model.page import Page
from reader.text import is_inert
from tests.shared import counted, sampled, shared

URL = "https://paper.example/a"


def cleaned(body: bytes, url: str = URL) -> Article | None:
    try:
        return clean(Page(url, url, body, "text/html")).article
    except CleanError:
        return None


def test_real_pages_give_text() -> None:
    gold = shared("corpus/articles/gold.jsonl")
    rows = sampled("articles", map(json.loads, gold.read_text("utf-8").splitlines()), every=27)
    articles = [cleaned(gzip.decompress((gold.parent / row["file"]).read_bytes()), row["url"]) for row in rows]
    with_text = [article for article in articles if article and article.text]
    assert len(with_text) >= 0.95 * len(articles)
    # Cells of a table are parted by tabs in the text of an article; nothing else may be a control character.
    assert all(is_inert(article.text.replace("\t", " ")) for article in with_text)


def test_odd_markup_never_raises() -> None:
    for text in sampled("html5lib tokenizer", tokenizer_cases(), every=4):
        article = cleaned(text.encode("utf-8", "surrogatepass"))
        assert article is None or is_inert(article.text + article.headline)


def test_fuzzed_pages_never_raise() -> None:
    with zipfile.ZipFile(shared("corpus/hostile/go-fuzz.zip")) as archive:
        bodies = [archive.read(name) for name in archive.namelist() if name.startswith("html/") and name[-1] != "/"]
    for body in counted("fuzzed html", bodies):
        article = cleaned(body)
        assert article is None or is_inert(article.text)


def tokenizer_cases() -> Iterator[str]:
    cases = json.loads(shared("corpus/hostile/html5lib-tokenizer.json").read_text("utf-8"))
    for case in (case for group in cases.values() for case in group):
        text: str = case["input"]
        yield text.encode("latin-1", "backslashreplace").decode("unicode_escape") if case.get("doubleEscaped") else text
