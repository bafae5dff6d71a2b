"""What other sites show in a text: films, sound, and posts.

A player has no text of its own. It stands in the tree as a picture does, an ``img`` with the name of its kind, so that
whatever decides which pictures belong to the column decides it for players too.
"""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from reader.clean.blocks.inline import Address, absolute
from reader.model.blocks import Blocks, Embed, EmbedKind, Paragraph, Spans, block_text
from reader.page.tree import Element, features
from reader.page.words import words
from reader.text import safe

_KIND = "data-embed"
PLAYERS = words("iframe video audio amp-youtube amp-vimeo lite-youtube amp-iframe amp-video")
_HOSTS = {
    EmbedKind.VIDEO: words(
        "youtube.com youtube-nocookie.com youtu.be vimeo.com dailymotion.com ted.com brightcove.net jwplatform.com "
        "jwplayer.com wistia.net wistia.com vevo.com twitch.tv rumble.com streamable.com"
    ),
    EmbedKind.AUDIO: words(
        "soundcloud.com spotify.com podcasts.apple.com bandcamp.com acast.com megaphone.fm simplecast.com libsyn.com "
        "buzzsprout.com omny.fm podbean.com transistor.fm mixcloud.com npr.org spreaker.com"
    ),
    EmbedKind.POST: words(
        "twitter.com x.com instagram.com facebook.com tiktok.com reddit.com redditmedia.com bsky.app threads.net "
        "threads.com linkedin.com"
    ),
}
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-url")
_YOUTUBE = re.compile(r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})(?![\w-])")
_VIMEO = re.compile(r"^https?://player\.vimeo\.com/video/(\d+)")
_SAYS_NOTHING = re.compile(
    r"|(?:(?:youtube|vimeo|embedded|external|video|audio|spotify|soundcloud|twitter|media|content|post|tweet|iframe|"
    r"player|embed|widget|from|on|by)\W*)+",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|fb-post|fb-video|tiktok-embed|bluesky-embed|mastodon-embed|"
    r"reddit-embed\w*|reddit-card|text-post-media|threads-embed)\b"
)
_STATUS = re.compile(r"/(?:status(?:es)?|p|reel|posts?|video|comments|profile|permalink|t|@[\w.]+)/")
_DASH = re.compile(r"\s*[—–―-]\s*")
_LONGEST_SOURCE = 20


def stand_in(player: Element) -> bool:
    """Put into the place of a player, in the tree, what says of it all there is to say; False if it is none to show."""
    url = _player_url(player)
    kind = _kind_of(player, url)
    if kind is None or (player.get("width") or "").strip() in ("0", "1"):
        return False
    title = safe(player.get("title") or player.get("aria-label") or player.get("data-title") or "")
    tail = player.tail
    player.clear()
    player.tag, player.tail = "img", tail
    player.set(_KIND, kind.value)
    player.set("src", url)
    player.set("alt", "" if _SAYS_NOTHING.fullmatch(title) else title)
    return True


def _player_url(player: Element) -> str:
    if "youtube" in player.tag:
        name = player.get("data-videoid") or player.get("videoid") or ""
        return f"https://www.youtube.com/watch?v={name}" if re.fullmatch(r"[\w-]{6,20}", name) else ""
    if player.tag == "amp-vimeo":
        return f"https://vimeo.com/{player.get('data-videoid') or ''}"
    sources = [player, *player.iter("source")]
    return next((safe(url) for part in sources for name in _SOURCES if _leads(url := part.get(name) or "")), "")


def _leads(url: str) -> bool:
    return bool(url) and not url.startswith(("about:", "blob:", "data:", "javascript:"))


def _kind_of(player: Element, url: str) -> EmbedKind | None:
    if not url or (player.tag == "video" and player.get("autoplay") is not None and player.get("controls") is None):
        return None
    if player.tag in ("video", "audio", "amp-video"):
        return EmbedKind.AUDIO if player.tag == "audio" else EmbedKind.VIDEO
    try:
        host = urlsplit(url).netloc.lower()
    except ValueError:
        return None
    # The last one, two or three names of the host, as the tables have them.
    parts = host.split(".")
    names = {".".join(parts[at:]) for at in range(max(0, len(parts) - 3), len(parts))}
    return next((kind for kind, hosts in _HOSTS.items() if names & hosts), None)


def is_player(image: Element) -> bool:
    """Whether the ``img`` stands in for a player."""
    return image.get(_KIND) is not None


def player_of(image: Element, address: Address, said: Blocks = ()) -> Embed:
    """The card of a player; ``said`` is its caption."""
    return Embed(
        EmbedKind(image.get(_KIND) or EmbedKind.VIDEO),
        _watch_page(absolute(image.get("src") or "", address.base or address.page)),
        image.get("alt") or "",
        said,
    )


def _watch_page(url: str) -> str:
    """The page a person would open, where the address of the player tells it."""
    if found := _YOUTUBE.match(url):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.match(url):
        return f"https://vimeo.com/{found[1]}"
    return url


def is_post(quote: Element) -> bool:
    """Whether a block quotation is a post of another site, as its script would show it."""
    return bool(_POST.search(features(quote)))


def post_of(quote: Element, address: Address, said: Blocks) -> Embed:
    """The card of a post: its text, who wrote it if its last line says so, and the post itself."""
    links = [absolute(link.get("href") or "", address.base or address.page) for link in quote.iter("a")]
    stated = absolute(quote.get("cite") or quote.get("data-instgrm-permalink") or "", address.base or address.page)
    url = stated or next((link for link in reversed(links) if _STATUS.search(link)), "")
    blocks, source = without_source(said)
    return Embed(EmbedKind.POST, url, blocks=blocks, source=source)


def without_source(blocks: Blocks) -> tuple[Blocks, Spans]:
    """The blocks without a last line like ``— Ada Holm``, and that line without its dash."""
    last = blocks[-1] if len(blocks) > 1 else None
    if not isinstance(last, Paragraph) or len(block_text(last).split()) > _LONGEST_SOURCE:
        return blocks, ()
    first, *others = last.spans
    dash = _DASH.match(first.text)
    if not dash:
        return blocks, ()
    bare = replace(first, text=first.text[dash.end() :])
    return blocks[:-1], (bare, *others) if bare.text else tuple(others)
