"""What is known of a column before its text is here, so that what is drawn at once is what stays."""

from collections.abc import Sequence
from dataclasses import replace

from reader.model.address import without_login
from reader.model.article import ChannelLink
from reader.model.channel import Channel
from reader.model.entry import Entry
from reader.model.matching import fold
from reader.service.library.columnists import signers
from reader.service.reading.opening import Opened
from reader.typeset.head import Head
from reader.ui.state import Opening, Showing, shown_entry
from reader.ui.widgets.entry_list import headline

LONGEST_DEK = 160
"""Characters; what a list shows beyond is the beginning of the text, cut where its room ended."""
COLUMNIST = "#columnist"
"""Where the byline leads whose columnist is no channel: to all of their columns."""
_CUT_OFF = ("…", "...", "[…]", "[...]")


def known_head(showing: Showing, before: Showing, known: Head | None) -> Head | None:
    """What stands above the text whatever the text brings: of an entry whose opening was shown what was shown then,
    else what is known of it now."""
    entry = shown_entry(showing)
    if entry is None:
        return None
    if isinstance(before, Opening) and not isinstance(showing, Opening) and before.entry.id == entry.id:
        return known
    return head_of(entry)


def with_links(head: Head, showing: Showing, channels: Sequence[Channel]) -> Head:
    """The head with links to the channels of its section and of its columnist: those that are followed, else those
    that the page points to. A byline that names people and no channel leads to their columns."""
    article = showing.article if isinstance(showing, Opened) else None
    near = (*article.published_in, *article.related, *article.comics) if article else ()
    told: list[ChannelLink | Channel] = [*near, *channels]
    names = {fold(each.name): each.url for each in told if each.name}
    urls = {fold(each.byline): each.url for each in told if each.byline} | names
    byline = (article.byline if article else "") or head.byline
    theirs = urls.get(fold(byline), "") or (COLUMNIST if signers(byline) else "")
    return replace(head, kicker_link=urls.get(fold(head.kicker), ""), byline_link=theirs)


def is_address(head: Head, entry: Entry) -> bool:
    """Whether no more is known than where it is: then the text brings the whole head."""
    return head.headline == without_login(entry.url).partition("://")[2]


def head_of(entry: Entry) -> Head:
    """The head of the entry as its list tells it."""
    return Head(
        kicker=entry.channel,
        headline=headline(entry),
        dek="" if is_teaser(entry.dek) else entry.dek,
        byline=entry.byline,
        masthead=entry.masthead,
        published_at=entry.published_at,
        minutes=entry.minutes,
        waits=True,
    )


def is_teaser(dek: str) -> bool:
    """Whether it is the text's beginning rather than a line about it."""
    return len(dek) > LONGEST_DEK or dek.rstrip().endswith(_CUT_OFF)
