"""Pages that only send on to another: a refresh in their head, or a script that does nothing else."""

import re
from html import unescape

from reader.charset import decode
from reader.model.page import Page

_HTML = frozenset(("text/html", "application/xhtml+xml"))
_HEAD = 16_000
"""Characters in which a page says that it sends on; one that is longer has something to read."""

_AT_ONCE = 1.0
_SOON = 10.0
"""Seconds; who waits longer is to read meanwhile, or to see the same page anew."""

_FEW = 30
"""Words: "If you are not sent on, click here", in any language."""

_META = re.compile(r"<meta\s([^<>]*)>", re.IGNORECASE)
_IS_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?\s*refresh\b", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_WHERE = re.compile(r"\s*(\d{0,6}(?:\.\d*)?)\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)[\"']?\s*", re.IGNORECASE)
_GOES = re.compile(
    r"\s*(?:(?:window|document|self|top)\.)?location(?:(?:\.href)?\s*=\s*|\.(?:replace|assign)\s*\(\s*)"
    r"(?:\"([^\"<>\\\s]+)\"|'([^'<>\\\s]+)')\s*\)?\s*;?\s*"
)
_TAG = re.compile(r"<[^<>]*>")


def sent_on(page: Page) -> str:
    """Where the page sends its reader at once, as written there; empty if it is one to read."""
    if page.content_type not in _HTML:
        return ""
    source, _ = _parted(decode(page.body[:_HEAD], page.charset), "<!--", "-->")
    shown, scripts = _parted(source, "<script", "</script>")
    for hidden in ("style", "template", "title", "textarea"):
        shown, _ = _parted(shown, f"<{hidden}", f"</{hidden}>")
    shown, unscripted = _parted(shown, "<noscript", "</noscript>")
    words = len(_TAG.sub(" ", shown).split()) if len(page.body) < _HEAD else _HEAD
    if target := _refresh(shown, _SOON if words <= _FEW else _AT_ONCE):
        return target
    if words <= _FEW and (target := _refresh(" ".join(unscripted), _SOON)):
        return target
    going = _GOES.fullmatch(scripts[0].partition(">")[2]) if len(scripts) == 1 and not words else None
    return (going[1] or going[2]) if going else ""


def _refresh(source: str, longest: float) -> str:
    for meta in _META.finditer(source):
        content = _CONTENT.search(meta[1]) if _IS_REFRESH.search(meta[1]) else None
        where = _WHERE.fullmatch(unescape(next(filter(None, content.groups()), ""))) if content else None
        if where and float(f"0{where[1]}") <= longest:
            return where[2]
    return ""


def _parted(source: str, begin: str, end: str) -> tuple[str, list[str]]:
    """The source without what stands between the two, in one walk, and what that was; one without an end hides the
    rest."""
    lowered, kept, taken, at = source.lower(), [], [], 0
    if len(lowered) != len(source):
        lowered = source
    while (start := lowered.find(begin, at)) >= 0:
        stop = lowered.find(end, start)
        kept.append(source[at:start])
        taken.append(source[start + len(begin) : stop if stop >= 0 else len(source)])
        at = stop + len(end) if stop >= 0 else len(source)
    return " ".join((*kept, source[at:])), taken
