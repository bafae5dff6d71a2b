"""The cleaning pipeline in the form that an extraction benchmark asks for."""

from reader.clean.pipeline import clean
from reader.errors import CleanError
from reader.model.blocks import Figure, blocks_text
from reader.model.moment import moment_to_text
from reader.model.page import Page


def extract(html: bytes, url: str) -> dict[str, str | None]:
    """Title, byline, date (ISO 8601), site and text of a page; all empty when it gives no article.

    The text is the body without what is said of pictures, which no gold text counts as body.
    """
    try:
        article = clean(Page(url, url, html)).article
    except CleanError:
        return {"title": "", "byline": "", "date": None, "site": "", "text": ""}
    return {
        "title": article.headline,
        "byline": article.byline,
        "date": moment_to_text(article.published_at),
        "site": article.masthead,
        "text": blocks_text(tuple(block for block in article.blocks if not isinstance(block, Figure))),
    }
