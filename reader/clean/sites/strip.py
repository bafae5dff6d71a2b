"""A comic page: one picture, who drew it, and to whom it belongs."""

from reader.clean.blocks.inline import Address
from reader.clean.blocks.pictures import figure_of
from reader.clean.facts.metadata import Metadata
from reader.model.article import Article
from reader.model.blocks import Figure
from reader.page.bylines import clean_byline
from reader.page.dates import moment_in
from reader.page.tree import Element, features, text_of


def strip_of(root: Element, facts: Metadata, address: Address) -> Article | None:
    """The article of a comic page, its one block the strip at full size; None for any other page."""
    image = _image(root)
    figure = figure_of(image, address) if image is not None else None
    if image is None or figure is None:
        return None
    name = figure.alt or text_of_first(root, "a", "cur")
    return Article(
        url=facts.url,
        headline=facts.headline or figure.alt,
        byline=_byline(root) or facts.byline,
        masthead=facts.masthead,
        published_at=moment_in(name) or facts.published_at,
        kicker=facts.kicker,
        blocks=(Figure(figure.image, figure.alt, width=figure.width, height=figure.height, title=figure.title),),
        rights=text_of_first(root, "cite", "comic-copyright"),
        language=facts.language,
    )


def _image(root: Element) -> Element | None:
    for image in root.iter("img"):
        figure = next(image.iterancestors("figure"), None)
        if image.get("id") == "comic-zoom" or (figure is not None and "comic" in features(figure).split()):
            return image
    return None


def _byline(root: Element) -> str:
    for link in root.iter("a"):
        if "bio" in features(link).split():
            return clean_byline(text_of(link))
    return ""


def text_of_first(root: Element, tag: str, name: str) -> str:
    """The text of the first element with this tag and class, empty if there is none."""
    return next((text_of(element) for element in root.iter(tag) if name in features(element).split()), "")
