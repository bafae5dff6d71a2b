"""Parts of a page that are not the article, told by tag, role and name, taken out of the tree."""

import re
from copy import deepcopy

from reader.page.tree import Element, drop, features, size_of
from reader.page.words import words

_TAGS = frozenset(("nav", "footer", "aside", "dialog", "form"))
_TURNS = frozenset(("next", "prev"))
_ROLES = words("navigation complementary contentinfo search dialog alertdialog menu menubar toolbar")
# Names as sites give them to parts around an article; each stands as a word of its own in class or id.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:"
    r"ad|ads|adunit|ad-?slot|ad-?box|advert\w*|sponsored|outbrain|taboola|promo\w*|"
    r"share|sharing|sharedaddy|share-?bar|social|socials|social-?(?:share|media|links|icons|buttons)|addthis\w*|addtoany\w*|"
    r"newsletter\w*|subscribe\w*|subscription|sign-?up|mailing-?list|opt-?in|"
    r"related\w*|recommend\w*|read-?(?:more|next)|more-(?:from|stories|news|on)|also-like|see-also|you-may-like|jp-relatedposts|yarpp\w*|"
    r"trending|most-?(?:read|popular|viewed)|popular-posts|latest-(?:news|posts|stories)|"
    r"comments?|comments?-(?:area|section|list)|disqus\w*|story-comments|respond|"
    r"cookies?|cookie-?\w+|consent|gdpr|"
    r"breadcrumbs?|pagination|pager|page-?nav|post-?nav\w*|nav-?links|toolbar|skip-?link|"
    r"tags?-?(?:list|links|cloud)|post-?tags|article-?tags|entry-?tags|"
    r"author-?(?:bio|box|card|info|profile)|about-?the-?author|"
    r"screen-reader\w*|sr-only|visually-?hidden|visuallyhidden|print-?only|no-?print|noprint|hidden-print|"
    r"sidebar|masthead|site-?(?:header|footer|nav\w*)|channel-subscribe|comic-share|op-tracker"
    r")(?:$|[\s_-])"
)
_PULL = re.compile(r"quote|footnote|fn\b|note-content")
_ENOUGH = 400
_NEVER = words("html body main article p h1 h2 h3 img blockquote pre code table td tr tbody")


def pruned(root: Element) -> Element:
    """A copy of the tree without navigation, share bars, boxes and lists around the article.

    A part that holds a third of the text of the page is kept whatever its name. Where the names of a site mean
    something else, so that hardly any text would be left, the copy is of the whole.
    """
    copy = deepcopy(root)
    size = size_of(root)
    waiting = [copy]
    while waiting:
        element = waiting.pop()
        if _is_furniture(element) and size_of(element) <= size // 3 and not _holds_article(element):
            drop(element)
        else:
            waiting.extend(element)
    return copy if size_of(copy) >= min(size // 8, _ENOUGH) else deepcopy(root)


def _is_furniture(element: Element) -> bool:
    tag = element.tag
    if tag in _NEVER:
        return False
    names = features(element)
    if tag in _TAGS:
        return not _PULL.search(names) and not _in_quotation(element)
    if _TURNS.intersection((element.get("rel") or "").split()):
        return True
    return (element.get("role") or "") in _ROLES or bool(_NAMES.search(names))


def _in_quotation(element: Element) -> bool:
    return any(parent.tag in ("blockquote", "figure") for parent in element.iterancestors())


def _holds_article(element: Element) -> bool:
    return any(
        part.tag in ("article", "main", "h1") or part.get("itemprop") == "articleBody" for part in element.iter()
    )
