"""Pictures: which file an ``img`` means, its size, and what is said of it."""

import re
from itertools import islice

from reader.clean.blocks.inline import Address, absolute
from reader.clean.blocks.repair import mended
from reader.model.blocks import Figure, Span, Spans, spans_text
from reader.page.tree import Element, features, text_of
from reader.text import safe

# Where scripts find the real picture of an image that is filled in late, best first.
_LATE_SOURCES = (
    "data-zoom-image",
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-full-src",
    "data-hi-res-src",
    "src",
)
_LATE_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_ONE_OF_SET = re.compile(r"(\S+?)(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,\s+|,$|$)")
_WIDEST_USEFUL = 2000
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])captions?(?:[\s_-]?text)?(?:$|\s)")
_LONGEST_CREDIT = 60
# Elements: what holds more than a picture and its caption has more than these.
_LARGEST_FIGURE = 40
_NO_FIGURES = ("body", "article", "table", "li")
_ICON = re.compile(r"\b(?:emoji|icon|avatar|gravatar|logo|spacer|pixel|tracker|smiley|wp-smiley)\b")
_TINY = 40
_FOR_A_MOUSE = re.compile(r"(?:click|tap|touch|zoom|enlarge|hover|press|open|view|download)\b.{0,40}$", re.IGNORECASE)
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|attribution|byline|\bsource\b")
_CREDIT_TAIL = re.compile(
    r"(?:^|(?<=[.!?)”\"] )|\s[|–—-]\s)\(?((?:Photos?|Photograph|Image|Picture|Foto|Photo credit|Credit|Image credit)"
    r"(?:\s*:|\s+(?:by|courtesy)\b)[^.()]{2,80})\)?\.?$"
)


def make_figures(root: Element) -> None:
    """Where only class names say so, make what holds a picture and its caption a ``figure`` with a ``figcaption``."""
    for caption in list(root.iter("div", "p", "span", "dd", "small")):
        if not _CAPTION_CLASS.search(features(caption)) or not (text := text_of(caption)):
            continue
        for holder in islice(caption.iterancestors(), 3):
            large = next(islice(holder.iter(), _LARGEST_FIGURE, None), None) is not None
            if large or holder.tag in _NO_FIGURES or any(True for _ in holder.iter("figcaption")):
                break
            if any(True for _ in holder.iter("img")):
                if len(text_of(holder)) <= len(text) + _LONGEST_CREDIT:
                    holder.tag, caption.tag = "figure", "figcaption"
                break


def figure_of(image: Element, address: Address) -> Figure | None:
    """The picture an ``img`` shows, without caption; None when it is an icon, a pixel, or has no usable address."""
    width, height = _pixels(image, "width"), _pixels(image, "height")
    if image.tag == "amp-img" and min(width, height) <= _TINY:
        # There they may stand for a shape alone (AMP, "Layout").
        width = height = 0
    if 0 < width <= _TINY or 0 < height <= _TINY or _ICON.search(features(image)):
        return None
    url = source_of(image, address)
    alt, title = (safe(mended(image.get(name) or "")) for name in ("alt", "title"))
    title = "" if _FOR_A_MOUSE.match(title) else title
    return Figure(url, alt, width=width, height=height, title=title) if url else None


def source_of(image: Element, address: Address) -> str:
    """The address of the picture itself, not of the placeholder a script would replace."""
    base = address.base or address.page
    for name in _LATE_SOURCES[:-1]:
        if url := _picture_url(image.get(name) or "", base):
            return url
    sets = [image.get(name) or "" for name in _LATE_SETS]
    for picture in image.iterancestors("picture"):
        sets += [source.get(name) or "" for source in picture.iter("source") for name in _LATE_SETS]
    plain = _picture_url(image.get("src") or "", base)
    return next(filter(None, (_picture_url(_best_of_set(text), base) for text in sets if text)), "") or plain


def _best_of_set(srcset: str) -> str:
    """The widest picture that is not wider than a screen can use (HTML standard, section 4.8.4.2)."""
    offers = [(float(size or 1) * (1000 if unit == "x" else 1), url) for url, size, unit in _ONE_OF_SET.findall(srcset)]
    useful = [offer for offer in offers if offer[0] <= _WIDEST_USEFUL] or offers
    return max(useful, default=(0.0, ""))[1]


def _picture_url(href: str, base: str) -> str:
    url = absolute(href, base)
    return "" if url.startswith("mailto:") else url


def _pixels(image: Element, name: str) -> int:
    match = re.match(r"\s*(\d{1,5})(?:px)?\s*$", image.get(name) or image.get(f"data-{name}") or "", re.ASCII)
    return int(match[1]) if match else 0


def credit_element(caption: Element) -> Element | None:
    """The part of a caption that names the photographer, by its class; never the caption itself."""
    for part in caption.iterdescendants():
        if _CREDIT_CLASS.search(features(part)) and text_of(part):
            return part
    return None


def split_credit(caption: Spans) -> tuple[Spans, str]:
    """Caption and credit, where the credit is the caption's last words: ``(Photo by A. Writer)``."""
    text = spans_text(caption)
    match = _CREDIT_TAIL.search(text)
    if not match:
        return caption, ""
    return cut(caption, len(text[: match.start()].rstrip(" (|–—-"))), match[1].strip()


def cut(spans: Spans, length: int) -> Spans:
    """The first ``length`` characters of the spans."""
    kept: list[Span] = []
    for span in spans:
        if length <= 0:
            break
        kept.append(Span(span.text[:length], span.marks, span.link))
        length -= len(span.text)
    return tuple(kept)
