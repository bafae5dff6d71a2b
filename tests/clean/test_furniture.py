"""What is not the column is set apart or left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.body.furniture import Column, set_apart
from reader.model.blocks import Block, Heading, List, ListItem, Mark, Paragraph, Rule, Span

LINK = "https://paper.example/b"


def par(text: str, marks: Mark = Mark.NONE, link: str = "") -> Paragraph:
    return Paragraph((Span(text, marks, link),))


BODY = tuple(par(f"Paragraph {n} of the column, which says something.") for n in range(4))


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - STORY CONTINUES BELOW",
        "swipe to next page",
        "Share this article",
        "Share Email Print",
        "Sign up for our newsletter",
        "Leave a comment",
        "12 comments",
        "blog comments powered by Disqus",
        "Tags: trains, tea",
        "4 min read",
    ],
)
def test_lines_that_sites_put_between_paragraphs_go(line: str) -> None:
    assert set_apart((*BODY[:2], par(line), *BODY[2:])).blocks == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement is the art of making whole lies out of half truths, somebody said.",
        "Share and share alike.",
        "“Like?”",
        "Follow him, then.",
        "Published in 1984, the book is still in print.",
        "Copyright law is a strange country.",
        "Distributed by hand, the leaflets reached nobody.",
        "Related by marriage, they never spoke.",
        "Read more, my mother said, and I did.",
        "Close.",
        "Watch and learn!",
    ],
)
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    column = (*BODY, par(line))
    assert set_apart(column).blocks == column


def test_pointers_to_other_columns_go_with_their_heading() -> None:
    pointer = Paragraph((Span("Read more: "), Span("The fast train and its many friends", link=LINK)))
    links = List((ListItem((par("The fast train", link=LINK),)),))
    assert set_apart((BODY[0], pointer, *BODY[1:], Heading((Span("More from Opinion"),)), links)).blocks == BODY


def test_a_link_in_a_list_of_the_column_stays() -> None:
    links = List((ListItem((par("The fast train", link=LINK),)),))
    assert set_apart((BODY[0], links, *BODY[1:])).blocks == (BODY[0], links, *BODY[1:])


def test_note_and_rights_after_a_line() -> None:
    note, rights = par("Ada Holm is a columnist."), par("©2026 The Paper. Visit at paper.example.")
    column = set_apart((*BODY, par("____"), note, rights))
    assert (column.blocks, column.author_note, column.rights) == (
        BODY,
        (note,),
        "©2026 The Paper. Visit at paper.example.",
    )


def test_two_notes_and_two_rights_lines() -> None:
    notes = (par("Ada Holm is a columnist."), par("Bo Lind is not."))
    rights = (par("Copyright 2022 The Paper"), par("Distributed by Lantern Agency, LLC."))
    column = set_apart((*BODY, par("____"), notes[0], par("____"), notes[1], *rights))
    assert (column.author_note, column.rights) == (
        notes,
        "Copyright 2022 The Paper Distributed by Lantern Agency, LLC.",
    )


def test_a_note_in_italics_ends_the_column() -> None:
    note = par("Ada Holm is a columnist for The Paper.", Mark.EM)
    assert set_apart((*BODY, note)).author_note == (note,)


def test_a_last_paragraph_in_italics_may_be_the_column() -> None:
    verse = par("And the band played on.", Mark.EM)
    assert set_apart((*BODY, verse)).blocks == (*BODY, verse)


def test_a_line_of_signs_in_the_middle_is_a_break() -> None:
    assert set_apart((BODY[0], par("* * *"), *BODY[1:])).blocks == (BODY[0], Rule(), *BODY[1:])


def test_the_head_the_page_repeats_goes() -> None:
    head: tuple[Block, ...] = (Heading((Span("The Slow Train"),)), par("By Ada Holm"))
    assert set_apart((*head, *BODY), frozenset(("the slow train", "by ada holm"))).blocks == BODY


_PARAGRAPHS = st.builds(
    par,
    st.one_of(
        st.sampled_from(
            ["____", "Advertisement", "©2026 The Paper", "Ada is a columnist.", "* * *", "A sentence.", "Read more"]
        ),
        st.text(min_size=1, max_size=20),
    ),
    st.sampled_from([Mark.NONE, Mark.EM]),
    st.sampled_from(["", LINK]),
)


@given(st.lists(st.one_of(_PARAGRAPHS, st.just(Rule())), max_size=12).map(tuple))
def test_setting_apart_invents_nothing_and_keeps_the_order(column: tuple[Block, ...]) -> None:
    kept = [block for block in set_apart(column).blocks if not isinstance(block, Rule)]
    rest = iter(column)
    assert all(block in rest for block in kept)


@given(st.lists(st.one_of(_PARAGRAPHS, st.just(Rule())), max_size=12).map(tuple))
def test_setting_apart_twice_changes_nothing(column: tuple[Block, ...]) -> None:
    once = set_apart(column).blocks
    assert set_apart(once) == Column(once)
