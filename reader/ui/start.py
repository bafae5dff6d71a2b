"""What is read from the library before the first frame, so that the first frame shows it."""

from dataclasses import dataclass

from reader.library.library import Library
from reader.model.entry import Entry
from reader.service.desk import Desk
from reader.service.following import following
from reader.service.library import lists
from reader.service.library.lists import EntryWindow, Front
from reader.ui.keys import PaneName
from reader.ui.listing import SAVED
from reader.ui.sizes import Sizes, read_sizes
from reader.ui.trail import Trail, read_trail


@dataclass(frozen=True, slots=True)
class Start:
    """The lists, the pane to begin in, and a sentence about what went wrong on the way, if anything did;
    ``begun`` is the column to go on with."""

    front: Front
    window: EntryWindow
    saved: EntryWindow
    pane: PaneName
    sizes: Sizes
    trail: Trail
    notice: str = ""
    begun: Entry | None = None


def read_start(desk: Desk, notice: str = "") -> Start:
    """Opens the library, gives a new one its catalogue, and reads the first lists. Raises LibraryError."""
    desk.library.start()
    desk.library.write_now(lambda library: following.begin(library, desk), durable=False)
    return desk.library.read_now(lambda library: _start(library, library.mended or notice))


def _start(library: Library, notice: str) -> Start:
    front = lists.front(library)
    begun = lists.half_read(library)
    window = lists.first_window(library, front, begun)
    pane = PaneName.ENTRIES if window.ids else PaneName.CHANNELS
    saved, sizes, trail = lists.window(library, SAVED), read_sizes(library), read_trail(library)
    return Start(front, window, saved, pane, sizes, trail, notice, begun)
