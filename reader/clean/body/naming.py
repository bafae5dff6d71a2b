"""The words by which a unit of a page tells what it is: in names of classes, and in what it says."""

import re
from functools import lru_cache

from reader.page.tree import Element, features
from reader.page.words import words
from reader.text import SENTENCE_CLOSERS, SENTENCE_ENDS, count_words, is_unstopped

# What sites call the parts of a page, in class or id; each stands as a word of its own.
_NAMES = {
    "ads": r"ads?|adunit|ad-?(?:slot|box|wrapper|container)|advert\w*|sponsor\w*|outbrain|taboola|promo\w*|commercial|"
    r"affiliate\w*|dfp|banner",
    "share": r"shar(?:e|es|ing)|share-?\w+|social\w*|addthis\w*|addtoany\w*|sharedaddy|follow\w*|likes?",
    "letter": r"newsletter\w*|subscri\w+|sign-?up\w*|mailing\w*|opt-?in|cta|call-to-action|"
    r"paywall\w*|donat\w+|register",
    "related": r"related\w*|recommend\w*|read-?(?:more|next|also)|more|also|see-also|you-may-like|jp-relatedposts|"
    r"yarpp\w*|similar\w*|trending|popular|latest|recent|most-?\w+|teasers?|cards?|listing|feed|recirc\w*|carousel|"
    r"slider|next|prev\w*",
    "comments": r"comments?\w*|comment-\w+|disqus\w*|respond|reply|replies|discussion|forum",
    "frame": r"cookies?|consent|gdpr|breadcrumbs?|pagination|pager|nav|navbar|navigation|menu\w*|toolbar|skip-?link|"
    r"sidebar\w*|side|aside|foot|footer\w*|header|masthead|top-?bar|search|logo|modal|popup|overlay|dialog|login",
    "tags": r"tags?|tag-?(?:list|links|cloud)|categor\w+|topics?|keywords?|labels?|terms?",
    "author": r"author\w*|bio|biography|contributor\w*|profile|avatar|writer|about",
    "byline": r"by-?line|meta|metadata|date|dateline|time|timestamp|published|pubdate|updated|posted|info|details?|"
    r"reading-?time",
    "caption": r"captions?|credits?|copyright|figcaption|wp-caption\w*|image\w*|img|photo\w*|pictures?|media|gallery|"
    r"video\w*|legend|thumb\w*|attribution",
    "dek": r"subtitle|sub-?title|sub-?head\w*|dek|standfirst|lead|lede|intro\w*|summary|abstract|excerpt|description|"
    r"teaser-?text|perex|vorspann|strapline",
    "body": r"(?:article|story|post)-?_?(?:body|content|text)\w*|entry-?_?content|body-?_?(?:content|text|copy)|"
    r"content-?_?body|article|story|entry|post|prose|rich-?text|text|copy|body|wysiwyg|markdown|news-?text",
    "main": r"main|content|page|container|wrapper|main-?content|hentry",
    "widget": r"widgets?|modules?|box|panel|blocks?|component|section|embed\w*|inline|callout|infobox|toc|"
    r"table-of-contents|accordion|tabs?|faq|factbox|note|notice|disclaimer|alert|tooltip|product\w*|price\w*|rating\w*|"
    r"button|btn",
    "hidden": r"hidden|screen-reader\w*|sr-only|visually-?hidden|visuallyhidden|print-?only|no-?print|noprint|hide|"
    r"invisible",
    "list": r"list|items?|links?|ul|li",
}
GROUPS = {name: re.compile(rf"(?:^|[\s_-])(?:{pattern})(?:$|[\s_-])") for name, pattern in _NAMES.items()}

_ANY_NAME = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_NAMES.values())})(?:$|[\s_-])")


# Sites are made with the same few systems: the names of their parts come back from page to page.
@lru_cache(maxsize=8_192)
def groups_of(name: str) -> frozenset[str]:
    """The groups that one of the names of a part belongs to."""
    if not _ANY_NAME.search(name):
        return frozenset()
    return frozenset([group for group, pattern in GROUPS.items() if pattern.search(name)])


_FOREIGN = ("ads", "share", "letter", "related", "comments", "frame")


def is_foreign(part: Element) -> bool:
    """Whether the page calls the part something that is no text of a column."""
    return any(GROUPS[group].search(features(part)) for group in _FOREIGN)


