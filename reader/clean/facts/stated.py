"""What a page states in its head: ``meta`` elements, the title, and JSON-LD."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from reader.page.head import metas_of, page_title
from reader.page.linked_data import Thing, article_of, page_of, things
from reader.page.tree import Element


@dataclass(slots=True)
class Stated:
    """``article`` and ``page`` are the JSON-LD objects of the article and of the page around it, empty if there are
    none. ``metas`` is every content by name, in the order of the page."""

    url: str
    title: str
    article: Thing
    page: Thing
    metas: dict[str, list[str]] = field(default_factory=dict)

    def meta(self, *names: str) -> str:
        """The content of the first of the names that has one."""
        return next(self.each(*names), "")

    def each(self, *names: str) -> Iterator[str]:
        """The contents of all the names, in the order in which they are asked for."""
        for name in names:
            yield from self.metas.get(name, ())


def read_stated(root: Element, url: str) -> Stated:
    title = page_title(root)
    found = things(root)
    path = urlsplit(url).path.rstrip("/")
    return Stated(url, title, article_of(found, path, title), page_of(found), metas_of(root))
