"""Pictures on the screen: in the text, as comics, and where they cannot be."""

import subprocess
import sys
from dataclasses import replace

import pytest
from rich.segment import Segment

from reader.config import Settings
from reader.demo.server import ORIGIN
from reader.model.article import Article
from reader.model.blocks import Figure, Paragraph, Span
from reader.model.channel import SourceKind
from reader.pictures.drawn import Drawn, Way
from reader.service.reading.opening import Opened
from reader.typeset.lines import Role, Setting
from reader.typeset.setter import set_article
from reader.typeset.widths import cells
from reader.ui.commands.comics import turned, zoomed
from reader.ui.picture import Pictures, Spot, Wish, picture_strip, spots
from reader.ui.state import shown_entry
from reader.ui.terminal import (
    Terminal,
    knows_placeholders,
    knows_sixels,
    may_draw_sixels,
    may_know_placeholders,
    plain_terminal,
)
from reader.ui.theme import DARK, face
from tests.ui.conftest import Session, Start

BLANK = face(DARK, Role.TEXT, "page")
TEXT = Paragraph((Span("Words. " * 60),))
KNOWN = Figure("https://example.com/known.png", "A harbour", width=800, height=400)
UNKNOWN = Figure("https://example.com/unknown.png", "A gull")


def drawn_for(wish: Wish, rows: int = 3) -> Drawn:
    line = bytes(6 * wish.canvas.columns)
    return Drawn(wish.canvas.columns, rows, Way.BLOCKS, 300, 100, (line,) * rows)


def pictures(way: Way | None = Way.BLOCKS) -> Pictures:
    held = Pictures()
    held.of_person = Terminal(way)
    return held


ARTICLE = Article("https://example.com/", "Harbour", blocks=(TEXT, KNOWN, UNKNOWN, TEXT))


def shown(held: Pictures, article: Article, measure: int = 40) -> Setting:
    return set_article(article, measure, pictures=held.room(article, measure, 30))


def test_room_is_kept_for_every_picture() -> None:
    setting = shown(pictures(), ARTICLE)
    lines = spots(setting)
    rows = [(spot.url, spot.row) for spot in lines.values()]
    assert rows == [*((KNOWN.image, row) for row in range(10)), *((UNKNOWN.image, row) for row in range(13))]
    assert "A gull" in setting.lines[max(lines) + 1].text


@pytest.mark.parametrize("size", [(300, 100), (100, 300), (8, 8), (1, 1), (3000, 2000)])
@pytest.mark.parametrize("comes", [True, False])
def test_nothing_moves_when_a_picture_comes_or_does_not(size: tuple[int, int], comes: bool) -> None:
    held = pictures()
    before = shown(held, ARTICLE)
    for wish in held.wishes(ARTICLE, before, 0, 1000):
        if comes:
            columns, rows = wish.canvas.cells(*size) if min(size) >= 8 else (0, 0)
            held.take(wish, Drawn(columns, rows, Way.BLOCKS, *size, (bytes(6 * columns),) * rows))
        else:
            held.refuse(wish, "The picture is broken.")
        assert shown(held, ARTICLE) == before


def test_a_picture_stands_at_the_foot_of_its_room() -> None:
    held = pictures()
    setting = shown(held, ARTICLE)
    wish = held.wishes(ARTICLE, setting, 0, 1000)[1]
    held.take(wish, drawn_for(wish))
    drawn = [bool(held.segments(Spot(UNKNOWN.image, row), BLANK)) for row in range(13)]
    assert drawn == [False] * 10 + [True] * 3


def test_the_true_size_counts_from_the_next_time_on() -> None:
    held = pictures()
    for wish in held.wishes(ARTICLE, shown(held, ARTICLE), 0, 1000):
        held.take(wish, drawn_for(wish))
    held.clear()
    assert held.room(ARTICLE, 40, 30) == {KNOWN.image: (40, 7), UNKNOWN.image: (40, 7)}


