"""What must hold for any text at any measure."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.model.article import Article, ChannelLink
from reader.model.blocks import (
    Block,
    Cell,
    Code,
    Embed,
    EmbedKind,
    Figure,
    Heading,
    List,
    ListItem,
    Mark,
    Note,
    NoteKind,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from reader.text import safe, safe_code, safe_run
from reader.typeset.blocks import Around
from reader.typeset.breaking import Shape, break_text
from reader.typeset.head import Head
from reader.typeset.lines import Line
from reader.typeset.notice import set_notice
from reader.typeset.setter import set_article, set_blocks
from reader.typeset.spans import set_spans
from reader.typeset.widths import cells, cut, fit, graphemes

SHORT = settings(max_examples=50, deadline=None)
LONG = settings(SHORT, max_examples=150)
LETTERS = (
    "abcdefg hijkl mnop  .,;:!?()[]“”«»-–—…'/&=#%\n"
    "éñß漢字。、「」ァー한글ไทย\u0301\u0308\u20dd\u200d\ufe0f\u00a0\u00ad\u202f"
    "👨👩👧👍🏽❤☺🇩🇪🇫क्षि\u0bcdகשלוםمرحبا\u0600\U000e0067"
)
text = st.one_of(
    st.text(st.sampled_from(LETTERS), max_size=120),
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            [
                "word",
                "understatement",
                "Verantwortung",
                "правительство",
                "well-known",
                "https://a.example/b?c=d",
                "!",
                "«",
                "—",
                "漢字",
                "I",
            ]
        )
    ).map(" ".join),
).map(safe_run)
measures = st.one_of(st.integers(1, 12), st.integers(13, 120), st.integers(121, 500))
languages = st.sampled_from(["", "en", "de", "ru", "tlh"])
surroundings = st.builds(Around, language=languages, shape=st.sampled_from([Shape.RAGGED, Shape.JUSTIFIED]))
marks = st.sampled_from([Mark.NONE, Mark.EM, Mark.STRONG | Mark.EM, Mark.SUP, Mark.SUB, Mark.CODE])
links = st.sampled_from(["", "https://harbor.example/"])
spans = st.lists(st.builds(Span, text, marks, links), max_size=4).map(tuple)
plain_spans = st.lists(st.builds(Span, text, st.just(Mark.EM), links), max_size=4).map(tuple)
cell = st.builds(Cell, spans, st.sampled_from(["left", "right", "center"]), st.booleans())
leaves = st.one_of(
    st.builds(Paragraph, spans),
    st.builds(Heading, spans, st.integers(1, 4)),
    st.builds(Figure, st.just("https://harbor.example/p.png"), text, spans, text),
    st.builds(Table, st.lists(st.lists(cell, max_size=4).map(tuple), max_size=4).map(tuple), spans),
    st.builds(Code, st.text(st.sampled_from(LETTERS + "\t"), max_size=80).map(safe_code)),
    st.just(Rule()),
)


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    stack = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(ListItem, stack), max_size=3).map(tuple)
    return st.one_of(
        st.builds(List, items, st.booleans(), st.integers(0, 9999)),
        st.builds(Quote, stack, spans, st.booleans()),
        st.builds(Embed, st.sampled_from(EmbedKind), st.just("https://harbor.example/v"), text, stack, spans),
        st.builds(Note, stack, st.sampled_from(NoteKind), st.sampled_from(["", "1", "*"])),
    )


blocks = st.lists(st.recursive(leaves, containers, max_leaves=6), max_size=5).map(tuple)


def solid(text: str) -> str:
    """The text without spaces and soft hyphens: what breaking must not change."""
    return "".join(text.replace("\u00ad", "").split())


def assert_within(lines: tuple[Line, ...], measure: int) -> None:
    assert [line.text for line in lines if line.width > measure] == []
    assert not any("\t" in line.text or "\n" in line.text for line in lines)


@given(blocks, measures, surroundings)
@settings(LONG)
def test_no_line_is_wider_than_the_measure_and_block_numbers_never_fall(
    blocks: tuple[Block, ...], measure: int, around: Around
) -> None:
    lines = set_blocks(blocks, measure, around)
    assert_within(lines, measure)
    numbers = [line.block for line in lines]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(len(blocks)))


@given(text.map(safe), blocks, measures)
@settings(SHORT)
def test_a_whole_article_keeps_to_the_measure(words: str, note: tuple[Block, ...], measure: int) -> None:
    channel = ChannelLink(words, "https://harbor.example/", words[::-1])
    article = Article(
        "https://harbor.example/", words, words, words[:9], None, words, words, note, note, words, (channel,) * 3,
        comments_url="https://harbor.example/",
    )  # fmt: skip
    setting = set_article(article, measure, minutes=4)
    assert_within(setting.lines, measure)
    numbers = [line.block for line in setting.lines]
    assert numbers == sorted(numbers)


@given(text.map(safe), st.lists(st.tuples(text.map(safe), text.map(safe)), max_size=3), measures)
@settings(SHORT)
def test_a_notice_keeps_to_the_measure(words: str, keys: list[tuple[str, str]], measure: int) -> None:
    assert_within(set_notice(Head(words, words, words, words, words), words, words, keys, measure).lines, measure)


@given(plain_spans, st.integers(2, 500), st.sampled_from(Shape), languages)
@settings(LONG)
@example((Span("un\u00adavoid\u00adable"),), 6, Shape.RAGGED, "")
@example((Span("👩"), Span("\u200d🚀 e"), Span("\u0301s")), 2, Shape.RAGGED, "")
@example((Span("the understatement of "), Span("responsibility")), 12, Shape.JUSTIFIED, "en")
def test_breaking_changes_nothing_but_spaces_and_hyphens(
    spans: tuple[Span, ...], measure: int, shape: Shape, language: str
) -> None:
    joined = "".join(span.text for span in spans)
    drawn = "".join(run.text for row in set_spans(spans, measure, shape=shape, language=language) for run in row)
    if "\u00ad" in joined or language:  # a hyphen may have been drawn at the end of any line
        joined, drawn = joined.replace("-", ""), drawn.replace("-", "")
    assert solid(drawn) == solid(joined)


@given(text, st.integers(2, 500), languages)
@settings(LONG)
def test_no_grapheme_is_torn(words: str, measure: int, language: str) -> None:
    bounds = set()
    at = 0
    for grapheme in graphemes(words):
        bounds.add(at)
        at += len(grapheme)
    bounds.add(at)
    for line in break_text(words, measure, language=language):
        spaced = words[line.start - 1 : line.start] == " "  # an accent on a space has nothing to be torn from
        assert spaced or line.start in bounds
        assert line.end in bounds or words[line.end : line.end + 1] == " "


@given(text, st.integers(2, 500), languages)
@settings(LONG)
def test_lines_neither_begin_nor_end_with_a_space_and_hyphens_divide_words(
    words: str, measure: int, language: str
) -> None:
    for line in break_text(words, measure, language=language):
        inside = words[line.start : line.end]
        assert inside == inside.strip(" ")
        assert not line.hyphen or words[line.end - 1] == "\u00ad" or words[line.end - 1 : line.end + 1].isalpha()


@given(text, st.integers(-1, 60))
@settings(LONG)
def test_a_cut_is_never_wider_and_begins_like_the_text(words: str, width: int) -> None:
    short = cut(words, width)
    assert cells(short) <= max(width, 0)
    assert short == words or words.startswith(short.removesuffix("…"))


@given(text, st.integers(0, 60), st.sampled_from(["left", "right", "center"]))
@settings(LONG)
def test_a_fit_is_exact(words: str, width: int, align: str) -> None:
    assert cells(fit(words, width, align)) == width
