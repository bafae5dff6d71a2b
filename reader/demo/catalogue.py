"""The syndicate's channels in the words of the reader's own catalogue."""

from reader.demo.holdings import ORIGIN, Shelf, shelves
from reader.demo.strips import Series, all_series
from reader.model.channel import NewChannel, SourceKind


def catalogue() -> tuple[NewChannel, ...]:
    """Every channel: the lists, the columnists, Rough Edges, the comics, the cartoonists."""
    return tuple(
        [_channel(shelf, SourceKind.FEED) for shelf in shelves()]
        + [_channel(series, SourceKind.COMIC) for series in all_series()]
    )


def starter_urls() -> tuple[str, ...]:
    """What a first start follows: all of it."""
    return tuple(channel.url for channel in catalogue())


def _channel(source: Shelf | Series, kind: SourceKind) -> NewChannel:
    url = ORIGIN + source.path
    return NewChannel(
        url=url,
        name=source.name,
        kind=kind,
        byline=source.byline,
        section=source.section,
        feed_url=f"{url}/rss",
        code=source.code,
    )
