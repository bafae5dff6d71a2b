"""One invented page, and what it is to be called."""

from dataclasses import dataclass

from reader.model.verdict import Verdict
from tests.clean.prose import BEGINNING, HEADLINES, document


@dataclass(frozen=True, slots=True)
class Shown:
    """``asked`` is what the list called the entry; ``verdicts`` are those that tell a person the truth."""

    name: str
    asked: str
    verdicts: tuple[Verdict, ...]
    markup: str


def shown(
    name: str, language: str, verdicts: Verdict | tuple[Verdict, ...], title: str, body: str, head: str = ""
) -> Shown:
    allowed = verdicts if isinstance(verdicts, tuple) else (verdicts,)
    return Shown(f"{name} {language}", HEADLINES[language], allowed, document(language, title, body, head))


def teaser(language: str, wall: str, head: str = "") -> str:
    """The beginning of the column in its own page, and what stands where the rest should be."""
    return (
        f"<article><h1>{HEADLINES[language]}</h1><p class=byline>Ada Holm</p>"
        f'<div class="article-body">{BEGINNING[language]}</div>{wall}</article>{head}'
    )