# What a unit may say that is not of the column, and the most characters such a unit has.
_SAID = {
    "pointer": (
        90,
        r"\A\W*(?:read|see|related|more|also|recommended|you (?:may|might)|continue|don'?t miss|watch|listen|up next|"
        r"lesen|mehr|lire|à lire|leggi|lea|editor'?s picks|most|view|show|trending|next|previous|weiter|"
        r"auch interessant|siehe|zum thema|click|tap|discover|explore|latest|popular|top)\b",
    ),
    "call": (
        260,
        r"\b(?:subscribe|sign ?up|newsletter|follow (?:us|me|him|her|@)|share|log ?in|register|download|click here|"
        r"sign in|abonnieren|abonnement|anmelden|kommentar\w*|teilen|comments?|reply|whatsapp|facebook|twitter|"
        r"instagram|linkedin|pinterest|inbox|join (?:us|our)|donate|suscr\w+|compart\w+|abonn\w+|e-?mail)\b",
    ),
    "legal": (
        300,
        r"©|\bcopyright\b|\(c\) ?\d|all rights reserved|\bterms\b|\bprivacy\b|\bcookies?\b|datenschutz|impressum|"
        r"alle rechte|derechos|affiliate|disclaimer|advertis|anzeige\b|sponsor|werbung",
    ),
    "credit": (
        220,
        r"\A\W*(?:photos?|fotos?|images?|bild|bilder|picture|credit|source|quelle|file|video|grafik|illustration|"
        r"screenshot|getty|reuters|ap)\b|"
        r"\b(?:getty|reuters|shutterstock|afp|dpa|unsplash|istock|pixabay|ap photo|wikimedia|bildquelle|imago|courtesy|"
        r"photo by|foto:)\b|/ ?(?:ap|afp|dpa|epa)\b",
    ),
    "dated": (
        90,
        r"\b(?:19|20)\d\d\b|\d{1,2}[.:/]\d{2}\b|\b(?:ago|hours?|min(?:utes?|s)? read|updated|published|posted|uhr)\b",
    ),
    "by": (
        70,
        r"\A\W*(?:by|von|por|par|di|text|author|written by|autor|redaktion|posted by|reporting by|editing by|editor)\b",
    ),
    "note": (
        420,
        r"\b(?:is an?|writes|columnist|contributor|correspondent|editor at|author of|reach (?:him|her|them)|"
        r"this (?:article|story|post) (?:was|is|has|first|originally)|originally (?:published|appeared)|editor'?s note|"
        r"correction)\b",
    ),
}


class Phrases:
    """A pattern of what is said, in whatever case."""

    def __init__(self, pattern: str) -> None:
        self._in_any_case = re.compile(pattern, re.IGNORECASE)
        self._in_small = re.compile(pattern)

    def search(self, text: str, small: str = "") -> re.Match[str] | None:
        """The first place where it is said. ``small`` is the text in small letters if it is known and ASCII."""
        # With regard to case the search is twice as fast, and what is ASCII has small letters of the same length.
        if small or text.isascii():
            return self._in_small.search(small or text.lower())
        return self._in_any_case.search(text)


SAID = {name: (most, Phrases(pattern)) for name, (most, pattern) in _SAID.items()}
_MOST_SAID = max(most for most, _ in SAID.values())
# What only furniture asks for, and what only a note on the text says, also in a whole sentence.
PLEAS = Phrases(
    r"\b(?:subscribe|sign(?:ing)? ?up|newsletters?|log ?in|sign ?in|click here|share this|your inbox|donate|"
    r"(?:send|e-?mail|join|follow|contact) us|"
    r"support (?:our|us|independent|local|quality) (?:newsroom|journalism|reporting|work|journalists)|"
    r"become an? (?:\w+ )?(?:member|supporter|patron)|"
    r"(?:follow|find|join|like) (?:\S+ ){1,4}on (?:twitter|facebook|instagram|"
    r"linkedin|youtube|whatsapp|telegram|bluesky|mastodon|threads|x)|abonnieren|anmelden|abonnez|suscr[ií]bete|"
    r"compart(?:e|ir))\b",
)
# Whom a plea speaks to, and where it points.
ADDRESSES = Phrases(
    r"\b(?:our|us|your|you|here|below|button|link|unser\w*|uns|ihnen|ihr\w*|notre|nos|votre|nuestr\w*|tu|su)\b",
)
REMARKS = Phrases(
    r"© ?\d|\b(?:copyright \d{4}|all rights reserved|affiliate links?|originally (?:published|appeared)|editor'?s note|"
    r"this (?:article|story|post) (?:was|is|has|first))\b",
)


def said_in(text: str) -> list[str]:
    """The names of what a unit of this text says, as in `SAID`."""
    length = len(text)
    if length > _MOST_SAID:
        return []
    small = text.lower() if text.isascii() else ""
    return [name for name, (most, phrases) in SAID.items() if length <= most and phrases.search(text, small)]


_ENDS = re.compile(rf"[{SENTENCE_ENDS}…][{SENTENCE_CLOSERS}]*\s*\Z|[.!?,]\s*[\"”»’]\Z|[」』]\Z")
# Words of a line that is a sentence where the script has no sign for its end.
_UNSTOPPED_SENTENCE = 10


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_ENDS.search(text[-6:])) or (is_unstopped(text) and count_words(text) >= _UNSTOPPED_SENTENCE)


TAGS_ABOVE = words("nav footer header aside form figure table li ul ol blockquote article main section a details")
ROLES_ABOVE = words("navigation complementary contentinfo banner")
TAGS_OWN = words("p h1 h2 h3 h4 li table pre figcaption div")
