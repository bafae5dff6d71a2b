"""Writing for a person on a terminal, a pipe, or a program. The last filter of the headless face."""

import json
import os
import re
import sys
from collections.abc import Mapping
from typing import TextIO

from reader.errors import BylineError
from reader.text import inert, safe

_BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")
BOLD, DIM, ITALIC, ACCENT, ERROR = "1", "2", "3", "33", "31"


class Writer:
    """Plain text on a pipe, styled on a terminal unless ``NO_COLOR`` says otherwise, or JSON lines.

    Whatever is written has passed `reader.text` once more: nothing a page says reaches the terminal as a command.
    """

    def __init__(self, as_json: bool = False, out: TextIO | None = None) -> None:
        self.as_json = as_json
        self.out = out or sys.stdout
        self.styled = not as_json and self.out.isatty() and not os.environ.get("NO_COLOR")

    def line(self, text: str = "", *styles: str) -> None:
        """One line in one style."""
        self.raw(self.paint(text, *styles))

    def paint(self, text: str, *styles: str) -> str:
        """The text made safe, styled if this is a terminal."""
        clean = _BREAKS.sub(" ", inert(text))
        return f"\x1b[{';'.join(styles)}m{clean}\x1b[0m" if self.styled and styles and clean.strip() else clean

    def raw(self, text: str) -> None:
        """A line of parts that were painted already."""
        print(text.rstrip(), file=self.out)

    def record(self, values: Mapping[str, object]) -> None:
        """One JSON object on a line. Control characters inside strings are escaped by JSON itself."""
        print(json.dumps(values, ensure_ascii=not _writes_unicode(self.out)), file=self.out)


def _writes_unicode(out: TextIO) -> bool:
    return (out.encoding or "").lower().replace("-", "") == "utf8"


def complain(error: BylineError) -> None:
    """The failure on standard error: the sentence, and on a line of its own what can be done."""
    print(f"byline: {safe(error.headline)}", file=sys.stderr)
    if error.hint:
        print(f"        {safe(error.hint)}", file=sys.stderr)
