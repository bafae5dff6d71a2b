"""The look: colours by role, faces by what a run of text is. No colour is named anywhere else."""

from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

from reader.model.blocks import Mark
from reader.typeset.lines import Role


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, by role."""

    name: str
    dark: bool
    page: str
    side: str
    bar: str
    selection: str
    text: str
    dim: str
    accent: str
    link: str
    good: str
    error: str
    rule: str


DARK = Palette(
    name="dark",
    dark=True,
    page="#14161a",
    side="#181b20",
    bar="#22262d",
    selection="#2b3038",
    text="#d9d4c7",
    dim="#8b867a",
    accent="#d9a441",
    link="#7fb0c9",
    good="#9dbb7f",
    error="#d5695d",
    rule="#343941",
)
LIGHT = Palette(
    name="light",
    dark=False,
    page="#fbf8f1",
    side="#f5f1e7",
    bar="#ece6d8",
    selection="#e9e1cf",
    text="#2b2924",
    dim="#7b7567",
    accent="#8f4a17",
    link="#22577a",
    good="#4b6b2f",
    error="#a3332a",
    rule="#d8d0be",
)
PALETTES = {palette.name: palette for palette in (DARK, LIGHT)}

# Which colour and weight each role has; the background is that of the place it is drawn on.
_FACES: dict[Role, tuple[str, str]] = {
    Role.DIM: ("dim", ""),
    Role.KICKER: ("accent", ""),
    Role.HEADLINE: ("text", "bold"),
    Role.DEK: ("text", "italic"),
    Role.COLUMNIST: ("link", ""),
    Role.RULE: ("rule", ""),
    Role.HEADING: ("accent", "bold"),
    Role.QUOTE: ("text", "italic"),
    Role.BAR: ("accent", ""),
    Role.CODE: ("good", ""),
    Role.CAPTION: ("dim", "italic"),
    Role.MARKER: ("accent", ""),
    Role.NOTE: ("dim", "italic"),
    Role.LINK: ("link", "underline"),
    Role.ACCENT: ("accent", ""),
    Role.ERROR: ("error", "bold"),
    Role.KEY: ("accent", "bold"),
    Role.TABLE_HEAD: ("text", "bold"),
}


@lru_cache(maxsize=2048)
def face(palette: Palette, role: Role, ground: str, marks: Mark = Mark.NONE, linked: bool = False) -> Style:
    """The style of a run. ``ground`` names the background: page, side, bar or selection."""
    colour, weight = _FACES.get(role, ("text", ""))
    if marks & Mark.CODE and role is Role.TEXT:
        colour = "good"
    return Style(
        color=getattr(palette, colour),
        bgcolor=getattr(palette, ground),
        bold=weight == "bold" or bool(marks & Mark.STRONG),
        # Emphasis inside an italic face stands upright, as in print.
        italic=(weight == "italic") is not bool(marks & Mark.EM),
        strike=bool(marks & Mark.STRIKE),
        underline=weight == "underline" or linked,
    )


def textual_theme(palette: Palette) -> Theme:
    """The same colours for what Textual draws itself."""
    return Theme(
        name=f"byline-{palette.name}",
        primary=palette.accent,
        accent=palette.accent,
        error=palette.error,
        success=palette.good,
        foreground=palette.text,
        background=palette.page,
        surface=palette.side,
        panel=palette.bar,
        dark=palette.dark,
    )
