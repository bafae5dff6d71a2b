"""A file or the standard input as a page, by the same rules as an answer of a site."""

from datetime import UTC, datetime
from pathlib import Path

from reader.errors import FileError
from reader.fetch.limits import Limits, size_in_words
from reader.fetch.sniff import media_type, not_text
from reader.model.moment import utc
from reader.model.page import Page
from reader.text import safe

_MOST = Limits().decoded

_TROUBLES: tuple[tuple[type[OSError], str, str], ...] = (
    (FileNotFoundError, "There is no file {name}.", "Check the path; it counts from the folder you are in."),
    (IsADirectoryError, "{name} is a folder, not a file.", "Name one of the files in it."),
    (NotADirectoryError, "There is no file {name}.", "A part of the path is a file, not a folder."),
    (PermissionError, "{name} may not be read.", "Its permissions keep you out; its owner can change them."),
    (OSError, "{name} could not be read.", "The disk or the path may be at fault."),
)


def read_file(path: Path) -> Page:
    """The file as a page whose url is its ``file:`` address. Raises FileError."""
    name = safe(str(path))
    try:
        # Windows refuses to open a folder with a permission error, which would mislead.
        if path.is_dir():
            raise IsADirectoryError
        with path.open("rb") as file:
            body = file.read(_MOST + 1)
        url = path.absolute().as_uri()
    except OSError as trouble:
        raise _explained(trouble, name) from trouble
    except ValueError as impossible:
        raise FileError(f"“{name}” cannot be the name of a file.", "Check it for typing slips.") from impossible
    return _page(body, name, url)


def page_of_bytes(body: bytes, name: str) -> Page:
    """Bytes from elsewhere as a page; ``name`` is what a person calls them (``standard input``) and the page's url.

    Raises FileError.
    """
    return _page(body, safe(name), safe(name))


def _page(body: bytes, name: str, url: str) -> Page:
    if len(body) > _MOST:
        raise FileError(f"{name} is larger than {size_in_words(_MOST)}.", "Byline reads columns, not whole archives.")
    if thing := not_text("", body):
        raise FileError(f"{name} is {thing}, which has no text to read.", "Byline reads HTML, feeds and plain text.")
    return Page(url, url, body, content_type=media_type("", body), fetched_at=utc(datetime.now(UTC)))


def _explained(trouble: OSError, name: str) -> FileError:
    headline, hint = next((headline, hint) for kind, headline, hint in _TROUBLES if isinstance(trouble, kind))
    return FileError(headline.format(name=name), hint)
