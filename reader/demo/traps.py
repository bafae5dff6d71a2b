"""What really comes for the entries of Rough Edges."""

from collections.abc import Callable
from datetime import date

from reader.demo import directory, listpage, shell
from reader.demo.answer import Answer, document
from reader.demo.columnpage import column_page, column_path, crumbs
from reader.demo.holdings import Shelf
from reader.demo.roughedges import Trap
from reader.demo.stock import Column

_CONSENT = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Before you continue</title></head><body>
<div id="consent-wall" role="dialog" aria-modal="true"><h1>We value your privacy</h1>
<p>Before you continue to Lantern, we and our 412 partners ask for your consent to store and access information on \
your device, such as cookies and unique identifiers, and to process personal data for personalised ads, audience \
measurement and the development of services.</p>
<p>You can accept, refuse, or change your choices at any time by returning to this site and clicking Privacy at the \
bottom of the page. Some partners process your data on the basis of legitimate interest; you may object below.</p>
<form method="post" action="/consent"><button name="all">Accept all</button>
<button name="none">Reject all</button><button name="more">Manage options</button></form>
<p><a href="/privacy">Privacy policy</a> <a href="/partners">List of partners</a></p></div>
</body></html>
"""

_EMPTY = "<!DOCTYPE html>\n<html><head><title></title></head><body>\n</body></html>\n"

_BROKEN = """<!DOCTYPE html>
<html><head><title>500 Internal Server Error</title></head><body><h1>Internal Server Error</h1>
<p>Something fell over. Somebody has been told.</p></body></html>
"""

_PHOTOGRAPHS = (
    "Fog at the fuel dock",
    "Two oars",
    "The four-ten ferry",
    "Nets, drying",
    "Pilings at low water",
    "A dog on the breakwater",
    "The ice house door",
    "Rope",
    "Last light",
)

# The smallest document a PDF reader opens: one blank page. The bytes in the second line mark it as binary.
_PDF = b"""%PDF-1.4
%\xe2\xe3\xcf\xd3
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>endobj
trailer<</Size 4/Root 1 0 R>>
%%EOF
"""


def trap_answer(trap: Trap, column: Column, shelf: Shelf, today: date, slow: float) -> Answer:
    """What the server sends instead of (or, after ``slow`` seconds, as) the column."""
    return _ANSWERS[trap](column, shelf, today, slow)


def _slow(column: Column, shelf: Shelf, today: date, slow: float) -> Answer:
    return Answer(column_page(column, shelf, today).encode(), delay=slow)


def _expired(column: Column, shelf: Shelf, today: date, slow: float) -> Answer:
    return document(listpage.list_page(shelf, without=column.id))


def _gallery(column: Column, shelf: Shelf, today: date, slow: float) -> Answer:
    path = column_path(shelf, column)
    cells = "\n".join(
        f'<div class="gallery-cell"><a href="{path}?photo={number}">'
        f'<img src="/jsnews/images/columns/harbor-{number}.png" alt="{title}"></a><span>{title}</span></div>'
        for number, title in enumerate(_PHOTOGRAPHS, 1)
    )
    main = f'<h1>{column.headline}</h1>\n<div class="gallery-grid">\n{cells}\n</div>'
    return document(shell.page(shell.Head(column.headline, path, kind="website"), crumbs(shelf), main))


def _fixed(answer: Answer) -> Callable[[Column, Shelf, date, float], Answer]:
    return lambda column, shelf, today, slow: answer


_ANSWERS: dict[Trap, Callable[[Column, Shelf, date, float], Answer]] = {
    Trap.SLOW: _slow,
    Trap.EXPIRED: _expired,
    Trap.GALLERY: _gallery,
    Trap.CONSENT: _fixed(document(_CONSENT)),
    Trap.EMPTY: _fixed(document(_EMPTY)),
    Trap.BROKEN: _fixed(document(_BROKEN, status=500)),
    Trap.MISSING: _fixed(document(directory.missing_page(), status=404)),
    Trap.PDF: _fixed(Answer(_PDF, "application/pdf")),
}
