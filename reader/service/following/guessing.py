"""Looking for a feed where a page names none: the common places are asked, one after the other."""

from reader.errors import CleanError, FetchError, Offline, SourceError, TimedOut
from reader.model.channel import NewChannel, SourceKind
from reader.model.page import Page
from reader.service.desk import Desk
from reader.service.parser import jobs


async def guessed_feed(desk: Desk, page: Page) -> tuple[NewChannel, ...]:
    """The first feed that answers where the page's site might have one, or none. A site that hangs is left alone."""
    for url in await desk.parser.run(jobs.feed_guesses, page):
        try:
            answer = await desk.fetcher.fetch(url, trusted=(page.url,))
            found = (await desk.parser.run(jobs.discover, answer)).channels if answer else ()
        except (Offline, TimedOut):
            break
        except (FetchError, CleanError, SourceError):
            continue
        # A site may answer for an address it does not know with a page; that page's offers are not what was guessed.
        own = tuple(channel for channel in found[:1] if answer and channel.feed_url == answer.final_url)
        if own and own[0].kind is SourceKind.FEED:
            return own
    return ()
