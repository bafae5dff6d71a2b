"""Opening an entry: the ladder from the library to the best text that can be had."""

from contextlib import suppress
from dataclasses import dataclass, field, replace

from reader.clean.version import CLEANER
from reader.editorial.edits import is_edited
from reader.editorial.pace import reading_minutes
from reader.errors import BylineError, CleanError, FetchError, LibraryError, Offline, TimedOut
from reader.library.articles import StoredArticle, worth
from reader.library.library import Library
from reader.model.article import Article, ChannelLink, Cleaned
from reader.model.blocks import Figure
from reader.model.channel import ChannelSettings
from reader.model.entry import Entry, State
from reader.model.place import TOP, find_place
from reader.model.verdict import Rung, Verdict
from reader.service.desk import Desk
from reader.service.following.neighbours import neighbours
from reader.service.reading.ladder import Errand, Fetched, climb, climb_to_strip, text_of_feed, trusted_for


@dataclass(frozen=True, slots=True)
class Opened:
    """An article to read. ``rung`` names the step of the ladder that gave it; ``trouble`` is why a fresh copy
    could not be had when an older one from the library is shown instead; ``reason`` says in a few words what decided
    the verdict. ``strip``: a comic lists it, and there is a picture to see. ``settings`` are those of its channel;
    ``also`` are other copies of the column, with what each is worth in place of a byline, ``subject`` other columns on
    the same subject, with who wrote them."""

    entry: Entry
    article: Article
    verdict: Verdict
    rung: Rung
    trouble: BylineError | None = None
    reason: str = ""
    strip: bool = False
    settings: ChannelSettings = field(default_factory=ChannelSettings)
    also: tuple[ChannelLink, ...] = ()
    subject: tuple[ChannelLink, ...] = ()


WORTH: dict[Verdict | None, str] = {
    Verdict.FULL: "the full text",
    Verdict.PARTIAL: "a part of it",
    Verdict.PAYWALLED: "its beginning",
    None: "not fetched yet",
}
"""What is here of a copy."""
SENTENCES: dict[Verdict, tuple[str, str]] = {
    Verdict.PAYWALLED: ("The site shows this column to its subscribers only.", "Open it in the browser."),
    Verdict.CONSENT: ("The site shows a consent page instead of the column.", "Answer it in the browser."),
    Verdict.BLOCKED: ("The site lets nobody in who does not sign in or pass its check.", "Open it in the browser."),
    Verdict.EXPIRED: (
        "This column is no longer on the site, which answers with its list instead.",
        "Sites drop columns after some weeks; what is saved here stays.",
    ),
    Verdict.GONE: ("The site has no page at this address any more.", "It may have moved: try the channel's list."),
    Verdict.OFFLINE: ("The site is out of order at the moment.", "Try again later."),
    Verdict.EMPTY: ("There is no text on this page.", "It may be a picture or a film: look in the browser."),
}


async def open_entry(desk: Desk, entry_id: int, *, again: bool = False) -> Opened:
    """The article of the entry: from the library, or fetched and cleaned now.

    ``again`` fetches even if the library has it; if that fails, the old text is shown with the trouble.
    Raises FetchError, CleanError or LibraryError when there is no text to show.
    """
    return await _begun(desk, await have_text(desk, entry_id, again=again))


async def have_text(desk: Desk, entry_id: int, *, again: bool = False) -> Opened:
    """As `open_entry`, but the entry is not begun by it: for a text that is fetched to be kept.

    So does a list that put the entry on another page since. A text that cannot be had for want of a network is
    remembered as wanted (see `prefetching.fetch_wanted`).
    """
    entry = await desk.library.read(lambda library: library.entries.get(entry_id))
    if entry is None:
        raise LibraryError("This entry is no longer in the library.", "Refresh its channel: it may be listed anew.")
    stored = await _from_library(desk, entry)
    if stored and not again and not await _is_wanted_anew(desk, stored):
        return await _or_better(desk, stored)
    try:
        return await _or_better(desk, await fetch_text(desk, entry, again=again))
    except (FetchError, CleanError) as error:
        if stored is None:
            copied = await _copied(desk, entry, None)
            if copied:
                return replace(copied, trouble=error)
            await _remember_wish(desk, entry, error)
            raise
        return replace(await _or_better(desk, stored), trouble=error)


async def _or_better(desk: Desk, opened: Opened) -> Opened:
    """The text, or that of another copy of the column where this one is not whole."""
    if opened.verdict is Verdict.FULL:
        return opened
    return await _copied(desk, opened.entry, opened.verdict) or opened


async def _copied(desk: Desk, entry: Entry, least: Verdict | None) -> Opened | None:
    """The text of another copy that is worth more than this, kept for the entry; None if there is none. Copies whose
    text is not here are fetched, but for those that could not be had before."""
    for copy in await _copies(desk, entry):
        stored = await _from_library(desk, copy)
        if stored is None and copy.verdict is None and not await _failed_before(desk, copy):
            with suppress(FetchError, CleanError):
                stored = await fetch_text(desk, copy)
        if stored and worth(stored.verdict) > (worth(least) if least else worth(Verdict.PAYWALLED)):
            return await _taken_over(desk, entry, stored)
    return None


