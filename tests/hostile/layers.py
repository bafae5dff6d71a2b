"""Each of the three layers alone: the other ones switched off, as a careless change one day might.

The boundary alone: values that passed it, drawn by a brush without its filter. The filters alone are proven by the
libraries of `filled`, which never saw the boundary.
"""

from pathlib import Path

from reader.model.article import Article
from reader.service.parser import jobs
from reader.typeset.setter import set_article
from tests.hostile import carriers
from tests.hostile.boundary import IN_A_FILE
from tests.hostile.grammar import hostile_texts
from tests.hostile.promise import Tally
from tests.hostile.wire import strays


def the_boundary_alone_holds(count: int, _folder: Path, tally: Tally) -> None:
    """Feeds and columns read and typeset; what the lines and rows hold goes to the checker with no filter between."""
    for first in range(0, count, IN_A_FILE):
        texts = list(hostile_texts(IN_A_FILE, first))
        rows = [
            f"{entry.headline} {entry.byline} {entry.masthead} {entry.dek} {entry.url}"
            for entry in jobs.read_feed(carriers.rss(texts, raw=False)).entries
        ]
        cleaned = jobs.clean_page(carriers.column(texts), "").article
        sent = "\n".join((*rows, *_lines(cleaned))).encode("utf-8", "surrogatepass")
        tally.check_all(IN_A_FILE, strays(sent))


def _lines(article: Article) -> list[str]:
    return [run.text for line in set_article(article, 68).lines for run in line.runs]
