"""The signs that Byline draws, for terminals and fonts that lack them: each as one character of ASCII, as wide."""

from collections.abc import Mapping

ASCII = str.maketrans(
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
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "\u00a0": " ",
    }
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
