"""Bylines as printed become people: without "By", job, agency, place and whatever else is stuck to them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reader.page.months import MONTH
from reader.page.tree import words
from reader.text import safe

_BY = re.compile(
    r"^(?:(?:posted|written|words|text|story|article|reported|published|reviewed|opinion|analysis|commentary|column|"
    r"created|authored|guest (?:post|column)|erstellt|geschrieben|verfasst|veröffentlicht|ein (?:beitrag|artikel|"
    r"kommentar|gastbeitrag)|publié|écrit|rédigé|propos recueillis|escrito|publicado|scritto|pubblicato|geschreven)"
    r"\s*[:|,-]?\s+)?(?:by|von|vom|por|par|di|da|door|av|af|przez|a cura di)\b\s*[:|]?\s*|"
    r"^(?:written|autor(?:in|en|es|a)?|authors?|auteurs?|autrice|autore|auteur\(s\)|text|texte|texto|redakteur(?:in)?|"
    r"verfasser(?:in)?|writer|words|published|posted|contributors?|editor)\s*:\s*|^as told to\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,?\s*\b(?:updated|published|posted|modified|stand(?=:)|aktualisiert|follow(?:ing)?\b|contact\b|special to|"
    r"read more|view (?:all|more)|more (?:from|by)|bio\b|as told to|"
    r"(?:medically )?(?:reviewed|edited|checked|translated) (?:by|from)|photos?(?:graphs?)? by|"
    r"photography by|übersetzt|aus dem|fotos?:|illustrations? by)\b|"
    r"\bon\s+(?=\w+ \d)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:./]\d{2}\b|\b\d{4}(?:\b|年)|@|\(|"
    rf"\b(?:{MONTH})\.?\s+\d{{1,2}}\b|\b\d{{1,2}}\.?\s+(?:{MONTH})\b|\d+ (?:min|hours?|days?|weeks?)\b).*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|(?<!\S)@\w+")
_NOBODY = re.compile(
    r"(?:admin\w*|administrator|editors?|guest(?: author| writer)?|unknown|anonymous|null|none|n/a|wp[-_]?admin|"
    r"webmaster|user|undefined|default|author|by|share|follow|test|root|comments?|(?:mon|tue|wed|thu|fri|sat|sun)|"
    r"read more|view all .*|all posts .*|"
    r"(?:view|show|see|more|all|other|about|beiträge|posts?|articles?)\b.*\b(?:by|from|of|von|author|posts?)\b.*)",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s*[|•·⋅]\s*|\s[–—-]{1,2}\s|\s*\n\s*")
_STRONG = re.compile(r"\s*(?:[,;/&]|\b(?:and|und|with)\b)\s*", re.IGNORECASE)
_WEAK = re.compile(r"\s+(?:y|e|et|en|och|og|mit|i)\s+")
_PLACED = re.compile(r"\s+(?:in|for|at|aus|für|pour|para|of the|from)\s+(?=[^\W\d_a-z]|the\b).*$")
_SUFFIX = re.compile(r",\s*(?=(?:jr|sr|ii|iii|iv)\b\.?)", re.IGNORECASE)
_SUFFIXES = words("jr jr. sr sr. ii iii iv")
_PARTICLES = words("de del della dos das da di du la le van von der den ter ten bin ibn al el y zu af st")
_NOT_NAMES = words(
    """
    and our your for news times post tribune herald journal gazette chronicle telegraph press agency wire
    service services network media magazine radio tv team staff editors editorial board desk newsroom department
    university institute college school center centre foundation company association society committee council group
    inc llc ltd gmbh ag co corp online digital research blog guide redaktion redacción redaccion rédaction redazione
    redactie newsdesk office ministry agence agentur nachrichten zeitung verlag correspondent reporter writer columnist
    contributor contributing editor senior chief opinion special associated reuters politics business sports
    see updates read
    subscribe follow share email facebook twitter instagram linkedin photo photographer photography illustration
    translator ceo cto founder co-founder director manager president professor phd mba journalist producer host author
    redakteur redakteurin autor autorin chefredakteur korrespondent journaliste redactor periodista giornalista
    updated published world today daily weekly club health hospital bank states city
    """
)
_PLACES = words("new las san santa hong united north south east west saint")
_ARTICLES = words("a an the der die das le la les el los il")
_AGENCIES = words("ap afp dpa upi reuters efe ansa bloomberg cnn bbc npr ndr ard zdf wdr")
_AROUND = " ,;:|·•⋅-–—/*>$"
_LONGEST = 160
_MOST_WORDS = 24
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2,12}")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_CAPITALS = re.compile(r"(?:M(?:a?c))?[^\W\d_a-z][^a-z\d_]*|(?:van|von|de|der|den|del|da|di|du|la|le)")
_ROMAN = re.compile(r"[IVX]{2,4}")
_WORD_PART = re.compile(r"[^\W\d_]+")


def clean_byline(text: str) -> str:
    """The people of a byline: ``By A. WRITER, Staff · 3 May 2026`` gives ``A. Writer``; no names, nothing."""
    return join_people(people_in(text))


def names_only(text: str) -> str:
    """``text`` without "By" and addresses, for a text known to hold names and no more than those beside them."""
    return _BY.sub("", safe(_ADDRESS.sub(" ", safe(text)))).strip(_AROUND)


def join_names(names: Iterable[str]) -> str:
    """Several bylines as one: ``A, B and C``; the same name is taken once."""
    return join_people(person for name in names for person in people_in(name))


def once(names: Iterable[str]) -> list[str]:
    """The names without those that are repeated, whatever their capitals."""
    first: dict[str, str] = {}
    for name in filter(None, names):
        first.setdefault(name.casefold(), name)
    return list(first.values())


def join_people(names: Iterable[str]) -> str:
    """Several people as a newspaper prints them: ``A, B and C``, each once."""
    people = once(names)
    return " and ".join(filter(None, (", ".join(people[:-1]), *people[-1:])))


@lru_cache(maxsize=512)
def people_in(text: str) -> tuple[str, ...]:
    """The people a byline names, in natural case, each once; where it names a desk or an agency and nobody else, that.

    ``By ONE NAME and ANOTHER NAME, Los Angeles Times`` gives two.
    """
    if len(text) > 4 * _LONGEST:
        return ()
    segments = [part for part in _SEGMENT.split(safe(text)) if part]
    lines = list(filter(None, map(_bare, segments)))
    chosen = next((line for line in lines if _people(line)), "")
    if chosen:
        return tuple(dict.fromkeys(map(natural_case, _people(chosen))))
    return (lines[0],) if lines else ()


def _bare(line: str) -> str:
    """A line without what stands before and after the names; empty if nobody is left."""
    line = _TAIL.sub("", names_only(line)).strip(_AROUND)
    if not line or len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or _NOBODY.fullmatch(line):
        return ""
    return line if re.search(r"[^\W\d_]{2}|[^\W\d_]\.", line) else ""


def _people(line: str) -> list[str]:
    """The people of a bare line; none where it does not begin with one, as the name of a band or an office may not."""
    line = _SUFFIX.sub(" ", line)
    found: list[str] = []
    for part in filter(None, _STRONG.split(line)):
        part = _PLACED.sub("", part)
        sides = _WEAK.split(part)
        found += sides if len(sides) > 1 and all(map(is_person, sides)) else [part]
    return [part for part in found if is_person(part)]


def is_person(text: str) -> bool:
    """Whether a short text reads like the name of a person: two to five words with capitals, none of them the word of
    an office, an outlet or a place; or a name in ideographs."""
    parts = text.split()
    if len(parts) == 1:
        return bool(_IDEOGRAPHS.fullmatch(text))
    folded = [part.casefold() for part in parts]
    if not 2 <= len(parts) <= 6 or folded[0] in _PLACES | _ARTICLES or _NOT_NAMES.intersection(folded):
        return False
    named = [bool(_NAME_WORD.fullmatch(part)) and not part[0].islower() for part in parts]
    return all(ok or part in _PARTICLES for ok, part in zip(named, folded, strict=True)) and named[-1]


def is_agency(name: str) -> bool:
    """Whether the name is an agency or a desk and no person."""
    folded = [part.strip(".,") for part in name.casefold().split()]
    return not folded or bool((_AGENCIES | _NOT_NAMES).intersection(folded))


def natural_case(name: str) -> str:
    """A name printed in capitals as it is written: ``RONALD McDONALD JR.`` gives ``Ronald McDonald Jr.``"""
    parts = name.split()
    if len(parts) < 2 or not all(_CAPITALS.fullmatch(part) for part in parts):
        return name
    return " ".join(_natural_word(part, first=at == 0) for at, part in enumerate(parts))


def _natural_word(word: str, first: bool) -> str:
    folded = word.casefold()
    if _ROMAN.fullmatch(word) or (word.endswith(".") and len(word) <= 2) or re.fullmatch(r"(?:\w\.){2,}", word):
        return word
    if folded in _PARTICLES - {"al", "st"} and not first:
        return folded
    if folded.startswith("mc") and len(word) > 4:
        return f"Mc{word[2:].capitalize()}"
    return _WORD_PART.sub(lambda part: part[0].capitalize(), word)
