"""Hostile text by the thousand: what a headline might hold to make a terminal, a markup reader or a shell do things.

The forms of control sequences are those of ECMA-48 and of xterm's own list; each text holds plain words between them.
"""

from collections.abc import Callable, Iterator
from random import Random

WORDS = (
    "slow",
    "train",
    "harbor",
    "ledger",
    "apple",
    "window",
    "Tuesday",
    "neighbor",
    "kettle",
    "senate",
    "snow",
    "Ñandú",
)
ENDS = ("\x07", "\x1b\\", "\x9c", "")
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = "\u200b\u2060\u2064\ufeff\ufff9\ufffb\ufffe\uffff\U000e0001\U000e0041\U000e007f"
MARKUP = (
    *("[bold]", "[/]", "[/bold]", "[@click=app.quit]", "[@click='screen.quit(1)']here[/]", "[link=file:///etc/passwd]"),
    *(
        "[red on blue]",
        "[[",
        "]]",
        "\\[",
        "[",
        "]",
        "[]",
        "[ ]",
        "[#ff0000]",
        "[$error]",
        "[not a tag]",
        "{0}",
        "%s",
        "$HOME",
    ),
    *(
        "`id`",
        "$(id)",
        ";id",
        "|id",
        "<b>",
        "&amp;#27;[2J",
        "&#27;[2J",
        "&#x9b;2J",
        "\\x1b[2J",
        "\\u001b[2J",
        "%1b%5b2J",
    ),
)


def _csi(dice: Random) -> str:
    lead = dice.choice(("\x1b[", "\x9b"))
    middle = "".join(dice.choices("0123456789;:<=>?", k=dice.randrange(6)))
    return lead + middle + dice.choice(("", "", " ", "$", "!")) + dice.choice("@ABCDHJKLMPSTXZhlmnpqrstu`{}~")


def _string(dice: Random) -> str:
    lead = dice.choice(("\x1b]", "\x9d", "\x1bP", "\x90", "\x1b_", "\x9f", "\x1b^", "\x9e", "\x1bX", "\x98"))
    body = dice.choice(
        ("0;owned", "52;c;aWQ=", "8;;file:///etc/passwd", "1337;File=:AA==", "Ga=T;AA", "7;file://x", "4;1;?")
    )
    return lead + body + dice.choice(ENDS)


def _escape(dice: Random) -> str:
    return "\x1b" + dice.choice("c78=>DEHMNOZno|}~#(%)*+ ") + dice.choice(("", "0", "8", "G"))


def _control(dice: Random) -> str:
    return chr(dice.choice((*range(0x20), *range(0x7F, 0xA0))))


def _broken(dice: Random) -> str:
    """A sequence with something inside that a filter may take out first, which would put the sequence together."""
    whole = dice.choice((_csi, _string))(dice)
    cut = dice.randrange(1, len(whole) + 1)
    inside = dice.choice(("\x00", "\x7f", "\u200b", "\x1b", "\x1b[", "\u202e", "\x1b]", "\ud800"))
    return whole[:cut] + inside + whole[cut:]


def _bidi(dice: Random) -> str:
    return "".join(dice.choices(BIDI, k=dice.randrange(1, 4)))


def _unseen(dice: Random) -> str:
    return "".join(dice.choices(UNSEEN, k=dice.randrange(1, 4)))


def _surrogate(dice: Random) -> str:
    return chr(dice.randrange(0xD800, 0xE000))


def _line_end(dice: Random) -> str:
    return dice.choice(("\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029", "\t"))


def _marks(dice: Random) -> str:
    return "".join(chr(dice.randrange(0x300, 0x36F)) for _ in range(dice.choice((1, 3, 60))))


def _wide(dice: Random) -> str:
    return dice.choice(
        ("昨日の新聞", "👩‍👩‍👧‍👦", "🇨🇭", "❤️", "שלום", "مرحبا", "ไทย", "한국어", "ﷺ", "e\u0301", "\u00ad")
    )


def _markup(dice: Random) -> str:
    return dice.choice(MARKUP)


ATOMS: tuple[Callable[[Random], str], ...] = (
    *(_csi, _csi, _string, _string, _escape, _control, _control, _broken, _broken, _bidi, _unseen, _surrogate),
    *(_line_end, _marks, _wide, _markup),
)


def hostile_text(seed: int) -> str:
    """The text of this number: one to five words with something hostile before, between, inside and after them."""
    dice = Random(seed)
    parts = [dice.choice(ATOMS)(dice)]
    for _ in range(dice.randrange(1, 6)):
        parts += [dice.choice(WORDS), dice.choice(("", " ")), dice.choice(ATOMS)(dice), dice.choice(("", " "))]
    return "".join(parts)


def hostile_texts(count: int, first: int = 0) -> Iterator[str]:
    return map(hostile_text, range(first, first + count))


def bracketed(seed: int) -> str:
    """A text of words and brackets as a headline may really hold: all of it is to be shown as it is."""
    dice = Random(seed)
    shown = [each for each in MARKUP if each.isprintable() and "<" not in each and "&" not in each]
    parts = [f"{dice.choice(shown)}{dice.choice(('', ' '))}{dice.choice(WORDS)}" for _ in range(dice.randrange(1, 4))]
    return " ".join(parts)
