"""The person's settings: one TOML file that holds only what differs from the defaults.

theme = "dark"      # or "light"
measure = 68        # cells of a line of text, 40 to 120
justify = false     # true: fill the lines of the text up to the measure
prefetch = false    # true: fetch the next unread columns of a list while one is read
refresh = false     # true: ask the channels that are due, at the start and while Byline runs
"""

from dataclasses import dataclass
from pathlib import Path

from reader.errors import ConfigError

THEMES = ("dark", "light")
MEASURES = range(40, 121)


@dataclass(frozen=True, slots=True)
class Settings:
    theme: str = "dark"
    measure: int = 68
    prefetch: bool = False
    refresh: bool = False
    justify: bool = False


def load_settings(path: Path) -> Settings:
    """The settings of the file, defaults where it says nothing or is not there.

    Raises ConfigError naming file, line and what is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path.name} cannot be read.", f"Look at {path}; the defaults hold.") from error
    return _checked(_parsed(text, path), text, path)


def _parsed(text: str, path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path.name} is not valid TOML: {error}.", f"Mend {path}; the defaults hold.") from error


def _checked(values: dict[str, object], text: str, path: Path) -> Settings:
    for name, value in values.items():
        complaint = _complaint(name, value)
        if complaint:
            line = _line_of(name, text)
            raise ConfigError(f"{path.name}, line {line}: {complaint}", f"Mend {path}; the defaults hold.")
    defaults = Settings()
    return Settings(
        theme=str(values.get("theme", defaults.theme)),
        measure=int(str(values.get("measure", defaults.measure))),
        prefetch=bool(values.get("prefetch", defaults.prefetch)),
        refresh=bool(values.get("refresh", defaults.refresh)),
        justify=bool(values.get("justify", defaults.justify)),
    )


def _complaint(name: str, value: object) -> str:
    match name:
        case "theme":
            return "" if value in THEMES else f"theme is one of {', '.join(THEMES)}."
        case "measure":
            good = isinstance(value, int) and not isinstance(value, bool) and value in MEASURES
            return "" if good else f"measure is a number from {MEASURES.start} to {MEASURES.stop - 1}."
        case "prefetch" | "refresh" | "justify":
            return "" if isinstance(value, bool) else f"{name} is true or false."
        case _:
            return f"there is no setting called {name}."


def _line_of(name: str, text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.lstrip().startswith(name)), 1)
