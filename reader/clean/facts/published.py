"""When the article was published: everywhere a page gives a date, and which of these is to be believed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from reader.clean.facts.found import Found, agreed
from reader.clean.facts.layout import Layout, short_text
from reader.clean.facts.stated import Stated
from reader.model.moment import Moment, day_of
from reader.page.dates import day_in_path, is_day_first, moment_in
from reader.page.linked_data import Thing, texts
from reader.page.tree import Element, features, text_of
from reader.text import safe

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "article.published",
    "datepublished",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "citation_publication_date",
    "citation_date",
    "date.published",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
)
_DATED = ("date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dc.date.published", "last-published")
_CREATED = ("dcterms.created", "dc.date.created", "datecreated", "created", "article.created", "uploaddate")
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_PUBLISHED_PART = re.compile(r"publish|posted|pubdate|entry-date|post-date|dt-published|erschienen|created")
_DATE_PART = re.compile(r"date|time|datum|fecha|data\b|publish|posted|byline|meta\b|stamp|info")
_CHANGE = re.compile(
    r"updat|modif|aktualisiert|geändert|mis à jour|actualizado|aggiornat|bijgewerkt|"
    r"last[ -]?(?:change|edit|review)|stand:",
    re.IGNORECASE,
)
_TODAY = re.compile(r"today|current-?date|clock|weather|masthead|copyright")
_LONGEST, _LONGEST_ALONE, _LONGEST_LONE = 120, 60, 32
_STATED, _SHOWN = frozenset(("json-ld", "meta published")), frozenset(("time", "line"))
_NAMED_DATE = re.compile(r"publi\w*[-_.: ]?(?:date|time|on)|(?:date|time)[-_.: ]?publi|(?:^|[-_.:])date$")
_FIGURES = re.compile(r"\d{1,4}")


def published_of(stated: Stated, layout: Layout, language: str) -> Found[Moment] | None:
    """When the article was published; None if the page does not say.

    The day of its last change counts only where no other is given. ``language`` says which way to read ``4/5/2026``.
    """
    day_first = is_day_first(language)
    found = list(_dated(stated, layout, day_first))
    if all(each.source == "changed" for each in found):
        found += _anywhere(layout, day_first)
    return agreed(_without_changes(found), _likeness)


def _without_changes(found: list[Found[Moment]]) -> list[Found[Moment]]:
    """What is shown to readers may be the day of the last change; where the page states both, it counts for little."""
    changed = {day_of(each.value) for each in found if each.source == "changed"}
    first = {day_of(each.value) for each in found if each.source in _STATED}
    later = changed - first if first else set()
    return [
        replace(each, sureness=0.2) if each.source in _SHOWN and day_of(each.value) in later else each for each in found
    ]


def _likeness(one: Moment, other: Moment) -> float:
    """Whether two moments are the same day, as far as time zones let it be known."""
    apart = abs((day_of(one) - day_of(other)).days)
    return (1.0, 0.8)[apart] if apart <= 1 else 0.0


def _dated(stated: Stated, layout: Layout, day_first: bool) -> Iterator[Found[Moment]]:
    yield from _said("json-ld", 0.85, _of(stated.article, "datePublished"), day_first)
    yield from _said("json-ld page", 0.5, _of(stated.page, "datePublished"), day_first)
    yield from _said("meta published", 0.75, stated.each(*_PUBLISHED), day_first)
    yield from _said("meta date", 0.6, stated.each(*_DATED), day_first)
    named = [text for key, said in stated.metas.items() if _NAMED_DATE.search(key) for text in said]
    yield from _said("meta by name", 0.5, named, day_first)
    yield from _said("created", 0.4, [*_of(stated.article, "dateCreated"), *stated.each(*_CREATED)], day_first)
    if day := day_in_path(stated.url):
        yield Found(day, "address", 0.75)
    yield from _shown(layout, day_first)
    changed = [*_of(stated.article, "dateModified"), *stated.each(*_CHANGED), *_of(stated.page, "dateModified")]
    yield from _said("changed", 0.2, changed, day_first)


def _of(thing: Thing, name: str) -> list[str]:
    return texts(thing.get(name))


def _said(source: str, sureness: float, said: Iterable[str], day_first: bool) -> Iterator[Found[Moment]]:
    for text in said:
        if moment := moment_in(text, day_first):
            yield Found(moment, source, sureness)
            return


def _shown(layout: Layout, day_first: bool) -> Iterator[Found[Moment]]:
    """Dates a person sees, with what their place says of them."""
    for element in layout.properties:
        if element.get("itemprop") == "datePublished" and (moment := _moment(element, day_first)):
            yield Found(moment, "itemprop", 0.8)
            break
    yield from _times(layout, day_first)
    yield from _lines(layout, day_first)


def _times(layout: Layout, day_first: bool) -> Iterator[Found[Moment]]:
    """The ``time`` elements; a page of many gives no more than those around its headline."""
    times = [element for element in layout.elements if element.tag == "time" and not layout.is_apart(element)]
    near = [element for element in times if layout.is_near(element)]
    for element in sorted(near or times[:1], key=lambda element: abs(layout.distance(element)))[:4]:
        if moment := _moment(element, day_first):
            yield Found(moment, "time", _weight(element, 0.65 if near else 0.4))


def _lines(layout: Layout, day_first: bool) -> Iterator[Found[Moment]]:
    """The short lines near the headline that hold a date, the nearest first."""
    found = 0
    for element in layout.near:
        text = safe(" ".join([element.text or "", *(child.tail or "" for child in element)]))
        if not _FIGURES.search(text) or len(text) > _LONGEST or element.tag == "time":
            continue
        named = bool(_DATE_PART.search(features(element)))
        moment = moment_in(text, day_first) if named or len(text) <= _LONGEST_ALONE else None
        if moment:
            yield Found(moment, "line", _weight(element, 0.55 if named else 0.45) - 0.05 * found)
            found += 1
        if found == _MOST_LINES:
            return


_MOST_LINES, _MOST_LOOKED_AT = 3, 400


def _weight(element: Element, sureness: float) -> float:
    """How sure a shown date is: surer where its place says that it is the day of publication, hardly where it says that
    it is the day of a change, or today's."""
    parent = element.getparent()
    named = f"{features(element)} {features(parent) if parent is not None else ''}"
    if _CHANGE.search(f"{named} {text_of(element)} {_before(element)}"):
        return 0.3
    if _TODAY.search(named):
        return 0.2
    published = _PUBLISHED_PART.search(named) or element.get("pubdate") is not None
    return sureness + 0.1 if published else sureness


def _before(element: Element) -> str:
    """The words right before an element, in the same line."""
    before = element.getprevious()
    parent = element.getparent()
    said = before.tail if before is not None else parent.text if parent is not None else ""
    label = safe(said or "") or (short_text(before, _LONGEST) if before is not None else "")
    return "" if _FIGURES.search(label) else label[-40:]


def _moment(element: Element, day_first: bool) -> Moment | None:
    for text in (element.get("datetime"), element.get("content"), text_of(element)):
        if moment := moment_in(text or "", day_first):
            return moment
    return None


def _anywhere(layout: Layout, day_first: bool) -> Iterator[Found[Moment]]:
    """The first line of the page that is a date and hardly more."""
    lines = (
        element for element in layout.elements if len(element.text or "") >= 6 and _FIGURES.search(element.text or "")
    )
    for element in islice(lines, _MOST_LOOKED_AT):
        text = safe(element.text or "")
        if 6 <= len(text) <= _LONGEST_LONE and (moment := moment_in(text, day_first)):
            yield Found(moment, "a line of the page", _weight(element, 0.3) / 2)
            return
