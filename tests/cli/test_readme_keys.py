"""The keys that the README tells are keys, and mean something where it says so."""

import re
from pathlib import Path

from reader.ui.commands import key_map
from reader.ui.keynames import keys_written

README = Path(__file__).parents[2] / "README.md"


def test_each_key_of_the_readme_is_bound() -> None:
    bound = {keys for _, keys in key_map().bound}
    table = README.read_text(encoding="utf-8").partition("## Keys")[2].partition("## ")[0]
    told = [word for line in table.splitlines() if line.startswith("|") for word in re.findall(r"`([^`]+)`", line)]
    named = re.findall(r"\b(?:Ctrl-\w|Enter|Esc|Tab|Backspace|Space)\b", table)
    assert len(told) > 20
    keys = {word: keys_written(word) for word in [*told, *named] if word != "fg"}
    assert {word for word, written in keys.items() if written not in bound} <= {"★"} | set("●◐○!")
