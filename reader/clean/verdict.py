"""What a page really is: the column, a part of it, or something a site shows in its place.

No single phrase decides. A column may be about cookies, robots or paying for news; a wall is told by what it is made
of: buttons that ask, a title that says so, and no text besides.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader.clean.metadata import Metadata
from reader.clean.spans import is_linked, spans_of
from reader.clean.tree import Element, features, lines_of, text_of
from reader.model.blocks import Blocks, Heading, Paragraph, block_text, blocks_text
from reader.model.verdict import Verdict
from reader.text import count_words, safe

_GONE = re.compile(
    r"\b404\b|\b410\b|\bpage (?:was |could |can )?not (?:be )?found\b|\bnot found\b|"
    r"\b(?:page|article|story) (?:no longer|does(?:n'|’| no)t) (?:exist|available)|\bno longer available\b|"
    r"\bseite (?:wurde )?nicht gefunden\b|\bpage introuvable\b|\bpágina no encontrada\b|"
    r"\b(?:can't|can’t|cannot|couldn't|couldn’t) (?:be found|find (?:that|this|the) page)\b",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"\bjust a moment\b|\battention required\b|\baccess denied\b|\bare you (?:a |not a )?(?:human|robot)|"
    r"\bverify(?:ing)? (?:that )?you are (?:a )?human\b|\bpardon our interruption\b|\bsecurity check\b|"
    r"\bunusual (?:traffic|activity)\b|\bchecking your browser\b|\brequest (?:blocked|unsuccessful)\b|"
    r"\benable javascript and cookies\b|\bprove you(?:'re|’re| are) not a robot\b|\bforbidden\b|\bcaptcha\b|"
    r"\bbot (?:check|detection|verification)\b|\bi(?:'m|’m| am) not a robot\b",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"cf-challenge|challenge-(?:form|running|platform|error)|g-recaptcha|h-captcha|px-captcha|captcha-box|datadome|"
    r"cf-turnstile"
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bpersonal(?:i[sz]ed)? (?:data|information|ads?|advertising|content)\b|\bvendors\b|"
    r"\bprivacy (?:policy|settings|notice|choices)\b|\blegitimate interest\b|\bour (?:\d+ )?partners\b|\bgdpr\b|"
    r"\beinwilligung\b|\bdatenschutz\w*|\bpartnern?\b.{0,60}\bdaten\b|\bdonnées personnelles\b|\bstore and/or access\b",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r"(?:i )?(?:accept|agree|consent|allow)(?: (?:all|cookies|all cookies|and (?:continue|close|proceed)|to all))*|"
    r"(?:reject|decline|refuse)(?: all)?(?: cookies)?|"
    r"(?:manage|cookie|privacy|more|change|customi[sz]e)(?: (?:my|your|cookie|privacy))* "
    r"(?:options|preferences|settings|choices|cookies)|"
    r"(?:alle(?:s)? )?(?:akzeptieren|annehmen|zustimmen|ablehnen)|(?:alle|cookies) (?:akzeptieren|annehmen|ablehnen)|"
    r"tout (?:accepter|refuser)|(?:j'|j’)?accepte(?:r)?|aceptar(?: todo)?|accetta(?: tutto)?|"
    r"yes,? i(?:'m| am)? (?:happy|agree)|got it",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\bsubscri(?:be|bers?|ption)\b.{0,60}\b(?:continue|keep reading|read (?:more|the (?:rest|full))|unlock|"
    r"full (?:article|access|story)|only|exclusive)|"
    r"\bto (?:continue|keep) reading\b|\balready a (?:subscriber|member)\b|\bunlock this (?:article|story)|"
    r"\b(?:article|story|content) is (?:for|only available to|reserved for|exclusive to) .{0,30}"
    r"(?:subscribers|members)\b|"
    r"\b(?:log|sign) in (?:or (?:subscribe|register) )?to (?:continue|read)|"
    r"\byou(?:'ve|’ve| have) (?:reached|read|used) .{0,40}\b(?:free|limit)|"
    r"\bjetzt (?:weiterlesen|abonnieren)\b|\bmit .{0,20}abo weiterlesen|\bréservé aux abonnés\b|\bfür abonnenten\b",
    re.IGNORECASE,
)
_WALL_NAME = re.compile(
    r"(?:^|[\s_-])(?:paywall\w*|pay-wall|regwall|subscriber-only|premium-wall|meter-?wall|piano-(?:offer|inline)|tp-modal|"
    r"article-gate|subscribe-wall|locked-content)"
)
_READ_MORE = re.compile(r"\W*(?:read|see) more\W*", re.IGNORECASE)
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")
_REFUSALS = (401, 403, 429, 451)
# Words. Pages that only say no are shorter than the first, a column is never shorter than the second, a wall shows
# less than the third, and a list has fewer than the fourth for every "Read more", fewer than the fifth for a headline
# and fewer than the sixth before the first of them.
_SHORT_PAGE = 150
_SHORT_TEXT = 40
_WALLED_TEXT = 450
_TEASER = 120
_LINKED_PART = 90
_LEAD = 60


@dataclass(frozen=True, slots=True)
class Signs:
    """What of the page decides, read before anything is dropped from it.

    ``top`` is title and first headings; ``agree`` counts buttons and links that ask for consent, ``more`` the links
    that say ``Read more``, ``wall_lines`` the lines that ask for a subscription; ``challenged`` and ``walled`` tell of
    parts named like a bot check or a paywall; ``asked``: it is known what a list called the entry, and
    ``holds_headline``: that heads the page.
    """

    top: str
    agree: int
    more: int
    wall_lines: int
    challenged: bool
    walled: bool
    asked: bool
    holds_headline: bool


def read_signs(root: Element, headline: str) -> Signs:
    """The signs of the whole page; ``headline`` is what the list called the entry, empty if unknown."""
    elements = list(root.iter())
    clickable = [text_of(part) for part in elements if part.tag in ("a", "button") or part.get("role") == "button"]
    clickable += [safe(part.get("value") or "") for part in elements if part.tag == "input"]
    names = {features(part) for part in elements}
    return Signs(
        top=" | ".join([text_of(part) for part in elements if part.tag in ("title", "h1")][:4]),
        agree=sum(bool(_AGREE.fullmatch(text)) for text in clickable if len(text) < 60),
        more=sum(bool(_READ_MORE.fullmatch(text)) for text in clickable),
        wall_lines=sum(bool(_WALL.search(line)) for line in lines_of(root) if len(line) < 300),
        challenged=any(_CHALLENGE.search(name) for name in names),
        walled=any(_WALL_NAME.search(name) for name in names),
        asked=bool(_plain(headline)),
        holds_headline=_holds(root, _plain(headline)),
    )


def _holds(root: Element, wanted: str) -> bool:
    """Whether the page has the headline as a heading of its own, not as one link of a list."""
    headings = [part for part in root.iter("h1", "h2", "h3", "title") if not any(True for _ in part.iter("a"))]
    return bool(wanted) and any(wanted in _plain(text_of(heading)) for heading in headings)


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@dataclass(frozen=True, slots=True)
class Case:
    """All that a verdict rests on. ``found`` is the text as found on the page, ``blocks`` what was kept of it;
    ``goes_on``: there is a next page; ``headed``: the syndicate's line of name and date stands above the text."""

    signs: Signs
    facts: Metadata
    found: Blocks
    blocks: Blocks
    status: int = 200
    goes_on: bool = False
    headed: bool = False

    @property
    def words(self) -> int:
        return count_words(blocks_text(self.blocks))

    @property
    def opening(self) -> str:
        """What the page says first, where pages that are no column say what they are."""
        return f"{self.signs.top} {blocks_text(self.found[:3])[:400]}"


