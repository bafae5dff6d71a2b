"""A page becomes an article: the stages, and why they stand in this order."""

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import urljoin

from reader.clean.blocks.building import to_blocks
from reader.clean.blocks.inline import Address, absolute
from reader.clean.blocks.pictures import figure_of
from reader.clean.body.candidates import best_candidate
from reader.clean.body.furniture import even_headings, set_apart
from reader.clean.facts.metadata import Metadata, read_metadata
from reader.clean.pages import next_page_of, single_page_of
from reader.clean.prepare import parse, parse_text
from reader.clean.showing import open_waiting, tidy
from reader.clean.sites.ruled import Told, arranged, body_of, read_told, replaced, stripped
from reader.clean.sites.rules import Rules
from reader.clean.sites.strip import strip_of
from reader.clean.sites.syndicate import Parts, parts_of
from reader.clean.styles import hide_styled
from reader.clean.verdict.deciding import judge
from reader.clean.verdict.evidence import Case, read_signs, rows_of
from reader.clean.verdict.paywall import without_offers
from reader.errors import CleanError
from reader.model.address import without_login
from reader.model.article import Article, Cleaned
from reader.model.blocks import Blocks, Figure, Rule, blocks_text
from reader.model.page import Page
from reader.model.verdict import Verdict
from reader.page.head import canonical_links
from reader.page.tree import Element
from reader.text import count_words, safe

# Words: rules that give fewer are out of date.
_ENOUGH = 40
# Of the words that the page gives without them: rules that give fewer have missed some of the column.
_PART = 0.4


def clean(page: Page, headline: str = "", rules: Rules | None = None) -> Cleaned:
    """The article on the page, and what it is worth.

    ``headline`` is what the list called the entry: where a site answers with its list because the column has expired,
    it is missing. ``rules`` are those of the site; where they give hardly any text, the page is cleaned without them,
    and the reason says so. Raises CleanError when the bytes are no text or hold nothing.
    """
    return clean_with_told(page, headline, rules or Rules())[0]


def clean_with_told(page: Page, headline: str, rules: Rules) -> tuple[Cleaned, Told]:
    """As `clean`, with what the rules said and where they failed."""
    told = Told()
    try:
        cleaned = _cleaned(page, headline, rules, told)
        if rules.body and cleaned.readable:
            cleaned = _fuller(cleaned, page, headline, told)
    except (CleanError, _RulesFailed):
        if not rules.touch_text:
            raise
        plain = _cleaned(page, headline, Rules(), Told())
        cleaned = _fallen_back(plain, rules, told)
    return replace(cleaned, single_page=told.single_page), told


def _fuller(ruled: Cleaned, page: Page, headline: str, told: Told) -> Cleaned:
    """What the rules gave, or the page cleaned without them where that is a column of which they give only a part:
    rules grow old, and pages change."""
    try:
        plain = _cleaned(page, headline, Rules(), Told())
    except CleanError:
        return ruled
    part = _words_once(ruled) < _PART * _words_once(plain)
    if not part or not plain.readable or not _is_inside(ruled, plain):
        return ruled
    reason = f"{plain.reason}; the rules of the site found only a part of it"
    next_page = told.next_page or plain.next_page
    return replace(plain, article=told.article(plain.article), next_page=next_page, reason=reason)


def _words_once(cleaned: Cleaned) -> int:
    """The words of the text, each line counted once: what a page repeats is no column."""
    return count_words(" ".join({*cleaned.article.text.splitlines()}))


def _is_inside(ruled: Cleaned, plain: Cleaned) -> bool:
    """Whether nearly all words of the one are in the other, so that they are of the same column."""
    words = Counter(ruled.article.text.split())
    return (words & Counter(plain.article.text.split())).total() > 0.9 * words.total()


class _RulesFailed(Exception):
    """The rules left hardly any text."""


