"""What a page really is: the column, a part of it, or something a site shows in its place.

No single phrase decides. A column may be about cookies, robots or paying for news; a wall is told by what it is made of:
buttons that ask, a title that says so, and no text besides.
"""

import re
from dataclasses import dataclass

from reader.clean.metadata import Metadata
from reader.clean.tree import Element, features, lines_of, text_of
from reader.model.blocks import Block, Blocks, Heading, Paragraph, block_text
from reader.model.verdict import Verdict
from reader.text import count_words, safe

_GONE = re.compile(
    r"\b404\b|\bpage (?:was |could |can )?not (?:be )?found\b|\bnot found\b|\b(?:page|article|story) (?:no longer|does(?:n'|’| no)t) (?:exist|available)|"
    r"\bno longer available\b|\bseite (?:wurde )?nicht gefunden\b|\bpage introuvable\b|\bpágina no encontrada\b|\b410\b|"
    r"\b(?:can't|can’t|cannot|couldn't|couldn’t) (?:be found|find (?:that|this|the) page)\b",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"\bjust a moment\b|\battention required\b|\baccess denied\b|\bare you (?:a |not a )?(?:human|robot)|\bverify(?:ing)? (?:that )?you are (?:a )?human\b|"
    r"\bpardon our interruption\b|\bunusual (?:traffic|activity)\b|\bsecurity check\b|\bchecking your browser\b|\brequest (?:blocked|unsuccessful)\b|"
    r"\benable javascript and cookies\b|\bprove you(?:'re|’re| are) not a robot\b|\bbot (?:check|detection|verification)\b|\bforbidden\b|\bcaptcha\b|\bi(?:'m|’m| am) not a robot\b",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(r"cf-challenge|challenge-(?:form|running|platform|error)|g-recaptcha|h-captcha|px-captcha|captcha-box|datadome|cf-turnstile|distil")
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bpersonal(?:i[sz]ed)? (?:data|information|ads?|advertising|content)\b|\bprivacy (?:policy|settings|notice|choices)\b|\blegitimate interest\b|"
    r"\bour (?:\d+ )?partners\b|\bvendors\b|\bgdpr\b|\beinwilligung\b|\bdatenschutz\w*|\bpartnern?\b.{0,60}\bdaten\b|\bdonnées personnelles\b|\bstore and/or access\b",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r"(?:i )?(?:accept|agree|consent|allow)(?: (?:all|cookies|all cookies|and (?:continue|close|proceed)|to all))*|(?:reject|decline|refuse)(?: all)?(?: cookies)?|"
    r"(?:manage|cookie|privacy|more|change|customi[sz]e)(?: (?:my|your|cookie|privacy))* (?:options|preferences|settings|choices|cookies)|"
    r"(?:alle(?:s)? )?(?:akzeptieren|annehmen|zustimmen|ablehnen)|(?:alle|cookies) (?:akzeptieren|annehmen|ablehnen)|tout (?:accepter|refuser)|(?:j'|j’)?accepte(?:r)?|aceptar(?: todo)?|accetta(?: tutto)?|"
    r"yes,? i(?:'m| am)? (?:happy|agree)|got it",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\bsubscri(?:be|bers?|ption)\b.{0,60}\b(?:continue|keep reading|read (?:more|the (?:rest|full))|unlock|full (?:article|access|story)|only|exclusive)|"
    r"\bto (?:continue|keep) reading\b|\balready a (?:subscriber|member)\b|\b(?:article|story|content) is (?:for|only available to|reserved for|exclusive to) .{0,30}(?:subscribers|members)|"
    r"\b(?:log|sign) in (?:or (?:subscribe|register) )?to (?:continue|read)|\bunlock this (?:article|story)|\byou(?:'ve|’ve| have) (?:reached|read|used) .{0,40}\b(?:free|limit)|"
    r"\bjetzt (?:weiterlesen|abonnieren)\b|\bmit .{0,20}abo weiterlesen|\bréservé aux abonnés\b|\bfür abonnenten\b",
    re.IGNORECASE,
)
_WALL_NAME = re.compile(r"(?:^|[\s_-])(?:paywall\w*|pay-wall|regwall|subscriber-only|premium-wall|meter-?wall|piano-(?:offer|inline)|tp-modal|article-gate|subscribe-wall|locked-content)")
_READ_MORE = re.compile(r"(?:\W*)(?:read|see) more(?:\W*)", re.IGNORECASE)
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")
_SHORT_PAGE = 150
_SHORT_TEXT = 40
_WALLED_TEXT = 450


@dataclass(frozen=True, slots=True)
class Signs:
    """What of the page decides, read before anything is dropped from it.

    ``top`` is title and first headings; ``agree`` counts buttons and links that ask for consent, ``more`` the links that
    say ``Read more``; ``lines`` are the paragraphs and other short lines of the page.
    """

    top: str
    agree: int
    more: int
    challenged: bool
    walled: bool
    wall_lines: int
    holds_headline: bool


