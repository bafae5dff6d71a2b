"""The look: colours by role, faces by what a run of text is. No colour is named anywhere else."""

from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from reader.model.blocks import Mark
from reader.typeset.lines import Role


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, by role. In a ``plain`` one grounds are told apart by reversing and underlining, and
    the colours are the terminal's own; ``by_lines`` tells what is selected and marked in a text so, and no more."""

    name: str
    dark: bool
    page: str
    side: str
    bar: str
    selection: str
    mark: str
    text: str
    dim: str
    accent: str
    link: str
    good: str
    error: str
    rule: str
    plain: bool = False
    by_lines: bool = False


DARK = Palette(
    name="dark",
    dark=True,
    page="#14161a",
    side="#181b20",
    bar="#22262d",
    selection="#30363f",
    mark="#3a3019",
    text="#d9d4c7",
    dim="#a6a092",
    accent="#d9a441",
    link="#7fb0c9",
    good="#9dbb7f",
    error="#e5877b",
    rule="#4a515b",
)
LIGHT = Palette(
    name="light",
    dark=False,
    page="#fbf8f1",
    side="#f5f1e7",
    bar="#ece6d8",
    selection="#e0d6be",
    mark="#f5e2a8",
    text="#2b2924",
    dim="#5f5a4d",
    accent="#86430f",
    link="#22577a",
    good="#43622a",
    error="#9a2d25",
    rule="#b5aa91",
)
HIGH_CONTRAST = Palette(
    name="high-contrast",
    dark=True,
    by_lines=True,
    page="#000000",
    side="#000000",
    bar="#1c1c1c",
    selection="#303030",
    mark="#3d2e00",
    text="#ffffff",
    dim="#d0ccc2",
    accent="#ffc24d",
    link="#8fd3ff",
    good="#b6e38c",
    error="#ffb9b0",
    rule="#5a5a5a",
)
TERMINAL = Palette(
    name="terminal",
    dark=True,
    page="default",
    side="default",
    bar="default",
    selection="default",
    mark="default",
    text="default",
    dim="default",
    accent="yellow",
    link="cyan",
    good="green",
    error="red",
    rule="default",
    plain=True,
)
"""The sixteen colours as the person has set them in the terminal, on its own ground."""
PALETTES = {palette.name: palette for palette in (DARK, LIGHT, HIGH_CONTRAST, TERMINAL)}

# The colour of each role. Weight and slant are the run's own marks; only what the screen itself writes has one here.
_COLOURS: dict[Role, str] = {
    Role.DIM: "dim",
    Role.KICKER: "accent",
    Role.COLUMNIST: "link",
    Role.RULE: "rule",
    Role.HEADING: "accent",
    Role.BAR: "accent",
    Role.CODE: "good",
    Role.CAPTION: "dim",
    Role.MARKER: "accent",
    Role.NOTE: "dim",
    Role.LINK: "link",
    Role.NUMBER: "dim",
    Role.ACCENT: "accent",
    Role.ERROR: "error",
    Role.GOOD: "good",
    Role.KEY: "accent",
    Role.SECTION: "dim",
}
_BOLD = frozenset({Role.KEY, Role.ERROR})


@lru_cache(maxsize=2048)
def face(palette: Palette, role: Role, ground: str, marks: Mark = Mark.NONE, linked: bool = False) -> Style:
    """The style of a run. ``ground`` names the background: page, side, bar, selection or mark."""
    code = bool(marks & Mark.CODE) and role is Role.TEXT
    reverse = palette.plain and ground == "selection"
    colour = "text" if reverse else "good" if code else _COLOURS.get(role, "text")
    return Style(
        color=getattr(palette, colour),
        bgcolor=getattr(palette, ground),
        bold=bool(marks & Mark.STRONG) or role in _BOLD,
        italic=bool(marks & Mark.EM),
        strike=bool(marks & Mark.STRIKE),
        underline=linked or (palette.plain and ground == "mark"),
        reverse=reverse,
    )


def textual_theme(palette: Palette) -> Theme:
    """The same colours for what Textual draws itself."""
    before = "ansi_" if palette.plain else ""
    return Theme(
        name=name_of_theme(palette),
        primary=before + palette.accent,
        accent=before + palette.accent,
        error=before + palette.error,
        success=before + palette.good,
        foreground=before + palette.text,
        background=before + palette.page,
        surface=before + palette.side,
        panel=before + palette.bar,
        dark=palette.dark,
        ansi=palette.plain,
        boost="ansi_default" if palette.plain else None,
        # Textual asks its own for these, whether or not they are ever drawn.
        variables=dict(BUILTIN_THEMES["ansi-dark"].variables) if palette.plain else {},
    )


def name_of_theme(palette: Palette) -> str:
    """The name of `textual_theme`."""
    return f"byline-{'plain-' if palette.plain else ''}{palette.name}"
