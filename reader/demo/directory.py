"""The pages that only lead elsewhere: front page, columns, comics, biographies, and the page for what is not there."""

from html import escape

from reader.demo import shell
from reader.demo.holdings import Shelf, shelves
from reader.demo.strips import CARTOONISTS, COMICS, Series


def front_page() -> str:
    """The way in for somebody with a browser."""
    lists = "\n".join(_line(shelf) for shelf in shelves() if shelf.is_group)
    main = f"<h1>Columns and comics, by lantern light</h1>\n<ul>\n{lists}\n</ul>\n{shell.comic_tiles(COMICS)}"
    return shell.page(shell.Head("Lantern", "/", kind="website"), (), main)


def columns_page() -> str:
    """All lists and channels."""
    lines = "\n".join(_line(shelf) for shelf in shelves())
    return shell.page(shell.Head("Columns", "/columns", kind="website"), (), f"<h1>Columns</h1>\n<ul>\n{lines}\n</ul>")


def comics_page() -> str:
    """All comics and cartoonists."""
    main = (
        f"<h1>Comics</h1>\n{shell.comic_tiles(COMICS)}\n<h2>Editorial Cartoons</h2>\n{shell.comic_tiles(CARTOONISTS)}"
    )
    return shell.page(shell.Head("Comics", "/comics", kind="website"), (), main)


def biography_page(source: Shelf | Series) -> str:
    """Who makes a channel."""
    about = source.bio if isinstance(source, Shelf) else f"{source.byline} draws {source.name}."
    head = shell.Head(f"About {source.name}", f"{source.path}/biography", description=about)
    main = f"<h1>About {escape(source.name)}</h1>\n<p>{escape(about, quote=False)}</p>"
    return shell.page(head, ((source.name, source.path), (shell.SITE_NAME, "/")), main)


def missing_page() -> str:
    """The page for what is not there; the sentence is the site's."""
    head = shell.Head("404: Page Not Found", "/404", kind="website")
    return shell.page(head, (), "<h1>404: Page Not Found</h1>\n<p>We looked behind the presses, too.</p>")


def _line(shelf: Shelf) -> str:
    return f'<li><a href="{shelf.path}">{escape(shelf.name)}</a></li>'
