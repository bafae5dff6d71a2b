"""The shapes of ``--json``: one flat object a line, times in ISO 8601, what is unknown as null or empty."""

from reader.editorial.pace import reading_minutes
from reader.errors import BylineError
from reader.model.address import without_login
from reader.model.article import Article, ChannelLink
from reader.model.blocks import blocks_text
from reader.model.channel import CHANNEL_CHOICES, Channel
from reader.model.entry import Entry
from reader.model.moment import moment_to_text
from reader.model.search import FollowedSearch
from reader.model.verdict import Rung, Verdict
from reader.service.following.packs import Held
from reader.service.library.columnists import Columnist
from reader.text import safe

Record = dict[str, object]


def article_record(article: Article, verdict: Verdict, rung: Rung) -> Record:
    return {
        "url": without_login(article.url),
        "headline": article.headline,
        "byline": article.byline,
        "masthead": article.masthead,
        "published_at": moment_to_text(article.published_at),
        "kicker": article.kicker,
        "dek": article.dek,
        "verdict": verdict.value,
        "rung": rung,
        "language": article.language,
        "words": article.words,
        "minutes": reading_minutes(article.words),
        "text": article.text,
        "author_note": blocks_text(article.author_note),
        "rights": article.rights,
        "published_in": [_link(each) for each in article.published_in],
        "related": [_link(each) for each in article.related],
        "comics": [_link(each) for each in article.comics],
        "comments_url": article.comments_url,
    }


def failure_record(what: str, error: BylineError) -> Record:
    url = safe(without_login(what))
    return {"url": url, "verdict": error.verdict.value, "error": safe(error.headline), "hint": safe(error.hint)}


def entry_record(entry: Entry) -> Record:
    return {
        "url": without_login(entry.url),
        "headline": entry.headline,
        "byline": entry.byline,
        "masthead": entry.masthead,
        "channel": entry.channel,
        "published_at": moment_to_text(entry.published_at),
        "dek": entry.dek,
        "state": entry.state.value,
        "saved": entry.saved,
        "minutes": entry.minutes or None,
        "verdict": entry.verdict.value if entry.verdict else None,
        "edited": entry.edited,
        "also": list(entry.also),
    }


def channel_record(channel: Channel) -> Record:
    return {
        "url": without_login(channel.url),
        "feed_url": without_login(channel.feed_url),
        "name": channel.name,
        "byline": channel.byline,
        "section": channel.section,
        "kind": channel.kind.value,
        "confirmed": channel.confirmed,
        "followed": channel.followed,
        "unread": channel.unread,
        "refreshed_at": moment_to_text(channel.refreshed_at),
        "trouble": channel.trouble,
        **{name: getattr(channel.settings, name) for name in CHANNEL_CHOICES},
    }


def pack_record(held: Held) -> Record:
    return {
        "name": held.pack.name,
        "about": held.pack.about,
        "channels": [each.name for each in held.channels],
        "followed": held.followed,
    }


def search_record(search: FollowedSearch) -> Record:
    return {
        "name": search.name,
        "kind": "search",
        "query": search.query,
        "followed": True,
        "unread": search.unread,
    }


def columnist_record(columnist: Columnist, late: str) -> Record:
    return {
        "name": columnist.name,
        "printed_as": list(columnist.aliases),
        "mastheads": list(columnist.mastheads),
        "channels": [each.name for each in columnist.channels],
        "own_channels": [without_login(each.url) for each in columnist.own],
        "columns": len(columnist.ids),
        "first": columnist.first.isoformat(),
        "last": columnist.last.isoformat(),
        "rhythm": columnist.rhythm.sentence if columnist.rhythm else "",
        "expected": columnist.rhythm.expected.isoformat() if columnist.rhythm else None,
        "late": late,
        "finished": columnist.finished,
        "saved": columnist.saved,
        "highlighted": columnist.highlighted,
        "query": columnist.query,
    }


def _link(link: ChannelLink) -> Record:
    return {"name": link.name, "byline": link.byline, "url": link.url}