def test_a_pixel_that_counts_readers_has_no_room_and_is_not_fetched() -> None:
    article = Article(
        "https://example.com/", "Harbour", blocks=(Figure("https://example.com/p", width=1, height=1), TEXT)
    )
    held = pictures()
    setting = shown(held, article)
    assert held.wishes(article, setting, 0, 1000) == []
    assert setting.lines == shown(held, Article(article.url, "Harbour", blocks=(Paragraph(()), TEXT))).lines


def test_a_drawing_in_svg_is_its_words() -> None:
    article = Article("https://example.com/", "Harbour", blocks=(Figure("https://example.com/a.SVG?v=1", "A chart"),))
    held = pictures()
    setting = shown(held, article)
    assert held.wishes(article, setting, 0, 1000) == []
    assert "A chart" in setting.lines[-1].text
    assert not spots(setting)


def test_a_terminal_that_shows_none_gets_captions_only() -> None:
    article = Article("https://example.com/", "Harbour", blocks=(KNOWN,))
    held = pictures(None)
    assert held.room(article, 40, 30) == {}
    assert held.wishes(article, set_article(article, 40), 0, 100) == []


def test_a_picture_is_wished_for_once_when_it_comes_near() -> None:
    article = Article("https://example.com/", "Harbour", blocks=(TEXT, KNOWN))
    held = pictures()
    setting = shown(held, article)
    assert held.wishes(article, setting, 0, 2) == []
    (wish,) = held.wishes(article, setting, 0, 100)
    assert held.wishes(article, setting, 0, 100) == []
    assert held.still_wants(wish)
    held.take(wish, drawn_for(wish))
    assert sum(len(part.text) for part in held.segments(Spot(KNOWN.image, 9), BLANK)) == 40


def test_where_a_picture_cannot_be_had_it_is_said_why() -> None:
    held = pictures()
    setting = shown(held, ARTICLE)
    wish = held.wishes(ARTICLE, setting, 0, 1000)[0]
    held.refuse(wish, "The picture is broken.")
    rows = [held.words(Spot(KNOWN.image, row), 40) for row in range(10)]
    said = ["".join(run.text for run in row) for row in rows]
    assert {len(line) for line in said} == {40}
    assert sum("The picture is broken." in line for line in said) == 1
    assert not held.words(Spot(UNKNOWN.image, 0), 40)


def test_a_strip_that_has_not_come_keeps_the_rest_of_the_pane() -> None:
    article = Article("https://example.com/", "Gulls", blocks=(UNKNOWN,))
    held = pictures()
    setting = set_article(article, 40, pictures=held.room(article, 40, 30, 118))
    assert len(spots(setting)) == 30
    (wish,) = held.wishes(article, setting, 0, 100)
    assert wish.canvas.columns == 118
    held.take(wish, drawn_for(wish))
    assert held.room(article, 40, 30, 118) == {UNKNOWN.image: (40, 3)}


@pytest.mark.parametrize(
    ("images", "environment", "way"),
    [
        ("auto", {"TERM": "xterm-256color"}, Way.BLOCKS),
        ("auto", {"TERM": "xterm-256color", "NO_COLOR": "1"}, None),
        ("auto", {"TERM": "linux"}, None),
        ("always", {"TERM": "linux"}, Way.BLOCKS),
        ("never", {"TERM": "xterm-256color"}, None),
    ],
)
def test_what_is_known_without_asking(images: str, environment: dict[str, str], way: Way | None) -> None:
    assert plain_terminal(images, environment).way is way


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, True),
        ({"TERM": "foot"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "tmux-256color", "XTERM_VERSION": "XTerm(379)"}, False),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)", "TMUX": "/tmp/tmux"}, False),
    ],
)
def test_only_terminals_that_may_know_are_asked(environment: dict[str, str], asked: bool) -> None:
    assert may_draw_sixels(environment) is asked


@pytest.mark.parametrize(
    ("said", "knows"),
    [
        (b"\x1b[?63;1;2;4;6;9;15;22c", True),
        (b"\x1b[?62;4c", True),
        (b"\x1b[?64;1;2;6;9;15c", False),
        (b"\x1b[?4;6c", False),
        (b"typed", False),
        (b"", False),
    ],
)
def test_sixels_are_read_from_the_device_attributes(said: bytes, knows: bool) -> None:
    assert knows_sixels(said) is knows


