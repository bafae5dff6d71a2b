"""Cleaning texts again from their stored pages, after the cleaner has improved. Nothing is fetched."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.clean.version import CLEANER
from reader.errors import CleanError
from reader.library.articles import StoredArticle, worth
from reader.library.library import Library
from reader.model.article import Article, Cleaned
from reader.model.blocks import Blocks, block_text, blocks_text
from reader.model.entry import Entry
from reader.model.page import Page
from reader.model.place import Place, find_place, place_in
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.parser import jobs
from reader.service.reading.cleaning import clean_page
from reader.service.reading.opening import improve_entry

FEW = 5
"""Words that a text may lose without a word about it."""

_MOST_LOST, _MOST_LOST_PINNED = 0.5, 0.1
# Below this share of common words two paragraphs are not the same one.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which texts are cleaned again: those saved, or the others; those of one channel if ``channel_id`` is given;
    only those of an older cleaner unless ``every``."""

    saved: bool = False
    channel_id: int | None = None
    every: bool = False


class Result(StrEnum):
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Recleaned:
    """What came of one text. A worse one and one that failed are kept as they were; ``reason`` says why, or what a
    better one lost: ``lost`` words of the old text are not in the new one."""

    entry: Entry
    result: Result
    lost: int = 0
    reason: str = ""


async def waiting(desk: Desk, wanted: Wanted) -> tuple[int, ...]:
    """The entries whose text is to be cleaned again. A second time there are none left, unless ``every`` is wanted."""
    below = CLEANER + 1 if wanted.every else CLEANER
    return await desk.library.read(
        lambda library: library.articles.made_before(below, pinned=wanted.saved, channel_id=wanted.channel_id)
    )


async def reclean(desk: Desk, entry_ids: tuple[int, ...]) -> AsyncIterator[Recleaned]:
    """Cleans the texts of the entries again, one after another. Raises LibraryError."""
    for entry_id in entry_ids:
        if done := await _again(desk, entry_id):
            yield done


@dataclass(frozen=True, slots=True)
class _Kept:
    entry: Entry
    stored: StoredArticle
    pages: tuple[Page, ...]


async def _again(desk: Desk, entry_id: int) -> Recleaned | None:
    """None if the entry is no longer there, or its text was replaced meanwhile."""
    kept = await desk.library.read(lambda library: _kept(library, entry_id))
    if kept is None:
        return None
    entry, was = kept.entry, kept.stored
    try:
        cleaned = await _cleaned(desk, kept)
    except CleanError as error:
        return Recleaned(entry, Result.FAILED, reason=error.headline)
    result, lost, reason = compared(was, cleaned)
    new = was
    if result is Result.BETTER:
        new = replace(
            was, article=cleaned.article, verdict=cleaned.verdict, reason=cleaned.reason, cleaned_at=desk.clock()
        )
    written = await desk.library.write(lambda library: _renew(library, entry, was, new))
    return Recleaned(entry, result, lost, reason) if written else None


def _kept(library: Library, entry_id: int) -> _Kept | None:
    entry, stored = library.entries.get(entry_id), library.articles.get(entry_id)
    pages = library.articles.pages(entry_id)
    return _Kept(entry, stored, pages) if entry and stored and pages else None


async def _cleaned(desk: Desk, kept: _Kept) -> Cleaned:
    """The stored pages as one text, by the way it was first had. Raises CleanError."""
    first, *further = kept.pages
    cleaned = await clean_page(desk, first, kept.entry.headline)
    for page in further:
        cleaned = await desk.parser.run(jobs.join_pages, cleaned, await clean_page(desk, page))
    if kept.stored.rung is Rung.SINGLE:
        return replace(cleaned, article=replace(cleaned.article, url=kept.stored.article.url), next_page="")
    here = {url for page in kept.pages for url in (page.url, page.final_url)}
    if cleaned.readable and cleaned.next_page and cleaned.next_page not in here:
        reason = "its further pages are not in the library"
        return replace(cleaned, verdict=Verdict.PARTIAL, next_page="", reason=reason)
    return cleaned


