"""Telling a person: which short texts are the name of one, and how a name is written."""

import re

from reader.page.words import words

_NO_NAMES = words(
    """
    and by our your for of news times post tribune herald journal gazette chronicle telegraph press agency agencies wire
    wires service services network media magazine radio tv team staff editors editorial editorials board desk bureau
    newsroom department university institute college school center centre foundation company association society
    committee council group inc llc ltd gmbh ag co corp online digital research blog guide redaktion redacción
    redaccion rédaction redazione redactie newsdesk office ministry agence agentur nachrichten zeitung verlag
    correspondent reporter writer columnist columnists contributor contributing editor senior chief opinion opinions
    special associated reuters politics business sports see updates read subscribe follow share email facebook twitter
    instagram linkedin photo photos photographer photography illustration translator ceo cto founder co-founder
    director manager president professor phd mba journalist producer host author redakteur redakteurin autor autorin
    chefredakteur korrespondent journaliste redactor periodista giornalista updated published
    publiziert veröffentlicht world today daily weekly
    club health hospital bank state states city county commentary column columns review reviews analysis counterpoint
    op op-ed op-eds oped opeds eds essay letter letters syndicate syndication alliance fact estate breaking exclusive
    update live video podcast interview q&a explainer movie film music recipe travel science nation local week viewpoint
    viewpoints perspective perspectives debate correction obituary notebook newsletter senate congress supreme how why
    what when where who admin administrator wordpress noreply
    create account login log sign signup register profile menu homepage contact about search help privacy terms cookies
    shop cart comments comment topic topics category categories edition meldungen aktuelle aktuell strategy recruitment
    expert experts specialist strategist disclosure highlights picks
    tips marketing team moderator forum license release content paid sponsored program development community collective
    """
)
"""Words of an office, an outlet, a department or a question, which next to nobody has for a name."""
_IN_TITLES = words(
    """
    a an the comment point guest fact check report poll book books year part series view voice voices question answer
    advice ask dear note profile feature house court white united america american street war east west north south new
    middle mayor governor watch day in on that this here there my his her its
    """
)
"""Words that a title begins with more often than a person; in a byline they are names (Edith West, Ann White)."""
_NO_FIRST_NAMES = words(
    "new las san santa hong united north south east west saint a an the der die das le la les el los il"
)
_NO_LAST_NAMES = words("by von")
_PLACES = frozenset(
    (
        "abu dhabi",
        "addis abeba",
        "addis ababa",
        "baden baden",
        "buenos aires",
        "cape town",
        "costa rica",
        "guinea bissau",
        "hong kong",
        "ho chi minh",
        "kuala lumpur",
        "phnom penh",
        "port louis",
        "porto alegre",
        "puerto rico",
        "quezon city",
        "rio de janeiro",
        "sierra leone",
        "sri lanka",
        "tel aviv",
        "ulan bator",
    )
)
"""Cities and countries of several words, none of them the word of a place: alone before a day they look like people."""
_AGENCIES = words("ap afp dpa upi reuters efe ansa bloomberg cnn bbc npr ndr ard zdf wdr")
_PARTICLES = words("de del della dos das da di du la le van von der den ter ten bin ibn al el y e zu af st")
_SUFFIX = re.compile(r",\s*(?=(?:jr|sr|ii|iii|iv)\b\.?)", re.IGNORECASE)
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2,12}")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_POSSESSIVE = re.compile(r"['’]s$")
_CAPITALS = re.compile(r"(?:M(?:a?c))?[^\W\d_a-z][^a-z\d_]*|(?:van|von|de|der|den|del|da|di|du|la|le)")
_ROMAN = re.compile(r"[IVX]{2,4}")
_WORD_PART = re.compile(r"[^\W\d_]+")
_MOST_WORDS, _MOST_IN_TITLES = 6, 4


def is_person(text: str) -> bool:
    """Whether a short text reads like the name of a person: two to six words, two of them with capitals, none the word
    of an office, an outlet or a place; or a name in ideographs."""
    parts = without_comma(text).split()
    if len(parts) == 1:
        return bool(_IDEOGRAPHS.fullmatch(parts[0]))
    folded = [part.casefold() for part in parts]
    if not 2 <= len(parts) <= _MOST_WORDS or folded[0] in _NO_FIRST_NAMES or " ".join(folded) in _PLACES:
        return False
    if not _NO_NAMES.isdisjoint(map(_bare, folded)) or not _LETTERS.search(text):
        return False
    named = [bool(_NAME_WORD.fullmatch(part)) and not part[0].islower() for part in parts]
    if not named[-1] or folded[-1] in _NO_LAST_NAMES or sum(named) < 2:
        return False
    return all(ok or part in _PARTICLES for ok, part in zip(named, folded, strict=True))


def is_person_in_title(text: str) -> bool:
    """Whether what a title is or begins with is surely a person: a name as `is_person` has it, no longer than most
    and without the words of titles (``Supreme Court``, ``Book Review``)."""
    parts = text.casefold().split()
    told = {_POSSESSIVE.sub("", part) for part in parts}
    return 2 <= len(parts) <= _MOST_IN_TITLES and _IN_TITLES.isdisjoint(told) and is_person(text)


def is_agency(name: str) -> bool:
    """Whether the name is an agency or a desk and no person."""
    folded = [part.strip(".,") for part in name.casefold().split()]
    return not folded or bool((_AGENCIES | _NO_NAMES).intersection(folded))


def without_comma(text: str) -> str:
    """``Ada Holm, Jr.`` as ``Ada Holm Jr.``, so that a comma parts people and nothing else."""
    return _SUFFIX.sub(" ", text)


def natural_case(name: str) -> str:
    """A name printed in capitals as it is written: ``RONALD McDONALD JR.`` gives ``Ronald McDonald Jr.``"""
    parts = name.split()
    if len(parts) < 2 or not all(_CAPITALS.fullmatch(part) for part in parts):
        return name
    return " ".join(_natural_word(part, first=at == 0) for at, part in enumerate(parts))


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.strip(".,'’"))


def _natural_word(word: str, first: bool) -> str:
    folded = word.casefold()
    if _ROMAN.fullmatch(word) or (word.endswith(".") and len(word) <= 2) or re.fullmatch(r"(?:\w\.){2,}", word):
        return word
    if folded in _PARTICLES - {"al", "st"} and not first:
        return folded
    if folded.startswith("mc") and len(word) > 4:
        return f"Mc{word[2:].capitalize()}"
    return _WORD_PART.sub(lambda part: part[0].capitalize(), word)
