"""Which sections of the channels are folded: as the person left them."""

import json

from reader.library.library import Library

FACT = "folded"


def read_folded(library: Library) -> frozenset[str]:
    """The names of the sections; what cannot be understood is none."""
    try:
        names = json.loads(library.fact(FACT) or "[]")
    except ValueError:
        return frozenset()
    return frozenset(each for each in names if isinstance(each, str)) if isinstance(names, list) else frozenset()


def keep_folded(library: Library, folded: frozenset[str]) -> None:
    library.set_fact(FACT, json.dumps(sorted(folded)))
