"""Columns invented for the tests, of many shapes, and what sites put among their lines that is none of them.

Everything follows from a number, so that a failure can be asked for again.
"""

from dataclasses import dataclass
from random import Random

# A line of the column, or the items of a list in it.
Part = str | tuple[str, ...]

KINDS = ("plain", "first line", "dialogue", "verse", "list")

_WHO = (
    "The harbour master",
    "A retired teacher",
    "My neighbour",
    "The bakery on the corner",
    "Our member of parliament",
    "One of the older fishermen",
    "The committee for bridges",
    "A girl of nine",
    "The last lamplighter",
    "Nobody at the town hall",
)
_DID = (
    "remembered",
    "laughed at",
    "wrote a long letter about",
    "paid for",
    "could hardly believe",
    "painted",
    "dreamed about",
    "refused to talk of",
    "sold",
    "read aloud",
)
_WHAT = (
    "a bridge which was never built",
    "the fog that came in March",
    "three barrels of herring",
    "last year's budget",
    "a dog with one ear",
    "the new timetable",
    "the bell of the old church",
    "winter itself",
    "a map of the marsh",
    "the price of coal",
)
_HOW = (
    "and then went home",
    "while the band played on",
    "because somebody had to",
    "with both hands in his pockets",
    "though the rain had stopped",
    "before anyone else was awake",
    "which is all that can be asked",
    "in spite of the doctor",
)
LAST = (
    "Ask the herring.",
    "So it goes.",
    "I miss her.",
    "No.",
    "He laughed.",
    "And that was that.",
    "Bring a coat.",
    "Then the lights went out.",
    "We never did find the key.",
    "The fog came in.",
    "See you there.",
    "“A bridge,” I said.",
    "Amen.",
    "Who would not?",
    "Not on my watch!",
    "It rained again on the morning of the vote.",
    "She kept the letter in a drawer.",
    "More fool me.",
    "The dog, of course, had known all along",
    "Nothing else happened that year",
    "Read it again.",
    "He did not reply.",
    "Next year, perhaps.",
    "Watch the tide.",
    "Top that.",
    "We share the rest.",
    "You may laugh now.",
    "“By whom?” she asked.",
    "It is a start.",
    "I was there in 1987.",
    "That, too, is a kind of comment.",
    "Listen.",
    "Blame the mayor, not the sea.",
    "It was the best year of my life.",
    "Goodbye, old bridge.",
    "Try it.",
    "Ten out of ten.",
    "All of it true.",
    "Which is why I am writing this down.",
    "And the band played on…",
)
FIRST = (
    "Two roads diverged in a wood",
    "It was the winter of the long fog",
    "Nobody wanted to buy the bell",
    "Once upon a time in a very small town",
    "The sea was here first",
    "Here is what the mayor said to me",
    "Call me a coward",
    "There was a bridge, and then there was none",
)
_DIALOGUE = (
    "He asked me what I wanted.",
    "“A bridge,” I said.",
    "“We have a bridge.”",
    "“A longer one.”",
    "He laughed.",
    "So did I.",
    "“How long?”",
    "“Long enough.”",
)
_VERSE = (
    "The train is late, the kettle on",
    "the marsh lies under snow",
    "and those who said they would be gone",
    "are not in haste to go",
    "The whistle comes across the fen",
    "a dog gets up to bark",
    "it will be quarter past again",
    "and after that be dark",
)
_ITEMS = ("Two leeks", "A dry pair of socks", "Patience", "The old timetable, if you can find it", "Salt")
_HEADLINES = ("The ferry and the committee", "What the fog took", "In praise of slow bridges", "A bell for sale")
_AUTHORS = ("Ada Sample", "Jonas Reed", "Mina Okafor", "Karl Lund")

# What sites write into paragraphs like those of the column, above or below it; ``{author}`` is who wrote it.
ABOVE = ("Harbour Street", "12 March 2031", "By {author}", "Six hours ago", "3 min read", "Photo: Jim Holm")
BELOW = (
    "Share",
    "Read more",
    '<a href="/more">More from the opinion pages</a>',
    "Related",
    '<a href="/bell">The bell nobody wanted to buy</a>',
    "Subscribe to our newsletter.",
    "Sign up for the morning letter",
    "Follow {author} on Twitter",
    "Advertisement",
    "{author} is a columnist for the Marsh Post.",
    "{author} writes about bridges and is the author of two books on fog.",
    'Read more: <a href="/fog">What the fog took from us</a>',
    "© 2031 The Marsh Post",
    "Photo: Jim Holm/AP",
    "Comments (12)",
    "Share this article",
    "Click here to subscribe to the Marsh Post.",
    'Tags: <a href="/t/harbour">Harbour</a>, <a href="/t/fog">Fog</a>',
    "Filed under: Opinion",
    "Have a tip? Send us an e-mail.",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """A column; ``ends`` are the lines that count: its last one, and those its kind is named after."""

    kind: str
    headline: str
    author: str
    parts: tuple[Part, ...]
    ends: tuple[str, ...]


def invented(number: int) -> Invented:
    """The column of this number: its kind, its length and every word of it."""
    chance = Random(number)
    kind, last = KINDS[number % len(KINDS)], LAST[number % len(LAST)]
    body: list[Part] = [_paragraph(chance) for _ in range(chance.randint(5, 12))]
    ends: tuple[str, ...] = ()
    match kind:
        case "first line":
            ends = (chance.choice(FIRST),)
            body[:0] = ends
        case "dialogue":
            ends = tuple(_DIALOGUE[: chance.randint(3, len(_DIALOGUE))])
            at = chance.choice((len(body), len(body), len(body) // 2))
            body[at:at] = ends
        case "verse":
            ends = tuple(_VERSE[: chance.choice((4, 8))])
            at = chance.choice((0, len(body), len(body) // 2))
            body[at:at] = ends
        case "list":
            ends = _ITEMS[: chance.randint(3, len(_ITEMS))]
            body[-1:-1] = [ends]
        case _:
            pass
    headline, author = chance.choice(_HEADLINES), chance.choice(_AUTHORS)
    return Invented(kind, headline, author, (*body, last), (*ends, last))


def _paragraph(chance: Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))


def _sentence(chance: Random) -> str:
    return " ".join(chance.choice(words) for words in (_WHO, _DID, _WHAT, _HOW)) + "."