def read_signs(root: Element, headline: str) -> Signs:
    """The signs of the whole page; ``headline`` is what the list called the entry, empty if unknown."""
    elements = list(root.iter())
    clickable = [text_of(element) for element in elements if element.tag in ("a", "button") or element.get("role") == "button"]
    clickable += [safe(element.get("value") or "") for element in elements if element.tag == "input"]
    top = [text_of(element) for element in elements if element.tag in ("title", "h1")]
    names = [features(element) for element in elements]
    lines = [line for line in lines_of(root) if len(line) < 300]
    return Signs(
        top=" | ".join(top[:4]),
        agree=sum(bool(_AGREE.fullmatch(text)) for text in clickable if len(text) < 60),
        more=sum(bool(_READ_MORE.fullmatch(text)) for text in clickable),
        challenged=any(_CHALLENGE.search(name) for name in names),
        walled=any(_WALL_NAME.search(name) for name in names),
        wall_lines=sum(bool(_WALL.search(line)) for line in lines),
        holds_headline=_holds(root, headline),
    )


def _holds(root: Element, headline: str) -> bool:
    """Whether the page has the headline as a heading of its own, not as one link of a list."""
    wanted = _plain(headline)
    if not wanted:
        return False
    headings = [element for element in root.iter("h1", "h2", "h3", "title") if not any(True for _ in element.iter("a"))]
    return any(wanted in _plain(text_of(element)) or _plain(text_of(element)) == wanted for element in headings)


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def judge(signs: Signs, facts: Metadata, blocks: Blocks, status: int, more_pages: bool, has_byline: bool) -> tuple[Verdict, str]:
    """The verdict on what was cleaned, and in a few words why. ``has_byline``: the page names who wrote the text."""
    words = sum(count_words(block_text(block)) for block in blocks)
    if status in (404, 410) or (words < _SHORT_PAGE and _GONE.search(f"{signs.top} {_opening(blocks)}")):
        return Verdict.GONE, "the site says the page is not there"
    if words < _SHORT_PAGE and (signs.challenged or _BLOCKED.search(f"{signs.top} {_opening(blocks)}")):
        return Verdict.BLOCKED, "the site wants to be sure that a person is reading"
    if _is_consent(signs, blocks, words):
        return Verdict.CONSENT, "the text asks for consent to cookies"
    if _is_list(signs, blocks, words, has_byline):
        return Verdict.EXPIRED, "the page is a list of columns"
    if words == 0:
        return Verdict.EMPTY, "no text was found"
    if _is_walled(signs, facts, blocks, words):
        return Verdict.PAYWALLED, "the rest is for subscribers"
    if words < _SHORT_TEXT and not has_byline and not facts.published_at:
        return Verdict.EMPTY, f"only {words} words were found"
    if more_pages:
        return Verdict.PARTIAL, "the column goes on on another page"
    if _is_cut(facts, blocks, words):
        return Verdict.PARTIAL, "the text breaks off"
    return Verdict.FULL, f"{words} words"


def _opening(blocks: Blocks) -> str:
    return " ".join(block_text(block) for block in blocks[:3])[:400]


def _is_consent(signs: Signs, blocks: Blocks, words: int) -> bool:
    """Most of the text speaks of consent, and the page has the buttons to give it, or nothing else to say."""
    asking = sum(count_words(block_text(block)) for block in blocks if _CONSENT.search(block_text(block)))
    besides = words - asking
    if not asking or besides >= _SHORT_PAGE:
        return False
    return asking >= 0.5 * words and (signs.agree >= 1 or (words < _SHORT_PAGE and bool(_CONSENT.search(signs.top))))


def _is_list(signs: Signs, blocks: Blocks, words: int, has_byline: bool) -> bool:
    if signs.holds_headline and has_byline:
        return False
    if signs.more >= 2 and not has_byline and not signs.holds_headline:
        return True
    linked = [block for block in blocks if isinstance(block, Heading) and _is_linked(block)]
    return len(linked) >= 3 and words < 90 * len(linked)


def _is_linked(block: Heading) -> bool:
    return all(span.link and not span.link.startswith("#") for span in block.spans if span.text.strip())


def _is_walled(signs: Signs, facts: Metadata, blocks: Blocks, words: int) -> bool:
    if words >= _WALLED_TEXT:
        return False
    if signs.wall_lines and (signs.walled or facts.free is False):
        return True
    ending = [block for block in blocks[-3:] if isinstance(block, Paragraph)]
    return any(_WALL.search(block_text(block)) for block in ending) or (facts.free is False and _is_cut(facts, blocks, words))


def _is_cut(facts: Metadata, blocks: Blocks, words: int) -> bool:
    stated = max(facts.words, count_words(facts.body))
    last = next((block for block in reversed(blocks) if isinstance(block, Paragraph)), None)
    return words < 0.6 * stated or (last is not None and bool(_ends_open(last)))


def _ends_open(block: Block) -> bool:
    return bool(_CUT.search(block_text(block)))
