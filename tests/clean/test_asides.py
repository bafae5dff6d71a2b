"""What is said beside the text: footnotes, notes of the editor, corrections, lines repeated for show."""

import pytest

from reader.clean.body.asides import notes_marked, pulled_once
from reader.model.blocks import Block, Blocks, Note, NoteKind, Quote, Span
from tests.clean.test_blocks import blocks, par
from tests.clean.test_furniture import BODY


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<ol><li id='fn1'>Five. <a href='#fnref1'>↩</a></li><li id='fn2'>Six.</li></ol>",
            (Note((par("Five."),), label="1", name="fn1"), Note((par("Six."),), label="2", name="fn2")),
        ),
        (
            "<ol class='references' start='3'><li id='cite_note-Quist-3'><a href='#cite_ref-3'>^</a> Quist.</li></ol>",
            (Note((par("Quist."),), label="3", name="cite_note-Quist-3"),),
        ),
        (
            "<p><a name='_ftn1' href='#_ftnref1'>[1]</a> The minutes.</p>",
            (Note((par("The minutes."),), label="1", name="_ftn1"),),
        ),
        ("<p id='note*'>* No sign that leads back.</p>", (par("* No sign that leads back."),)),
        (
            "<p><a name='_ftnref1' href='#_ftn1'>[1]</a> A reference.</p>",
            (par(Span("[1]", link="#_ftn1"), " A reference."),),
        ),
    ],
)
def test_footnotes(markup: str, expected: tuple[Block, ...]) -> None:
    assert blocks(markup) == expected


def test_a_list_with_names_that_are_none_of_footnotes_stays_a_list() -> None:
    assert not any(isinstance(block, Note) for block in blocks("<ol><li id='step-one'>Wait.</li></ol>"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Editor’s note: This ran before.", NoteKind.EDITOR),
        ("Anmerkung der Redaktion: Das ist neu.", NoteKind.EDITOR),
        ("Correction: The ferry runs four times.", NoteKind.CORRECTION),
        ("An earlier version of this column gave another number.", NoteKind.CORRECTION),
        ("This article was updated on Friday.", NoteKind.CORRECTION),
    ],
)
def test_notes_of_the_editor(text: str, kind: NoteKind) -> None:
    assert notes_marked((*BODY, par(text))) == (*BODY, Note((par(text),), kind))
    assert notes_marked((par(text), *BODY)) == (Note((par(text),), kind), *BODY)


@pytest.mark.parametrize(
    "text",
    [
        "The editor noted it.",
        "Correction is a cruel word.",
        "This article of faith was hers.",
        "Correction fluid, then.",
    ],
)
def test_sentences_that_begin_like_notes_stay(text: str) -> None:
    assert notes_marked((*BODY, par(text))) == (*BODY, par(text))


def test_a_note_in_the_middle_of_the_text_stays() -> None:
    column = (*BODY, *BODY, par("Editor's note: so I thought."), *BODY, *BODY)
    assert notes_marked(column) == column


@pytest.mark.parametrize("line", ["Paragraph 1 of the column, which says something", "“of the column which says…”"])
def test_a_line_repeated_for_show_is_there_once(line: str) -> None:
    assert pulled_once((BODY[0], Quote((par(line),), pull=True), *BODY[1:])) == BODY


@pytest.mark.parametrize("line", ["Nobody said this anywhere else in it.", "which says", "something"])
def test_a_line_that_stands_nowhere_else_stays(line: str) -> None:
    column: Blocks = (BODY[0], Quote((par(line),), pull=True), *BODY[1:])
    assert pulled_once(column) == column


@pytest.mark.parametrize(
    "markup",
    [
        "<aside class='pullquote'><p>said</p></aside>",
        "<p class='pull-quote'>said</p>",
        "<figure class='wp-block-pullquote'><blockquote>said</blockquote></figure>",
        "<div class='pull-quote'><blockquote>said</blockquote></div>",
    ],
)
def test_pull_quotes_by_name(markup: str) -> None:
    assert blocks(markup) == (Quote((par("said"),), pull=True),)
