"""The signs that Byline draws, for terminals and fonts that lack them: each as one character of ASCII, as wide."""

from collections.abc import Mapping
from unicodedata import combining, normalize

from reader.model.entry import State

SIGNS = {State.NEW: "●", State.SEEN: "●", State.READING: "◐", State.FINISHED: "○", State.SKIPPED: "–"}
"""What stands before the headline of an entry in this state."""


class _Ascii(dict[int, str]):
    """Signs by what is drawn for them, and letters with accents or raised figures by what is left without."""

    def __missing__(self, code: int) -> str:
        bare = "".join(each for each in normalize("NFKD", chr(code)) if not combining(each))
        if code < FIRST_BEYOND or len(bare) != 1 or not bare.isascii():
            raise LookupError
        self[code] = bare
        return bare


FIRST_BEYOND = 0x80
OWN = str.maketrans({"★": "+", "●": "*", "◐": "%", "○": "o", "✓": "v", "✗": "x"})
"""What Byline puts before a line by itself, where the rest is somebody's text and stays."""
ASCII = _Ascii(
    str.maketrans(
        {
            "●": "*",
            "◐": "%",
            "○": "o",
            "★": "+",
            "▌": ">",
            "▏": "_",
            "━": "=",
            "─": "-",
            "│": "|",
            "┃": "|",
            "•": "*",
            "·": "-",
            "…": "~",
            "↑": "^",
            "↓": "v",
            "←": "<",
            "→": ">",
            "↵": "/",
            "‘": "'",
            "’": "'",
            "“": '"',
            "”": '"',
            "–": "-",
            "—": "-",
            "\u00a0": " ",
            "▎": "|",
            "†": '"',
            "‡": '"',
            "▸": ">",
            "▾": "v",
            "✓": "v",
            "✗": "x",
            "×": "x",
        }
    )
)
UNICODE: dict[int, str] = {}
# Languages of programs that know no other characters.
_PLAIN = frozenset({"C", "POSIX"})


def speaks_unicode(environment: Mapping[str, str]) -> bool:
    """Whether the terminal of this environment shows more than ASCII. Where nothing is said, it does."""
    language = environment.get("LC_ALL") or environment.get("LANG") or ""
    charset = language.partition(".")[2].partition("@")[0].replace("-", "").casefold()
    return charset == "utf8" if charset else language not in _PLAIN


def signs_for(icons: str, environment: Mapping[str, str]) -> dict[int, str]:
    """What is drawn instead of what, for `str.translate`."""
    return UNICODE if icons == "unicode" and speaks_unicode(environment) else ASCII
