"""What stands on a page in the order of reading, with what of it asks for something: links, fields, prices, veils.

It is read before anything is dropped, since the first things to be dropped are the buttons and boxes of a wall.
Addresses and names of classes say in every language what they are; words do not.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from reader.clean.frame import is_frame, is_framed, is_styled_away, is_unseen
from reader.clean.verdict.phrases import AGREES, EXCLUSIVE, LOGS_IN, OFFER, SUBSCRIBES, WALL_NAME
from reader.page.hosts import name_of, same_site
from reader.page.links import web_url
from reader.page.tree import Element, features, lines_of, size_of, text_of
from reader.page.words import words
from reader.text import count_words, safe


class Sign(StrEnum):
    """What a mark is, in the words a person is told of it."""

    ASK = "a way to subscribe"
    SELL = "a button that opens the rest"
    LOGIN = "a link to sign in"
    PASSWORD = "a field for a password"
    MAIL = "a field for an address"
    PRICE = "a price"
    GATE = "a part named like a paywall"
    WALL = "a box named like a paywall"
    VEIL = "text made unreadable"
    FADE = "text that fades out"
    COUNT = "the number of a page of several"
    HOME = "a link to the front page"
    COLUMN = "a link to another column"
    BUTTON = "a button"
    AGREE = "a button to agree or refuse"
    AIM = "a box to tick"
    BENEFITS = "a form with what it offers"


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign before the letter of this number; ``link`` is where it leads, empty if nowhere."""

    at: int
    sign: Sign
    link: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """``letters`` are those of the page without its frame; ``beside`` the lines that nobody can read or that a
    wall or a form with a password says; ``ticked`` the letters
    of the rows with a box to tick."""

    letters: str
    marks: tuple[Mark, ...]
    beside: frozenset[str]
    ticked: str

    def end_of(self, line: str) -> int:
        """Where the last line like this ends, -1 where there is none."""
        tail = plain(line)[-60:]
        at = self.letters.rfind(tail) if tail else -1
        return at + len(tail) if at >= 0 else -1

    def between(self, first: int, last: int) -> tuple[Mark, ...]:
        """The marks from one letter to another, both taken in."""
        return tuple(mark for mark in self.marks if first <= mark.at <= last)


_NO_LETTER = re.compile(r"[\W_]+")
_NO_LETTER_IN_ASCII = bytes(code for code in range(128) if not chr(code).isalnum())


def plain(text: str) -> str:
    """Letters and digits alone: what two printings of one line have in common."""
    # What of it is ASCII goes at once as bytes, many times as fast.
    letters = text.casefold().encode("utf-8", "surrogatepass").translate(None, _NO_LETTER_IN_ASCII)
    return letters.decode() if letters.isascii() else _NO_LETTER.sub("", letters.decode("utf-8", "surrogatepass"))


_HIDDEN_NAME = re.compile(r"(?:^|\s)(?:hidden|d-none|hide|is-hidden|visually-hidden|sr-only)(?:\s|$)")
_GATES = words("aside section div footer dialog form")
_SILENT = words("script style template noscript svg select textarea iframe object")
GATE = re.compile(
    r"paywall|pay-wall|regwall|(?:^|[\s_-])(?:content-gate|article-gate|gate|gated|barrier|upgrade-cta|locked?|leaky\w*|"
    r"poool\w*|piano\w*|patreon\w*|restricted|membership\w*|members?-only|subscribers?-only|subscription\w*|subscribe-\w+|premium|"
    r"fade-?out|\w*faded?|gradient\w*|truncat\w*|meter(?:ed)?\w*|unlock\w*)(?:[\s_-]|$)"
)
_FADES = re.compile(r"fade-?out|(?:^|[\s_-])(?:\w*-)?faded?(?:$|\s)|gradient")
_VEIL = re.compile(
    r"(?:^|\s|text-|content-|is-|article-|paywall-)(?:blur(?:red|ry)?(?:-\w+)?|scrambled?(?:-\w+)?|obfuscated(?:-\w+)?|"
    r"unreadable)(?:\s|$)"
)
_VEIL_STYLE = re.compile(r"filter\s*:\s*blur|color\s*:\s*transparent|text-shadow\s*:\s*0 0")
_ASK = re.compile(
    r"(?:[\w]+-)?(?:subscri\w*|suscri\w*|abonn\w*|abbon\w*|abos?|assin\w*|prenumer\w*|subskryp\w*|podpis\w*|sign-?up|"
    r"regist(?:er|r)\w*|join|dolacz|become|member|membership\w*|mitglied\w*|socios?|membresia|lid-worden|checkout|"
    r"plans?|pricing|premium|offers?|offre|angebote?|upgrade|unlock|digital-access|vip|pay|plus|kop|kup|ofert\w*|zamow|aanbieding\w*|"
    r"erbjudande\w*|patreon|tilaa\w*|tilau\w*|predplat\w*|elofizet\w*|abone\w*|uyelik|kjop|koeb|huiyuan)(?:-\w+){0,2}"
)
_LOGIN = re.compile(
    r"(?:sign-?in|log-?in|logga-in|anmeld\w*|einloggen|connexion|zaloguj|logowanie|acceso|iniciar-sesion|accedi|"
    r"inloggen|entrar|logg?-?in[dn]?|loggain|kirjaudu\w*|prihlas\w*|(?:be)?jelentkez\w*|belep\w*|giris\w*|vhod|vojti|voyti|denglu|my-account|account|konto|auth|oauth\d?)(?:[-_]\w+)?"
)
_ASK_HOSTS = ("patreon.com", "steadyhq.com", "ko-fi.com")
_PRICE = re.compile(r"[€$£¥₽]\s?\d|\d\s?(?:[€₽円元]|kr\b|zł|chf\b|usd\b|eur\b|euros?\b)", re.IGNORECASE)
_COUNT = re.compile(
    r"(?:page|seite|pagina|página|strona|sida|страница|стр\.?)?\s?1\s?(?:/|of|von|de|di|sur|z|av|van|из)\s?"
    r"(?:[2-9]|1\d)\s?(?:ページ)?|第\s?1\s?页\W{0,3}共\s?\d+\s?页",
    re.IGNORECASE,
)
_SLIDES = re.compile(r"slid|carousel|gallery|swiper|lightbox|photo|image")
_MAIL = re.compile(r"mail|メール|邮箱|почт")
_ROWS = words("li div tr fieldset section dd p")
# Words of the name of a button and of one that says what it sells, characters of the number of a page, words of a
# headline, steps of an address that is no article's.
_LONGEST_LABEL, _LONGEST_OFFER = 5, 10
_LONGEST_COUNT = 40
_HEADLINE = 4
# Fields that are looked at, characters beside a box to tick.
_MOST_FIELDS = 200
_MOST_BESIDE = 900
_MOST_STEPS = 10
# Characters of what a wall says, and a form to sign in or to register.
_LARGEST_WALL, _LARGEST_FORM = 800, 2500