def judge(case: Case) -> tuple[Verdict, str]:
    """The verdict, and in a few words why: of the rules the first that applies, FULL if none does."""
    ruled = ((verdict, reason) for verdict, applies, reason in _RULES if applies(case))
    return next(ruled, (Verdict.FULL, f"{case.words} words"))


def _is_gone(case: Case) -> bool:
    return case.status in (404, 410) or (case.words < _SHORT_PAGE and bool(_GONE.search(case.opening)))


def _is_blocked(case: Case) -> bool:
    refused = case.status in _REFUSALS or case.signs.challenged or bool(_BLOCKED.search(case.opening))
    return refused and case.words < _SHORT_PAGE


def _is_consent(case: Case) -> bool:
    """Most of the text speaks of consent, and the page has the buttons to give it, or says so above all."""
    counts = [(count_words(text), bool(_CONSENT.search(text))) for text in map(block_text, case.blocks)]
    asking = sum(words for words, asks in counts if asks)
    besides = sum(words for words, _ in counts) - asking
    if not asking or besides >= _SHORT_PAGE or asking < besides or case.headed:
        return False
    return case.signs.agree > 0 or (case.words < _SHORT_PAGE and bool(_CONSENT.search(case.signs.top)))


def _is_list(case: Case) -> bool:
    if case.headed or (case.signs.holds_headline and case.signs.more < 2):
        return False
    teasers = sum(bool(_READ_MORE.fullmatch(span.text)) for span in spans_of(case.found) if span.link)
    dated = case.facts.published_at is not None and bool(case.facts.byline)
    if not case.signs.holds_headline:
        if teasers >= 2 and case.words < _TEASER * teasers:
            return True
        # Links beside the text count only against a page that should have been a certain column.
        if case.signs.asked and case.signs.more >= 2 and not dated and case.words < _TEASER * case.signs.more:
            return True
    linked = [number for number, block in enumerate(case.found) if isinstance(block, Heading) and is_linked(block)]
    if len(linked) < 3 or dated:
        return False
    # A column may end in a list of others, or name its parts by links; a list begins with them.
    before = count_words(blocks_text(case.found[: linked[0]]))
    return before < _LEAD and case.words < _LINKED_PART * len(linked)


