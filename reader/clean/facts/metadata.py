"""Who wrote what, when and where: the facts a page states beside its text.

A page states each of them in many places, few of them always right. The facts that matter most are found by agreement
(`reader.clean.facts.found`): every place says what it knows, and the best supported wins.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.clean.facts.columnists import People, people_of
from reader.clean.facts.found import Found
from reader.clean.facts.headline import heading_of, headline_of
from reader.clean.facts.layout import Layout
from reader.clean.facts.published import published_of
from reader.clean.facts.site import masthead_of, own_names, site_names
from reader.clean.facts.stated import Stated, read_stated
from reader.model.moment import Moment
from reader.page.bylines import join_people
from reader.page.head import canonical_links
from reader.page.hosts import name_of
from reader.page.linked_data import first_text
from reader.page.tree import Element
from reader.text import safe


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of `reader.model.article.Article` a page states outside its text, with what JSON-LD says of the body:
    its text, its length in words (0 unknown), and whether reading is free (None unknown)."""

    url: str
    headline: str = ""
    byline: str = ""
    masthead: str = ""
    published_at: Moment | None = None
    kicker: str = ""
    dek: str = ""
    language: str = ""
    body: str = ""
    words: int = 0
    free: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What was decided by agreement, with where it was found and how sure it is."""

    headline: Found[str]
    people: Found[People] | None
    published_at: Found[Moment] | None


def read_metadata(root: Element, url: str) -> Metadata:
    """What the whole tree, scripts included, says of the article at ``url``."""
    stated = read_stated(root, url)
    facts = facts_of(root, stated)
    article = stated.article
    headline = facts.headline.value
    return Metadata(
        url=_canonical(root, url),
        headline=headline,
        byline=join_people(facts.people.value) if facts.people else "",
        masthead=masthead_of(stated),
        published_at=facts.published_at.value if facts.published_at else None,
        kicker=safe(first_text(article.get("articleSection")) or stated.meta("article:section")),
        dek=_dek(stated, headline),
        language=language_of(root, stated),
        body=first_text(article.get("articleBody")),
        words=_whole(article.get("wordCount")),
        free={"true": True, "false": False}.get(str(article.get("isAccessibleForFree")).lower()),
    )


def facts_of(root: Element, stated: Stated) -> Facts:
    """Headline first: where the people and the day are looked for depends on where it stands."""
    names = site_names(stated)
    headline = headline_of(root, stated, names)
    layout = Layout(root, heading_of(root, headline.value))
    return Facts(
        headline=headline,
        people=people_of(stated, layout, headline.value, own_names(stated)),
        published_at=published_of(stated, layout, language_of(root, stated)),
    )


def _canonical(root: Element, url: str) -> str:
    """The address the page gives itself, if it is on the same host; a site's front page is nobody's own address."""
    for own in canonical_links(root, url):
        if own and _host(own) == _host(url) and urlsplit(own).path.strip("/"):
            return own
    return url


def _host(url: str) -> str:
    return name_of(url).removeprefix("m.").removeprefix("amp.")


def _dek(stated: Stated, headline: str) -> str:
    said = first_text(stated.article.get("description"))
    dek = safe(said or stated.meta("og:description", "description", "twitter:description"))
    cut_short = dek.endswith(("...", "…", "[…]", "[...]"))
    return "" if cut_short or dek.casefold() == headline.casefold() else dek


def language_of(root: Element, stated: Stated) -> str:
    """The language tag the page gives itself (BCP 47); empty if it gives none."""
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    own = (
        own or first_text(stated.article.get("inLanguage")) or stated.meta("content-language", "og:locale", "language")
    )
    tag = own.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", tag) else ""


def _whole(value: object) -> int:
    return int(value) if re.fullmatch(r"\d{1,7}", str(value), re.ASCII) and isinstance(value, int | str) else 0
