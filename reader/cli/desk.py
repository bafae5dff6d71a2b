"""The person's own desk: the real catalogue, their own library."""

from reader.paths import Paths
from reader.service.desk import Desk


def own_desk(paths: Paths) -> Desk:
    from reader.sources.catalogue import catalogue, starter_urls

    return Desk(paths.library, catalogue=catalogue, starters=starter_urls)
