"""Rough Edges: every entry is listed honestly, and answers as it says."""

from time import monotonic

import pytest

from reader.demo import roughedges
from reader.demo.roughedges import Trap
from reader.demo.stock import Column
from tests.demo.conftest import SLOW, Client, Got

COLUMNS = {roughedges.trap_of(column.id): column for column in roughedges.columns()}


def _open(client: Client, trap: Trap) -> Got:
    return client.get(f"{roughedges.PATH}/s-{COLUMNS[trap].id}")


def test_every_trap_has_one_entry_in_list_and_feed(client: Client) -> None:
    assert set(COLUMNS) == set(Trap)
    page, feed = client.get(roughedges.PATH).text, client.get(f"{roughedges.PATH}/rss").text
    for column in COLUMNS.values():
        assert f'<h3><a href="{roughedges.PATH}/s-{column.id}">{column.headline}</a></h3>' in page
        assert column.headline in feed


@pytest.mark.parametrize("number", [0, roughedges.FIRST_ID - 1, roughedges.FIRST_ID + len(Trap)])
def test_an_ordinary_id_is_no_trap(number: int) -> None:
    assert roughedges.trap_of(number) is None


def test_the_expired_column_answers_with_a_list_that_lacks_it(client: Client) -> None:
    answer = _open(client, Trap.EXPIRED)
    assert answer.status == 200
    assert answer.text.count("Read more") >= 2
    assert COLUMNS[Trap.EXPIRED].headline not in answer.text
    assert "Published in" not in answer.text


def test_an_unknown_id_of_a_channel_answers_with_its_list(client: Client) -> None:
    answer = client.get("/politics/opeds/s-1234567")
    assert answer.status == 200
    assert answer.body == client.get("/politics/opeds").body


def test_the_consent_wall_has_no_column(client: Client) -> None:
    answer = _open(client, Trap.CONSENT)
    assert answer.status == 200
    assert "cookies" in answer.text
    assert COLUMNS[Trap.CONSENT].headline not in answer.text


def test_the_slow_column_comes_late_and_whole(client: Client) -> None:
    began = monotonic()
    answer = _open(client, Trap.SLOW)
    assert monotonic() - began >= SLOW
    assert answer.status == 200
    assert "That was it." in answer.text
    assert "Published in" in answer.text


def test_the_missing_page_says_so(client: Client) -> None:
    answer = _open(client, Trap.MISSING)
    assert answer.status == 404
    assert "404: Page Not Found" in answer.text


def test_the_empty_page_is_html_without_a_word(client: Client) -> None:
    answer = _open(client, Trap.EMPTY)
    assert answer.status == 200
    assert answer.headers.get_content_type() == "text/html"
    assert "<body>\n</body>" in answer.text


def test_the_pdf_is_a_pdf(client: Client) -> None:
    answer = _open(client, Trap.PDF)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.body.startswith(b"%PDF-")


def test_the_server_error_is_one(client: Client) -> None:
    assert _open(client, Trap.BROKEN).status == 500


def test_the_gallery_has_pictures_and_no_column(client: Client) -> None:
    answer = _open(client, Trap.GALLERY)
    assert answer.text.count("gallery-cell") == 9
    assert "story-body" not in answer.text


def test_headlines_are_honest() -> None:
    def headline(trap: Trap) -> str:
        column: Column = COLUMNS[trap]
        return column.headline

    assert "PDF" in headline(Trap.PDF)
    assert "consent" in headline(Trap.CONSENT)
    assert "took down" in headline(Trap.EXPIRED)