def compared(was: StoredArticle, cleaned: Cleaned) -> tuple[Result, int, str]:
    """What the new text is beside the old one, the words it lost, and a sentence where a person should know.

    Worse is one that is worth less, or lost more than a better cleaner takes away: half of the text, of a saved one a
    tenth.
    """
    if (cleaned.article, cleaned.verdict) == (was.article, was.verdict):
        return Result.SAME, 0, ""
    if not cleaned.readable or worth(cleaned.verdict) < worth(was.verdict):
        return Result.WORSE, 0, f"Its text would be {cleaned.verdict.value} instead of {was.verdict.value}."
    gone = _words(was.article) - _words(cleaned.article)
    lost = gone.total()
    most = _MOST_LOST_PINNED if was.pinned else _MOST_LOST
    if lost > max(most * was.article.words, FEW):
        return Result.WORSE, lost, f"It would lose {lost} of its words."
    return Result.BETTER, lost, f"It lost {lost} words: {_beginning(gone)}" if lost > FEW else ""


def _words(article: Article) -> Counter[str]:
    """All that is shown of the article, so that what moved into the note or the byline is not lost."""
    parts = (article.headline, article.byline, article.dek, article.rights, article.kicker, article.masthead)
    return Counter(" ".join((*parts, article.text, blocks_text(article.author_note))).split())


def _beginning(words: Counter[str]) -> str:
    return " ".join([*words.elements()][: 2 * FEW]) + " …"


def _renew(library: Library, entry: Entry, was: StoredArticle, new: StoredArticle) -> bool:
    if not library.articles.renew(entry.id, was, new, CLEANER):
        return False
    if new is not was:
        improve_entry(library, entry.id, new.article)
        old, blocks = was.article.blocks, new.article.blocks
        # Asked again, because the reader may have gone on while the page was cleaned.
        now = library.entries.get(entry.id) or entry
        place = moved_place(old, blocks, now.place)
        library.articles.move_place(entry.id, place, new_progress(old, blocks, now, place))
    return True


def moved_place(old: Blocks, new: Blocks, place: Place) -> Place:
    """The place in the new text: where its words stand, else the paragraph that says the same."""
    found = find_place(new, place) if place.words else None
    return found or place_in(new, new_place(old, new, place.block))


def new_place(old: Blocks, new: Blocks, place: int) -> int:
    """The number of the block of ``new`` that says what block ``place`` of ``old`` says, be it in other words or
    joined with another; if none does, the one after what stood before it."""
    if place <= 0 or not new:
        return 0
    if place >= len(old):
        return len(new)
    texts = [Counter(block_text(block).split()) for block in new]
    for at in range(place, -1, -1):
        words = Counter(block_text(old[at]).split())
        likeness = [_likeness(words, others) for others in texts]
        # Of a line that stands there twice, the one nearest to where it was.
        best = max(range(len(new)), key=lambda number: (likeness[number], -abs(number - at)))
        if likeness[best] >= _ALIKE:
            return min(best + (at < place), len(new) - 1)
    return 0


def _likeness(words: Counter[str], others: Counter[str]) -> float:
    """The share of the words of a paragraph that stands in another; of two that hold them all, the one with the
    fewest besides."""
    if not words or not others:
        return 0.0
    common = (words & others).total()
    return 0.9 * common / words.total() + 0.1 * common / others.total()


def new_progress(old: Blocks, new: Blocks, entry: Entry, place: Place) -> float:
    """The share of the new text that was read, 0.0 to 1.0: what was in view below the place stays in view."""
    if not 0.0 < entry.progress < 1.0:
        return entry.progress
    moved = _share_before(new, place) - _share_before(old, entry.place)
    return min(max(entry.progress + moved, 0.01), 0.99)


def _share_before(blocks: Blocks, place: Place) -> float:
    whole = len(blocks_text(blocks))
    return (len(blocks_text(blocks[: place.block])) + place.offset) / whole if whole else 0.0
