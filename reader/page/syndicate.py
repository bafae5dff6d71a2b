"""The url scheme of the syndicate's site, ArcaMax, and of every site built the same way.

A channel is ``/<section>/[<group>/]<code>``; its feed is ``<channel>/rss``; its articles and strips are
``<channel>/s-<id>`` or, in feeds, ``/<code>/s-<id>``. The id is one counter over the whole site, and the same
site answers under several host names, so the number alone tells an article from every other.
"""

import re

from reader.model.address import host_of
from reader.page.links import origin_of, path_of

HOME = "arcamax.com"
ORIGIN = "https://www.arcamax.com"
MIRRORS = frozenset(
    (
        "arcamaxezine.com",
        "arcamaxnews.com",
        "ard.arcamaxmails.com",
        "ard.bingeeducational.com",
        "ard.bingeeducate.com",
        "ard.bingeeducation.com",
        "ard.bingeedu.com",
        "ard.binge-education.com",
        "ard.triviastreaks.com",
        "ard.trivia-streak.com",
        "ard.toparcamaxoffers.com",
        "ard.arcamax-plans.com",
        "ard.arcaezines.com",
        "ard.arca-deals.com",
    )
)
GROUPS = ("/politics/fromtheleft/", "/politics/fromtheright/", "/politics/mod/")
"""What stands before a columnist's code; columnists move from one to another."""

_ARTICLE = re.compile(r"/((?:[a-z0-9]+/)+)s-(\d+)(?:-(?:p\d+|\d+))?")
_CHANNEL = re.compile(r"/[a-z0-9]+(?:/[a-z0-9]+){0,2}")
_CARTOON_ROOTS = ("/thefunnies/", "/politics/editorialcartoons/", "/editorialcartoons/")
_NOT_CHANNELS = frozenset(("comics", "columns", "quizzes", "search", "login", "mediacenter", "thefunnies", "politics"))


def site_of(url: str) -> str:
    """The host as `host_of`, mirrors of ArcaMax folded to the one name."""
    host = host_of(url)
    return HOME if host in MIRRORS else host


def is_arcamax(url: str) -> bool:
    """Whether the url is on ArcaMax or one of its mirrors."""
    return site_of(url) == HOME


def on_home_site(url: str) -> str:
    """A url of ArcaMax or a mirror of it as one of the home site; any other url as it is."""
    return ORIGIN + path_of(url) if is_arcamax(url) else url


def story_id(url: str) -> str:
    """The number of the article or strip the url names, empty if it names none."""
    match = _ARTICLE.fullmatch(path_of(url))
    return match[2] if match else ""


def channel_url(url: str) -> str:
    """The channel an article, a list page, a feed or the channel itself belongs to; empty if the path shows none."""
    path = path_of(url)
    if match := _ARTICLE.fullmatch(path):
        path = "/" + match[1].rstrip("/")
    path = re.sub(r"/(?:page-\d+|rss|biography|subscribe)$", "", path)
    known = _CHANNEL.fullmatch(path) and path.strip("/") not in _NOT_CHANNELS
    return origin_of(url) + path if known else ""


def channel_code(url: str) -> str:
    """The site's own name for the channel: the last part of its path."""
    return path_of(channel_url(url)).rpartition("/")[2]


def is_columnists(url: str) -> bool:
    """Whether the path is that of one columnist's channel: under the left, the right or the moderates."""
    return path_of(channel_url(url)).startswith(GROUPS)


def is_cartoon(url: str) -> bool:
    """Whether the path is that of a comic, a strip or an editorial cartoonist."""
    return (path_of(url) + "/").startswith(_CARTOON_ROOTS)
