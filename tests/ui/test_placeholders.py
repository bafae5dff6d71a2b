"""Pictures as kitty takes them: what is sent, the cells that show it, and what the terminal holds."""

import re
import unicodedata
from base64 import b64decode

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

from reader.model.article import Article
from reader.model.blocks import Figure
from reader.pictures.drawn import MOST_NUMBERED, Drawn, Way
from reader.typeset.lines import Role
from reader.typeset.setter import set_article
from reader.ui import placeholders as module
from reader.ui.picture import MOST_HELD, Pictures, Spot, Wish
from reader.ui.placeholders import MARKS, Images, freeing, placeholders, sending
from reader.ui.terminal import Terminal
from reader.ui.theme import DARK, face

BLANK = face(DARK, Role.TEXT, "page")
CELL = "\U0010eeee"


def picture(columns: int = 40, rows: int = 10, image: bytes = b"image") -> Drawn:
    return Drawn(columns, rows, Way.PLACEHOLDERS, 300, 100, (), image)


def test_there_is_a_mark_for_every_row_and_column() -> None:
    assert len(set(MARKS)) == len(MARKS) == MOST_NUMBERED
    assert sorted(MARKS) == list(MARKS)
    assert {unicodedata.combining(mark) for mark in MARKS} == {230}
    assert not any(map(unicodedata.decomposition, MARKS))
    # The first, one in the middle and the last, as the protocol numbers them.
    assert [f"{ord(MARKS[number]):X}" for number in (0, 1, 2, 17, 147, 255, 296)] == [
        *("305", "30D", "30E", "363", "1A7A", "A8E5", "1D244"),
    ]


@pytest.mark.parametrize("size", [1, 3071, 3072, 3073, 100_000])
def test_an_image_is_sent_in_chunks_of_at_most_four_thousand_characters(size: int) -> None:
    body = bytes(number % 251 for number in range(size))
    sent = sending(77, picture(image=body))
    first, *others = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", sent)
    assert "".join(f"\x1b_G{told};{payload}\x1b\\" for told, payload in (first, *others)) == sent
    assert first[0].startswith("a=T,U=1,f=100,i=77,c=40,r=10,q=2,m=")
    chunks = [first, *others]
    assert [told[-3:] for told, _ in chunks] == [*["m=1"] * len(others), "m=0"]
    assert all(told in ("m=0", "m=1") for told, _ in others)
    assert all(len(payload) == 4096 for _, payload in chunks[:-1])
    assert b64decode("".join(payload for _, payload in chunks)) == body


def test_a_cell_names_its_image_row_and_column() -> None:
    segment = placeholders(0xABCDEF, 3, 4, BLANK)
    assert segment.text == "".join(CELL + MARKS[3] + MARKS[column] for column in range(4))
    assert segment.style
    assert segment.style.color
    assert segment.style.color.triplet == (0xAB, 0xCD, 0xEF)
    assert segment.style.bgcolor == BLANK.bgcolor


def test_a_number_is_the_same_behind_a_sheet() -> None:
    segment = placeholders(0xABCDEF, 3, 4, BLANK)
    (behind,) = BackgroundScreen.process_segments([segment], Color(0, 0, 0, 0.6))
    assert behind == segment


@pytest.mark.parametrize("row", [0, 150, MOST_NUMBERED - 1])
def test_every_cell_is_one_wide_and_none_is_torn(row: int) -> None:
    segment = placeholders(1, row, MOST_NUMBERED, BLANK)
    assert segment.cell_length == MOST_NUMBERED
    strip = Strip([segment])
    for column, mark in enumerate(MARKS):
        assert cell_len(CELL + MARKS[row] + mark) == 1
        assert strip.crop(column, column + 1).text == CELL + MARKS[row] + mark
        left, middle, right = strip.divide([column, column + 1, MOST_NUMBERED])
        assert middle.text == CELL + MARKS[row] + mark
        assert left.text + middle.text + right.text == segment.text


def test_numbers_are_told_apart_by_colour_and_never_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "randbelow", lambda most: most - 3)
    images = Images()
    assert [images.hold(picture()) for _ in range(4)] == [0xFFFFFE, 0xFFFFFF, 1, 2]


def test_what_is_held_is_sent_again_and_at_last_freed() -> None:
    written: list[str] = []
    images = Images(written.append)
    first, second = images.hold(picture(image=b"one")), images.hold(picture(image=b"two"))
    assert written == [sending(first, picture(image=b"one")), sending(second, picture(image=b"two"))]
    images.free(first)
    assert written.pop() == freeing(first)
    images.send_again()
    assert written == [written[0], written[1], written[1]]
    assert set(re.findall(r"i=(\d+)", images.farewell)) == {str(second)}
    images.free(second)
    assert images.farewell == ""


def test_an_image_whose_sending_was_cut_off_swallows_no_other_freeing() -> None:
    images = Images()
    numbers = {images.hold(picture()) for _ in range(3)}
    _, _, rest = images.farewell.partition("\x1b\\")
    assert set(map(int, re.findall(r"i=(\d+)", rest))) == numbers


FIGURES = tuple(Figure(f"https://example.com/{number}.png", "A gull", width=800, height=400) for number in range(3))
ARTICLE = Article("https://example.com/", "Gulls", blocks=FIGURES)


class Shown:
    """Pictures of an article, and what was written to the terminal about them."""

    def __init__(self, cell: tuple[int, int] = (10, 20)) -> None:
        self.written: list[str] = []
        self.pictures = Pictures()
        self.pictures.of_person = Terminal(Way.PLACEHOLDERS, cell)
        self.pictures.images = Images(self.written.append)

    def wishes(self, measure: int = 40) -> list[Wish]:
        setting = set_article(ARTICLE, measure, pictures=self.pictures.room(ARTICLE, measure, 30))
        return self.pictures.wishes(ARTICLE, setting, 0, 1000)

    @property
    def held(self) -> int:
        sent = sum(text.startswith("\x1b_Ga=T") for text in self.written)
        return sent - sum(text.startswith("\x1b_Ga=d") for text in self.written)


def test_another_text_and_another_size_free_what_was_held() -> None:
    shown = Shown()
    for wish in shown.wishes():
        shown.pictures.take(wish, picture())
    assert shown.held == 3
    first = shown.pictures.segments(Spot(FIGURES[0].image, 5), BLANK)
    for wish in shown.wishes(60):
        shown.pictures.take(wish, picture(60, 15))
    assert shown.held == 3
    again = shown.pictures.segments(Spot(FIGURES[0].image, 5), BLANK)
    assert first[0].style
    assert again[0].style
    assert first[0].style.color != again[0].style.color, "a new drawing has a new number"
    shown.pictures.clear()
    assert shown.held == 0


def test_beyond_what_a_terminal_is_to_hold_the_first_that_came_are_freed_and_may_come_again() -> None:
    # Of two pictures of 40 x 10 such cells the terminal could hold both, of three it could not.
    width = MOST_HELD // (2 * 40 * 10 * 20)
    shown = Shown((width, 20))
    for wish in shown.wishes():
        shown.pictures.take(wish, picture())
    assert shown.held == 2
    assert [wish.url for wish in shown.wishes()] == [FIGURES[0].image]


def test_no_drawing_asks_for_more_rows_or_columns_than_can_be_counted() -> None:
    shown = Shown()
    (wish, *_) = shown.wishes(400)
    assert wish.canvas.columns == MOST_NUMBERED
    assert wish.canvas.rows <= MOST_NUMBERED
