"""Rules for the pages of one site, read from a text file in the format of Full-Text RSS ("FTR").

One directive a line, ``name: value``; a line that begins with ``#`` is a comment. Those of one name are tried in their
order. The format is that of the public collection ftr-site-config; its directives that ask for another program's
doings are named in a complaint and passed over, so that a file made for another reader can be taken as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reader.text import inert, safe


@dataclass(frozen=True, slots=True)
class Setting:
    """What one directive says, and the line of the file that says it, counted from 1."""

    line: int
    value: str


Settings = tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line of the file that is not obeyed, and why, in a sentence for a person."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for the pages of a site.

    The settings are XPath 1.0, but for ``strip_id_or_class`` and ``strip_image_src``, which are parts of a name.
    ``replacements`` are pairs (text of the page's source, what stands in its place); ``headers`` pairs (lower-case
    name, value) to ask with; ``wrap_in`` pairs (name of an element, what it is put around), ``move_into`` pairs (XPath
    of where to, what is moved there); ``prune`` is whether furniture is taken out of the body.
    """

    title: Settings = ()
    author: Settings = ()
    date: Settings = ()
    body: Settings = ()
    strip: Settings = ()
    strip_id_or_class: Settings = ()
    strip_image_src: Settings = ()
    single_page_link: Settings = ()
    next_page_link: Settings = ()
    replacements: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    strip_attr: Settings = ()
    wrap_in: tuple[tuple[str, Setting], ...] = ()
    move_into: tuple[tuple[str, Setting], ...] = ()
    prune: bool = True
    test_urls: tuple[str, ...] = ()

    @property
    def touch_text(self) -> bool:
        """Whether they decide what the text is, and not only what is said of it."""
        return bool(self.body or self.strip or self.strip_id_or_class or self.strip_image_src or self.replacements)


HEADERS = frozenset(("user-agent", "referer", "cookie"))
_PATHS = frozenset(("title", "author", "date", "body", "strip", "single_page_link", "next_page_link", "strip_attr"))
_SUBSTRINGS = frozenset(("strip_id_or_class", "strip_image_src"))
_WITHOUT_EFFECT = frozenset(
    (
        *("tidy", "parser", "autodetect_on_failure", "autodetect_next_page", "test_contains", "skip_json_ld"),
        *("src_lazy_load_attr", "insert_detected_image", "convert_double_br_tags", "footnotes"),
    )
)
_SIGNS_IN = frozenset(
    (
        *("requires_login", "login_uri", "login_username_field", "login_password_field", "login_extra_fields"),
        "not_logged_in_xpath",
    )
)
_WRAPPERS = frozenset(("blockquote", "p", "div", "pre", "code", "figure", "h2", "h3", "h4", "em", "strong", "section"))
_WITH_ARGUMENT = re.compile(r"(replace_string|http_header|wrap_in|move_into)\((.+?)\)\s*:(.*)", re.IGNORECASE)
_PLAIN = re.compile(r"([A-Za-z_]+)\s*:(.*)")
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
# Inside square brackets these go through the page once more for every element of it.
_WHOLE_PAGE = re.compile(r"\b(?:following|preceding)\s*::|\.\.\s*//|(?<![\w.\])*/])//?")
_LONGEST_PATH = 1000
_MOST_LINES = 500


def parse_rules(text: str) -> tuple[Rules, tuple[Complaint, ...]]:
    """The rules in the text, and the lines that could not be taken. Any text gives rules, if only empty ones."""
    reading = _Reading()
    lines = text.removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines[:_MOST_LINES], 1):
        reading.line(number, line.strip())
    if len(lines) > _MOST_LINES:
        reading.complain(_MOST_LINES + 1, "The file is too long; the rest of it is not read.")
    return reading.rules(), tuple(sorted(reading.complaints, key=lambda complaint: complaint.line))