async def _taken_over(desk: Desk, entry: Entry, copy: Opened) -> Opened:
    """The text of the copy, kept for the entry, which keeps its own headline."""
    pages = await desk.library.read(lambda library: library.articles.pages(copy.entry.id))
    article = replace(copy.article, headline=entry.headline or copy.article.headline)
    cleaned = Cleaned(article, copy.verdict, reason=f"the copy at {copy.entry.outlet}")
    return await _kept(desk, entry, Fetched(cleaned, Rung.COPY, pages))


def subject_links(library: Library, entry_id: int) -> tuple[ChannelLink, ...]:
    """The other columns on the same subject, each with who wrote it and the words they share."""
    found = {each.entry_id: each for each in library.subjects.of(entry_id)}
    rows = [each for each in library.entries.rows([*found]) if each.url]
    told = (f"{each.byline or each.outlet} · {', '.join(found[each.id].words)}" for each in rows)
    return tuple(ChannelLink(each.bare_headline, each.url, what) for each, what in zip(rows, told, strict=True))


async def _copies(desk: Desk, entry: Entry) -> tuple[Entry, ...]:
    return await desk.library.read(lambda library: library.entries.rows(library.same.others(entry.id)))


async def _failed_before(desk: Desk, entry: Entry) -> bool:
    return bool(await desk.library.read(lambda library: library.entries.trouble(entry.id)))


def copy_links(library: Library, entry_id: int) -> tuple[ChannelLink, ...]:
    """The other copies of the column, with what the library has of each in place of a byline."""
    others = library.entries.rows(library.same.others(entry_id))
    return tuple(ChannelLink(each.outlet, each.url, WORTH[each.verdict]) for each in others if each.url)


async def _is_wanted_anew(desk: Desk, stored: Opened) -> bool:
    """Whether its list put the entry on another page since, or the feed's text is not enough for its channel."""
    if await is_moved(desk, stored.entry):
        return True
    return stored.rung is Rung.FEED and stored.settings.text == "page"


async def settings_for(desk: Desk, entry: Entry) -> ChannelSettings:
    """What is set for the channels that list the entry."""
    return await desk.library.read(lambda library: library.channels.settings_for(entry.id))


async def is_moved(desk: Desk, entry: Entry) -> bool:
    """Whether the text in the library is of another page than the entry has now."""
    stored = await desk.library.read(lambda library: library.articles.get(entry.id))
    return stored is not None and stored.moved


def refusal(verdict: Verdict) -> CleanError:
    """The sentence for a page that is not the column."""
    headline, hint = SENTENCES[verdict]
    return CleanError(headline, hint, verdict)


def _lessened(verdict: Verdict) -> CleanError:
    return CleanError("The site gives less of this column now than it once did.", "The fuller text is shown.", verdict)


async def _from_library(desk: Desk, entry: Entry) -> Opened | None:
    def read(library: Library) -> Opened | None:
        stored = library.articles.get(entry.id)
        if stored is None or not stored.verdict.has_text:
            return None
        return Opened(
            entry,
            stored.article,
            stored.verdict,
            stored.rung,
            reason=stored.reason,
            settings=library.channels.settings_for(entry.id),
            also=copy_links(library, entry.id),
            subject=subject_links(library, entry.id),
        )

    return await desk.library.read(read)


async def _remember_wish(desk: Desk, entry: Entry, error: BylineError) -> None:
    if isinstance(error, (Offline, TimedOut)):
        await desk.library.write(lambda library: library.wanted.add(entry.id, desk.clock()))


async def fetch_text(desk: Desk, entry: Entry, *, polite: bool = False, again: bool = False) -> Opened:
    """The text of the entry from the network or, failing that, from its feed; kept unless the library has a better one.

    ``polite`` is for a text that nobody waits for; the page is asked ``again`` even where the feed's text is enough for
    the channel. Raises FetchError or CleanError when there is none. Why the page
    could not be had is kept with the entry.
    """
    try:
        enough = None if again else await _enough(desk, entry)
        opened = await _kept(desk, entry, enough) if enough else await _fetch_text(desk, entry, polite)
    except (FetchError, CleanError) as error:
        await _keep_trouble(desk, entry, error)
        raise
    await _keep_trouble(desk, entry, opened.trouble)
    return opened


async def _keep_trouble(desk: Desk, entry: Entry, trouble: BylineError | None) -> None:
    said = str(trouble or "")
    if said != await desk.library.read(lambda library: library.entries.trouble(entry.id)):
        await desk.library.write(lambda library: library.entries.set_trouble(entry.id, said), durable=False)


