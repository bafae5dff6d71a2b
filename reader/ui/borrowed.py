"""Themes that come with Textual, in Byline's roles; colours that could not be read are moved until they can."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.config import OTHER_THEMES
from reader.ui.theme import PALETTES, TERMINAL, Palette

CLEAR, READABLE, SEEN = 7.0, 4.5, 1.5
"""The least contrast on every ground of the text (WCAG 2.2, success criterion 1.4.6), of all other words (1.4.3), and
of rules."""


@cache
def palette_named(name: str, plain: bool = False) -> Palette:
    """The colours of this theme, Byline's own or another's; where the terminal has few or none, what `TERMINAL` has
    under the theme's name."""
    palette = PALETTES[name] if name in PALETTES else _borrowed(name)
    return replace(TERMINAL, name=palette.name, dark=palette.dark) if plain else palette


def palette_names() -> tuple[str, ...]:
    return (*PALETTES, *OTHER_THEMES)


def _borrowed(name: str) -> Palette:
    theme = BUILTIN_THEMES[name]
    named = theme.to_color_system().generate()
    roles = ("background", "foreground", "primary", "secondary", "success", "warning", "error")
    told = {role: Color.parse(named[role]) for role in roles}
    page, text = told["background"], told["foreground"]
    grounds = {
        "page": page,
        "side": page.blend(text, 0.04),
        "bar": page.blend(text, 0.10),
        "selection": page.blend(text, 0.14),
        "mark": page.blend(told["warning"], 0.14),
    }
    every = tuple(grounds.values())
    inks = {"accent": told["primary"], "link": told["secondary"], "good": told["success"], "error": told["error"]}
    inks["dim"] = text.blend(page, 0.45)
    return Palette(
        name=name,
        dark=theme.dark,
        text=_readable(text, every, CLEAR).hex,
        rule=_readable(page.blend(text, 0.22), every, SEEN).hex,
        plain=False,
        by_lines=False,
        **{role: ground.hex for role, ground in grounds.items()},
        **{role: _readable(ink, every, READABLE).hex for role, ink in inks.items()},
    )


def _readable(ink: Color, grounds: Sequence[Color], contrast: float) -> Color:
    """The ink, as much nearer to white or black as it takes to be read on all the grounds."""
    end = Color(255, 255, 255) if grounds[0].brightness < 0.5 else Color(0, 0, 0)
    steps = (ink.blend(end, share / 40) for share in range(41))
    return next((each for each in steps if min(contrast_of(each, ground) for ground in grounds) >= contrast), end)


def contrast_of(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21, by WCAG's relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
