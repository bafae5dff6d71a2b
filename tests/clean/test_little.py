"""Pages of few words: where a note, a verse or a letter ends and nothing to read begins."""

import pytest

from reader.clean.pipeline import clean
from reader.model.verdict import Verdict
from tests.clean.pages import page

LINE = "the ferry leaves at six and nobody on the quay minds waiting for it because the river is wide tonight"
SIGNED = '<p class="byline">By Ada Holm</p>'


def said(count: int, end: str = ".") -> str:
    words = (LINE.split() * 4)[:count]
    return f"<p>{' '.join(words).capitalize()}{end}</p>"


def verse(*lines: str) -> str:
    return f"<p>{'<br>'.join(lines)}</p>"


def stating(words: int) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","wordCount":{words}}}</script>'


@pytest.mark.parametrize(
    ("markup", "verdict"),
    [
        (said(9), Verdict.EMPTY),
        (said(10), Verdict.PARTIAL),
        (said(24), Verdict.PARTIAL),
        (said(25), Verdict.FULL),
        (SIGNED + said(8), Verdict.FULL),
        (SIGNED + said(24), Verdict.FULL),
        (SIGNED + said(24, " …"), Verdict.PARTIAL),
        (SIGNED + verse("slow is the river", "wide is the night", "late is the ferry"), Verdict.FULL),
        (verse("slow is the river", "wide is the night", "late is the ferry"), Verdict.EMPTY),
        (stating(30) + said(30), Verdict.FULL),
        (stating(60) + said(30), Verdict.PARTIAL),
        (stating(100) + said(56), Verdict.PARTIAL),
        (stating(100) + said(64), Verdict.FULL),
    ],
)
def test_where_a_column_begins(markup: str, verdict: Verdict) -> None:
    told = clean(page(f"<html><body><article><h1>The last ferry</h1>{markup}</article></body></html>"), "")
    assert told.verdict is verdict, told.reason


def test_a_column_without_a_row_of_words_is_judged() -> None:
    code = f"<pre>{(LINE + chr(10)) * 40}</pre>"
    unfree = stating(9).replace("}<", ', "isAccessibleForFree": false}<')
    told = clean(
        page(f"<html><body>{unfree}<article><h1>The last ferry</h1>{SIGNED}{code}</article></body></html>"), ""
    )
    assert told.reason
