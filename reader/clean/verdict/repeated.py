"""Parts of one make that follow each other, each with the headline of another column of the site: a list."""

from collections import Counter, defaultdict

from reader.clean.frame import is_framed
from reader.clean.verdict.trail import plain
from reader.page.hosts import name_of
from reader.page.links import path_of, web_url
from reader.page.tree import Element, features, size_of, text_of
from reader.page.words import words
from reader.text import count_words

_UNITS = words("article li div section p tr a dd")
# Parts that make a list; the words of the longest of them, and of the shortest headline.
_FEWEST = 5
_LONGEST = 130
_HEADLINE = 3
# Characters: a part with more is no part of a list, one with fewer has no summary.
_MOST_TEXT = 900
_LEAST_TEXT = 20
# Letters before the headline (a day, a section), links in a part, and parts that are looked at.
_BEFORE = 45
_LINKS = 5
_MOST = 200
_NOWHERE = "https://page.invalid/page"


def parts_of_list(root: Element, url: str) -> tuple[str, ...]:
    """The letters of each part of the lists on the page, without those of its frame."""
    # A file without an address has links that lead to where it came from.
    url = url if url.startswith(("http:", "https:")) else _NOWHERE
    groups: dict[tuple[Element, str, str], list[Element]] = defaultdict(list)
    held = Counter(part.getparent() for part in root.iter(*_UNITS))
    for part in root.iter(*_UNITS):
        parent = part.getparent()
        if parent is not None and held[parent] >= _FEWEST:
            groups[(parent, str(part.tag), features(part).partition(" ")[0])].append(part)
    found: list[str] = []
    for (parent, _, _), group in groups.items():
        if len(group) < _FEWEST or is_framed(parent):
            continue
        units = {link: plain(text_of(part)) for part in group if (link := _link_of(part, url))}
        if len(units) >= _FEWEST and len(units) * 2 > len(group):
            found.extend(units.values())
    return tuple(found[:_MOST])


def _link_of(part: Element, url: str) -> str:
    """The other column that the part is the headline and the summary of; empty if it is none."""
    if not _LEAST_TEXT <= size_of(part) <= _MOST_TEXT:
        return ""
    text = text_of(part)
    if count_words(text) > _LONGEST:
        return ""
    links = [
        link for link in ((part,) if part.tag == "a" else part.iter("a")) if count_words(text_of(link)) >= _HEADLINE
    ]
    there = {web_url(url, link.get("href") or "") for link in links}
    first = web_url(url, links[0].get("href") or "") if links else ""
    if not first or len(there) > _LINKS or name_of(first) != name_of(url) or len(path_of(first)) < 2:
        return ""
    begins = plain(text).find(plain(text_of(links[0])))
    return first if begins <= _BEFORE and first.partition("#")[0] != url.partition("#")[0] else ""
