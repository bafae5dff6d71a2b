"""The one door for text from outside.

A headline, a byline, a link or a file name written by somebody else may hold bytes that make a
terminal do things: set the clipboard, change the title, hide or reverse what is shown. `safe` takes
them out; every value that comes from a page, a feed, a file name or the command line passes it
before it is put into a model value. ECMA-48 gives the control sequences, UAX 9 the bidi controls.
"""

import re
from unicodedata import category

SENTENCE_ENDS = ".!?。！？।॥؟۔።"
"""The signs that end a sentence: Latin, Chinese and Japanese, of India, Arabic and Urdu, Ethiopian."""

SENTENCE_CLOSERS = "\"'”’»)\\]」』）】》"
"""What may stand behind them, as it is written between the brackets of a pattern."""

_SEQUENCES = re.compile(
    r"""
      \x1b\[ [0-?]* [ -/]* [@-~]?                      # CSI, whole or cut short
    | \x1b[]PX^_] [^\x07\x1b\x9c]* (?:\x07|\x1b\\|\x9c)   # OSC, DCS, SOS, PM, APC with their end
    | \x1b [ -/]* [0-~]?                               # any other escape, and a string that never ends
    """,
    re.VERBOSE,
)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\ufffe\uffff"
_UNWANTED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDI}{_INVISIBLE}]")
_TAGS = re.compile("(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]+")
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BLANK_RUN = re.compile(r"[^\S\n]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[ -~\t\n\r\xa0\u00a1-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201d\u2026]*")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Thai, Lao, Burmese, Khmer: the words of a clause stand together, with so many letters and marks each.
_RUN_ON = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LETTERS_OF_A_WORD = 5
_UNSTOPPED = re.compile(r"[\u0e00-\u0eff][^\w\u0e00-\u0eff]*\Z")


def safe(text: str) -> str:
    """One line of text that a terminal only shows: sequences, controls and bidi overrides gone,
    every run of white space one space, none at the ends. Words and visible characters are kept."""
    if _PLAIN.fullmatch(text):
        return " ".join(text.split())
    return " ".join(inert(text).split())


def safe_lines(text: str) -> str:
    r"""As `safe`, but line ends (``\n``) are kept; no line has blanks at its end. For verse and notes."""
    lines = inert_lines(text).split("\n")
    return "\n".join(_BLANK_RUN.sub(" ", line).strip() for line in lines).strip("\n")


def safe_code(text: str) -> str:
    """As `safe_lines`, but spaces are kept as they are and a tab becomes spaces to the next column of four."""
    lines = inert_lines(text).split("\n")
    return "\n".join(line.expandtabs(4).rstrip() for line in lines).strip("\n")


def safe_run(text: str) -> str:
    """As `safe`, but one space is kept at either end: for a run of text inside a sentence."""
    return _BLANK_RUN.sub(" ", _LINE_ENDS.sub(" ", inert(text)))


def inert(text: str) -> str:
    """The text without anything that could act on a terminal; spaces, tabs and line ends stay as they are."""
    text = _SURROGATE.sub("\ufffd", text)
    return _TAGS.sub("", _UNWANTED.sub("", _SEQUENCES.sub("", text)))


def inert_lines(text: str) -> str:
    r"""As `inert`, and every line end is ``\n``: for whole texts on their way out."""
    return _LINE_ENDS.sub("\n", inert(text))


def is_inert(text: str) -> bool:
    r"""Whether nothing in ``text`` but ``\n`` could move a terminal. The last check before drawing."""
    return not any(category(char) in ("Cc", "Cs") and char != "\n" for char in text) and not _UNWANTED.search(text)


def count_words(text: str) -> int:
    """Words as a reader counts them; in Chinese and Japanese two characters read like one word, in Thai and its
    neighbours, which have no blanks between words either, five."""
    if text.isascii():
        return len(text.split())
    if not (_IDEOGRAPH.search(text) or _RUN_ON.search(text)):
        return len(text.split())
    rest, ideographs = _IDEOGRAPH.subn(" ", text)
    rest, letters = _RUN_ON.subn(" ", rest)
    run_on = (letters + _LETTERS_OF_A_WORD - 1) // _LETTERS_OF_A_WORD
    return len(rest.split()) + (ideographs + 1) // 2 + run_on


def is_written_on_end(text: str) -> bool:
    """Whether some of the text is in a script that has no blanks between words."""
    return not text.isascii() and bool(_IDEOGRAPH.search(text) or _RUN_ON.search(text))


def is_unstopped(text: str) -> bool:
    """Whether the text ends in a script that has no sign for the end of a sentence: Thai, Lao."""
    return not text.isascii() and bool(_UNSTOPPED.search(text[-6:]))
