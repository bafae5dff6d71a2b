"""Facts as YAML at the head of a Markdown file.

Every text is a double-quoted scalar in the form JSON shares with YAML 1.2 (section 7.3.1), so that none of it can be
taken for a number, a date, a list or the end of the block.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

Value = str | date | Sequence[str] | None

_UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff\x85\u2028\u2029]")
"""What JSON lets stand and YAML does not (section 5.1), and the line ends YAML 1.1 knew besides."""


def front_matter(fields: Mapping[str, Value]) -> str:
    """The fields in their order between two lines of hyphens; an unknown one is left out, an empty list is ``[]``."""
    lines = (f"{name}: {_written(value)}\n" for name, value in fields.items() if value is not None and value != "")
    return f"---\n{''.join(lines)}---\n"


def _written(value: Value) -> str:
    """A moment stands unquoted, as YAML's own kind."""
    match value:
        case str():
            return _quoted(value)
        case date():
            return value.isoformat().replace("+00:00", "Z")
        case None:
            return "null"
    return f"[{', '.join(map(_quoted, value))}]"


def _quoted(text: str) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
