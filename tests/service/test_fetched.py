"""The lines of a page, told apart by whether they are in the text that was made of it."""

import pytest

from reader.model.page import Page
from reader.service.reading.fetched import FetchedLine, page_lines


def lines(body: str, kept: str) -> list[FetchedLine]:
    return page_lines(Page("https://press.example/1", "https://press.example/1", body.encode(), "text/html"), kept)


@pytest.mark.parametrize(
    ("body", "kept", "expected"),
    [
        ("<nav>Home</nav><p>The river rose.</p>", "The river rose.", [("Home", False), ("The river rose.", True)]),
        ("<p>One <b>two</b> three</p>", "zero one two three four", [("One two three", True)]),
        ("<script>x = 1</script><style>p{}</style><p>Text</p>", "Text", [("Text", True)]),
        ("<p>Advert</p><p>Advert</p><p>Advert</p>", "", [("Advert", False)]),
        ("<p>a\x1bb\x07c</p>", "", [("abc", False)]),
        ("", "", []),
    ],
)
def test_lines(body: str, kept: str, expected: list[tuple[str, bool]]) -> None:
    assert [(line.text, line.kept) for line in lines(body, kept)] == expected