TRUE = {"COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"TERM": "xterm-kitty", **TRUE}, True),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1", "COLORTERM": "24bit"}, True),
        ({"TERM": "xterm-ghostty", **TRUE}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty", **TRUE}, True),
        ({"TERM": "xterm-256color", **TRUE}, False),
        ({"TERM": "xterm-kitty"}, False),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1", **TRUE}, False),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux", **TRUE}, False),
        ({"TERM": "screen", "KITTY_WINDOW_ID": "1", **TRUE}, False),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1", **TRUE}, False),
        ({"TERM": "xterm-kitty", "STY": "1.pts", **TRUE}, False),
    ],
)
def test_only_terminals_that_may_know_placeholders_are_asked_for_their_name(
    environment: dict[str, str], asked: bool
) -> None:
    assert may_know_placeholders(environment) is asked


@pytest.mark.parametrize(
    ("said", "knows"),
    [
        (b"\x1bP>|kitty(0.41.1)\x1b\\\x1b[?62;52;c", True),
        (b"\x1bP>|kitty(0.28.0)\x1b\\\x1b[?62;c", True),
        (b"typed\x1bP>|kitty(1.0)\x1b\\", True),
        (b"\x1bP>|kitty(0.27.1)\x1b\\\x1b[?62;c", False),
        (b"\x1bP>|ghostty 1.0.1\x1b\\\x1b[?62;22c", True),
        (b"\x1bP>|ghostty 0.9\x1b\\\x1b[?62;22c", False),
        (b"\x1bP>|WezTerm 20240203\x1b\\\x1b[?65;4;6;18;22c", False),
        (b"\x1bP>|XTerm(379)\x1b\\\x1b[?64;4c", False),
        (b"\x1bP>|not kitty(0.41.1)\x1b\\\x1b[?62;c", False),
        (b"\x1bP>|kitty\x1b\\\x1b[?62;c", False),
        (b"\x1b[?62;c", False),
        (b"", False),
    ],
)
def test_placeholders_are_known_by_name_and_version(said: bytes, knows: bool) -> None:
    assert knows_placeholders(said) is knows


async def open_comic(session: Session) -> None:
    await session.press("1", "G", "enter")
    await session.settle()
    await session.press("enter")
    await session.settle()
    assert session.screen.article.shows_comic


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_comic_fills_the_pane(start: Start, size: tuple[int, int]) -> None:
    async with start(*size, Settings(images="always")) as session:
        await open_comic(session)
        assert session.text.count("▀") > size[0] * size[1] // 6


@pytest.mark.parametrize("size", [(80, 24), (100, 34), (120, 40)])
async def test_a_strip_is_whole_in_view_under_its_headline(start: Start, size: tuple[int, int]) -> None:
    async with start(*size, Settings(images="always")) as session:
        await open_comic(session)
        view = session.screen.article
        assert max(spots(view.setting)) < view.room


@pytest.mark.parametrize(("columns", "left"), [(73, 1), (75, 0), (68, 3), (40, 17), (80, 0)])
def test_a_picture_wider_than_the_text_stands_in_the_middle_of_the_pane(columns: int, left: int) -> None:
    strip = picture_strip([Segment("▀" * columns)], 75, 3, 68, BLANK)
    assert strip.text.index("▀") == left


@pytest.mark.parametrize("width", [1, 2, 3, 6, 20])
def test_a_strip_has_room_in_the_narrowest_pane(width: int) -> None:
    article = Article("https://example.com/", "Gulls", blocks=(UNKNOWN,))
    held = pictures()
    setting = set_article(article, width, pictures=held.room(article, width, 3, max(1, width - 2)))
    (wish,) = held.wishes(article, setting, 0, 100)
    held.refuse(wish, "The picture is broken.")
    held.room(article, width, 3, max(1, width - 2))
    assert all(cells("".join(run.text for run in held.words(Spot(wish.url, row), width))) <= width for row in range(3))


