"""The page as it was fetched, beside what was made of it."""

from dataclasses import dataclass
from itertools import groupby

from reader.model.blocks import blocks_text
from reader.model.page import Page
from reader.service.desk import Desk


@dataclass(frozen=True, slots=True)
class FetchedLine:
    """A line of the page; ``kept`` if its words are in the text that was made of it."""

    text: str
    kept: bool


async def fetched_lines(desk: Desk, entry_id: int) -> tuple[FetchedLine, ...]:
    """All text of the entry's pages as they were fetched, line by line; empty if there are none in the library.

    Raises CleanError if a page cannot be read at all.
    """
    stored, pages = await desk.library.read(
        lambda library: (library.articles.get(entry_id), library.articles.pages(entry_id))
    )
    if not stored:
        return ()
    article = stored.article
    parts = (article.headline, article.dek, article.byline, article.rights, blocks_text(article.author_note))
    kept = f"{article.text} {' '.join(parts)}"
    lines: list[FetchedLine] = []
    for page in pages:
        lines += await desk.parser.run(page_lines, page, kept)
    return tuple(lines)


def page_lines(page: Page, kept: str) -> list[FetchedLine]:
    """The job behind `fetched_lines`: the lines of one page, the same one after another once."""
    from reader.page.alike import line_words
    from reader.page.markup import page_text, parse_html
    from reader.page.tree import drop, lines_of

    tree = parse_html(page_text(page))
    if tree is None:
        return []
    for element in [*tree.iter("script", "style", "noscript", "template", "svg", "head")]:
        drop(element)
    words = f" {' '.join(line_words(kept))} "
    lines = (line for line, _ in groupby(lines_of(tree)))
    return [FetchedLine(line, f" {' '.join(line_words(line))} " in words) for line in lines]