def _is_walled(case: Case) -> bool:
    if case.words >= _WALLED_TEXT:
        return False
    said = any(_WALL.search(block_text(block)) for block in case.found[-3:] if isinstance(block, Paragraph))
    shown = case.signs.wall_lines > 0 and (case.signs.walled or case.facts.free is False)
    return said or shown or (case.facts.free is False and _is_cut(case))


def _is_nothing(case: Case) -> bool:
    return case.words < _SHORT_TEXT and not case.headed and not (case.facts.byline and case.facts.published_at)


def _goes_on(case: Case) -> bool:
    return case.goes_on


def _is_cut(case: Case) -> bool:
    stated = max(case.facts.words, count_words(case.facts.body))
    last = next((block for block in reversed(case.blocks) if isinstance(block, Paragraph)), None)
    return case.words < 0.6 * stated or (last is not None and bool(_CUT.search(block_text(last))))


# The order matters: what is not the column at all comes before what is a part of it.
_RULES: tuple[tuple[Verdict, Callable[[Case], bool], str], ...] = (
    (Verdict.GONE, _is_gone, "the site says the page is not there"),
    (Verdict.BLOCKED, _is_blocked, "the site wants to be sure that a person is reading"),
    (Verdict.CONSENT, _is_consent, "the text asks for consent to cookies"),
    (Verdict.EXPIRED, _is_list, "the page is a list of columns"),
    (Verdict.EMPTY, lambda case: case.words == 0, "no text was found"),
    (Verdict.PAYWALLED, _is_walled, "the rest is for subscribers"),
    (Verdict.EMPTY, _is_nothing, "hardly a word was found"),
    (Verdict.PARTIAL, _goes_on, "the column goes on on another page"),
    (Verdict.PARTIAL, _is_cut, "the text breaks off"),
)
