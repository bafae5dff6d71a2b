"""What other sites show in a text becomes a card."""

import pytest

from reader.model.blocks import Embed, EmbedKind, Figure, Span
from tests.clean.test_blocks import blocks, par

WATCH = "https://www.youtube.com/watch?v=Ab3dEfGh1Jk"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<iframe src='//www.youtube.com/embed/Ab3dEfGh1Jk?rel=0' title='The ferry'></iframe>",
            Embed(EmbedKind.VIDEO, WATCH, "The ferry"),
        ),
        (
            "<iframe data-src='//youtube-nocookie.com/embed/Ab3dEfGh1Jk' title='YouTube player'></iframe>",
            Embed(EmbedKind.VIDEO, WATCH),
        ),
        ("<lite-youtube videoid='Ab3dEfGh1Jk'></lite-youtube>", Embed(EmbedKind.VIDEO, WATCH)),
        (
            "<iframe src='https://player.vimeo.com/video/1234'></iframe>",
            Embed(EmbedKind.VIDEO, "https://vimeo.com/1234"),
        ),
        (
            "<iframe src='https://open.spotify.com/embed/episode/x'></iframe>",
            Embed(EmbedKind.AUDIO, "https://open.spotify.com/embed/episode/x"),
        ),
        (
            "<audio controls><source src='/bell.mp3'></audio>",
            Embed(EmbedKind.AUDIO, "https://paper.example/bell.mp3"),
        ),
        (
            "<figure><video controls src='/gate.mp4'></video><figcaption>At dawn</figcaption></figure>",
            Embed(EmbedKind.VIDEO, "https://paper.example/gate.mp4", blocks=(par("At dawn"),)),
        ),
        (
            "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/x/'>Soup</blockquote>",
            Embed(EmbedKind.POST, "https://www.instagram.com/p/x/", blocks=(par("Soup"),)),
        ),
        (
            "<blockquote class='twitter-tweet'><p>Late</p>— Orla <a href='//x.com/o/status/1'>Nov 19</a></blockquote>",
            Embed(
                EmbedKind.POST,
                "https://x.com/o/status/1",
                blocks=(par("Late"),),
                source=(Span("Orla "), Span("Nov 19", link="https://x.com/o/status/1")),
            ),
        ),
    ],
)
def test_players_and_posts(markup: str, expected: Embed) -> None:
    assert blocks(f"<p>before</p>{markup}<p>after</p>") == (par("before"), expected, par("after"))


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe src='https://ads.example/youtube.com'></iframe>",
        "<iframe src='https://notyoutube.com/embed/Ab3dEfGh1Jk'></iframe>",
        "<iframe src='https://www.youtube.com/embed/Ab3dEfGh1Jk' width=1 height=1></iframe>",
        "<iframe src='http://[broken'></iframe>",
        "<video autoplay muted loop src='/mood.mp4'></video>",
        "<video>Your browser cannot play this.</video>",
        "<audio src='blob:x'></audio>",
    ],
)
def test_what_is_no_part_of_the_text(markup: str) -> None:
    assert blocks(f"<p>before</p>{markup}<p>after</p>") == (par("before"), par("after"))


def test_a_caption_told_by_its_class() -> None:
    markup = "<div class='wp-caption'><img src='/p.jpg'><p class='wp-caption-text'>A pier</p></div>"
    assert blocks(markup) == (Figure("https://paper.example/p.jpg", caption=(Span("A pier"),)),)


def test_prose_beside_a_picture_is_no_caption() -> None:
    markup = "<div><img src='/p.jpg'><p>" + "A sentence of the column. " * 9 + "</p><p class='caption'>A pier</p></div>"
    assert any(block == par("A pier") for block in blocks(markup))
