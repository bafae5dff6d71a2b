"""What the rules of a site find on one of its pages."""

from copy import deepcopy
from dataclasses import dataclass, field, replace

from lxml import etree, html

from reader.clean.blocks.building import to_blocks
from reader.clean.blocks.inline import Address, absolute
from reader.clean.body.prune import pruned
from reader.clean.facts.metadata import Metadata
from reader.clean.showing import open_waiting, tidy
from reader.clean.sites.rules import Complaint, Rules, Setting, Settings
from reader.model.article import Article
from reader.model.blocks import Blocks
from reader.model.moment import Moment
from reader.page.bylines import join_names
from reader.page.dates import moment_in
from reader.page.hosts import name_of
from reader.page.tree import Element, drop, text_of
from reader.text import safe

_MOST_SOURCE = 30_000_000
_MOST_HEADLINE = 300
_NEVER_STRIPPED = frozenset(("html", "body"))


@dataclass(slots=True)
class Told:
    """What the rules say of the article on a page; empty where they say nothing.
    ``complaints`` grows as they are tried."""

    headline: str = ""
    byline: str = ""
    published_at: Moment | None = None
    next_page: str = ""
    single_page: str = ""
    complaints: list[Complaint] = field(default_factory=list)

    def facts(self, facts: Metadata) -> Metadata:
        """The facts of the page, corrected."""
        return replace(
            facts,
            headline=self.headline or facts.headline,
            byline=self.byline or facts.byline,
            published_at=self.published_at or facts.published_at,
        )

    def article(self, article: Article) -> Article:
        """The article, corrected."""
        return replace(
            article,
            headline=self.headline or article.headline,
            byline=self.byline or article.byline,
            published_at=self.published_at or article.published_at,
        )


def replaced(text: str, rules: Rules) -> str:
    """The source of a page with the replacements made, each in the whole text. One that would let the page grow
    beyond all measure is passed over."""
    for find, to in rules.replacements:
        if len(text) + text.count(find) * (len(to) - len(find)) <= _MOST_SOURCE:
            text = text.replace(find, to)
    return text


def read_told(root: Element, rules: Rules, address: Address, told: Told) -> None:
    """Fills in what the rules say beside the text."""
    told.headline = next(iter(_texts(root, rules.title, told)), "")[:_MOST_HEADLINE]
    told.byline = join_names(_texts(root, rules.author, told))
    told.published_at = next(filter(None, map(moment_in, _texts(root, rules.date, told, "datetime", "content"))), None)
    told.next_page = _link(root, rules.next_page_link, told, address)
    told.single_page = _link(root, rules.single_page_link, told, address)


def arranged(root: Element, rules: Rules, told: Told) -> None:
    """Changes the tree, in place, where the rules put an element around others, move some, or take attributes."""
    for tag, setting in rules.wrap_in:
        for element in _outermost(_elements(root, setting, told)):
            if (parent := element.getparent()) is not None and element.tag not in _NEVER_STRIPPED:
                wrapper = html.Element(tag)
                wrapper.tail, element.tail = element.tail, None
                parent.replace(element, wrapper)
                wrapper.append(element)
    for place, setting in rules.move_into:
        target = next(iter(_elements(root, Setting(setting.line, place), told)), None)
        if target is None:
            continue
        for element in _outermost(_elements(root, setting, told)):
            if element.tag not in _NEVER_STRIPPED and element not in (target, *target.iterancestors()):
                copy = deepcopy(element)
                copy.tail = None
                drop(element)
                target.append(copy)
    for setting in rules.strip_attr:
        for found in _evaluated(root, setting, told, named=True):
            owner, name = getattr(found, "getparent", lambda: None)(), getattr(found, "attrname", None)
            if owner is not None and name:
                owner.attrib.pop(name, None)


def stripped(root: Element, rules: Rules, told: Told) -> None:
    """Takes out of the tree, in place, what the rules strip; the page itself is never taken."""
    doomed = [element for setting in rules.strip for element in _elements(root, setting, told)]
    names = [setting.value for setting in rules.strip_id_or_class]
    sources = [setting.value for setting in rules.strip_image_src]
    for element in root.iter() if names or sources else ():
        called = (element.get("class") or "", element.get("id") or "")
        source = element.get("src") or "" if element.tag == "img" else ""
        if any(name in part for name in names for part in called) or any(part in source for part in sources):
            doomed.append(element)
    for element in doomed:
        if element.tag not in _NEVER_STRIPPED:
            drop(element)


def body_of(root: Element, rules: Rules, told: Told, address: Address) -> Blocks:
    """The text where the first rule that matches says it is, its matches one after the other; empty if none does."""
    for setting in rules.body:
        if found := _outermost(_elements(root, setting, told)):
            page = html.document_fromstring("<html><body></body></html>")
            for element in found:
                copy = deepcopy(element)
                copy.tail = None
                page[0].append(copy)
            open_waiting(page)
            tidy(page)
            return to_blocks(pruned(page) if rules.prune else page, address)
    return ()


def _outermost(elements: list[Element]) -> list[Element]:
    """Those that are in no other of them, so that nothing is shown twice."""
    chosen = set(elements)
    return [element for element in elements if chosen.isdisjoint(element.iterancestors())]


def _texts(root: Element, settings: Settings, told: Told, *attributes: str) -> list[str]:
    """The safe lines that the first matching rule finds; of an element, one of the attributes before its text."""
    for setting in settings:
        found = _evaluated(root, setting, told)
        if texts := [text for each in found if (text := _text(each, attributes))]:
            return texts
    return []


def _text(found: object, attributes: tuple[str, ...]) -> str:
    if not isinstance(found, etree._Element):
        return safe(str(found))
    stated = next((value for name in attributes if (value := found.get(name))), "")
    return safe(stated) or (safe(found.get("content") or "") if found.tag == "meta" else text_of(found))


def _link(root: Element, settings: Settings, told: Told, address: Address) -> str:
    """The first address the rules find that is another page of the same site."""
    for href in _texts(root, settings, told, "href"):
        link = absolute(href, address.base or address.page).partition("#")[0]
        if link and link != address.page.partition("#")[0] and name_of(link) == name_of(address.page):
            return link
    return ""


def _elements(root: Element, setting: Setting, told: Told) -> list[Element]:
    return [each for each in _evaluated(root, setting, told) if isinstance(each, etree._Element)]


def _evaluated(root: Element, setting: Setting, told: Told, *, named: bool = False) -> list[object]:
    """What the XPath gives, one value or many. No function of an extension is known to it, and one that fails finds
    nothing. Of an attribute that is ``named`` its element can be asked."""
    try:
        found: object = etree.XPath(setting.value, regexp=False, smart_strings=named)(root)
    except (etree.XPathError, ValueError, UnicodeError) as error:
        told.complaints.append(Complaint(setting.line, f"This XPath failed: {safe(str(error))}."))
        return []
    return found if isinstance(found, list) else [found]
