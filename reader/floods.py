"""Tags with more attributes than any page needs: a parser takes the square of their number in time.

For whoever parses markup from outside; such a tag loses its attributes and nothing else is changed.
"""

import re

_LONG_TAG = re.compile(r"<([a-z][\w:.-]*+)[^<>]{5000,}+>?", re.IGNORECASE)
_MOST_ATTRIBUTES = 500
# The same for values in quotes, which may hold anything.
_QUOTED_FLOOD = re.compile(r"<([a-z][a-z0-9]*+)(?:[^<>=]*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|)){1000,}+", re.IGNORECASE)


def without_floods(text: str) -> str:
    """The source with every flooded tag bare."""
    return _QUOTED_FLOOD.sub(r"<\1", _LONG_TAG.sub(_bounded_tag, text))


def _bounded_tag(tag: re.Match[str]) -> str:
    """The tag as it is, or bare. A picture written into its own tag is long, but it is one attribute."""
    attributes = len(tag[0].split(maxsplit=_MOST_ATTRIBUTES))
    bare = f"<{tag[1]}/>" if tag[0].endswith("/>") else f"<{tag[1]}>"
    return bare if attributes > _MOST_ATTRIBUTES or tag[0].count("=") > 10 * _MOST_ATTRIBUTES else tag[0]