async def _fetch_text(desk: Desk, entry: Entry, polite: bool) -> Opened:
    trouble: BylineError | None
    try:
        if not entry.url:
            raise CleanError("This column has no page of its own.", "Its list carries no text either.", Verdict.GONE)
        errand = await _errand(desk, entry, polite)
        found: Fetched | None = await (climb_to_strip(desk, errand, entry) if errand.is_strip else climb(desk, errand))
        assert found
        trouble = None if found.cleaned.readable else refusal(found.cleaned.verdict)
    except (FetchError, CleanError) as error:
        found, trouble = None, error
    if trouble:
        found = await text_of_feed(desk, entry, gone=trouble.verdict in (Verdict.GONE, Verdict.EXPIRED))
        if found is None:
            raise trouble
        trouble = trouble if entry.url else None
    assert found
    return await _kept(desk, entry, found, trouble)


async def _enough(desk: Desk, entry: Entry) -> Fetched | None:
    """The feed's own text, where that is enough for the channel and there is one."""
    if not entry.url or (await settings_for(desk, entry)).text != "feed":
        return None
    found = await text_of_feed(desk, entry)
    reason = "the feed's own text, which is enough for this channel"
    return found and replace(found, cleaned=replace(found.cleaned, verdict=Verdict.FULL, reason=reason))


async def _kept(desk: Desk, entry: Entry, found: Fetched, trouble: BylineError | None = None) -> Opened:
    """What was found, kept; what the library has where that is better, or pinned."""
    kept, pinned = await desk.library.write(lambda library: _keep(library, entry, found, desk))
    shown = await _from_library(desk, entry) if pinned or not kept else None
    if shown:
        return replace(shown, trouble=trouble if kept else trouble or _lessened(found.cleaned.verdict))
    cleaned = found.cleaned
    return Opened(entry, cleaned.article, cleaned.verdict, found.rung, trouble, cleaned.reason)


async def _errand(desk: Desk, entry: Entry, polite: bool) -> Errand:
    """The entry as it is fetched."""

    def read(library: Library) -> Errand:
        is_strip = bool(entry.picture) and library.entries.comic_of(entry.id) > 0
        trusted = None if entry.id in desk.chosen else trusted_for(library, entry)
        return Errand(entry.url, entry.headline, trusted, polite, is_strip)

    return await desk.library.read(read)


def _keep(library: Library, entry: Entry, found: Fetched, desk: Desk) -> tuple[bool, bool]:
    """Keeps what was found, and what it tells of the entry, unless the library has a better text. Whether it did, and
    whether another text is pinned, beside which it is kept."""
    article, now = found.cleaned.article, desk.clock()
    cleaned = found.cleaned
    how = (found.rung, found.pages, now, cleaned.reason, CLEANER)
    before = library.articles.get(entry.id)
    pinned = before is not None and before.pinned
    if not library.articles.put(entry.id, article, cleaned.verdict, *how, edited=_is_edited(before, found)):
        return False, pinned
    if before and before.moved and not find_place(article.blocks, entry.place):
        library.articles.move_place(entry.id, TOP, 0.0)
    library.wanted.drop(entry.id)
    page_url = found.pages[0].final_url if found.pages else entry.url
    library.channels.add_all(neighbours(page_url, (*article.related, *article.comics)), now)
    improve_entry(library, entry.id, article)
    return True, pinned


def _is_edited(kept: StoredArticle | None, found: Fetched) -> bool:
    """Whether the words are others than those that are pinned. What the feed says says nothing of a page."""
    if kept is None or not kept.pinned or (found.rung is Rung.FEED and kept.rung is not Rung.FEED):
        return False
    return is_edited(kept.article.blocks, found.cleaned.article.blocks)


def improve_entry(library: Library, entry_id: int, article: Article) -> None:
    """What the article tells of its entry is kept with the entry. A list words a headline; where there is none, the
    article does."""
    library.entries.improve(
        entry_id,
        headline="" if library.entries.channel_urls(entry_id) else article.headline,
        byline=article.byline,
        masthead=article.masthead,
        dek=article.dek,
        published_at=article.published_at,
        minutes=reading_minutes(article.words),
    )


async def _begun(desk: Desk, opened: Opened) -> Opened:
    """The opened entry as it now stands in the library: begun, with what the article told of it."""

    def begin(library: Library) -> Opened:
        library.entries.opened(opened.entry.id, desk.clock())
        if opened.entry.state in (State.NEW, State.SEEN, State.SKIPPED):
            library.entries.set_state([opened.entry.id], State.READING, desk.clock())
        pictured = any(isinstance(block, Figure) for block in opened.article.blocks)
        return replace(
            opened,
            entry=library.entries.get(opened.entry.id) or opened.entry,
            strip=pictured and library.entries.comic_of(opened.entry.id) > 0,
            settings=library.channels.settings_for(opened.entry.id),
            also=copy_links(library, opened.entry.id),
            subject=subject_links(library, opened.entry.id),
        )

    return await desk.library.write(begin)