def _fallen_back(plain: Cleaned, rules: Rules, told: Told) -> Cleaned:
    """The page cleaned without the rules, which may still know where it goes on. Rules that only strip are not to
    blame where there was no text to begin with."""
    if not rules.body and plain.article.words < _ENOUGH:
        return plain
    next_page = told.next_page if plain.verdict.has_text else ""
    reason = f"{plain.reason}; the rules of the site found hardly any text"
    return replace(plain, next_page=next_page or plain.next_page, reason=reason)


def _cleaned(page: Page, headline: str, rules: Rules, told: Told) -> Cleaned:
    root = parse(page, lambda source: replaced(source, rules))
    url = _address(root, page)
    address = Address(url, _base(root, url))
    # What scripts, meta elements, buttons and links say is read first: the next stages drop most of them.
    read_told(root, rules, address, told)
    facts, signs = told.facts(read_metadata(root, url)), read_signs(root, headline, url)
    next_page = told.next_page or next_page_of(root, url)
    if next_page and not told.single_page:
        told.single_page = single_page_of(root, url)
    arranged(root, rules, told)
    stripped(root, rules, told)
    ruled = body_of(root, rules, told, address)
    if rules.body:
        _require_text(ruled)
    open_waiting(root)
    # After the signs are read: a script shows what a style sheet hides, walls above all.
    hide_styled(root)
    tidy(root)
    if not ruled and (strip := strip_of(root, facts, address)):
        return Cleaned(strip, Verdict.FULL, reason="a comic strip")
    # A syndicate page is found by its words, some of which stand in parts that pruning takes for frame.
    whole = to_blocks(root, address)
    parts = parts_of(root, whole, facts, address)
    found = ruled or (parts.blocks if parts else best_candidate(root, facts.body, address))
    if rules.touch_text:
        _require_text(found)
    article = told.article(_article(facts, parts, found))
    rows, goes_on, headed = rows_of(whole), bool(next_page), parts is not None
    lines = tuple(row for row in rows_of(found) if row.words)
    case = Case(signs, facts, rows, found, lines, article.blocks, article.words, page.status, goes_on, headed)
    verdict, reason = judge(case)
    if verdict is Verdict.PAYWALLED:
        article = _cut_short(article, signs.trail.beside)
    return Cleaned(article, verdict, next_page if verdict.has_text else "", reason)


def _cut_short(article: Article, beside: frozenset[str]) -> Article:
    blocks = without_offers(article.blocks, beside)
    return replace(article, blocks=blocks, words=count_words(blocks_text(blocks)))


def _require_text(blocks: Blocks) -> None:
    if count_words(blocks_text(blocks)) < _ENOUGH:
        raise _RulesFailed


def _article(facts: Metadata, parts: Parts | None, found: Blocks) -> Article:
    column = set_apart(found, _repeated(facts))
    blocks = even_headings(column.blocks)
    article = Article(
        url=facts.url,
        headline=facts.headline,
        byline=facts.byline,
        masthead=facts.masthead,
        published_at=facts.published_at,
        kicker=facts.kicker,
        dek=facts.dek if facts.dek and safe(facts.dek) not in blocks_text(blocks) else "",
        blocks=blocks,
        author_note=column.author_note,
        rights=column.rights,
        language=language_of_text(blocks_text(blocks), facts.language),
        words=count_words(blocks_text(blocks)),
    )
    return _with_parts(article, parts) if parts else article


def _with_parts(article: Article, parts: Parts) -> Article:
    """What stands beside the column is nearer the truth than what a syndicate's page says in its ``meta`` elements."""
    return replace(
        article,
        headline=parts.headline or article.headline,
        byline=parts.byline,
        masthead=parts.masthead or article.masthead,
        published_at=parts.published_at or article.published_at,
        kicker=parts.kicker or article.kicker,
        published_in=parts.published_in,
        related=parts.related,
        comics=parts.comics,
        comments_url=parts.comments_url,
    )


def _repeated(facts: Metadata) -> frozenset[str]:
    lines = (facts.headline, facts.byline, f"by {facts.byline}", facts.kicker, facts.masthead)
    return frozenset(line.casefold() for line in lines if line)


