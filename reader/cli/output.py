"""Writing for a person on a terminal, a pipe, or a program. The last filter of the headless face."""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from reader.errors import BylineError, FileError
from reader.model.entry import Entry
from reader.model.verdict import Verdict
from reader.text import inert, inert_lines, safe
from reader.typeset.signs import ASCII, OWN, SIGNS, speaks_unicode

_BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")
BOLD, DIM, ITALIC, ACCENT, ERROR = "1", "2", "3", "33", "31"


class Writer:
    """Plain text on a pipe, styled on a terminal unless ``NO_COLOR`` says otherwise, or JSON lines.

    Whatever is written has passed `reader.text` once more: nothing a page says reaches the terminal as a command.
    """

    def __init__(self, as_json: bool = False, out: TextIO | None = None) -> None:
        self.as_json = as_json
        self.out = out or sys.stdout
        # A person's terminal lacks what its language has no signs for; a file or a program gets every letter.
        plain = {} if speaks_unicode(os.environ) else ASCII if self.out.isatty() else OWN
        self._signs: Mapping[int, str | int] = plain
        self.styled = not as_json and self.out.isatty() and not os.environ.get("NO_COLOR") and not _is_dumb()

    @property
    def is_watched(self) -> bool:
        """Whether a person sees lines come on a terminal, rather than a program or a file."""
        return not self.as_json and can_write_over(self.out)

    def line(self, text: str = "", *styles: str) -> None:
        """One line in one style."""
        self.raw(self.paint(text, *styles))

    def paint(self, text: str, *styles: str) -> str:
        """The text made safe, styled if this is a terminal."""
        clean = _BREAKS.sub(" ", inert(text))
        return f"\x1b[{';'.join(styles)}m{clean}\x1b[0m" if self.styled and styles and clean.strip() else clean

    def headline(self, entry: Entry) -> None:
        """The headline behind the sign of what is saved, or of how far it is read."""
        sign = "★" if entry.saved else SIGNS[entry.state]
        self.raw(f"{self.paint(f'{sign} ', ACCENT)}{self.paint(entry.headline, BOLD)}")

    def raw(self, text: str) -> None:
        """A line of parts that were painted already."""
        with written_out():
            print(text.rstrip().translate(self._signs), file=self.out)

    def record(self, values: Mapping[str, object]) -> None:
        """One JSON object on a line, its strings made safe: whoever prints one of them is on a terminal too."""
        with written_out():
            print(json.dumps(_made_safe(values), ensure_ascii=not _writes_unicode(self.out)), file=self.out, flush=True)


@contextmanager
def written_out() -> Iterator[None]:
    """Raises FileError when standard output takes no more, as on a full disk; a closed pipe is a BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise FileError("The output could not be written.", f"The system says: {error.strerror}.") from error


def _made_safe(value: object) -> object:
    """The value with every string in it, however deep, without what could act on a terminal."""
    if isinstance(value, str):
        return inert_lines(value)
    if isinstance(value, Mapping):
        return {inert_lines(str(name)): _made_safe(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_made_safe(each) for each in value]
    return value


def discard_output() -> None:
    """Nothing more is written, so that Python does not complain about the rest at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def can_write_over(out: TextIO) -> bool:
    """Whether this is a terminal on which a line can be written anew."""
    return out.isatty() and not _is_dumb()


def _is_dumb() -> bool:
    return os.environ.get("TERM") in ("dumb", "unknown")


def _writes_unicode(out: TextIO) -> bool:
    return (out.encoding or "").lower().replace("-", "") == "utf8"


PART_ONLY = 3
"""The exit code where all was had that was asked for, but of a column only a part."""


def tell_part(what: str, verdict: Verdict | None) -> bool:
    """Says on standard error that this is not the whole column, if it is not; whether it said so."""
    if verdict in (None, Verdict.FULL):
        return False
    why = "its site shows the rest to subscribers only" if verdict is Verdict.PAYWALLED else "the rest could not be had"
    complain(BylineError(f"{what} is not the whole column: {why}.", ""))
    return True


def remark(sentence: str) -> None:
    """A sentence beside the output, on standard error."""
    print(f"byline: {safe(sentence)}", file=sys.stderr)


def complain(error: BylineError) -> None:
    """The failure on standard error: the sentence, and on a line of its own what can be done."""
    print(f"byline: {safe(error.headline)}", file=sys.stderr)
    if error.hint:
        print(f"        {safe(error.hint)}", file=sys.stderr)
