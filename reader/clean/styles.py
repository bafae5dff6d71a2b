"""What the style sheets inside a page hide from sight: of them, rules for one class, one id or one element with these.

What is longer, or comes several times and is longer together, may be opened by whoever reads, and stays.
A rule for some media, a chain of parts or a state says nothing that holds without a browser and is passed over.
"""

import re
from collections import defaultdict

from reader.page.tree import Element, named_parts, size_of

_TOKENS = re.compile(r"[{}]")
_COMMENTS = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)+)", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_HIDES = re.compile(r"(?:^|[{;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHOWS = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible)",
    re.IGNORECASE,
)
# Characters of style sheets that are read, and rules that are kept.
_MOST, _MOST_RULES = 400_000, 500
# Characters of text that is hidden for good, in all parts of one name.
_LONGEST = 600

Selector = tuple[str, frozenset[str]]


def hide_styled(root: Element) -> None:
    """Give, in place, the attribute ``hidden`` to short parts that the page's own style sheets do not show."""
    hiding, showing = _rules("\n".join(style.text or "" for style in root.iter("style"))[:_MOST])
    if not hiding:
        return
    alike: defaultdict[str, list[Element]] = defaultdict(list)
    known = {name for _, wanted in hiding for name in wanted}
    for element in named_parts(root):
        names = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        if known.isdisjoint(names):
            continue
        tag = str(element.tag)
        hidden = _matches(hiding, tag, names) and not _matches(showing, tag, names)
        if hidden:
            alike[element.get("class") or ""].append(element)
    for parts in alike.values():
        if sum(map(size_of, parts)) <= _LONGEST:
            for part in parts:
                part.set("hidden", "")


def _matches(selectors: list[Selector], tag: str, names: set[str]) -> bool:
    return any(wanted <= names and only in ("", tag) for only, wanted in selectors)


def _rules(sheet: str) -> tuple[list[Selector], list[Selector]]:
    """The selectors of the rules that hide, and of those that show again what they name with more names."""
    if not _HIDES.search(sheet):
        return [], []
    hiding, showing = list[Selector](), list[Selector]()
    sheet, depth, start, selectors = _COMMENTS.sub(" ", sheet), 0, 0, ""
    for token in _TOKENS.finditer(sheet):
        said = sheet[start : token.start()]
        start = token.end()
        if token[0] == "{":
            depth += 1
            selectors = said.rpartition(";")[2] if depth == 1 else ""
            continue
        if depth == 1 and selectors.strip() and not selectors.lstrip().startswith("@"):
            found = hiding if _HIDES.search(said) else showing if _SHOWS.search(said) else None
            if found is not None and len(found) < _MOST_RULES:
                found += _simple(selectors)
        depth = max(0, depth - 1)
    return hiding, showing


def _simple(selectors: str) -> list[Selector]:
    matches = (_SIMPLE.fullmatch(each.strip()) for each in selectors.split(","))
    return [((match[1] or "").lower(), frozenset(_NAMES.findall(match[2]))) for match in matches if match]
