"""The ladder: from an address to the best text that can be had there, or from what its feed carries."""

from dataclasses import dataclass, replace

from reader.errors import CleanError, FetchError
from reader.library.library import Library
from reader.model.article import Article, Cleaned
from reader.model.blocks import Figure, blocks_text
from reader.model.entry import Entry
from reader.model.page import Page
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.parser import jobs
from reader.service.reading.cleaning import clean_page, headers_for
from reader.text import count_words

MOST_PAGES = 12
BEGINNING = 12
"""Words that tell one column from another."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A column that is wanted: ``headline`` is what its list calls it. For ``trusted`` and ``polite`` see
    `reader.fetch.fetcher.Fetcher.fetch`: without ``trusted`` a person has chosen the url now. ``is_strip``: a comic
    lists it, and knows its picture."""

    url: str
    headline: str = ""
    trusted: tuple[str, ...] | None = None
    polite: bool = False
    is_strip: bool = False


def trusted_for(library: Library, entry: Entry) -> tuple[str, ...]:
    """The addresses whose hosts may be private for an entry's page and its pictures: the channels' that list it. One
    that no channel lists was named by the person, unless the link of a page led there: then that page's."""
    return library.entries.channel_urls(entry.id) or (library.entries.led_by(entry.id) or entry.url,)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was had: the text and its verdict, the rung of the ladder that gave it, and the pages it came from."""

    cleaned: Cleaned
    rung: Rung
    pages: tuple[Page, ...]


async def climb(desk: Desk, errand: Errand) -> Fetched:
    """The article at the url, whole: on one page if its site has such a page, else with all its pages joined.

    Its verdict may be that there is none. Nothing is stored. Raises FetchError or CleanError.
    """
    page = await _page(desk, errand, errand.url)
    first = Fetched(await clean_page(desk, page, errand.headline), Rung.PAGE, (page,))
    single = await _on_one_page(desk, errand, first)
    return single or await _with_further_pages(desk, errand, first)


async def climb_to_strip(desk: Desk, errand: Errand, entry: Entry) -> Fetched:
    """What the page of a strip gives, with the strip that its list knows where the page itself does not show it.

    Raises FetchError or CleanError.
    """
    try:
        found = await climb(desk, errand)
    except CleanError as error:
        if error.verdict is not Verdict.EMPTY:
            raise
        found = Fetched(Cleaned(Article(entry.url, entry.headline), Verdict.EMPTY), Rung.LIST, ())
    cleaned = found.cleaned
    said = cleaned.article.blocks if cleaned.readable else ()
    if any(isinstance(block, Figure) for block in said):
        return found
    shown = await desk.parser.run(jobs.figure_at, found.pages[0], entry.picture) if found.pages else None
    strip = Figure(entry.picture, (shown and shown.alt) or entry.headline, title=shown.title if shown else "")
    article = replace(cleaned.article, headline=entry.headline, blocks=(strip, *said))
    return replace(found, cleaned=Cleaned(article, Verdict.FULL, reason="a comic strip"))


async def text_of_feed(desk: Desk, entry: Entry, gone: bool = False) -> Fetched | None:
    """The text the feed itself carries, if it is more than a teaser; whatever it is where the page is ``gone`` or there
    is none."""
    body = await desk.library.read(lambda library: library.entries.body(entry.id))
    if not body:
        return None
    blocks = await desk.parser.run(jobs.clean_fragment, body, entry.url)
    words = count_words(blocks_text(blocks))
    if not words or (entry.url and not gone and words < 2 * count_words(entry.dek)):
        return None
    verdict = Verdict.PARTIAL if entry.url else Verdict.FULL
    article = Article(
        entry.url, entry.headline, entry.byline, entry.masthead, entry.published_at, blocks=blocks, words=words
    )
    reason = "the feed's own text; its page is gone" if gone else "the feed's own text"
    return Fetched(Cleaned(article, verdict, reason=reason), Rung.FEED, ())


async def _page(desk: Desk, errand: Errand, url: str) -> Page:
    """A page of the column. Further pages are of the site the first was asked at, and trusted as that is."""
    trusted = (errand.url,) if errand.trusted is None and url != errand.url else errand.trusted
    headers = await headers_for(desk, url)
    page = await desk.fetcher.fetch(url, trusted=trusted, polite=errand.polite, headers=headers)
    assert page, "without validators there is always a page"
    return page


async def _on_one_page(desk: Desk, errand: Errand, first: Fetched) -> Fetched | None:
    """The column on the one page that holds it all, if that gives no less than the first of its pages."""
    cleaned, page = first.cleaned, first.pages[0]
    if not cleaned.single_page or cleaned.single_page in (page.url, page.final_url):
        return None
    try:
        whole = await _page(desk, errand, cleaned.single_page)
        found = await clean_page(desk, whole, errand.headline)
    except (FetchError, CleanError):
        return None
    if not found.readable or found.article.words < cleaned.article.words or not _begins_alike(cleaned, found):
        return None
    found = replace(found, article=replace(found.article, url=cleaned.article.url), next_page="")
    return Fetched(found, Rung.SINGLE, (whole,))


def _begins_alike(first: Cleaned, whole: Cleaned) -> bool:
    """Whether the first words of the first page are in the whole: a link may promise it and lead elsewhere."""
    beginning = " ".join(first.article.text.split()[:BEGINNING])
    return beginning in " ".join(whole.article.text.split())


async def _with_further_pages(desk: Desk, errand: Errand, first: Fetched) -> Fetched:
    """Follows `next_page` on the same site until it ends, repeats, or fails; a text cut short is partial."""
    cleaned, pages = first.cleaned, list(first.pages)
    visited = {first.pages[0].url, first.pages[0].final_url}
    while cleaned.readable and cleaned.next_page and cleaned.next_page not in visited:
        if len(pages) == MOST_PAGES:
            return Fetched(_cut(cleaned, f"only its first {MOST_PAGES} pages"), Rung.PAGES, tuple(pages))
        visited.add(cleaned.next_page)
        try:
            page = await _page(desk, errand, cleaned.next_page)
            further = await clean_page(desk, page, "")
        except (FetchError, CleanError) as error:
            reason = f"page {len(pages) + 1} could not be had: {error.headline}"
            return Fetched(_cut(cleaned, reason), Rung.PAGES, tuple(pages))
        pages.append(page)
        visited.add(page.final_url)
        cleaned = await desk.parser.run(jobs.join_pages, cleaned, further)
    return Fetched(cleaned, Rung.PAGE if len(pages) == 1 else Rung.PAGES, tuple(pages))


def _cut(cleaned: Cleaned, reason: str) -> Cleaned:
    return replace(cleaned, verdict=Verdict.PARTIAL, next_page="", reason=reason)
