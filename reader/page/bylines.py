"""Bylines as printed become people: without "By", job, agency, place, address and whatever else is stuck to them.

Every byline is read here, be it of a page, a feed or a list: RSS writes ``mail (Name)`` (RSS 2.0, ``author``), journals
``Name, I.`` (Dublin Core), and templates what they were not filled with.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from reader.page.months import MONTH, WEEKDAY
from reader.page.people import is_agency, is_person, natural_case, without_comma
from reader.text import safe

_BY = re.compile(
    r"^(?:(?:posted|written|words|text|story|article|reported|published|reviewed|opinion|analysis|commentary|column|"
    r"created|authored|guest (?:post|column)|erstellt|geschrieben|verfasst|veröffentlicht|(?:ein )?(?:beitrag|"
    r"artikel|kommentar|gastbeitrag)|"
    r"(?:eine )?(?:kolumne|glosse|analyse|reportage)|publié|écrit|rédigé|propos recueillis|escrito|"
    r"publicado|scritto|pubblicato|geschreven)\s*[:|,-]?\s+)?(?:by|(?P<particle>von|vom|por|par|di|da|door|av|af|przez)|"
    r"a cura di)\b(?![-'’.])\s*[:|]?\s*|"
    r"^(?:written|autor(?:in|en|es|a)?|authors?|auteurs?|autrice|autore|auteur\(s\)|"
    r"texte? *(?:&|\+|und|and|et) *(?:fotos?|photos?|bilder|pictures)|text|texte|texto|redakteur(?:in)?|"
    r"verfasser(?:in)?|writer|words|published|posted|contributors?|editor)\s*:\s*|^as told to\s+",
    re.IGNORECASE,
)
_ORDINAL = r"(?:st|nd|rd|th|er|[.º°ª])?"
# A day beside a name, however it is begun; words that are names as well only before a number.
_WHEN = (
    rf"\b(?:{MONTH})\.?\s+\d{{1,2}}{_ORDINAL}(?!\w)|\b\d{{1,2}}{_ORDINAL}\s+(?:de\s+|d['’]|of\s+)?(?:{MONTH})\b|"
    rf"(?<!\w)(?:{WEEKDAY})\.?,?\s+(?:the\s+|den\s+|le\s+|el\s+)?(?=\d|(?:{MONTH})\b\.?\s+\d)|星期[一二三四五六日天]|"
    r"\b(?:today|heute|hoy|ayer|hier|aujourd['’]hui|oggi|hoje|vandaag|dziś|dzisiaj|idag|i dag|dnes|tänään|bugün|"
    r"сегодня|сьогодні)\b(?=\W+(?:\w{1,4}\W+)?\d)|"
    r"\b(?:yesterday|gestern|ieri|ontem|gisteren|wczoraj|igår|i går|včera|tegnap|eilen|dün|вчера|вчора)\b|昨[天日]|"
    r"\b(?:publiée? le|mise? à jour|publicad[oa] (?:el|em)|actualizad[oa]|atualizad[oa]|pubblicat[oa] il|aggiornat[oa]|"
    r"gepubliceerd|bijgewerkt|erschienen|opublikowano|publicerad|uppdaterad|julkaistu|yayınlan\w+|опубликовано)\b|"
    r"\b\d{5,}\b"
)
_TAIL = re.compile(
    r"\s*(?:,?\s*\b(?:updated|published|posted|modified|stand(?=:)|aktualisiert|follow(?:ing)?\b|contact\b|special to|"
    r"read more|view (?:all|more)|more (?:from|by)|bio\b|as told to|"
    r"(?:medically )?(?:reviewed|edited|checked|translated) (?:by|from)|photos?(?:graphs?)? by|"
    r"photography by|übersetzt|aus dem|fotos?:|illustrations? (?:by|von)|facebook\w*|twitter\w*)\b|"
    r"\bon\s+(?=\w+ \d)|\s(?-i:on|am|by|vom|von)$|@|\(|\d+ (?:comments?|kommentare?)\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:./]\d{2}\b|\b\d{4}(?:\b|年)|"
    rf"{_WHEN}|\d+ (?:min|hours?|days?|weeks?)\b).*$",
    re.IGNORECASE,
)
# What led to a day that is gone.
_HANGING = re.compile(r"\s(?:on|am|vom)$")
_MAIL = r"(?:mailto:)?[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+"
_NAME_OF_MAIL = re.compile(rf"(?P<before>^|[,;]|\band\b)\s*{_MAIL}\s*\((?P<name>[^()]*)\)")
# Where nothing marks it as an address, one without a dot is more often a name with its handle: `Ada Holm@adah`.
_ADDRESS = re.compile(
    rf"https?://\S+|www\.\S+|[<(\[]\s*{_MAIL}\s*[>)\]]|(?:mailto:)?[^\s<>()]+@[^\s<>()]+\.[^\s<>()]+|^{_MAIL}$|(?<!\S)@\w+"
)
_TAG = re.compile(r"</?\w{1,10}/?>")
_NOBODY = re.compile(
    r"(?:admin\w*|administrator|editors?|(?-i:staff)|guest(?: author| writer)?|unknown|anonymous|null|none|n/a|"
    r"wp[-_]?admin|webmaster|wordpress|no-?reply|\{.*|user|undefined|default|author|auteur|autor|autore|by|share|follow|test|root|comments?|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)|(?:fotos?|photos?|bild(?:er)?) ?: .*|read more|view all .*|all posts .*|"
    r"(?:view|show|see|more|all|other|about|beiträge|posts?|articles?)\b.*\b(?:by|from|of|von|author|posts?)\b.*)",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s*[|•·⋅]\s*|\s[–—-]{1,2}\s|\s*\n\s*")
_STRONG = re.compile(r"\s*(?:[,;/&]|\b(?:and|und|with)\b)\s*", re.IGNORECASE)
_WEAK = re.compile(r"\s+(?:y|e|et|en|och|og|mit|i)\s+")
_PLACED = re.compile(r"\s+(?:in|for|at|aus|für|pour|para|of the|from)\s+(?=[^\W\d_a-z]|the\b).*$")
_AROUND = " ,;:|·•⋅-–—/*<>()[]\"'$"
_SURNAME = r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}"
_INITIALS = r"[^\W\d_a-z]\.(?:[ -]?[^\W\d_a-z]\.){0,4}"
_INVERTED = re.compile(rf"(?P<surname>{_SURNAME}), (?P<initials>{_INITIALS})(?:[,;&] ?|$| and )")
_LONGEST = 160
_MOST_WORDS = 24
_MOST = 2_000
_SURE = 4


def clean_byline(text: str) -> str:
    """The people of a byline: ``By A. WRITER, Staff · 3 May 2026`` gives ``A. Writer``; no names, nothing."""
    return join_people(people_in(text))


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


@lru_cache(maxsize=1024)
def people_in(text: str) -> tuple[str, ...]:
    """The people a byline names, in natural case, each once; where it names a desk or an agency and nobody else, that.

    ``By ONE NAME and ANOTHER NAME, Los Angeles Times`` gives two. A text too long for a byline gives nobody.
    """
    if len(text) > _MOST:
        return ()
    text = _without_addresses(text)
    if ", " in text and (inverted := _inverted(text)):
        return inverted
    lines = list(filter(None, map(_bare, _SEGMENT.split(text))))
    chosen = next((people for line in lines if (people := _people(line))), [])
    return tuple(once(map(natural_case, chosen))) or tuple(lines[:1])


def _without_addresses(text: str) -> str:
    """The text on one line without addresses, but with the names that stand with them; references and tags undone."""
    if "<" in text or "&" in text:
        text = _TAG.sub(" ", unescape(text))
    text = _NAME_OF_MAIL.sub(r"\g<before> \g<name>", safe(text)) if "@" in text else safe(text)
    return safe(_ADDRESS.sub(" ", text)) if any(sign in text for sign in "@./") else text


def _inverted(text: str) -> tuple[str, ...]:
    """The people of ``Holm, A., van Lind, B. C.`` as ``A. Holm`` and ``B. C. van Lind``; none of any other text.

    ``Ada Holm, M.D.`` looks the same, so one surname of a single word has to be among them.
    """
    led = _BY.match(text)
    text = text[led.end() :] if led and not led["particle"] else text
    pairs = list(_pairs(text))
    if not any(" " not in pair["surname"] for pair in pairs) or (len(pairs) < _SURE and pairs[-1].end() < len(text)):
        return ()
    return tuple(once(f"{pair['initials']} {pair['surname']}" for pair in pairs))


def _pairs(text: str) -> Iterator[re.Match[str]]:
    pair = _INVERTED.match(text)
    while pair:
        yield pair
        pair = _INVERTED.match(text, pair.end())


def _bare(line: str) -> str:
    """A line without what stands before and after the names; empty if nobody is left."""
    line = _TAIL.sub("", _without_by(line.strip(_AROUND)).strip(_AROUND)).strip(_AROUND)
    line = _HANGING.sub("", line)
    if not line or not re.search(r"[^\W\d_]{2}|[^\W\d_]\.", line) or _NOBODY.fullmatch(line):
        return ""
    too_long = len(line) > _LONGEST or len(line.split()) > _MOST_WORDS
    return "" if too_long and not all(map(is_person, _STRONG.split(line)[:_SURE])) else line


def _without_by(line: str) -> str:
    """The line without "By" in any language; where that is a particle as well, one word behind it is a surname."""
    led = _BY.match(line)
    rest = line[led.end() :] if led else line
    is_surname = led and led["particle"] and rest.istitle() and " " not in rest and not is_agency(rest)
    return line if is_surname else rest


def _people(line: str) -> list[str]:
    """The people of a bare line; none where it does not begin with one, as the name of a band or an office may not."""
    found: list[str] = []
    for part in filter(None, _STRONG.split(without_comma(line))):
        part = _PLACED.sub("", part)
        sides = _WEAK.split(part)
        found += sides if len(sides) > 1 and all(map(is_person, sides)) else [part]
    return [part for part in found if is_person(part)]
