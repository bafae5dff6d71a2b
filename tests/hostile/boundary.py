"""The first layer: whatever a feed, a list or a page holds, no value made from it can move a terminal."""

from collections.abc import Callable
from pathlib import Path

from reader.errors import BylineError
from reader.model.page import Page
from reader.service.parser import jobs
from reader.text import is_inert
from tests.hostile import carriers
from tests.hostile.grammar import hostile_texts
from tests.hostile.promise import Tally
from tests.hostile.values import texts_in

IN_A_FILE = 25
CARRIERS: tuple[tuple[Callable[[list[str]], Page], Callable[[Page], object]], ...] = (
    (lambda texts: carriers.rss(texts, raw=False), jobs.read_feed),
    (lambda texts: carriers.rss(texts, raw=True), jobs.read_feed),
    (carriers.json_feed, jobs.read_feed),
    (carriers.index, jobs.read_index),
    (carriers.index, jobs.discover),
    (carriers.column, lambda page: jobs.clean_page(page, "")),
    (carriers.column, jobs.read_comic),
    (carriers.opml, jobs.read_channel_list),
    (carriers.newsboat, jobs.read_channel_list),
)


def _said(read: Callable[[Page], object], page: Page) -> object:
    try:
        return read(page)
    except BylineError as error:
        return error.headline, error.hint


def nothing_active_in_values(count: int, _folder: Path, tally: Tally) -> None:
    """Each text in every carrier, and every string of what is made of it, or of the sentence about it."""
    for first in range(0, count, IN_A_FILE):
        texts = list(hostile_texts(min(IN_A_FILE, count - first), first))
        if len(texts) < 2:
            texts *= 2
        active = [
            f"{carry.__name__} {first}: {text[:60]!r}"
            for carry, read in CARRIERS
            for text in texts_in(_said(read, carry(texts)))
            if not is_inert(text)
        ]
        tally.check_all(min(IN_A_FILE, count - first), active)