class _Reading:
    """What was read so far of one file."""

    def __init__(self) -> None:
        self.complaints: list[Complaint] = []
        self._settings: dict[str, list[Setting]] = {name: [] for name in _PATHS | _SUBSTRINGS}
        self._finds: list[Setting] = []
        self._replaces: list[Setting] = []
        self._pairs: list[tuple[int, str, str]] = []
        self._wraps: list[tuple[str, Setting]] = []
        self._moves: list[tuple[str, Setting]] = []
        self._headers: dict[str, str] = {}
        self._prune = True
        self._test_urls: list[str] = []

    def complain(self, number: int, text: str) -> None:
        self.complaints.append(Complaint(number, text))

    def line(self, number: int, line: str) -> None:
        if not line or line.startswith("#"):
            return
        if match := _WITH_ARGUMENT.fullmatch(line):
            self._with_argument(number, match[1].lower(), match[2], match[3].strip())
        elif match := _PLAIN.fullmatch(line):
            self._plain(number, match[1].lower(), match[2].strip())
        else:
            self.complain(number, "This is no “name: value”.")

    def _with_argument(self, number: int, name: str, argument: str, value: str) -> None:
        if name == "replace_string":
            self._pairs.append((number, argument, value))
            return
        if name == "wrap_in":
            self._wrap(number, argument.strip().lower(), value)
            return
        if name == "move_into":
            self._move(number, argument.strip(), value)
            return
        header = argument.strip().lower()
        if header in HEADERS:
            self._headers[header] = safe(value)
        else:
            self.complain(
                number, f"The header “{safe(argument)}” is not sent, only user-agent, referer and cookie are."
            )

    def _wrap(self, number: int, tag: str, value: str) -> None:
        if tag not in _WRAPPERS:
            self.complain(number, f"Nothing can be put into “{safe(tag)}”.")
        elif problem := _problem(value):
            self.complain(number, problem)
        else:
            self._wraps.append((tag, Setting(number, value)))

    def _move(self, number: int, place: str, value: str) -> None:
        if problem := _problem(place) or _problem(value):
            self.complain(number, problem)
        else:
            self._moves.append((place, Setting(number, value)))

    def _plain(self, number: int, name: str, value: str) -> None:
        # Only a replacement may be empty: it deletes what was found.
        if name == "replace_string":
            self._replaces.append(Setting(number, value))
        elif not value:
            self.complain(number, f"“{name}” says nothing.")
        elif name in _PATHS:
            self._path(number, name, value)
        elif name in _SUBSTRINGS:
            self._settings[name].append(Setting(number, value.strip("'\"")))
        elif name == "find_string":
            self._finds.append(Setting(number, value))
        elif name == "prune":
            self._prune = value.lower() != "no"
        elif name == "test_url":
            self._test_urls.append(safe(value))
        elif name in _SIGNS_IN:
            self._signing_in(number, name, value)
        elif name not in _WITHOUT_EFFECT:
            self.complain(number, f"Byline does not know the directive “{name}”.")

    def _signing_in(self, number: int, name: str, value: str) -> None:
        """One complaint for the whole group, where the file says that the site wants it."""
        if name == "requires_login" and value.lower() != "no":
            self.complain(number, "Byline fills in no form to sign in; it takes the cookies of the browser instead.")

    def _path(self, number: int, name: str, value: str) -> None:
        if problem := _problem(value):
            self.complain(number, problem)
        else:
            self._settings[name].append(Setting(number, value))

    def rules(self) -> Rules:
        return Rules(
            **{name: tuple(settings) for name, settings in self._settings.items()},
            replacements=tuple(self._replacements()),
            headers=tuple(self._headers.items()),
            wrap_in=tuple(self._wraps),
            move_into=tuple(self._moves),
            prune=self._prune,
            test_urls=tuple(self._test_urls),
        )

    def _replacements(self) -> Iterator[tuple[str, str]]:
        """The pairs in the order of the lines that look for something."""
        paired = [(find.line, find.value, to.value) for find, to in zip(self._finds, self._replaces, strict=False)]
        for find in self._finds[len(self._replaces) :]:
            self.complain(find.line, "This “find_string” has no “replace_string”.")
        for to in self._replaces[len(self._finds) :]:
            self.complain(to.line, "This “replace_string” has no “find_string”.")
        yield from ((find, to) for _, find, to in sorted(self._pairs + paired))


def _problem(path: str) -> str:
    """Why the XPath will not be tried; empty if it will."""
    if len(path) > _LONGEST_PATH:
        return f"This XPath is longer than {_LONGEST_PATH} characters."
    if any(_WHOLE_PAGE.search(part) for part in _bracketed(_LITERAL.sub("''", path))):
        return "This XPath goes through the whole page inside square brackets, which takes too long."
    try:
        etree.XPath(path, regexp=False)
    except (etree.XPathError, ValueError, UnicodeError) as error:
        return f"This is no XPath: {safe(inert(str(error)))}."
    return ""


def _bracketed(path: str) -> Iterator[str]:
    """What stands inside the outermost square brackets."""
    depth, begun = 0, 0
    for at, char in enumerate(path):
        if char == "[":
            depth, begun = depth + 1, begun if depth else at + 1
        elif char == "]" and depth:
            depth -= 1
            if not depth:
                yield path[begun:at]