def _address(root: Element, page: Page) -> str:
    """Where the page is from. One that was read from a file says so itself, if at all; that is believed of its links,
    which nobody follows unasked."""
    url = without_login(page.final_url or page.url)
    return url if url.startswith(("http:", "https:")) else next(canonical_links(root, url), url)


def _base(root: Element, url: str) -> str:
    for element in root.iter("base"):
        if href := safe(element.get("href") or ""):
            try:
                return urljoin(url, href)
            except ValueError:
                return url
    return url


def join_pages(first: Cleaned, further: Cleaned) -> Cleaned:
    """The two as one: what the further page repeats is dropped, its notes and rights are kept, its next page follows.

    A further page without text (a wall, an error) leaves the first as it was, a part of the column.
    """
    if not further.verdict.has_text:
        return replace(first, verdict=Verdict.PARTIAL, next_page="", reason=f"the next page failed: {further.reason}")
    old, new = first.article, further.article
    known = frozenset(old.blocks) - {Rule()}
    blocks = old.blocks + tuple(block for block in new.blocks if block not in known)
    article = replace(
        old,
        blocks=blocks,
        author_note=new.author_note or old.author_note,
        rights=new.rights or old.rights,
        related=old.related or new.related,
        comics=old.comics or new.comics,
        comments_url=old.comments_url or new.comments_url,
        words=count_words(blocks_text(blocks)),
    )
    if further.next_page or further.verdict is not Verdict.FULL:
        return Cleaned(article, further.verdict, further.next_page, further.reason)
    return Cleaned(article, Verdict.FULL, reason=f"{article.words} words on several pages")


def figure_at(page: Page, picture: str) -> Figure | None:
    """What the page says of the picture with this address; None if it does not show it. Raises CleanError."""
    root, url = parse(page), without_login(page.final_url or page.url)
    address = Address(url, _base(root, url))
    for image in root.iter("img"):
        figure = figure_of(image, address)
        if figure and picture in (figure.image, absolute(image.get("src") or "", address.base)):
            return replace(figure, image=picture)
    return None


def clean_fragment(html: str, url: str) -> Blocks:
    """A feed's own body as blocks, without furniture; empty when it holds no text."""
    try:
        root = tidy(parse_text(html))
    except CleanError:
        return ()
    return even_headings(set_apart(to_blocks(root, Address(url, _base(root, url)))).blocks)


_WORD = re.compile(r"[^\W\d_]+")
# Words so common that every paragraph has some; those that two of the languages share vote for both.
_COMMONEST = {
    "en": "the and of to in is that it for was with on as are this but not have be they which",
    "de": "der die und das ist nicht ein zu den mit von sich auf dem für eine auch im als wird es",
    "fr": "le la les des et est une pas que dans du qui pour au sur ce il plus avec par sont",
    "es": "el la los las que y en una por con para del se su al lo como más pero es son",
    "it": "il di che è la per un non una sono con del della si gli nel anche ha più le come",
    "nl": "de het een van en is dat niet op te zijn voor met die er aan ook als maar om hij",
    "pt": "o que não uma os com por mais dos como mas ao ele das seu sua para em são do da",
    "ru": "и в не на что он с как это по но они к из за то все так его она было",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMONEST.items()}
_READ = 400
# Votes among the words read, and how many times those of the next language they must be.
_FEWEST = 12
_CLEAR = 1.5


def language_of_text(text: str, stated: str = "") -> str:
    """The language as a BCP 47 tag, empty when it is neither stated nor plain from the text.

    What is stated keeps its region (``en-GB``) where the text agrees with it or is too short to tell.
    """
    heard = _heard(text)
    return stated if not heard or stated.partition("-")[0].lower() == heard else heard


def _heard(text: str) -> str:
    words = [word.casefold() for word in _WORD.findall(text[: _READ * 10])][:_READ]
    votes = Counter({language: sum(word in common for word in words) for language, common in _WORDS.items()})
    (first, most), (_, next_most) = votes.most_common(2)
    return first if most >= max(_FEWEST, len(words) // 8) and most >= _CLEAR * next_most else ""
