"""A column as a file of a vault: a folder of Markdown that Obsidian, Logseq and a person read and write in.

What is ours stands in the front matter under `FIELDS` and between two lines ``<!-- byline:begin NAME -->`` and
``<!-- byline:end -->``. All else is the person's and stays as it is, byte for byte.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import quote

from reader.export.appendix import quoted, written
from reader.export.item import Item, facts
from reader.export.markdown import Value, blocks_markdown, column, front_matter
from reader.export.markdown_text import plain
from reader.model.blocks import block_text
from reader.model.passage import find_passage
from reader.text import inert_lines

FIELDS = ("title", "author", "source", "url", "published", "saved", "tags", "verdict", "byline", "byline-tags")
"""Those of the front matter that are written anew; ``byline-tags`` are the tags that are not of the person's hand."""
TEXT, MARKS, COLUMNS = "text", "marks", "columns"
"""The names of what is fenced."""

_BEGIN = re.compile(r"<!-- byline:begin (?P<name>\w+) -->[ \t]*\r?\n?")
_END = re.compile(r"<!-- byline:end -->[ \t]*\r?\n?")
_LIKE_OURS = re.compile(r"^([ \t>]*)<!-- byline:", re.MULTILINE)
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:(?!---[ \t]*(?:\r?\n|\Z)).*(?:\n|\Z))*?)---[ \t]*(?:\r?\n|\Z)")
_KEY = re.compile(r"""["']?(?P<name>[^\s"'#:-][^:"']*?)["']?[ \t]*:(?=\s|$)""")
_ITEM = re.compile(r"""(?:^\s*-\s+|[\[,]\s*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\[\],\n"'][^,\]\n]*)""", re.MULTILINE)
_ID = re.compile(r"""^byline:[ \t]*["']?(?P<id>[0-9a-f]{16})["']?[ \t]*\r?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file: ours under a name, or the person's if that is empty."""

    text: str
    name: str = ""


def vault_id(key: str) -> str:
    """By what a file is found again wherever it was moved; the same in every library that has the entry."""
    return sha256(key.encode(errors="replace")).hexdigest()[:16]


def columnist_id(author: str) -> str:
    """As `vault_id`, of the page of a columnist."""
    return vault_id(f"columnist {author}")


def id_in(text: str) -> str:
    """The id in the front matter of a file, of which the beginning is enough; empty if it is none of ours."""
    front = _FRONT.match(text)
    found = _ID.search(front["fields"]) if front else None
    return found["id"] if found else ""


def column_file(item: Item, before: str = "") -> str:
    """The file of a saved column, with what the person wrote into the one ``before``."""
    about = facts(item)
    names, places = _named_blocks(item)
    fields: dict[str, Value] = {
        "title": about.headline,
        "author": about.byline,
        "source": about.masthead,
        "url": about.url,
        "published": about.published_at,
        "saved": item.saved_at,
        "tags": item.tags,
        "verdict": item.verdict.value if item.verdict else "",
        "byline": vault_id(item.entry.key),
    }
    return _file(before, fields, {TEXT: column(item, names), MARKS: _marks(item, places)})


def columnist_file(author: str, columns: Sequence[tuple[str, str, str]], before: str = "") -> str:
    """The page of a columnist: their columns, each with headline, day and the path to its file from this one."""
    lines = [f"- [{plain(headline, ' ')}]({quote(path)}){f' {day}' if day else ''}" for headline, day, path in columns]
    title = plain(author, " ")
    fields: dict[str, Value] = {"title": author, "byline": columnist_id(author)}
    return _file(before, fields, {COLUMNS: f"# {title}\n\n" + "\n".join(lines)})


def let_go(before: str) -> str:
    """What stays of a file whose column is kept no longer; empty if the person wrote nothing into it."""
    front, rest = _parted(before)
    own = [part for part in rest if not part.name]
    theirs = _their_tags(front)
    if not theirs and not any(part.text.strip() for part in own) and not "".join(_foreign(front)).strip():
        return ""
    gone = {"saved", "verdict", "tags", "byline-tags"}
    ours = "".join(text for name, text in _fields(front) if name in FIELDS and name not in gone)
    tags = front_matter({"tags": theirs}).removeprefix("---\n").removesuffix("---\n") if theirs else ""
    return f"---\n{ours}{tags}{''.join(_foreign(front))}---\n" + "".join(part.text for part in own)


def has_fences(text: str) -> bool:
    """Whether there is something of ours between fences."""
    return any(part.name for part in _parted(text)[1])


def _file(before: str, fields: Mapping[str, Value], ours: Mapping[str, str]) -> str:
    front, parts = _parted(before)
    listed = fields.get("tags") or ()
    tags = tuple(dict.fromkeys((*(listed if isinstance(listed, tuple) else ()), *_their_tags(front))))
    said: dict[str, Value] = dict(fields)
    if "tags" in fields or tags:
        said["tags"] = tags
    if listed:
        said["byline-tags"] = listed
    head = inert_lines(front_matter(said)).removesuffix("---\n") + "".join(_foreign(front)) + "---\n"
    return head + "".join(part.text for part in _filled(parts, ours))


def _filled(parts: Sequence[Part], ours: Mapping[str, str]) -> Iterator[Part]:
    """The parts with ours as it is now where it stood, and behind them what stood nowhere."""
    left = dict(ours)
    last = ""
    for part in parts:
        if part.name:
            content = left.pop(part.name, "")
            if not content:
                continue
            part = replace(part, text=_fenced(part.name, content))
        last = part.text or last
        yield part
    for name, content in left.items():
        if content:
            gap = "" if not last or last.endswith("\n\n") else "\n" if last.endswith("\n") else "\n\n"
            last = _fenced(name, content)
            yield Part(gap + last, name)


def _fenced(name: str, content: str) -> str:
    inside = _LIKE_OURS.sub(r"\1<!-- byline :", inert_lines(content).strip("\n"))
    return f"<!-- byline:begin {name} -->\n\n{inside}\n\n<!-- byline:end -->\n"


def _parted(text: str) -> tuple[str, list[Part]]:
    """The fields of the front matter as they are written, and the parts behind it. A fence without its end is none:
    what follows it may be the person's."""
    front = _FRONT.match(text)
    rest = text[front.end() :] if front else text
    parts: list[Part] = []
    at = own = 0
    while begin := _line(_BEGIN, rest, at):
        end, following = _line(_END, rest, begin.end()), _line(_BEGIN, rest, begin.end())
        if end is None or (following and following.start() < end.start()):
            at = begin.end()
            continue
        parts += [Part(rest[own : begin.start()]), Part(rest[begin.end() : end.start()], begin["name"])]
        at = own = end.end()
    return (front["fields"] if front else ""), [*(part for part in parts if part.text or part.name), Part(rest[own:])]


def _line(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """The next that begins a line."""
    starts = (found for found in pattern.finditer(text, at) if found.start() == 0 or text[found.start() - 1] == "\n")
    return next(starts, None)


def _fields(front: str) -> list[tuple[str, str]]:
    """The fields with the lines that belong to each, in their order; what stands before the first has no name."""
    fields: list[tuple[str, str]] = []
    for line in front.splitlines(keepends=True):
        key = _KEY.match(line)
        if key or not fields:
            fields.append((key["name"].strip() if key else "", line))
        else:
            fields[-1] = (fields[-1][0], fields[-1][1] + line)
    return fields


def _foreign(front: str) -> Iterator[str]:
    """The lines of fields that the person added."""
    for name, text in _fields(front):
        if name not in FIELDS:
            yield text if text.endswith("\n") else f"{text}\n"


def _their_tags(front: str) -> tuple[str, ...]:
    """Tags in the file that are not of ours."""
    fields = dict(_fields(front))
    ours = set(_listed(fields.get("byline-tags", "")))
    return tuple(tag for tag in _listed(fields.get("tags", "")) if tag not in ours)


def _listed(field: str) -> list[str]:
    """The items of a list in either of YAML's styles, or the single word."""
    _, _, value = field.partition(":")
    found = [_unquoted(each) for each in _ITEM.findall(value)]
    single = value.strip()
    return [each for each in found if each] or ([single] if single and single[0] not in "[-" else [])


def _unquoted(text: str) -> str:
    if text.startswith('"'):
        return re.sub(r"\\(u[0-9a-fA-F]{4}|.)", lambda found: _character(found[1]), text[1:-1])
    return text[1:-1].replace("''", "'") if text.startswith("'") else text.strip()


def _character(escape: str) -> str:
    if len(escape) == 5:
        return chr(int(escape[1:], 16))
    return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(escape, escape)


def _named_blocks(item: Item) -> tuple[dict[int, str], list[str]]:
    """A name for each block in which a passage is marked, by the number of the block, and for each passage that of the
    block it begins in, empty where it is not found."""
    article = item.article
    if article is None:
        return {}, [""] * len(item.highlights)
    ends: list[tuple[int, int]] = []
    at = 0
    for block in article.blocks:
        words = block_text(block, seen=True)
        ends.append((at, at + len(words)))
        at += len(words) + 2 if words else 0
    names: dict[int, str] = {}
    begins = []
    for each in item.highlights:
        place = find_passage(article.seen, each.passage)
        numbers = [n for n, (start, end) in enumerate(ends) if place and start < place[1] and place[0] < end]
        for number in numbers:
            names.setdefault(number, f"m{number + 1}")
        begins.append(names[numbers[0]] if numbers else "")
    return names, begins


def _marks(item: Item, places: Sequence[str]) -> str:
    """Marked passages, each with a link to where it stands and what is written beside it, then the note."""
    parts = []
    for each, place in zip(item.highlights, places, strict=True):
        link = f"[[#^{place}]]" if place else ""
        parts += [blocks_markdown((quoted(each.passage.quote),)), link, blocks_markdown(tuple(written(each.note)))]
    if parts:
        parts.insert(0, "## Marked")
    if item.note:
        parts += ["## Note", blocks_markdown(tuple(written(item.note)))]
    return "\n\n".join(filter(None, parts))