def read_trail(root: Element, url: str) -> Trail:
    """The trail of the whole page at ``url``."""
    walk = _Walk(url)
    walk.enter(root)
    return Trail("".join(walk.pieces), tuple(walk.marks), frozenset(walk.beside), "".join(walk.ticked))


def asks_password(part: Element) -> bool:
    """Whether it is a field for a password among what the page shows, not in the frame that all its pages have."""
    if part.tag != "input" or (part.get("type") or "").lower() != "password":
        return False
    return not is_framed(part)


class _Walk:
    def __init__(self, url: str) -> None:
        self.url = url
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self.beside: set[str] = set()
        self.ticked: list[str] = []
        self._length = 0
        self._under_veil = 0
        self._fields = 0

    def enter(self, part: Element) -> None:
        """Take in the part and all that is in it, in the order of reading."""
        if part.tag in _SILENT or not isinstance(part.tag, str) or part.tag == "head":
            return
        named = features(part)
        gated = bool(named) and part.tag not in ("html", "body") and bool(GATE.search(named))
        if named and _HIDDEN_NAME.search(named):
            return
        veiled = _is_veiled(part, named)
        stays = veiled or (gated and part.tag in _GATES and not is_unseen(part))
        if is_frame(part) and not stays:
            return
        if veiled and not self._under_veil:
            self._mark(Sign.VEIL)
            self.beside.update(plain(text_of(each)) for each in (part, *part.iter("p", "li")))
        if gated:
            self._mark_gate(part, named)
        self._mark_part(part)
        self._say(part.text)
        self._under_veil += veiled
        for child in part:
            self.enter(child)
            self._say(child.tail)
        self._under_veil -= veiled
        if gated and _fades(part, named):
            self._mark(Sign.FADE)

    def _say(self, text: str | None) -> None:
        if text and (letters := plain(text)):
            if _PRICE.search(text):
                self._mark(Sign.PRICE)
            self.pieces.append(letters)
            self._length += len(letters)

    def _mark(self, sign: Sign, link: str = "") -> None:
        self.marks.append(Mark(self._length, sign, link))

    def _mark_gate(self, part: Element, named: str) -> None:
        if not self._is_wall(part, named):
            if not _fades(part, named):
                self._mark(Sign.GATE)
            return
        self._mark(Sign.WALL)
        self.beside.update(map(plain, lines_of(part)))

    def _is_wall(self, part: Element, named: str) -> bool:
        """Whether it is a small box named like a paywall that asks for something; a part named so that does not may be
        the text behind the wall."""
        if part.tag not in _GATES or not WALL_NAME.search(named) or not 0 < size_of(part) <= _LARGEST_WALL:
            return False
        if next(part.iter("button", "input"), None) is not None:
            return True
        links = [link.get("href") or "" for link in part.iter("a")]
        leads = any(_sign_of(href, web_url(self.url, href), self.url) in (Sign.ASK, Sign.LOGIN) for href in links)
        return leads or any(OFFER.search(line) or EXCLUSIVE.search(line) for line in lines_of(part))

    def _mark_part(self, part: Element) -> None:
        match part.tag:
            case "a":
                self._mark_link(part)
            case "form":
                self._mark_form(part)
            case "input":
                self._mark_field(part)
            case "button":
                self._mark_button(text_of(part))
            case "p" | "div" | "span" | "li" if len(part) < 4 and _says_count(part):
                self._mark(Sign.COUNT)
            case _:
                pass

    def _mark_link(self, part: Element) -> None:
        if part.get("role") == "button":
            self._mark_button(text_of(part))
        href, text = part.get("href") or "", text_of(part)
        if href and not self._mark_address(href) and not self._mark_name(text) and count_words(text) >= _HEADLINE:
            self._mark(Sign.COLUMN, web_url(self.url, href))

    def _mark_address(self, href: str) -> bool:
        link = web_url(self.url, href)
        sign = _sign_of(href, link, self.url)
        if sign:
            self._mark(sign, link)
        return sign is not None

    def _mark_form(self, part: Element) -> None:
        # Where a form to sign in leads says no more than its field for a password.
        action = part.get("action") or ""
        link = web_url(self.url, action)
        if action and _sign_of(action, link, self.url) is Sign.ASK:
            self._mark(Sign.ASK, link)
        if size_of(part) <= _LARGEST_FORM and any(map(asks_password, part.iter("input"))):
            self.beside.update(map(plain, lines_of(part)))

    def _mark_name(self, text: str) -> bool:
        """Mark what the name of a link asks for; whether it asks for anything."""
        if count_words(text) > _LONGEST_LABEL:
            return False
        sign = Sign.LOGIN if LOGS_IN.search(text) else Sign.ASK if SUBSCRIBES.search(text) else None
        if sign:
            self._mark(sign)
        return sign is not None

    def _mark_button(self, text: str) -> None:
        short = count_words(text) <= _LONGEST_LABEL
        # A button to sign in says no more than the field for a password above it.
        if short and SUBSCRIBES.search(text):
            self._mark(Sign.ASK)
        if count_words(text) <= _LONGEST_OFFER and OFFER.search(text):
            self._mark(Sign.SELL)
        self._mark(Sign.AGREE if short and AGREES.search(text) else Sign.BUTTON)

    def _mark_field(self, part: Element) -> None:
        self._fields += 1
        if self._fields > _MOST_FIELDS:
            return
        match (part.get("type") or "").lower():
            case "password":
                self._mark(Sign.PASSWORD)
                if _offers_much(part):
                    self._mark(Sign.BENEFITS)
            case "email":
                self._mark(Sign.MAIL)
            case "" | "text" if _MAIL.search(f"{part.get('name')} {part.get('placeholder')} {part.get('id')}".lower()):
                self._mark(Sign.MAIL)
            case "checkbox":
                self._mark(Sign.AIM)
                row = next((each for each in part.iterancestors() if each.tag in _ROWS), part)
                if size_of(row) <= _MOST_BESIDE:
                    self.ticked.append(plain(text_of(row)))
            case "submit" | "button":
                self._mark_button(part.get("value") or "")
            case _:
                pass


