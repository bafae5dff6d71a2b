"""What is read from the library before the first frame, so that the first frame shows it."""

from dataclasses import dataclass

from reader.config import Settings
from reader.library.library import Library
from reader.model.entry import Entry, SavedOrder, Scope, ScopeKind
from reader.service.desk import Desk
from reader.service.following import following
from reader.service.library import lists
from reader.service.library.lists import EntryWindow, Front
from reader.ui.folding import read_folded
from reader.ui.hinting import Known, read_known
from reader.ui.keys import PaneName
from reader.ui.sizes import Sizes, read_sizes, sizes_of
from reader.ui.trail import Trail, read_trail

UNREAD = Scope(ScopeKind.UNREAD)


@dataclass(frozen=True, slots=True)
class Start:
    """The lists, the pane to begin in, and a sentence about what went wrong on the way, if anything did;
    ``begun`` is the column to go on with. ``asks``: the library is new, and its channels are asked at once.
    ``old_sizes``: the sizes are the library's still, and belong into the settings.
    ``folded`` are the sections that are; ``has_read``: a column was opened before; ``hints`` is what is known of
    them."""

    front: Front
    window: EntryWindow
    saved: EntryWindow
    pane: PaneName
    sizes: Sizes
    trail: Trail
    hints: Known
    notice: str = ""
    begun: Entry | None = None
    asks: bool = False
    old_sizes: bool = False
    folded: frozenset[str] = frozenset()
    has_read: bool = False


def read_start(desk: Desk, notice: str = "", asks: bool = False, settings: Settings | None = None) -> Start:
    """Opens the library, gives a new one its catalogue, and reads the first lists. ``asks``: the channels of a new one
    may be asked unbidden. Raises LibraryError."""
    desk.library.start()
    new = desk.library.write_now(lambda library: following.begin(library, desk), durable=False)
    first = asks and new and not desk.offline
    known = settings or Settings()
    today = lists.today_at(desk)
    return desk.library.read_now(lambda library: _start(library, library.mended or notice, first, known, today))


def _start(library: Library, notice: str, first: bool, settings: Settings, today: str) -> Start:
    front = lists.front(library, today)
    begun = lists.half_read(library)
    scope = UNREAD if first else lists.first_window(library, front, begun).scope
    window = lists.window(library, scope, settings.order)
    pane = PaneName.ENTRIES if window.ids or first else PaneName.CHANNELS
    saved = lists.window(library, Scope(ScopeKind.SAVED, order=SavedOrder(settings.saved_order)))
    trail = read_trail(library)
    hints = read_known(library)
    before, sizes = read_sizes(library), sizes_of(settings)
    old = before != Sizes() and sizes == Sizes()
    return Start(
        front,
        window,
        saved,
        pane,
        before if old else sizes,
        trail,
        hints,
        notice,
        begun,
        asks=first,
        old_sizes=old,
        folded=read_folded(library),
        has_read=bool(hints.opened),
    )
