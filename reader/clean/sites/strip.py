"""A comic page: one picture, who drew it, and to whom it belongs."""

from collections.abc import Iterator

from reader.clean.blocks.inline import Address
from reader.clean.blocks.pictures import figure_of
from reader.clean.body.furniture import is_rights_line
from reader.clean.facts.metadata import Metadata
from reader.clean.sites.channels import has_comments
from reader.clean.sites.lines import page_lines
from reader.model.article import Article
from reader.model.blocks import Figure
from reader.model.moment import Moment, day_of
from reader.page.bylines import clean_byline
from reader.page.dates import moment_in
from reader.page.head import meta, page_title
from reader.page.tree import Element, features, lines_of, text_of

_NAMES = frozenset(("comic-zoom", "the-comic"))


def strip_of(root: Element, facts: Metadata, address: Address) -> Article | None:
    """The article of a comic page, its one block the strip at full size; None for any other page."""
    image = _image(root)
    figure = figure_of(image, address) if image is not None else None
    if image is None or figure is None:
        return None
    comments = has_comments(root, page_lines(root, address))
    return Article(
        url=facts.url,
        headline=facts.headline or figure.alt,
        byline=_byline(root) or facts.byline,
        masthead=facts.masthead,
        published_at=_day(root, image, figure) or facts.published_at,
        kicker=facts.kicker,
        blocks=(Figure(figure.image, figure.alt, width=figure.width, height=figure.height, title=figure.title),),
        rights=_rights(root),
        comments_url=f"{address.page.partition('#')[0]}#comments" if comments else "",
        language=facts.language,
    )


def _image(root: Element) -> Element | None:
    for image in root.iter("img"):
        figure = next(image.iterancestors("figure"), None)
        named = _NAMES.intersection(features(image).split())
        if named or (figure is not None and "comic" in features(figure).split()):
            return image
    return None


def _day(root: Element, image: Element, figure: Figure) -> Moment | None:
    """The day of the strip: what the picture or the title of the page says, else the day of the calendar in the year of
    the strips beside it."""
    said = (figure.alt, image.get("title") or "", meta(root, "og:title"), page_title(root))
    if moment := next(filter(None, map(moment_in, said)), None):
        return moment
    beside = [moment for way in ("prev", "next") for link in _classed(root, way) if (moment := _named_day(link))]
    known = next(map(day_of, beside), None)
    current = " ".join(next(map(text_of, _classed(root, "cur")), "").split())
    if moment := moment_in(current):
        return moment
    if known is None or not current:
        return None
    found = (moment_in(f"{current}, {year}") for year in (known.year - 1, known.year, known.year + 1))
    days = [day_of(moment) for moment in found if moment]
    return min(days, key=lambda day: abs(day - known), default=None)


def _named_day(link: Element) -> Moment | None:
    return moment_in(link.get("title") or "") or moment_in(text_of(link))


def _byline(root: Element) -> str:
    return next((clean_byline(text_of(link)) for link in _classed(root, "bio")), "")


def _rights(root: Element) -> str:
    """The rights line: what is named so, else the first line that reads like one."""
    named = next(map(text_of, _classed(root, "comic-copyright")), "")
    return named or next((text for text in lines_of(root) if is_rights_line(text)), "")


def _classed(root: Element, name: str) -> Iterator[Element]:
    """The elements with this class or id."""
    return (element for element in root.iter() if name in features(element).split())