def _is_veiled(part: Element, named: str) -> bool:
    if (named and _VEIL.search(named)) or _VEIL_STYLE.search(part.get("style") or ""):
        return True
    shown = part.get("aria-hidden") == "true" and not is_styled_away(part)
    return shown and next(part.iter("p"), None) is not None and next(part.iter("input", "button"), None) is None


def _fades(part: Element, named: str) -> bool:
    """Whether it is named after the fading of the text in it."""
    return bool(_FADES.search(named)) and size_of(part) > 0


def _says_count(part: Element) -> bool:
    """Whether it says that this is the first page of several; the first picture of several is none."""
    said = part.text or ""
    if "1" not in said or len(said) > _LONGEST_COUNT or not _COUNT.fullmatch(safe(said).strip()):
        return False
    return not any(each.tag == "figure" or _SLIDES.search(features(each)) for each in (part, *part.iterancestors()))


def _offers_much(field: Element) -> bool:
    """Whether the form, or the box around it, says under a heading or in a list what one gets for a name."""
    form = next(field.iterancestors("form"), None)
    if form is None:
        return False
    box = form.getparent()
    around = (form,) if box is None or box.tag in ("body", "main", "article") else (form, box)
    return any(next(each.iter("h1", "h2", "h3", "h4", "ul"), None) is not None for each in around)


def _sign_of(href: str, link: str, url: str) -> Sign | None:
    parts = urlsplit(link or url)
    if link and any(parts.netloc.endswith(host) for host in _ASK_HOSTS):
        return Sign.ASK
    if link and not same_site(link, url):
        return None
    path = parts.path if link else ""
    steps = [*path.lower().split("/"), *re.split(r"[/?&=]", href.partition("#")[2].lower())]
    if len(steps) > _MOST_STEPS:
        return None
    if any(_LOGIN.fullmatch(step) for step in steps):
        return Sign.ASK if any(_ASK.fullmatch(step) for step in steps[-1:]) else Sign.LOGIN
    if any(_ASK.fullmatch(step) for step in steps):
        return Sign.ASK
    home = link and path in ("", "/") and not parts.query and name_of(link) == name_of(url)
    return Sign.HOME if home and not href.startswith("#") else None
