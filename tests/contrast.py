"""How well each role can be read on each ground, in every theme (ratios of WCAG 2.2).

    python -m tests.contrast

prints the table; the themes whose colours are the terminal's own have no ratios.
"""

import sys

from textual.color import Color

from reader.ui.borrowed import contrast_of, palette_named, palette_names
from reader.ui.theme import Palette

GROUNDS = ("page", "side", "bar", "selection", "mark")
WORDS = ("text", "dim", "accent", "link", "good", "error")
ROLES = (*WORDS, "rule")


def measured() -> list[Palette]:
    """The themes that name their colours."""
    return [palette for palette in map(palette_named, palette_names()) if not palette.plain]


def ratio(palette: Palette, role: str, ground: str) -> float:
    return contrast_of(Color.parse(getattr(palette, role)), Color.parse(getattr(palette, ground)))


def main() -> int:
    print(f"{'theme':18}{'role':8}" + "".join(f"{ground:>11}" for ground in GROUNDS) + f"{'least':>11}")
    for palette in measured():
        for role in ROLES:
            ratios = [ratio(palette, role, ground) for ground in GROUNDS]
            print(f"{palette.name:18}{role:8}" + "".join(f"{each:11.2f}" for each in (*ratios, min(ratios))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
