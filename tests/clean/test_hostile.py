"""Pages that were made to hurt give a text or a sentence, within the limits of the parser process."""

import os
import resource
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.pipeline import clean
from reader.errors import CleanError
from reader.model.page import Page
from reader.service.parser.pool import DEADLINE
from reader.service.parser.worker import Worker
from reader.text import is_inert
from tests.clean.measuring import BAD, cleaned, import_path, outcome_of
from tests.clean.mutants import DEEP, LONG_LINE, MANY_ATTRIBUTES, URL, mutant, stock_of
from tests.shared import shared

SENTENCES = (
    "Nobody takes the slow train for its own sake, and that is a pity, because it stops where people live.",
    "It is the last place in the county where a stranger may say good morning and be answered, and mean it.",
    "I took it on a Tuesday with a sandwich and a bad conscience, and by the third station I had neither.",
)
COLUMN = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page(body: str | bytes, kind: str = "text/html", charset: str = "") -> Page:
    return Page(URL, URL, body.encode() if isinstance(body, str) else body, kind, charset)


def text_of(body: str | bytes, kind: str = "text/html", charset: str = "") -> str:
    return clean(page(body, kind, charset)).article.text


def said_of(body: str | bytes, charset: str = "") -> tuple[str, str]:
    """The text, or the sentence there is instead."""
    try:
        return text_of(body, charset=charset), ""
    except CleanError as error:
        return "", error.headline


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "q", "table><tr><td", "ul><li"])
def test_text_nested_thousands_deep_is_kept(tag: str) -> None:
    text = text_of(f"<body>{COLUMN}{f'<{tag}>' * DEEP}{COLUMN.replace('Nobody', 'Somebody')}")
    assert all(sentence in text for sentence in SENTENCES)
    assert "Somebody takes the slow train" in text


@pytest.mark.parametrize("shape", [" a{}", " a{}=1", ' data-{}="x y"', " a{}='<p>'", " {}=", "\n{}='\">'"])
@pytest.mark.parametrize("end", [">", ""])
def test_a_flood_of_attributes_costs_little_and_no_text(shape: str, end: str) -> None:
    tag = "<div" + "".join(shape.format(number) for number in range(MANY_ATTRIBUTES)) + end
    began = time.process_time()
    text = text_of(f"<body>{COLUMN}{tag}")
    assert time.process_time() - began < DEADLINE
    assert all(sentence in text for sentence in SENTENCES)


@pytest.mark.parametrize("piece", ["x", "Two words. ", "<br>", "&amp;", "<b>a</b> ", "<"])
def test_a_line_without_end_is_a_text_or_a_sentence_soon(piece: str) -> None:
    began = time.process_time()
    text, sentence = said_of(f"<body>{COLUMN}{piece * (LONG_LINE // len(piece))}")
    assert time.process_time() - began < DEADLINE
    assert SENTENCES[0] in text or sentence == "This page is far larger than any column."


@pytest.mark.parametrize("before", ["<link rel=x>", "<script>1</script>", "<noscript>", "<table><tr>"])
def test_a_book_without_end_is_a_sentence_wherever_it_stands(before: str) -> None:
    text, sentence = said_of(f"<body>{COLUMN}{before}{'Two words. ' * 300_000}")
    assert (text, sentence) == ("", "This page is far larger than any column.")


def test_a_long_page_of_scripts_is_no_long_text() -> None:
    text = text_of(f"<body><script>{'var x = 1; ' * 400_000}</script>{COLUMN}")
    assert all(sentence in text for sentence in SENTENCES)


@pytest.mark.parametrize(
    "control",
    ["\0", "\x01", "\x1b", "\x0b", "\uffff", "&#0;", "&#27;", "&#x1b;", "&#x001B", "&#xFFFE;", "&#65535;", "&#x1\x02;"],
)
def test_controls_in_the_source_never_reach_the_tree(control: str) -> None:
    lead = f"<title>The{control} train</title><body><div>lead {control}<b>x</b>{control}</div>{control}"
    source = f"{lead}{COLUMN}<p>a{control}b"
    text = text_of(source)
    assert is_inert(text.replace("\n", " "))
    assert all(sentence in text for sentence in SENTENCES)