async def test_no_line_of_a_column_moves_when_its_pictures_do_not_come(start: Start) -> None:
    async with start(80, 24, Settings(images="always")) as session:
        await session.press("enter", "enter")
        opened = session.screen.showing
        assert isinstance(opened, Opened)
        figure = Figure(f"{ORIGIN}/nothing.png", "A gull")
        article = Article(opened.article.url, "Harbour", blocks=(figure, TEXT, TEXT))
        session.screen.show(replace(opened, article=article))
        before = session.screen.article.setting
        await session.settle()
        assert "has no page at this address" in session.text
        assert session.screen.article.setting == before


async def test_without_pictures_the_words_stay(start: Start) -> None:
    async with start(120, 40, Settings(images="never")) as session:
        await open_comic(session)
        assert "▀" not in session.text
        assert "shows the picture in the browser" in session.text


async def test_a_comic_is_zoomed_and_moved_and_other_texts_are_not(start: Start) -> None:
    async with start(120, 40, Settings(images="always")) as session:
        assert not turned(session.screen, 1)
        assert not zoomed(session.screen, 1)
        await open_comic(session)
        before = session.screen.article.line_count()
        await session.press("plus")
        await session.settle()
        assert session.screen.article.pictures.zoomed
        assert session.screen.article.line_count() > before
        assert session.text.count("▀") > 1000
        await session.press("l", "minus")
        await session.settle()
        assert session.screen.article.line_count() == before
        await session.press("plus", "plus", "equals_sign")
        assert session.screen.article.line_count() == before


async def open_daily(session: Session) -> None:
    """The newest strip of a comic that has one every day."""
    rows = session.screen.channels.rows
    comics = [row for row in rows if row.channel and row.channel.kind is SourceKind.COMIC]
    await session.go_to_channel(comics[0].label)
    await session.press("enter")
    assert session.screen.article.shows_comic


async def test_a_comic_is_read_day_by_day_whatever_list_it_was_opened_from(start: Start) -> None:
    async with start(120, 40, Settings(images="always")) as session:
        await open_daily(session)
        screen = session.screen
        first = shown_entry(screen.showing)
        assert first
        # Another list is gone through meanwhile.
        screen.list_read = screen.saved
        await session.press("left_square_bracket")
        second = shown_entry(screen.showing)
        assert second
        assert second.id != first.id
        assert second.channel == first.channel
        await session.press("l")
        third = shown_entry(screen.showing)
        assert third
        assert third.id == first.id
        await session.press("right_square_bracket")
        assert "newest strip" in session.text


async def test_before_the_first_strip_there_is_none(start: Start) -> None:
    async with start(120, 40, Settings(images="always")) as session:
        await open_daily(session)
        for _ in range(len(session.screen.list_read.ids)):
            await session.press("h")
        assert "first strip" in session.text
        shown = shown_entry(session.screen.showing)
        assert shown
        assert shown.id == session.screen.list_read.ids[-1]


async def test_the_bar_names_the_keys_of_a_strip(start: Start) -> None:
    async with start(80, 24, Settings(images="always")) as session:
        await session.press("enter", "enter")
        assert "day before" not in session.text
        await open_daily(session)
        bar = session.text.splitlines()[-1]
        assert "[ day before  ] after  + larger  - smaller" in bar
        assert "? help  Esc back" in bar


async def test_the_bar_says_how_much_of_a_strip_is_seen(start: Start) -> None:
    async with start(80, 24, Settings(images="always")) as session:
        await open_daily(session)
        assert session.screen.article.progress() < 1
        bar = session.text.splitlines()[-1]
        assert f"{round(100 * session.screen.article.progress())}%" in bar
        assert "finished" not in bar


def test_the_screen_imports_no_picture_library() -> None:
    code = "import sys, reader.ui.app, reader.ui.commands, reader.ui.commands.comics; print('PIL' in sys.modules)"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "False"


async def test_new_facts_about_an_entry_do_not_draw_its_picture_again(start: Start) -> None:
    async with start(120, 40, Settings(images="always")) as session:
        await open_comic(session)
        view = session.screen.article
        shown = view.showing
        assert isinstance(shown, Opened)
        view._dirty_regions.clear()
        view.update(shown)
        assert [region.bottom for region in view._dirty_regions] == [view.head_lines]
