"""The headline: the line a person reads, without the name of the site."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from reader.clean.facts.found import Found, agreed
from reader.clean.facts.stated import Stated
from reader.clean.frame import is_framed
from reader.page.alike import alike, line_words, same_name
from reader.page.linked_data import first_text
from reader.page.tree import Element, features, text_of
from reader.text import safe

_SEPARATOR = re.compile(r"\s+(?:[|·•»«:\\/—–-]|::|//|&raquo;)\s+|\s*\|\s*")
_KICKER = re.compile(
    r"kicker|roof-?line|over-?line|top-?line|eye-?brow|dach-?zeile|spitz-?marke|(?:supra|super|pre|over)-?title|sur-?titre|"
    r"(?:^|[\s_-])label(?:$|[\s_-])"
)
_JOINTS = " :|–—-·•"
_SILENT = frozenset(("style", "script", "template"))
_LONGEST = 250
# No page needs more to show one headline, and every one is compared with every other.
_MOST_HEADINGS = 100
_LEAST_WORDS, _MOST_ADDED, _LEAST_NAME, _A_SENTENCE = 3, 4, 5, 20
_SURELY_ALIKE, _PARTLY_ALIKE, _BARELY_ALIKE = 0.8, 0.4, 0.1


class Heading:
    """A heading of the page, read as a person sees it: its line, and the kicker that is marked as such inside it."""

    def __init__(self, element: Element) -> None:
        self.element = element
        inside = list(element.iterdescendants())
        silent = {part for part in inside if part.tag in _SILENT}
        kickers = {part for part in inside if _KICKER.search(features(part)) and text_of(part, silent)}
        line = text_of(element, silent | kickers).lstrip(_JOINTS)
        self.kicker = next((text_of(part, silent).strip(_JOINTS) for part in inside if part in kickers and line), "")
        self.line = line if self.kicker else text_of(element, silent)


def headline_of(root: Element, stated: Stated, names: tuple[str, ...]) -> Found[str]:
    """The headline of the page. ``names`` are those of its site, none of which is a headline."""
    headings = [Heading(each) for each in islice(root.iter("h1", "h2", "h3"), _MOST_HEADINGS)]
    kickers = {heading.kicker for heading in headings if heading.kicker}
    told = [replace(each, value=_without_kicker(each.value, kickers)) for each in _told(stated, names)]
    lines = {each.line for each in headings if each.element.tag != "h3" and not is_framed(each.element)}
    told = [replace(each, value=_shown_part(each.value, lines)) for each in told]
    shown = [*_shown(headings, told, names), *_marked(root)]
    return agreed([*shown, *told], alike) or Found(_anything(root, stated), "first line", 0.0)


def _anything(root: Element, stated: Stated) -> str:
    lines = (text_of(heading) for tag in ("h1", "h2") for heading in root.iter(tag))
    return next((line for line in lines if line and len(line) <= _LONGEST), "") or safe(stated.title)


def heading_of(root: Element, headline: str) -> Element | None:
    """The heading that shows the headline; None if it is shown nowhere."""
    best, most = None, _PARTLY_ALIKE
    for heading in root.iter("h1", "h2", "h3", "h4"):
        shown = alike(text_of(heading), headline)
        if shown > most:
            best, most = heading, shown
    return best


def _told(stated: Stated, names: tuple[str, ...]) -> Iterator[Found[str]]:
    """What the head of the page calls it."""
    said = (
        ("json-ld", 0.6, safe(first_text(stated.article.get("headline")) or first_text(stated.article.get("name")))),
        ("itemprop", 0.5, stated.meta("headline")),
        ("og", 0.5, stated.meta("og:title")),
        ("twitter", 0.35, stated.meta("twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title")),
        ("title", 0.45, safe(stated.title)),
    )
    for source, sureness, text in said:
        line = _before_bar(without_site(text, names))
        if line and not is_site(line, names):
            yield Found(line, source, sureness)


def _shown(headings: list[Heading], told: list[Found[str]], names: tuple[str, ...]) -> Iterator[Found[str]]:
    """The headings that may be the headline; one of a lower level only where the head of the page knows it."""
    tops: list[tuple[str, float]] = []
    below = False
    titles = [parts for line in told if len(parts := _SEPARATOR.split(line.value)) > 1]
    for each in headings:
        heading, text = each.element, each.line
        if not text or len(text) > _LONGEST or is_site(text, names):
            continue
        known = max((alike(text, line.value) for line in told), default=0.0)
        if heading.tag == "h1":
            if known < _SURELY_ALIKE and any(text in parts for parts in titles):
                # One part of a title is the headline, another the name of the site.
                if is_framed(heading) or _leads(heading):
                    continue
                known = 1.0 if any(text == parts[0] for parts in titles) else known
            tops += ((part, 0.9) for part in _own_part(heading, told) if part != each.kicker)
            if known < _BARELY_ALIKE and len(text) >= _A_SENTENCE and not _leads(heading):
                known = _BARELY_ALIKE
            tops.append((_before_bar(text), known))
        elif known >= _SURELY_ALIKE:
            below = True
            yield Found(text, heading.tag, 0.6)
    alone = len({text for text, _ in tops}) == 1
    for text, known in tops:
        yield Found(
            text,
            "h1",
            0.9
            if known >= _SURELY_ALIKE
            else _unknown(text, known, alone and not (below and _is_of_site(text, names))),
        )


def _without_kicker(line: str, kickers: set[str]) -> str:
    """The line without the kicker that a heading shows apart from its headline."""
    for kicker in kickers:
        rest = line[len(kicker) :].lstrip(_JOINTS)
        if line.casefold().startswith(kicker.casefold()) and rest and line[len(kicker)] in _JOINTS:
            return rest
    return line


def _shown_part(line: str, lines: set[str]) -> str:
    """The part of a line that a heading shows alone, where none shows the whole."""
    parts = [part for part in _SEPARATOR.split(line) if part in lines and len(part.split()) >= _LEAST_WORDS]
    return parts[0] if len(parts) == 1 and line not in lines else line


def _marked(root: Element) -> Iterator[Found[str]]:
    """What the page marks as its headline where it shows it, if it does so once: elsewhere it lists other articles."""
    named = (each for each in root.iterfind(".//*[@itemprop]") if each.tag != "meta")
    lines = [Heading(each).line for each in named if "headline" in (each.get("itemprop") or "").split()]
    if len(lines) == 1 and 0 < len(lines[0]) <= _LONGEST:
        yield Found(lines[0], "itemprop shown", 0.7)


def _leads(heading: Element) -> bool:
    """Whether a heading leads somewhere, as the name of a site does."""
    return heading.find(".//a") is not None or next(heading.iterancestors("a"), None) is not None


def _unknown(text: str, known: float, alone: bool) -> float:
    """How sure a top heading is that the head of the page does not repeat word by word."""
    if known >= _PARTLY_ALIKE:
        return 0.85
    return 0.92 if alone and known >= _BARELY_ALIKE and len(line_words(text)) >= _LEAST_WORDS else 0.3


def _is_of_site(text: str, names: tuple[str, ...]) -> bool:
    """Whether the text begins with a name of the site, as its name with a motto does."""
    bare = "".join(line_words(text))
    return any(len(name) >= _LEAST_NAME and bare.startswith(name) for name in map("".join, map(line_words, names)))


def _own_part(heading: Element, told: list[Found[str]]) -> Iterator[str]:
    """The part of a heading that the head of the page calls the headline, where a kicker or a dek is beside it."""
    for text in _pieces(heading):
        if len(text.split()) >= _LEAST_WORDS and any(alike(text, line.value) >= _SURELY_ALIKE for line in told):
            yield text


def _pieces(heading: Element) -> Iterator[str]:
    """The runs of text between the tags of a heading."""
    for part in heading.iter():
        yield safe(part.text or "")
        yield safe(part.tail or "") if part is not heading else ""


def without_site(title: str, names: tuple[str, ...]) -> str:
    """The title without the name of the site at its end or its start."""
    title = safe(title[: 2 * _LONGEST])
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:
        return title
    gaps = list(_SEPARATOR.finditer(title))
    if any(same_name(parts[0], name) for name in names):
        return without_site(title[gaps[0].end() :], names)
    for gap in gaps:
        rest = title[gap.end() :]
        if any(same_name(rest, name) or same_name(_SEPARATOR.split(rest)[0], name) for name in names):
            return title[: gap.start()]
    head, tail = title[: gaps[-1].start()], title[gaps[-1].end() :]
    added = len(tail.split())
    return head if added <= _MOST_ADDED and len(head.split()) >= max(_LEAST_WORDS, added) else title


def _before_bar(line: str) -> str:
    """The line without the few words behind its only bar: a section, or words for search engines."""
    head, bar, tail = line.partition(" | ")
    few = len(tail.split()) <= _MOST_ADDED and len(head.split()) >= _LEAST_WORDS
    return head if bar and few and "|" not in tail else line


def is_site(text: str, names: tuple[str, ...]) -> bool:
    """Whether the text is the name of the site and nothing else."""
    bare = "".join(line_words(text))
    return not bare or any(bare == "".join(line_words(name)) for name in names)
