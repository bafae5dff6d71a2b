"""The channels a page points to, as the catalogue knows them."""

from collections.abc import Iterable
from itertools import islice

from reader.model.article import ChannelLink
from reader.model.channel import NewChannel, SourceKind
from reader.page.syndicate import channel_code, channel_url, is_cartoon, is_columnists, on_home_site, site_of

MOST = 120
"""Links taken of one page: more than any real page has, and too few to flood the catalogue."""

SECTION = "Also on these sites"


def neighbours(page_url: str, links: Iterable[ChannelLink]) -> tuple[NewChannel, ...]:
    """The linked channels of the page's own site; a page cannot vouch for another site."""
    site = site_of(page_url)
    return tuple(_channel(link) for link in islice(links, MOST) if site and site_of(channel_url(link.url)) == site)


def _channel(link: ChannelLink) -> NewChannel:
    home = on_home_site(channel_url(link.url))
    return NewChannel(
        url=home,
        name=link.name,
        kind=SourceKind.COMIC if is_cartoon(home) else SourceKind.FEED,
        byline=link.byline or (link.name if is_columnists(home) else ""),
        section=SECTION,
        feed_url=f"{home}/rss",
        code=channel_code(home),
    )
