"""What a program sent to the terminal, checked against what it may send. The project's own checker.

The whitelist is that of a program that draws text: styles, cursor, erasing, modes, queries, links to the web, pictures.
"""

import re

SEQUENCES = re.compile(
    rb"\x1b\[[0-9;:]*m"  # styles
    rb"|\x1b\[[0-9;]{0,12}[ABCDEFGHJKXdfsu]"  # cursor and erasing
    rb"|\x1b\[\?[0-9;]+[hl]|\x1b\[\?[0-9]+\$p"  # modes, set and asked for
    rb"|\x1b\[[0-9]*[cn]|\x1b\[>[0-9]*[cq]|\x1b\[1[468]t"  # questions to the terminal
    rb"|\x1b\[[<>=?][0-9;]*u|\x1b\[[0-9]? q|\x1b[78]"  # keyboard protocol, the cursor's shape and place
    rb"|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)"  # the pointer's shape
    rb'|\x1bP0;1;0q"1;1;[0-9]+;[0-9]+[#0-9;!?-~$-]*\x1b\\'  # sixels
    rb"|\x1b_G(?:a=T,U=1,f=100,i=[0-9]{1,8},c=[0-9]{1,3},r=[0-9]{1,3},q=2,)?m=[01];"  # images in chunks
    rb"[a-zA-Z0-9+/=]{1,4096}\x1b\\"
    rb"|\x1b_Ga=d,d=I,i=[0-9]{1,8},q=2\x1b\\"  # images freed
    rb"|\x1b\]8;[a-zA-Z0-9=:_-]*;(?:(?:https?://|mailto:)[!-~]*)?(?:\x1b\\|\x07)"  # links
)
UNWANTED = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff].{0,16}"
)


def strays(sent: bytes) -> list[str]:
    """What is neither printable text nor on the whitelist, each with what follows it; broken UTF-8 counts too."""
    text = SEQUENCES.sub(b"", sent).decode("utf-8", "surrogateescape")
    return [repr(found) for found in UNWANTED.findall(text)]


_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KEYBOARD = re.compile(rb"\x1b\[([<>])[0-9;]*u")
_ON_AT_FIRST = {7, 25}
"""Lines that wrap, and the cursor seen (DECAWM, DECTCEM)."""


def modes_left(sent: bytes) -> set[str]:
    """The modes of the terminal that are not as a program finds them, and the keyboard protocol if it was left on."""
    on = set(_ON_AT_FIRST)
    for found in _MODES.finditer(sent):
        numbers = {int(number) for number in found[1].split(b";") if number}
        on = on | numbers if found[2] == b"h" else on - numbers
    pushed = sum(1 if found[1] == b">" else -1 for found in _KEYBOARD.finditer(sent))
    return {f"?{number}" for number in on ^ _ON_AT_FIRST} | ({"keyboard"} if pushed > 0 else set())
