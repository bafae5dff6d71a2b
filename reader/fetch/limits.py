"""How much of a site's answer is taken, and how long it may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``wire``, ``decoded`` and ``header_bytes`` are bytes: as sent, after unpacking, and of all header fields.

    ``redirects`` counts the hops that are followed. ``connect``, ``read`` and ``total`` are seconds: for one
    connection, between two pieces of an answer, and for everything from the first connection to the last byte.

    ``per_host`` is the most connections to a host at a time; ``gap`` the seconds between the beginnings of two polite
    requests to it; ``pause`` the seconds, give or take half, before a second try; ``robots`` bytes of a robots.txt.
    """

    wire: int = 10_000_000
    decoded: int = 25_000_000
    header_bytes: int = 65_536
    redirects: int = 5
    connect: float = 5.0
    read: float = 10.0
    total: float = 20.0
    per_host: int = 2
    gap: float = 0.2
    pause: float = 0.4
    robots: int = 500_000


def size_in_words(size: int) -> str:
    """A size in bytes as a person says it: ``10 MB``, ``900 bytes``."""
    return f"{size / 1_000_000:.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"
