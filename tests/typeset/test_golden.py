"""An article with every kind of block, and a story in many scripts, as they look.

``BYLINE_UPDATE_GOLDEN=1`` writes the files anew, to be read.
"""

import os
from pathlib import Path

import pytest

from reader.model.blocks import Paragraph, Span
from reader.typeset.blocks import Around
from reader.typeset.breaking import Shape
from reader.typeset.lines import Line, Role
from reader.typeset.setter import set_article, set_blocks

from .sample import ARTICLE
from .scripts import STORY

GOLDEN = Path(__file__).parent / "golden"


def page(lines: tuple[Line, ...]) -> str:
    """Each line with the number of its block before it."""
    return "".join(f"{line.block:>3} {line.text}".rstrip() + "\n" for line in lines)


def faces(lines: tuple[Line, ...]) -> str:
    """Each run on a line of its own: role, marks, text, link."""
    return "".join(
        f"{run.role:<10} {run.marks.name or '':<10} {run.text!r} {run.link}".rstrip() + "\n"
        for line in lines
        for run in line.runs
        if run.role is not Role.TEXT or run.marks
    )


def agree(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("BYLINE_UPDATE_GOLDEN") == "1":
        path.write_text(text, "utf-8", newline="\n")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("measure", [40, 68, 100])
def test_the_page(measure: int) -> None:
    agree(f"article-{measure}.txt", page(set_article(ARTICLE, measure, minutes=4).lines))


def test_the_faces() -> None:
    agree("faces-68.txt", faces(set_article(ARTICLE, 68, minutes=4).lines))


@pytest.mark.parametrize("measure", [40, 68, 100])
@pytest.mark.parametrize("shape", [Shape.RAGGED, Shape.JUSTIFIED])
def test_twelve_scripts_and_languages(measure: int, shape: Shape) -> None:
    parts = []
    for language, story in STORY.items():
        lines = set_blocks((Paragraph((Span(story),)),), measure, Around(language=language, shape=shape))
        parts.append(f"{language}\n" + "".join(f"{line.text}\n" for line in lines))
    agree(f"scripts-{shape.value}-{measure}.txt", "\n".join(parts))
