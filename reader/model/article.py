"""The cleaned text of an entry."""

from dataclasses import dataclass

from reader.model.blocks import Blocks, blocks_text
from reader.model.moment import Moment
from reader.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ChannelLink:
    """A channel that a page points to: Published in, Related Channels, Comics."""

    name: str
    url: str
    byline: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What a column page gives, each part in its own field; a part the page lacks is empty.

    ``url`` is the canonical address. ``byline`` is the people as printed, without "By" and
    without the masthead. ``language`` is a BCP 47 tag or empty. ``words`` counts the body only,
    by `reader.text.count_words`.
    """

    url: str
    headline: str
    byline: str = ""
    masthead: str = ""
    published_at: Moment | None = None
    kicker: str = ""
    dek: str = ""
    blocks: Blocks = ()
    author_note: Blocks = ()
    rights: str = ""
    published_in: tuple[ChannelLink, ...] = ()
    related: tuple[ChannelLink, ...] = ()
    comics: tuple[ChannelLink, ...] = ()
    comments_url: str = ""
    language: str = ""
    words: int = 0

    @property
    def text(self) -> str:
        """The body as a person sees it, paragraphs separated by a blank line."""
        return blocks_text(self.blocks)

    @property
    def seen(self) -> str:
        """The text with what is said of its pictures: all that can be found on the page."""
        return blocks_text(self.blocks, seen=True)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The answer of `reader.clean`: an article, what it is worth, and where its next page would be.

    ``article`` is present whatever the verdict, for its metadata; its blocks may be shown only
    when ``readable``. ``reason`` says in a few words what decided, for "about this article".
    ``single_page`` is where the whole column is said to be on one page, empty if nowhere.
    """

    article: Article
    verdict: Verdict
    next_page: str = ""
    reason: str = ""
    single_page: str = ""

    @property
    def readable(self) -> bool:
        """Whether there is something of the column to show. Behind a wall there may be nothing."""
        return self.verdict.has_text and bool(self.article.blocks)
