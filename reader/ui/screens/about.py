"""About this article, this channel, this search, this columnist: what Byline knows and how it came by it."""

from datetime import datetime

from reader.model.address import without_login
from reader.model.channel import Channel, SourceKind
from reader.model.entry import Entry
from reader.model.highlight import Highlight
from reader.model.quotation import between_marks
from reader.model.search import FollowedSearch
from reader.model.verdict import Rung, Verdict
from reader.service.following.adjusting import summary
from reader.service.library.about import About, AboutText
from reader.service.library.columnists import Columnist, lateness
from reader.service.reading.opening import SENTENCES
from reader.typeset.counting import counted
from reader.typeset.dates import age, ago, long_date, until
from reader.typeset.lines import Role
from reader.typeset.widths import fit
from reader.ui.drawing import Piece
from reader.ui.keymap import KeyMap
from reader.ui.screens.sheet import Sheet
from reader.ui.theme import Palette
from reader.ui.widgets.entry_list import wrapped

LABEL = 14
VALUE = 56
Facts = list[tuple[str, str]]

RUNGS = {
    Rung.PAGE: "the column’s own page",
    Rung.PAGES: "its pages, joined",
    Rung.SINGLE: "the page that holds it whole",
    Rung.FEED: "the feed’s own text",
    Rung.LIST: "the picture its list shows",
    Rung.COPY: "another copy of the column",
}
KINDS = {
    SourceKind.FEED: "a feed",
    SourceKind.INDEX: "the list on its page",
    SourceKind.COMIC: "strips, each naming the one before",
    SourceKind.COLUMNIST: "a columnist",
    SourceKind.QUERY: "a search",
}


def verdict_words(verdict: Verdict) -> str:
    """The verdict as a person says it."""
    if verdict is Verdict.FULL:
        return "the full text"
    if verdict is Verdict.PARTIAL:
        return "a part of the text"
    return SENTENCES[verdict][0]


def entry_facts(about: About, now: datetime) -> Facts:
    """What is known about an entry, what is unknown left out."""
    entry, text = about.entry, about.text
    published = long_date(entry.published_at) if entry.published_at else "unknown"
    facts = [
        ("Headline", entry.headline),
        ("Corrected", _correction(entry, now)),
        ("Edited since", f"other words were on its page {ago(about.edited_at, now)}" if about.edited_at else ""),
        ("Byline", entry.byline),
        ("Masthead", entry.masthead),
        ("Published", published),
        ("Channel", entry.channel),
        ("Edition", f"{about.placed.section}: {about.placed.why}" if about.placed else ""),
        *(("Also at", copy) for copy in about.copies),
        ("State", entry.state.value + (", saved" if entry.saved else "")),
        ("Address", without_login(entry.url)),
    ]
    if text is None:
        return [*facts, *_marks(about), ("Text", about.trouble or "not fetched yet")]
    return [*facts, *_marks(about), *_text_facts(text, now), ("Last try", about.trouble)]


def _marks(about: About) -> Facts:
    return [
        ("Tags", ", ".join(about.tags)),
        ("Note", about.note),
        *(("Marked", _marked(each)) for each in about.highlights),
    ]


def _marked(highlight: Highlight) -> str:
    beside = " ".join(highlight.note.split())
    return f"{' '.join(between_marks(highlight.passage.quote).split())}{f' † {beside}' if beside else ''}"


def _correction(entry: Entry, now: datetime) -> str:
    """When its list said otherwise than before, and what it was called until then."""
    if entry.corrected_at is None:
        return ""
    return ", ".join(filter(None, (ago(entry.corrected_at, now), entry.called and f"before: {entry.called}")))


def _text_facts(text: AboutText, now: datetime) -> Facts:
    words = f"{text.article.words:,} words" if text.article.words else ""
    size = f"{max(1, text.size // 1024):,} KB fetched" if text.size else ""
    return [
        ("Text", verdict_words(text.verdict)),
        ("Because", text.reason),
        ("From", RUNGS[text.rung]),
        ("Cleaned", age(text.cleaned_at, now)),
        ("Kept", "as it was when it was saved" if text.pinned else ""),
        ("Length", " · ".join(filter(None, (words, size)))),
        ("Language", text.article.language),
        *(("Page", address) for address in text.addresses if len(text.addresses) > 1),
    ]


def channel_facts(channel: Channel, now: datetime) -> Facts:
    """What is known about a channel. Only one that is followed is asked unbidden."""
    planned = channel.retry_at if channel.followed else None
    return [
        ("Channel", channel.name),
        ("Byline", channel.byline),
        ("Section", channel.section),
        ("Listed by", KINDS[channel.kind]),
        ("Address", without_login(channel.url) + ("" if channel.confirmed else "  (a guess)")),
        ("Feed", without_login(channel.feed_url)),
        ("Asked", age(channel.refreshed_at, now) if channel.refreshed_at else "never"),
        ("Trouble", channel.trouble),
        ("Last answer", _last_answer(channel, now) if channel.trouble else ""),
        ("Next try", until(planned, now) if channel.trouble and planned else ""),
        ("Entries", f"{channel.entries:,}, {channel.unread:,} unread"),
        ("Settings", summary(channel.settings)),
    ]


def search_facts(search: FollowedSearch, found: int, now: datetime) -> Facts:
    """What is known about a followed search that finds so many columns now."""
    return [
        ("Search", search.name),
        ("Query", search.query),
        ("Finds", f"{counted(found, 'column')}, {search.unread:,} unread"),
        ("Followed", f"since {long_date(search.made_at)}"),
    ]


def columnist_facts(columnist: Columnist, now: datetime) -> Facts:
    """What is known about a columnist and of theirs, what is unknown left out."""
    many, names = len(columnist.ids), columnist.aliases
    span = f"the first of {long_date(columnist.first)}, the last of {long_date(columnist.last)}"
    return [
        ("Columnist", columnist.name),
        ("Printed as", " · ".join(names) if len(names) > 1 else ""),
        ("Columns", f"{many:,}: {span}" if many > 1 else f"one, of {long_date(columnist.last)}"),
        ("Publishes", columnist.rhythm.sentence if columnist.rhythm else ""),
        ("The next", lateness(columnist, now.date())),
        ("Mastheads", " · ".join(columnist.mastheads)),
        ("Channels", " · ".join(each.name for each in columnist.channels)),
        *(("Own channel", f"{each.name} {without_login(each.url)}") for each in columnist.own),
        ("Of them", columnist.kept),
    ]


def _last_answer(channel: Channel, now: datetime) -> str:
    return ago(channel.succeeded_at, now) if channel.succeeded_at else "never"


def _lines(facts: Facts) -> list[list[Piece]]:
    return [
        [(fit(label if number == 0 else "", LABEL), Role.DIM), (part, Role.TEXT)]
        for label, value in facts
        if value
        for number, part in enumerate(part for line in value.split("\n") for part in wrapped(line, VALUE))
    ]


def about_screen(palette: Palette, keys: KeyMap, title: str, facts: Facts) -> Sheet:
    """The facts as a sheet over the reading screen."""
    return Sheet(palette, keys, title, _lines(facts), "about")
