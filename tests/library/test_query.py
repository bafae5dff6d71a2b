"""What a person types to find something, read: every part of the language, and a sentence for what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.query import (
    LONGEST,
    MOST_PARTS,
    STATES,
    THINGS,
    Condition,
    Field,
    Query,
    Words,
    WrongQuery,
    read_query,
)

SLOW, TRAIN = Words(("slow",)), Words(("train",))


_STATES = "saved, unread, finished, reading, skipped, textless or edited"


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("  ", Query()),
        ("- -- * ! “” :", Query()),
        ("slow train", Query((SLOW, TRAIN))),
        ("Slow TRAIN!", Query((SLOW, TRAIN))),
        ('"slow train"', Query((Words(("slow", "train")),))),
        ("“slow train", Query((Words(("slow", "train")),))),
        ("train -slow", Query((TRAIN,), (SLOW,))),
        ('-"slow train"', Query((), (Words(("slow", "train")),))),
        ("slow-train", Query((Words(("slow", "train")),))),
        ("don’t", Query((Words(("don", "t")),))),
        ("Économie", Query((Words(("economie",)),))),
        ("東京", Query((Words(("東", "京")),))),
        ("trai*", Query((Words(("trai",), begun=True),))),
        ("t*", Query((Words(("t",)),))),
        ("10:30", Query((Words(("10", "30")),))),
        ("https://press.example/1", Query((Words(("https", "press", "example", "1")),))),
        ("note:", Query((Words(("note",)),))),
        ("author:Whitfield", Query((Words(("whitfield",), byline=True),))),
        ("-author:“Bo Kim”", Query((), (Words(("bo", "kim"), byline=True),))),
        ("AUTHOR:kim", Query((Words(("kim",), byline=True),))),
        ("channel:“Op  Eds”", Query(conditions=(Condition(Field.CHANNEL, "op eds"),))),
        ("section:Économie", Query(conditions=(Condition(Field.SECTION, "economie"),))),
        ("-is:Saved", Query(conditions=(Condition(Field.IS, "saved", wanted=False),))),
        ("before:2026", Query(conditions=(Condition(Field.BEFORE, "2026-01-01", "<"),))),
        ("after:2026-2", Query(conditions=(Condition(Field.AFTER, "2026-02-01", ">="),))),
        ("after:2026-02-28", Query(conditions=(Condition(Field.AFTER, "2026-02-28", ">="),))),
        ("minutes:<10", Query(conditions=(Condition(Field.MINUTES, 10, "<"),))),
        ("minutes:7", Query(conditions=(Condition(Field.MINUTES, 7, "="),))),
        ("lang:pt-BR", Query(conditions=(Condition(Field.LANG, "pt-br"),))),
        ("has:text", Query(conditions=(Condition(Field.HAS, "text"),))),
    ],
)
def test_what_is_typed_is_read(text: str, query: Query) -> None:
    assert read_query(text) == query
    assert bool(query) is (query != Query())


@pytest.mark.parametrize(
    ("text", "wrong", "headline"),
    [
        ("slow autor:kim", "autor:kim", "“autor:” is nothing one can search by."),
        ("-tags:x", "-tags:x", "“tags:” is nothing one can search by."),
        ("author: kim", "author:", "“author:” wants a name after it."),
        ("channel:!!", "channel:!!", "“channel:” wants a name after it."),
        (
            "is:red train",
            "is:red",
            f"“is:” wants {_STATES} after it.",
        ),
        ("is:", "is:", f"“is:” wants {_STATES} after it."),
        ("has:wings", "has:wings", "“has:” wants text, picture, note or highlight after it."),
        ("before:soon", "before:soon", "“before:” wants a day after it, such as 2026-01-31, 2026-01 or 2026."),
        ("after:2026-02-30", "after:2026-02-30", "“after:” wants a day after it, such as 2026-01-31, 2026-01 or 2026."),
        ("after:0000", "after:0000", "“after:” wants a day after it, such as 2026-01-31, 2026-01 or 2026."),
        ("minutes:many", "minutes:many", "“minutes:” wants a number after it, such as <10, >5 or 7."),
        ("minutes:<1000000", "minutes:<1000000", "“minutes:” wants a number after it, such as <10, >5 or 7."),
        ("lang:e%", "lang:e%", "“lang:” wants the code of a language after it, such as en or pt-BR."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, wrong: str, headline: str) -> None:
    with pytest.raises(WrongQuery) as told:
        read_query(text)
    assert told.value.headline == headline
    assert text[told.value.start : told.value.end] == wrong


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "x " * (MOST_PARTS + 1)])
def test_more_than_can_be_searched_for_is_refused(text: str) -> None:
    with pytest.raises(WrongQuery, match="at once"):
        read_query(text)


@pytest.mark.parametrize(
    ("text", "begun"), [("tr", True), ("tr ", False), ("東", False), ('"tr"', False), ('"tr', True), ("slow-tr", True)]
)
def test_while_typing_the_last_word_is_a_beginning(text: str, begun: bool) -> None:
    assert [each.begun for each in read_query(text, typing=True).wanted] == [begun]
    assert [each.begun for each in read_query(text).wanted] == [False]


@pytest.mark.parametrize(
    ("text", "wanted"), [("t", ()), ("slow t", (SLOW,)), ("slow author:t", (SLOW,)), ("slow-t", (SLOW,))]
)
def test_one_letter_is_no_beginning_yet(text: str, wanted: tuple[Words, ...]) -> None:
    assert read_query(text, typing=True).wanted == wanted
    assert len(read_query(f"{text} ", typing=True).wanted) == len(text.split())


def test_only_the_last_word_is_a_beginning() -> None:
    assert [each.begun for each in read_query("slow tr", typing=True).wanted] == [False, True]


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_a_sentence(text: str) -> None:
    try:
        query = read_query(text, typing=True)
    except WrongQuery as error:
        told = f"{error.headline}|{error.hint}"
    else:
        told = ".|"
        for words in (*query.wanted, *query.unwanted):
            assert words.words
            assert not set("".join(words.words)) & set(' "*():^+-{}\0')
    assert told.split("|")[0].endswith(".")


WORDS = st.from_regex(r"[a-z]{2,8}", fullmatch=True)
PARTS = st.one_of(
    WORDS,
    st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    WORDS.map(lambda name: f"author:{name}"),
    st.sampled_from([f"is:{state}" for state in STATES] + [f"has:{thing}" for thing in THINGS]),
    st.dates().map(lambda day: f"before:{day.isoformat()}"),
    st.integers(0, 99999).map(lambda number: f"minutes:>={number}"),
)


@given(st.lists(st.tuples(st.booleans(), PARTS), max_size=MOST_PARTS))
def test_every_part_counts_once_and_minus_turns_it_round(parts: list[tuple[bool, str]]) -> None:
    query = read_query(" ".join(f"{'-' if minus else ''}{part}" for minus, part in parts))
    assert len(query.wanted) + len(query.unwanted) + len(query.conditions) == len(parts)
    unwanted = len(query.unwanted) + sum(not each.wanted for each in query.conditions)
    assert unwanted == sum(minus for minus, _ in parts)
