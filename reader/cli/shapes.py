"""What ``--json`` prints, field by field. Moments are ISO 8601; what is not known is null or empty."""

from collections.abc import Iterable, Mapping

from reader.model.channel import CHANNEL_CHOICES, SourceKind
from reader.model.entry import State
from reader.model.verdict import Rung, Verdict
from reader.service.library.exporting import Format

Shape = Mapping[str, str]


def _one_of(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"


WHOLE = (Verdict.FULL, Verdict.PARTIAL)
_WITH_TEXT = _one_of(each for each in Verdict if each.has_text)

ENTRY: Shape = {
    "url": "the address of the column",
    "headline": "its headline",
    "byline": "who wrote it",
    "masthead": "the paper it is from",
    "channel": "a channel that lists it",
    "published_at": "when it was published",
    "dek": "the line under the headline",
    "state": _one_of(State),
    "saved": "whether it is kept",
    "minutes": "to read it, null until its text is known",
    "verdict": f"{_WITH_TEXT}, null until its text is known",
    "edited": "whether its page has other words now than the text that is kept",
    "also": "where other copies of the same column are, by masthead",
}
CHANNEL: Shape = {
    "url": "the page of the channel",
    "feed_url": "its feed, empty if there is none",
    "name": "its name",
    "byline": "whose columns it lists",
    "section": "its section of the catalogue",
    "kind": _one_of(SourceKind),
    "confirmed": "false if the address is a guess",
    "followed": "whether you follow it",
    "unread": "how many of its columns are unread",
    "refreshed_at": "when it was last asked",
    "trouble": "why the last refresh failed, empty if it did not",
    **{name: f"what is set for it: {', '.join(choices)}" for name, choices in CHANNEL_CHOICES.items()},
}
PACK: Shape = {
    "name": "what it is called",
    "about": "what it is, in a few words",
    "channels": "the names of its channels",
    "followed": "how many of them you follow",
}
ARTICLE: Shape = {
    "url": "the address of the column",
    "headline": "its headline",
    "byline": "who wrote it",
    "masthead": "the paper it is from",
    "published_at": "when it was published",
    "kicker": "what stands over the headline",
    "dek": "the line under it",
    "verdict": _WITH_TEXT,
    "rung": f"where the text is from: {_one_of(Rung)}",
    "language": "as a language tag",
    "words": "how many",
    "minutes": "to read it",
    "text": "paragraphs apart by an empty line",
    "author_note": "what stands under the text about its author",
    "rights": "the line about copyright",
    "published_in": "channels, each with name, byline and url",
    "related": "the same",
    "comics": "the same",
    "comments_url": "where its comments are",
}
FAILURE: Shape = {
    "url": "what was asked for",
    "verdict": f"what came instead: {_one_of(each for each in Verdict if each not in WHOLE)}",
    "error": "what happened",
    "hint": "what can be done",
}
EXPORTED: Shape = {
    "place": "the file or folder",
    "format": _one_of(Format),
    "columns": "how many were taken",
    "failed": "how many could not be had or written",
    "urls": "the addresses of those that were taken",
    "textless": "how many were left out, because their text is not here yet",
}
COLUMNIST: Shape = {
    "name": "who it is, told from others of their name",
    "printed_as": "their names as they are printed, the usual one first",
    "mastheads": "the papers they write for",
    "channels": "the channels that list them",
    "own_channels": "the pages of channels under their name, followed or not",
    "columns": "how many are here",
    "first": "the day of the first of them",
    "last": "the day of the last",
    "rhythm": "when they usually publish, empty where too few are here",
    "expected": "the day the next was to be expected on, null where too few are here",
    "late": "a sentence where that is long past, empty where it is not",
    "finished": "how many of them are finished",
    "saved": "how many are kept",
    "highlighted": "how many have a mark of yours",
    "query": "the search that finds them",
}
SHAPES: Mapping[str, Shape] = {
    "latest, saved, search, columnist: an entry": ENTRY,
    "columnist: who it is, before the entries": COLUMNIST,
    "edition: an entry of it": {**ENTRY, "part": "the part of the paper it stands in", "why": "why it was chosen"},
    "channels, refresh, add: a channel": CHANNEL,
    "packs, add --pack: a starter pack": PACK,
    "read: a column": ARTICLE,
    "read: what could not be had": FAILURE,
    "export: what was written": EXPORTED,
}
