"""From a path to an answer: the syndicate without its server."""

import re
from collections.abc import Callable
from datetime import date

from reader.demo import directory, feeds, listpage, pictures, stories
from reader.demo.answer import PNG, RSS, Answer, document
from reader.demo.columnpage import column_page
from reader.demo.comicpage import comic_page
from reader.demo.holdings import Shelf, shelf_at
from reader.demo.roughedges import trap_of
from reader.demo.stock import Column
from reader.demo.strips import Series, Strip, all_series
from reader.demo.traps import trap_answer

_ROBOTS = b"User-agent: *\nDisallow: /login\nDisallow: /search\n"


class Site:
    """All pages as they stand on ``today``; the slow column takes ``slow`` seconds."""

    def __init__(self, today: date, slow: float) -> None:
        self._today = today
        self._slow = slow
        self._sources: dict[str, Shelf | Series] = {**shelf_at(), **{one.path: one for one in all_series()}}
        self._by_code = {source.code: source for source in self._sources.values()}

    def answer(self, target: str) -> Answer:
        """The answer to a request target: a path, its query left aside, doubled and trailing slashes forgiven."""
        path = re.sub("/{2,}", "/", target.partition("?")[0]).rstrip("/") or "/"
        for pattern, respond in _ROUTES:
            if match := pattern.fullmatch(path):
                return respond(self, *match.groups(default="")) or _missing()
        return self._landing(path) or _missing()

    def _landing(self, path: str) -> Answer | None:
        source = self._sources.get(path)
        if isinstance(source, Shelf):
            return document(listpage.list_page(source), changed=self._changed(source))
        if isinstance(source, Series):
            page = comic_page(source, source.strips[0], self._today, source.path)
            return document(page, changed=self._changed(source))
        return None

    def _feed(self, path: str) -> Answer | None:
        source = self._sources.get(path)
        if source is None:
            return None
        text = feeds.feed(source, self._today)
        return Answer(text.encode(), RSS, changed=self._changed(source))

    def _further(self, path: str, number: str) -> Answer | None:
        shelf = self._sources.get(path)
        if not isinstance(shelf, Shelf) or not 1 <= int(number) <= listpage.page_count(shelf):
            return None
        return document(listpage.list_page(shelf, int(number)), changed=self._changed(shelf))

    def _story(self, path: str, number: str, page: str) -> Answer | None:
        source = self._sources.get(path) or self._by_code.get(path.strip("/"))
        if source is None:
            return None
        if source.path != path:
            suffix = f"-p{page}" if page else ""
            return Answer(b"", status=301, location=f"{source.path}/s-{number}{suffix}")
        if isinstance(source, Series):
            return self._strip(source, int(number))
        return self._column(source, int(number), int(page or "1"))

    def _strip(self, series: Series, number: int) -> Answer | None:
        for strip in series.strips:
            if strip.id == number:
                return document(comic_page(series, strip, self._today, f"{series.path}/s-{strip.id}"))
        return None

    def _column(self, shelf: Shelf, number: int, page: int) -> Answer | None:
        column = next((column for column in shelf.columns if column.id == number), None)
        if column is None:
            # The site never says that a column has gone: it answers with the list it stood in.
            return document(listpage.list_page(shelf))
        if trap := trap_of(number):
            return trap_answer(trap, column, shelf, self._today, self._slow)
        if not 1 <= page <= len(column.pages):
            return None
        return document(column_page(column, shelf, self._today, page))

    def _biography(self, path: str) -> Answer | None:
        source = self._sources.get(path)
        return document(directory.biography_page(source)) if source else None

    def _changed(self, source: Shelf | Series) -> date:
        items: tuple[Column, ...] | tuple[Strip, ...] = source.columns if isinstance(source, Shelf) else source.strips
        return max((stories.published(item, self._today) for item in items), default=self._today)


def _comic_picture(site: Site, width: str, number: str) -> Answer | None:
    strip = _strips().get(int(number))
    return Answer(pictures.strip_picture(strip, int(width or "0")), PNG) if strip else None


def _small_picture(site: Site, kind: str, name: str) -> Answer | None:
    return Answer(pictures.small_picture(kind, name), PNG)


def _strips() -> dict[int, Strip]:
    return {strip.id: strip for series in all_series() for strip in series.strips}


def _missing() -> Answer:
    return document(directory.missing_page(), status=404)


def _page(make: Callable[[], str]) -> Callable[[Site], Answer]:
    return lambda site: document(make())


_ROUTES: tuple[tuple[re.Pattern[str], Callable[..., Answer | None]], ...] = (
    (re.compile("/"), _page(directory.front_page)),
    (re.compile("/columns"), _page(directory.columns_page)),
    (re.compile("/comics"), _page(directory.comics_page)),
    (re.compile(r"/robots\.txt"), lambda site: Answer(_ROBOTS, "text/plain; charset=utf-8")),
    (re.compile("(/.+)/rss"), Site._feed),
    (re.compile(r"(/.+)/page-(\d{1,4})"), Site._further),
    (re.compile(r"(/.+)/s-(\d{1,9})(?:-p(\d{1,2}))?"), Site._story),
    (re.compile("(/.+)/biography"), Site._biography),
    (re.compile(r"/newspics/(?:cache/lw(\d{2,4})/)?\d+/\d+/(\d{1,9})\.png"), _comic_picture),
    (re.compile(r"/jsnews/images/(comics|channels|columns)/([\w-]{1,60})\.png"), _small_picture),
)