@pytest.mark.parametrize(
    "reference", ["&#9;", "&#10;", "&#13;", "&#32;", "&#8217;", "&#x2019;", "&#300;", "&#x1bc;", "&#x1f600;"]
)
def test_other_numbers_of_characters_are_what_they_were(reference: str) -> None:
    plain = text_of(f"<body>{COLUMN}<p>{SENTENCES[0]} don{reference}t</p>")
    assert "dont" not in plain


@pytest.mark.parametrize("sequence", ["\x1b]0;owned\x07", "\x1b[2J", "&#27;[31m", "&#x1b;]8;;x&#7;", "\x1b[1;31m"])
def test_what_would_act_on_a_terminal_goes_whole(sequence: str) -> None:
    assert "the slow train stops" in text_of(f"<body>{COLUMN}<p>{SENTENCES[0]} So the slow {sequence}train stops.</p>")


def test_a_sequence_without_end_takes_no_text() -> None:
    assert "said here" in text_of(f"<body>{COLUMN}<p>{SENTENCES[0]}</p>\x1b]<p>{SENTENCES[1]} said here \x07</p>")


def test_a_number_left_over_is_no_other_character() -> None:
    assert "\x1e" not in text_of(f"<body>{COLUMN}<p>{SENTENCES[0]} a&#x1&#x2;E;b</p>")


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_breaks_the_tree(text: str) -> None:
    assert is_inert(
        text_of(f"<body><div>{text}<b>{text}</b>{text}</div>{COLUMN}").replace("\n", " ").replace("\t", " ")
    )


@pytest.mark.parametrize(
    "body",
    [
        b"<html><frameset><frame src=a><frame src=b></frameset></html>",
        b"<html><head><title>No body</title></head></html>",
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><html><body>&c;&d;</body></html>',
        b"\xff\xfe<\x00p\x00>\x00",
        b"\0" * 5000,
        b"<" * 5000,
        b"&" * 5000,
        b"</p>" * 5000,
        b"",
        b" ",
    ],
)
def test_a_page_without_text_is_a_sentence_or_has_none(body: bytes) -> None:
    text, sentence = said_of(body)
    assert sentence or len(text.split()) < 2


def test_the_text_within_noframes_is_kept() -> None:
    text = text_of(f"<html><frameset><frame src=a><noframes><body>{COLUMN}</body></noframes></frameset></html>")
    assert all(sentence in text for sentence in SENTENCES)


def test_xhtml_with_entities_of_the_web_is_a_text() -> None:
    source = f'<?xml version="1.0"?><!DOCTYPE html><html><body>{COLUMN.replace("sake,", "sake&mdash;")}</body></html>'
    assert "own sake—" in text_of(source, "application/xhtml+xml")


@pytest.mark.parametrize("charset", ["", "utf-16", "shift_jis", "none", "zip", "x-user-defined"])
def test_a_wrong_charset_raises_nothing(charset: str) -> None:
    text, sentence = said_of(COLUMN.encode() + "naïve “quotes”".encode("utf-16"), charset)
    assert text or sentence
    assert is_inert(text.replace("\n", " "))


class TestMutatedPages:
    """A few of those that ``python -m tests.bench.mutations`` goes through."""

    @pytest_asyncio.fixture
    async def worker(self, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Worker]:
        monkeypatch.setenv("PYTHONPATH", import_path())
        worker = Worker(12 * DEADLINE)
        yield worker
        await worker.close()

    async def test_they_break_nothing_and_stay_within_the_limits(self, worker: Worker) -> None:
        stock = stock_of(shared("corpus"))
        made = [mutant(number, stock) for number in range(40)]
        outcomes = [(await outcome_of(worker, each.page), each) for each in made]
        assert [(each.name, outcome.said) for outcome, each in outcomes if outcome.kind in BAD] == []
        assert sum(outcome.kind == "text" for outcome, _ in outcomes) > 20

    async def test_the_limit_of_memory_holds_there(self, worker: Worker) -> None:
        assert await worker.run(resource.getrlimit, (resource.RLIMIT_AS,)) == (512 << 20, 512 << 20)

    async def test_the_same_number_is_the_same_page(self) -> None:
        stock = stock_of(shared("corpus"))
        assert [mutant(number, stock) for number in range(5)] == [mutant(number, stock) for number in range(5)]


def test_what_is_measured_is_what_the_app_does() -> None:
    assert cleaned(page(COLUMN)).kind == "text"
    assert cleaned(page("")).kind == "sentence"
    assert cleaned(page(COLUMN)).memory > 1 << 20
    assert os.path.isdir(import_path())
